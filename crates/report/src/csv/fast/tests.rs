//! Tests of the fast writer: it gives the same bytes as the csv crate.

use proptest::prelude::*;

use super::{FastCsv, PreparedCell};
use crate::csv::tests::{SIZES, any_delimiter, any_real, any_text, written};
use crate::csv::{CsvStyle, Safety};
use crate::number::Precision;
use crate::table::{Cell, RowSink};

fn any_style() -> impl Strategy<Value = CsvStyle> {
    (any_delimiter(), any::<bool>(), 0..=17_u8).prop_map(|(delimiter, raw, digits)| {
        CsvStyle::default()
            .delimiter(delimiter)
            .safety(if raw {
                Safety::Raw
            } else {
                Safety::Spreadsheet
            })
            .precision(Precision::significant(digits).unwrap_or(Precision::Full))
    })
}

fn any_count() -> impl Strategy<Value = u64> {
    prop_oneof![0..30_u64, any::<u64>()]
}

/// A cell that owns its content.
#[derive(Clone, Debug)]
enum Owned {
    Empty,
    Text(String),
    Counted(Vec<(String, u64)>),
    Integer(u64),
    Real(f64),
}

fn any_cell() -> impl Strategy<Value = Owned> {
    prop_oneof![
        Just(Owned::Empty),
        any_text().prop_map(Owned::Text),
        prop::collection::vec((any_text(), any_count()), 0..5).prop_map(Owned::Counted),
        any_count().prop_map(Owned::Integer),
        any_real().prop_map(Owned::Real),
    ]
}

impl Owned {
    fn counted(&self) -> Vec<(&str, u64)> {
        match self {
            Owned::Counted(texts) => texts
                .iter()
                .map(|(text, count)| (&**text, *count))
                .collect(),
            _ => Vec::new(),
        }
    }

    fn cell<'a>(&'a self, counted: &'a [(&'a str, u64)]) -> Cell<'a> {
        match self {
            Owned::Empty => Cell::Empty,
            Owned::Text(text) => Cell::Text(text),
            Owned::Counted(_) => Cell::Counted(counted),
            Owned::Integer(value) => Cell::Integer(*value),
            Owned::Real(value) => Cell::real(*value),
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn both_writers_give_the_same_bytes(
        rows in prop::collection::vec(prop::collection::vec(any_cell(), 0..6), 1..6),
        style in any_style(),
    ) {
        let mut buffers = SIZES.map(|size| style.buffer(size));
        for row in &rows {
            let counted: Vec<_> = row.iter().map(Owned::counted).collect();
            let cells: Vec<_> = row
                .iter()
                .zip(&counted)
                .map(|(cell, counted)| cell.cell(counted))
                .collect();
            for buffer in &mut buffers {
                buffer.row(&cells);
            }
        }
        let [standard, fast] = buffers.map(|buffer| String::from_utf8(buffer.bytes().to_vec()).unwrap());
        prop_assert_eq!(standard, fast);
    }

    #[test]
    fn a_counted_cell_is_a_text_of_its_parts(
        texts in prop::collection::vec((any_text(), any_count()), 0..5),
        style in any_style(),
    ) {
        let shown: Vec<String> = texts.iter().map(|(text, count)| format!("{text} ({count})")).collect();
        let counted = Owned::Counted(texts);
        prop_assert_eq!(
            String::from_utf8(written(style, &[vec![Cell::Counted(&counted.counted())]])),
            String::from_utf8(written(style, &[vec![Cell::Text(&shown.join("|"))]]))
        );
    }

    #[test]
    fn a_row_of_prepared_cells_is_the_row_of_its_cells(
        texts in prop::collection::vec(prop_oneof!["[a-zé]{0,70}", any_text()], 0..4),
        counts in prop::collection::vec(any_count(), 4),
        value in any_real(),
        style in any_style(),
    ) {
        let mut fast = FastCsv::new(style);
        // Those that do not fit are not written this way.
        let prepared: Vec<(&String, PreparedCell<64>)> = texts
            .iter()
            .map(|text| (text, fast.text_cell(text)))
            .filter(|(_, cell)| cell.fits())
            .collect();
        let integers: Vec<PreparedCell<32>> = counts.iter().map(|count| fast.integer_cell(*count)).collect();
        let real: PreparedCell<64> = fast.real_cell(value);
        let mut row = fast.start_row(prepared.len() + 2 * counts.len() + 2 + prepared.len());
        let mut cells = Vec::new();
        for (text, cell) in &prepared {
            row.cell(cell);
            cells.push(Cell::Text(text));
        }
        for (count, cell) in counts.iter().zip(&integers) {
            row.cell(cell);
            row.integer(*count);
            cells.extend([Cell::Integer(*count), Cell::Integer(*count)]);
        }
        row.cell(&real);
        row.real(value);
        cells.extend([Cell::real(value), Cell::real(value)]);
        let with_counts = prepared.iter().zip(&counts);
        let counted: Vec<_> = with_counts.clone().map(|((_, cell), count)| (cell, *count)).collect();
        row.counted(&counted);
        row.end();
        let counted: Vec<_> = with_counts.map(|((text, _), count)| (text.as_str(), *count)).collect();
        cells.push(Cell::Counted(&counted));
        prop_assert_eq!(
            String::from_utf8(fast.bytes().to_vec()),
            String::from_utf8(written(style, &[cells]))
        );
    }
}

/// Writes the longest cells until the buffer has to grow.
#[test]
fn there_is_space_for_the_longest_cells() {
    let longest = "x".repeat(63);
    for cells in 1..40 {
        let mut prepared = FastCsv::new(CsvStyle::default());
        let mut buffers = SIZES.map(|size| CsvStyle::default().buffer(size));
        let cell: PreparedCell<64> = prepared.text_cell(&longest);
        let counted = vec![(&cell, u64::MAX); cells];
        let texts = vec![(longest.as_str(), u64::MAX); cells];
        while prepared.bytes().len() < 1 << 18 {
            let mut row = prepared.start_row(cells);
            row.counted(&counted);
            row.end();
            for buffer in &mut buffers {
                buffer.row(&[Cell::Counted(&texts)]);
            }
        }
        for buffer in &buffers {
            assert!(prepared.bytes() == buffer.bytes());
        }
    }
}

#[test]
fn a_long_cell_or_one_that_needs_quotes_does_not_fit() {
    let fast = FastCsv::new(CsvStyle::default());
    for text in ["a,b", "a\"b", "=1", "-1", "two\nlines", "eight888"] {
        assert_eq!(fast.text_cell::<8>(text), PreparedCell::EMPTY, "{text}");
    }
    assert!(fast.text_cell::<8>("seven77").fits());
    assert_eq!(fast.integer_cell::<4>(1_000), PreparedCell::EMPTY);
    assert_eq!(fast.real_cell::<24>(f64::NAN), PreparedCell::EMPTY);
}

#[test]
fn a_prepared_row_without_cells_or_with_an_empty_one_stays_a_row() {
    let mut fast = FastCsv::new(CsvStyle::default());
    fast.start_row(0).end();
    let mut row = fast.start_row(1);
    row.cell(&PreparedCell::<8>::EMPTY);
    row.end();
    // One that is not ended leaves nothing.
    fast.start_row(1).integer(7);
    assert_eq!(fast.bytes(), b"\"\"\n\"\"\n");
    assert_eq!(fast.rows(), 2);
}
