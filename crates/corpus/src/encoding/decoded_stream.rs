//! A stream of bytes decoded to a stream of UTF-8.

use std::io::{self, Read};

use crate::character_sets::decoder::TextDecoder;
use crate::character_sets::text_encoding::TextEncoding;

/// How much is decoded at a time.
const BLOCK: usize = 1 << 16;

/// The UTF-8 of a stream in another encoding.
pub(crate) struct DecodedStream<R> {
    stream: R,
    decoder: TextDecoder,
    block: Vec<u8>,
    /// Decoded, and not all handed out.
    text: String,
    handed_out: usize,
    is_over: bool,
}

impl<R: Read> DecodedStream<R> {
    pub(crate) fn new(stream: R, encoding: TextEncoding) -> DecodedStream<R> {
        DecodedStream {
            stream,
            decoder: encoding.new_decoder(),
            block: vec![0; BLOCK],
            text: String::new(),
            handed_out: 0,
            is_over: false,
        }
    }
}

impl<R: Read> Read for DecodedStream<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        while self.handed_out == self.text.len() && !self.is_over {
            let length = match self.stream.read(&mut self.block) {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                length => length?,
            };
            self.is_over = length == 0;
            self.text.clear();
            self.handed_out = 0;
            let block = &self.block[..length];
            self.decoder
                .decode_block(block, self.is_over, &mut self.text);
        }
        let mut rest = &self.text.as_bytes()[self.handed_out..];
        let length = rest.read(buffer)?;
        self.handed_out += length;
        Ok(length)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stream_is_decoded_in_steps_of_any_size() {
        let bytes: Vec<u8> = "a\u{1F642}é"
            .encode_utf16()
            .flat_map(u16::to_be_bytes)
            .collect();
        for step in 1..=bytes.len() {
            let mut text = Vec::new();
            let mut stream = DecodedStream::new(bytes.as_slice(), TextEncoding::UTF_16BE);
            stream.block.truncate(step);
            while stream.by_ref().take(2).read_to_end(&mut text).unwrap() > 0 {}
            assert_eq!(String::from_utf8(text).unwrap(), "a\u{1F642}é");
        }
    }
}
