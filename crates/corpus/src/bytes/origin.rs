//! Where the bytes of an input come from.

use std::io::Read;
use std::path::{Path, PathBuf};

use crate::bytes::kept_input::KeptInput;
use crate::bytes::repeatable::RepeatableBytes;
use crate::bytes::stored_bytes::StoredBytes;
use crate::options::Fingerprint;
use crate::reason::Reason;

/// Where the bytes of an input come from.
pub(crate) enum Origin {
    File(PathBuf),
    /// Standard input, which can be read once.
    Stream(Box<dyn Read + Send>),
    /// Standard input, which is kept while it is read.
    Kept(KeptInput),
}

/// Where the bytes of a document come from, which may have to be read twice.
pub(crate) struct Source {
    /// The path, whose extension may show how the bytes are compressed; empty for standard input.
    path: PathBuf,
    /// The bytes, if they are not to be read from the file.
    kept: Option<KeptInput>,
}

/// An input that was opened.
pub(crate) struct OpenedInput {
    pub(crate) stream: StoredBytes,
    /// The path, whose extension may show how the bytes are compressed; empty for standard input.
    pub(crate) path: PathBuf,
}

impl Origin {
    /// Opens it to be read once.
    ///
    /// # Errors
    ///
    /// If the file cannot be opened.
    pub(crate) fn open(self, fingerprint: Fingerprint) -> Result<OpenedInput, Reason> {
        let (stream, path) = match self {
            Origin::Stream(stream) => (StoredBytes::new(stream, fingerprint), PathBuf::new()),
            Origin::Kept(kept) => {
                let stream = StoredBytes::new(Box::new(kept.reader()), fingerprint);
                (stream, PathBuf::new())
            }
            Origin::File(path) => {
                let stream = StoredBytes::open(&path, fingerprint).map_err(Reason::from_io)?;
                (stream, path)
            }
        };
        Ok(OpenedInput { stream, path })
    }

    /// The same, to be read more than once. What is kept of standard input beyond memory goes to a
    /// file in `temp_dir`.
    pub(crate) fn repeatable(self, temp_dir: Option<&Path>) -> Source {
        let kept = match self {
            Origin::File(path) => return Source { path, kept: None },
            Origin::Kept(kept) => kept,
            Origin::Stream(stream) => KeptInput::new(stream, temp_dir.map(Path::to_path_buf)),
        };
        Source {
            path: PathBuf::new(),
            kept: Some(kept),
        }
    }
}

impl Source {
    /// The same, with the stored bytes of the file held in memory.
    pub(crate) fn holding(self, stored: Vec<u8>) -> Source {
        Source {
            kept: Some(KeptInput::held(stored)),
            ..self
        }
    }

    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    /// Whether the bytes are to be read from a file.
    pub(crate) fn is_file(&self) -> bool {
        self.kept.is_none()
    }

    /// # Errors
    ///
    /// If the bytes cannot be read.
    pub(crate) fn open(&self) -> Result<RepeatableBytes, Reason> {
        match &self.kept {
            Some(kept) => RepeatableBytes::kept(kept.clone(), &self.path),
            None => RepeatableBytes::open(&self.path),
        }
    }

    /// Opens them to be read once.
    ///
    /// # Errors
    ///
    /// If the file cannot be opened.
    pub(crate) fn stored(&self, fingerprint: Fingerprint) -> Result<StoredBytes, Reason> {
        match &self.kept {
            Some(kept) => Ok(StoredBytes::new(Box::new(kept.reader()), fingerprint)),
            None => StoredBytes::open(&self.path, fingerprint).map_err(Reason::from_io),
        }
    }
}
