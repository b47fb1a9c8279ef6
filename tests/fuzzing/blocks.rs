//! A stream that gives few bytes at a time.

use std::io::{self, Read};

/// Gives at most `block` bytes for each call.
pub(crate) struct Blocks {
    pub(crate) bytes: io::Cursor<Vec<u8>>,
    pub(crate) block: usize,
}

impl Blocks {
    pub(crate) fn new(bytes: &[u8], block: usize) -> Blocks {
        let bytes = io::Cursor::new(bytes.to_owned());
        Blocks { bytes, block }
    }
}

impl Read for Blocks {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let length = buffer.len().min(self.block);
        self.bytes.read(&mut buffer[..length])
    }
}
