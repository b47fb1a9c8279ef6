//! Writes tables: CSV and JSON Lines, in files and folders that appear whole or not at all.
//!
//! A [`Table`] is a value: named, typed columns with a meaning each, and rows in blocks. A
//! [`TableSink`] writes a table in some format, and a [`ReportSink`] writes several. [`OutputFile`] and
//! [`OutputFolder`] put the results on the disk, and replace what was there only once the new one is
//! whole. This crate knows no statistics.
//!
//! # Examples
//!
//! ```
//! use keyweight_report::{Cell, Column, CsvStyle, RowSink, Schema, Table};
//!
//! struct Terms(Schema, Vec<(&'static str, u64, f64)>);
//!
//! impl Table for Terms {
//!     fn schema(&self) -> &Schema {
//!         &self.0
//!     }
//!     fn blocks(&self) -> usize {
//!         1
//!     }
//!     fn write_block(&self, _block: usize, rows: &mut dyn RowSink) {
//!         for &(term, count, idf) in &self.1 {
//!             rows.row(&[Cell::Text(term), Cell::Integer(count), Cell::real(idf)]);
//!         }
//!     }
//! }
//!
//! let schema = Schema::new("terms", vec![
//!     Column::text("term", "what is counted"),
//!     Column::integer("count", "occurrences in the corpus"),
//!     Column::real("idf", "inverse document frequency"),
//! ]);
//! let table = Terms(schema, vec![("taiwan", 12, 1.405_465_108), ("=1+1", 1, 2.0)]);
//! let mut bytes = Vec::new();
//! CsvStyle::default().write_table(&table, &mut bytes)?;
//! assert_eq!(bytes, b"term,count,idf\ntaiwan,12,1.40547\n'=1+1,1,2\n");
//! # Ok::<(), keyweight_report::SinkError>(())
//! ```

mod csv;
mod format;
mod jsonl;
mod number;
mod output;
mod sheet;
mod sink;
mod table;

pub use crate::csv::{
    CsvBuffer, CsvFolder, CsvFolderTable, CsvSink, CsvStyle, Delimiter, DelimiterError, FastCsv,
    PreparedCell, PreparedRow, Safety, StandardCsv,
};
pub use format::{Format, Style, StyleBuffer, StyleSink, UnknownFormat};
pub use jsonl::{JsonlBuffer, JsonlSink, JsonlStyle};
pub use number::{Precision, PrecisionError, SignificantDigits};
pub use output::{
    Discard, FolderFile, OutputError, OutputFile, OutputFolder, OutputNote, Owned, close,
};
pub use sheet::SheetExcess;
pub use sink::{ReportSink, RowBuffer, SinkError, TableSink};
pub use table::{Cell, Column, ColumnKind, Finite, RowSink, Schema, Table, TableSize};

#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
