//! Writes `keywords`, with a faster way into CSV if it has millions of rows.

use std::any::Any;
use std::io::Write;

use keyweight_report::{
    CsvBuffer, CsvSink, FastCsv, RowBuffer, SheetExcess, Style, Table, TableSink,
};

use super::blocks::write_blocks;
use super::table::{count_blocks, report_excess, write_table};
use super::{WriteError, WriteOptions};
use crate::execution::Progress;
use crate::tables::Keywords;

/// Writes `keywords` and returns the number of its rows: the same bytes as
/// [`write_table`](crate::write_table), but faster if the table has millions of rows.
///
/// What the rows repeat about each term is formatted only once.
///
/// # Errors
///
/// [`WriteError::Write`] if `out` fails, and [`WriteError::Cancelled`] if the options' progress says
/// so.
pub fn write_keywords(
    keywords: &Keywords<'_>,
    mut out: impl Write,
    options: &WriteOptions<'_>,
) -> Result<u64, WriteError> {
    let Style::Csv(style) = options.style else {
        return write_table(keywords, out, options);
    };
    let out: &mut dyn Write = &mut out;
    let sink = CsvSink::new(out, style);
    let (rows, excess) = write_measured(keywords, sink, options.progress)?;
    report_excess(&keywords.schema().name, excess, options.progress);
    Ok(rows)
}

/// Writes `keywords` into any sink and returns the number of its rows: the same rows as
/// [`write_table_to`](crate::write_table_to), but faster if there are millions and the sink takes CSV.
///
/// # Errors
///
/// The sink's errors, and [`WriteError::Cancelled`] if `progress` says so.
pub fn write_keywords_to<S: TableSink>(
    keywords: &Keywords<'_>,
    sink: S,
    progress: &dyn Progress,
) -> Result<u64, WriteError> {
    Ok(write_measured(keywords, sink, progress)?.0)
}

/// The same, with what a spreadsheet cannot show.
pub(super) fn write_measured<S: TableSink>(
    keywords: &Keywords<'_>,
    mut sink: S,
    progress: &dyn Progress,
) -> Result<(u64, SheetExcess), WriteError> {
    let mut buffer = sink.begin(keywords.schema(), keywords.size())?;
    let style = fast_csv(&mut buffer).map(|csv| csv.style());
    let prepared = style.and_then(|style| keywords.prepared(style));
    let blocks = 0..keywords.blocks();
    let format = |block, rows: &mut S::Buffer| match (&prepared, fast_csv(rows)) {
        (Some(prepared), Some(csv)) => prepared.write_block(block, csv),
        _ => keywords.write_block(block, rows),
    };
    let written = count_blocks(keywords, blocks.len(), progress);
    let rows = write_blocks(blocks, format, written, &mut sink, buffer, progress)?;
    let excess = sink.excess();
    sink.finish()?;
    Ok((rows, excess))
}

/// The fast writer in `buffer`, if that is what it uses.
fn fast_csv<B: RowBuffer>(buffer: &mut B) -> Option<&mut FastCsv> {
    match (buffer as &mut dyn Any).downcast_mut() {
        Some(CsvBuffer::Fast(csv)) => Some(csv),
        _ => None,
    }
}
