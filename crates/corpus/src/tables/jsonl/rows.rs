//! The rows of a file of JSON Lines.

use std::collections::VecDeque;
use std::io::{self, Read};

use crate::bytes::block_buffer::BlockBuffer;
use crate::bytes::compression::Compression;
use crate::encoding::table_rows::{guess_row, rows_remark};
use crate::long_texts::pieces::LONG;
use crate::options::Options;
use crate::reason::Reason;
use crate::tables::jsonl::object::parse;
use crate::tables::jsonl::shape::Shape;
use crate::tables::row::{Failure, Row, RowPosition};
use crate::tables::text_stream::TextStream;

/// A file of JSON objects.
pub(crate) struct JsonLines {
    /// It begins with the latest line.
    buffer: BlockBuffer<Box<dyn Read + Send>>,
    compression: Compression,
    /// The length of the latest line, including its line end.
    length: usize,
    /// The latest line; objects and broken lines are numbered, blank lines are not.
    at: RowPosition,
    is_done: bool,
    shape: Option<Shape>,
    /// Lines without a text, until one has a text: if none has, the file has no text column, and one
    /// message is enough.
    textless: Textless,
    ready: VecDeque<Result<Row, Failure>>,
    first_undecoded: Option<u64>,
    has_ids: bool,
    has_titles: bool,
}

#[derive(Default)]
struct Textless {
    is_over: bool,
    lines: Vec<u64>,
    keys: Vec<String>,
}

impl JsonLines {
    pub(crate) fn open(stream: TextStream) -> JsonLines {
        JsonLines {
            buffer: BlockBuffer::new(stream.reader),
            compression: stream.compression,
            length: 0,
            at: RowPosition { line: 0, number: 0 },
            is_done: false,
            shape: None,
            textless: Textless::default(),
            ready: VecDeque::new(),
            first_undecoded: None,
            has_ids: false,
            has_titles: false,
        }
    }

    #[cfg(test)]
    pub(crate) fn forget_keys(&mut self) {
        self.shape = None;
    }

    /// The remarks on the table, after its last row.
    pub(crate) fn remarks(&self, options: &Options) -> Vec<String> {
        let undecoded = self.first_undecoded.map(rows_remark);
        let lacks = |name: &Option<String>, is_found: bool| {
            name.as_ref()
                .filter(|_| !is_found)
                .map(|name| format!("no line has the key {name:?}"))
        };
        let id = lacks(&options.id_column, self.has_ids);
        let title = lacks(&options.title_column, self.has_titles);
        [undecoded, id, title].into_iter().flatten().collect()
    }

    /// The next row.
    ///
    /// # Errors
    ///
    /// Why a line gave no row; without a line if none of them has a text.
    pub(crate) fn next_row(&mut self, options: &Options) -> Option<Result<Row, Failure>> {
        while self.ready.is_empty() && !self.is_done {
            self.advance(options);
        }
        self.ready.pop_front()
    }

    fn advance(&mut self, options: &Options) {
        self.at.line += 1;
        match self.find_line() {
            Err(error) => {
                self.end(options);
                let reason = self.compression.reason(error);
                self.fail(self.at.line, reason);
            }
            Ok(()) if self.length == 0 => self.end(options),
            Ok(()) if self.buffer.bytes()[..self.length].trim_ascii().is_empty() => {}
            Ok(()) => {
                self.at.number += 1;
                match self.read_line(options) {
                    Some(Ok(row)) => self.ready.push_back(Ok(row)),
                    Some(Err(reason)) => self.fail(self.at.line, reason),
                    None => {}
                }
            }
        }
    }

    fn fail(&mut self, line: u64, reason: Reason) {
        self.ready.push_back(Err(Failure::in_line(line, reason)));
    }

    /// Moves on to the next line; its length is 0 at the end of the stream.
    fn find_line(&mut self) -> io::Result<()> {
        self.buffer.consume(self.length);
        self.length = 0;
        loop {
            let known = self.buffer.bytes();
            if let Some(end) = memchr::memchr(b'\n', &known[self.length..]) {
                self.length += end + 1;
                return Ok(());
            }
            self.length = known.len();
            if !self.buffer.more()? {
                return Ok(());
            }
        }
    }

    fn end(&mut self, options: &Options) {
        self.is_done = true;
        if !self.textless.lines.is_empty() {
            let columns = std::mem::take(&mut self.textless.keys);
            let reason = match options.text_columns.first() {
                Some(name) => Reason::NoSuchColumn {
                    name: name.clone(),
                    columns,
                },
                None => Reason::NoTextColumn { columns },
            };
            self.ready.push_back(Err(Failure { line: None, reason }));
        }
    }

    /// The row in the line; `None` if it has no text, and no line before has one.
    fn read_line(&mut self, options: &Options) -> Option<Result<Row, Reason>> {
        let taken;
        let bytes = if self.length > LONG {
            // Its memory is not kept for shorter lines.
            taken = self.buffer.take(std::mem::take(&mut self.length));
            taken.as_slice()
        } else {
            &self.buffer.bytes()[..self.length]
        };
        let decoded;
        let line = if let Ok(line) = simdutf8::basic::from_utf8(bytes) {
            line
        } else {
            self.first_undecoded.get_or_insert(self.at.line);
            let encoding = guess_row(bytes);
            decoded = encoding.decode_without_bom_handling(bytes).0;
            &decoded
        };
        if let Some(shape) = &self.shape
            && let Some(row) = shape.expected_row(line, self.at)
        {
            return Some(Ok(row));
        }
        let object = match parse(line) {
            Ok(object) => object,
            Err(reason) => return Some(Err(reason)),
        };
        let shape = match self.shape.take() {
            Some(shape) if shape.fits(&object) => shape,
            _ => Shape::new(&object, options),
        };
        let shape = self.shape.insert(shape);
        let Some(roles) = shape.roles() else {
            if self.textless.is_over {
                return Some(Err(Reason::EmptyText));
            }
            if self.textless.lines.is_empty() {
                self.textless.keys = shape.keys().to_vec();
            }
            self.textless.lines.push(self.at.line);
            return None;
        };
        self.has_ids |= roles.id.is_some();
        self.has_titles |= roles.title.is_some();
        self.textless.is_over = true;
        let earlier = self.textless.lines.drain(..);
        let failed = |line| Err(Failure::in_line(line, Reason::EmptyText));
        self.ready.extend(earlier.map(failed));
        Some(shape.row(&object, roles, line, self.at))
    }
}
