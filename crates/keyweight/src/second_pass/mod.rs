//! Reads the texts of a counted corpus a second time, for tables that are made from the texts.
//!
//! Which term a token counts for is only known once the whole corpus is counted, and the texts are
//! not kept. So they are read a second time, in batches: threads work on these in parallel, and the
//! rows are written in the order of the input.

mod linked;
mod overlap;
mod reader;

use std::io::Write;

use keyweight_corpus::{Corpus, Skipped};
use keyweight_report::{StyleBuffer, TableSink, TableSize};

use crate::counting::{Batches, CountError};
use crate::output::{WriteError, WriteOptions, report_excess, write_blocks};
use crate::tables::TextTable;
use linked::LinkedBatches;
use reader::SecondPass;

/// About how many bytes of text a thread is given at a time. The rows of a batch are held in memory,
/// and are many times as large.
const BATCH_BYTES: u64 = 1 << 17;

/// The result of writing a [`TextTable`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct WrittenTexts {
    /// The number of rows.
    pub rows: u64,
    /// Documents whose rows are missing because they could not be read again as they were counted,
    /// in input order.
    pub skipped: Vec<Skipped>,
}

/// Reads the texts of a counted corpus a second time and writes `table`.
///
/// `corpus` must be opened like the one that was counted. A document that has changed since then has
/// no rows and is reported as skipped; of a document longer than 4 MB, rows before the change may
/// have been written. The bytes do not depend on the number of threads, and memory use does not grow
/// with the corpus.
///
/// # Errors
///
/// The errors of [`write_table`](crate::write_table), and [`WriteError::Count`] if counts in a
/// temporary file could not be read back.
pub fn write_texts(
    table: &dyn TextTable,
    mut corpus: Corpus,
    mut out: impl Write,
    options: &WriteOptions<'_>,
) -> Result<WrittenTexts, WriteError> {
    let progress = options.progress;
    let pass = SecondPass::new(table, progress);
    let is_stopped = || progress.is_cancelled();
    let mut batches = LinkedBatches::new(Batches::new(&mut corpus, BATCH_BYTES, &is_stopped));
    let out: &mut dyn Write = &mut out;
    let mut sink = options.style.sink(out);
    let buffer = sink.begin(table.schema(), TableSize::Large)?;
    let format = |batch, rows: &mut StyleBuffer| pass.write(batch, rows);
    let rows = write_blocks(batches.by_ref(), format, || (), &mut sink, buffer, progress)?;
    let excess = sink.excess();
    sink.finish()?;
    report_excess(&table.schema().name, excess, progress);
    if let Some(failure) = table.basis().counts.failure() {
        return Err(CountError::Spill(failure).into());
    }
    Ok(WrittenTexts {
        rows,
        skipped: pass.finish(batches.into_skipped()),
    })
}
