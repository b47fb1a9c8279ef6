//! Where tables go: a sink takes a table as its columns, blocks of rows in order, and the end.

use std::error::Error;
use std::io;

use serde::Serialize;

use crate::output::{OutputError, OutputNote};
use crate::sheet::SheetExcess;
use crate::table::{RowSink, Schema, Table, TableSize};

/// Rows in memory, in the form in which a [`TableSink`] takes them.
///
/// Several threads fill buffers at the same time, each with the rows of a block, so that formatting
/// runs in parallel and the sink only has to put the results in order. What a buffer holds depends on the
/// format: bytes for CSV and JSON Lines, typed cells for a workbook.
pub trait RowBuffer: RowSink + Send + Sync + 'static {
    /// An empty buffer for rows of the same table, to be filled by another thread.
    #[must_use]
    fn another(&self) -> Self
    where
        Self: Sized;

    /// The number of rows since the buffer was made or cleared.
    fn rows(&self) -> u64;

    /// Empties the buffer, but keeps its memory.
    fn clear(&mut self);
}

/// Takes one table: its columns, then its rows, block by block in order, then the end.
///
/// A driver that uses threads calls [`begin`](TableSink::begin), gives every thread a buffer of its
/// own, and hands the filled buffers to [`block`](TableSink::block) in the order of the blocks.
/// [`write_table`](TableSink::write_table) does the same on one thread.
///
/// # Examples
///
/// A sink that only counts:
///
/// ```
/// use keyweight_report::{Cell, RowBuffer, RowSink, Schema, SinkError, TableSink, TableSize};
///
/// #[derive(Default)]
/// struct Count(u64);
///
/// impl RowSink for Count {
///     fn row(&mut self, _cells: &[Cell<'_>]) {
///         self.0 += 1;
///     }
/// }
///
/// impl RowBuffer for Count {
///     fn another(&self) -> Count {
///         Count(0)
///     }
///     fn rows(&self) -> u64 {
///         self.0
///     }
///     fn clear(&mut self) {
///         self.0 = 0;
///     }
/// }
///
/// struct Counter {
///     total: u64,
/// }
///
/// impl TableSink for Counter {
///     type Buffer = Count;
///
///     fn begin(&mut self, _schema: &Schema, _size: TableSize) -> Result<Count, SinkError> {
///         Ok(Count(0))
///     }
///     fn block(&mut self, rows: &Count) -> Result<(), SinkError> {
///         self.total += rows.rows();
///         Ok(())
///     }
///     fn finish(self) -> Result<(), SinkError> {
///         println!("{} rows", self.total);
///         Ok(())
///     }
/// }
/// ```
pub trait TableSink {
    /// What threads fill with the rows of a block.
    type Buffer: RowBuffer;

    /// Takes the columns of the table and gives an empty buffer for its rows.
    ///
    /// # Errors
    ///
    /// [`SinkError`] if the beginning of the table cannot be written.
    fn begin(&mut self, schema: &Schema, size: TableSize) -> Result<Self::Buffer, SinkError>;

    /// Takes the rows of the next block.
    ///
    /// # Errors
    ///
    /// [`SinkError`] if they cannot be written.
    fn block(&mut self, rows: &Self::Buffer) -> Result<(), SinkError>;

    /// What of the table so far a spreadsheet cannot show. Formats that are not for spreadsheets have
    /// no limits.
    fn excess(&self) -> SheetExcess {
        SheetExcess::default()
    }

    /// Ends the table. A table that is not finished is not whole, and may never appear.
    ///
    /// # Errors
    ///
    /// [`SinkError`] if its end cannot be written.
    fn finish(self) -> Result<(), SinkError>
    where
        Self: Sized;

    /// Writes the whole of `table` on this thread and returns the number of its rows.
    ///
    /// # Errors
    ///
    /// [`SinkError`] if anything cannot be written.
    fn write_table(mut self, table: &dyn Table) -> Result<u64, SinkError>
    where
        Self: Sized,
    {
        let mut buffer = self.begin(table.schema(), table.size())?;
        let mut rows = 0;
        for block in 0..table.blocks() {
            table.write_block(block, &mut buffer);
            rows += buffer.rows();
            self.block(&buffer)?;
            buffer.clear();
        }
        self.finish()?;
        Ok(rows)
    }
}

/// Takes the tables of a report, one after the other, and its manifest.
///
/// A folder of files, a workbook with a sheet for each table and a page are such sinks. What was
/// written appears only when [`finish`](ReportSink::finish) succeeds.
pub trait ReportSink {
    /// The sink of one table. It may borrow from the report, as a sheet does from its workbook.
    type Table<'s>: TableSink
    where
        Self: 's;

    /// Adds a table to the report. Finish each table before the next one is added.
    ///
    /// # Errors
    ///
    /// [`SinkError`] if there cannot be such a table.
    fn table(&mut self, name: &str) -> Result<Self::Table<'_>, SinkError>;

    /// Where a reader finds a table of this name, for the manifest: `keywords.csv`.
    fn place(&self, name: &str) -> String;

    /// Adds the manifest, which says where the tables' numbers come from, and puts the report in its
    /// place. Returns what is worth knowing about that.
    ///
    /// # Errors
    ///
    /// [`SinkError`] if the report cannot be completed; it does not appear then.
    fn finish(self, manifest: &impl Serialize) -> Result<Vec<OutputNote>, SinkError>;
}

/// Why a sink could not take a table or a report.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum SinkError {
    /// A write failed.
    #[error(transparent)]
    Write(#[from] io::Error),
    /// A file or a folder could not be created or put in its place.
    #[error(transparent)]
    Output(#[from] OutputError),
    /// The format cannot hold the table.
    #[error("cannot write the table {table}")]
    Format {
        /// The name of the table.
        table: String,
        /// What the format does not allow.
        source: Box<dyn Error + Send + Sync>,
    },
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Cell, Column};

    /// A cell as a workbook keeps it.
    #[derive(Clone, Debug, PartialEq)]
    enum Typed {
        Empty,
        Text(String),
        Number(f64),
    }

    #[derive(Debug, Default)]
    struct TypedRows(Vec<Vec<Typed>>);

    impl RowSink for TypedRows {
        fn row(&mut self, cells: &[Cell<'_>]) {
            let typed = |cell: &Cell<'_>| match cell {
                Cell::Empty | Cell::Counted(_) => Typed::Empty,
                Cell::Text(text) => Typed::Text((*text).to_owned()),
                Cell::Integer(count) => Typed::Number(f64::from(u32::try_from(*count).unwrap())),
                Cell::Real(number) => Typed::Number(number.value()),
            };
            self.0.push(cells.iter().map(typed).collect());
        }
    }

    impl RowBuffer for TypedRows {
        fn another(&self) -> TypedRows {
            TypedRows::default()
        }

        fn rows(&self) -> u64 {
            self.0.len() as u64
        }

        fn clear(&mut self) {
            self.0.clear();
        }
    }

    /// The most rows of a sheet.
    const MOST_ROWS: usize = 3;

    #[derive(Debug, Default)]
    struct Sheet {
        name: String,
        header: Vec<String>,
        rows: Vec<Vec<Typed>>,
        is_finished: bool,
    }

    /// A workbook that is written to `out` when it is finished.
    struct Workbook<'o> {
        sheets: Vec<Sheet>,
        out: &'o mut Vec<Sheet>,
    }

    /// Borrows its sheet from the workbook.
    struct SheetSink<'w>(&'w mut Sheet);

    impl TableSink for SheetSink<'_> {
        type Buffer = TypedRows;

        fn begin(&mut self, schema: &Schema, _size: TableSize) -> Result<TypedRows, SinkError> {
            let names = schema.columns.iter().map(|column| column.name.clone());
            self.0.header = names.collect();
            Ok(TypedRows::default())
        }

        fn block(&mut self, rows: &TypedRows) -> Result<(), SinkError> {
            self.0.rows.extend_from_slice(&rows.0);
            if self.0.rows.len() > MOST_ROWS {
                return Err(SinkError::Format {
                    table: self.0.name.clone(),
                    source: format!("a sheet has at most {MOST_ROWS} rows").into(),
                });
            }
            Ok(())
        }

        fn finish(self) -> Result<(), SinkError> {
            self.0.is_finished = true;
            Ok(())
        }
    }

    impl ReportSink for Workbook<'_> {
        type Table<'s>
            = SheetSink<'s>
        where
            Self: 's;

        fn table(&mut self, name: &str) -> Result<SheetSink<'_>, SinkError> {
            let name = name.to_owned();
            self.sheets.push(Sheet {
                name,
                ..Sheet::default()
            });
            Ok(SheetSink(
                self.sheets.last_mut().expect("it was just added"),
            ))
        }

        fn place(&self, name: &str) -> String {
            format!("report.xlsx, sheet {name}")
        }

        fn finish(self, manifest: &impl Serialize) -> Result<Vec<OutputNote>, SinkError> {
            let manifest = serde_json::to_string(manifest).map_err(io::Error::from)?;
            self.out.extend(self.sheets);
            self.out.push(Sheet {
                name: "manifest".to_owned(),
                rows: vec![vec![Typed::Text(manifest)]],
                ..Sheet::default()
            });
            Ok(Vec::new())
        }
    }

    /// Two rows in each block.
    struct Halves(Schema, usize);

    impl Halves {
        fn new(blocks: usize) -> Halves {
            let columns = vec![
                Column::text("name", "a name"),
                Column::real("half", "a half"),
            ];
            Halves(Schema::new("halves", columns), blocks)
        }
    }

    impl Table for Halves {
        fn schema(&self) -> &Schema {
            &self.0
        }

        fn blocks(&self) -> usize {
            self.1
        }

        fn write_block(&self, block: usize, rows: &mut dyn RowSink) {
            rows.row(&[Cell::Text("half"), Cell::real(0.5)]);
            rows.row(&[Cell::Integer(block as u64), Cell::Empty]);
        }
    }

    #[test]
    fn a_workbook_takes_typed_cells_of_several_tables_and_a_manifest() {
        let mut out = Vec::new();
        let mut workbook = Workbook {
            sheets: Vec::new(),
            out: &mut out,
        };
        assert_eq!(workbook.place("halves"), "report.xlsx, sheet halves");
        for blocks in [1, 0] {
            let table = Halves::new(blocks);
            let sink = workbook.table(&table.schema().name).unwrap();
            assert_eq!(sink.write_table(&table).unwrap(), 2 * blocks as u64);
        }
        workbook.finish(&["from here"]).unwrap();
        let [first, second, manifest] = &out[..] else {
            panic!("{out:?}");
        };
        assert_eq!((first.name.as_str(), first.is_finished), ("halves", true));
        assert_eq!(first.header, ["name", "half"]);
        assert_eq!(
            first.rows,
            [
                [Typed::Text("half".to_owned()), Typed::Number(0.5)],
                [Typed::Number(0.0), Typed::Empty]
            ]
        );
        assert!(second.rows.is_empty() && second.is_finished);
        assert_eq!(
            manifest.rows,
            [[Typed::Text(r#"["from here"]"#.to_owned())]]
        );
    }

    #[test]
    fn a_table_that_the_format_cannot_hold_is_an_error_with_its_cause() {
        let mut sheet = Sheet {
            name: "halves".to_owned(),
            ..Sheet::default()
        };
        let error = SheetSink(&mut sheet)
            .write_table(&Halves::new(2))
            .unwrap_err();
        assert_eq!(error.to_string(), "cannot write the table halves");
        let cause = error.source().unwrap().to_string();
        assert_eq!(cause, "a sheet has at most 3 rows");
        assert!(!sheet.is_finished);
    }
}
