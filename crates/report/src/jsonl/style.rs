//! How a table is written as JSON Lines.

use super::JsonlBuffer;
use crate::number::Precision;
use crate::table::Schema;

/// How a table is written as JSON Lines.
///
/// A row is an object with the column names as keys, in order. Counts and other numbers are JSON
/// numbers. Empty cells, including empty text, are `null`. A [`Cell::Counted`](crate::Cell::Counted)
/// is an array of objects such as `{"form": "U.S.", "count": 6}`. Text is written verbatim, since
/// spreadsheets do not read this format.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct JsonlStyle {
    /// How many digits of a [`Cell::Real`](crate::Cell::Real) are written.
    pub precision: Precision,
}

impl JsonlStyle {
    /// The same style with another precision.
    #[must_use]
    pub fn precision(mut self, precision: Precision) -> JsonlStyle {
        self.precision = precision;
        self
    }

    /// An empty buffer for rows of a table with these columns.
    pub fn buffer(self, schema: &Schema) -> JsonlBuffer {
        JsonlBuffer::new(self, schema)
    }
}
