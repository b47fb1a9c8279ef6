//! Rows through the csv crate.

use std::mem;

use super::style::CsvStyle;
use crate::number;
use crate::sheet::SheetExcess;
use crate::table::{Cell, RowSink};

/// Rows of CSV in memory, formatted by the csv crate.
#[derive(Debug)]
pub struct StandardCsv {
    style: CsvStyle,
    /// Boxed, as it is large.
    writer: Box<csv::Writer<Vec<u8>>>,
    /// The cell that is being put together.
    cell: Vec<u8>,
    /// Its texts with their counts.
    joined: String,
    rows: u64,
    /// The number of cells that are too long for a spreadsheet.
    long_cells: u64,
}

/// Why the csv crate's results need no handling.
const IN_MEMORY: &str = "memory takes every write, and rows may have any number of cells";

impl StandardCsv {
    pub(super) fn new(style: CsvStyle) -> StandardCsv {
        StandardCsv {
            style,
            writer: writer(style, Vec::new()),
            cell: Vec::new(),
            joined: String::new(),
            rows: 0,
            long_cells: 0,
        }
    }

    pub(super) fn style(&self) -> CsvStyle {
        self.style
    }

    /// What was appended since the buffer was made or cleared.
    pub(super) fn bytes(&self) -> &[u8] {
        self.writer.get_ref()
    }

    pub(super) fn rows(&self) -> u64 {
        self.rows
    }

    pub(super) fn long_cells(&self) -> u64 {
        self.long_cells
    }

    pub(super) fn clear(&mut self) {
        // The csv crate only gives the bytes back whole.
        let emptied = writer(self.style, Vec::new());
        let full = mem::replace(&mut self.writer, emptied);
        let mut bytes = full.into_inner().expect(IN_MEMORY);
        bytes.clear();
        self.writer = writer(self.style, bytes);
        self.rows = 0;
        self.long_cells = 0;
    }

    /// Writes a line that does not count as a row.
    pub(super) fn line(&mut self, cells: &[Cell<'_>]) {
        for cell in cells {
            self.field(*cell);
        }
        self.writer.write_record(None::<&[u8]>).expect(IN_MEMORY);
        self.writer.flush().expect(IN_MEMORY);
    }

    fn field(&mut self, cell: Cell<'_>) {
        self.cell.clear();
        match cell {
            Cell::Empty => {}
            Cell::Text(text) => return self.text(text),
            Cell::Counted(texts) => {
                let mut joined = mem::take(&mut self.joined);
                join(texts, &mut joined);
                self.text(&joined);
                self.joined = joined;
                return;
            }
            Cell::Integer(value) => {
                let mut digits = itoa::Buffer::new();
                self.cell.extend_from_slice(digits.format(value).as_bytes());
            }
            Cell::Real(value) => number::write(value, self.style.precision, &mut self.cell),
        }
        self.writer.write_field(&self.cell).expect(IN_MEMORY);
    }

    fn text(&mut self, text: &str) {
        self.long_cells += u64::from(SheetExcess::is_long(text));
        let text = self.style.safety.guarded(text, self.style.delimiter);
        let field = if self.style.quoting().needs_quotes(&text) {
            self.cell.push(b'"');
            self.cell
                .extend_from_slice(text.replace('"', "\"\"").as_bytes());
            self.cell.push(b'"');
            &self.cell
        } else {
            text.as_bytes()
        };
        self.writer.write_field(field).expect(IN_MEMORY);
    }
}

/// Texts with their counts, `US (22)|U.S. (3)`, in the place of what was in `joined`.
fn join(texts: &[(&str, u64)], joined: &mut String) {
    joined.clear();
    for (index, (text, count)) in texts.iter().enumerate() {
        if index > 0 {
            joined.push('|');
        }
        joined.push_str(text);
        joined.push_str(" (");
        joined.push_str(itoa::Buffer::new().format(*count));
        joined.push(')');
    }
}

impl RowSink for StandardCsv {
    fn row(&mut self, cells: &[Cell<'_>]) {
        self.line(cells);
        self.rows += 1;
    }
}

fn writer(style: CsvStyle, bytes: Vec<u8>) -> Box<csv::Writer<Vec<u8>>> {
    let writer = csv::WriterBuilder::new()
        .delimiter(style.delimiter.byte())
        // Its own rule does not know what other spreadsheets split at.
        .quote_style(csv::QuoteStyle::Never)
        .flexible(true)
        .from_writer(bytes);
    Box::new(writer)
}
