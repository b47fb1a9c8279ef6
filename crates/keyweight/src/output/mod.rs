//! Writes tables and reports: blocks are formatted on all threads and written in order.

mod formulas;
mod manifest;
mod report;
mod write;

pub use report::{
    KEYNESS_DOCUMENTS, KeynessTable, REPORT_FILES, ReportError, ReportOptions, Written,
    create_folder, write_report,
};
pub(crate) use write::write_blocks;
pub use write::write_table;
