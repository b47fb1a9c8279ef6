//! A file that is one document, read whole or, if it is a long plain text, in pieces.

use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use crate::bytes::compression::Compression;
use crate::bytes::origin::Origin;
use crate::bytes::stored_bytes::ReadBytes;
use crate::bytes::whole_file;
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
    pub(crate) origin: Origin,
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

impl DocumentFile {
    /// Reads it whole.
    ///
    /// # Errors
    ///
    /// If it cannot be read, is not of its format, or has no text.
    pub(crate) fn load(self) -> Result<Loaded, Skipped> {
        let DocumentFile {
            origin,
            bytes,
            fingerprint,
            encoding,
            description,
        } = self;
        let extract = extractor(description.format);
        let read = || {
            let opened = origin.open(fingerprint)?;
            let bytes = whole_file::read(opened.stream.clone(), &opened.path, bytes)?;
            let extracted = extract(bytes, encoding)?;
            if extracted.text.trim().is_empty() {
                return Err(Reason::NoText);
            }
            Ok((extracted, opened.stream.finish()))
        };
        match read() {
            Ok((extracted, read)) => Ok(description.loaded(extracted, read)),
            Err(reason) => Err(Skipped::new(description.shown, reason)),
        }
    }

    /// Reads it to its end and opens it again, to be read piece by piece.
    fn stream(self, path: &Path) -> Result<Handout, Skipped> {
        let skipped = |reason| Skipped::new(&self.description.shown, reason);
        let inspection = Inspection::of(path, self.fingerprint, self.encoding).map_err(skipped)?;
        let extracted = Extracted {
            title: inspection.title.clone(),
            text: String::new(),
            metadata: Metadata::default(),
            encoding: inspection.recognized.encoding.name(),
            guess: guess_remark(inspection.recognized),
            remark: inspection.remark.clone(),
        };
        let read = inspection.read.clone();
        let text = StreamedText::open(inspection).map_err(skipped)?;
        let shown = self.description.shown.clone();
        let first = self.description.loaded(extracted, read);
        Ok(Handout::streamed(first, text, shown))
    }

    /// Opens it when its turn comes.
    ///
    /// # Errors
    ///
    /// If it has to be read now, and cannot be.
    pub(crate) fn open(self) -> Result<Opened, Skipped> {
        let stored = self.bytes;
        let length = match &self.origin {
            Origin::Stdin(_) => Length::Unknown,
            Origin::File(path) => match self.description.format {
                DocumentFormat::PlainText => Length::of_text(path, stored),
            },
        };
        match length {
            Length::Short => Ok(Opened::Later(self)),
            Length::Long(path) => self.stream(&path).map(Opened::now),
            Length::Unknown => {
                let loaded = self.load()?;
                Ok(Opened::now(Handout::held(loaded, stored)))
            }
        }
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
        let remarks = [extracted.guess, extracted.remark];
        Loaded::file(document, input, remarks.into_iter().flatten())
    }
}

/// How long the text of a file is.
enum Length {
    Short,
    /// It is long, and not compressed.
    Long(PathBuf),
    /// It must be read first.
    Unknown,
}

impl Length {
    /// Judged by the size as stored and by the size that a compressed file states.
    fn of_text(path: &Path, stored: u64) -> Length {
        // Text is hardly ever compressed to less than an eighth of its size.
        if stored <= LONG as u64 / 8 && !Compression::is_in_name(path) {
            return Length::Short;
        }
        let Ok(mut file) = File::open(path) else {
            return Length::Short;
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
            _ if !is_long => Length::Short,
            Compression::None => Length::Long(path.to_path_buf()),
            _ => Length::Unknown,
        }
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
    use crate::bytes::stored_bytes::StoredBytes;

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
                origin: Origin::Stdin(StoredBytes::new(Box::new(bytes), Fingerprint::Off)),
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
