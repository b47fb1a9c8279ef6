//! Rows put together from prepared cells.

use super::cell::PreparedCell;
use super::copy::put;
use super::{CELL, FastCsv, end_line, number, reserve};
use crate::csv::style::CsvStyle;
use crate::table::Finite;

/// A row in progress, cell by cell; started by [`FastCsv::start_row`] and completed by
/// [`PreparedRow::end`].
///
/// All cells are short: numbers, and [`PreparedCell`]s made by a buffer of the same style. The bytes
/// are those of [`RowSink::row`](crate::RowSink::row) with the same cells.
///
/// # Examples
///
/// ```
/// use keyweight_report::{CsvStyle, FastCsv, PreparedCell};
///
/// let mut buffer = FastCsv::new(CsvStyle::default());
/// let chip: PreparedCell<16> = buffer.text_cell("chip");
/// let chips: PreparedCell<16> = buffer.text_cell("Chips");
/// let mut row = buffer.start_row(3);
/// row.cell(&chip);
/// row.integer(3);
/// row.counted(&[(&chip, 2), (&chips, 1)]);
/// row.end();
/// assert_eq!(buffer.bytes(), b"chip,3,chip (2)|Chips (1)\n");
/// ```
#[derive(Debug)]
pub struct PreparedRow<'b> {
    // The parts of the `FastCsv` by themselves, so that the place and the length of the buffer stay in
    // registers: 5% of the time of a whole run.
    buffer: &'b mut [u8],
    at: usize,
    style: CsvStyle,
    end: &'b mut usize,
    rows: &'b mut u64,
}

impl FastCsv {
    /// Starts a row of up to `cells` cells, where each counted text is a cell. A row that is not
    /// [ended](PreparedRow::end) leaves nothing.
    ///
    /// # Panics
    ///
    /// Adding a cell panics if the row has more cells than there is space for.
    #[inline]
    pub fn start_row(&mut self, cells: usize) -> PreparedRow<'_> {
        reserve(&mut self.buffer, self.end, (cells + 1) * CELL);
        PreparedRow {
            buffer: &mut self.buffer,
            at: self.end,
            style: self.style,
            end: &mut self.end,
            rows: &mut self.rows,
        }
    }
}

impl PreparedRow<'_> {
    /// Adds a prepared cell.
    #[inline]
    pub fn cell<const N: usize>(&mut self, cell: &PreparedCell<N>) {
        self.at = put(cell.padded(), cell.length(), self.buffer, self.at);
        self.delimit();
    }

    /// Adds a count.
    #[inline]
    pub fn integer(&mut self, value: u64) {
        self.at = number::write_integer(value, self.buffer, self.at);
        self.delimit();
    }

    /// Adds a measured or computed number. Infinity and NaN become empty cells.
    #[inline]
    pub fn real(&mut self, value: f64) {
        if let Some(value) = Finite::new(value) {
            let precision = self.style.precision;
            self.at = number::write_real(value, precision, self.buffer, self.at);
        }
        self.delimit();
    }

    /// Adds texts with their counts as one cell, `US (22)|U.S. (3)`. The prepared texts must
    /// [fit](PreparedCell::fits).
    #[inline]
    pub fn counted<const N: usize>(&mut self, texts: &[(&PreparedCell<N>, u64)]) {
        let buffer = &mut *self.buffer;
        let mut at = self.at;
        for (number, (text, count)) in texts.iter().enumerate() {
            if number > 0 {
                at = put(*b"|", 1, buffer, at);
            }
            at = put(text.padded(), text.length(), buffer, at);
            at = put(*b" (", 2, buffer, at);
            at = number::write_integer(*count, buffer, at);
            at = put(*b")", 1, buffer, at);
        }
        self.at = at;
        self.delimit();
    }

    /// Ends the row.
    #[inline]
    pub fn end(self) {
        *self.end = end_line(*self.end, self.at, self.buffer);
        *self.rows += 1;
    }

    #[inline]
    fn delimit(&mut self) {
        let delimiter = self.style.delimiter.byte();
        self.at = put([delimiter], 1, self.buffer, self.at);
    }
}
