//! The CSV that is written, against the csv crate, which writes and reads by the same rules.

use proptest::prelude::*;

use super::*;
use crate::{Column, Piece};

fn style(safety: Safety) -> CsvStyle {
    CsvStyle {
        safety,
        ..CsvStyle::default()
    }
}

fn written(style: CsvStyle, rows: &[Vec<Cell<'_>>]) -> Vec<u8> {
    let mut buffer = style.buffer();
    for row in rows {
        buffer.row(row);
    }
    buffer.bytes().to_vec()
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
fn cells_are_quoted_only_where_they_must_be() {
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
        "plain,\"a,b\",a;b,\"say \"\"hi\"\"\",\"two\nlines\", spaces ,,,18446744073709551615,-0.5\n"
    );
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
fn a_formula_is_neutralized_in_text_and_in_headers_but_numbers_are_left_alone() {
    let schema = Schema::new(
        "matrix",
        vec![Column::real("=cmd.txt", ""), Column::real("-a", "")],
    );
    for (safety, expected) in [
        (Safety::Spreadsheet, "'=cmd.txt,'-a\n'=1+1,-1\n"),
        (Safety::Raw, "=cmd.txt,-a\n=1+1,-1\n"),
    ] {
        let mut buffer = style(safety).buffer();
        buffer.header(&schema);
        buffer.row(&[Cell::Text("=1+1"), Cell::real(-1.0)]);
        assert_eq!(buffer.bytes(), expected.as_bytes());
    }
}

#[test]
fn a_neutralized_cell_is_quoted_as_one() {
    let bytes = written(CsvStyle::default(), &[vec![Cell::Text("=\"a\",1")]]);
    assert_eq!(bytes, b"\"'=\"\"a\"\",1\"\n");
}

#[test]
fn the_guard_itself_may_be_the_delimiter() {
    let style = CsvStyle {
        delimiter: Delimiter::new(b'\'').unwrap(),
        ..CsvStyle::default()
    };
    let bytes = written(style, &[vec![Cell::Text("=1"), Cell::Text("a")]]);
    assert_eq!(bytes, b"\"'=1\"'a\n");
    assert_eq!(read(style, &bytes), [["'=1", "a"]]);
}

#[test]
fn a_table_is_its_header_and_its_blocks_in_order() {
    struct Squares(Schema);
    impl Table for Squares {
        fn schema(&self) -> &Schema {
            &self.0
        }
        fn blocks(&self) -> usize {
            3
        }
        fn write_block(&self, block: usize, rows: &mut dyn RowSink) {
            rows.row(&[Cell::Integer(u64::try_from(block * block).unwrap())]);
        }
    }
    let table = Squares(Schema::new(
        "squares",
        vec![Column::integer("square", "a square")],
    ));
    let mut bytes = Vec::new();
    CsvStyle::default().write_table(&table, &mut bytes).unwrap();
    assert_eq!(bytes, b"square\n0\n1\n4\n");
}

#[test]
fn a_failing_writer_is_reported() {
    struct Full;
    impl Write for Full {
        fn write(&mut self, _: &[u8]) -> io::Result<usize> {
            Err(io::ErrorKind::StorageFull.into())
        }
        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }
    struct Nothing(Schema);
    impl Table for Nothing {
        fn schema(&self) -> &Schema {
            &self.0
        }
        fn blocks(&self) -> usize {
            0
        }
        fn write_block(&self, _: usize, _: &mut dyn RowSink) {}
    }
    let table = Nothing(Schema::new("nothing", vec![Column::text("a", "")]));
    let error = CsvStyle::default()
        .write_table(&table, &mut Full)
        .unwrap_err();
    assert_eq!(error.kind(), io::ErrorKind::StorageFull);
}

fn any_delimiter() -> impl Strategy<Value = Delimiter> {
    let delimiters = (0..=u8::MAX).filter_map(|byte| Delimiter::new(byte).ok());
    prop::sample::select(delimiters.collect::<Vec<_>>())
}

/// Text that is dense in what matters: quotes, delimiters, line ends and the beginnings of
/// formulas.
fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        "[=+@＝＋－＠\t\r\n\",;'a台 -]{0,6}",
        // At every place of a text of every length that is looked at differently.
        ("[a-zé]{0,40}", "[=@\t\n\",;a]?", "[a-zé]{0,40}")
            .prop_map(|(before, special, after)| before + &special + &after),
    ]
}

fn any_rows() -> impl Strategy<Value = Vec<Vec<String>>> {
    (1..5_usize).prop_flat_map(|width| {
        prop::collection::vec(prop::collection::vec(any_text(), width), 1..8)
    })
}

proptest! {
    #[test]
    fn counted_texts_are_written_as_one_text_is(
        texts in prop::collection::vec(
            prop_oneof!["[a-zé]{0,40}", "[-=+a-c.,;|() \"\n'/_0-9＝]{0,6}"],
            1..5,
        ),
        counts in prop::collection::vec(prop_oneof![0..30_u64, any::<u64>()], 5),
        delimiter in prop_oneof![
            Just(b','), Just(b';'), Just(b'|'), Just(b' '), Just(b'('), Just(b')'), Just(b'a'), Just(b'/')
        ],
        raw in any::<bool>(),
    ) {
        let style = CsvStyle {
            delimiter: Delimiter::new(delimiter).unwrap(),
            safety: if raw { Safety::Raw } else { Safety::Spreadsheet },
            ..CsvStyle::default()
        };
        let counted: Vec<(&str, u64)> = texts.iter().map(String::as_str).zip(counts).collect();
        let joined = counted
            .iter()
            .map(|(text, count)| format!("{text} ({count})"))
            .collect::<Vec<_>>()
            .join("|");
        prop_assert_eq!(
            String::from_utf8(written(style, &[vec![Cell::Counted(&counted)]])),
            String::from_utf8(written(style, &[vec![Cell::Text(&joined)]]))
        );
    }
}

proptest! {
    #[test]
    fn a_row_of_pieces_is_the_row_of_its_cells(
        texts in prop::collection::vec(
            prop_oneof!["[a-zé]{0,70}", "[-=+a-c.,;|() \"\n'/_0-9＝]{0,6}"],
            0..4,
        ),
        counts in prop::collection::vec(prop_oneof![0..30_u64, any::<u64>()], 4),
        value in prop_oneof![0.0..2.0_f64, any::<f64>()],
        delimiter in any_delimiter(),
        raw in any::<bool>(),
        full in any::<bool>(),
    ) {
        let style = CsvStyle {
            delimiter,
            safety: if raw { Safety::Raw } else { Safety::Spreadsheet },
            precision: if full { Precision::Full } else { Precision::default() },
        };
        let mut buffer = style.buffer();
        let pieces: Vec<Piece<64>> = texts.iter().map(|text| buffer.text_piece(text)).collect();
        prop_assume!(pieces.iter().all(Piece::fits));
        let integers: Vec<Piece<32>> = counts.iter().map(|count| buffer.integer_piece(*count)).collect();
        let real: Piece<64> = buffer.real_piece(value);
        let mut row = buffer.start_row(2 * texts.len() + 2 * counts.len() + 2);
        let mut cells = Vec::new();
        for (text, piece) in texts.iter().zip(&pieces) {
            row.piece(piece);
            cells.push(Cell::Text(text));
        }
        for (count, piece) in counts.iter().zip(&integers) {
            row.piece(piece);
            row.integer(*count);
            cells.extend([Cell::Integer(*count), Cell::Integer(*count)]);
        }
        row.piece(&real);
        row.real(value);
        cells.extend([Cell::real(value), Cell::real(value)]);
        let counted: Vec<(&Piece<64>, u64)> = pieces.iter().zip(counts.iter().copied()).collect();
        row.counted(&counted);
        row.end();
        prop_assert_eq!(buffer.rows(), 1);
        let counted: Vec<(&str, u64)> = texts.iter().map(String::as_str).zip(counts).collect();
        cells.push(Cell::Counted(&counted));
        prop_assert_eq!(
            String::from_utf8(buffer.bytes().to_vec()),
            String::from_utf8(written(style, &[cells]))
        );
    }
}

/// The longest cells there are, so many that the room must grow.
#[test]
fn there_is_room_for_the_longest_cells() {
    let longest = "x".repeat(63);
    for cells in 1..40 {
        let mut buffer = CsvStyle::default().buffer();
        let piece: Piece<64> = buffer.text_piece(&longest);
        let counted = vec![(&piece, u64::MAX); cells];
        let texts = vec![(longest.as_str(), u64::MAX); cells];
        let mut slow = CsvStyle::default().buffer();
        while buffer.bytes().len() < 1 << 18 {
            let mut row = buffer.start_row(cells);
            row.counted(&counted);
            row.end();
            slow.row(&[Cell::Counted(&texts)]);
        }
        assert!(buffer.bytes() == slow.bytes());
    }
}

#[test]
fn what_is_too_long_or_needs_care_is_no_piece() {
    let mut buffer = CsvStyle::default().buffer();
    for text in ["a,b", "a\"b", "=1", "-1", "two\nlines", "eight888"] {
        assert_eq!(buffer.text_piece::<8>(text), Piece::NONE, "{text}");
    }
    assert!(buffer.text_piece::<8>("seven77").fits());
    assert_eq!(buffer.integer_piece::<4>(1_000), Piece::NONE);
    assert_eq!(buffer.real_piece::<24>(f64::NAN), Piece::NONE);
}

#[test]
fn a_row_of_no_cells_or_an_empty_one_stays_a_row() {
    let mut buffer = CsvStyle::default().buffer();
    buffer.start_row(0).end();
    let mut row = buffer.start_row(1);
    row.piece(&Piece::<8>::NONE);
    row.end();
    // One that is not ended leaves nothing.
    buffer.start_row(1).integer(7);
    assert_eq!(buffer.bytes(), b"\"\"\n\"\"\n");
}

proptest! {
    #[test]
    fn raw_text_reads_back_the_same(rows in any_rows(), delimiter in any_delimiter()) {
        let style = CsvStyle { delimiter, ..style(Safety::Raw) };
        let cells: Vec<_> = rows.iter().map(|row| text_row(row)).collect();
        prop_assert_eq!(read(style, &written(style, &cells)), rows);
    }

    #[test]
    fn the_bytes_are_those_of_the_csv_crate(
        rows in any_rows(),
        delimiter in any_delimiter(),
        safety in prop::sample::select(vec![Safety::Raw, Safety::Spreadsheet]),
    ) {
        let style = CsvStyle { delimiter, ..style(safety) };
        let mut writer = csv::WriterBuilder::new().delimiter(delimiter.byte()).from_writer(Vec::new());
        for row in &rows {
            let guarded = row.iter().map(|text| safety.guard(text).to_owned() + text);
            writer.write_record(guarded).unwrap();
        }
        let cells: Vec<_> = rows.iter().map(|row| text_row(row)).collect();
        prop_assert_eq!(written(style, &cells), writer.into_inner().unwrap());
    }

    #[test]
    fn no_text_begins_a_formula_and_only_a_mark_was_added(rows in any_rows(), delimiter in any_delimiter()) {
        let style = CsvStyle { delimiter, ..style(Safety::Spreadsheet) };
        let cells: Vec<_> = rows.iter().map(|row| text_row(row)).collect();
        let read = read(style, &written(style, &cells));
        prop_assert_eq!(read.len(), rows.len());
        for (field, text) in read.iter().flatten().zip(rows.iter().flatten()) {
            let number = field.bytes().skip(1).all(|b| b.is_ascii_digit() || b == b'.') && field.parse::<f64>().is_ok();
            prop_assert!(
                number || !field.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'])
            );
            if field != text {
                prop_assert_eq!(field.strip_prefix('\''), Some(text.as_str()));
            }
        }
    }

    #[test]
    fn a_cleared_buffer_gives_the_bytes_of_a_new_one(first in any_rows(), second in any_rows()) {
        let mut buffer = CsvStyle::default().buffer();
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

    #[test]
    fn numbers_are_read_as_numbers_with_any_delimiter(
        count in any::<u64>(),
        value in any::<f64>().prop_filter("finite", |value| value.is_finite()),
        delimiter in any_delimiter(),
    ) {
        let style = CsvStyle { delimiter, precision: Precision::Full, ..CsvStyle::default() };
        let read = read(style, &written(style, &[vec![Cell::Integer(count), Cell::real(value)]]));
        prop_assert_eq!(read[0][0].parse::<u64>().unwrap(), count);
        prop_assert_eq!((read[0][1].parse::<f64>().unwrap() + 0.0).to_bits(), (value + 0.0).to_bits());
    }
}
