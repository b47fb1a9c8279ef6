//! The fields of one row, and the remarks on rows that lack some or are not closed.

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

/// The rows with fewer fields than the header.
#[derive(Debug, Default)]
pub(crate) struct ShortRows {
    number: u64,
    /// The line of the first.
    first: u64,
}

impl ShortRows {
    pub(crate) fn add(&mut self, line: u64) {
        if self.number == 0 {
            self.first = line;
        }
        self.number += 1;
    }

    /// The remark on them, if there are any.
    pub(crate) fn remark(&self) -> Option<String> {
        let first = self.first;
        match self.number {
            0 => None,
            1 => Some(format!(
                "the row of line {first} has fewer fields than the header; the missing ones are empty"
            )),
            number => Some(format!(
                "{number} rows have fewer fields than the header, the first in line {first}; the missing \
                 ones are empty"
            )),
        }
    }
}

/// Whether a field is empty or white space, such as the no-break space of a cell that looks empty.
pub(crate) fn is_blank_field(field: &[u8]) -> bool {
    let rest = field.trim_ascii();
    let is_short = rest.len() < 64 && rest.first().is_none_or(|byte| !byte.is_ascii());
    is_short && str::from_utf8(rest).is_ok_and(|rest| rest.trim().is_empty())
}

/// The remark on a last row whose quotation mark is not closed.
pub(crate) fn unclosed_remark(line: u64) -> String {
    format!("the quotation mark in line {line}, the last one, is not closed: is the file complete?")
}
