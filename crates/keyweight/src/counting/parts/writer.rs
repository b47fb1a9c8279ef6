//! Writes the chunks of a file of counts.

use std::io::{self, Write};

use serde::Serialize;
use zstd::bulk::Compressor;
use zstd::zstd_safe::compress_bound;

use super::budget::Budget;
use super::layout::{
    CHUNK_BYTES, ChunkChecksum, ChunkKind, ChunkTally, Code, FILL, SIGNATURE, VERSION,
};
use super::record::Record;

/// Writes records into chunks.
pub(crate) struct ChunkWriter<W: Write> {
    out: W,
    /// How many bytes were written.
    written: u64,
    /// How much memory everything written takes when it is read.
    held: u64,
    tally: ChunkTally,
    compressor: Compressor<'static>,
    /// The kind of the records that wait to be written.
    kind: ChunkKind,
    records: Vec<u8>,
    packed: Vec<u8>,
}

impl<W: Write> ChunkWriter<W> {
    pub(crate) fn new(out: W) -> io::Result<ChunkWriter<W>> {
        let mut writer = ChunkWriter {
            out,
            written: 0,
            held: 0,
            tally: ChunkTally::default(),
            compressor: Compressor::new(zstd::DEFAULT_COMPRESSION_LEVEL)?,
            kind: ChunkKind::Head,
            records: Vec::new(),
            packed: Vec::new(),
        };
        writer.write_bytes(&SIGNATURE)?;
        writer.write_bytes(&VERSION.to_le_bytes())?;
        Ok(writer)
    }

    pub(crate) fn write<T: Record + Serialize>(&mut self, record: &T) -> io::Result<()> {
        if self.kind != T::KIND {
            self.close_chunk()?;
            self.kind = T::KIND;
        }
        self.held = self.held.saturating_add(record.memory());
        self.push(record)?;
        if self.records.len() >= CHUNK_BYTES {
            self.close_chunk()?;
        }
        Ok(())
    }

    /// Writes what is missing of the file.
    pub(crate) fn finish(mut self) -> io::Result<W> {
        self.close_chunk()?;
        self.lengthen()?;
        self.kind = ChunkKind::Last;
        self.push(&self.tally.last())?;
        self.close_chunk()?;
        Ok(self.out)
    }

    fn push(&mut self, record: &impl Serialize) -> io::Result<()> {
        let records = std::mem::take(&mut self.records);
        self.records = postcard::to_extend(record, records).map_err(io::Error::other)?;
        Ok(())
    }

    fn close_chunk(&mut self) -> io::Result<()> {
        if self.records.is_empty() {
            return Ok(());
        }
        if self.records.len() > self.kind.largest_payload() {
            let most = self.kind.largest_payload() >> 20;
            let message = format!("more than {most} MiB, which a file of counts cannot hold");
            return Err(io::Error::new(io::ErrorKind::FileTooLarge, message));
        }
        let mut packed = std::mem::take(&mut self.packed);
        packed.clear();
        packed.reserve(compress_bound(self.records.len()));
        self.compressor
            .compress_to_buffer(&self.records, &mut packed)?;
        self.write_chunk(self.kind.code(), &packed)?;
        self.held += self.records.len() as u64;
        self.packed = packed;
        self.records.clear();
        Ok(())
    }

    fn write_chunk(&mut self, code: Code, payload: &[u8]) -> io::Result<()> {
        let length = u32::try_from(payload.len()).map_err(io::Error::other)?;
        let number = self.tally.next();
        let mut checksum = ChunkChecksum::new(code, number, length);
        checksum.update(payload);
        let checksum = checksum.finish();
        self.tally.add(checksum);
        self.write_bytes(&code.0)?;
        self.write_bytes(&number.to_le_bytes())?;
        self.write_bytes(&length.to_le_bytes())?;
        self.write_bytes(payload)?;
        self.write_bytes(&checksum.to_le_bytes())
    }

    /// Makes the file as long as the budget of what it holds requires.
    fn lengthen(&mut self) -> io::Result<()> {
        let shortest = Budget::shortest_file(self.held);
        while self.written < shortest {
            let missing = usize::try_from(shortest - self.written).unwrap_or(CHUNK_BYTES);
            self.write_chunk(FILL, &vec![0; missing.min(CHUNK_BYTES)])?;
        }
        Ok(())
    }

    fn write_bytes(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.out.write_all(bytes)?;
        self.written += bytes.len() as u64;
        Ok(())
    }
}
