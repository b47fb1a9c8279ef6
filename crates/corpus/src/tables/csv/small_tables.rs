//! Metadata tables: rows of fields under a header, read by the `csv` crate.
//!
//! Tables of documents are read by `rows.rs`, which a test holds to the same rows, places and remarks.

use std::borrow::Cow;
use std::io::Read;

use csv::ByteRecord;
use encoding_rs::Encoding;

use crate::bytes::compression::Compression;
use crate::encoding::recognize as encoding;
use crate::skipped::Reason;
use crate::tables::columns;
use crate::tables::csv::line_ends::LineEnds;
use crate::tables::text_stream::Stream;

const DELIMITERS: [u8; 4] = *b",;\t|";

/// How the delimiter of a table is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Delimiter {
    /// The one most frequent in the header line.
    Sniffed,
    Tab,
}

/// A table whose header has been read.
pub(crate) struct Delimited {
    reader: csv::Reader<LineEnds<Box<dyn Read + Send>>>,
    compression: Compression,
    /// Distinct and not empty.
    header: Vec<String>,
    record: ByteRecord,
    /// The row being read, from 1, and the line it starts in.
    row: u64,
    line: u64,
    is_done: bool,
    /// The first line that was not UTF-8.
    first_undecoded: Option<u64>,
    /// The line of a last row that seems to have swallowed others.
    unclosed: Option<u64>,
}

/// One row, with as many fields as the header.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Fields<'a> {
    pub(crate) line: u64,
    /// From 1, blank and broken rows counted.
    pub(crate) number: u64,
    pub(crate) values: Vec<Cow<'a, str>>,
}

impl Delimited {
    /// # Errors
    ///
    /// If the header cannot be read.
    pub(crate) fn open(stream: Stream, delimiter: Delimiter) -> Result<Delimited, Reason> {
        let delimiter = match delimiter {
            Delimiter::Sniffed => sniff(&stream.start),
            Delimiter::Tab => b'\t',
        };
        let reader = csv::ReaderBuilder::new()
            .delimiter(delimiter)
            .has_headers(false)
            .flexible(true)
            .buffer_capacity(1 << 16)
            .from_reader(LineEnds::new(stream.reader));
        let mut table = Delimited {
            reader,
            compression: stream.compression,
            header: Vec::new(),
            record: ByteRecord::new(),
            row: 0,
            line: 1,
            is_done: false,
            first_undecoded: None,
            unclosed: None,
        };
        match table.advance() {
            Some(Ok(())) => {}
            Some(Err((_, reason))) => return Err(reason),
            None => return Err(Reason::NoText),
        }
        table.row = 0;
        let header = decoded(&table.record, &mut None, 1);
        let header: Vec<String> = header.into_iter().map(Cow::into_owned).collect();
        table.header = columns::distinct(&header);
        Ok(table)
    }

    pub(crate) fn header(&self) -> &[String] {
        &self.header
    }

    /// What there is to say after the last row.
    pub(crate) fn remarks(&self) -> Vec<String> {
        let unclosed = self.unclosed.map(unclosed_remark);
        let undecoded = self.first_undecoded.map(encoding::rows_remark);
        undecoded.into_iter().chain(unclosed).collect()
    }

    /// The next row that is not blank.
    ///
    /// # Errors
    ///
    /// The line and the reason, if the row has another number of fields than the header; and at the
    /// end of a stream that breaks off.
    pub(crate) fn next_row(&mut self) -> Option<Result<Fields<'_>, (u64, Reason)>> {
        loop {
            match self.advance()? {
                Err(error) => return Some(Err(error)),
                // What a spreadsheet leaves below the last row.
                Ok(()) if is_blank(&self.record) => {}
                Ok(()) => break,
            }
        }
        let (expected, found) = (self.header.len(), self.record.len());
        if expected != found {
            return Some(Err((self.line, Reason::FieldCount { expected, found })));
        }
        let values = decoded(&self.record, &mut self.first_undecoded, self.line);
        Some(Ok(Fields {
            line: self.line,
            number: self.row,
            values,
        }))
    }

    /// Reads the next record and its place.
    fn advance(&mut self) -> Option<Result<(), (u64, Reason)>> {
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
            self.line = position.line() + blank;
        }
        match result {
            Ok(true) => {
                self.row += 1;
                Some(Ok(()))
            }
            Ok(false) => {
                self.is_done = true;
                if is_long && self.reader.get_ref().has_odd_quotes() {
                    self.unclosed = Some(self.line);
                }
                None
            }
            Err(error) => {
                self.is_done = true;
                let line = self.reader.position().line();
                let reason = match error.into_kind() {
                    csv::ErrorKind::Io(error) => self.compression.reason(&error),
                    other => Reason::Unreadable {
                        cause: format!("{other:?}"),
                    },
                };
                Some(Err((line, reason)))
            }
        }
    }
}

/// The remark on a last row that seems to have swallowed others.
pub(crate) fn unclosed_remark(line: u64) -> String {
    format!(
        "a quotation mark seems to lack its partner: the row of line {line} holds all lines after it"
    )
}

fn is_blank(record: &ByteRecord) -> bool {
    record.iter().all(|field| field.trim_ascii().is_empty())
}

/// The fields of a row as text, by one encoding for the whole row.
fn decoded<'a>(
    record: &'a ByteRecord,
    first_undecoded: &mut Option<u64>,
    line: u64,
) -> Vec<Cow<'a, str>> {
    let mut guessed: Option<&'static Encoding> = None;
    record
        .iter()
        .map(|field| {
            if let Ok(text) = std::str::from_utf8(field) {
                return Cow::Borrowed(text);
            }
            first_undecoded.get_or_insert(line);
            let guess = || encoding::guess_row(record.as_slice());
            guessed
                .get_or_insert_with(guess)
                .decode_without_bom_handling(field)
                .0
        })
        .collect()
}

/// The delimiter most frequent in the first line outside quotes; a comma if none is.
pub(crate) fn sniff(start: &[u8]) -> u8 {
    let mut counts = [0_usize; DELIMITERS.len()];
    let mut is_quoted = false;
    let first = start
        .iter()
        .position(|byte| !byte.is_ascii_whitespace())
        .unwrap_or_default();
    for byte in &start[first..] {
        match byte {
            b'"' => is_quoted = !is_quoted,
            b'\n' | b'\r' if !is_quoted => break,
            byte if !is_quoted => {
                if let Some(which) = DELIMITERS.iter().position(|delimiter| delimiter == byte) {
                    counts[which] += 1;
                }
            }
            _ => {}
        }
    }
    let most = counts.iter().copied().max().unwrap_or_default();
    let mut best = DELIMITERS
        .iter()
        .zip(counts)
        .filter(|(_, count)| *count == most);
    match (best.next(), best.next()) {
        (Some((delimiter, _)), None) => *delimiter,
        _ => b',',
    }
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;
    use std::path::Path;

    use super::*;
    use crate::bytes::stored_bytes::Source;
    use crate::options::Fingerprint;

    fn open(bytes: &[u8]) -> Delimited {
        let source = Source::new(Box::new(Cursor::new(bytes.to_vec())), Fingerprint::Off);
        let stream = Stream::open(source, Path::new("a.csv")).unwrap();
        Delimited::open(stream, Delimiter::Sniffed).unwrap()
    }

    type Row = Result<(u64, Vec<String>), (u64, String)>;

    fn rows(bytes: &[u8]) -> Vec<Row> {
        let mut table = open(bytes);
        let mut rows = Vec::new();
        while let Some(row) = table.next_row() {
            rows.push(
                row.map(|row| {
                    (
                        row.line,
                        row.values.into_iter().map(Cow::into_owned).collect(),
                    )
                })
                .map_err(|(line, reason)| (line, reason.to_string())),
            );
        }
        rows
    }

    #[expect(clippy::unnecessary_wraps, reason = "it stands beside rows that fail")]
    fn row(line: u64, fields: &[&str]) -> Row {
        Ok((line, fields.iter().map(|&field| field.to_owned()).collect()))
    }

    #[test]
    fn the_header_line_shows_the_delimiter() {
        for (header, delimiter) in [
            ("a,b;c,d", b','),
            ("a;b;\"c,,,\"", b';'),
            ("a\tb", b'\t'),
            ("a|b|c", b'|'),
            ("text\na;b;c", b','),
            ("a;b,c", b','),
            ("\"a\n;;;;\",b", b','),
        ] {
            assert_eq!(sniff(header.as_bytes()), delimiter, "{header}");
        }
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
    fn a_row_of_another_width_is_skipped_with_both_numbers() {
        let found = rows(b"a,b\n1\n1,2\n1,2,3\n");
        assert_eq!(
            found[0],
            Err((2, "the row has 1 fields, the header 2".into()))
        );
        assert_eq!(found[1], row(3, &["1", "2"]));
        assert_eq!(
            found[2],
            Err((4, "the row has 3 fields, the header 2".into()))
        );
    }

    #[test]
    fn a_row_that_swallows_the_rest_is_remarked_on() {
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
    fn blank_rows_are_nothing() {
        assert_eq!(rows(b"a,b\n,\n1,2\n , \n,,,,\n"), [row(3, &["1", "2"])]);
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
