//! Tables as CSV: quoting by RFC 4180, lines ending in `\n`, numbers that a spreadsheet reads as
//! numbers.

pub(crate) mod delimiter;
mod integer;
pub(crate) mod number;
mod numbers;
pub(crate) mod piece;
pub(crate) mod precision;
mod quick;
mod room;
pub(crate) mod row;
pub(crate) mod safety;
mod text;

use std::io::{self, Write};

use self::numbers::Numbers;
use self::room::put;
use self::text::TextRules;
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
    /// Gives an empty buffer that takes rows.
    pub fn buffer(&self) -> CsvBuffer {
        CsvBuffer {
            style: *self,
            delimiter: self.delimiter.byte(),
            texts: TextRules::new(self.delimiter, self.safety),
            numbers: Numbers::new(self.precision),
            room: Vec::new(),
            end: 0,
            rows: 0,
        }
    }

    /// Writes the header and every block of `table`, one after the other.
    ///
    /// Where several threads are at hand, give each a [`CsvStyle::buffer`] instead, format blocks
    /// with [`Table::write_block`] and write the buffers in order: it gives the same bytes.
    ///
    /// # Errors
    ///
    /// Whatever `out` answers.
    pub fn write_table(&self, table: &dyn Table, out: &mut impl Write) -> io::Result<()> {
        let mut buffer = self.buffer();
        buffer.header(table.schema());
        for block in 0..table.blocks() {
            table.write_block(block, &mut buffer);
            out.write_all(buffer.bytes())?;
            buffer.clear();
        }
        out.write_all(buffer.bytes())
    }
}

/// Rows of CSV in memory; made by [`CsvStyle::buffer`].
///
/// It remembers how numbers are written, so use one for many blocks: write what [`CsvBuffer::bytes`]
/// gives, then [`CsvBuffer::clear`] it.
///
/// # Examples
///
/// ```
/// use keyweight_report::{Cell, CsvStyle, RowSink};
///
/// let mut buffer = CsvStyle::default().buffer();
/// buffer.row(&[Cell::Text("a, b"), Cell::Empty, Cell::real(0.1)]);
/// assert_eq!(buffer.bytes(), b"\"a, b\",,0.1\n");
/// assert_eq!(buffer.rows(), 1);
/// ```
#[derive(Debug)]
pub struct CsvBuffer {
    style: CsvStyle,
    delimiter: u8,
    texts: TextRules,
    numbers: Numbers,
    /// Longer than what is written.
    room: Vec<u8>,
    end: usize,
    rows: u64,
}

impl CsvBuffer {
    /// Appends the line of column names. They are text, and treated as such: a document's id may be
    /// one.
    pub fn header(&mut self, schema: &Schema) {
        let names = schema.columns.iter().map(|column| column.name.as_str());
        self.line(names.map(Cell::Text));
    }

    /// How the rows are written.
    pub fn style(&self) -> CsvStyle {
        self.style
    }

    /// What was appended since the buffer was made or cleared.
    pub fn bytes(&self) -> &[u8] {
        &self.room[..self.end]
    }

    /// How many rows that is, without the header.
    pub fn rows(&self) -> u64 {
        self.rows
    }

    /// Empties the buffer. What it needed of memory it keeps.
    pub fn clear(&mut self) {
        self.end = 0;
        self.rows = 0;
    }

    #[inline]
    fn line<'a>(&mut self, cells: impl ExactSizeIterator<Item = Cell<'a>>) {
        let start = self.end;
        let mut at = start;
        let needed = (cells.len() + 1) * ROOM_PER_CELL;
        make_room(&mut self.room, at, needed);
        for cell in cells {
            if let Cell::Text(text) = cell {
                if text.len() > SHORT_TEXT {
                    make_room(&mut self.room, at, needed + TextRules::longest(text.len()));
                }
                at = self.texts.write(text, &mut self.room, at);
            } else if let Cell::Counted(texts) = cell {
                let lengths = texts.iter().map(|(text, _)| text.len());
                let length: usize = lengths.map(|length| length + TextRules::COUNT).sum();
                if length > SHORT_TEXT {
                    make_room(&mut self.room, at, needed + TextRules::longest(length));
                }
                at = self.texts.write_counted(texts, &mut self.room, at);
            } else if let Cell::Integer(value) = cell {
                // No delimiter is a byte of a number, so numbers never need quotes.
                at = integer::write(value, &mut self.room, at);
            } else if let Cell::Real(value) = cell {
                at = self.numbers.write(value, &mut self.room, at);
            }
            at = put([self.delimiter], 1, &mut self.room, at);
        }
        // No cell follows the last delimiter.
        at = at.saturating_sub(1).max(start);
        if at == start {
            // Readers skip an empty line; a quoted empty cell is a row.
            at = put(*b"\"\"", 2, &mut self.room, at);
        }
        self.end = put(*b"\n", 1, &mut self.room, at);
    }
}

/// Texts up to so many bytes fit into the room that every cell has.
const SHORT_TEXT: usize = 32;
/// Room for a number or a short text, and for the delimiter behind it.
const ROOM_PER_CELL: usize = 96;
const _: () = assert!(
    TextRules::longest(SHORT_TEXT) < ROOM_PER_CELL
        && number::LONGEST < ROOM_PER_CELL
        && integer::LONGEST < ROOM_PER_CELL
        && room::SLACK < ROOM_PER_CELL
        && room::SLACK + TextRules::COUNT < ROOM_PER_CELL
);

/// Makes room for `needed` bytes from `at` on.
#[inline]
fn make_room(room: &mut Vec<u8>, at: usize, needed: usize) {
    if room.len() - at < needed {
        grow(room, needed);
    }
}

/// Doubles `room` at least, so that this is rare and filling it with zeros takes no time.
#[cold]
fn grow(room: &mut Vec<u8>, needed: usize) {
    let more = room.len().max(1 << 16) + needed;
    room.resize(room.len() + more, 0);
}

impl RowSink for CsvBuffer {
    fn row(&mut self, cells: &[Cell<'_>]) {
        self.line(cells.iter().copied());
        self.rows += 1;
    }

    fn as_csv(&mut self) -> Option<&mut CsvBuffer> {
        Some(self)
    }
}

#[cfg(test)]
mod tests;
