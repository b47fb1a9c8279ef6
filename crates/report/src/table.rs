//! A table as a value: columns with a name, a kind and a meaning, and rows in blocks.

use serde::Serialize;

/// What the cells of a column contain, apart from empty ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum ColumnKind {
    /// Text: `taiwan`
    Text,
    /// A count: `12`
    Integer,
    /// A measured or computed number: `1.40547`
    Real,
}

/// A column: its name, what it contains and what that means.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Column {
    /// The name in the header, such as `document_frequency`.
    pub name: String,
    /// What the cells contain.
    pub kind: ColumnKind,
    /// What the cells mean, in one sentence for the manifest and the help.
    pub meaning: String,
}

impl Column {
    /// A column of text.
    pub fn text(name: impl Into<String>, meaning: impl Into<String>) -> Column {
        Column::new(name, ColumnKind::Text, meaning)
    }

    /// A column of counts.
    pub fn integer(name: impl Into<String>, meaning: impl Into<String>) -> Column {
        Column::new(name, ColumnKind::Integer, meaning)
    }

    /// A column of measured or computed numbers.
    pub fn real(name: impl Into<String>, meaning: impl Into<String>) -> Column {
        Column::new(name, ColumnKind::Real, meaning)
    }

    /// A column of the given kind.
    pub fn new(name: impl Into<String>, kind: ColumnKind, meaning: impl Into<String>) -> Column {
        Column {
            name: name.into(),
            kind,
            meaning: meaning.into(),
        }
    }
}

/// The name of a table and its columns, in order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Schema {
    /// The table's name, which is also the name of its file without the extension: `keywords`.
    pub name: String,
    /// The columns, from left to right.
    pub columns: Vec<Column>,
}

impl Schema {
    /// A table's name with its columns, from left to right.
    pub fn new(name: impl Into<String>, columns: Vec<Column>) -> Schema {
        Schema {
            name: name.into(),
            columns,
        }
    }
}

/// A number that is neither infinite nor NaN, so that it can be written.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
pub struct Finite(f64);

impl Finite {
    /// `value`, or `None` if it is infinite or NaN.
    ///
    /// # Examples
    ///
    /// ```
    /// use keyweight_report::Finite;
    ///
    /// assert_eq!(Finite::new(1.5).map(Finite::value), Some(1.5));
    /// assert_eq!(Finite::new(f64::NAN), None);
    /// ```
    pub fn new(value: f64) -> Option<Finite> {
        value.is_finite().then_some(Finite(value))
    }

    /// The number itself.
    pub fn value(self) -> f64 {
        self.0
    }
}

/// The content of one column in one row.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Cell<'a> {
    /// Unknown. Never written as zero.
    Empty,
    /// Text.
    Text(&'a str),
    /// Texts with their counts, in a column of text: `US (22)|U.S. (3)`. The parentheses keep
    /// spreadsheets from reading `April 2` as a date.
    Counted(&'a [(&'a str, u64)]),
    /// A count.
    Integer(u64),
    /// A measured or computed number; see [`Cell::real`].
    Real(Finite),
}

impl Cell<'_> {
    /// The number `value`, or an empty cell if it is infinite or NaN: spreadsheets have no such numbers,
    /// and ignore empty cells in sums.
    ///
    /// # Examples
    ///
    /// ```
    /// use keyweight_report::Cell;
    ///
    /// assert!(matches!(Cell::real(0.5), Cell::Real(_)));
    /// assert_eq!(Cell::real(f64::INFINITY), Cell::Empty);
    /// ```
    pub fn real(value: f64) -> Self {
        Finite::new(value).map_or(Cell::Empty, Cell::Real)
    }
}

/// Takes rows, one after the other, into memory, so it cannot fail.
pub trait RowSink {
    /// Takes the next row: one cell for each column of the schema, in the schema's order.
    fn row(&mut self, cells: &[Cell<'_>]);
}

/// Roughly how many rows a table has; a sink may choose its means by it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum TableSize {
    /// Up to a hundred thousand rows.
    #[default]
    Small,
    /// More, and possibly millions.
    Large,
}

impl TableSize {
    /// The size of a table of this many rows.
    ///
    /// # Examples
    ///
    /// ```
    /// use keyweight_report::TableSize;
    ///
    /// assert_eq!(TableSize::of_rows(25_000), TableSize::Small);
    /// assert_eq!(TableSize::of_rows(11_000_000), TableSize::Large);
    /// ```
    pub fn of_rows(rows: u64) -> TableSize {
        // The csv crate takes about 0.2 µs more for a row than the fast writer: 20 ms for this many.
        if rows > 100_000 {
            TableSize::Large
        } else {
            TableSize::Small
        }
    }
}

/// Columns and rows, ready to be written in any format.
///
/// Rows come in blocks that can be made independently of each other and in parallel; the table is
/// its blocks in the order of their index. A block is what is held in memory at once. Aim for blocks
/// of about 4,000 rows: a large table in one block takes its whole size in memory.
pub trait Table: Sync {
    /// The table's name and its columns.
    fn schema(&self) -> &Schema;

    /// The number of blocks.
    fn blocks(&self) -> usize;

    /// Gives the rows of the block with the index `block`, which is less than [`Table::blocks`].
    fn write_block(&self, block: usize, rows: &mut dyn RowSink);

    /// Roughly how many rows the table has: few, unless the table says otherwise.
    ///
    /// It decides which means are used to write the table, never what is written.
    fn size(&self) -> TableSize {
        TableSize::Small
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn infinity_and_nan_become_empty_cells() {
        for value in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
            assert_eq!(Cell::real(value), Cell::Empty);
        }
        assert_eq!(Cell::real(f64::MAX), Cell::Real(Finite(f64::MAX)));
    }

    #[test]
    fn a_schema_is_written_into_the_manifest_with_its_meanings() {
        let schema = Schema::new(
            "terms",
            vec![Column::real("idf", "inverse document frequency")],
        );
        assert_eq!(
            serde_json::to_string(&schema).unwrap(),
            r#"{"name":"terms","columns":[{"name":"idf","kind":"real","meaning":"inverse document frequency"}]}"#
        );
    }
}
