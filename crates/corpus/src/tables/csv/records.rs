//! The records of a CSV stream, read in large blocks.

use std::borrow::Cow;
use std::cell::Cell;
use std::io::{self, Read};
use std::ops::Range;

use crate::bytes::block_buffer::BlockBuffer;
use crate::encoding::table_rows::RowEncodings;
use crate::long_texts::pieces::LONG;
use crate::tables::csv::metadata_rows::is_blank_field;
use crate::tables::csv::record_scanner::RecordScanner;

const MARK: &[u8] = b"\xEF\xBB\xBF";

/// A stream of records, with access to the latest one.
pub(crate) struct Records<R> {
    /// It begins with the latest record.
    buffer: BlockBuffer<R>,
    scanner: RecordScanner,
    /// The length of the latest record, without its line end.
    length: usize,
    /// The line the latest record starts in.
    line: u64,
    /// The number of line ends that were read.
    lines: u64,
    /// Whether there are line ends in the latest record.
    has_breaks: bool,
    encodings: Cell<RowEncodings>,
    has_odd_quotes: bool,
    has_started: bool,
}

/// The contents of a record's fields.
pub(crate) struct Values<'a> {
    pub(crate) values: Vec<Cow<'a, str>>,
    /// Whether they are not UTF-8 and were decoded by a guess.
    pub(crate) is_guessed: bool,
}

impl<R: Read> Records<R> {
    pub(crate) fn new(stream: R, delimiter: u8) -> Records<R> {
        Records {
            buffer: BlockBuffer::new(stream),
            scanner: RecordScanner::new(delimiter),
            length: 0,
            line: 1,
            lines: 0,
            has_breaks: false,
            encodings: Cell::default(),
            has_odd_quotes: false,
            has_started: false,
        }
    }

    /// Moves on to the next record; `false` at the end.
    ///
    /// # Errors
    ///
    /// If the stream fails, after [`Records::lines`] line ends.
    pub(crate) fn advance(&mut self) -> io::Result<bool> {
        if self.has_started {
            self.buffer.consume(self.length);
        } else {
            self.has_started = true;
            self.skip_mark()?;
        }
        self.length = 0;
        if !self.skip_line_ends()? {
            return Ok(false);
        }
        self.line = self.lines + 1;
        self.scanner.reset();
        self.length = loop {
            if let Some(end) = self.scanner.advance(self.buffer.bytes()) {
                break end;
            }
            match self.buffer.more() {
                Ok(true) => {}
                Ok(false) => {
                    self.scanner.finish();
                    break self.buffer.bytes().len();
                }
                Err(error) => {
                    self.lines += newlines(self.buffer.bytes());
                    return Err(error);
                }
            }
        };
        let breaks = newlines(self.record());
        self.lines += breaks;
        self.has_breaks = breaks > 0;
        self.has_odd_quotes ^= self.scanner.quotes() % 2 == 1;
        Ok(true)
    }

    /// The line the latest record starts in, from 1.
    pub(crate) fn line(&self) -> u64 {
        self.line
    }

    /// The number of line ends that were read.
    pub(crate) fn lines(&self) -> u64 {
        self.lines
    }

    /// The number of fields of the latest record.
    pub(crate) fn width(&self) -> usize {
        self.scanner.width()
    }

    /// Whether an odd number of quotation marks was read.
    pub(crate) fn has_odd_quotes(&self) -> bool {
        self.has_odd_quotes
    }

    /// Whether all fields are empty or white space.
    pub(crate) fn is_blank(&self) -> bool {
        self.is_blank_from(0)
    }

    /// Whether all fields from this one on are empty or white space.
    pub(crate) fn is_blank_from(&self, first: usize) -> bool {
        let record = self.record();
        let mut spans = self.scanner.fields().skip(first).flatten();
        spans.all(|span| is_blank_field(&record[span.clone()]))
    }

    /// Whether the last field spans several lines.
    pub(crate) fn ends_in_several_lines(&self) -> bool {
        if !self.has_breaks {
            return false;
        }
        let record = self.record();
        let last = self.scanner.fields().last().unwrap_or_default();
        last.iter()
            .any(|span| record[span.clone()].contains(&b'\n'))
    }

    /// The contents of the fields. They can be taken once.
    pub(crate) fn values(&mut self) -> Values<'_> {
        let is_long = self.length > LONG;
        if is_long && simdutf8::basic::from_utf8(self.record()).is_ok() {
            let values = self.taken();
            return Values {
                values,
                is_guessed: false,
            };
        }
        let Ok(text) = simdutf8::basic::from_utf8(self.record()) else {
            return self.guessed();
        };
        let field = |spans: &[Range<usize>]| match spans {
            [] => Cow::Borrowed(""),
            [span] => Cow::Borrowed(&text[span.clone()]),
            spans => Cow::Owned(joined(text, spans)),
        };
        Values {
            values: self.scanner.fields().map(field).collect(),
            is_guessed: false,
        }
    }

    /// The fields of a record that is not UTF-8. Single fields that are UTF-8 stay as they are; the
    /// others are decoded from one encoding.
    fn guessed(&self) -> Values<'static> {
        let mut encodings = self.encodings.get();
        let record = self.record();
        let bytes = |spans: &[Range<usize>]| {
            let spans = spans.iter().map(|span| &record[span.clone()]);
            spans.collect::<Vec<_>>().concat()
        };
        let fields: Vec<Vec<u8>> = self.scanner.fields().map(bytes).collect();
        let (mut encoding, mut is_guessed) = (None, false);
        let values = fields.iter().map(|field| {
            if let Ok(text) = std::str::from_utf8(field) {
                return Cow::Owned(text.to_owned());
            }
            is_guessed = true;
            let guess = || encodings.guess(&fields.concat());
            let encoding = *encoding.get_or_insert_with(guess);
            let text = encoding.decode(field).0;
            Cow::Owned(text.into_owned())
        });
        let values = values.collect();
        self.encodings.set(encodings);
        Values { values, is_guessed }
    }

    /// The fields of a long record. The longest becomes text without a copy: it may be nearly all of
    /// a huge file.
    fn taken(&mut self) -> Vec<Cow<'_, str>> {
        let mut bytes = self.buffer.take(self.length);
        self.length = 0;
        let length = |spans: &[Range<usize>]| spans.iter().map(ExactSizeIterator::len).sum();
        let lengths: Vec<usize> = self.scanner.fields().map(length).collect();
        let longest = (0..lengths.len()).max_by_key(|field| lengths[*field]);
        let copied = |(field, spans): (usize, &[Range<usize>])| {
            let mut text = Vec::new();
            if Some(field) != longest {
                for span in spans {
                    text.extend_from_slice(&bytes[span.clone()]);
                }
            }
            text
        };
        let mut values: Vec<Vec<u8>> = self.scanner.fields().enumerate().map(copied).collect();
        if let Some(longest) = longest {
            let mut end = 0;
            for span in self.scanner.fields().nth(longest).unwrap_or_default() {
                bytes.copy_within(span.clone(), end);
                end += span.len();
            }
            bytes.truncate(end);
            values[longest] = bytes;
        }
        let text =
            |bytes| String::from_utf8(bytes).expect("UTF-8 split at ASCII characters is UTF-8");
        values.into_iter().map(text).map(Cow::Owned).collect()
    }

    /// Skips a byte order mark, as the `csv` crate does.
    fn skip_mark(&mut self) -> io::Result<()> {
        while self.buffer.bytes().len() < MARK.len() && self.buffer.more()? {}
        if self.buffer.bytes().starts_with(MARK) {
            self.buffer.consume(MARK.len());
        }
        Ok(())
    }

    /// Skips line ends up to the first other byte; `false` at the end.
    fn skip_line_ends(&mut self) -> io::Result<bool> {
        loop {
            let bytes = self.buffer.bytes();
            let is_end = |byte: &u8| matches!(byte, b'\n' | b'\r');
            let end = bytes.iter().position(|byte| !is_end(byte));
            let length = end.unwrap_or(bytes.len());
            self.lines += newlines(&bytes[..length]);
            self.buffer.consume(length);
            if end.is_some() {
                return Ok(true);
            }
            if !self.buffer.more()? {
                return Ok(false);
            }
        }
    }

    fn record(&self) -> &[u8] {
        &self.buffer.bytes()[..self.length]
    }
}

fn joined(text: &str, spans: &[Range<usize>]) -> String {
    let mut joined = String::with_capacity(spans.iter().map(ExactSizeIterator::len).sum());
    for span in spans {
        joined.push_str(&text[span.clone()]);
    }
    joined
}

fn newlines(bytes: &[u8]) -> u64 {
    memchr::memchr_iter(b'\n', bytes).count() as u64
}
