//! Counts as a file: what was counted once need not be counted again, and parts of a corpus that
//! were counted apart, on other days or other machines, are put together.

mod frame;
mod record;

use std::fs::File;
use std::io::{self, BufReader, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use keyweight_corpus::{Corpus, Reason, Skipped};
use keyweight_count::{CountsBuilder, Spill, Surfaces};

pub use frame::PartError;
use frame::{RecordReader, RecordWriter};
use record::{Document, End, Fields, Head, Spellings};

use crate::counting::Counted;
use crate::counting::pipeline::{CountError, count_into};
use crate::execution::Progress;
use crate::execution::Resources;
use crate::execution::TempFile;
use crate::settings::MecabFolder;
use crate::settings::Settings;

/// The ending of such files' names.
pub const PART_ENDING: &str = "kwc";

/// Writes `counted`, which was counted with `settings`.
///
/// The same counts give the same bytes.
///
/// # Errors
///
/// Whatever `out` answers to a write.
pub fn write_part(counted: &Counted, settings: &Settings, out: impl Write) -> io::Result<()> {
    let surfaces = counted.counts.surfaces();
    let fields = Fields::of(&counted.documents);
    let mut writer = RecordWriter::new(out)?;
    writer.write(&Head {
        program: env!("CARGO_PKG_VERSION").to_owned(),
        segmentation: settings.segmentation,
        dictionary: settings.dictionary.clone(),
        mecab: settings.mecab.as_ref().map(MecabFolder::source).cloned(),
        language: settings.language,
        origin: counted.origin.clone(),
        surfaces: surfaces.len() as u64,
        documents: counted.documents.len() as u64,
        fields: fields.lists(),
    })?;
    for spellings in record::spellings(surfaces) {
        writer.write(&spellings)?;
    }
    let mut reader = counted.counts.reader();
    for (number, document) in counted.documents.iter().enumerate() {
        let row = reader.row(number);
        writer.write(&Document::new(document, &fields, row))?;
    }
    writer.write(&End {
        inputs: counted.inputs.clone(),
        skipped: counted.skipped.clone(),
        notices: counted.notices.clone(),
    })?;
    writer.finish()?.flush()
}

/// Counts texts and adds what was counted earlier: the files of counts at `parts`, each counted as
/// `settings` say.
///
/// The result is that of counting all texts together, if the arguments of each part stand before or
/// behind those of each other one in byte order, and no two documents have the same id. One that
/// has the id of an earlier document gets the name of its file of counts before it.
///
/// A file of counts that cannot be read is among what was left out.
///
/// # Errors
///
/// As [`count`](crate::count).
pub fn count_with_parts(
    corpus: Option<Corpus>,
    parts: &[PathBuf],
    settings: &Settings,
    resources: &Resources,
    progress: &dyn Progress,
) -> Result<Counted, CountError> {
    let spill = TempFile::new(resources);
    let mut all = Vec::new();
    let mut damaged = Vec::new();
    let mut parts: Vec<&PathBuf> = parts.iter().collect();
    parts.sort_unstable_by_key(|path| path.as_os_str().as_encoded_bytes());
    parts.dedup();
    for path in parts {
        if progress.is_cancelled() {
            return Err(CountError::Cancelled);
        }
        let shown = path.display().to_string();
        let name = path.file_name().unwrap_or(path.as_os_str());
        let spill = Arc::clone(&spill) as Arc<dyn Spill>;
        match read_part(path, settings, spill) {
            Ok(counted) => all.push((name.to_string_lossy().into_owned(), counted)),
            Err(error) => damaged.push(Skipped::new(shown, reason(&error))),
        }
    }
    if let Some(corpus) = corpus {
        let counted = count_into(&spill, corpus, settings, progress)?;
        all.push(("texts".to_owned(), counted));
    }
    let mut counted = Counted::merge(all);
    damaged.append(&mut counted.skipped);
    counted.skipped = damaged;
    Ok(counted)
}

fn reason(error: &PartError) -> Reason {
    match error {
        PartError::Read(error) if error.kind() == io::ErrorKind::NotFound => Reason::Missing,
        error => Reason::Other {
            message: error.to_string(),
        },
    }
}

/// Reads the file of counts at `path`, which must have been counted as `settings` say.
pub(crate) fn read_part(
    path: &Path,
    settings: &Settings,
    spill: Arc<dyn Spill>,
) -> Result<Counted, PartError> {
    let file = File::open(path).map_err(PartError::Read)?;
    let bytes = file.metadata().map_err(PartError::Read)?.len();
    let mut reader = RecordReader::new(BufReader::new(file), bytes)?;
    let head: Head = reader.read()?;
    head.check(settings)?;
    let mut surfaces = Surfaces::default();
    let mut last = String::new();
    while (surfaces.len() as u64) < head.surfaces {
        let spellings: Spellings = reader.read()?;
        spellings.append_to(&mut surfaces, &mut last)?;
    }
    if surfaces.len() as u64 != head.surfaces {
        return Err(PartError::damaged("more surfaces than announced"));
    }
    let mut counts = CountsBuilder::new(surfaces, Some(spill));
    let mut documents = Vec::new();
    let fields = head.field_lists();
    for _ in 0..head.documents {
        let document: Document = reader.read()?;
        let (document, row) = document.into_counted(&fields)?;
        counts.push(&row).map_err(PartError::damaged)?;
        documents.push(document);
    }
    let End {
        inputs,
        skipped,
        notices,
    } = reader.read()?;
    reader.finish()?;
    Ok(Counted {
        counts: counts.finish(),
        documents,
        inputs,
        skipped,
        notices,
        origin: head.origin,
    })
}
