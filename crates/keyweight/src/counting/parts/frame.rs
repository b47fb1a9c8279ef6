//! The frame of a file of counts: a mark, a version, and records in one compressed stream with a
//! checksum.
//!
//! ```text
//! 89 4b 57 43 0d 0a 1a 0a   mark: bytes that no text begins with, and that a text transfer changes
//! 03 00                     version, little-endian
//! …                         a Zstandard frame with checksum; unpacked: records, each a length
//!                           (4 bytes, little-endian) and as many bytes in postcard's format
//! ```

use std::io::{self, BufRead, Read, Write};

use serde::{Deserialize, Serialize};
use thiserror::Error;

/// What every file begins with.
const MARK: [u8; 8] = *b"\x89KWC\r\n\x1a\n";
/// The version that is written, and the only one that is read.
const VERSION: u16 = 3;
/// The longest record that is read, in bytes.
const LONGEST_RECORD: usize = 1 << 28;
/// How many times longer than the file its records may be, at most; those of real corpora are two
/// to five times as long. It keeps a small file from filling the memory.
const LARGEST_RATIO: u64 = 200;
/// Files of so few bytes may unpack to more.
const SMALL_FILE: u64 = 1 << 16;

/// A file of counts could not be read.
#[derive(Debug, Error)]
pub(crate) enum PartError {
    /// The system refused.
    #[error("cannot be read: {0}")]
    Read(#[source] io::Error),
    /// It begins as no file of counts does.
    #[error("not a file of counts, as keyweight count writes it")]
    NotCounts,
    /// It comes from another version.
    #[error(
        "a file of counts of format {found}, but this version of keyweight reads format {VERSION}; \
         count the texts again"
    )]
    Version {
        /// The format's version.
        found: u16,
    },
    /// It is cut short, or bytes of it have changed.
    #[error("the file of counts is damaged: {what}")]
    Damaged {
        /// What does not fit.
        what: String,
    },
    /// Its texts were counted in another way than is asked for now.
    #[error("counted with {counted}, but now {wanted} is asked for")]
    Settings {
        /// How it was counted.
        counted: String,
        /// How it should have been.
        wanted: String,
    },
    /// Its texts were counted with another dictionary than is asked for now.
    #[error("counted with {counted}, but now with {wanted}; the entries must be the same")]
    Dictionary {
        /// How it was counted.
        counted: String,
        /// How it should have been.
        wanted: String,
    },
    /// What is asked for depends on the order of words, which it does not hold.
    #[error(
        "a file of counts does not hold the order of words, which n-grams and collocations need; give the texts instead"
    )]
    Order,
}

impl PartError {
    #[expect(
        clippy::needless_pass_by_value,
        reason = "errors are mapped to it by value"
    )]
    pub(crate) fn damaged(what: impl ToString) -> PartError {
        PartError::Damaged {
            what: what.to_string(),
        }
    }
}

/// Writes records.
pub(crate) struct RecordWriter<W: Write> {
    encoder: zstd::Encoder<'static, W>,
    record: Vec<u8>,
}

impl<W: Write> RecordWriter<W> {
    pub(crate) fn new(mut out: W) -> io::Result<RecordWriter<W>> {
        out.write_all(&MARK)?;
        out.write_all(&VERSION.to_le_bytes())?;
        let mut encoder = zstd::Encoder::new(out, zstd::DEFAULT_COMPRESSION_LEVEL)?;
        encoder.include_checksum(true)?;
        Ok(RecordWriter {
            encoder,
            record: Vec::new(),
        })
    }

    pub(crate) fn write(&mut self, record: &impl Serialize) -> io::Result<()> {
        let bytes = std::mem::take(&mut self.record);
        let bytes = postcard::to_extend(record, bytes).map_err(io::Error::other)?;
        let length = u32::try_from(bytes.len()).map_err(io::Error::other)?;
        self.encoder.write_all(&length.to_le_bytes())?;
        self.encoder.write_all(&bytes)?;
        self.record = bytes;
        self.record.clear();
        Ok(())
    }

    pub(crate) fn finish(self) -> io::Result<W> {
        self.encoder.finish()
    }
}

/// Reads records, and believes none of them.
pub(crate) struct RecordReader<R: BufRead> {
    decoder: zstd::Decoder<'static, R>,
    record: Vec<u8>,
    /// How many bytes may still come.
    left: u64,
}

impl<R: BufRead> RecordReader<R> {
    /// A reader of a file of `bytes` bytes.
    pub(crate) fn new(mut file: R, bytes: u64) -> Result<RecordReader<R>, PartError> {
        let mut start = [0; MARK.len() + 2];
        file.read_exact(&mut start)
            .map_err(|error| match error.kind() {
                io::ErrorKind::UnexpectedEof => PartError::NotCounts,
                _ => PartError::Read(error),
            })?;
        let [mark @ .., low, high] = start;
        if mark != MARK {
            return Err(PartError::NotCounts);
        }
        let found = u16::from_le_bytes([low, high]);
        if found != VERSION {
            return Err(PartError::Version { found });
        }
        let decoder = zstd::Decoder::with_buffer(file).map_err(PartError::Read)?;
        Ok(RecordReader {
            decoder: decoder.single_frame(),
            record: Vec::new(),
            left: bytes.max(SMALL_FILE).saturating_mul(LARGEST_RATIO),
        })
    }

    /// The next record, which must be a `T`.
    pub(crate) fn read<'r, T: Deserialize<'r>>(&'r mut self) -> Result<T, PartError> {
        let mut length = [0; 4];
        self.decoder.read_exact(&mut length).map_err(unpacking)?;
        let length = u32::from_le_bytes(length) as usize;
        let left = self.left.checked_sub(4 + length as u64);
        self.left = left
            .filter(|_| length <= LONGEST_RECORD)
            .ok_or_else(|| PartError::damaged("it holds more than its size allows"))?;
        self.record.clear();
        // Memory is taken as bytes come, not as they are announced.
        let read = (&mut self.decoder)
            .take(length as u64)
            .read_to_end(&mut self.record)
            .map_err(unpacking)?;
        if read < length {
            return Err(PartError::damaged("it is cut short"));
        }
        match postcard::take_from_bytes(&self.record) {
            Ok((record, [])) => Ok(record),
            Ok(_) => Err(PartError::damaged("a record is too long")),
            Err(error) => Err(PartError::damaged(error)),
        }
    }

    /// Checks that nothing follows, and the checksum of all.
    pub(crate) fn finish(mut self) -> Result<(), PartError> {
        let mut byte = [0];
        if self.decoder.read(&mut byte).map_err(unpacking)? > 0 {
            return Err(PartError::damaged("records follow the last one"));
        }
        let mut file = self.decoder.finish();
        if file.read(&mut byte).map_err(PartError::Read)? > 0 {
            return Err(PartError::damaged("bytes follow the last record"));
        }
        Ok(())
    }
}

/// An error met while unpacking: of the system, or of the bytes.
fn unpacking(error: io::Error) -> PartError {
    match error.kind() {
        _ if error.raw_os_error().is_some() => PartError::Read(error),
        io::ErrorKind::UnexpectedEof => PartError::damaged("it is cut short"),
        _ => PartError::damaged(error),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(records: &[&str]) -> Vec<u8> {
        let mut writer = RecordWriter::new(Vec::new()).unwrap();
        for record in records {
            writer.write(record).unwrap();
        }
        writer.finish().unwrap()
    }

    fn read(bytes: &[u8], records: usize) -> Result<Vec<String>, PartError> {
        let mut reader = RecordReader::new(bytes, bytes.len() as u64)?;
        let read = (0..records)
            .map(|_| reader.read::<String>())
            .collect::<Result<_, _>>()?;
        reader.finish()?;
        Ok(read)
    }

    #[test]
    fn records_read_back() {
        let bytes = written(&["one", "", "two"]);
        assert_eq!(read(&bytes, 3).unwrap(), ["one", "", "two"]);
        assert!(matches!(read(&bytes, 2), Err(PartError::Damaged { .. })));
        assert!(matches!(read(&bytes, 4), Err(PartError::Damaged { .. })));
    }

    #[test]
    fn every_changed_byte_is_seen_or_harmless_and_every_cut_is_seen() {
        let records = ["some words that stand in a record", "and in another one"];
        let bytes = written(&records);
        for place in 0..bytes.len() {
            let mut changed = bytes.clone();
            changed[place] ^= 0x11;
            // How large a window the decoder needs is all that may change unnoticed.
            if let Ok(found) = read(&changed, 2) {
                assert_eq!(found, records, "byte {place}");
            }
            assert!(read(&bytes[..place], 2).is_err(), "cut at {place}");
        }
        let longer = [&bytes[..], b"x"].concat();
        assert!(read(&longer, 2).is_err(), "a byte behind the end");
    }

    #[test]
    fn other_files_and_versions_are_told_from_damage() {
        assert!(matches!(
            read(b"id,text\n1,words\n", 1),
            Err(PartError::NotCounts)
        ));
        assert!(matches!(read(b"", 1), Err(PartError::NotCounts)));
        let mut newer = written(&["words"]);
        newer[MARK.len()] = 9;
        assert!(matches!(
            read(&newer, 1),
            Err(PartError::Version { found: 9 })
        ));
    }

    #[test]
    fn a_small_file_cannot_fill_the_memory() {
        let bytes = written(&["a".repeat(1 << 25).as_str()]);
        assert!(bytes.len() < 1 << 14);
        let error = read(&bytes, 1).unwrap_err().to_string();
        assert!(error.contains("more than its size allows"), "{error}");
    }
}
