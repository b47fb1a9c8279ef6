//! A document on its way: found, but not read yet.

use std::path::PathBuf;

use crate::document::{Document, InputFile, Metadata};
use crate::kind::Kind;
use crate::options::Fingerprint;
use crate::skipped::{Notice, Skipped};
use crate::source::Source;
use crate::text;

/// A document not read yet (a text file), or already read (a row of a table).
#[derive(Debug)]
pub struct Pending {
    pub(crate) ordinal: u64,
    pub(crate) state: State,
}

#[derive(Debug)]
pub(crate) enum State {
    File(TextFile),
    Row(Document),
}

/// All that is known of a text file before it is read.
pub(crate) struct TextFile {
    pub(crate) origin: Origin,
    pub(crate) shown: String,
    pub(crate) bytes: u64,
    pub(crate) id: String,
    /// The title that the metadata give.
    pub(crate) title: Option<String>,
    pub(crate) metadata: Metadata,
    pub(crate) fingerprint: Fingerprint,
}

/// Where the bytes of a file come from.
pub(crate) enum Origin {
    File(PathBuf),
    Stdin(Source),
}

/// A document that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Loaded {
    /// The document.
    pub document: Document,
    /// The file, if it is this document alone; `None` for a row, whose table is in
    /// [`Summary::inputs`](crate::Summary::inputs).
    pub input: Option<InputFile>,
    /// Remarks on the reading.
    pub notices: Vec<Notice>,
}

impl Pending {
    /// Its place in the order of the corpus, from 0, without gaps.
    pub fn ordinal(&self) -> u64 {
        self.ordinal
    }

    /// The size of the file as stored, or the length of the row's text; 0 for standard input.
    pub fn bytes(&self) -> u64 {
        match &self.state {
            State::File(file) => file.bytes,
            State::Row(document) => document.text.len() as u64,
        }
    }

    /// Reads, unpacks and decodes it.
    ///
    /// # Errors
    ///
    /// [`Skipped`], with the reason, if the file cannot be read, or is not text, or has none.
    pub fn load(self) -> Result<Loaded, Skipped> {
        match self.state {
            State::File(file) => file.load(),
            State::Row(document) => Ok(Loaded {
                document,
                input: None,
                notices: Vec::new(),
            }),
        }
    }
}

impl TextFile {
    fn load(self) -> Result<Loaded, Skipped> {
        let skipped = |reason| Skipped::file(self.shown.clone(), reason);
        let (source, path) = self.origin.open(self.fingerprint).map_err(skipped)?;
        let decoded = text::read(source.clone(), &path, self.bytes).map_err(skipped)?;
        let (bytes, sha256) = source.finish();
        let title = self.title.unwrap_or_else(|| text::title(&decoded.text));
        let notices = decoded
            .notice
            .map(|message| Notice::new(&self.shown, message));
        Ok(Loaded {
            document: Document {
                id: self.id,
                title,
                text: decoded.text,
                metadata: self.metadata,
            },
            notices: notices.into_iter().collect(),
            input: Some(InputFile {
                path: self.shown,
                bytes,
                sha256,
                format: Kind::Text,
                encoding: decoded.encoding.name().to_owned(),
                documents: 1,
            }),
        })
    }
}

impl Origin {
    /// The stream, and the path whose ending may tell how it is compressed.
    ///
    /// # Errors
    ///
    /// If the file cannot be opened.
    pub(crate) fn open(
        self,
        fingerprint: Fingerprint,
    ) -> Result<(Source, PathBuf), crate::skipped::Reason> {
        match self {
            Origin::Stdin(source) => Ok((source, PathBuf::new())),
            Origin::File(path) => Source::open(&path, fingerprint)
                .map(|source| (source, path))
                .map_err(|error| crate::skipped::Reason::from_io(&error)),
        }
    }
}

impl std::fmt::Debug for TextFile {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("TextFile")
            .field("shown", &self.shown)
            .field("id", &self.id)
            .finish_non_exhaustive()
    }
}
