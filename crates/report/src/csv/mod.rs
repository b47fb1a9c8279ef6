//! Tables as CSV: quoted by RFC 4180, lines ending in `\n`, numbers that a spreadsheet reads as numbers.
//!
//! - `style/`: the choices that the format leaves;
//! - `standard.rs`: rows through the csv crate, for tables of up to a hundred thousand rows;
//! - `fast/`: the same bytes, faster, for larger ones;
//! - `buffer.rs`, `sink.rs`, `folder.rs`: either of the two as a buffer, a table as a file, a report as
//!   a folder of files.

mod buffer;
mod fast;
mod folder;
mod sink;
mod standard;
mod style;

#[cfg(test)]
mod tests;

pub use buffer::CsvBuffer;
pub use fast::{FastCsv, PreparedCell, PreparedRow};
pub use folder::{CsvFolder, CsvFolderTable};
pub use sink::CsvSink;
pub use standard::StandardCsv;
pub use style::{CsvStyle, Delimiter, DelimiterError, Safety};
