//! The rows of a table as the `csv` crate reads them, to compare ours with.

use std::borrow::Cow;
use std::io::Read;

use csv::{ByteRecord, ErrorKind, Reader, ReaderBuilder};

use crate::bytes::compression::Compression;
use crate::cause::Cause;
use crate::character_sets::text_encoding::TextEncoding;
use crate::encoding::table_rows::{RowEncodings, rows_remark};
use crate::reason::Reason;
use crate::tables::columns;
use crate::tables::csv::delimiter::Delimiter;
use crate::tables::csv::fields::{BrokenRow, Fields, ShortRows, is_blank_field};
use crate::tables::line_ends::LineEnds;
use crate::tables::row::RowPosition;
use crate::tables::text_stream::TextStream;

/// A table whose header has been read.
pub(crate) struct CsvCrateRows {
    reader: Reader<Kept<Box<dyn Read + Send>>>,
    compression: Compression,
    /// Names that are distinct and not empty.
    header: Vec<String>,
    record: ByteRecord,
    /// The current row.
    at: RowPosition,
    is_done: bool,
    /// The first line that was not UTF-8.
    first_undecoded: Option<u64>,
    encodings: RowEncodings,
    short: ShortRows,
}

impl CsvCrateRows {
    /// # Errors
    ///
    /// If the header cannot be read.
    pub(crate) fn open(stream: TextStream, delimiter: Delimiter) -> Result<CsvCrateRows, Reason> {
        let found = delimiter.of(&stream.start);
        let reader = ReaderBuilder::new()
            .delimiter(found.delimiter)
            .has_headers(false)
            .flexible(true)
            .buffer_capacity(1 << 16)
            .from_reader(Kept::new(stream.reader));
        let mut table = CsvCrateRows {
            reader,
            compression: stream.compression,
            header: Vec::new(),
            record: ByteRecord::new(),
            at: RowPosition { line: 1, number: 0 },
            is_done: false,
            first_undecoded: None,
            encodings: RowEncodings::default(),
            short: ShortRows::default(),
        };
        let above = u64::from(found.is_named);
        // A spreadsheet saves an empty row above the header as a line of delimiters.
        while table.at.number <= above || is_blank(table.record.iter()) {
            match table.advance() {
                Some(Ok(())) => {}
                Some(Err(broken)) => return Err(broken.reason),
                None => return Err(Reason::NoText),
            }
        }
        table.at.number = 0;
        let header = decoded(&table.record, &mut table.encodings, &mut None, 1);
        let header: Vec<String> = header.into_iter().map(Cow::into_owned).collect();
        table.header = columns::distinct(&header);
        Ok(table)
    }

    pub(crate) fn header(&self) -> &[String] {
        &self.header
    }

    /// The remarks on the table, after its last row.
    pub(crate) fn remarks(&self) -> Vec<String> {
        let undecoded = self.first_undecoded.map(rows_remark);
        let remarks = [undecoded, self.short.remark()];
        remarks.into_iter().flatten().collect()
    }

    /// The next row that is not blank, with as many fields as the header: missing ones are empty.
    ///
    /// # Errors
    ///
    /// If a field beyond the header is not blank; and where the stream fails, after which
    /// there are no more rows.
    pub(crate) fn next_row(&mut self) -> Option<Result<Fields<'_>, BrokenRow>> {
        loop {
            match self.advance()? {
                Err(error) => return Some(Err(error)),
                // A spreadsheet may leave some of these below the last row.
                Ok(()) if is_blank(self.record.iter()) => {}
                Ok(()) => break,
            }
        }
        let (expected, found) = (self.header.len(), self.record.len());
        if found > expected && !is_blank(self.record.iter().skip(expected)) {
            return Some(Err(BrokenRow {
                line: self.at.line,
                reason: Reason::FieldCount { expected, found },
            }));
        }
        if found < expected {
            self.short.add(self.at.line);
        }
        let line = self.at.line;
        let undecoded = &mut self.first_undecoded;
        let mut values = decoded(&self.record, &mut self.encodings, undecoded, line);
        values.resize(expected, Cow::Borrowed(""));
        Some(Ok(Fields {
            at: self.at,
            values,
        }))
    }

    /// Reads the next record and its position.
    fn advance(&mut self) -> Option<Result<(), BrokenRow>> {
        if self.is_done {
            return None;
        }
        let result = self.reader.read_byte_record(&mut self.record);
        if let Ok(true) = result
            && let Some(position) = self.record.position()
        {
            self.at.line = self.reader.get_mut().line(position.byte());
        }
        match result {
            Ok(true) => {
                self.at.number += 1;
                Some(Ok(()))
            }
            Ok(false) => {
                self.is_done = true;
                None
            }
            Err(error) => {
                self.is_done = true;
                let line = LineEnds::within(&self.reader.get_ref().bytes) + 1;
                let reason = match error.into_kind() {
                    ErrorKind::Io(error) => self.compression.reason(error),
                    // Byte records of any length have no other errors.
                    other => Reason::Unreadable {
                        cause: Cause::new(format!("{other:?}")),
                    },
                };
                Some(Err(BrokenRow { line, reason }))
            }
        }
    }
}

fn is_blank<'a>(mut fields: impl Iterator<Item = &'a [u8]>) -> bool {
    fields.all(is_blank_field)
}

/// The fields of a row as text, by one encoding for the whole row.
fn decoded<'a>(
    record: &'a ByteRecord,
    encodings: &mut RowEncodings,
    first_undecoded: &mut Option<u64>,
    line: u64,
) -> Vec<Cow<'a, str>> {
    let mut guessed: Option<TextEncoding> = None;
    record
        .iter()
        .map(|field| {
            if let Ok(text) = std::str::from_utf8(field) {
                return Cow::Borrowed(text);
            }
            first_undecoded.get_or_insert(line);
            let guess = || encodings.guess(record.as_slice());
            guessed.get_or_insert_with(guess).decode(field).0
        })
        .collect()
}

/// A stream, and what was read of it.
struct Kept<R> {
    stream: R,
    bytes: Vec<u8>,
    /// The line ends before an offset.
    lines: LineEnds,
    offset: usize,
}

impl<R> Kept<R> {
    fn new(stream: R) -> Kept<R> {
        Kept {
            stream,
            bytes: Vec::new(),
            lines: LineEnds::default(),
            offset: 0,
        }
    }

    /// The line of the record after an offset, where the `csv` crate started to search for it: there may
    /// be blank lines before it, and the second half of a `\r\n`.
    fn line(&mut self, offset: u64) -> u64 {
        let start = usize::try_from(offset).expect("the bytes are in memory");
        let is_end = |byte: &&u8| matches!(byte, b'\n' | b'\r');
        let blank = self.bytes[start..].iter().take_while(is_end).count();
        let end = start + blank;
        self.lines.pass(&self.bytes[self.offset..end]);
        self.offset = end;
        self.lines.count() + 1
    }
}

impl<R: Read> Read for Kept<R> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let length = self.stream.read(buffer)?;
        self.bytes.extend_from_slice(&buffer[..length]);
        Ok(length)
    }
}
