//! The fields of one row, and the remarks on rows that lack some or seem to hold other rows.

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

/// The remark on a last row that seems to hold other rows.
pub(crate) fn unclosed_remark(line: u64) -> String {
    format!("unclosed quotation mark: the row of line {line} holds all lines after it")
}
