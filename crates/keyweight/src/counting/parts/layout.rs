//! The layout of a file of counts: a signature, a version, and chunks.
//!
//! ```text
//! 89 4b 57 43 0d 0a 1a 0a   signature: bytes that no text begins with and that text transfers change
//! 06 00                     format version, little-endian
//! chunk, chunk, …           as follows; the last one is LAST
//!
//! chunk:
//!   48 45 41 44             kind: four ASCII letters, here HEAD
//!   00 00 00 00             number of the chunk in the file, from 0, little-endian
//!   xx xx xx xx             length of the payload in bytes, little-endian
//!   …                       payload
//!   xx xx xx xx             CRC-32 of kind, number, length and payload, little-endian
//! ```
//!
//! As in PNG, the case of a kind's first letter says what a reader does that does not know the kind:
//!
//! - Upper case: the chunk is **required**. The file cannot be understood without it, and the reader
//!   refuses the file.
//! - Lower case: the chunk is **optional**. The reader checks its CRC and skips it.
//!
//! So whatever a file of counts may hold later (the order of words, counts of n-grams, a model) comes
//! as chunks of new kinds, and the version stays. Existing kinds do not change.
//!
//! The payload of a kind in [`ChunkKind`] is one Zstandard frame that states its unpacked size. It
//! unpacks to one or more records in postcard's format, one after another; none of them spans two
//! chunks. Records of a kind fill as many chunks as they need, each about [`CHUNK_BYTES`] long, so
//! neither writer nor reader holds more of a file than a chunk (or one record, if that is longer).
//!
//! The required kinds come in the order of [`ChunkKind`], HEAD first. Each chunk has its number, and
//! LAST holds the number of the chunks before it and a CRC-32 of their CRC-32s, so that no chunk can be
//! missing, repeated or moved.

use std::fmt;

use serde::{Deserialize, Serialize};

/// The first bytes of every file.
pub(crate) const SIGNATURE: [u8; 8] = *b"\x89KWC\r\n\x1a\n";
/// The version that is written, and the only one that is read.
pub(crate) const VERSION: u16 = 6;
/// A chunk is closed when its records have this many bytes.
pub(crate) const CHUNK_BYTES: usize = 1 << 20;
/// The largest number of bytes that the payload of a chunk may unpack to. Only a very long record
/// fills more than [`CHUNK_BYTES`].
const LARGEST_PAYLOAD: usize = 1 << 28;
/// The same for HEAD, which is short.
const LARGEST_HEAD: usize = 1 << 20;
/// The same for SURF: the length of a surface is limited.
const LARGEST_SURFACES: usize = 1 << 22;
/// The code of an optional chunk that means nothing and lengthens a file; see
/// [`Budget`](super::budget::Budget).
pub(crate) const FILL: Code = Code(*b"fill");

/// The four letters of a chunk's kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Code(pub(crate) [u8; 4]);

/// The kinds of chunks that this version knows, in the order in which they come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum ChunkKind {
    /// How the texts were counted, and how many surfaces and documents follow.
    Head,
    /// The arguments that were counted.
    Arguments,
    /// Lists of names of metadata fields.
    Fields,
    /// Surfaces, in canonical order.
    Surfaces,
    /// Documents with their counts, in input order.
    Documents,
    /// Files that were read.
    Inputs,
    /// What could not be read.
    Skipped,
    /// Remarks on what was read.
    Notices,
    /// The end.
    Last,
}

impl ChunkKind {
    const ALL: [ChunkKind; 9] = [
        ChunkKind::Head,
        ChunkKind::Arguments,
        ChunkKind::Fields,
        ChunkKind::Surfaces,
        ChunkKind::Documents,
        ChunkKind::Inputs,
        ChunkKind::Skipped,
        ChunkKind::Notices,
        ChunkKind::Last,
    ];

    pub(crate) const fn code(self) -> Code {
        Code(match self {
            ChunkKind::Head => *b"HEAD",
            ChunkKind::Arguments => *b"ARGS",
            ChunkKind::Fields => *b"FLDS",
            ChunkKind::Surfaces => *b"SURF",
            ChunkKind::Documents => *b"DOCS",
            ChunkKind::Inputs => *b"FILE",
            ChunkKind::Skipped => *b"SKIP",
            ChunkKind::Notices => *b"NOTE",
            ChunkKind::Last => *b"LAST",
        })
    }

    pub(crate) fn from_code(code: Code) -> Option<ChunkKind> {
        ChunkKind::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// The largest number of bytes that its payload may unpack to.
    pub(crate) fn largest_payload(self) -> usize {
        match self {
            ChunkKind::Head => LARGEST_HEAD,
            ChunkKind::Surfaces => LARGEST_SURFACES,
            _ => LARGEST_PAYLOAD,
        }
    }
}

impl fmt::Display for Code {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0.escape_ascii().to_string())
    }
}

impl Code {
    /// Whether a file cannot be understood without chunks of this kind.
    pub(crate) fn is_required(self) -> bool {
        self.0[0].is_ascii_uppercase()
    }

    /// Whether it is four letters, as it should be.
    pub(crate) fn is_valid(self) -> bool {
        self.0.iter().all(u8::is_ascii_alphabetic)
    }
}

/// Computes the CRC-32 of a chunk.
pub(crate) struct ChunkChecksum(crc32fast::Hasher);

impl ChunkChecksum {
    pub(crate) fn new(code: Code, number: u32, length: u32) -> ChunkChecksum {
        let mut hasher = crc32fast::Hasher::new();
        hasher.update(&code.0);
        hasher.update(&number.to_le_bytes());
        hasher.update(&length.to_le_bytes());
        ChunkChecksum(hasher)
    }

    pub(crate) fn update(&mut self, payload: &[u8]) {
        self.0.update(payload);
    }

    pub(crate) fn finish(self) -> u32 {
        self.0.finalize()
    }
}

/// The chunks so far: their number and a checksum of their checksums.
#[derive(Default)]
pub(crate) struct ChunkTally {
    chunks: u32,
    checksums: crc32fast::Hasher,
}

impl ChunkTally {
    pub(crate) fn add(&mut self, checksum: u32) {
        // No file has four billion chunks; if one had, the next number would not fit.
        self.chunks = self.chunks.saturating_add(1);
        self.checksums.update(&checksum.to_le_bytes());
    }

    /// The number of the next chunk.
    pub(crate) fn next(&self) -> u32 {
        self.chunks
    }

    /// The record of LAST that fits these chunks.
    pub(crate) fn last(&self) -> Last {
        Last {
            chunks: self.chunks,
            checksum: self.checksums.clone().finalize(),
        }
    }
}

/// The only record of LAST.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Last {
    chunks: u32,
    checksum: u32,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_has_a_code_of_its_own_and_is_required() {
        for kind in ChunkKind::ALL {
            assert_eq!(ChunkKind::from_code(kind.code()), Some(kind));
            assert!(kind.code().is_required());
        }
        assert!(ChunkKind::ALL.is_sorted());
        assert_eq!(ChunkKind::from_code(FILL), None);
        assert!(!FILL.is_required());
    }
}
