//! Rows made of pieces: the fastest way to write many that are alike.

use super::numbers::Numbers;
use super::piece::Piece;
use super::room::{SLACK, put};
use super::{CsvBuffer, ROOM_PER_CELL, integer, make_room, number};
use crate::Finite;

/// A row on its way, cell by cell; made by [`CsvBuffer::start_row`] and taken by [`CsvRow::end`].
///
/// All its cells are short: numbers, and [`Piece`]s made by a buffer of the same style. The bytes are
/// those of [`RowSink::row`] with the same cells.
///
/// [`RowSink::row`]: crate::RowSink::row
///
/// # Examples
///
/// ```
/// use keyweight_report::{CsvStyle, Piece};
///
/// let mut buffer = CsvStyle::default().buffer();
/// let (chip, chips): (Piece<16>, Piece<16>) = (buffer.text_piece("chip"), buffer.text_piece("Chips"));
/// let mut row = buffer.start_row(3);
/// row.piece(&chip);
/// row.integer(3);
/// row.counted(&[(&chip, 2), (&chips, 1)]);
/// row.end();
/// assert_eq!(buffer.bytes(), b"chip,3,chip (2)|Chips (1)\n");
/// ```
#[derive(Debug)]
pub struct CsvRow<'b> {
    room: &'b mut [u8],
    at: usize,
    delimiter: u8,
    numbers: &'b mut Numbers,
    end: &'b mut usize,
    rows: &'b mut u64,
}

impl CsvBuffer {
    /// Begins a row of up to `cells` cells, of which each counted text is one. A row that is not
    /// [ended](CsvRow::end) is forgotten.
    ///
    /// # Panics
    ///
    /// The row does, if it gets more cells than there is room for.
    #[inline]
    pub fn start_row(&mut self, cells: usize) -> CsvRow<'_> {
        make_room(&mut self.room, self.end, (cells + 1) * ROOM_PER_CELL);
        CsvRow {
            room: &mut self.room,
            at: self.end,
            delimiter: self.delimiter,
            numbers: &mut self.numbers,
            end: &mut self.end,
            rows: &mut self.rows,
        }
    }

    /// The cell of a text, if it is short, and written as it is whatever stands behind it: where it
    /// begins no formula and needs no quotes. None is, where the delimiter is a part of ` (2)|`.
    pub fn text_piece<const N: usize>(&self, text: &str) -> Piece<N> {
        if self.texts.is_plain(text) {
            Piece::new(text.as_bytes())
        } else {
            Piece::NONE
        }
    }

    /// The cell of a count, if it is short.
    pub fn integer_piece<const N: usize>(&self, value: u64) -> Piece<N> {
        let mut room = [0; ROOM_PER_CELL];
        let end = integer::write(value, &mut room, 0);
        Piece::new(&room[..end])
    }

    /// The cell of a measured or computed number, if it is short.
    pub fn real_piece<const N: usize>(&mut self, value: f64) -> Piece<N> {
        let mut room = [0; number::LONGEST + SLACK];
        let end = Finite::new(value).map_or(0, |value| self.numbers.write(value, &mut room, 0));
        Piece::new(&room[..end])
    }
}

impl CsvRow<'_> {
    /// Adds a cell. Of [`Piece::NONE`] it is an empty one.
    #[inline]
    pub fn piece<const N: usize>(&mut self, piece: &Piece<N>) {
        self.at = put(piece.room(), piece.length(), self.room, self.at);
        self.delimit();
    }

    /// Adds a count.
    #[inline]
    pub fn integer(&mut self, value: u64) {
        self.at = integer::write(value, self.room, self.at);
        self.delimit();
    }

    /// Adds a measured or computed number; an infinite one and NaN are an empty cell.
    #[inline]
    pub fn real(&mut self, value: f64) {
        if let Some(value) = Finite::new(value) {
            self.at = self.numbers.write(value, self.room, self.at);
        }
        self.delimit();
    }

    /// Adds texts with their counts as one cell, `US (22)|U.S. (3)`. The pieces must be those of texts
    /// that [fit](Piece::fits).
    #[inline]
    pub fn counted<const N: usize>(&mut self, texts: &[(&Piece<N>, u64)]) {
        let mut at = self.at;
        for (number, (text, count)) in texts.iter().enumerate() {
            if number > 0 {
                at = put(*b"|", 1, self.room, at);
            }
            at = put(text.room(), text.length(), self.room, at);
            at = put(*b" (", 2, self.room, at);
            at = integer::write(*count, self.room, at);
            at = put(*b")", 1, self.room, at);
        }
        self.at = at;
        self.delimit();
    }

    /// Ends the row.
    #[inline]
    pub fn end(self) {
        // In the place of the last delimiter.
        let mut at = self.at.saturating_sub(1);
        if at <= *self.end {
            // Readers skip an empty line.
            at = put(*b"\"\"", 2, self.room, *self.end);
        }
        *self.end = put(*b"\n", 1, self.room, at);
        *self.rows += 1;
    }

    #[inline]
    fn delimit(&mut self) {
        self.at = put([self.delimiter], 1, self.room, self.at);
    }
}
