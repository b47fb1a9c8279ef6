//! Rows of CSV in memory, formatted by the csv crate or by the fast writer.

use super::fast::FastCsv;
use super::standard::StandardCsv;
use super::style::CsvStyle;
use crate::sink::RowBuffer;
use crate::table::{Cell, RowSink, Schema, TableSize};

/// Rows of CSV in memory; made by [`CsvStyle::buffer`].
///
/// Both writers give the same bytes for the same rows.
///
/// # Examples
///
/// ```
/// use keyweight_report::{Cell, CsvStyle, RowBuffer, RowSink, TableSize};
///
/// for size in [TableSize::Small, TableSize::Large] {
///     let mut buffer = CsvStyle::default().buffer(size);
///     buffer.row(&[Cell::Text("a, b"), Cell::Empty, Cell::real(0.1)]);
///     assert_eq!(buffer.bytes(), b"\"a, b\",,0.1\n");
///     assert_eq!(buffer.rows(), 1);
/// }
/// ```
#[derive(Debug)]
pub enum CsvBuffer {
    /// Formatted by the csv crate.
    Standard(StandardCsv),
    /// Formatted by the fast writer, for large tables.
    Fast(FastCsv),
}

impl CsvStyle {
    /// An empty buffer for the rows of a table of this size.
    pub fn buffer(self, size: TableSize) -> CsvBuffer {
        match size {
            TableSize::Small => CsvBuffer::Standard(StandardCsv::new(self)),
            TableSize::Large => CsvBuffer::Fast(FastCsv::new(self)),
        }
    }
}

impl CsvBuffer {
    /// Appends the line of column names. They are text and treated as such: a document's id may be
    /// one.
    pub fn header(&mut self, schema: &Schema) {
        let names = schema.columns.iter().map(|column| column.name.as_str());
        let cells: Vec<Cell<'_>> = names.map(Cell::Text).collect();
        match self {
            CsvBuffer::Standard(rows) => rows.line(&cells),
            CsvBuffer::Fast(rows) => rows.line(&cells),
        }
    }

    /// How the rows are written.
    pub fn style(&self) -> CsvStyle {
        match self {
            CsvBuffer::Standard(rows) => rows.style(),
            CsvBuffer::Fast(rows) => rows.style(),
        }
    }

    /// What was appended since the buffer was made or cleared.
    pub fn bytes(&self) -> &[u8] {
        match self {
            CsvBuffer::Standard(rows) => rows.bytes(),
            CsvBuffer::Fast(rows) => rows.bytes(),
        }
    }

    /// The number of cells since the buffer was made or cleared that are too long for a spreadsheet.
    pub(super) fn long_cells(&self) -> u64 {
        match self {
            CsvBuffer::Standard(rows) => rows.long_cells(),
            CsvBuffer::Fast(rows) => rows.long_cells(),
        }
    }
}

impl RowSink for CsvBuffer {
    #[inline]
    fn row(&mut self, cells: &[Cell<'_>]) {
        match self {
            CsvBuffer::Standard(rows) => rows.row(cells),
            CsvBuffer::Fast(rows) => rows.row(cells),
        }
    }
}

impl RowBuffer for CsvBuffer {
    fn another(&self) -> CsvBuffer {
        match self {
            CsvBuffer::Standard(rows) => CsvBuffer::Standard(StandardCsv::new(rows.style())),
            CsvBuffer::Fast(rows) => CsvBuffer::Fast(FastCsv::new(rows.style())),
        }
    }

    fn rows(&self) -> u64 {
        match self {
            CsvBuffer::Standard(rows) => rows.rows(),
            CsvBuffer::Fast(rows) => rows.rows(),
        }
    }

    fn clear(&mut self) {
        match self {
            CsvBuffer::Standard(rows) => rows.clear(),
            CsvBuffer::Fast(rows) => rows.clear(),
        }
    }
}
