//! The rows of JSON Lines, or of a JSON array of objects.

use std::collections::VecDeque;
use std::io::{self, Read};

use crate::bytes::block_buffer::BlockBuffer;
use crate::bytes::compression::Compression;
use crate::encoding::table_rows::{RowEncodings, rows_remark};
use crate::long_texts::pieces::LONG;
use crate::options::Options;
use crate::reason::Reason;
use crate::skipped::Place;
use crate::tables::jsonl::array::{Element, Elements, Stop, is_array_of_objects};
use crate::tables::jsonl::object::{Fault, parse};
use crate::tables::jsonl::shape::Shape;
use crate::tables::row::{Failure, Row, RowPosition};
use crate::tables::text_stream::TextStream;

/// A file of JSON objects.
pub(crate) struct JsonRows {
    /// It begins with the latest line or element.
    buffer: BlockBuffer<Box<dyn Read + Send>>,
    layout: Layout,
    compression: Compression,
    /// The length of the latest line, including its line end, or of the latest element.
    length: usize,
    /// The latest line or element; objects and broken ones are numbered, blank lines are not.
    at: RowPosition,
    /// The number of bytes before the element in its line; 0 for a line.
    column: usize,
    is_done: bool,
    shape: Option<Shape>,
    /// Objects without a text, until one has a text: if none has, the file has no text column, and one
    /// message is enough.
    textless: Textless,
    ready: VecDeque<Result<Row, Failure>>,
    first_undecoded: Option<u64>,
    encodings: RowEncodings,
    has_ids: bool,
    has_titles: bool,
}

/// Where the objects are.
enum Layout {
    Lines,
    Array(Elements),
}

#[derive(Default)]
struct Textless {
    is_over: bool,
    rows: Vec<RowPosition>,
    keys: Vec<String>,
}

impl JsonRows {
    /// One object per line.
    pub(crate) fn lines(stream: TextStream) -> JsonRows {
        JsonRows::new(stream, Layout::Lines)
    }

    /// The objects of an array.
    ///
    /// # Errors
    ///
    /// [`Reason::NotAnArray`] if the stream does not begin as one.
    pub(crate) fn array(stream: TextStream) -> Result<JsonRows, Reason> {
        if !is_array_of_objects(&stream.start) {
            return Err(Reason::NotAnArray);
        }
        Ok(JsonRows::new(stream, Layout::Array(Elements::new())))
    }

    fn new(stream: TextStream, layout: Layout) -> JsonRows {
        JsonRows {
            buffer: BlockBuffer::new(stream.reader),
            layout,
            compression: stream.compression,
            length: 0,
            at: RowPosition { line: 0, number: 0 },
            column: 0,
            is_done: false,
            shape: None,
            textless: Textless::default(),
            ready: VecDeque::new(),
            first_undecoded: None,
            encodings: RowEncodings::default(),
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
                .map(|name| format!("no {} has the key {name:?}", self.layout.unit()))
        };
        let id = lacks(&options.id_column, self.has_ids);
        let title = lacks(&options.title_column, self.has_titles);
        [undecoded, id, title].into_iter().flatten().collect()
    }

    /// The next row.
    ///
    /// # Errors
    ///
    /// Why an object gave no row; without a place if none of them has a text.
    pub(crate) fn next_row(&mut self, options: &Options) -> Option<Result<Row, Failure>> {
        while self.ready.is_empty() && !self.is_done {
            self.advance(options);
        }
        self.ready.pop_front()
    }

    /// The place of a row, for messages.
    pub(crate) fn place(&self, RowPosition { line, number }: RowPosition) -> Place {
        match self.layout {
            Layout::Lines => Place::Line(line),
            Layout::Array(_) => Place::Object { number, line },
        }
    }

    fn advance(&mut self, options: &Options) {
        match &self.layout {
            Layout::Lines => self.advance_line(options),
            Layout::Array(elements) => self.advance_element(elements.clone(), options),
        }
    }

    fn advance_line(&mut self, options: &Options) {
        self.at.line += 1;
        match self.find_line() {
            Err(error) => {
                let reason = self.compression.reason(error);
                self.stop(self.at.line, reason, options);
            }
            Ok(()) if self.length == 0 => self.end(options),
            Ok(()) if self.buffer.bytes()[..self.length].trim_ascii().is_empty() => {}
            Ok(()) => self.read_object(options),
        }
    }

    fn advance_element(&mut self, mut elements: Elements, options: &Options) {
        self.buffer.consume(std::mem::take(&mut self.length));
        match elements.advance(&mut self.buffer) {
            Ok(Element {
                length,
                line,
                column,
            }) => {
                (self.length, self.at.line, self.column) = (length, line, column);
                self.read_object(options);
            }
            Err(Stop::End) => self.end(options),
            Err(Stop::Broken { line, reason }) => self.stop(line, reason, options),
            Err(Stop::Unreadable { line, error }) => {
                let reason = self.compression.reason(error);
                self.stop(line, reason, options);
            }
        }
        self.layout = Layout::Array(elements);
    }

    fn read_object(&mut self, options: &Options) {
        self.at.number += 1;
        let RowPosition { line, number } = self.at;
        match self.read(options) {
            Some(Ok(row)) => self.ready.push_back(Ok(row)),
            Some(Err(fault)) => {
                let reason = match fault.reason {
                    Reason::Json { cause, column } if fault.lines == 0 => Reason::Json {
                        cause,
                        column: self.column + column,
                    },
                    reason => reason,
                };
                let line = line + fault.lines;
                self.fail(RowPosition { line, number }, reason);
            }
            None => {}
        }
    }

    /// Ends the table where it cannot be read any further.
    fn stop(&mut self, line: u64, reason: Reason, options: &Options) {
        self.end(options);
        let failure = Failure::in_line(line, reason);
        self.ready.push_back(Err(failure));
    }

    fn fail(&mut self, at: RowPosition, reason: Reason) {
        let place = Some(self.place(at));
        self.ready.push_back(Err(Failure { place, reason }));
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
        if !self.textless.rows.is_empty() {
            let columns = std::mem::take(&mut self.textless.keys);
            let reason = match options.text_columns.first() {
                Some(name) => Reason::NoSuchColumn {
                    name: name.clone(),
                    columns,
                },
                None => Reason::NoTextColumn { columns },
            };
            self.ready.push_back(Err(Failure {
                place: None,
                reason,
            }));
        }
    }

    /// The row in the line or element; `None` if it has no text, and none before has one.
    fn read(&mut self, options: &Options) -> Option<Result<Row, Fault>> {
        let taken;
        let bytes = if self.length > LONG {
            // Its memory is not kept for shorter lines.
            taken = self.buffer.take(std::mem::take(&mut self.length));
            taken.as_slice()
        } else {
            &self.buffer.bytes()[..self.length]
        };
        let decoded;
        let json = if let Ok(json) = simdutf8::basic::from_utf8(bytes) {
            json
        } else {
            self.first_undecoded.get_or_insert(self.at.line);
            let encoding = self.encodings.guess(bytes);
            decoded = encoding.decode(bytes).0;
            &decoded
        };
        // After a line end serde_json would restart the count of columns.
        let json = json.trim_end();
        if let Some(shape) = &self.shape
            && let Some(row) = shape.expected_row(json, self.at)
        {
            return Some(Ok(row));
        }
        let object = match parse(json) {
            Ok(object) => object,
            Err(fault) => return Some(Err(fault)),
        };
        let shape = match self.shape.take() {
            Some(shape) if shape.fits(&object) => shape,
            _ => Shape::new(&object, options),
        };
        let shape = self.shape.insert(shape);
        let Some(roles) = shape.roles() else {
            if self.textless.is_over {
                return Some(Err(Reason::EmptyText.into()));
            }
            if self.textless.rows.is_empty() {
                self.textless.keys = shape.keys().to_vec();
            }
            self.textless.rows.push(self.at);
            return None;
        };
        self.has_ids |= roles.id.is_some();
        self.has_titles |= roles.title.is_some();
        self.textless.is_over = true;
        let row = shape.row(&object, roles, json, self.at);
        for at in std::mem::take(&mut self.textless.rows) {
            self.fail(at, Reason::EmptyText);
        }
        Some(row)
    }
}

impl Layout {
    /// What has an object.
    fn unit(&self) -> &'static str {
        match self {
            Layout::Lines => "line",
            Layout::Array(_) => "object",
        }
    }
}
