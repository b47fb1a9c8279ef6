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
    /// The latest quotation mark that begins a field.
    open: usize,
    /// A quotation mark that does not begin a field, whatever the rules say.
    literal: Option<usize>,
    doubt: Option<Doubt>,
}

/// A field of several lines whose quotation marks look wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Doubt {
    /// The mark that begins it.
    pub(crate) open: usize,
    /// The mark that closes it, although neither a delimiter nor a line end comes next; `None` if there is
    /// none.
    pub(crate) close: Option<usize>,
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
            open: 0,
            literal: None,
            doubt: None,
        }
    }

    /// Forgets the record.
    pub(crate) fn reset(&mut self) {
        self.state = State::FieldStart;
        (self.at, self.from, self.open) = (0, 0, 0);
        (self.literal, self.doubt) = (None, None);
        self.spans.clear();
        self.ends.clear();
    }

    /// Forgets the record, and takes the quotation mark at this position for text.
    pub(crate) fn reset_with_literal(&mut self, mark: usize) {
        self.reset();
        self.literal = Some(mark);
    }

    /// Forgets what was scanned and returns its length; the scan goes on where it was.
    pub(crate) fn discard(&mut self) -> usize {
        self.spans.clear();
        self.ends.clear();
        self.from = 0;
        std::mem::take(&mut self.at)
    }

    /// Scans on. `bytes` are the record as far as it is known, from its beginning: those of earlier
    /// calls and more. Returns the position of the line end that ends it, or `None` if it goes on.
    pub(crate) fn advance(&mut self, bytes: &[u8]) -> Option<usize> {
        loop {
            match self.state {
                State::FieldStart => {
                    let is_quoted = *bytes.get(self.at)? == b'"' && self.literal != Some(self.at);
                    self.from = self.at;
                    self.state = State::Bare;
                    if is_quoted {
                        self.open = self.at;
                        self.open_quote();
                    }
                }
                State::Bare => {
                    let rest = &bytes[self.at..];
                    let end = memchr::memchr3(self.delimiter, b'\n', b'\r', rest);
                    let length = end.unwrap_or(rest.len());
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
                    self.state = State::Closing;
                }
                State::Closing => {
                    let next = *bytes.get(self.at)?;
                    self.from = self.at;
                    self.state = State::Bare;
                    if next == b'"' {
                        // The second mark begins the next span.
                        self.open_quote();
                        self.from -= 1;
                    } else if !matches!(next, b'\n' | b'\r') && next != self.delimiter {
                        self.doubt_field(bytes);
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

    /// How many bytes the positions take.
    pub(crate) fn memory(&self) -> usize {
        size_of_val(self.spans.as_slice()) + size_of_val(self.ends.as_slice())
    }

    /// Forgets the fields after this many.
    pub(crate) fn truncate(&mut self, width: usize) {
        self.ends.truncate(width);
    }

    /// The number of fields.
    pub(crate) fn width(&self) -> usize {
        self.ends.len()
    }

    /// The first field of several lines whose quotation marks look wrong, as far as the record, which is
    /// `bytes`, was scanned.
    pub(crate) fn doubt(&self, bytes: &[u8]) -> Option<Doubt> {
        let is_open = matches!(self.state, State::Quoted) && self.spans_lines(bytes);
        let unclosed = is_open.then_some(Doubt {
            open: self.open,
            close: None,
        });
        self.doubt.or(unclosed)
    }

    /// The latest quotation mark that begins a field.
    pub(crate) fn open(&self) -> usize {
        self.open
    }

    /// For each field the spans of its contents, which must be joined.
    pub(crate) fn fields(&self) -> impl Iterator<Item = &[Range<usize>]> {
        let starts = std::iter::once(0).chain(self.ends.iter().copied());
        starts
            .zip(&self.ends)
            .map(|(start, &end)| &self.spans[start..end])
    }

    #[cold]
    fn doubt_field(&mut self, bytes: &[u8]) {
        if self.doubt.is_none() && self.spans_lines(bytes) {
            self.doubt = Some(Doubt {
                open: self.open,
                close: Some(self.at - 1),
            });
        }
    }

    /// Whether there is a line end in the current field.
    fn spans_lines(&self, bytes: &[u8]) -> bool {
        let end = self.at.min(bytes.len());
        let field = bytes.get(self.open..end).unwrap_or_default();
        memchr::memchr2(b'\n', b'\r', field).is_some()
    }

    fn open_quote(&mut self) {
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
    fn fields(record: &[u8], step: usize) -> (Vec<String>, Option<usize>, Option<Doubt>) {
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
        (fields, end, scanner.doubt(record))
    }

    #[test]
    fn fields_are_found_in_steps_of_any_size() {
        let doubt = |open, close| Some(Doubt { open, close });
        for (record, expected, end, doubt) in [
            ("a,b\nc", vec!["a", "b"], Some(3), None),
            ("a,b", vec!["a", "b"], None, None),
            ("a,\r\n", vec!["a", ""], Some(2), None),
            ("a,", vec!["a", ""], None, None),
            (
                "\"a,\n\"\"b\"\"\",c\n",
                vec!["a,\n\"b\"", "c"],
                Some(12),
                None,
            ),
            ("\"\",\"\"\n", vec!["", ""], Some(5), None),
            ("\"a\"b\"c\",d\n", vec!["ab\"c\"", "d"], Some(9), None),
            (
                "a\"b,\"c\"\"\n",
                vec!["a\"b", "c\"\n"],
                None,
                doubt(4, None),
            ),
            (
                "\"open,\nand on",
                vec!["open,\nand on"],
                None,
                doubt(0, None),
            ),
            ("\"a\" ,\"b\"", vec!["a ", "b"], None, None),
            ("\"a\n\"b,\"c\"", vec!["a\nb", "c"], None, doubt(0, Some(3))),
        ] {
            for step in [1, 2, 3, 100] {
                let expected: Vec<String> = expected.iter().map(|&field| field.into()).collect();
                let found = fields(record.as_bytes(), step);
                assert_eq!(found, (expected, end, doubt), "{record:?}");
            }
        }
    }
}
