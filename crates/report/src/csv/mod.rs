//! Tables as CSV: quoting by RFC 4180, lines ending in `\n`, numbers that a spreadsheet reads as
//! numbers.

pub(crate) mod delimiter;
mod number;
pub(crate) mod precision;
pub(crate) mod safety;

use std::io::{self, Write};

use crate::{Cell, Delimiter, Precision, RowSink, Safety, Schema, Table};

/// How a table is written as CSV.
///
/// The default is what a spreadsheet wants: commas, six significant digits, no cell that runs as a
/// formula.
///
/// A cell is quoted only where it holds the delimiter, a quote or a line end; a row that would be
/// an empty line is written as `""`, so that it stays a row.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CsvStyle {
    /// The byte between two cells.
    pub delimiter: Delimiter,
    /// How many digits of a [`Cell::Real`] are written.
    pub precision: Precision,
    /// Whether text that a spreadsheet would run as a formula is neutralized.
    pub safety: Safety,
}

impl CsvStyle {
    /// Appends the line of column names. They are text, and treated as such: a document's id may be
    /// one.
    pub fn write_header(&self, schema: &Schema, out: &mut Vec<u8>) {
        let names: Vec<Cell<'_>> = schema
            .columns
            .iter()
            .map(|column| Cell::Text(&column.name))
            .collect();
        self.rows(out).row(&names);
    }

    /// Gives a sink that appends rows to `out`.
    ///
    /// # Examples
    ///
    /// ```
    /// use keyweight_report::{Cell, CsvStyle, RowSink};
    ///
    /// let mut out = Vec::new();
    /// CsvStyle::default().rows(&mut out).row(&[Cell::Text("a, b"), Cell::Empty, Cell::real(0.1)]);
    /// assert_eq!(out, b"\"a, b\",,0.1\n");
    /// ```
    pub fn rows<'a>(&self, out: &'a mut Vec<u8>) -> CsvRows<'a> {
        let rules = csv_core::WriterBuilder::new()
            .delimiter(self.delimiter.byte())
            .build();
        CsvRows {
            style: *self,
            rules,
            out,
        }
    }

    /// Writes the header and every block of `table`, one after the other.
    ///
    /// Where several threads are at hand, call [`CsvStyle::write_header`] and
    /// [`Table::write_block`] with [`CsvStyle::rows`] instead, a buffer for each block, and write
    /// the buffers in order: it gives the same bytes.
    ///
    /// # Errors
    ///
    /// Whatever `out` answers.
    pub fn write_table(&self, table: &dyn Table, out: &mut impl Write) -> io::Result<()> {
        let mut buffer = Vec::new();
        self.write_header(table.schema(), &mut buffer);
        for block in 0..table.blocks() {
            table.write_block(block, &mut self.rows(&mut buffer));
            out.write_all(&buffer)?;
            buffer.clear();
        }
        out.write_all(&buffer)
    }
}

/// Appends rows of CSV to a buffer; made by [`CsvStyle::rows`].
#[derive(Debug)]
pub struct CsvRows<'a> {
    style: CsvStyle,
    /// Asked only whether a text needs quotes: handing every field through csv-core's own buffers
    /// takes half of the time of writing a large table.
    rules: csv_core::Writer,
    out: &'a mut Vec<u8>,
}

impl RowSink for CsvRows<'_> {
    fn row(&mut self, cells: &[Cell<'_>]) {
        let start = self.out.len();
        for (index, cell) in cells.iter().enumerate() {
            if index > 0 {
                self.out.push(self.style.delimiter.byte());
            }
            self.cell(*cell);
        }
        if self.out.len() == start {
            // Readers skip an empty line; a quoted empty cell is a row.
            self.out.extend_from_slice(b"\"\"");
        }
        self.out.push(b'\n');
    }
}

impl CsvRows<'_> {
    fn cell(&mut self, cell: Cell<'_>) {
        match cell {
            Cell::Empty => {}
            Cell::Text(text) => self.text(text),
            // No delimiter is a byte of a number, so numbers never need quotes.
            Cell::Integer(value) => self
                .out
                .extend_from_slice(itoa::Buffer::new().format(value).as_bytes()),
            Cell::Real(value) => number::write(value, self.style.precision, self.out),
        }
    }

    fn text(&mut self, text: &str) {
        let guard = self.style.safety.guard(text);
        let quoted = self.rules.should_quote(text.as_bytes())
            || (!guard.is_empty() && self.rules.should_quote(guard.as_bytes()));
        if !quoted {
            self.out.extend_from_slice(guard.as_bytes());
            self.out.extend_from_slice(text.as_bytes());
            return;
        }
        self.out.push(b'"');
        self.out.extend_from_slice(guard.as_bytes());
        for (index, part) in text.split('"').enumerate() {
            if index > 0 {
                self.out.extend_from_slice(b"\"\"");
            }
            self.out.extend_from_slice(part.as_bytes());
        }
        self.out.push(b'"');
    }
}

#[cfg(test)]
mod tests;
