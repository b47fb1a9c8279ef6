//! CSV and TSV.

pub(crate) mod article_tables;
pub(crate) mod line_ends;
pub(crate) mod record_scanner;
pub(crate) mod records;
pub(crate) mod small_tables;
