//! Tests of the CSV that is written: how cells look, and that the csv crate reads them back.

use std::io::{self, Write};

use proptest::prelude::*;

use super::*;
use crate::number::Precision;
use crate::sheet::SheetExcess;
use crate::sink::{RowBuffer, SinkError, TableSink};
use crate::table::{Cell, Column, RowSink, Schema, Table, TableSize};

pub(super) const SIZES: [TableSize; 2] = [TableSize::Small, TableSize::Large];

fn style(safety: Safety) -> CsvStyle {
    CsvStyle::default().safety(safety)
}

/// The bytes of these rows, which both writers agree on.
pub(super) fn written(style: CsvStyle, rows: &[Vec<Cell<'_>>]) -> Vec<u8> {
    let [standard, fast] = SIZES.map(|size| {
        let mut buffer = style.buffer(size);
        for row in rows {
            buffer.row(row);
        }
        assert_eq!(buffer.rows(), rows.len() as u64);
        buffer.bytes().to_vec()
    });
    assert!(
        fast == standard,
        "the fast writer gives {:?}, the csv crate {:?}",
        String::from_utf8_lossy(&fast),
        String::from_utf8_lossy(&standard)
    );
    standard
}

fn read(style: CsvStyle, bytes: &[u8]) -> Vec<Vec<String>> {
    csv::ReaderBuilder::new()
        .has_headers(false)
        .delimiter(style.delimiter.byte())
        .from_reader(bytes)
        .records()
        .map(|record| record.unwrap().iter().map(str::to_owned).collect())
        .collect()
}

fn text_row(texts: &[String]) -> Vec<Cell<'_>> {
    texts.iter().map(|text| Cell::Text(text)).collect()
}

#[test]
fn cells_are_quoted_only_if_necessary() {
    let row = vec![
        Cell::Text("plain"),
        Cell::Text("a,b"),
        Cell::Text("a;b"),
        Cell::Text("say \"hi\""),
        Cell::Text("two\nlines"),
        Cell::Text(" spaces "),
        Cell::Text(""),
        Cell::Empty,
        Cell::Integer(u64::MAX),
        Cell::real(-0.5),
    ];
    assert_eq!(
        String::from_utf8(written(CsvStyle::default(), &[row])).unwrap(),
        "plain,\"a,b\",\"a;b\",\"say \"\"hi\"\"\",\"two\nlines\", spaces ,,,18446744073709551615,-0.5\n"
    );
}

#[test]
fn other_delimiters_are_quoted_for_spreadsheets_that_split_at_them() {
    let row = ["a,b", "a;b", "a\tb", "a|b"].map(Cell::Text).to_vec();
    for (delimiter, safety, expected) in [
        (
            Delimiter::COMMA,
            Safety::Spreadsheet,
            "\"a,b\",\"a;b\",\"a\tb\",a|b\n",
        ),
        (
            Delimiter::SEMICOLON,
            Safety::Spreadsheet,
            "\"a,b\";\"a;b\";\"a\tb\";a|b\n",
        ),
        (
            Delimiter::TAB,
            Safety::Spreadsheet,
            "a,b\ta;b\t\"a\tb\"\ta|b\n",
        ),
        (Delimiter::COMMA, Safety::Raw, "\"a,b\",a;b,a\tb,a|b\n"),
    ] {
        let bytes = written(
            style(safety).delimiter(delimiter),
            std::slice::from_ref(&row),
        );
        assert_eq!(String::from_utf8(bytes).unwrap(), expected);
    }
}

#[test]
fn a_form_that_begins_like_a_formula_is_guarded_after_the_others() {
    let row = vec![Cell::Counted(&[("a", 2), ("=b", 1), ("c;@d", 1)])];
    let bytes = written(CsvStyle::default(), &[row]);
    assert_eq!(bytes, b"\"a (2)|'=b (1)|c;'@d (1)\"\n");
}

#[test]
fn what_a_spreadsheet_cannot_show_is_counted() {
    let most = "é".repeat(32_767);
    let more = "é".repeat(32_768);
    let emoji = "😀".repeat(16_384);
    let forms = [(most.as_str(), 1)];
    for size in SIZES {
        let mut sink = CsvSink::new(Vec::new(), CsvStyle::default());
        let columns = (0..16_385).map(|number| Column::text(number.to_string(), ""));
        let schema = Schema::new("wide", columns.collect());
        let mut rows = sink.begin(&schema, size).unwrap();
        assert_eq!(sink.excess(), SheetExcess::of(0, 16_385, 0));
        for text in [&most, &more, &emoji] {
            rows.row(&[Cell::Text(text), Cell::Counted(&forms)]);
        }
        sink.block(&rows).unwrap();
        // Three cells of forms, 32,768 letters, and 16,384 pairs of UTF-16.
        assert_eq!(sink.excess(), SheetExcess::of(3, 16_385, 5));
        rows.clear();
        sink.block(&rows).unwrap();
        assert_eq!(sink.excess().long_cells, 5);
    }
    assert_eq!(
        SheetExcess::of(1_048_575, 16_384, 0),
        SheetExcess::default()
    );
    assert_eq!(SheetExcess::of(1_048_576, 1, 0).rows, 1_048_576);
}

#[test]
fn a_row_of_one_empty_cell_stays_a_row() {
    for cell in [Cell::Empty, Cell::Text("")] {
        let bytes = written(
            CsvStyle::default(),
            &[vec![cell], vec![Cell::Text("b")], vec![cell]],
        );
        assert_eq!(bytes, b"\"\"\nb\n\"\"\n");
        assert_eq!(read(CsvStyle::default(), &bytes), [[""], ["b"], [""]]);
    }
}

#[test]
fn formulas_are_neutralized_in_text_and_headers_but_numbers_are_not_changed() {
    let schema = Schema::new(
        "matrix",
        vec![Column::real("=cmd.txt", ""), Column::real("-a", "")],
    );
    for (safety, expected) in [
        (Safety::Spreadsheet, "'=cmd.txt,'-a\n'=1+1,-1\n"),
        (Safety::Raw, "=cmd.txt,-a\n=1+1,-1\n"),
    ] {
        for size in SIZES {
            let mut buffer = style(safety).buffer(size);
            buffer.header(&schema);
            buffer.row(&[Cell::Text("=1+1"), Cell::real(-1.0)]);
            assert_eq!(buffer.bytes(), expected.as_bytes());
            assert_eq!(buffer.rows(), 1);
        }
    }
}

#[test]
fn a_neutralized_cell_is_quoted_as_one() {
    let bytes = written(CsvStyle::default(), &[vec![Cell::Text("=\"a\",1")]]);
    assert_eq!(bytes, b"\"'=\"\"a\"\",1\"\n");
}

#[test]
fn the_guard_itself_may_be_the_delimiter() {
    let style = CsvStyle::default().delimiter(Delimiter::new(b'\'').unwrap());
    let bytes = written(style, &[vec![Cell::Text("=1"), Cell::Text("a")]]);
    assert_eq!(bytes, b"\"'=1\"'a\n");
    assert_eq!(read(style, &bytes), [["'=1", "a"]]);
}

/// Squares of block numbers, a row for each block.
struct Squares(Schema, usize);

impl Squares {
    fn new(blocks: usize) -> Squares {
        let columns = vec![Column::integer("square", "a square")];
        Squares(Schema::new("squares", columns), blocks)
    }
}

impl Table for Squares {
    fn schema(&self) -> &Schema {
        &self.0
    }

    fn blocks(&self) -> usize {
        self.1
    }

    fn write_block(&self, block: usize, rows: &mut dyn RowSink) {
        rows.row(&[Cell::Integer((block * block) as u64)]);
    }

    fn size(&self) -> TableSize {
        TableSize::of_rows(self.1 as u64)
    }
}

#[test]
fn a_table_is_its_header_and_its_blocks_in_order() {
    let mut bytes = Vec::new();
    let rows = CsvStyle::default().write_table(&Squares::new(3), &mut bytes);
    assert_eq!(rows.unwrap(), 3);
    assert_eq!(bytes, b"square\n0\n1\n4\n");
}

#[test]
fn a_large_table_is_written_fast() {
    for (blocks, size) in [(3, TableSize::Small), (300_000, TableSize::Large)] {
        let table = Squares::new(blocks);
        assert_eq!(table.size(), size);
        let mut sink = CsvSink::new(Vec::new(), CsvStyle::default());
        let buffer = crate::TableSink::begin(&mut sink, table.schema(), table.size()).unwrap();
        let is_fast = matches!(buffer, CsvBuffer::Fast(_));
        assert_eq!(is_fast, size == TableSize::Large);
        assert_eq!(matches!(buffer.another(), CsvBuffer::Fast(_)), is_fast);
    }
}

#[test]
fn the_error_of_the_writer_is_returned() {
    struct Full;
    impl Write for Full {
        fn write(&mut self, _: &[u8]) -> io::Result<usize> {
            Err(io::ErrorKind::StorageFull.into())
        }
        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }
    let written = CsvStyle::default().write_table(&Squares::new(0), Full);
    assert!(
        matches!(written, Err(SinkError::Write(error)) if error.kind() == io::ErrorKind::StorageFull)
    );
}

#[test]
fn what_the_writer_still_buffers_is_flushed() {
    let mut bytes = Vec::new();
    let mut out = io::BufWriter::new(&mut bytes);
    CsvStyle::default()
        .write_table(&Squares::new(1), &mut out)
        .unwrap();
    assert!(out.buffer().is_empty());
}

pub(super) fn any_delimiter() -> impl Strategy<Value = Delimiter> {
    let delimiters = (0..=u8::MAX).filter_map(|byte| Delimiter::new(byte).ok());
    prop_oneof![
        prop::sample::select(delimiters.collect::<Vec<_>>()),
        // Those of a text with its count.
        prop::sample::select(vec![b'|', b' ', b'(', b')', b'\'', b'='])
            .prop_map(|byte| Delimiter::new(byte).unwrap()),
    ]
}

/// Text that is dense in what matters: quotes, delimiters, line ends and the beginnings of
/// formulas.
pub(super) fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        "[=+@＝＋－＠\t\r\n\",;'|()_/0-9a-c台 -]{0,6}",
        // At every place of a text of every length that is handled differently.
        ("[a-zé]{0,40}", "[=@\t\n\",;a]?", "[a-zé]{0,40}")
            .prop_map(|(before, special, after)| before + &special + &after),
    ]
}

fn any_rows() -> impl Strategy<Value = Vec<Vec<String>>> {
    (1..5_usize).prop_flat_map(|width| {
        prop::collection::vec(prop::collection::vec(any_text(), width), 1..8)
    })
}

pub(super) fn any_real() -> impl Strategy<Value = f64> {
    prop_oneof![
        Just(0.0),
        -2.0..2.0_f64,
        -1e9..1e9_f64,
        any::<f64>(),
        any::<u64>().prop_map(f64::from_bits),
        // Decimals, among them ties.
        (any::<i32>(), 0..12_i32)
            .prop_map(|(digits, places)| f64::from(digits) / 10_f64.powi(places)),
    ]
}

proptest! {
    #[test]
    fn raw_text_reads_back_the_same(rows in any_rows(), delimiter in any_delimiter()) {
        let style = style(Safety::Raw).delimiter(delimiter);
        let cells: Vec<_> = rows.iter().map(|row| text_row(row)).collect();
        prop_assert_eq!(read(style, &written(style, &cells)), rows);
    }

    #[test]
    fn no_text_begins_a_formula_and_guards_can_be_removed(rows in any_rows(), delimiter in any_delimiter()) {
        let style = style(Safety::Spreadsheet).delimiter(delimiter);
        let cells: Vec<_> = rows.iter().map(|row| text_row(row)).collect();
        let read = read(style, &written(style, &cells));
        prop_assert_eq!(read.len(), rows.len());
        for (field, text) in read.iter().flatten().zip(rows.iter().flatten()) {
            let number = field.bytes().skip(1).all(|b| b.is_ascii_digit() || b == b'.') && field.parse::<f64>().is_ok();
            prop_assert!(
                number || !field.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'])
            );
            prop_assert_eq!(Safety::unguarded(field, delimiter), text.as_str());
        }
    }

    #[test]
    fn a_cleared_buffer_gives_the_bytes_of_a_new_one(first in any_rows(), second in any_rows()) {
        for size in SIZES {
            let mut buffer = CsvStyle::default().buffer(size);
            for rows in [&first, &second] {
                buffer.clear();
                for row in rows {
                    buffer.row(&text_row(row));
                }
                let cells: Vec<_> = rows.iter().map(|row| text_row(row)).collect();
                prop_assert_eq!(buffer.bytes(), written(CsvStyle::default(), &cells));
                prop_assert_eq!(buffer.rows(), rows.len() as u64);
            }
        }
    }

    #[test]
    fn numbers_are_read_as_numbers_with_any_delimiter(
        count in any::<u64>(),
        value in any_real().prop_filter("finite", |value| value.is_finite()),
        delimiter in any_delimiter(),
    ) {
        let style = CsvStyle::default().delimiter(delimiter).precision(Precision::Full);
        let read = read(style, &written(style, &[vec![Cell::Integer(count), Cell::real(value)]]));
        prop_assert_eq!(read[0][0].parse::<u64>().unwrap(), count);
        prop_assert_eq!((read[0][1].parse::<f64>().unwrap() + 0.0).to_bits(), (value + 0.0).to_bits());
    }
}
