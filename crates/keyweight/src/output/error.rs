//! Why a table or a report could not be written.

use std::error::Error;
use std::io;

use keyweight_report::{OutputError, SinkError};
use thiserror::Error;

use crate::counting::CountError;

/// Why a table or a report could not be written.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum WriteError {
    /// A write failed. If the writer is a file of ours, the message names it.
    #[error(transparent)]
    Write(#[from] io::Error),
    /// A file or a folder could not be created or put in its place.
    #[error(transparent)]
    Output(#[from] OutputError),
    /// The format cannot hold the table.
    #[error("cannot write the table {table}")]
    Format {
        /// The name of the table.
        table: String,
        /// What the format does not allow.
        source: Box<dyn Error + Send + Sync>,
    },
    /// [`Progress::is_cancelled`](crate::Progress::is_cancelled) stopped the work.
    #[error("the work was cancelled")]
    Cancelled,
    /// The counts that the tables are made of could not be read back.
    #[error(transparent)]
    Count(#[from] CountError),
}

impl From<SinkError> for WriteError {
    fn from(error: SinkError) -> WriteError {
        match error {
            SinkError::Write(error) => WriteError::Write(error),
            SinkError::Output(error) => WriteError::Output(error),
            SinkError::Format { table, source } => WriteError::Format { table, source },
            other => WriteError::Write(io::Error::other(other)),
        }
    }
}
