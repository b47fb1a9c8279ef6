//! The columns of a table: what each is called and means, and how its cells are read from a row.

use std::collections::{HashMap, HashSet};
use std::fmt;
use std::mem;

use keyweight_report::{Cell, Column, RowSink, Schema};
use thiserror::Error;

/// How many columns an error message lists.
const LISTED: usize = 40;

/// A list of column names does not fit a table.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum ColumnError {
    /// The table has no such column.
    #[error("no column {name:?} in {table}; the columns are {}", list(columns))]
    Unknown {
        /// The name as given.
        name: String,
        /// The name of the table.
        table: String,
        /// The columns that the table has, in order.
        columns: Vec<String>,
    },
    /// A column is named twice.
    #[error("column {name:?} is named twice")]
    Repeated {
        /// The name of the column.
        name: String,
    },
}

/// Checks that `names` are columns of the table `table`, each named once.
///
/// Use it to check names before a corpus is read; the `with_columns` method of every table checks
/// them, too.
///
/// # Errors
///
/// [`ColumnError::Unknown`] if no column has one of the names, and [`ColumnError::Repeated`] if a
/// name occurs twice.
///
/// # Examples
///
/// ```
/// use keyweight::tables::{Keywords, check_columns};
///
/// let columns = Keywords::columns();
/// assert!(check_columns("keywords", &columns, &["term", "weight"]).is_ok());
/// let error = check_columns("keywords", &columns, &["terms"]).unwrap_err();
/// assert!(error.to_string().starts_with(r#"no column "terms" in keywords; the columns are"#));
/// ```
pub fn check_columns(
    table: &str,
    columns: &[Column],
    names: &[impl AsRef<str>],
) -> Result<(), ColumnError> {
    places(table, columns, names).map(|_| ())
}

/// Where the columns with these names are, in the order of the names.
fn places(
    table: &str,
    columns: &[Column],
    names: &[impl AsRef<str>],
) -> Result<Vec<usize>, ColumnError> {
    let known = columns.iter().map(|column| column.name.as_str());
    let known: HashMap<&str, usize> = known.zip(0..).collect();
    let mut seen = HashSet::new();
    let mut places = Vec::with_capacity(names.len());
    for name in names.iter().map(AsRef::as_ref) {
        let Some(place) = known.get(name) else {
            return Err(ColumnError::Unknown {
                name: name.to_owned(),
                table: table.to_owned(),
                columns: columns.iter().map(|column| column.name.clone()).collect(),
            });
        };
        if !seen.insert(name) {
            let name = name.to_owned();
            return Err(ColumnError::Repeated { name });
        }
        places.push(*place);
    }
    Ok(places)
}

/// The names, or the first of very many, separated by commas.
fn list(names: &[String]) -> String {
    match names.split_at_checked(LISTED) {
        Some((listed, more)) if !more.is_empty() => {
            format!("{} and {} more", listed.join(", "), more.len())
        }
        _ => names.join(", "),
    }
}

/// What the cells of a row are read from.
///
/// A row borrows from its table and from what was read for its block, so its type has a lifetime, but
/// the columns of a table work for rows of any lifetime. So `SomeRow<'static>` implements this trait and
/// names the row type of any lifetime.
pub(super) trait Record: 'static {
    /// The row itself.
    type Row<'a>;
}

/// Reads a cell from a row. A row computes what takes time only when a cell asks for it.
type Read<R> = dyn for<'r, 'a> Fn(&'r <R as Record>::Row<'a>) -> Cell<'r> + Send + Sync;

/// Where the cells of a column come from.
enum Source<R: Record> {
    Row(Box<Read<R>>),
    /// The table fills them itself; the number says which of these columns it is.
    Table(usize),
}

/// The columns of a table, or those of them that were selected.
pub(super) struct Columns<R: Record> {
    schema: Schema,
    /// One for each column of the schema.
    sources: Vec<Source<R>>,
    /// Whether these are all columns of the table, in their order.
    is_complete: bool,
}

impl<R: Record> Columns<R> {
    /// No columns yet, for the table with this name.
    pub(super) fn new(table: &str) -> Columns<R> {
        Columns {
            schema: Schema::new(table, Vec::new()),
            sources: Vec::new(),
            is_complete: true,
        }
    }

    /// Adds a column whose cells are texts.
    pub(super) fn text(
        self,
        name: impl Into<String>,
        meaning: impl Into<String>,
        read: impl for<'r, 'a> Fn(&'r R::Row<'a>) -> Cell<'r> + Send + Sync + 'static,
    ) -> Columns<R> {
        self.add(Column::text(name, meaning), Source::Row(Box::new(read)))
    }

    /// Adds a column whose cells are counts.
    pub(super) fn integer(
        self,
        name: impl Into<String>,
        meaning: impl Into<String>,
        read: impl for<'r, 'a> Fn(&'r R::Row<'a>) -> Cell<'r> + Send + Sync + 'static,
    ) -> Columns<R> {
        self.add(Column::integer(name, meaning), Source::Row(Box::new(read)))
    }

    /// Adds a column whose cells are measured or computed numbers.
    pub(super) fn real(
        self,
        name: impl Into<String>,
        meaning: impl Into<String>,
        read: impl for<'r, 'a> Fn(&'r R::Row<'a>) -> Cell<'r> + Send + Sync + 'static,
    ) -> Columns<R> {
        self.add(Column::real(name, meaning), Source::Row(Box::new(read)))
    }

    /// Adds a column that the table fills itself, where [`Columns::filled_places`] says; `number` counts
    /// these columns. For wide tables in which most cells are the same.
    pub(super) fn filled_by_table(self, column: Column, number: usize) -> Columns<R> {
        self.add(column, Source::Table(number))
    }

    fn add(mut self, column: Column, source: Source<R>) -> Columns<R> {
        self.schema.columns.push(column);
        self.sources.push(source);
        self
    }

    /// The table's name and its columns.
    pub(super) fn schema(&self) -> &Schema {
        &self.schema
    }

    /// The columns alone.
    pub(super) fn into_columns(self) -> Vec<Column> {
        self.schema.columns
    }

    /// Whether these are all columns of the table, in their order.
    pub(super) fn are_complete(&self) -> bool {
        self.is_complete
    }

    /// Whether a column of this name is among them.
    pub(super) fn contain(&self, name: &str) -> bool {
        self.schema.columns.iter().any(|column| column.name == name)
    }

    /// The columns with these names, in this order; all of them if there is no name.
    pub(super) fn select(self, names: &[impl AsRef<str>]) -> Result<Columns<R>, ColumnError> {
        if names.is_empty() {
            return Ok(self);
        }
        let Schema { name, columns } = self.schema;
        let places = places(&name, &columns, names)?;
        let is_complete = self.is_complete && places.iter().copied().eq(0..columns.len());
        let mut all: Vec<Option<(Column, Source<R>)>> =
            columns.into_iter().zip(self.sources).map(Some).collect();
        let selected = places.into_iter().filter_map(|place| all[place].take());
        let (columns, sources) = selected.unzip();
        Ok(Columns {
            schema: Schema::new(name, columns),
            sources,
            is_complete,
        })
    }

    /// The place in a row of each of the `number` columns that the table fills itself, or `None` if
    /// the column is not selected.
    pub(super) fn filled_places(&self, number: usize) -> Vec<Option<usize>> {
        let mut places = vec![None; number];
        for (place, source) in self.sources.iter().enumerate() {
            if let Source::Table(column) = source {
                places[*column] = Some(place);
            }
        }
        places
    }

    /// Reads the cells of `row` into `cells`. Those that the table fills itself are `default`.
    pub(super) fn read<'r>(
        &self,
        row: &'r R::Row<'_>,
        default: Cell<'r>,
        cells: &mut Vec<Cell<'r>>,
    ) {
        cells.clear();
        cells.extend(self.sources.iter().map(|source| match source {
            Source::Row(read) => read(row),
            Source::Table(_) => default,
        }));
    }

    /// Writes rows into `rows`.
    pub(super) fn writer<'w>(&'w self, rows: &'w mut dyn RowSink) -> RowWriter<'w, R> {
        RowWriter {
            columns: self,
            rows,
            cells: Vec::with_capacity(self.sources.len()),
        }
    }
}

impl<R: Record> fmt::Debug for Columns<R> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names = self.schema.columns.iter().map(|column| &column.name);
        formatter.debug_list().entries(names).finish()
    }
}

/// Writes rows one after the other; made by [`Columns::writer`].
pub(super) struct RowWriter<'w, R: Record> {
    columns: &'w Columns<R>,
    rows: &'w mut dyn RowSink,
    /// Empty between two rows; it keeps the memory for their cells.
    cells: Vec<Cell<'static>>,
}

impl<R: Record> RowWriter<'_, R> {
    /// Writes a row.
    pub(super) fn write(&mut self, row: &R::Row<'_>) {
        let mut cells: Vec<Cell<'_>> = mem::take(&mut self.cells);
        self.columns.read(row, Cell::Empty, &mut cells);
        self.rows.row(&cells);
        self.cells = emptied(cells);
    }
}

/// Empties `cells` but keeps their memory, for cells of another row.
pub(super) fn emptied<'b>(mut cells: Vec<Cell<'_>>) -> Vec<Cell<'b>> {
    cells.clear();
    // This collects in place.
    cells.into_iter().map(|_| Cell::Empty).collect()
}

/// Names for columns that are added to `columns`: `names`, with `prefix` before each that is taken.
pub(super) fn distinct_names(columns: &[Column], names: &[&str], prefix: &str) -> Vec<String> {
    let own: HashSet<&str> = columns.iter().map(|column| column.name.as_str()).collect();
    let mut taken: HashSet<String> = own.iter().chain(names).map(|&name| name.into()).collect();
    let distinct = |name: &&str| {
        let mut distinct = (*name).to_owned();
        if own.contains(name) {
            while !taken.insert(distinct.clone()) {
                distinct.insert_str(0, prefix);
            }
        }
        distinct
    };
    names.iter().map(distinct).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_cells_of_the_next_row_use_the_memory_of_the_last() {
        let text = "chip".to_owned();
        let cells = vec![Cell::Text(&text), Cell::Integer(2)];
        let memory = cells.as_ptr() as usize;
        let cells: Vec<Cell<'static>> = emptied(cells);
        assert!(cells.is_empty());
        assert!(cells.capacity() >= 2);
        assert_eq!(cells.as_ptr() as usize, memory);
    }

    #[test]
    fn a_name_that_is_taken_gets_the_prefix_until_it_is_free() {
        let columns = [Column::text("term", ""), Column::text("count", "")];
        let names = ["count", "d1", "x_term", "term"];
        let distinct = distinct_names(&columns, &names, "x_");
        assert_eq!(distinct, ["x_count", "d1", "x_term", "x_x_term"]);
    }
}
