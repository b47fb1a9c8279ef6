//! The records of a CSV stream, read in large blocks.

use std::borrow::Cow;
use std::io::{self, Read};
use std::ops::Range;

use crate::bytes::block_buffer::Blocks;
use crate::encoding::recognize as encoding;
use crate::long_texts::pieces::LONG;
use crate::tables::csv::record_scanner::Scan;

const MARK: &[u8] = b"\xEF\xBB\xBF";

/// A stream of records that has the latest one at hand.
pub(crate) struct Records<R> {
    /// They begin with the latest record.
    blocks: Blocks<R>,
    scan: Scan,
    /// The length of the latest record, without its line end.
    length: usize,
    /// The line the latest record starts in.
    line: u64,
    /// The number of line ends that have passed.
    lines: u64,
    has_breaks: bool,
    has_odd_quotes: bool,
    has_started: bool,
}

/// The contents of a record's fields.
pub(crate) struct Values<'a> {
    pub(crate) values: Vec<Cow<'a, str>>,
    /// Whether they had to be decoded by a guess, not being UTF-8.
    pub(crate) is_guessed: bool,
}

impl<R: Read> Records<R> {
    pub(crate) fn new(stream: R, delimiter: u8) -> Records<R> {
        Records {
            blocks: Blocks::new(stream),
            scan: Scan::new(delimiter),
            length: 0,
            line: 1,
            lines: 0,
            has_breaks: false,
            has_odd_quotes: false,
            has_started: false,
        }
    }

    /// Moves on to the next record; `false` if there is none.
    ///
    /// # Errors
    ///
    /// If the stream fails; [`Records::lines`] then says where.
    pub(crate) fn advance(&mut self) -> io::Result<bool> {
        if self.has_started {
            self.blocks.pass(self.length);
        } else {
            self.has_started = true;
            self.skip_mark()?;
        }
        self.length = 0;
        if !self.skip_line_ends()? {
            return Ok(false);
        }
        self.line = self.lines + 1;
        self.scan.reset();
        self.length = loop {
            if let Some(end) = self.scan.advance(self.blocks.bytes()) {
                break end;
            }
            match self.blocks.more() {
                Ok(true) => {}
                Ok(false) => {
                    self.scan.finish();
                    break self.blocks.bytes().len();
                }
                Err(error) => {
                    self.lines += newlines(self.blocks.bytes());
                    return Err(error);
                }
            }
        };
        let breaks = newlines(self.record());
        self.lines += breaks;
        self.has_breaks = breaks > 0;
        self.has_odd_quotes ^= self.scan.quotes() % 2 == 1;
        Ok(true)
    }

    /// The line the latest record starts in, from 1.
    pub(crate) fn line(&self) -> u64 {
        self.line
    }

    /// The number of line ends that have passed.
    pub(crate) fn lines(&self) -> u64 {
        self.lines
    }

    /// The number of fields of the latest record.
    pub(crate) fn width(&self) -> usize {
        self.scan.width()
    }

    /// Whether an odd number of quotation marks has passed.
    pub(crate) fn has_odd_quotes(&self) -> bool {
        self.has_odd_quotes
    }

    /// Whether all fields are empty or ASCII white space.
    pub(crate) fn is_blank(&self) -> bool {
        let record = self.record();
        let mut parts = self.scan.fields().flatten();
        parts.all(|part| record[part.clone()].trim_ascii().is_empty())
    }

    /// Whether the last field goes over several lines.
    pub(crate) fn ends_in_several_lines(&self) -> bool {
        if !self.has_breaks {
            return false;
        }
        let record = self.record();
        let last = self.scan.fields().last().unwrap_or_default();
        last.iter()
            .any(|part| record[part.clone()].contains(&b'\n'))
    }

    /// The contents of the fields. The record is gone afterwards.
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
        let field = |parts: &[Range<usize>]| match parts {
            [] => Cow::Borrowed(""),
            [part] => Cow::Borrowed(&text[part.clone()]),
            parts => Cow::Owned(joined(text, parts)),
        };
        Values {
            values: self.scan.fields().map(field).collect(),
            is_guessed: false,
        }
    }

    /// The fields of a record that is not UTF-8: those that are on their own stay, the others are
    /// in one encoding.
    fn guessed(&self) -> Values<'_> {
        let record = self.record();
        let bytes = |parts: &[Range<usize>]| {
            let parts = parts.iter().map(|part| &record[part.clone()]);
            parts.collect::<Vec<_>>().concat()
        };
        let fields: Vec<Vec<u8>> = self.scan.fields().map(bytes).collect();
        let (mut encoding, mut is_guessed) = (None, false);
        let values = fields.iter().map(|field| {
            if let Ok(text) = std::str::from_utf8(field) {
                return Cow::Owned(text.to_owned());
            }
            is_guessed = true;
            let guess = || encoding::guess_row(&fields.concat());
            let encoding = *encoding.get_or_insert_with(guess);
            let text = encoding.decode_without_bom_handling(field).0;
            Cow::Owned(text.into_owned())
        });
        Values {
            values: values.collect(),
            is_guessed,
        }
    }

    /// The fields of a long record, of which the longest becomes text where it is: it may be all of
    /// a huge file.
    fn taken(&mut self) -> Vec<Cow<'_, str>> {
        let mut bytes = self.blocks.take(self.length);
        self.length = 0;
        let length = |parts: &[Range<usize>]| parts.iter().map(ExactSizeIterator::len).sum();
        let lengths: Vec<usize> = self.scan.fields().map(length).collect();
        let longest = (0..lengths.len()).max_by_key(|field| lengths[*field]);
        let copied = |(field, parts): (usize, &[Range<usize>])| {
            let mut text = Vec::new();
            if Some(field) != longest {
                for part in parts {
                    text.extend_from_slice(&bytes[part.clone()]);
                }
            }
            text
        };
        let mut values: Vec<Vec<u8>> = self.scan.fields().enumerate().map(copied).collect();
        if let Some(longest) = longest {
            let mut end = 0;
            for part in self.scan.fields().nth(longest).unwrap_or_default() {
                bytes.copy_within(part.clone(), end);
                end += part.len();
            }
            bytes.truncate(end);
            values[longest] = bytes;
        }
        let text =
            |bytes| String::from_utf8(bytes).expect("UTF-8 cut at ASCII characters is UTF-8");
        values.into_iter().map(text).map(Cow::Owned).collect()
    }

    /// The `csv` crate takes no byte order mark for a part of the first field.
    fn skip_mark(&mut self) -> io::Result<()> {
        while self.blocks.bytes().len() < MARK.len() && self.blocks.more()? {}
        if self.blocks.bytes().starts_with(MARK) {
            self.blocks.pass(MARK.len());
        }
        Ok(())
    }

    /// Passes over line ends up to the first byte that is none; `false` if there is none.
    fn skip_line_ends(&mut self) -> io::Result<bool> {
        loop {
            let bytes = self.blocks.bytes();
            let is_end = |byte: &u8| matches!(byte, b'\n' | b'\r');
            let end = bytes.iter().position(|byte| !is_end(byte));
            let length = end.unwrap_or(bytes.len());
            self.lines += newlines(&bytes[..length]);
            self.blocks.pass(length);
            if end.is_some() {
                return Ok(true);
            }
            if !self.blocks.more()? {
                return Ok(false);
            }
        }
    }

    fn record(&self) -> &[u8] {
        &self.blocks.bytes()[..self.length]
    }
}

fn joined(text: &str, parts: &[Range<usize>]) -> String {
    let mut joined = String::with_capacity(parts.iter().map(ExactSizeIterator::len).sum());
    for part in parts {
        joined.push_str(&text[part.clone()]);
    }
    joined
}

fn newlines(bytes: &[u8]) -> u64 {
    memchr::memchr_iter(b'\n', bytes).count() as u64
}
