//! The bytes of a file as stored, counted and hashed while they pass.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use sha2::{Digest, Sha256};

use crate::options::Fingerprint;

/// A stream with a tally. Clones share both, so that one may be read to its end by a decoder that
/// owns it and the other then asked what passed.
#[derive(Clone)]
pub(crate) struct Source {
    shared: Arc<Mutex<Tallied>>,
}

struct Tallied {
    stream: Box<dyn Read + Send>,
    bytes: u64,
    hasher: Option<Sha256>,
}

impl Source {
    /// # Errors
    ///
    /// If the file cannot be opened.
    pub(crate) fn open(path: &Path, fingerprint: Fingerprint) -> io::Result<Source> {
        Ok(Source::new(Box::new(File::open(path)?), fingerprint))
    }

    pub(crate) fn new(stream: Box<dyn Read + Send>, fingerprint: Fingerprint) -> Source {
        let hasher = match fingerprint {
            Fingerprint::Off => None,
            Fingerprint::Sha256 => Some(Sha256::new()),
        };
        Source {
            shared: Arc::new(Mutex::new(Tallied {
                stream,
                bytes: 0,
                hasher,
            })),
        }
    }

    /// The number of bytes that passed, and their hash. Where there is one, what is left of the
    /// stream is read first: the hash is that of the whole file, whoever stopped early.
    pub(crate) fn finish(mut self) -> (u64, Option<String>) {
        let is_hashed = self.tallied(|tallied| tallied.hasher.is_some());
        // A stream that fails on its way to the end has no hash of the whole.
        let is_whole = is_hashed && io::copy(&mut self, &mut io::sink()).is_ok();
        self.tallied(|tallied| {
            let hash = tallied
                .hasher
                .take()
                .filter(|_| is_whole)
                .map(|hasher| hex(&hasher.finalize()));
            (tallied.bytes, hash)
        })
    }

    fn tallied<T>(&mut self, then: impl FnOnce(&mut Tallied) -> T) -> T {
        then(&mut self.shared.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Read for Source {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.tallied(|tallied| {
            let length = tallied.stream.read(buffer)?;
            tallied.bytes += length as u64;
            if let Some(hasher) = &mut tallied.hasher {
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
    fn the_hash_is_that_of_the_whole_stream_whoever_stopped_early() {
        let source = Source::new(Box::new(&b"abc"[..]), Fingerprint::Sha256);
        source.clone().read_exact(&mut [0]).unwrap();
        assert_eq!(source.finish(), (3, Some(ABC.to_owned())));
    }

    #[test]
    fn without_a_fingerprint_nothing_more_is_read() {
        let source = Source::new(Box::new(&b"abc"[..]), Fingerprint::Off);
        source.clone().read_exact(&mut [0]).unwrap();
        assert_eq!(source.finish(), (1, None));
    }
}
