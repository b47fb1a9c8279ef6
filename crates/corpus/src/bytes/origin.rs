//! Where the bytes of an input come from.

use std::path::PathBuf;

use crate::bytes::stored_bytes::StoredBytes;
use crate::options::Fingerprint;
use crate::reason::Reason;

/// Where the bytes of an input come from.
pub(crate) enum Origin {
    File(PathBuf),
    Stdin(StoredBytes),
}

/// An input that was opened.
pub(crate) struct OpenedInput {
    pub(crate) stream: StoredBytes,
    /// The path, whose extension may show how the bytes are compressed; empty for standard input.
    pub(crate) path: PathBuf,
}

impl Origin {
    /// # Errors
    ///
    /// If the file cannot be opened.
    pub(crate) fn open(self, fingerprint: Fingerprint) -> Result<OpenedInput, Reason> {
        match self {
            Origin::Stdin(stream) => Ok(OpenedInput {
                stream,
                path: PathBuf::new(),
            }),
            Origin::File(path) => StoredBytes::open(&path, fingerprint)
                .map(|stream| OpenedInput { stream, path })
                .map_err(Reason::from_io),
        }
    }
}
