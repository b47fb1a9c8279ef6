//! Reads a file of counts.

use std::collections::HashSet;
use std::fs::File;
use std::io::{BufReader, Read};
use std::mem;
use std::path::Path;
use std::sync::Arc;

use keyweight_corpus::{InputFile, Notice, Skipped};
use keyweight_count::{CountsBuilder, Spill, Surfaces};

use super::documents::{Document, MOST_TOKENS};
use super::error::PartError;
use super::head::Head;
use super::layout::ChunkKind;
use super::reader::{Chunk, ChunkReader};
use super::record::{Argument, FieldNames};
use super::surfaces::Spellings;
use crate::counting::{CountOptions, Counted, CountedDocument};
use crate::settings::Settings;

/// How many characters of an id a message shows.
const SHOWN_CHARACTERS: usize = 60;

/// Reads the file of counts at `path`, which must have been counted with `settings`.
pub(crate) fn read_part(
    path: &Path,
    settings: &Settings,
    options: &CountOptions<'_>,
    spill: Arc<dyn Spill>,
) -> Result<Counted, PartError> {
    let file = File::open(path).map_err(PartError::Read)?;
    let bytes = file.metadata().map_err(PartError::Read)?.len();
    read(
        BufReader::new(file),
        bytes,
        |head| head.check(settings, options),
        spill,
    )
}

/// Reads a file of counts of `bytes` bytes if its head passes `check`.
pub(crate) fn read(
    file: impl Read,
    bytes: u64,
    check: impl FnOnce(&Head) -> Result<(), PartError>,
    spill: Arc<dyn Spill>,
) -> Result<Counted, PartError> {
    let mut reader = ChunkReader::new(file, bytes)?;
    let head = match reader.next()? {
        Some(chunk) if chunk.kind == ChunkKind::Head => chunk.records::<Head>().next(),
        _ => None,
    };
    let head = head.ok_or_else(|| PartError::damaged("it does not begin with its head"))??;
    check(&head)?;
    let mut part = PartBuilder::new(head, spill);
    while let Some(chunk) = reader.next()? {
        part.add(chunk)?;
    }
    part.finish()
}

/// A file of counts that is being read.
struct PartBuilder {
    head: Head,
    spill: Arc<dyn Spill>,
    surfaces: Surfaces,
    /// The last of the surfaces.
    last: String,
    /// Made of all surfaces when the first document comes.
    counts: Option<CountsBuilder>,
    fields: Vec<Arc<[String]>>,
    documents: Vec<CountedDocument>,
    /// The tokens of all documents.
    tokens: u64,
    inputs: Vec<InputFile>,
    skipped: Vec<Skipped>,
    notices: Vec<Notice>,
    origin: Vec<String>,
}

impl PartBuilder {
    fn new(head: Head, spill: Arc<dyn Spill>) -> PartBuilder {
        PartBuilder {
            head,
            spill,
            surfaces: Surfaces::default(),
            last: String::new(),
            counts: None,
            fields: Vec::new(),
            documents: Vec::new(),
            tokens: 0,
            inputs: Vec::new(),
            skipped: Vec::new(),
            notices: Vec::new(),
            origin: Vec::new(),
        }
    }

    fn add(&mut self, chunk: Chunk<'_>) -> Result<(), PartError> {
        match chunk.kind {
            ChunkKind::Arguments => {
                for record in chunk.records::<Argument<'_>>() {
                    self.origin.push(record?.0.into_owned());
                }
            }
            ChunkKind::Fields => {
                for record in chunk.records::<FieldNames<'_>>() {
                    let names = record?.0.strings();
                    let names = names.ok_or_else(|| PartError::damaged("a name is cut"))?;
                    self.fields.push(names.into());
                }
            }
            ChunkKind::Surfaces => self.add_surfaces(chunk)?,
            ChunkKind::Documents => self.add_documents(chunk)?,
            ChunkKind::Inputs => collect(chunk.records(), &mut self.inputs)?,
            ChunkKind::Skipped => collect(chunk.records(), &mut self.skipped)?,
            ChunkKind::Notices => collect(chunk.records(), &mut self.notices)?,
            ChunkKind::Head | ChunkKind::Last => {
                return Err(PartError::damaged("it has a second head"));
            }
        }
        Ok(())
    }

    fn add_surfaces(&mut self, chunk: Chunk<'_>) -> Result<(), PartError> {
        for record in chunk.records::<Spellings<'_>>() {
            record?.append_to(&mut self.surfaces, &mut self.last)?;
        }
        Ok(())
    }

    fn add_documents(&mut self, chunk: Chunk<'_>) -> Result<(), PartError> {
        if self.counts.is_none() {
            self.counts = Some(self.start_counts()?);
        }
        let Some(counts) = &mut self.counts else {
            return Ok(());
        };
        let words = self.head.segmentation.words;
        let mut row = Vec::new();
        for record in chunk.records::<Document<'_>>() {
            let document = record?.into_counted(&self.fields, words, &mut row)?;
            self.tokens = self.tokens.saturating_add(document.tokens);
            if self.tokens > MOST_TOKENS {
                return Err(PartError::damaged("it has more tokens than any disk holds"));
            }
            counts
                .push(&row)
                .map_err(|error| PartError::damaged_by("a row is wrong", error))?;
            self.documents.push(document);
        }
        Ok(())
    }

    /// A builder for the rows of the documents, once all surfaces are here.
    fn start_counts(&mut self) -> Result<CountsBuilder, PartError> {
        check_number("surfaces", self.surfaces.len(), self.head.surfaces)?;
        let surfaces = mem::take(&mut self.surfaces);
        Ok(CountsBuilder::new(surfaces, Some(Arc::clone(&self.spill))))
    }

    fn finish(mut self) -> Result<Counted, PartError> {
        let counts = match self.counts.take() {
            Some(counts) => counts,
            None => self.start_counts()?,
        };
        check_number("documents", self.documents.len(), self.head.documents)?;
        check_ids(&self.documents)?;
        check_inputs(&self.inputs)?;
        let counts = counts.finish();
        if counts.surface_counts().contains(&0) {
            return Err(PartError::damaged("a surface is in no document"));
        }
        Ok(Counted {
            counts,
            documents: self.documents,
            inputs: self.inputs,
            skipped: self.skipped,
            notices: self.notices,
            origin: self.origin,
            resolver: None,
        })
    }
}

fn collect<T>(
    records: impl Iterator<Item = Result<T, PartError>>,
    all: &mut Vec<T>,
) -> Result<(), PartError> {
    for record in records {
        all.push(record?);
    }
    Ok(())
}

fn check_number(what: &str, found: usize, announced: u64) -> Result<(), PartError> {
    if found as u64 == announced {
        return Ok(());
    }
    let message = format!("it has {found} {what}, but its head announces {announced}");
    Err(PartError::damaged(message))
}

/// The id of a document identifies it in every table.
fn check_ids(documents: &[CountedDocument]) -> Result<(), PartError> {
    let mut ids = HashSet::with_capacity(documents.len());
    match documents.iter().find(|document| !ids.insert(&document.id)) {
        None => Ok(()),
        Some(document) => {
            let id = shortened(&document.id);
            let message = format!("two documents have the id {id}");
            Err(PartError::damaged(message))
        }
    }
}

/// The id in quotation marks, with its beginning only if it is long.
fn shortened(id: &str) -> String {
    match id.char_indices().nth(SHOWN_CHARACTERS) {
        None => format!("{id:?}"),
        Some((end, _)) => format!("{:?}…", &id[..end]),
    }
}

/// Files are in byte order, and what they had can be added up.
fn check_inputs(inputs: &[InputFile]) -> Result<(), PartError> {
    let sizes = inputs
        .iter()
        .try_fold((0_u64, 0_u64), |(bytes, documents), input| {
            let bytes = bytes.checked_add(input.bytes)?;
            Some((bytes, documents.checked_add(input.documents)?))
        });
    if sizes.is_some() && inputs.is_sorted_by(|a, b| a.path <= b.path) {
        return Ok(());
    }
    Err(PartError::damaged(
        "its files are out of order, or too large",
    ))
}
