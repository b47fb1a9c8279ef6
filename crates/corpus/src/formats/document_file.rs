//! A text file: one document, read whole or, if it is long, in pieces.

use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use crate::bytes::compression::Compression;
use crate::bytes::stored_bytes::Source;
use crate::document::{Document, InputFile, Metadata};
use crate::formats::plain_text as text;
use crate::kind::Kind;
use crate::long_texts::inspection::survey;
use crate::long_texts::pieces::{LONG, Pieces};
use crate::long_texts::streamed_text::LongText;
use crate::options::Fingerprint;
use crate::pending::{Loaded, Opened};
use crate::skipped::Skipped;
use crate::title;

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

impl TextFile {
    /// Reads it whole.
    pub(crate) fn load(self) -> Result<Loaded, Skipped> {
        let skipped = |reason| Skipped::file(self.shown.clone(), reason);
        let (source, path) = self.origin.open(self.fingerprint).map_err(skipped)?;
        let decoded = text::read(source.clone(), &path, self.bytes).map_err(skipped)?;
        let (bytes, sha256) = source.finish();
        let document = Document {
            id: self.id,
            title: self.title.unwrap_or_else(|| title::title(&decoded.text)),
            text: decoded.text,
            metadata: self.metadata,
        };
        let input = InputFile {
            path: self.shown,
            bytes,
            sha256,
            format: Kind::Text,
            encoding: decoded.encoding.name().to_owned(),
            documents: 1,
        };
        Ok(Loaded::file(document, input, decoded.notice))
    }

    /// Reads it to its end and opens it again, to be read piece by piece.
    fn stream(self, path: &Path) -> Result<Pieces, Skipped> {
        let skipped = |reason| Skipped::file(self.shown.clone(), reason);
        let survey = survey(path, self.fingerprint).map_err(skipped)?;
        let document = Document {
            id: self.id,
            title: self.title.unwrap_or_else(|| survey.title.clone()),
            text: String::new(),
            metadata: self.metadata,
        };
        let input = InputFile {
            path: self.shown.clone(),
            bytes: survey.bytes,
            sha256: survey.sha256.clone(),
            format: Kind::Text,
            encoding: survey.recognized.encoding.name().to_owned(),
            documents: 1,
        };
        let first = Loaded::file(document, input, survey.notice.clone());
        let text = LongText::open(survey).map_err(skipped)?;
        Ok(Pieces::streamed(first, self.shown, text))
    }

    /// What becomes of it when it is its turn.
    ///
    /// # Errors
    ///
    /// If it has to be read now, and cannot be.
    pub(crate) fn open(self) -> Result<Opened, Skipped> {
        let stored = self.bytes;
        let size = match &self.origin {
            Origin::Stdin(_) => Size::Unknown,
            Origin::File(path) => size(path, stored),
        };
        match size {
            Size::Short => Ok(Opened::Later(self)),
            Size::Long(path) => self.stream(&path).map(Opened::Pieces),
            Size::Unknown => {
                let loaded = self.load()?;
                Ok(Opened::loaded(loaded, stored))
            }
        }
    }
}

/// How long the text of a file is.
enum Size {
    Short,
    /// It is long, and not compressed.
    Long(PathBuf),
    /// It has to be read to know it.
    Unknown,
}

/// Judged by the size as stored and by what a compressed file says of itself.
fn size(path: &Path, stored: u64) -> Size {
    // Text hardly becomes less than an eighth of its size.
    if stored <= LONG as u64 / 8 && !Compression::is_in_name(path) {
        return Size::Short;
    }
    let Ok(mut file) = File::open(path) else {
        return Size::Short;
    };
    let mut start = [0; 32];
    let read = file.read(&mut start).unwrap_or_default();
    let compression = Compression::find(&start[..read], path);
    let is_long = match compression {
        Compression::None => stored > LONG as u64,
        compression => match compression.claimed_size(&start[..read], &mut file, stored) {
            Some(size) => size > LONG as u64,
            None => stored > LONG as u64 / 64,
        },
    };
    match compression {
        _ if !is_long => Size::Short,
        Compression::None => Size::Long(path.to_path_buf()),
        _ => Size::Unknown,
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
