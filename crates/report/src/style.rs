//! How a table is written, in whatever format.

use crate::{Cell, CsvBuffer, CsvStyle, JsonlBuffer, JsonlStyle, RowSink, Schema};

/// A format with all choices that it leaves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Style {
    /// Comma-separated values, or with another delimiter.
    Csv(CsvStyle),
    /// JSON Lines.
    Jsonl(JsonlStyle),
}

impl Default for Style {
    /// CSV for a spreadsheet.
    fn default() -> Style {
        Style::Csv(CsvStyle::default())
    }
}

impl From<CsvStyle> for Style {
    fn from(style: CsvStyle) -> Style {
        Style::Csv(style)
    }
}

impl From<JsonlStyle> for Style {
    fn from(style: JsonlStyle) -> Style {
        Style::Jsonl(style)
    }
}

impl Style {
    /// Gives an empty buffer that takes rows of a table with these columns.
    pub fn buffer(&self, schema: &Schema) -> Buffer {
        match self {
            Style::Csv(style) => Buffer::Csv(style.buffer()),
            Style::Jsonl(style) => Buffer::Jsonl(style.buffer(schema)),
        }
    }
}

/// Rows in memory, as they will be written; made by [`Style::buffer`].
///
/// # Examples
///
/// ```
/// use keyweight_report::{Cell, Column, CsvStyle, JsonlStyle, RowSink, Schema, Style};
///
/// let schema = Schema::new("terms", vec![Column::integer("count", "how many")]);
/// let styles: [(Style, &[u8]); 2] = [
///     (CsvStyle::default().into(), b"count\n7\n"),
///     (JsonlStyle::default().into(), b"{\"count\":7}\n"),
/// ];
/// for (style, written) in styles {
///     let mut buffer = style.buffer(&schema);
///     buffer.header(&schema);
///     buffer.row(&[Cell::Integer(7)]);
///     assert_eq!(buffer.bytes(), written);
/// }
/// ```
#[derive(Debug)]
#[non_exhaustive]
pub enum Buffer {
    /// Lines of CSV.
    Csv(CsvBuffer),
    /// Lines of JSON.
    Jsonl(JsonlBuffer),
}

impl Buffer {
    /// Appends what stands before the first row, if the format has anything there.
    pub fn header(&mut self, schema: &Schema) {
        match self {
            Buffer::Csv(buffer) => buffer.header(schema),
            Buffer::Jsonl(_) => {}
        }
    }

    /// What was appended since the buffer was made or cleared.
    pub fn bytes(&self) -> &[u8] {
        match self {
            Buffer::Csv(buffer) => buffer.bytes(),
            Buffer::Jsonl(buffer) => buffer.bytes(),
        }
    }

    /// How many rows that is, without the header.
    pub fn rows(&self) -> u64 {
        match self {
            Buffer::Csv(buffer) => buffer.rows(),
            Buffer::Jsonl(buffer) => buffer.rows(),
        }
    }

    /// Empties the buffer. What it needed of memory it keeps.
    pub fn clear(&mut self) {
        match self {
            Buffer::Csv(buffer) => buffer.clear(),
            Buffer::Jsonl(buffer) => buffer.clear(),
        }
    }
}

impl RowSink for Buffer {
    fn row(&mut self, cells: &[Cell<'_>]) {
        match self {
            Buffer::Csv(buffer) => buffer.row(cells),
            Buffer::Jsonl(buffer) => buffer.row(cells),
        }
    }

    fn as_csv(&mut self) -> Option<&mut CsvBuffer> {
        match self {
            Buffer::Csv(buffer) => Some(buffer),
            Buffer::Jsonl(_) => None,
        }
    }
}
