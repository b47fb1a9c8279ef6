//! The files that were found and not read yet.

use crate::bytes::origin::Origin;
use crate::input_file::InputFile;
use crate::kind::Content;
use crate::skipped::{Notice, Skipped};
use crate::tables::metadata::Joined;

/// A file to be read, or standard input.
pub(crate) struct FoundFile {
    pub(crate) origin: Origin,
    /// The file, as reached from the argument.
    pub(crate) shown: String,
    pub(crate) id: String,
    pub(crate) content: Content,
    /// The size as stored; `None` for standard input.
    pub(crate) bytes: Option<u64>,
    pub(crate) joined: Joined,
    /// The index of its argument.
    pub(crate) argument: usize,
}

/// Everything that was found.
pub(crate) struct FoundInputs {
    pub(crate) files: Vec<Result<FoundFile, Skipped>>,
    /// The metadata tables, which have been read.
    pub(crate) inputs: Vec<InputFile>,
    pub(crate) notices: Vec<Notice>,
    /// The arguments, and standard input after them.
    pub(crate) arguments: Vec<String>,
}
