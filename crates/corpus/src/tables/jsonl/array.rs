//! The elements of a JSON array, found in a stream one by one.
//!
//! Only their ends are searched for: a bracket counts unless it is in a string. Whether an element is
//! valid is decided when it is parsed, and one that is not does not affect the others.

use std::io::{self, Read};

use crate::bytes::block_buffer::BlockBuffer;
use crate::reason::Reason;
use crate::tables::limits;
use crate::tables::line_ends::LineEnds;

/// A place in a stream of elements.
#[derive(Debug, Clone)]
pub(crate) struct Elements {
    /// The line ends before the next byte.
    lines: LineEnds,
    /// The number of bytes before it in its line.
    column: usize,
    is_open: bool,
    /// The longest element that is read.
    limit: usize,
}

/// An element at the beginning of a buffer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Element {
    /// `None` if it is longer than rows may be. Then it has been skipped.
    pub(crate) length: Option<usize>,
    /// The line it starts in, from 1.
    pub(crate) line: u64,
    /// The number of bytes before it in this line.
    pub(crate) column: usize,
}

/// Why there are no more elements.
#[derive(Debug)]
pub(crate) enum Stop {
    /// The array is closed, and nothing comes after it.
    End,
    Broken {
        line: u64,
        reason: Reason,
    },
    Unreadable {
        line: u64,
        error: io::Error,
    },
}

/// Whether a file that begins with `start` is an array, and its first element, if there is one, an
/// object.
pub(crate) fn is_array_of_objects(start: &[u8]) -> bool {
    let Some(rest) = start.trim_ascii_start().strip_prefix(b"[") else {
        return false;
    };
    matches!(rest.trim_ascii_start().first(), None | Some(b'{' | b']'))
}

impl Elements {
    /// The place before the array.
    pub(crate) fn new() -> Elements {
        Elements {
            lines: LineEnds::default(),
            column: 0,
            is_open: false,
            limit: limits::ROW,
        }
    }

    /// Moves on to the next element. The one before has been consumed.
    pub(crate) fn advance<R: Read>(
        &mut self,
        buffer: &mut BlockBuffer<R>,
    ) -> Result<Element, Stop> {
        if !self.is_open {
            // The file is known to begin with a bracket.
            self.skip(buffer, |byte| byte.is_ascii_whitespace())?;
            self.pass(buffer, 1);
            self.is_open = true;
        }
        match self.skip(buffer, |byte| byte == b',' || byte.is_ascii_whitespace())? {
            None => Err(self.broken("the array is not closed")),
            Some(b']') => {
                self.pass(buffer, 1);
                match self.skip(buffer, |byte| byte.is_ascii_whitespace())? {
                    None => Err(Stop::End),
                    Some(_) => Err(self.broken("there is more after the end of the array")),
                }
            }
            Some(first) => {
                let (line, column) = (self.line(), self.column);
                let length = self.length(buffer, first)?;
                if let Some(length) = length {
                    self.count(&buffer.bytes()[..length]);
                }
                Ok(Element {
                    length,
                    line,
                    column,
                })
            }
        }
    }

    /// The length of the element at the beginning of the buffer; up to the end of the stream, if the
    /// element is not closed. `None` if it was longer than the limit, and has been skipped.
    fn length<R: Read>(
        &mut self,
        buffer: &mut BlockBuffer<R>,
        first: u8,
    ) -> Result<Option<usize>, Stop> {
        let mut scan = Scan::new(first);
        loop {
            let end = scan.advance(buffer.bytes());
            if end.unwrap_or(buffer.bytes().len()) > self.limit {
                self.skip_element(buffer, scan, end)?;
                return Ok(None);
            }
            if end.is_some() {
                return Ok(end);
            }
            if !self.more(buffer)? {
                return Ok(Some(buffer.bytes().len()));
            }
        }
    }

    fn skip_element<R: Read>(
        &mut self,
        buffer: &mut BlockBuffer<R>,
        mut scan: Scan,
        mut end: Option<usize>,
    ) -> Result<(), Stop> {
        while end.is_none() {
            let known = buffer.bytes().len();
            self.pass(buffer, known);
            // An escaped byte may not be known yet.
            scan.at -= known;
            if !self.more(buffer)? {
                return Ok(());
            }
            end = scan.advance(buffer.bytes());
        }
        self.pass(buffer, end.unwrap_or_default());
        Ok(())
    }

    /// The line of the next byte, from 1.
    fn line(&self) -> u64 {
        self.lines.count() + 1
    }

    /// Consumes bytes up to the first that is not skipped, and returns it; `None` at the end.
    fn skip<R: Read>(
        &mut self,
        buffer: &mut BlockBuffer<R>,
        is_skipped: impl Fn(u8) -> bool,
    ) -> Result<Option<u8>, Stop> {
        loop {
            let bytes = buffer.bytes();
            let end = bytes.iter().position(|byte| !is_skipped(*byte));
            let found = end.map(|end| bytes[end]);
            let length = end.unwrap_or(bytes.len());
            self.pass(buffer, length);
            if found.is_some() || !self.more(buffer)? {
                return Ok(found);
            }
        }
    }

    fn more<R: Read>(&self, buffer: &mut BlockBuffer<R>) -> Result<bool, Stop> {
        buffer.more().map_err(|error| Stop::Unreadable {
            line: self.line(),
            error,
        })
    }

    fn pass<R: Read>(&mut self, buffer: &mut BlockBuffer<R>, length: usize) {
        self.count(&buffer.bytes()[..length]);
        buffer.consume(length);
    }

    /// Moves the line and column over these bytes.
    fn count(&mut self, bytes: &[u8]) {
        self.lines.pass(bytes);
        self.column = match memchr::memrchr2(b'\n', b'\r', bytes) {
            Some(end) => bytes.len() - end - 1,
            None => self.column + bytes.len(),
        };
    }

    fn broken(&self, cause: &str) -> Stop {
        Stop::Broken {
            line: self.line(),
            reason: Reason::Json {
                cause: cause.to_owned(),
                column: self.column + 1,
            },
        }
    }
}

/// The search for the end of an element.
struct Scan {
    at: usize,
    depth: u64,
    is_string: bool,
    /// Neither a string, an object nor an array: it ends before the next comma or bracket.
    is_bare: bool,
}

impl Scan {
    fn new(first: u8) -> Scan {
        Scan {
            at: 0,
            depth: 0,
            is_string: false,
            is_bare: !matches!(first, b'{' | b'[' | b'"'),
        }
    }

    /// Scans on; `bytes` are the element as far as it is known. Returns where it ends, or `None` if it
    /// goes on.
    fn advance(&mut self, bytes: &[u8]) -> Option<usize> {
        if self.is_bare {
            let is_end = |byte: &u8| matches!(byte, b',' | b']') || byte.is_ascii_whitespace();
            let length = bytes[self.at..].iter().position(is_end);
            let start = std::mem::replace(&mut self.at, bytes.len());
            return length.map(|length| start + length);
        }
        loop {
            if self.is_string {
                let Some(length) = memchr::memchr2(b'"', b'\\', bytes.get(self.at..)?) else {
                    self.at = bytes.len();
                    return None;
                };
                self.at += length;
                if bytes[self.at] == b'\\' {
                    // The escaped byte may not be known yet.
                    self.at += 2;
                    continue;
                }
                self.is_string = false;
            } else {
                match *bytes.get(self.at)? {
                    b'"' => {
                        self.is_string = true;
                        self.at += 1;
                        continue;
                    }
                    b'{' | b'[' => self.depth += 1,
                    b'}' | b']' => self.depth = self.depth.saturating_sub(1),
                    _ => {
                        self.at += 1;
                        continue;
                    }
                }
            }
            self.at += 1;
            if self.depth == 0 {
                return Some(self.at);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Hands out a few bytes at a time.
    struct Stepping<'a>(&'a [u8], usize);

    impl Read for Stepping<'_> {
        fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
            let length = self.1.min(self.0.len()).min(buffer.len());
            let (now, later) = self.0.split_at(length);
            buffer[..length].copy_from_slice(now);
            self.0 = later;
            Ok(length)
        }
    }

    /// The elements with their lines and columns, and how the array ends.
    fn elements(json: &str, step: usize) -> (Vec<(u64, usize, String)>, String) {
        let mut buffer = BlockBuffer::new(Stepping(json.as_bytes(), step));
        let mut elements = Elements::new();
        let mut found = Vec::new();
        loop {
            match elements.advance(&mut buffer) {
                Ok(element) => {
                    let length = element.length.unwrap_or_default();
                    let json = buffer.bytes()[..length].to_vec();
                    let json = String::from_utf8(json).unwrap();
                    found.push((element.line, element.column, json));
                    buffer.consume(length);
                }
                Err(Stop::End) => return (found, String::new()),
                Err(Stop::Broken { line, reason }) => return (found, format!("{line}: {reason}")),
                Err(Stop::Unreadable { error, .. }) => panic!("{error}"),
            }
        }
    }

    #[test]
    fn elements_are_found_in_steps_of_any_size() {
        let unclosed = "not valid JSON: the array is not closed (column";
        let more = "not valid JSON: there is more after the end of the array (column";
        for (json, expected, end) in [
            ("[]", vec![], String::new()),
            (" [ \n ] \n", vec![], String::new()),
            (
                "[{\"a\":\"}\\\"]\"},{\"b\":[{}, 1]}]\n",
                vec![(1, 1, "{\"a\":\"}\\\"]\"}"), (1, 14, "{\"b\":[{}, 1]}")],
                String::new(),
            ),
            (
                "[\r\n  {\n \"a\" : 1\n  },\n  12, \"x,]\\\\\", null]",
                vec![
                    (2, 2, "{\n \"a\" : 1\n  }"),
                    (5, 2, "12"),
                    (5, 6, "\"x,]\\\\\""),
                    (5, 15, "null"),
                ],
                String::new(),
            ),
            ("[{}", vec![(1, 1, "{}")], format!("1: {unclosed} 4)")),
            ("[{}\n]\n[", vec![(1, 1, "{}")], format!("3: {more} 1)")),
            ("[{\"a", vec![(1, 1, "{\"a")], format!("1: {unclosed} 5)")),
            (
                "[{\"a\\",
                vec![(1, 1, "{\"a\\")],
                format!("1: {unclosed} 6)"),
            ),
        ] {
            for step in [1, 2, 3, 100] {
                let expected: Vec<_> = expected
                    .iter()
                    .map(|&(line, column, json)| (line, column, json.to_owned()))
                    .collect();
                assert_eq!(elements(json, step), (expected, end.clone()), "{json:?}");
            }
        }
    }

    #[test]
    fn an_array_of_objects_is_known_by_its_beginning() {
        for (start, expected) in [
            ("[{", true),
            (" \n[ \n {", true),
            ("[]", true),
            ("{\"a\":1}", false),
            ("[1]", false),
            ("[[", false),
            ("words", false),
            ("", false),
        ] {
            assert_eq!(is_array_of_objects(start.as_bytes()), expected, "{start:?}");
        }
    }
}
