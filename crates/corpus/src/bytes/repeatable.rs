//! Stored bytes that can be decompressed from their beginning more than once.

use std::fs::File;
use std::io::{self, BufReader, Read, Seek, SeekFrom};
use std::path::Path;
use std::sync::Arc;

use crate::bytes::compression::Compression;
use crate::bytes::gzip_members::IgnoredEnd;
use crate::bytes::kept_input::KeptInput;
use crate::bytes::stored_bytes::{ReadBytes, StoredBytes};
use crate::options::Fingerprint;
use crate::reason::Reason;

/// How many bytes show how a file is compressed.
const MAGIC: u64 = 8;

/// Stored bytes that can be decompressed from their beginning more than once.
pub(crate) struct RepeatableBytes {
    stored: Stored,
    pub(crate) compression: Compression,
}

enum Stored {
    File(Arc<File>),
    Kept(KeptInput),
}

/// One reading of the bytes, decompressed.
pub(crate) struct Pass {
    stored: StoredBytes,
    bytes: Box<dyn Read + Send>,
    ignored: IgnoredEnd,
}

/// A file that is read from its beginning, whatever else is read from it in between.
struct FileReader {
    file: Arc<File>,
    at: u64,
}

impl RepeatableBytes {
    /// Opens a file; its name may show how it is compressed.
    ///
    /// # Errors
    ///
    /// If it cannot be opened or read.
    pub(crate) fn open(path: &Path) -> Result<RepeatableBytes, Reason> {
        let file = File::open(path).map_err(Reason::from_io)?;
        RepeatableBytes::new(Stored::File(Arc::new(file)), path).map_err(Reason::from_io)
    }

    /// # Errors
    ///
    /// If the stream cannot be read.
    pub(crate) fn kept(kept: KeptInput, path: &Path) -> Result<RepeatableBytes, Reason> {
        RepeatableBytes::new(Stored::Kept(kept), path).map_err(Reason::from_io)
    }

    fn new(stored: Stored, path: &Path) -> io::Result<RepeatableBytes> {
        let mut start = Vec::new();
        stored.reader().take(MAGIC).read_to_end(&mut start)?;
        Ok(RepeatableBytes {
            stored,
            compression: Compression::find(&start, path),
        })
    }

    /// The length of the bytes, if it is known before they are read.
    pub(crate) fn length(&self) -> Option<u64> {
        match (&self.stored, self.compression) {
            (Stored::File(file), Compression::None) => {
                let length = file.metadata().ok()?.len();
                // The files of some systems, such as /proc, have no size.
                (length > 0).then_some(length)
            }
            _ => None,
        }
    }

    /// The bytes as stored.
    pub(crate) fn stored(&self) -> Box<dyn Read + Send> {
        self.stored.reader()
    }

    /// Reads them from the beginning.
    ///
    /// # Errors
    ///
    /// If they cannot be read, or are compressed by their name only.
    pub(crate) fn read(&self, fingerprint: Fingerprint) -> Result<Pass, Reason> {
        let stored = StoredBytes::new(self.stored.reader(), fingerprint);
        let ignored = IgnoredEnd::default();
        let bytes = match self.compression {
            Compression::None => Box::new(stored.clone()),
            compression => {
                let buffered = BufReader::with_capacity(1 << 16, stored.clone());
                let decompressed = compression.decompress(buffered, &ignored);
                decompressed.map_err(|error| compression.reason(error))?
            }
        };
        Ok(Pass {
            stored,
            bytes,
            ignored,
        })
    }

    /// The reason for an error of a reading.
    pub(crate) fn reason(&self, error: io::Error) -> Reason {
        self.compression.reason(error)
    }
}

impl Stored {
    fn reader(&self) -> Box<dyn Read + Send> {
        match self {
            Stored::File(file) => Box::new(FileReader {
                file: Arc::clone(file),
                at: 0,
            }),
            Stored::Kept(kept) => Box::new(kept.reader()),
        }
    }
}

impl Pass {
    /// How many of the stored bytes were read.
    pub(crate) fn stored_count(&mut self) -> u64 {
        self.stored.count()
    }

    /// What was read. If it is hashed, the rest is read first.
    pub(crate) fn finish(self) -> ReadBytes {
        ReadBytes {
            remark: self.ignored.remark(),
            ..self.stored.finish()
        }
    }
}

impl Read for Pass {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.bytes.read(buffer)
    }
}

impl Read for FileReader {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let mut file = &*self.file;
        file.seek(SeekFrom::Start(self.at))?;
        let length = file.read(buffer)?;
        self.at += length as u64;
        Ok(length)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bytes::compression::tests::gzip;

    #[test]
    fn two_readings_of_a_file_do_not_disturb_each_other() {
        let folder = tempfile::tempdir().unwrap();
        for (name, stored) in [
            ("a.txt", b"many words".to_vec()),
            ("a.gz", gzip(b"many words")),
        ] {
            let path = folder.path().join(name);
            std::fs::write(&path, &stored).unwrap();
            let bytes = RepeatableBytes::open(&path).unwrap();
            let mut passes =
                [Fingerprint::Sha256, Fingerprint::Off].map(|hash| bytes.read(hash).unwrap());
            for pass in &mut passes {
                let mut start = [0; 5];
                pass.read_exact(&mut start).unwrap();
                assert_eq!(&start, b"many ");
            }
            for mut pass in passes {
                let mut rest = String::new();
                pass.read_to_string(&mut rest).unwrap();
                assert_eq!(rest, "words");
                assert_eq!(pass.stored_count(), stored.len() as u64);
                let read = pass.finish();
                assert_eq!((read.count, read.remark), (stored.len() as u64, None));
            }
        }
    }
}
