//! Writes tables: CSV and JSON Lines, in files and folders that appear whole or not at all.
//!
//! A [`Table`] is a value: named, typed columns with a meaning each, and rows in blocks. This crate
//! turns it into the bytes of a [`Format`], and puts them on the disk through [`OutputFile`] and
//! [`OutputFolder`], which replace what was there only when the new one is whole. It knows no
//! statistics.
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
//! # Ok::<(), std::io::Error>(())
//! ```

mod csv;
mod format;
mod jsonl;
mod output;
mod style;
mod table;

pub use csv::delimiter::{Delimiter, DelimiterError};
pub use csv::piece::Piece;
pub use csv::precision::{Precision, PrecisionError, SignificantDigits};
pub use csv::row::CsvRow;
pub use csv::safety::Safety;
pub use csv::{CsvBuffer, CsvStyle};
pub use format::{Format, UnknownFormat};
pub use jsonl::{JsonlBuffer, JsonlStyle};
pub use output::error::OutputError;
pub use output::file::OutputFile;
pub use output::folder::{FolderFile, OutputFolder, Owned};
pub use output::temporary::Discard;
pub use style::{Buffer, Style};
pub use table::{Cell, Column, ColumnKind, Finite, RowSink, Schema, Table};

#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
