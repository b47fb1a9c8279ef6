//! Why a file of counts could not be read.

use std::error::Error;
use std::io;

use thiserror::Error;

use super::layout::VERSION;

/// A file of counts could not be read.
#[derive(Debug, Error)]
pub(crate) enum PartError {
    /// The system refused.
    #[error("cannot be read")]
    Read(#[source] io::Error),
    /// It does not begin like a file of counts.
    #[error("not a file of counts written by keyweight count")]
    NotCounts,
    /// It has another format version.
    #[error(
        "a file of counts in format {found}, but this version of keyweight reads format {VERSION}; \
         count the texts again"
    )]
    Version { found: u16 },
    /// It has a required chunk of an unknown kind.
    #[error(
        "written by a newer keyweight: it has a chunk {kind}, which this version does not know; \
         update keyweight, or count the texts again"
    )]
    UnknownChunk { kind: String },
    /// It is cut short, or some of its bytes have changed.
    #[error("the file of counts is damaged: {what}")]
    Damaged {
        /// What is wrong.
        what: String,
        source: Option<Box<dyn Error + Send + Sync>>,
    },
    /// Its texts were counted with other settings.
    #[error("counted with {counted}, but now {wanted} is requested")]
    Settings {
        /// The settings it was counted with.
        counted: String,
        /// The settings it should have been counted with.
        wanted: String,
    },
    /// Its texts were counted with another dictionary.
    #[error("counted with {counted}, but now with {wanted}; the entries must be the same")]
    Dictionary {
        /// The dictionaries it was counted with.
        counted: String,
        /// The dictionaries it should have been counted with.
        wanted: String,
    },
    /// The order of words is needed, which it does not hold.
    #[error(
        "a file of counts does not hold the order of words, which n-grams, phrases and collocations \
         need; give the texts instead"
    )]
    Order,
}

impl PartError {
    pub(crate) fn damaged(what: impl Into<String>) -> PartError {
        PartError::Damaged {
            what: what.into(),
            source: None,
        }
    }

    /// Damage that `source` found.
    pub(crate) fn damaged_by(
        what: impl Into<String>,
        source: impl Error + Send + Sync + 'static,
    ) -> PartError {
        PartError::Damaged {
            what: what.into(),
            source: Some(Box::new(source)),
        }
    }

    /// The message with those of all causes, in one line.
    pub(crate) fn full_message(&self) -> String {
        let mut message = self.to_string();
        let mut cause = self.source();
        while let Some(error) = cause {
            message = format!("{message}: {error}");
            cause = error.source();
        }
        message
    }
}
