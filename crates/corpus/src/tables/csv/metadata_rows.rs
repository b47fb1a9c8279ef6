//! The rows of metadata tables, read by the `csv` crate.

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
use crate::tables::csv::fields::{BrokenRow, Fields, ShortRows, unclosed_remark};
use crate::tables::csv::line_ends::LineEnds;
use crate::tables::row::RowPosition;
use crate::tables::text_stream::TextStream;

/// A metadata table whose header has been read.
pub(crate) struct MetadataRows {
    reader: Reader<LineEnds<Box<dyn Read + Send>>>,
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
    /// The line of a last row that seems to hold other rows.
    unclosed: Option<u64>,
    short: ShortRows,
}

impl MetadataRows {
    /// # Errors
    ///
    /// If the header cannot be read.
    pub(crate) fn open(stream: TextStream, delimiter: Delimiter) -> Result<MetadataRows, Reason> {
        let found = delimiter.of(&stream.start);
        let reader = ReaderBuilder::new()
            .delimiter(found.delimiter)
            .has_headers(false)
            .flexible(true)
            .buffer_capacity(1 << 16)
            .from_reader(LineEnds::new(stream.reader));
        let mut table = MetadataRows {
            reader,
            compression: stream.compression,
            header: Vec::new(),
            record: ByteRecord::new(),
            at: RowPosition { line: 1, number: 0 },
            is_done: false,
            first_undecoded: None,
            encodings: RowEncodings::default(),
            unclosed: None,
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
        let unclosed = self.unclosed.map(unclosed_remark);
        let undecoded = self.first_undecoded.map(rows_remark);
        let remarks = [undecoded, unclosed, self.short.remark()];
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
        let is_long = self
            .record
            .iter()
            .next_back()
            .is_some_and(|field| field.contains(&b'\n'));
        let result = self.reader.read_byte_record(&mut self.record);
        if let Ok(true) = result
            && let Some(position) = self.record.position()
        {
            let blank = self.reader.get_mut().blank_after(position.byte());
            self.at.line = position.line() + blank;
        }
        match result {
            Ok(true) => {
                self.at.number += 1;
                Some(Ok(()))
            }
            Ok(false) => {
                self.is_done = true;
                if is_long && self.reader.get_ref().has_odd_quotes() {
                    self.unclosed = Some(self.at.line);
                }
                None
            }
            Err(error) => {
                self.is_done = true;
                let line = self.reader.position().line();
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

/// Whether a field is empty or white space, such as the no-break space of a cell that looks empty.
pub(crate) fn is_blank_field(field: &[u8]) -> bool {
    let rest = field.trim_ascii();
    let is_short = rest.len() < 64 && rest.first().is_none_or(|byte| !byte.is_ascii());
    is_short && str::from_utf8(rest).is_ok_and(|rest| rest.trim().is_empty())
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

#[cfg(test)]
mod tests {
    use std::io::Cursor;
    use std::path::Path;

    use super::*;
    use crate::bytes::stored_bytes::StoredBytes;
    use crate::options::Fingerprint;

    fn open(bytes: &[u8]) -> MetadataRows {
        let stored = StoredBytes::new(Box::new(Cursor::new(bytes.to_vec())), Fingerprint::Off);
        let stream = TextStream::open(stored, Path::new("a.csv")).unwrap();
        MetadataRows::open(stream, Delimiter::Sniffed).unwrap()
    }

    type Row = Result<(u64, Vec<String>), (u64, String)>;

    fn rows(bytes: &[u8]) -> Vec<Row> {
        let mut table = open(bytes);
        let mut rows = Vec::new();
        while let Some(row) = table.next_row() {
            rows.push(
                row.map(|row| {
                    (
                        row.at.line,
                        row.values.into_iter().map(Cow::into_owned).collect(),
                    )
                })
                .map_err(|broken| (broken.line, broken.reason.to_string())),
            );
        }
        rows
    }

    #[expect(
        clippy::unnecessary_wraps,
        reason = "it is compared with rows that fail"
    )]
    fn row(line: u64, fields: &[&str]) -> Row {
        Ok((line, fields.iter().map(|&field| field.to_owned()).collect()))
    }

    #[test]
    fn rows_have_the_line_they_start_in() {
        for end in ["\n", "\r\n"] {
            let table = ["a,b", "1,\"x", "y\"", "", "2,z", "", ""].join(end);
            let quoted = format!("x{end}y");
            assert_eq!(
                rows(table.as_bytes()),
                [row(2, &["1", &quoted]), row(5, &["2", "z"])]
            );
        }
    }

    #[test]
    fn quotes_and_delimiters_within_fields_are_kept() {
        let table = b"a,b\n\"x, \"\"y\"\"\",' z '\n";
        assert_eq!(rows(table), [row(2, &["x, \"y\"", "' z '"])]);
    }

    #[test]
    fn a_row_with_too_many_fields_is_skipped_unless_they_are_blank() {
        assert_eq!(
            rows(b"a,b\n1\n1,2\n1,2,3\n1,2, ,\n"),
            [
                row(2, &["1", ""]),
                row(3, &["1", "2"]),
                Err((4, "the row has 3 fields, the header 2".into())),
                row(5, &["1", "2"]),
            ]
        );
    }

    #[test]
    fn an_unclosed_quotation_mark_is_remarked_on() {
        let mut table = open(b"a,b\n1,2\n3,\"4\n5,6\n7,8\n");
        while table.next_row().is_some() {}
        let remarks = table.remarks();
        assert!(
            remarks[0].ends_with("the row of line 3 holds all lines after it"),
            "{remarks:?}"
        );
        let mut table = open(b"a,b\n1,2\n3,\"4\n5,6\"\n7,8\n");
        while table.next_row().is_some() {}
        assert_eq!(table.remarks(), Vec::<String>::new());
    }

    #[test]
    fn blank_rows_are_left_out() {
        assert_eq!(rows(b"a,b\n,\n1,2\n , \n,,,,\n"), [row(3, &["1", "2"])]);
    }

    #[test]
    fn blank_rows_above_the_header_are_left_out() {
        for table in [",\na,b\n1,2\n", "sep=,\n,,\n\n , \na,b\n1,2\n"] {
            let line = table.lines().count() as u64;
            assert_eq!(rows(table.as_bytes()), [row(line, &["1", "2"])], "{table}");
        }
    }

    #[test]
    fn a_cell_beyond_the_header_with_a_no_break_space_is_blank() {
        assert_eq!(
            rows("a,b\n1,2,\u{A0}\n\u{A0},\u{3000}\n".as_bytes()),
            [row(2, &["1", "2"])]
        );
    }

    #[test]
    fn a_late_row_in_another_encoding_is_decoded_on_its_own() {
        let mut table = b"a,b\n".to_vec();
        table.extend_from_slice("é,半導體\n".repeat(120_000).as_bytes());
        table.extend_from_slice(b"caf\xE9,d\xE9j\xE0 ferm\xE9\n");
        let found = rows(&table);
        assert_eq!(found.last(), Some(&row(120_002, &["café", "déjà fermé"])));
    }
}
