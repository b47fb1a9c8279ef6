//! The fields of one row, and the remark on a row that seems to hold others.

use std::borrow::Cow;

use crate::reason::Reason;
use crate::tables::row::RowPosition;

/// The fields of one row, as many as the header has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Fields<'a> {
    pub(crate) at: RowPosition,
    pub(crate) values: Vec<Cow<'a, str>>,
}

/// A row that could not be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct BrokenRow {
    pub(crate) line: u64,
    pub(crate) reason: Reason,
}

/// The remark on a last row that seems to hold other rows.
pub(crate) fn unclosed_remark(line: u64) -> String {
    format!("unclosed quotation mark: the row of line {line} holds all lines after it")
}
