//! How much of a table a spreadsheet shows.

/// What of a table a spreadsheet cannot show: the limits of Excel, which LibreOffice Calc has, too.
///
/// # Source
///
/// Microsoft, *Excel specifications and limits*: 1,048,576 rows by 16,384 columns, and 32,767
/// characters in a cell.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct SheetExcess {
    /// The number of rows without the header, if there are too many; otherwise zero.
    pub rows: u64,
    /// The number of columns, if there are too many; otherwise zero.
    pub columns: usize,
    /// The number of cells that are too long.
    pub long_cells: u64,
}

impl SheetExcess {
    /// The most rows of a sheet, with the header.
    pub const ROWS: u64 = 1_048_576;
    /// The most columns of a sheet.
    pub const COLUMNS: usize = 16_384;
    /// The most characters of a cell, in UTF-16.
    pub const CHARACTERS: usize = 32_767;

    /// What of a table of this size is too much; `rows` is without the header.
    ///
    /// # Examples
    ///
    /// ```
    /// use keyweight_report::SheetExcess;
    ///
    /// assert_eq!(SheetExcess::of(1_048_575, 16_384, 0), SheetExcess::default());
    /// assert_eq!(SheetExcess::of(1_048_576, 16_385, 0).columns, 16_385);
    /// ```
    pub fn of(rows: u64, columns: usize, long_cells: u64) -> SheetExcess {
        SheetExcess {
            rows: if rows < SheetExcess::ROWS { 0 } else { rows },
            columns: if columns <= SheetExcess::COLUMNS {
                0
            } else {
                columns
            },
            long_cells,
        }
    }

    /// Whether a text is too long for a cell.
    #[inline]
    pub(crate) fn is_long(text: &str) -> bool {
        text.len() > SheetExcess::CHARACTERS
            && text.encode_utf16().count() > SheetExcess::CHARACTERS
    }
}
