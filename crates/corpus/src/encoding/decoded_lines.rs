//! The lines of a table that is not UTF-8, decoded one by one: some of them may be UTF-8.

use std::io::{self, Read};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use crate::character_sets::text_encoding::{Repertoire, TextEncoding};
use crate::encoding::guess::is_likelier_utf8;

/// How much is read at a time; a longer line is decoded as it comes.
const BLOCK: usize = 1 << 16;
/// After this many lines in UTF-8, one that may be is no longer compared.
const LEARNED: u32 = 64;

/// The UTF-8 of a table whose lines are in another encoding, unless they are UTF-8.
pub(crate) struct DecodedLines<R> {
    stream: R,
    encoding: TextEncoding,
    /// Bytes that are not decoded yet.
    bytes: Vec<u8>,
    /// The number of line ends that were decoded.
    lines: u64,
    first_utf8: FirstLine,
    /// The number of lines and fields that were UTF-8 since one that only seemed to be.
    in_a_row: u32,
    /// Decoded, and not all handed out.
    text: Vec<u8>,
    handed_out: usize,
    is_over: bool,
}

/// The first line that is UTF-8, if any: known as far as the stream was read.
#[derive(Debug, Clone, Default)]
pub(crate) struct FirstLine(Arc<AtomicU64>);

impl FirstLine {
    /// The remark on a table whose lines are in different encodings.
    pub(crate) fn remark(&self) -> Option<String> {
        match self.0.load(Ordering::Relaxed) {
            0 => None,
            line => Some(format!(
                "rows are in different encodings: some are UTF-8, the first in line {line}"
            )),
        }
    }

    fn set(&self, line: u64) {
        if self.0.load(Ordering::Relaxed) == 0 {
            self.0.store(line, Ordering::Relaxed);
        }
    }
}

/// Whether the lines of an encoding can be separated before they are decoded.
pub(crate) fn is_judged_by_line(encoding: TextEncoding) -> bool {
    match encoding.0 {
        Repertoire::Standard(encoding) => encoding.is_ascii_compatible(),
        Repertoire::SingleByte(_) | Repertoire::Johab => true,
    }
}

impl<R: Read> DecodedLines<R> {
    pub(crate) fn new(stream: R, encoding: TextEncoding, first_utf8: FirstLine) -> DecodedLines<R> {
        DecodedLines {
            stream,
            encoding,
            bytes: Vec::new(),
            lines: 0,
            first_utf8,
            in_a_row: 0,
            text: Vec::new(),
            handed_out: 0,
            is_over: false,
        }
    }

    /// Reads a block and decodes its whole lines.
    fn more(&mut self) -> io::Result<()> {
        let mut block = (&mut self.stream).take(BLOCK as u64);
        self.is_over = block.read_to_end(&mut self.bytes)? == 0;
        self.text.clear();
        self.handed_out = 0;
        let bytes = std::mem::take(&mut self.bytes);
        let end = memchr::memrchr(b'\n', &bytes).map_or(0, |end| end + 1);
        // The end of a line that is longer than a block is cut where no character can be split.
        let end = match end {
            _ if self.is_over => bytes.len(),
            0 if bytes.len() > BLOCK => last_ascii(&bytes),
            end => end,
        };
        for line in bytes[..end].split_inclusive(|&byte| byte == b'\n') {
            self.decode(line);
        }
        self.bytes = bytes[end..].to_vec();
        Ok(())
    }

    /// Whether a line or field is UTF-8.
    fn is_utf8(&mut self, bytes: &[u8]) -> bool {
        if simdutf8::basic::from_utf8(bytes).is_err() {
            return false;
        }
        if self.in_a_row < LEARNED {
            let is_utf8 = is_likelier_utf8(bytes, self.encoding);
            self.in_a_row = if is_utf8 { self.in_a_row + 1 } else { 0 };
            return is_utf8;
        }
        true
    }

    fn decode(&mut self, line: &[u8]) {
        let number = self.lines + 1;
        self.lines += u64::from(line.ends_with(b"\n"));
        if line.is_ascii() {
            self.text.extend_from_slice(line);
            return;
        }
        if self.is_utf8(line) {
            self.first_utf8.set(number);
            self.text.extend_from_slice(line);
            return;
        }
        if !self.encoding.is_single_byte() {
            let (text, _) = self.encoding.decode(line);
            self.text.extend_from_slice(text.as_bytes());
            return;
        }
        // One field may be UTF-8, another not.
        for part in line.split_inclusive(|byte| matches!(byte, b',' | b';' | b'\t' | b'|' | b'"')) {
            if !part.is_ascii() && self.is_utf8(part) {
                self.first_utf8.set(number);
                self.text.extend_from_slice(part);
            } else {
                let (text, _) = self.encoding.decode(part);
                self.text.extend_from_slice(text.as_bytes());
            }
        }
    }
}

/// The length up to the last space or separator: no encoding has these within a character.
fn last_ascii(bytes: &[u8]) -> usize {
    let is_separate = |byte: &u8| matches!(byte, b' ' | b',' | b';' | b'\t' | b'"');
    bytes
        .iter()
        .rposition(is_separate)
        .map_or(bytes.len() & !1, |last| last + 1)
}

impl<R: Read> Read for DecodedLines<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        while self.handed_out == self.text.len() && !self.is_over {
            self.more()?;
        }
        let mut rest = &self.text[self.handed_out..];
        let length = rest.read(buffer)?;
        self.handed_out += length;
        Ok(length)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decoded(bytes: &[u8], encoding: TextEncoding) -> (String, Option<String>) {
        let first = FirstLine::default();
        let mut text = String::new();
        let mut lines = DecodedLines::new(bytes, encoding, first.clone());
        lines.read_to_string(&mut text).unwrap();
        (text, first.remark())
    }

    #[test]
    fn a_line_or_a_field_that_is_utf8_stays_as_it_is() {
        let table = b"a,b\ncaf\xE9,ferm\xE9\ncaf\xC3\xA9,ferm\xC3\xA9\ncaf\xE9,ferm\xC3\xA9\n";
        let (text, remark) = decoded(table, TextEncoding::WINDOWS_1252);
        assert_eq!(text, "a,b\ncafé,fermé\ncafé,fermé\ncafé,fermé\n");
        assert!(remark.unwrap().ends_with("the first in line 3"));
    }

    #[test]
    fn letters_that_happen_to_be_utf8_are_decoded() {
        // In windows-1251 the bytes of "Ні" are those of a Greek letter in UTF-8.
        let ukrainian = TextEncoding::named("windows-1251").unwrap();
        let (text, remark) = decoded(b"\xCD\xB3\n", ukrainian);
        assert_eq!((text.as_str(), remark), ("Ні\n", None));
    }

    #[test]
    fn a_long_line_is_decoded_in_parts() {
        let text = "Straße, ".repeat(40_000);
        let bytes = encoding_rs::WINDOWS_1252.encode(&text).0;
        assert_eq!(decoded(&bytes, TextEncoding::WINDOWS_1252), (text, None));
    }
}
