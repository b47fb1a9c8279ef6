//! Tables that are made of the texts themselves, which are read once more for them.
//!
//! Which term a token counts for is known only when the whole corpus is counted, and the texts are
//! not kept. So they are read a second time, in batches that threads work on side by side and whose
//! rows are written in the order of the input.

mod again;
mod batches;
mod carry;

use std::io::Write;
use std::ops::Range;

use keyweight_corpus::{Corpus, Skipped};
use keyweight_count::Counts;
use keyweight_report::{RowSink, Schema, StyleBuffer, TableSink, TableSize};
use keyweight_tokenize::Break;

use crate::counting::CountError;
use crate::counting::{Counted, CountedDocument};
use crate::model::Analysis;
use crate::output::{WriteError, WriteOptions, write_blocks};
use crate::settings::Settings;
use again::Again;
use batches::Batches;

/// A table whose rows are made of the texts, token by token; written by [`write_texts`].
pub trait TextTable: Sync {
    /// The table's name and its columns.
    fn schema(&self) -> &Schema;

    /// The corpus as it was counted.
    fn basis(&self) -> Basis<'_>;

    /// How many tokens before and behind a token its rows look at.
    fn reach(&self) -> Reach;

    /// Gives the rows of the [own](Passage::own) tokens of a passage.
    fn write_passage(&self, passage: &Passage<'_>, rows: &mut dyn RowSink);
}

/// A corpus as it was counted: what its texts are compared with when they are read again.
#[derive(Clone, Copy, Debug)]
pub struct Basis<'a> {
    pub(crate) counts: &'a Counts,
    pub(crate) documents: &'a [CountedDocument],
    pub(crate) skipped: &'a [Skipped],
    pub(crate) settings: &'a Settings,
}

impl<'a> Basis<'a> {
    /// What `counted` is, which was counted with `settings`.
    pub fn of_counted(counted: &'a Counted, settings: &'a Settings) -> Basis<'a> {
        Basis {
            counts: &counted.counts,
            documents: &counted.documents,
            skipped: &counted.skipped,
            settings,
        }
    }

    /// What `analysis` was made of.
    pub fn of_analysis(analysis: &'a Analysis) -> Basis<'a> {
        Basis {
            counts: analysis.counts(),
            documents: analysis.documents(),
            skipped: analysis.skipped(),
            settings: analysis.settings(),
        }
    }
}

/// How far around a token its rows look, in tokens.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Reach {
    /// Before it.
    pub before: usize,
    /// Behind it.
    pub behind: usize,
}

/// A document, or a part of a long one.
#[derive(Debug)]
pub struct Passage<'p> {
    /// The id of the document.
    pub document: &'p str,
    /// The text at hand.
    pub text: &'p str,
    /// How many bytes of the document stand before the text at hand.
    pub offset: usize,
    /// How many tokens of the document stand before those at hand.
    pub position: u64,
    /// The tokens of the text at hand; their spans index it.
    pub tokens: &'p [Occurrence],
    /// Of which tokens rows are to be given. The others are what these reach to.
    pub own: Range<usize>,
}

/// A token of a passage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Occurrence {
    /// Where it begins in the text at hand, in bytes.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
    /// The number of its surface.
    pub surface: u32,
    /// What separates it from the token before it.
    pub break_before: Break,
}

/// What became of a table made of texts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WrittenTexts {
    /// The number of rows.
    pub rows: u64,
    /// What could not be read again as it was counted, in input order. Its rows are missing.
    pub skipped: Vec<Skipped>,
}

/// Reads the texts of a corpus that was counted once more and writes `table`.
///
/// `corpus` is to be opened as the one that was counted. A document that is no longer what was
/// counted has no rows and is among what was left out; of one longer than 4 MB the part before the
/// difference may have been written by then. The bytes do not depend on the number of threads, and
/// what is held in memory does not grow with the corpus.
///
/// # Errors
///
/// As [`write_table`](crate::write_table), and [`WriteError::Count`] if counts in a temporary file
/// could not be read back.
pub fn write_texts(
    table: &dyn TextTable,
    corpus: Corpus,
    mut out: impl Write,
    options: &WriteOptions<'_>,
) -> Result<WrittenTexts, WriteError> {
    let progress = options.progress;
    let again = Again::new(table, progress);
    let batches = Batches::new(corpus, &again);
    let out: &mut dyn Write = &mut out;
    let mut sink = options.style.sink(out);
    let buffer = sink.begin(table.schema(), TableSize::Large)?;
    let format = |batch, rows: &mut StyleBuffer| again.write(batch, rows);
    let rows = write_blocks(batches, format, &mut sink, buffer, progress)?;
    sink.finish()?;
    if let Some(failure) = table.basis().counts.failure() {
        return Err(CountError::Spill { failure }.into());
    }
    Ok(WrittenTexts {
        rows,
        skipped: again.finish(),
    })
}
