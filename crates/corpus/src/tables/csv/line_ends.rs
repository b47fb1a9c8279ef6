//! Line ends of a stream, for the line of a CSV record after blank lines; and whether the number of
//! its quotation marks is even.
//!
//! The `csv` crate reports where it started to search for a record. That is before the blank lines,
//! and before the second half of a `\r\n`, so the record may start in a later line.

use std::collections::VecDeque;
use std::io::{self, Read};

/// A stream that records the line ends that are read.
pub(crate) struct LineEnds<R> {
    stream: R,
    /// The number of bytes that were read.
    offset: u64,
    /// The offset of each `\r` and `\n`, and whether it is the latter.
    ends: VecDeque<(u64, bool)>,
    has_odd_quotes: bool,
}

impl<R> LineEnds<R> {
    pub(crate) fn new(stream: R) -> LineEnds<R> {
        LineEnds {
            stream,
            offset: 0,
            ends: VecDeque::new(),
            has_odd_quotes: false,
        }
    }

    /// Whether an odd number of quotation marks was read.
    pub(crate) fn has_odd_quotes(&self) -> bool {
        self.has_odd_quotes
    }

    /// The number of lines that end between an offset and the next byte that is not a line end.
    /// Line ends before the offset are forgotten.
    pub(crate) fn blank_after(&mut self, offset: u64) -> u64 {
        let before = self.ends.partition_point(|(end, _)| *end < offset);
        self.ends.drain(..before);
        let run = self
            .ends
            .iter()
            .zip(offset..)
            .take_while(|((end, _), expected)| end == expected);
        run.filter(|((_, is_newline), _)| *is_newline)
            .map(|_| 1)
            .sum()
    }
}

impl<R: Read> Read for LineEnds<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let length = self.stream.read(buffer)?;
        for (byte, offset) in buffer[..length].iter().zip(self.offset..) {
            match byte {
                b'\n' | b'\r' => self.ends.push_back((offset, *byte == b'\n')),
                b'"' => self.has_odd_quotes = !self.has_odd_quotes,
                _ => {}
            }
        }
        self.offset += length as u64;
        Ok(length)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blank_lines_are_counted_from_an_offset() {
        let mut lines = LineEnds::new(&b"a\r\n\r\n\nb\nc"[..]);
        io::copy(&mut lines, &mut io::sink()).unwrap();
        assert_eq!(lines.blank_after(0), 0);
        assert_eq!(lines.blank_after(2), 3);
        assert_eq!(lines.blank_after(5), 1);
        assert_eq!(lines.blank_after(6), 0);
        assert_eq!(lines.blank_after(7), 1);
        assert_eq!(lines.blank_after(9), 0);
    }
}
