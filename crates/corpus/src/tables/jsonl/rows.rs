//! The rows of JSON Lines, or of a JSON array of objects.

use std::collections::VecDeque;
use std::io::{self, Read};

use crate::bytes::block_buffer::BlockBuffer;
use crate::bytes::compression::Compression;
use crate::encoding::table_rows::{guess_row, rows_remark};
use crate::long_texts::pieces::LONG;
use crate::options::Options;
use crate::reason::Reason;
use crate::skipped::Place;
use crate::tables::jsonl::array::{Element, Elements, Stop, is_array_of_objects};
use crate::tables::jsonl::object::{Fault, parse};
use crate::tables::jsonl::objects::Objects;
use crate::tables::limits;
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
    /// The longest line that is read.
    limit: usize,
    /// The latest line or element; objects and broken ones are numbered, blank lines are not.
    at: RowPosition,
    /// The number of bytes before the element in its line; 0 for a line.
    column: usize,
    is_done: bool,
    objects: Objects,
    ready: VecDeque<Result<Row, Failure>>,
    first_undecoded: Option<u64>,
    /// Whether the file's name promises the other layout.
    is_misnamed: bool,
}

/// Where the objects are.
enum Layout {
    Lines,
    Array(Elements),
}

impl JsonRows {
    /// One object per line; or an array, if the stream begins as one.
    pub(crate) fn lines(stream: TextStream) -> JsonRows {
        if is_array_of_objects(&stream.start) {
            return JsonRows::new(stream, Layout::Array(Elements::new())).misnamed();
        }
        JsonRows::new(stream, Layout::Lines)
    }

    /// The objects of an array; or one per line, if the stream begins with lines of objects.
    ///
    /// # Errors
    ///
    /// [`Reason::NotAnArray`] if the stream begins as neither of them.
    pub(crate) fn array(stream: TextStream) -> Result<JsonRows, Reason> {
        if is_array_of_objects(&stream.start) {
            return Ok(JsonRows::new(stream, Layout::Array(Elements::new())));
        }
        if are_lines_of_objects(&stream.start) {
            return Ok(JsonRows::new(stream, Layout::Lines).misnamed());
        }
        Err(Reason::NotAnArray)
    }

    fn misnamed(self) -> JsonRows {
        JsonRows {
            is_misnamed: true,
            ..self
        }
    }

    fn new(stream: TextStream, layout: Layout) -> JsonRows {
        JsonRows {
            buffer: BlockBuffer::new(stream.reader),
            layout,
            compression: stream.compression,
            length: 0,
            limit: limits::ROW,
            at: RowPosition { line: 0, number: 0 },
            column: 0,
            is_done: false,
            objects: Objects::default(),
            ready: VecDeque::new(),
            first_undecoded: None,
            is_misnamed: false,
        }
    }

    #[cfg(test)]
    pub(crate) fn forget_keys(&mut self) {
        self.objects.forget_keys();
    }

    /// The remarks on the table, after its last row.
    pub(crate) fn remarks(&self, options: &Options) -> Vec<String> {
        let undecoded = self.first_undecoded.map(rows_remark);
        let layout = self.is_misnamed.then(|| self.layout.remark().to_owned());
        let remarks = layout.into_iter().chain(undecoded);
        remarks
            .chain(self.objects.remarks(options, self.layout.unit()))
            .collect()
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
            Ok(()) if self.length > self.limit => self.skip_line(options),
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
                (self.at.line, self.column) = (line, column);
                match length {
                    Some(length) => {
                        self.length = length;
                        self.read_object(options);
                    }
                    None => self.fail_too_long(),
                }
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
        let found = self.read(options);
        for at in self.objects.take_textless() {
            self.fail(at, Reason::EmptyText);
        }
        match found {
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

    fn fail_too_long(&mut self) {
        self.at.number += 1;
        let most = self.limit;
        self.fail(self.at, Reason::ObjectTooLong { most });
    }

    /// Moves on to the next line; its length is 0 at the end of the stream. It may not be known to its end
    /// if it is longer than the limit.
    fn find_line(&mut self) -> io::Result<()> {
        self.buffer.consume(self.length);
        self.length = 0;
        loop {
            let known = self.buffer.bytes();
            let rest = &known[self.length..];
            match memchr::memchr2(b'\n', b'\r', rest) {
                // A `\n` that belongs to the line end may come next.
                Some(end) if rest[end..] == *b"\r" => self.length += end,
                Some(end) => {
                    let is_pair = rest[end..].starts_with(b"\r\n");
                    self.length += end + 1 + usize::from(is_pair);
                    return Ok(());
                }
                None => self.length = known.len(),
            }
            if self.length > self.limit {
                return Ok(());
            }
            if !self.buffer.more()? {
                self.length = self.buffer.bytes().len();
                return Ok(());
            }
        }
    }

    /// Skips the rest of a line that is too long.
    fn skip_line(&mut self, options: &Options) {
        self.length = 0;
        let skipped = self.pass_line();
        self.fail_too_long();
        if let Err(error) = skipped {
            let reason = self.compression.reason(error);
            self.stop(self.at.line, reason, options);
        }
    }

    fn pass_line(&mut self) -> io::Result<()> {
        loop {
            let known = self.buffer.bytes();
            let end = memchr::memchr2(b'\n', b'\r', known);
            let length = end.unwrap_or(known.len());
            self.buffer.consume(length);
            if end.is_some() || !self.buffer.more()? {
                // Only the line end is left.
                return self.find_line();
            }
        }
    }

    fn end(&mut self, options: &Options) {
        self.is_done = true;
        let reason = self.objects.without_text(options);
        self.ready.extend(reason.map(|reason| {
            Err(Failure {
                place: None,
                reason,
            })
        }));
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
            let encoding = guess_row(bytes);
            decoded = encoding.decode_without_bom_handling(bytes).0;
            &decoded
        };
        // After a line end serde_json would restart the count of columns.
        let json = json.trim_end();
        self.objects.read(json, self.at, options)
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

    /// The remark on a file of this layout with a name that promises the other.
    fn remark(&self) -> &'static str {
        match self {
            Layout::Lines => "the file is not an array; each line was read as an object",
            Layout::Array(_) => "the file is one array; its objects were read",
        }
    }
}

/// Whether a file that begins with `start` has an object in its first line, and another after it or nothing.
fn are_lines_of_objects(start: &[u8]) -> bool {
    let start = start.trim_ascii_start();
    let is_end = |byte: &u8| matches!(byte, b'\n' | b'\r');
    let end = start.iter().position(is_end).unwrap_or(start.len());
    let (line, rest) = start.split_at(end);
    let is_object = std::str::from_utf8(line).is_ok_and(|line| parse(line).is_ok());
    is_object
        && rest
            .trim_ascii_start()
            .first()
            .is_some_and(|first| *first == b'{')
}
