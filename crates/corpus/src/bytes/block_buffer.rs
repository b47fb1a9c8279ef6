//! A stream read in large blocks, of which any stretch can be had in one piece.

use std::io::{self, Read};

/// How much is read at a time.
const BLOCK: usize = 1 << 18;

/// What a stream gave and nobody has passed over yet, and the stream itself.
pub(crate) struct Blocks<R> {
    stream: R,
    /// Of it `start..end` comes from the stream.
    buffer: Vec<u8>,
    start: usize,
    end: usize,
}

impl<R: Read> Blocks<R> {
    pub(crate) fn new(stream: R) -> Blocks<R> {
        Blocks {
            stream,
            buffer: Vec::new(),
            start: 0,
            end: 0,
        }
    }

    /// What has been read and not been passed over.
    pub(crate) fn bytes(&self) -> &[u8] {
        &self.buffer[self.start..self.end]
    }

    /// Reads more; `false` at the end of the stream.
    ///
    /// # Errors
    ///
    /// If the stream fails; what was read before is still there.
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

    /// Passes over so many of the bytes.
    pub(crate) fn pass(&mut self, length: usize) {
        self.start += length;
    }

    /// Passes over so many of the bytes and gives them away. The many are not copied, only the few
    /// behind them.
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
    fn what_was_read_stays_in_one_piece_until_it_is_passed_over() {
        let stream: Vec<u8> = (0..=250).cycle().take(BLOCK * 5).collect();
        let mut blocks = Blocks::new(stream.as_slice());
        assert!(blocks.bytes().is_empty());
        while blocks.bytes().len() < BLOCK * 2 + 7 {
            assert!(blocks.more().unwrap());
        }
        blocks.pass(5);
        assert!(stream[5..].starts_with(blocks.bytes()));
        let taken = blocks.take(BLOCK * 2);
        assert!(taken == stream[5..BLOCK * 2 + 5]);
        while blocks.more().unwrap() {}
        assert!(blocks.bytes() == &stream[BLOCK * 2 + 5..]);
    }
}
