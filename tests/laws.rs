//! What holds in the tables of any corpus, tried on the sample articles.

use keyweight::score::{Norm, Weighting};
use keyweight::tables::{Documents, Keywords, Matrix, Terms, Top, Value as CellValue};
use keyweight::{Analysis, Preset};

use crate::support::{PRESETS, Rows, Value, analysis, inputs, root};

fn seeds(preset: Preset) -> Analysis {
    analysis(&inputs([root().join("seeds")]), &preset.settings())
}

#[test]
fn ranks_run_from_one_and_weights_fall() {
    for preset in PRESETS {
        let analysis = seeds(preset);
        let keywords = Rows::of(&Keywords::new(&analysis, Top::All));
        let mut before: Option<(String, u64, f64, String)> = None;
        for row in 0..keywords.rows.len() {
            let document = keywords.cell(row, "document").text().to_owned();
            let rank = keywords.cell(row, "rank").integer();
            let weight = keywords.cell(row, "weight").real();
            let term = keywords.cell(row, "term").text().to_owned();
            match &before {
                Some((same, last, heavier, earlier)) if *same == document => {
                    assert_eq!(rank, last + 1, "{document} {term}");
                    assert!(weight <= *heavier, "{document} {term}");
                    let tie = weight.total_cmp(heavier).is_eq();
                    assert!(
                        !tie || earlier.as_bytes() < term.as_bytes(),
                        "{document} {term}"
                    );
                }
                _ => assert_eq!(rank, 1, "{document} {term}"),
            }
            before = Some((document, rank, weight, term));
        }
        let top = Rows::of(&Keywords::new(&analysis, Top::first(3)));
        let expected: Vec<_> = keywords
            .rows
            .iter()
            .filter(|row| row[1].integer() <= 3)
            .collect();
        assert!(
            top.rows.iter().eq(expected),
            "the first rows are those of all rows"
        );
    }
}

/// The count of `semiconductors (9)`.
fn form_count(form: &str) -> u64 {
    let count = form
        .rsplit_once(" (")
        .and_then(|(_, count)| count.strip_suffix(')'));
    count
        .and_then(|count| count.parse().ok())
        .unwrap_or_else(|| panic!("{form:?} has no count"))
}

#[test]
fn a_count_is_the_sum_of_its_forms() {
    for preset in PRESETS {
        let analysis = seeds(preset);
        let tables = [
            Rows::of(&Keywords::new(&analysis, Top::All)),
            Rows::of(&Terms::new(&analysis, Top::All)),
        ];
        for table in tables {
            for row in 0..table.rows.len() {
                let forms = table.cell(row, "forms").text();
                let sum: u64 = forms.split('|').map(form_count).sum();
                assert_eq!(
                    sum,
                    table.cell(row, "count").integer(),
                    "{:?}",
                    table.rows[row]
                );
            }
        }
    }
}

#[test]
fn the_matrix_and_the_keywords_say_the_same() {
    for preset in PRESETS {
        let analysis = seeds(preset);
        let keywords = Rows::of(&Keywords::new(&analysis, Top::All));
        for value in [CellValue::Weight, CellValue::Count, CellValue::PerThousand] {
            let matrix = Rows::of(&Matrix::new(&analysis, Top::All, value));
            let mut cells = std::collections::BTreeMap::new();
            for row in &matrix.rows {
                for (document, cell) in matrix
                    .columns
                    .iter()
                    .zip(row)
                    .skip(Matrix::own_columns().len())
                {
                    if !matches!(cell, Value::Integer(0)) && *cell != Value::Real(0.0) {
                        cells.insert((document.as_str(), row[0].text()), cell);
                    }
                }
            }
            let column = match value {
                CellValue::Weight => "weight",
                CellValue::Count => "count",
                CellValue::PerThousand => "per_thousand",
            };
            for row in 0..keywords.rows.len() {
                let (document, term) = (keywords.cell(row, "document"), keywords.cell(row, "term"));
                let cell = cells.remove(&(document.text(), term.text()));
                assert_eq!(
                    cell,
                    Some(keywords.cell(row, column)),
                    "{document:?} {term:?}"
                );
            }
            assert!(cells.is_empty(), "in the matrix alone: {cells:?}");
        }
    }
}

#[test]
fn counted_tokens_are_the_sum_of_the_counts() {
    for preset in PRESETS {
        let analysis = seeds(preset);
        let documents = Rows::of(&Documents::new(&analysis));
        let keywords = Rows::of(&Keywords::new(&analysis, Top::All));
        let mut tokens = 0;
        let mut counted = 0;
        for row in 0..documents.rows.len() {
            let document = documents.cell(row, "document");
            let own: Vec<u64> = (0..keywords.rows.len())
                .filter(|row| keywords.cell(*row, "document") == document)
                .map(|row| keywords.cell(row, "count").integer())
                .collect();
            assert_eq!(
                own.iter().sum::<u64>(),
                documents.cell(row, "counted_tokens").integer()
            );
            assert_eq!(own.len() as u64, documents.cell(row, "terms").integer());
            tokens += documents.cell(row, "tokens").integer();
            counted += own.iter().sum::<u64>();
        }
        let dropped: u64 = analysis.dropped().by_rule.values().sum();
        assert_eq!(tokens, analysis.tokens());
        assert_eq!(
            tokens,
            counted + dropped,
            "every token is counted or dropped"
        );
        let terms = Rows::of(&Terms::new(&analysis, Top::All));
        let all: u64 = (0..terms.rows.len())
            .map(|row| terms.cell(row, "count").integer())
            .sum();
        assert_eq!(all, counted);
    }
}

#[test]
fn the_weights_of_a_document_have_length_one() {
    let sum = |analysis: &Analysis, power: i32| -> Vec<f64> {
        let documents = 0..analysis.documents().len();
        let mut reader = analysis.reader();
        let mut sum = |document| -> f64 {
            let weights = reader.weights(document).iter();
            weights.map(|(_, weight)| weight.powi(power)).sum()
        };
        documents.map(&mut sum).collect()
    };
    for preset in PRESETS {
        for (norm, power) in [(Norm::L1, 1), (Norm::L2, 2)] {
            let settings = preset.settings();
            let analysis = analysis(
                &inputs([root().join("seeds")]),
                &settings.with(|settings| {
                    settings.weighting = Weighting {
                        norm,
                        ..settings.weighting
                    };
                }),
            );
            for length in sum(&analysis, power) {
                assert!(
                    (length - 1.0).abs() < 1e-12,
                    "{preset:?} {norm:?}: {length}"
                );
            }
        }
    }
}
