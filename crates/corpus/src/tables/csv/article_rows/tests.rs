//! Tables read by our reader and by the `csv` crate.

use std::io::Cursor;
use std::path::Path;

use proptest::collection::vec;
use proptest::prelude::*;

use super::*;
use crate::bytes::compression::tests::gzip;
use crate::bytes::stored_bytes::StoredBytes;
use crate::options::Fingerprint;
use crate::tables::csv::csv_crate::CsvCrateRows;

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
    let mut table = CsvCrateRows::open(stream(bytes, usize::MAX)?, delimiter)?;
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

/// What our reader gives, and what the `csv` crate gives, up to the first damage that ours reports.
fn compared(bytes: &[u8], delimiter: Delimiter, step: usize) -> (Table, Table) {
    let mut ours = by_our_reader(bytes, delimiter, step);
    let mut theirs = by_the_csv_crate(bytes, delimiter);
    if let (Ok((header, rows, remarks)), Ok((their_header, their_rows, their_remarks))) =
        (&mut ours, &mut theirs)
    {
        remarks.retain(|remark| !remark.contains("is not closed"));
        let is_damage = |row: &Row| {
            let message = row.as_ref().err().map_or("", |(_, message)| message);
            message.starts_with("unclosed quotation mark")
        };
        if let Some(damage) = rows.iter().position(is_damage) {
            rows.truncate(damage);
            their_rows.truncate(damage);
            (*remarks, *their_remarks) = (Vec::new(), Vec::new());
            if damage == 0 {
                (*header, *their_header) = (Vec::new(), Vec::new());
            }
        }
    }
    (ours, theirs)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2048))]

    #[test]
    fn any_table_is_read_as_the_csv_crate_reads_it(
        table in almost_a_table(),
        step in 1..9_usize,
    ) {
        for delimiter in [Delimiter::Sniffed, Delimiter::Tab] {
            let (found, expected) = compared(&table, delimiter, step);
            prop_assert_eq!(found, expected);
            let found = by_our_reader(&table, delimiter, step);
            prop_assert_eq!(by_our_reader(&table, delimiter, usize::MAX), found);
        }
    }

    #[test]
    fn a_truncated_table_is_read_as_the_csv_crate_reads_it(
        table in almost_a_table(),
        missing in 1..30_usize,
    ) {
        let packed = gzip(&[b"a,b\n1,2\n", table.as_slice()].concat());
        let cut = &packed[..packed.len().saturating_sub(missing)];
        let (found, expected) = compared(cut, Delimiter::Sniffed, 7);
        prop_assert_eq!(found, expected);
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
    table.extend_from_slice(b"\"\n");
    let expected = by_the_csv_crate(&table, Delimiter::Sniffed);
    assert!(by_our_reader(&table, Delimiter::Sniffed, usize::MAX) == expected);
}

fn open(bytes: &[u8]) -> ArticleRows {
    ArticleRows::open(stream(bytes, usize::MAX).unwrap(), Delimiter::Sniffed).unwrap()
}

type Line = Result<(u64, Vec<String>), (u64, String)>;

fn lines(bytes: &[u8]) -> Vec<Line> {
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
fn line(line: u64, fields: &[&str]) -> Line {
    Ok((line, fields.iter().map(|&field| field.to_owned()).collect()))
}

#[test]
fn rows_have_the_line_they_start_in() {
    for end in ["\n", "\r\n"] {
        let table = ["a,b", "1,\"x", "y\"", "", "2,z", "", ""].join(end);
        let quoted = format!("x{end}y");
        assert_eq!(
            lines(table.as_bytes()),
            [line(2, &["1", &quoted]), line(5, &["2", "z"])]
        );
    }
}

#[test]
fn quotes_and_delimiters_within_fields_are_kept() {
    let table = b"a,b\n\"x, \"\"y\"\"\",' z '\n";
    assert_eq!(lines(table), [line(2, &["x, \"y\"", "' z '"])]);
}

#[test]
fn a_row_with_too_many_fields_is_skipped_unless_they_are_blank() {
    assert_eq!(
        lines(b"a,b\n1\n1,2\n1,2,3\n1,2, ,\n"),
        [
            line(2, &["1", ""]),
            line(3, &["1", "2"]),
            Err((4, "the row has 3 fields, the header 2".into())),
            line(5, &["1", "2"]),
        ]
    );
}

#[test]
fn blank_rows_are_left_out() {
    assert_eq!(lines(b"a,b\n,\n1,2\n , \n,,,,\n"), [line(3, &["1", "2"])]);
}

#[test]
fn blank_rows_above_the_header_are_left_out() {
    for table in [",\na,b\n1,2\n", "sep=,\n,,\n\n , \na,b\n1,2\n"] {
        let last = table.lines().count() as u64;
        assert_eq!(
            lines(table.as_bytes()),
            [line(last, &["1", "2"])],
            "{table}"
        );
    }
}

#[test]
fn a_cell_beyond_the_header_with_a_no_break_space_is_blank() {
    assert_eq!(
        lines("a,b\n1,2,\u{A0}\n\u{A0},\u{3000}\n".as_bytes()),
        [line(2, &["1", "2"])]
    );
}

#[test]
fn a_late_row_in_another_encoding_is_decoded_on_its_own() {
    let mut table = b"a,b\n".to_vec();
    table.extend_from_slice("é,半導體\n".repeat(120_000).as_bytes());
    table.extend_from_slice(b"caf\xE9,d\xE9j\xE0 ferm\xE9\n");
    let found = lines(&table);
    assert_eq!(found.last(), Some(&line(120_002, &["café", "déjà fermé"])));
}
