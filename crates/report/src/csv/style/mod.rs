//! How a table is written as CSV: the delimiter (`delimiter.rs`), quotes (`quoting.rs`), formulas
//! (`safety.rs`), and digits.

mod delimiter;
mod quoting;
mod safety;

pub use delimiter::{Delimiter, DelimiterError};
pub(crate) use quoting::Quoting;
pub use safety::Safety;

use crate::number::Precision;

/// How a table is written as CSV.
///
/// The default is what a spreadsheet expects: commas, six significant digits, no cell that runs as a
/// formula.
///
/// A cell is quoted only if it holds the delimiter, a quote or a line end, or, for a spreadsheet, what
/// some spreadsheets split at: a comma, a semicolon or a tab (not in a file that is separated by tabs).
/// A row that would be an
/// empty line is written as `""`, so that it remains a row.
///
/// # Examples
///
/// ```
/// use keyweight_report::{CsvStyle, Delimiter, Precision};
///
/// let style = CsvStyle::default().delimiter(Delimiter::TAB).precision(Precision::Full);
/// assert_eq!(style.delimiter, Delimiter::TAB);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct CsvStyle {
    /// The byte between two cells.
    pub delimiter: Delimiter,
    /// How many digits of a [`Cell::Real`](crate::Cell::Real) are written.
    pub precision: Precision,
    /// Whether text that a spreadsheet would run as a formula is neutralized.
    pub safety: Safety,
}

impl CsvStyle {
    /// The same style with another delimiter.
    #[must_use]
    pub fn delimiter(self, delimiter: Delimiter) -> CsvStyle {
        CsvStyle { delimiter, ..self }
    }

    /// The same style with another precision.
    #[must_use]
    pub fn precision(self, precision: Precision) -> CsvStyle {
        CsvStyle { precision, ..self }
    }

    /// The same style with or without neutralized formulas.
    #[must_use]
    pub fn safety(self, safety: Safety) -> CsvStyle {
        CsvStyle { safety, ..self }
    }
}
