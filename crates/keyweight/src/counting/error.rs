//! Why a corpus could not be counted.

use keyweight_count::SpillError;
use thiserror::Error;

/// A corpus could not be counted.
///
/// A document that cannot be read is no such error; see [`Counted::skipped`](crate::Counted::skipped).
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum CountError {
    /// There is no memory for more distinct words.
    ///
    /// Only the largest allocations of counting are checked; if another one fails, the program ends.
    #[error("out of memory: no room for more distinct words")]
    OutOfMemory,
    /// [`Progress::is_cancelled`](crate::Progress::is_cancelled) asked to stop.
    #[error("the work was cancelled")]
    Cancelled,
    /// Counts beyond the memory limit could not be written to the temporary file or read back.
    ///
    /// The message names the folder of the file; the [source](std::error::Error::source) is the
    /// [`std::io::Error`].
    #[error(transparent)]
    Spill(SpillError),
}
