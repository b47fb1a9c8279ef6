//! Counts as a file: texts that were counted once need not be counted again, and parts of a corpus
//! that were counted apart, on other days or other machines, are put together.

mod budget;
mod documents;
mod error;
mod head;
mod layout;
mod packed_list;
mod read;
mod reader;
mod record;
mod surfaces;
#[cfg(test)]
mod tests;
mod writer;

use std::io::{self, Write};
use std::path::PathBuf;
use std::sync::Arc;

use keyweight_corpus::{Corpus, Reason, Skipped};
use keyweight_count::Spill;

use crate::counting::pipeline::count_into;
use crate::counting::{CountError, CountOptions, Counted};
use crate::execution::TempFile;
use crate::settings::Settings;
use documents::{Document, FieldLists};
use error::PartError;
use head::Head;
use read::read_part;
use record::Argument;
use writer::ChunkWriter;

/// The extension of files of counts.
pub const PART_EXTENSION: &str = "kwc";

/// Writes `counted`, which was counted with `settings`, as a file of counts.
///
/// The same counts give the same bytes.
///
/// # Errors
///
/// The errors of writing to `out`; an error with the cause of [`CountError::Spill`] if counts in a
/// temporary file could not be read back; and [`io::ErrorKind::FileTooLarge`] if a document, with its
/// metadata and about six bytes for each distinct surface, takes more than 256 MiB, or a surface is
/// longer than 1 MiB, which no surface that [`count()`](crate::count()) counts is.
pub fn write_part(counted: &Counted, settings: &Settings, out: impl Write) -> io::Result<()> {
    let counts = counted.counts.clone().remove_unused_surfaces();
    let surfaces = counts.surfaces();
    let fields = FieldLists::of(&counted.documents);
    let mut writer = ChunkWriter::new(out)?;
    writer.write(&Head::new(
        settings,
        surfaces.len(),
        counted.documents.len(),
    ))?;
    for argument in &counted.origin {
        writer.write(&Argument(argument.into()))?;
    }
    for names in fields.records() {
        writer.write(&names)?;
    }
    for spellings in surfaces::spellings(surfaces) {
        writer.write(&spellings?)?;
    }
    let mut reader = counts.reader();
    for (number, document) in counted.documents.iter().enumerate() {
        let row = reader.row(number);
        let record = Document::new(document, &fields, row);
        let written = writer.write(&record);
        written.map_err(|error| match error.kind() {
            io::ErrorKind::FileTooLarge => {
                let message = format!("the document {:?} has {error}", document.id);
                io::Error::new(error.kind(), message)
            }
            _ => error,
        })?;
    }
    if let Some(failure) = counts.failure() {
        return Err(io::Error::other(failure));
    }
    for input in &counted.inputs {
        writer.write(input)?;
    }
    for skipped in &counted.skipped {
        writer.write(skipped)?;
    }
    for notice in &counted.notices {
        writer.write(notice)?;
    }
    writer.finish()?.flush()
}

/// What to count together: texts, files of counts, or both.
///
/// # Examples
///
/// ```
/// use keyweight::CountSources;
///
/// let sources = CountSources::default().parts(["monday.kwc", "tuesday.kwc"]);
/// assert_eq!(sources.parts.len(), 2);
/// ```
#[derive(Default)]
#[non_exhaustive]
pub struct CountSources {
    /// The texts.
    pub corpus: Option<Corpus>,
    /// The paths of the files of counts, in any order; one that is given twice is read once.
    pub parts: Vec<PathBuf>,
}

impl CountSources {
    /// Count these texts, if there are any.
    #[must_use]
    pub fn corpus(self, corpus: impl Into<Option<Corpus>>) -> CountSources {
        CountSources {
            corpus: corpus.into(),
            ..self
        }
    }

    /// Add the counts in these files.
    #[must_use]
    pub fn parts<P: Into<PathBuf>>(self, parts: impl IntoIterator<Item = P>) -> CountSources {
        CountSources {
            parts: parts.into_iter().map(Into::into).collect(),
            ..self
        }
    }
}

/// Counts texts and adds counts from files, which must have been counted with the same `settings`.
///
/// The result is that of counting all texts together, if the arguments of each file of counts come
/// before or after those of each other one in byte order, and no two documents have the same id. A
/// document with the id of an earlier one gets the name of its file of counts before its id.
///
/// A file of counts that cannot be read is reported as [skipped](Counted::skipped). If a newer
/// keyweight wrote more into it than counts, this is ignored as far as the counts can be understood
/// without it.
///
/// # Errors
///
/// The errors of [`count()`](crate::count()).
pub fn count_with_parts(
    sources: CountSources,
    settings: &Settings,
    options: &CountOptions<'_>,
) -> Result<Counted, CountError> {
    let CountSources { corpus, mut parts } = sources;
    let spill = TempFile::new(&options.resources);
    let mut all = Vec::new();
    let mut unread = Vec::new();
    parts.sort_unstable_by(|a, b| a.as_os_str().cmp(b.as_os_str()));
    parts.dedup();
    for path in parts {
        if options.progress.is_cancelled() {
            return Err(CountError::Cancelled);
        }
        let name = path.file_name().unwrap_or(path.as_os_str());
        let spill = Arc::clone(&spill) as Arc<dyn Spill>;
        match read_part(&path, settings, options, spill) {
            Ok(counted) => all.push((name.to_string_lossy().into_owned(), counted)),
            Err(error) => unread.push(Skipped::new(path.display().to_string(), reason(&error))),
        }
    }
    if let Some(corpus) = corpus {
        let counted = count_into(&spill, corpus, settings, options)?;
        all.push(("texts".to_owned(), counted));
    }
    let mut counted = Counted::merge(all);
    unread.append(&mut counted.skipped);
    counted.skipped = unread;
    Ok(counted)
}

fn reason(error: &PartError) -> Reason {
    match error {
        PartError::Read(error) if error.kind() == io::ErrorKind::NotFound => Reason::Missing,
        error => Reason::Other {
            message: error.full_message(),
        },
    }
}
