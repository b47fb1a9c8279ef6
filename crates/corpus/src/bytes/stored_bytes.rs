//! The bytes of a file as stored, counted and hashed while they are read.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use sha2::{Digest, Sha256};

use crate::options::Fingerprint;

/// A stream that counts and hashes its bytes. Clones share the stream and the count: a decoder can
/// own one and read it to its end, and the other then reports what was read.
#[derive(Clone)]
pub(crate) struct StoredBytes {
    shared: Arc<Mutex<Counted>>,
}

struct Counted {
    stream: Box<dyn Read + Send>,
    bytes: u64,
    hasher: Option<Sha256>,
}

/// What was read of a stream.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ReadBytes {
    pub(crate) count: u64,
    /// In lower-case hexadecimal; `None` if it was not asked for.
    pub(crate) sha256: Option<String>,
    /// The remark on bytes that were ignored, if there are any.
    pub(crate) remark: Option<String>,
}

impl StoredBytes {
    /// # Errors
    ///
    /// If the file cannot be opened.
    pub(crate) fn open(path: &Path, fingerprint: Fingerprint) -> io::Result<StoredBytes> {
        Ok(StoredBytes::new(Box::new(File::open(path)?), fingerprint))
    }

    pub(crate) fn new(stream: Box<dyn Read + Send>, fingerprint: Fingerprint) -> StoredBytes {
        let hasher = match fingerprint {
            Fingerprint::Off => None,
            Fingerprint::Sha256 => Some(Sha256::new()),
        };
        StoredBytes {
            shared: Arc::new(Mutex::new(Counted {
                stream,
                bytes: 0,
                hasher,
            })),
        }
    }

    /// The number of bytes that were read, and their hash. If there is one, the rest of the stream
    /// is read first: the hash is that of the whole file, even if the decoder stopped early.
    pub(crate) fn finish(mut self) -> ReadBytes {
        let is_hashed = self.counted(|counted| counted.hasher.is_some());
        // If the stream fails before its end, there is no hash of the whole.
        let is_whole = is_hashed && io::copy(&mut self, &mut io::sink()).is_ok();
        self.counted(|counted| {
            let sha256 = counted
                .hasher
                .take()
                .filter(|_| is_whole)
                .map(|hasher| hex(&hasher.finalize()));
            ReadBytes {
                count: counted.bytes,
                sha256,
                remark: None,
            }
        })
    }

    /// How many bytes were read so far.
    pub(crate) fn count(&mut self) -> u64 {
        self.counted(|counted| counted.bytes)
    }

    fn counted<T>(&mut self, then: impl FnOnce(&mut Counted) -> T) -> T {
        then(&mut self.shared.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Read for StoredBytes {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.counted(|counted| {
            let length = counted.stream.read(buffer)?;
            counted.bytes += length as u64;
            if let Some(hasher) = &mut counted.hasher {
                hasher.update(&buffer[..length]);
            }
            Ok(length)
        })
    }
}

fn hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let digit = |nibble: u8| char::from(DIGITS[usize::from(nibble)]);
    bytes
        .iter()
        .flat_map(|byte| [digit(byte >> 4), digit(byte & 0xF)])
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    // From `printf abc | sha256sum`; also the first example of FIPS 180-2.
    const ABC: &str = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    #[test]
    fn the_hash_is_that_of_the_whole_stream_even_if_the_reader_stopped_early() {
        let stream = StoredBytes::new(Box::new(&b"abc"[..]), Fingerprint::Sha256);
        stream.clone().read_exact(&mut [0]).unwrap();
        let expected = ReadBytes {
            count: 3,
            sha256: Some(ABC.to_owned()),
            remark: None,
        };
        assert_eq!(stream.finish(), expected);
    }

    #[test]
    fn without_a_fingerprint_the_rest_is_not_read() {
        let stream = StoredBytes::new(Box::new(&b"abc"[..]), Fingerprint::Off);
        stream.clone().read_exact(&mut [0]).unwrap();
        let expected = ReadBytes {
            count: 1,
            sha256: None,
            remark: None,
        };
        assert_eq!(stream.finish(), expected);
    }
}
