//! A table as CSV in a writer.

use std::io::Write;

use super::buffer::CsvBuffer;
use super::style::CsvStyle;
use crate::sheet::SheetExcess;
use crate::sink::{RowBuffer, SinkError, TableSink};
use crate::table::{Schema, Table, TableSize};

/// Writes a table as CSV: a line of column names, then a line per row.
///
/// Small tables are written by the csv crate, large ones by a faster writer with the same bytes.
#[derive(Debug)]
pub struct CsvSink<W> {
    out: W,
    style: CsvStyle,
    columns: usize,
    rows: u64,
    long_cells: u64,
}

impl CsvStyle {
    /// Writes the whole of `table` on this thread and returns the number of its rows.
    ///
    /// With several threads, give each a [`buffer`](CsvStyle::buffer), and hand the buffers to a
    /// [`CsvSink`] in order: it gives the same bytes.
    ///
    /// # Errors
    ///
    /// [`SinkError::Write`] if `out` fails.
    pub fn write_table(self, table: &dyn Table, out: impl Write) -> Result<u64, SinkError> {
        CsvSink::new(out, self).write_table(table)
    }
}

impl<W: Write> CsvSink<W> {
    /// A table written to `out`.
    pub fn new(out: W, style: CsvStyle) -> CsvSink<W> {
        CsvSink {
            out,
            style,
            columns: 0,
            rows: 0,
            long_cells: 0,
        }
    }

    /// The writer that was given.
    pub(super) fn into_inner(self) -> W {
        self.out
    }
}

impl<W: Write> TableSink for CsvSink<W> {
    type Buffer = CsvBuffer;

    fn begin(&mut self, schema: &Schema, size: TableSize) -> Result<CsvBuffer, SinkError> {
        let mut buffer = self.style.buffer(size);
        buffer.header(schema);
        self.columns = schema.columns.len();
        self.block(&buffer)?;
        buffer.clear();
        Ok(buffer)
    }

    fn block(&mut self, rows: &CsvBuffer) -> Result<(), SinkError> {
        self.rows += rows.rows();
        self.long_cells += rows.long_cells();
        Ok(self.out.write_all(rows.bytes())?)
    }

    fn excess(&self) -> SheetExcess {
        SheetExcess::of(self.rows, self.columns, self.long_cells)
    }

    fn finish(mut self) -> Result<(), SinkError> {
        Ok(self.out.flush()?)
    }
}
