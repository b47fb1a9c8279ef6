//! A file that is one document, read whole or, if its text is long, in pieces.

use std::io::Read;

use crate::bytes::compression::Compression;
use crate::bytes::expected_size::DEFLATE_RATIO;
use crate::bytes::origin::Source;
use crate::bytes::repeatable::RepeatableBytes;
use crate::bytes::stored_bytes::ReadBytes;
use crate::bytes::whole_file::{self, SAFE_TO_HOLD, WholeFile};
use crate::character_sets::text_encoding::TextEncoding;
use crate::document::{Document, Metadata};
use crate::encoding::recognition::guess_remark;
use crate::formats::extraction::{Extract, Extracted};
use crate::formats::plain_text;
use crate::input_file::InputFile;
use crate::kind::{DocumentFormat, Kind};
use crate::loaded::Loaded;
use crate::long_texts::inspection::Inspection;
use crate::long_texts::pieces::{Handout, LONG};
use crate::long_texts::streamed_text::StreamedText;
use crate::options::Fingerprint;
use crate::reason::Reason;
use crate::skipped::Skipped;

/// A file that is one document and not read yet.
pub(crate) struct DocumentFile {
    pub(crate) source: Source,
    /// The size as stored; 0 if it is not known.
    pub(crate) bytes: u64,
    pub(crate) fingerprint: Fingerprint,
    /// The encoding that the user gave.
    pub(crate) encoding: Option<TextEncoding>,
    pub(crate) description: Description,
}

/// What is known of a document before its file is read.
pub(crate) struct Description {
    pub(crate) format: DocumentFormat,
    /// The file, as reached from the argument.
    pub(crate) shown: String,
    pub(crate) id: String,
    /// The title in the joined metadata.
    pub(crate) title: Option<String>,
    /// The joined metadata.
    pub(crate) metadata: Metadata,
}

/// A document's file when its turn comes.
pub(crate) enum Opened {
    /// It is read when it is loaded.
    Later(DocumentFile),
    Now(Box<Handout>),
}

impl Opened {
    fn now(handout: Handout) -> Opened {
        Opened::Now(Box::new(handout))
    }
}

/// The function that extracts a document of this format.
fn extractor(format: DocumentFormat) -> Extract {
    match format {
        DocumentFormat::PlainText => plain_text::extract,
    }
}

/// Extracts a document that has text.
fn extract(
    format: DocumentFormat,
    bytes: Vec<u8>,
    encoding: Option<TextEncoding>,
) -> Result<Extracted, Reason> {
    let extracted = extractor(format)(bytes, encoding)?;
    if extracted.text.trim().is_empty() {
        return Err(Reason::NoText);
    }
    Ok(extracted)
}

impl DocumentFile {
    /// Reads it whole.
    ///
    /// # Errors
    ///
    /// If it cannot be read, is not of its format, or has no text.
    pub(crate) fn load(self) -> Result<Loaded, Skipped> {
        let DocumentFile {
            source,
            bytes,
            fingerprint,
            encoding,
            description,
        } = self;
        let read = || {
            let stored = source.stored(fingerprint)?;
            let WholeFile { bytes, read } = whole_file::read(stored, source.path(), bytes)?;
            Ok((extract(description.format, bytes, encoding)?, read))
        };
        match read() {
            Ok((extracted, read)) => Ok(description.loaded(extracted, read)),
            Err(reason) => Err(Skipped::new(description.shown, reason)),
        }
    }

    /// Opens it when its turn comes.
    ///
    /// # Errors
    ///
    /// If it has to be read now, and cannot be.
    pub(crate) fn open(self) -> Result<Opened, Skipped> {
        if self.is_surely_short() {
            return Ok(Opened::Later(self));
        }
        let skipped = |reason| Skipped::new(&self.description.shown, reason);
        let bytes = self.source.open().map_err(skipped)?;
        let is_file = self.source.is_file() && self.bytes > 0;
        if !is_file || self.bytes > LONG as u64 {
            return self.read(bytes);
        }
        if bytes.compression == Compression::None {
            return Ok(Opened::Later(self));
        }
        let mut stored = Vec::new();
        let most = LONG as u64 + 1;
        let read = bytes.stored().take(most).read_to_end(&mut stored);
        read.map_err(|error| skipped(bytes.reason(error)))?;
        let size = bytes.compression.expected_size(&stored);
        if size.is_some_and(|size| size <= LONG as u64) {
            let source = self.source.holding(stored);
            return Ok(Opened::Later(DocumentFile { source, ..self }));
        }
        self.read(bytes)
    }

    /// Whether its text can be held, whatever is in the file.
    fn is_surely_short(&self) -> bool {
        let most = match Compression::of_name(self.source.path()) {
            // A text may be compressed without showing it in its name, but hardly ever is.
            None | Some(Compression::None) => SAFE_TO_HOLD,
            Some(Compression::Gzip) => LONG as u64 / DEFLATE_RATIO,
            Some(Compression::Zstd) => return false,
        };
        self.source.is_file() && (1..=most).contains(&self.bytes)
    }

    /// Reads it now: whole if its text is short; otherwise to its end, to be read again piece by piece.
    fn read(self, bytes: RepeatableBytes) -> Result<Opened, Skipped> {
        let skipped = |reason| Skipped::new(&self.description.shown, reason);
        let mut pass = bytes.read(self.fingerprint).map_err(skipped)?;
        let mut start = Vec::new();
        // A long file is not held.
        let is_long = bytes.length().is_some_and(|length| length > LONG as u64);
        let most = if is_long { 0 } else { LONG as u64 + 1 };
        let read = (&mut pass).take(most).read_to_end(&mut start);
        read.map_err(|error| skipped(bytes.reason(error)))?;
        if is_long || start.len() > LONG {
            let inspection = Inspection::of(bytes, start, pass, self.encoding).map_err(skipped)?;
            return self.stream(inspection);
        }
        if start.is_empty() {
            return Err(skipped(Reason::Empty));
        }
        let extracted = extract(self.description.format, start, self.encoding).map_err(skipped)?;
        let loaded = self.description.loaded(extracted, pass.finish());
        Ok(Opened::now(Handout::held(loaded, self.bytes)))
    }

    /// Reads it again, piece by piece.
    fn stream(self, inspection: Inspection) -> Result<Opened, Skipped> {
        let shown = self.description.shown.clone();
        let extracted = Extracted {
            title: inspection.title.clone(),
            text: String::new(),
            metadata: Metadata::default(),
            encoding: inspection.recognized.encoding.name(),
            guess: guess_remark(inspection.recognized),
            remark: inspection.remark.clone(),
        };
        let read = inspection.read.clone();
        let text = StreamedText::open(inspection).map_err(|reason| Skipped::new(&shown, reason))?;
        let first = self.description.loaded(extracted, read);
        Ok(Opened::now(Handout::streamed(first, text, shown)))
    }
}

impl Description {
    /// The document with its content. The joined metadata take precedence over those in the file.
    fn loaded(self, extracted: Extracted, read: ReadBytes) -> Loaded {
        let mut document = Document {
            id: self.id,
            title: self.title.unwrap_or(extracted.title),
            text: extracted.text,
            metadata: self.metadata.or(extracted.metadata),
        };
        document.complete_title();
        let input = InputFile {
            path: self.shown,
            bytes: read.count,
            sha256: read.sha256,
            format: Kind::from(self.format),
            encoding: extracted.encoding.to_owned(),
            documents: 1,
        };
        let remarks = [read.remark, extracted.guess, extracted.remark];
        Loaded::file(document, input, remarks.into_iter().flatten())
    }
}

impl std::fmt::Debug for DocumentFile {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("DocumentFile")
            .field("shown", &self.description.shown)
            .field("id", &self.description.id)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bytes::origin::Origin;

    fn description() -> Description {
        Description {
            format: DocumentFormat::PlainText,
            shown: "a.txt".to_owned(),
            id: "a".to_owned(),
            title: None,
            metadata: Metadata::default(),
        }
    }

    #[test]
    fn an_empty_file_and_white_space_have_different_reasons() {
        let reason = |bytes: &'static [u8]| {
            let file = DocumentFile {
                source: Origin::Stream(Box::new(bytes)).repeatable(None),
                bytes: 0,
                fingerprint: Fingerprint::Off,
                encoding: None,
                description: description(),
            };
            file.load().unwrap_err().reason
        };
        assert_eq!(reason(b""), Reason::Empty);
        assert_eq!(reason(b" \n\t\r\n"), Reason::NoText);
        assert_eq!(reason("\u{FEFF}\u{3000}\n".as_bytes()), Reason::NoText);
    }

    #[test]
    fn joined_metadata_take_precedence_over_those_in_the_file() {
        let fields = |pairs: [(&str, &str); 2]| pairs.into_iter().collect::<Metadata>();
        let extracted = || Extracted {
            title: "Own".to_owned(),
            text: "First line".to_owned(),
            metadata: fields([("author", "B"), ("site", "S")]),
            encoding: "UTF-8",
            guess: None,
            remark: None,
        };
        let read = || ReadBytes {
            count: 10,
            sha256: None,
            remark: None,
        };
        let own = description().loaded(extracted(), read()).document;
        assert_eq!(own.title, "Own");
        let joined = Description {
            title: Some("Joined".to_owned()),
            metadata: fields([("date", "2024"), ("author", "A")]),
            ..description()
        };
        let document = joined.loaded(extracted(), read()).document;
        assert_eq!(document.title, "Joined");
        let found: Vec<_> = document.metadata.iter().collect();
        assert_eq!(found, [("date", "2024"), ("author", "A"), ("site", "S")]);
        let untitled = Extracted {
            title: String::new(),
            ..extracted()
        };
        let document = description().loaded(untitled, read()).document;
        assert_eq!(document.title, "First line");
    }
}
