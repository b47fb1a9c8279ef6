//! One row of a table of documents, in any format.

use crate::document::Metadata;
use crate::reason::Reason;
use crate::skipped::Place;

/// One row of a table of documents, in any format.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Row {
    pub(crate) at: RowPosition,
    pub(crate) id: Option<String>,
    pub(crate) title: Option<String>,
    pub(crate) texts: Vec<String>,
    pub(crate) metadata: Metadata,
}

/// The position of a row in its table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct RowPosition {
    /// The line it starts in, from 1.
    pub(crate) line: u64,
    /// Its number, from 1; rows that could not be read count, too.
    pub(crate) number: u64,
}

/// Why a row gave no document; or, without a place, why the whole table gave none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Failure {
    pub(crate) place: Option<Place>,
    pub(crate) reason: Reason,
}

impl Failure {
    pub(crate) fn in_line(line: u64, reason: Reason) -> Failure {
        Failure {
            place: Some(Place::Line(line)),
            reason,
        }
    }
}
