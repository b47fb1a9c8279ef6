//! The records of a CSV stream, read in large blocks.

use std::borrow::Cow;
use std::io::{self, Read};
use std::ops::Range;

use crate::bytes::block_buffer::BlockBuffer;
use crate::encoding::table_rows::guess_row;
use crate::long_texts::pieces::LONG;
use crate::tables::csv::fields::is_blank_field;
use crate::tables::csv::record_scanner::RecordScanner;
use crate::tables::csv::records::damage::{Damage, Fault};
use crate::tables::csv::row_shape::RowShape;
use crate::tables::limits;
use crate::tables::line_ends::LineEnds;

pub(crate) mod damage;
#[cfg(test)]
mod tests;

const MARK: &[u8] = b"\xEF\xBB\xBF";

/// A stream of records, with access to the latest one.
pub(crate) struct Records<R> {
    /// It begins with the latest record.
    buffer: BlockBuffer<R>,
    /// An error that came up while bytes after a record were looked at.
    error: Option<io::Error>,
    scanner: RecordScanner,
    shape: RowShape,
    /// The length of the latest record, without its line end.
    length: usize,
    /// The longest record that is read.
    limit: usize,
    /// The most memory that the positions in a record may take.
    memory: usize,
    /// The line the latest record starts in.
    line: u64,
    /// The line ends that were read.
    lines: LineEnds,
    /// The line of a last record whose quotation mark is not closed, although it holds no other lines.
    unclosed: Option<u64>,
    has_started: bool,
}

/// What comes next in the stream.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Found {
    Record,
    Damage(Damage),
    End,
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
            error: None,
            scanner: RecordScanner::new(delimiter),
            shape: RowShape::new(delimiter, 0),
            length: 0,
            limit: limits::HEADER,
            memory: limits::HEADER,
            line: 1,
            lines: LineEnds::default(),
            unclosed: None,
            has_started: false,
        }
    }

    /// Takes the latest record for the header: all others have as many fields.
    pub(crate) fn set_header(&mut self) {
        self.shape = RowShape::new(self.shape.delimiter(), self.width());
        (self.limit, self.memory) = (limits::ROW, limits::ROW);
    }

    /// Moves on to the next record. A damaged one that can be read is the latest record, too.
    ///
    /// # Errors
    ///
    /// If the stream fails, after [`Records::lines`] line ends.
    pub(crate) fn advance(&mut self) -> io::Result<Found> {
        if self.has_started {
            self.buffer.consume(self.length);
        } else {
            self.has_started = true;
            self.skip_mark()?;
        }
        self.length = 0;
        if !self.skip_line_ends()? {
            return Ok(Found::End);
        }
        self.line = self.lines.count() + 1;
        self.scanner.reset();
        let is_whole = self.scan()?;
        let damage = (self.length > 0).then(|| self.examine(is_whole)).flatten();
        if damage.is_none() && !is_whole {
            return self.skip_record().map(Found::Damage);
        }
        self.lines.pass(&self.buffer.bytes()[..self.length]);
        if damage.is_none() && self.shape.is_learning() && self.width() == self.shape.width() {
            self.learn();
        }
        Ok(damage.map_or(Found::Record, Found::Damage))
    }

    /// Scans to the end of the record; `false` if it is longer than the limit.
    fn scan(&mut self) -> io::Result<bool> {
        loop {
            let known = self.buffer.bytes();
            let known = &known[..known.len().min(self.limit + 1)];
            let end = self.scanner.advance(known);
            if self.scanner.memory() > self.memory {
                self.length = 0;
                return Ok(false);
            }
            if let Some(end) = end {
                self.length = end;
                return Ok(true);
            }
            if known.len() > self.limit {
                self.length = self.limit;
                return Ok(false);
            }
            match self.more() {
                Ok(true) => {}
                Ok(false) => {
                    self.scanner.finish();
                    self.length = self.buffer.bytes().len();
                    return Ok(true);
                }
                Err(error) => {
                    self.lines.pass(self.buffer.bytes());
                    return Err(error);
                }
            }
        }
    }

    /// Skips a record that is longer than the limit. A header is not read any further.
    fn skip_record(&mut self) -> io::Result<Damage> {
        let line = self.line;
        while self.shape.width() > 0 {
            let scanned = self.scanner.discard();
            self.pass(scanned);
            if let Some(end) = self.scanner.advance(self.buffer.bytes()) {
                self.pass(end);
                break;
            }
            let scanned = self.scanner.discard();
            self.pass(scanned);
            if !self.more()? {
                break;
            }
        }
        self.length = 0;
        Ok(Damage {
            line,
            last: self.lines.count() + 1,
            fault: Fault::TooLong,
        })
    }

    fn pass(&mut self, length: usize) {
        self.lines.pass(&self.buffer.bytes()[..length]);
        self.buffer.consume(length);
    }

    fn learn(&mut self) {
        let record = &self.buffer.bytes()[..self.length];
        let first = |spans: &[Range<usize>]| {
            let span = spans.first().cloned().unwrap_or_default();
            &record[span]
        };
        self.shape.learn(record, self.scanner.fields().map(first));
    }

    /// Reads until this many bytes are known, if the stream has them.
    fn look_ahead(&mut self, length: usize) {
        while self.error.is_none() && self.buffer.bytes().len() < length {
            match self.buffer.more() {
                Ok(true) => {}
                Ok(false) => return,
                Err(error) => self.error = Some(error),
            }
        }
    }

    /// Reads more; `false` at the end of the stream.
    fn more(&mut self) -> io::Result<bool> {
        match self.error.take() {
            Some(error) => Err(error),
            None => self.buffer.more(),
        }
    }

    /// The line the latest record starts in, from 1.
    pub(crate) fn line(&self) -> u64 {
        self.line
    }

    /// The number of line ends that were read.
    pub(crate) fn lines(&self) -> u64 {
        self.lines.count()
    }

    /// Forgets the fields of the latest record after this many.
    pub(crate) fn truncate(&mut self, width: usize) {
        self.scanner.truncate(width);
    }

    /// The number of fields of the latest record.
    pub(crate) fn width(&self) -> usize {
        self.scanner.width()
    }

    /// The line of a last record whose quotation mark is not closed, although it holds no other lines.
    pub(crate) fn unclosed(&self) -> Option<u64> {
        self.unclosed
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
    fn guessed(&self) -> Values<'_> {
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
            let guess = || guess_row(&fields.concat());
            let encoding = *encoding.get_or_insert_with(guess);
            let text = encoding.decode_without_bom_handling(field).0;
            Cow::Owned(text.into_owned())
        });
        Values {
            values: values.collect(),
            is_guessed,
        }
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
        while self.buffer.bytes().len() < MARK.len() && self.more()? {}
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
            self.pass(length);
            if end.is_some() {
                return Ok(true);
            }
            if !self.more()? {
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
