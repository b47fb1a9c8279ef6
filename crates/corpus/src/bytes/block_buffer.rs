//! A stream read in large blocks. All bytes that are not consumed yet are available as one slice.

use std::io::{self, Read};

/// How much is read at a time.
const BLOCK: usize = 1 << 18;

/// A stream, and the bytes read from it that were not consumed yet.
pub(crate) struct BlockBuffer<R> {
    stream: R,
    /// The unconsumed bytes are `start..end`.
    buffer: Vec<u8>,
    start: usize,
    end: usize,
}

impl<R: Read> BlockBuffer<R> {
    pub(crate) fn new(stream: R) -> BlockBuffer<R> {
        BlockBuffer {
            stream,
            buffer: Vec::new(),
            start: 0,
            end: 0,
        }
    }

    /// The bytes that were read and not consumed.
    pub(crate) fn bytes(&self) -> &[u8] {
        &self.buffer[self.start..self.end]
    }

    /// Reads more; `false` at the end of the stream.
    ///
    /// # Errors
    ///
    /// If the stream fails; the bytes read before are kept.
    pub(crate) fn more(&mut self) -> io::Result<bool> {
        if self.end == self.buffer.len() {
            self.buffer.copy_within(self.start..self.end, 0);
            self.end -= self.start;
            self.start = 0;
            if self.buffer.len() - self.end < BLOCK / 2 {
                self.buffer.resize(self.end + BLOCK, 0);
            }
        }
        loop {
            match self.stream.read(&mut self.buffer[self.end..]) {
                Ok(length) => {
                    self.end += length;
                    return Ok(length > 0);
                }
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
    }

    /// Consumes this many bytes.
    pub(crate) fn consume(&mut self, length: usize) {
        self.start += length;
    }

    /// Consumes this many bytes and returns them. They are many and are not copied; the few bytes
    /// after them are.
    pub(crate) fn take(&mut self, length: usize) -> Vec<u8> {
        let rest = self.buffer[self.start + length..self.end].to_vec();
        let mut taken = std::mem::replace(&mut self.buffer, rest);
        taken.truncate(self.start + length);
        taken.drain(..self.start);
        (self.start, self.end) = (0, self.buffer.len());
        taken
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_stay_in_one_slice_until_they_are_consumed() {
        let stream: Vec<u8> = (0..=250).cycle().take(BLOCK * 5).collect();
        let mut blocks = BlockBuffer::new(stream.as_slice());
        assert!(blocks.bytes().is_empty());
        while blocks.bytes().len() < BLOCK * 2 + 7 {
            assert!(blocks.more().unwrap());
        }
        blocks.consume(5);
        assert!(stream[5..].starts_with(blocks.bytes()));
        let taken = blocks.take(BLOCK * 2);
        assert!(taken == stream[5..BLOCK * 2 + 5]);
        while blocks.more().unwrap() {}
        assert!(blocks.bytes() == &stream[BLOCK * 2 + 5..]);
    }
}
