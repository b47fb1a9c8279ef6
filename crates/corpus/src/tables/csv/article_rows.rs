//! The rows of tables of documents, read by our own reader.

use std::borrow::Cow;
use std::io::Read;

use crate::bytes::compression::Compression;
use crate::encoding::table_rows::rows_remark;
use crate::reason::Reason;
use crate::tables::columns;
use crate::tables::csv::delimiter::Delimiter;
use crate::tables::csv::fields::{BrokenRow, Fields, ShortRows, unclosed_remark};
use crate::tables::csv::records::Records;
use crate::tables::row::RowPosition;
use crate::tables::text_stream::TextStream;

/// A table of documents whose header has been read.
pub(crate) struct ArticleRows {
    records: Records<Box<dyn Read + Send>>,
    compression: Compression,
    /// Names that are distinct and not empty.
    header: Vec<String>,
    /// The number of the current row, from 1.
    number: u64,
    is_done: bool,
    /// Whether the latest row ends in a field of several lines.
    is_long: bool,
    /// The first line that was not UTF-8.
    first_undecoded: Option<u64>,
    /// The line of a last row that seems to hold other rows.
    unclosed: Option<u64>,
    short: ShortRows,
}

impl ArticleRows {
    /// # Errors
    ///
    /// If the header cannot be read.
    pub(crate) fn open(stream: TextStream, delimiter: Delimiter) -> Result<ArticleRows, Reason> {
        let found = delimiter.of(&stream.start);
        let mut table = ArticleRows {
            records: Records::new(stream.reader, found.delimiter),
            compression: stream.compression,
            header: Vec::new(),
            number: 0,
            is_done: false,
            is_long: false,
            first_undecoded: None,
            unclosed: None,
            short: ShortRows::default(),
        };
        let above = u64::from(found.is_named);
        // A spreadsheet saves an empty row above the header as a line of delimiters.
        while table.number <= above || table.records.is_blank() {
            match table.advance() {
                Some(Ok(())) => {}
                Some(Err(broken)) => return Err(broken.reason),
                None => return Err(Reason::NoText),
            }
        }
        table.number = 0;
        let header = table.records.values().values;
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
        let unclosed = self.unclosed.map(unclosed_remark);
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
                Ok(()) if self.records.is_blank() => {}
                Ok(()) => break,
            }
        }
        let line = self.records.line();
        let (expected, found) = (self.header.len(), self.records.width());
        if found > expected && !self.records.is_blank_from(expected) {
            return Some(Err(BrokenRow {
                line,
                reason: Reason::FieldCount { expected, found },
            }));
        }
        if found < expected {
            self.short.add(line);
        }
        let mut found = self.records.values();
        found.values.resize(expected, Cow::Borrowed(""));
        if found.is_guessed {
            self.first_undecoded.get_or_insert(line);
        }
        Some(Ok(Fields {
            at: RowPosition {
                line,
                number: self.number,
            },
            values: found.values,
        }))
    }

    fn advance(&mut self) -> Option<Result<(), BrokenRow>> {
        if self.is_done {
            return None;
        }
        match self.records.advance() {
            Ok(true) => {
                self.number += 1;
                self.is_long = self.records.ends_in_several_lines();
                Some(Ok(()))
            }
            Ok(false) => {
                self.is_done = true;
                if self.is_long && self.records.has_odd_quotes() {
                    self.unclosed = Some(self.records.line());
                }
                None
            }
            Err(error) => {
                self.is_done = true;
                Some(Err(BrokenRow {
                    line: self.records.lines() + 1,
                    reason: self.compression.reason(error),
                }))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;
    use std::path::Path;

    use proptest::collection::vec;
    use proptest::prelude::*;

    use super::*;
    use crate::bytes::compression::tests::gzip;
    use crate::bytes::stored_bytes::StoredBytes;
    use crate::options::Fingerprint;
    use crate::tables::csv::metadata_rows::MetadataRows;

    type Row = Result<(u64, u64, Vec<String>), (u64, String)>;
    type Table = Result<(Vec<String>, Vec<Row>, Vec<String>), Reason>;

    /// Reads tables in small steps, so that any byte may be the last of a block.
    struct Stepping(Box<dyn Read + Send>, usize);

    impl Read for Stepping {
        fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
            let length = buffer.len().min(self.1);
            self.0.read(&mut buffer[..length])
        }
    }

    fn stream(bytes: &[u8], step: usize) -> Result<TextStream, Reason> {
        let stored = StoredBytes::new(Box::new(Cursor::new(bytes.to_vec())), Fingerprint::Off);
        let mut stream = TextStream::open(stored, Path::new("a.csv"))?;
        stream.reader = Box::new(Stepping(stream.reader, step));
        Ok(stream)
    }

    fn row(found: Result<Fields<'_>, BrokenRow>) -> Row {
        found
            .map(|row| {
                let values = row.values.into_iter().map(Cow::into_owned).collect();
                (row.at.line, row.at.number, values)
            })
            .map_err(|broken| (broken.line, broken.reason.one_line().to_string()))
    }

    fn by_our_reader(bytes: &[u8], delimiter: Delimiter, step: usize) -> Table {
        let mut table = ArticleRows::open(stream(bytes, step)?, delimiter)?;
        let mut rows = Vec::new();
        while let Some(found) = table.next_row() {
            rows.push(row(found));
        }
        Ok((table.header().to_vec(), rows, table.remarks()))
    }

    fn by_the_csv_crate(bytes: &[u8], delimiter: Delimiter) -> Table {
        let mut table = MetadataRows::open(stream(bytes, usize::MAX)?, delimiter)?;
        let mut rows = Vec::new();
        while let Some(found) = table.next_row() {
            rows.push(row(found));
        }
        Ok((table.header().to_vec(), rows, table.remarks()))
    }

    fn almost_a_table() -> impl Strategy<Value = Vec<u8>> {
        let part = prop_oneof![
            4 => Just(&b"\""[..]),
            4 => Just(&b","[..]),
            3 => Just(&b"\n"[..]),
            2 => Just(&b"\r"[..]),
            2 => Just(&b"\r\n"[..]),
            2 => Just(&b"ab c"[..]),
            2 => Just(&b"\"\""[..]),
            1 => Just(&b" "[..]),
            1 => Just(&b"\t"[..]),
            1 => Just(&b";"[..]),
            1 => Just(&b"\\"[..]),
            1 => Just(&b"\0"[..]),
            1 => Just("半".as_bytes()),
            1 => Just(&b"\xE9"[..]),
            1 => Just("\u{FEFF}".as_bytes()),
            1 => Just(&b"sep=;\n"[..]),
        ];
        vec(part, 0..60).prop_map(|parts| parts.concat())
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2048))]

        #[test]
        fn any_table_is_read_as_the_csv_crate_reads_it(
            table in almost_a_table(),
            step in 1..9_usize,
        ) {
            for delimiter in [Delimiter::Sniffed, Delimiter::Tab] {
                let expected = by_the_csv_crate(&table, delimiter);
                prop_assert_eq!(by_our_reader(&table, delimiter, step), expected.clone());
                prop_assert_eq!(by_our_reader(&table, delimiter, usize::MAX), expected);
            }
        }

        #[test]
        fn a_truncated_table_is_read_as_the_csv_crate_reads_it(
            table in almost_a_table(),
            missing in 1..30_usize,
        ) {
            let packed = gzip(&[b"a,b\n1,2\n", table.as_slice()].concat());
            let cut = &packed[..packed.len().saturating_sub(missing)];
            let expected = by_the_csv_crate(cut, Delimiter::Sniffed);
            prop_assert_eq!(by_our_reader(cut, Delimiter::Sniffed, 7), expected);
        }
    }

    #[test]
    fn a_row_of_many_blocks_is_read_as_the_csv_crate_reads_it() {
        let long = "Words, \"\"quoted\"\" and\nnot; 半導體 ".repeat(200_000);
        for rest in ["\n3,x,y\n", ""] {
            let table = format!("a,b,c\n1,x,y\n\n2,\"{long}\"end,\"z\"\"\"{rest}");
            let expected = by_the_csv_crate(table.as_bytes(), Delimiter::Sniffed);
            let found = by_our_reader(table.as_bytes(), Delimiter::Sniffed, usize::MAX);
            assert!(found == expected, "a long row differs");
            let is_first = |row: &Row| row.as_ref().is_ok_and(|(line, ..)| *line == 4);
            assert!(found.unwrap().1.iter().any(is_first));
        }
    }

    #[test]
    fn a_long_row_in_another_encoding_is_decoded() {
        let mut table = "a,b\né,半導體\n".repeat(100_000).into_bytes();
        table.extend_from_slice(&b"caf\xE9,\"d\xE9j\xE0 ferm\xE9\"\n".repeat(2));
        table.extend_from_slice(b"x,\"");
        table.extend_from_slice(&b"d\xE9j\xE0 \"\"ferm\xE9\"\"\n".repeat(300_000));
        let expected = by_the_csv_crate(&table, Delimiter::Sniffed);
        assert!(by_our_reader(&table, Delimiter::Sniffed, usize::MAX) == expected);
    }
}
