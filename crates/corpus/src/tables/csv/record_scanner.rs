//! Finds where a CSV record and its fields end, by the rules of the `csv` crate.
//!
//! A field is quoted if it begins with a quotation mark; within it two of them stand for one. Bytes
//! after the closing mark belong to the field unchanged, and so do the marks of a field that does not
//! begin with one. A record ends at `\n` or `\r` outside quotes.

use std::ops::Range;

/// The record that is being scanned. All positions are offsets from its beginning.
#[derive(Debug)]
pub(crate) struct RecordScanner {
    delimiter: u8,
    state: State,
    /// The end of what was scanned.
    at: usize,
    /// The start of the current span.
    from: usize,
    /// The contents of the fields, each made of any number of spans, none of them empty.
    spans: Vec<Range<usize>>,
    /// For each field that has ended, the number of spans up to its end.
    ends: Vec<usize>,
    quotes: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    FieldStart,
    Bare,
    Quoted,
    /// After a quotation mark that closes the field or is the first of two.
    Closing,
}

impl RecordScanner {
    pub(crate) fn new(delimiter: u8) -> RecordScanner {
        RecordScanner {
            delimiter,
            state: State::FieldStart,
            at: 0,
            from: 0,
            spans: Vec::new(),
            ends: Vec::new(),
            quotes: 0,
        }
    }

    /// Forgets the record.
    pub(crate) fn reset(&mut self) {
        self.state = State::FieldStart;
        (self.at, self.from, self.quotes) = (0, 0, 0);
        self.spans.clear();
        self.ends.clear();
    }

    /// Scans on. `bytes` are the record as far as it is known, from its beginning: those of earlier
    /// calls and more. Returns the position of the line end that ends it, or `None` if it goes on.
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
                    self.end_span();
                    self.at += 1;
                    self.quotes += 1;
                    self.state = State::Closing;
                }
                State::Closing => {
                    let is_doubled = *bytes.get(self.at)? == b'"';
                    self.from = self.at;
                    self.state = State::Bare;
                    if is_doubled {
                        // The second mark begins the next span.
                        self.open_quote();
                        self.from -= 1;
                    }
                }
            }
        }
    }

    /// Ends the record where the stream ends, at the end of the bytes of the last call.
    pub(crate) fn finish(&mut self) {
        if matches!(self.state, State::Bare | State::Quoted) {
            self.end_span();
        }
        self.ends.push(self.spans.len());
    }

    /// The number of fields.
    pub(crate) fn width(&self) -> usize {
        self.ends.len()
    }

    /// The number of quotation marks in any position.
    pub(crate) fn quotes(&self) -> usize {
        self.quotes
    }

    /// For each field the spans of its contents, which must be joined.
    pub(crate) fn fields(&self) -> impl Iterator<Item = &[Range<usize>]> {
        let starts = std::iter::once(0).chain(self.ends.iter().copied());
        starts
            .zip(&self.ends)
            .map(|(start, &end)| &self.spans[start..end])
    }

    fn open_quote(&mut self) {
        self.quotes += 1;
        self.at += 1;
        self.from = self.at;
        self.state = State::Quoted;
    }

    fn end_field(&mut self) {
        self.end_span();
        self.ends.push(self.spans.len());
    }

    fn end_span(&mut self) {
        if self.from < self.at {
            self.spans.push(self.from..self.at);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The fields of the first record, scanned in steps of this many bytes, and where it ends.
    fn fields(record: &[u8], step: usize) -> (Vec<String>, Option<usize>, usize) {
        let mut scanner = RecordScanner::new(b',');
        let ends = (1..)
            .map(|n| record.len().min(n * step))
            .take_while(|end| *end <= record.len());
        let mut end = None;
        for known in ends.take(record.len() + 1) {
            end = scanner.advance(&record[..known]);
            if end.is_some() {
                break;
            }
        }
        if end.is_none() {
            scanner.finish();
        }
        let text = |spans: &[Range<usize>]| {
            let bytes: Vec<u8> = spans
                .iter()
                .flat_map(|p| record[p.clone()].to_vec())
                .collect();
            String::from_utf8(bytes).unwrap()
        };
        let fields: Vec<String> = scanner.fields().map(text).collect();
        assert_eq!(fields.len(), scanner.width());
        (fields, end, scanner.quotes())
    }

    #[test]
    fn fields_are_found_in_steps_of_any_size() {
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
