//! Reads the chunks of a file of counts, and trusts none of them.

use std::io::{self, Read};
use std::marker::PhantomData;

use serde::Deserialize;
use zstd::bulk::Decompressor;
use zstd::zstd_safe::{compress_bound, get_frame_content_size};

use super::budget::Budget;
use super::error::PartError;
use super::layout::{ChunkChecksum, ChunkKind, ChunkTally, Code, Last, SIGNATURE, VERSION};
use super::record::Record;

/// How many bytes of a skipped chunk are read at a time.
const SKIP_BYTES: usize = 1 << 14;

/// Reads chunks.
pub(crate) struct ChunkReader<R: Read> {
    file: R,
    budget: Budget,
    tally: ChunkTally,
    /// The kind of the chunk before, unless that was an optional one.
    kind: ChunkKind,
    decompressor: Decompressor<'static>,
    packed: Vec<u8>,
    records: Vec<u8>,
}

/// The records of a chunk.
pub(crate) struct Chunk<'r> {
    pub(crate) kind: ChunkKind,
    records: &'r [u8],
    budget: &'r mut Budget,
}

impl<R: Read> ChunkReader<R> {
    /// A reader of a file of `bytes` bytes.
    pub(crate) fn new(mut file: R, bytes: u64) -> Result<ChunkReader<R>, PartError> {
        let mut start = [0; SIGNATURE.len() + 2];
        file.read_exact(&mut start)
            .map_err(|error| match error.kind() {
                io::ErrorKind::UnexpectedEof => PartError::NotCounts,
                _ => PartError::Read(error),
            })?;
        let [signature @ .., low, high] = start;
        if signature != SIGNATURE {
            return Err(PartError::NotCounts);
        }
        let found = u16::from_le_bytes([low, high]);
        if found != VERSION {
            return Err(PartError::Version { found });
        }
        Ok(ChunkReader {
            file,
            budget: Budget::of_file(bytes),
            tally: ChunkTally::default(),
            kind: ChunkKind::Head,
            decompressor: Decompressor::new().map_err(PartError::Read)?,
            packed: Vec::new(),
            records: Vec::new(),
        })
    }

    /// The next chunk of a known kind; `None` after the last one, if the file is complete.
    pub(crate) fn next(&mut self) -> Result<Option<Chunk<'_>>, PartError> {
        let kind = loop {
            let code = Code(self.array()?);
            let number = u32::from_le_bytes(self.array()?);
            let length = u32::from_le_bytes(self.array()?);
            if !code.is_valid() {
                return Err(PartError::damaged("something is not a chunk"));
            }
            if number != self.tally.next() {
                return Err(misplaced(code));
            }
            if let Some(kind) = ChunkKind::from_code(code) {
                if kind < self.kind {
                    return Err(misplaced(code));
                }
                self.kind = kind;
                let checksum = self.load(kind, length)?;
                if kind == ChunkKind::Last {
                    return self.check_end().map(|()| None);
                }
                self.tally.add(checksum);
                break kind;
            }
            self.skip(code, length)?;
        };
        Ok(Some(Chunk {
            kind,
            records: &self.records,
            budget: &mut self.budget,
        }))
    }

    /// Reads, checks and unpacks the payload of a chunk, and gives its checksum.
    fn load(&mut self, kind: ChunkKind, length: u32) -> Result<u32, PartError> {
        let code = kind.code();
        let most = kind.largest_payload();
        if length as usize > compress_bound(most) {
            return Err(PartError::damaged(format!("a chunk {code} is too long")));
        }
        self.packed.clear();
        // Memory is taken as bytes arrive, not as they are announced.
        let read = (&mut self.file)
            .take(u64::from(length))
            .read_to_end(&mut self.packed)
            .map_err(PartError::Read)?;
        if read < length as usize {
            return Err(cut_short());
        }
        let mut checksum = ChunkChecksum::new(code, self.tally.next(), length);
        checksum.update(&self.packed);
        let checksum = self.check(code, checksum)?;
        let unpacked = get_frame_content_size(&self.packed).ok().flatten();
        let unpacked = unpacked.and_then(|bytes| usize::try_from(bytes).ok());
        let Some(unpacked) = unpacked.filter(|bytes| *bytes <= most) else {
            return Err(cannot_unpack(code));
        };
        self.budget.charge(unpacked as u64)?;
        self.records.clear();
        self.records.reserve_exact(unpacked);
        let done = self
            .decompressor
            .decompress_to_buffer(&self.packed, &mut self.records);
        match done {
            Ok(bytes) if bytes == unpacked => Ok(checksum),
            _ => Err(cannot_unpack(code)),
        }
    }

    /// Skips the payload of an unknown chunk, which must be an optional one.
    fn skip(&mut self, code: Code, length: u32) -> Result<(), PartError> {
        let mut checksum = ChunkChecksum::new(code, self.tally.next(), length);
        let mut buffer = [0; SKIP_BYTES];
        let mut left = length as usize;
        while left > 0 {
            let block = &mut buffer[..left.min(SKIP_BYTES)];
            self.file.read_exact(block).map_err(reading)?;
            checksum.update(block);
            left -= block.len();
        }
        let checksum = self.check(code, checksum)?;
        self.tally.add(checksum);
        if code.is_required() {
            let kind = code.to_string();
            return Err(PartError::UnknownChunk { kind });
        }
        Ok(())
    }

    /// Compares the checksum of a chunk with the one that follows it.
    fn check(&mut self, code: Code, checksum: ChunkChecksum) -> Result<u32, PartError> {
        let checksum = checksum.finish();
        if u32::from_le_bytes(self.array()?) != checksum {
            let what = format!("the checksum of a chunk {code} is wrong");
            return Err(PartError::damaged(what));
        }
        Ok(checksum)
    }

    /// Checks that all chunks are here and nothing follows.
    fn check_end(&mut self) -> Result<(), PartError> {
        let (last, rest): (Last, _) = take_record(ChunkKind::Last, &self.records)?;
        if last != self.tally.last() || !rest.is_empty() {
            return Err(PartError::damaged("a chunk is missing, repeated or moved"));
        }
        if self.file.read(&mut [0]).map_err(PartError::Read)? > 0 {
            return Err(PartError::damaged("bytes follow the last chunk"));
        }
        Ok(())
    }

    fn array(&mut self) -> Result<[u8; 4], PartError> {
        let mut bytes = [0; 4];
        self.file.read_exact(&mut bytes).map_err(reading)?;
        Ok(bytes)
    }
}

impl<'r> Chunk<'r> {
    /// Its records, which are all of this type.
    pub(crate) fn records<T: Record + Deserialize<'r>>(self) -> Records<'r, T> {
        debug_assert_eq!(self.kind, T::KIND);
        Records {
            kind: self.kind,
            rest: self.records,
            budget: self.budget,
            record: PhantomData,
        }
    }
}

/// Reads the records of a chunk; ends after an error.
pub(crate) struct Records<'r, T> {
    kind: ChunkKind,
    rest: &'r [u8],
    budget: &'r mut Budget,
    record: PhantomData<T>,
}

impl<'r, T: Record + Deserialize<'r>> Iterator for Records<'r, T> {
    type Item = Result<T, PartError>;

    fn next(&mut self) -> Option<Result<T, PartError>> {
        let rest = std::mem::take(&mut self.rest);
        if rest.is_empty() {
            return None;
        }
        let taken = take_record::<T>(self.kind, rest);
        Some(taken.and_then(|(record, rest)| {
            self.budget.charge(record.memory())?;
            self.rest = rest;
            Ok(record)
        }))
    }
}

/// The first record of a chunk, and the bytes after it.
fn take_record<'r, T: Deserialize<'r>>(
    kind: ChunkKind,
    records: &'r [u8],
) -> Result<(T, &'r [u8]), PartError> {
    postcard::take_from_bytes(records).map_err(|error| {
        let what = format!("a record of a chunk {} cannot be read", kind.code());
        PartError::damaged_by(what, error)
    })
}

fn misplaced(code: Code) -> PartError {
    PartError::damaged(format!("a chunk {code} is out of place"))
}

fn cannot_unpack(code: Code) -> PartError {
    PartError::damaged(format!("a chunk {code} cannot be unpacked"))
}

fn cut_short() -> PartError {
    PartError::damaged("it is cut short")
}

/// An error while reading bytes that should be there.
fn reading(error: io::Error) -> PartError {
    match error.kind() {
        io::ErrorKind::UnexpectedEof => cut_short(),
        _ => PartError::Read(error),
    }
}
