//! The fast writer: CSV for large tables, with the same bytes as the csv crate.
//!
//! Cells are put together in one buffer by copies of fixed size (`copy.rs`). `text.rs` checks eight
//! bytes of a text at a time, `number.rs` writes numbers, and `cell.rs` and `row.rs` copy cells that were
//! formatted before.

mod cell;
mod copy;
mod number;
mod row;
mod text;

#[cfg(test)]
mod tests;

pub use cell::PreparedCell;
pub use row::PreparedRow;

use self::copy::put;
use self::text::TextRules;
use super::style::CsvStyle;
use crate::number::LONGEST;
use crate::sheet::SheetExcess;
use crate::table::{Cell, RowSink};

/// Rows of CSV in memory, formatted by the fast writer.
#[derive(Debug)]
pub struct FastCsv {
    style: CsvStyle,
    texts: TextRules,
    /// Longer than what is written.
    buffer: Vec<u8>,
    end: usize,
    rows: u64,
    /// The number of cells that are too long for a spreadsheet.
    long_cells: u64,
}

impl FastCsv {
    /// An empty buffer for rows in this style.
    pub fn new(style: CsvStyle) -> FastCsv {
        FastCsv {
            style,
            texts: TextRules::new(style),
            buffer: Vec::new(),
            end: 0,
            rows: 0,
            long_cells: 0,
        }
    }

    /// How the rows are written.
    pub fn style(&self) -> CsvStyle {
        self.style
    }

    /// What was appended since the buffer was made or cleared.
    pub fn bytes(&self) -> &[u8] {
        &self.buffer[..self.end]
    }

    pub(super) fn rows(&self) -> u64 {
        self.rows
    }

    pub(super) fn long_cells(&self) -> u64 {
        self.long_cells
    }

    pub(super) fn clear(&mut self) {
        self.end = 0;
        self.rows = 0;
        self.long_cells = 0;
    }

    /// Writes a line that does not count as a row.
    #[inline]
    pub(super) fn line(&mut self, cells: &[Cell<'_>]) {
        let CsvStyle {
            delimiter,
            precision,
            ..
        } = self.style;
        let start = self.end;
        let mut at = start;
        let needed = (cells.len() + 1) * CELL;
        reserve(&mut self.buffer, at, needed);
        for cell in cells {
            if let Cell::Text(text) = *cell {
                if text.len() > SHORT_TEXT {
                    self.long_cells += u64::from(SheetExcess::is_long(text));
                    reserve(
                        &mut self.buffer,
                        at,
                        needed + TextRules::longest(text.len()),
                    );
                }
                at = self.texts.write(text, &mut self.buffer, at);
            } else if let Cell::Counted(texts) = *cell {
                let lengths = texts.iter().map(|(text, _)| text.len());
                let length: usize = lengths.map(|length| length + TextRules::COUNT).sum();
                if length > SHORT_TEXT {
                    self.long_cells += u64::from(is_long(texts, length));
                    reserve(&mut self.buffer, at, needed + TextRules::longest(length));
                }
                at = self.texts.write_counted(texts, &mut self.buffer, at);
            } else if let Cell::Integer(value) = *cell {
                // No delimiter is a byte of a number, so numbers never need quotes.
                at = number::write_integer(value, &mut self.buffer, at);
            } else if let Cell::Real(value) = *cell {
                at = number::write_real(value, precision, &mut self.buffer, at);
            }
            at = put([delimiter.byte()], 1, &mut self.buffer, at);
        }
        self.end = end_line(start, at, &mut self.buffer);
    }
}

/// Whether texts with their counts, of at most `longest` bytes, are too long for a spreadsheet.
fn is_long(texts: &[(&str, u64)], longest: usize) -> bool {
    longest > SheetExcess::CHARACTERS && {
        let texts = texts
            .iter()
            .map(|(text, count)| format!("{text} ({count})"));
        SheetExcess::is_long(&texts.collect::<Vec<_>>().join("|"))
    }
}

/// Replaces the last delimiter of a line from `start`, which ends at `at`, by the end of the line.
#[inline]
fn end_line(start: usize, at: usize, buffer: &mut [u8]) -> usize {
    let mut at = at.saturating_sub(1).max(start);
    if at == start {
        // Readers skip an empty line; a quoted empty cell is a row.
        at = put(*b"\"\"", 2, buffer, at);
    }
    put(*b"\n", 1, buffer, at)
}

impl RowSink for FastCsv {
    fn row(&mut self, cells: &[Cell<'_>]) {
        self.line(cells);
        self.rows += 1;
    }
}

/// Texts of up to this many bytes fit into the space that every cell has.
const SHORT_TEXT: usize = 32;
/// Space for a number or a short text, and for the delimiter after it.
const CELL: usize = 96;
const _: () = assert!(
    TextRules::longest(SHORT_TEXT) < CELL
        && LONGEST < CELL
        && number::LONGEST_INTEGER < CELL
        && copy::SLACK + TextRules::COUNT < CELL
);

/// Makes sure that there are `needed` bytes from `at` on.
#[inline]
fn reserve(buffer: &mut Vec<u8>, at: usize, needed: usize) {
    if buffer.len() - at < needed {
        grow(buffer, needed);
    }
}

/// At least doubles the buffer, so that this is rare and filling it with zeros takes no time.
#[cold]
fn grow(buffer: &mut Vec<u8>, needed: usize) {
    let more = buffer.len().max(1 << 16) + needed;
    buffer.resize(buffer.len() + more, 0);
}
