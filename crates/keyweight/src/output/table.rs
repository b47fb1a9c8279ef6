//! Writes any table, in any format.

use std::io::Write;

use keyweight_report::{SheetExcess, Table, TableSink};

use super::blocks::write_blocks;
use super::sheets::{self, Place};
use super::{WriteError, WriteOptions};
use crate::execution::Progress;

/// Writes `table` and returns the number of its rows.
///
/// The threads of the current rayon pool format the rows. The bytes do not depend on their number.
/// For all rows of a large [`Keywords`](crate::tables::Keywords) table,
/// [`write_keywords`](crate::write_keywords) writes the same bytes faster.
///
/// # Errors
///
/// [`WriteError::Write`] if `out` fails, and [`WriteError::Cancelled`] if the options' progress says
/// so.
///
/// # Examples
///
/// ```
/// use keyweight::report::{Cell, Column, RowSink, Schema, Table};
/// use keyweight::{WriteOptions, write_table};
///
/// struct Squares(Schema);
///
/// impl Table for Squares {
///     fn schema(&self) -> &Schema {
///         &self.0
///     }
///     fn blocks(&self) -> usize {
///         1
///     }
///     fn write_block(&self, _block: usize, rows: &mut dyn RowSink) {
///         for number in 1..=3 {
///             rows.row(&[Cell::Integer(number), Cell::Integer(number * number)]);
///         }
///     }
/// }
///
/// let columns = vec![Column::integer("n", "a number"), Column::integer("square", "its square")];
/// let squares = Squares(Schema::new("squares", columns));
/// let mut bytes = Vec::new();
/// let rows = write_table(&squares, &mut bytes, &WriteOptions::default())?;
/// assert_eq!(rows, 3);
/// assert_eq!(bytes, b"n,square\n1,1\n2,4\n3,9\n");
/// # Ok::<(), keyweight::WriteError>(())
/// ```
pub fn write_table(
    table: &dyn Table,
    mut out: impl Write,
    options: &WriteOptions<'_>,
) -> Result<u64, WriteError> {
    // As a trait object, so that this is not compiled again for each writer.
    let out: &mut dyn Write = &mut out;
    let (rows, excess) = write_measured(table, options.style.sink(out), options.progress)?;
    report_excess(&table.schema().name, excess, options.progress);
    Ok(rows)
}

/// Writes `table` into any sink and returns the number of its rows.
///
/// The threads of the current rayon pool fill buffers of the sink, which takes them in order.
///
/// # Errors
///
/// The sink's errors, and [`WriteError::Cancelled`] if `progress` says so.
pub fn write_table_to<S: TableSink>(
    table: &dyn Table,
    sink: S,
    progress: &dyn Progress,
) -> Result<u64, WriteError> {
    Ok(write_measured(table, sink, progress)?.0)
}

/// The same, with what a spreadsheet cannot show.
pub(super) fn write_measured<S: TableSink>(
    table: &dyn Table,
    mut sink: S,
    progress: &dyn Progress,
) -> Result<(u64, SheetExcess), WriteError> {
    let buffer = sink.begin(table.schema(), table.size())?;
    let blocks = 0..table.blocks();
    let format = |block, rows: &mut S::Buffer| table.write_block(block, rows);
    let written = count_blocks(table, blocks.len(), progress);
    let rows = write_blocks(blocks, format, written, &mut sink, buffer, progress)?;
    let excess = sink.excess();
    sink.finish()?;
    Ok((rows, excess))
}

/// Reports what of a table, which was written by itself, a spreadsheet cannot show.
pub(crate) fn report_excess(table: &str, excess: SheetExcess, progress: &dyn Progress) {
    for notice in sheets::notices(table, table, excess, Place::Alone) {
        progress.exceeds(&notice);
    }
}

/// Reports to `progress`, at each call, that one more of the `blocks` of `table` has been written.
pub(super) fn count_blocks(
    table: &dyn Table,
    blocks: usize,
    progress: &dyn Progress,
) -> impl FnMut() {
    let (mut written, blocks) = (0, blocks as u64);
    progress.writing(&table.schema().name, written, blocks);
    move || {
        written += 1;
        progress.writing(&table.schema().name, written, blocks);
    }
}
