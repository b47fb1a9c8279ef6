//! Writes tables and reports: threads format blocks of rows, which are written in order.
//!
//! - `options.rs`, `error.rs`: how a table is written, and why it could not be;
//! - `blocks.rs`: blocks formatted by several threads and handed to a sink in order;
//! - `table.rs`, `keywords.rs`: any table, and `keywords` with its faster way into CSV;
//! - `sheets.rs`: remarks on tables that a spreadsheet cannot show as a whole;
//! - `report.rs`, `report_options.rs`, `manifest.rs`: all tables and their manifest.

mod blocks;
mod error;
mod formulas;
mod keywords;
mod manifest;
mod options;
mod report;
mod report_options;
mod sheets;
mod table;

pub(crate) use blocks::write_blocks;
pub use error::WriteError;
pub use keywords::{write_keywords, write_keywords_to};
pub use options::WriteOptions;
pub use report::{
    REPORT_FILES, Written, WrittenFile, create_folder, write_report, write_report_to,
};
pub use report_options::{KEYNESS_DOCUMENTS, KeynessTable, ReportOptions};
pub(crate) use table::report_excess;
pub use table::{write_table, write_table_to};
