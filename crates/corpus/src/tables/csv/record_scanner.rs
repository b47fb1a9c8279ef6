//! Where a CSV record and its fields end, by the rules of the `csv` crate.
//!
//! A field is quoted if it begins with a quotation mark; within it two of them stand for one. What
//! follows the closing mark belongs to the field as it is, and so do the marks of a field that does
//! not begin with one. A record ends at `\n` or `\r` outside quotes.

use std::ops::Range;

/// A record found so far; all places are offsets from its beginning.
#[derive(Debug)]
pub(crate) struct Scan {
    delimiter: u8,
    state: State,
    /// How far the record has been looked at.
    at: usize,
    /// Where the part of the field being scanned begins.
    from: usize,
    /// The parts the contents of all fields are made of, none of them empty.
    parts: Vec<Range<usize>>,
    /// For each field that has ended, the number of parts up to its end.
    ends: Vec<usize>,
    quotes: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    FieldStart,
    Bare,
    Quoted,
    /// Behind a quotation mark that closes the field or is the first of two.
    Closing,
}

impl Scan {
    pub(crate) fn new(delimiter: u8) -> Scan {
        Scan {
            delimiter,
            state: State::FieldStart,
            at: 0,
            from: 0,
            parts: Vec::new(),
            ends: Vec::new(),
            quotes: 0,
        }
    }

    /// Forgets the record.
    pub(crate) fn reset(&mut self) {
        self.state = State::FieldStart;
        (self.at, self.from, self.quotes) = (0, 0, 0);
        self.parts.clear();
        self.ends.clear();
    }

    /// Looks at a record that is known up to the end of `bytes`, which begin with what earlier calls
    /// have seen. Gives the place of the line end it ends at, or `None` if it goes on.
    pub(crate) fn advance(&mut self, bytes: &[u8]) -> Option<usize> {
        loop {
            match self.state {
                State::FieldStart => {
                    let is_quoted = *bytes.get(self.at)? == b'"';
                    self.from = self.at;
                    self.state = State::Bare;
                    if is_quoted {
                        self.open_quote();
                    }
                }
                State::Bare => {
                    let rest = &bytes[self.at..];
                    let end = memchr::memchr3(self.delimiter, b'\n', b'\r', rest);
                    let length = end.unwrap_or(rest.len());
                    self.quotes += memchr::memchr_iter(b'"', &rest[..length]).count();
                    self.at += length;
                    end?;
                    self.end_field();
                    if bytes[self.at] != self.delimiter {
                        return Some(self.at);
                    }
                    self.at += 1;
                    self.state = State::FieldStart;
                }
                State::Quoted => {
                    let Some(length) = memchr::memchr(b'"', &bytes[self.at..]) else {
                        self.at = bytes.len();
                        return None;
                    };
                    self.at += length;
                    self.end_part();
                    self.at += 1;
                    self.quotes += 1;
                    self.state = State::Closing;
                }
                State::Closing => {
                    let is_doubled = *bytes.get(self.at)? == b'"';
                    self.from = self.at;
                    self.state = State::Bare;
                    if is_doubled {
                        // The second mark begins the next part.
                        self.open_quote();
                        self.from -= 1;
                    }
                }
            }
        }
    }

    /// Ends the record where the stream ends, at the end of the bytes last advanced over.
    pub(crate) fn finish(&mut self) {
        if matches!(self.state, State::Bare | State::Quoted) {
            self.end_part();
        }
        self.ends.push(self.parts.len());
    }

    /// The number of fields.
    pub(crate) fn width(&self) -> usize {
        self.ends.len()
    }

    /// The number of quotation marks, whatever they mean.
    pub(crate) fn quotes(&self) -> usize {
        self.quotes
    }

    /// For each field the places of its contents, which are to be put together.
    pub(crate) fn fields(&self) -> impl Iterator<Item = &[Range<usize>]> {
        let starts = std::iter::once(0).chain(self.ends.iter().copied());
        starts
            .zip(&self.ends)
            .map(|(start, &end)| &self.parts[start..end])
    }

    fn open_quote(&mut self) {
        self.quotes += 1;
        self.at += 1;
        self.from = self.at;
        self.state = State::Quoted;
    }

    fn end_field(&mut self) {
        self.end_part();
        self.ends.push(self.parts.len());
    }

    fn end_part(&mut self) {
        if self.from < self.at {
            self.parts.push(self.from..self.at);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The fields of the first record, found in steps of a number of bytes, and where it ends.
    fn fields(record: &[u8], step: usize) -> (Vec<String>, Option<usize>, usize) {
        let mut scan = Scan::new(b',');
        let ends = (1..)
            .map(|n| record.len().min(n * step))
            .take_while(|end| *end <= record.len());
        let mut end = None;
        for known in ends.take(record.len() + 1) {
            end = scan.advance(&record[..known]);
            if end.is_some() {
                break;
            }
        }
        if end.is_none() {
            scan.finish();
        }
        let text = |parts: &[Range<usize>]| {
            let bytes: Vec<u8> = parts
                .iter()
                .flat_map(|p| record[p.clone()].to_vec())
                .collect();
            String::from_utf8(bytes).unwrap()
        };
        let fields: Vec<String> = scan.fields().map(text).collect();
        assert_eq!(fields.len(), scan.width());
        (fields, end, scan.quotes())
    }

    #[test]
    fn fields_are_found_whatever_is_known_at_a_time() {
        for (record, expected, end, quotes) in [
            ("a,b\nc", vec!["a", "b"], Some(3), 0),
            ("a,b", vec!["a", "b"], None, 0),
            ("a,\r\n", vec!["a", ""], Some(2), 0),
            ("a,", vec!["a", ""], None, 0),
            ("\"a,\n\"\"b\"\"\",c\n", vec!["a,\n\"b\"", "c"], Some(12), 6),
            ("\"\",\"\"\n", vec!["", ""], Some(5), 4),
            ("\"a\"b\"c\",d\n", vec!["ab\"c\"", "d"], Some(9), 4),
            ("a\"b,\"c\"\"\n", vec!["a\"b", "c\"\n"], None, 4),
            ("\"open,\nand on", vec!["open,\nand on"], None, 1),
            ("\"a\" ,\"b\"", vec!["a ", "b"], None, 4),
        ] {
            for step in [1, 2, 3, 100] {
                let expected: Vec<String> = expected.iter().map(|&field| field.into()).collect();
                let found = fields(record.as_bytes(), step);
                assert_eq!(found, (expected, end, quotes), "{record:?}");
            }
        }
    }
}
