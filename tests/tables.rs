//! The tables, row by row, for a corpus that is small enough to count by hand.

use std::fs;

use crate::support::{Rows, Value, analysis, inputs};
use keyweight::tables::{Documents, Keywords, Matrix, Terms, Top, Value as CellValue};
use keyweight::tokenize::{Language, Rules, StopList, StopSource, StopWords};
use keyweight::{Analysis, DocumentBound, LanguageChoice, PhraseChoice, Preset, Settings};

/// Three documents. With `the` and `and` as stop words:
///
/// | | tokens | chip | tariffs | US | taiwan |
/// |---|---|---|---|---|---|
/// | d1 | 7 | 3 | | | 1 |
/// | d2 | 5 | | 2 | | 1 |
/// | d3 | 4 | 1 | 1 | 2 | |
///
/// `chips` is folded because `chip` occurs too; `tariffs` is not, because `tariff` does not occur;
/// `450,000` is a number. idf = ln(4/3) + 1 for all terms except `US`, which has ln(4/2) + 1.
const CORPUS: &str = "id,title,date,tokens,document,text\n\
    d1,First,2024-11-01,many,,The chip and the chips. Taiwan’s chip.\n\
    d2,Second,,few,x,\"Taiwan and tariffs: 450,000 tariffs.\"\n\
    d3,,2024-11-03,,y,\"US tariffs, US chip.\"\n";

const IDF: f64 = 1.287_682_072_451_780_9;
const IDF_US: f64 = 1.693_147_180_559_945_3;

/// The weights, computed with Python 3.11: `3/sqrt(10)`, `1/sqrt(10)`, `2/sqrt(5)`, `1/sqrt(5)`, and
/// with `a = log(4/3) + 1`, `b = log(2) + 1`, `n = sqrt((2*b)**2 + 2*a*a)`: `2*b/n`, `a/n`.
const CHIP_D1: f64 = 0.948_683_298_050_513_8;
const TAIWAN_D1: f64 = 0.316_227_766_016_837_94;
const TARIFFS_D2: f64 = 0.894_427_190_999_915_9;
const TAIWAN_D2: f64 = 0.447_213_595_499_957_9;
const US_D3: f64 = 0.880_724_134_462_697_2;
const CHIP_D3: f64 = 0.334_906_702_661_303_1;

fn settings() -> Settings {
    let list = StopList::from_lines("two.txt", "the\nand\n");
    Preset::Article.settings().with(|settings| {
        settings.language = LanguageChoice::Fixed(Language::ENGLISH);
        settings.rules = Rules {
            stop_words: StopWords {
                sources: vec![StopSource::List(list)],
            },
            ..Rules::default()
        };
    })
}

fn small(settings: &Settings) -> Analysis {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("articles.csv");
    fs::write(&path, CORPUS).unwrap();
    analysis(&inputs([path]), settings)
}

fn text(text: &str) -> Value {
    Value::Text(text.to_owned())
}

use Value::{Empty, Integer, Real};

/// Fails unless the rows are equal. Real numbers may differ by a relative error of 1e-12.
fn assert_rows(found: &Rows, columns: &[&str], expected: &[Vec<Value>]) {
    assert_eq!(found.columns, columns);
    let close = |pair: (&Value, &Value)| match pair {
        (Real(a), Real(b)) => (a - b).abs() <= 1e-12 * b.abs().max(1.0),
        (a, b) => a == b,
    };
    for (number, row) in found.rows.iter().enumerate() {
        let same = expected.get(number).is_some_and(|expected| {
            row.len() == expected.len() && row.iter().zip(expected).all(close)
        });
        assert!(
            same,
            "row {number}: {row:?}, expected {:?}",
            expected.get(number)
        );
    }
    assert_eq!(found.rows.len(), expected.len());
}

#[test]
fn a_phrase_occurs_three_times_outside_longer_phrases() {
    let mut text = "A semiconductor company closed the mine. ".repeat(2);
    text += &"The major semiconductor company opened a harbor. ".repeat(3);
    // Many other words, so that those of the phrases are rare.
    for first in "bcdfghjklmnpqrstvwz".chars() {
        for last in "bdgklmn".chars() {
            text.extend([first, 'o', last, 'u', 'r', '.', ' ']);
        }
    }
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("article.txt"), text).unwrap();
    let settings = Preset::Article.settings().with(|settings| {
        settings.phrases = PhraseChoice::Auto;
        settings.language = LanguageChoice::Fixed("en".parse().unwrap());
    });
    let analysis = analysis(&inputs([folder.path()]), &settings);
    let terms = analysis.matrix().terms();
    let count = |term: &str| {
        let number = terms.find(term)?;
        Some(analysis.tally().counts[number as usize])
    };
    assert_eq!(count("major semiconductor company"), Some(3));
    assert_eq!(count("semiconductor company"), None);
    assert_eq!(count("semiconductor"), Some(2));
    assert_eq!(count("company"), Some(2));
}

#[test]
fn keywords_match_counts_and_weights_computed_by_hand() {
    let analysis = small(&settings());
    let row = |document, rank, term, weight, (count, tokens): (u64, f64), (df, idf), forms| {
        #[expect(clippy::cast_precision_loss, reason = "the counts are below ten")]
        let per_thousand = Real(count as f64 * 1000.0 / tokens);
        vec![
            text(document),
            Integer(rank),
            text(term),
            Real(weight),
            Integer(count),
            per_thousand,
            Integer(df),
            Real(idf),
            text(forms),
        ]
    };
    assert_rows(
        &Rows::of(&Keywords::new(&analysis, Top::All)),
        &[
            "document",
            "rank",
            "term",
            "weight",
            "count",
            "per_thousand",
            "document_frequency",
            "idf",
            "forms",
        ],
        &[
            row(
                "d1",
                1,
                "chip",
                CHIP_D1,
                (3, 7.0),
                (2, IDF),
                "chip (2)|chips (1)",
            ),
            row(
                "d1",
                2,
                "taiwan",
                TAIWAN_D1,
                (1, 7.0),
                (2, IDF),
                "Taiwan’s (1)",
            ),
            row(
                "d2",
                1,
                "tariffs",
                TARIFFS_D2,
                (2, 5.0),
                (2, IDF),
                "tariffs (2)",
            ),
            row(
                "d2",
                2,
                "taiwan",
                TAIWAN_D2,
                (1, 5.0),
                (2, IDF),
                "Taiwan (1)",
            ),
            row("d3", 1, "US", US_D3, (2, 4.0), (1, IDF_US), "US (2)"),
            row("d3", 2, "chip", CHIP_D3, (1, 4.0), (2, IDF), "chip (1)"),
            row(
                "d3",
                3,
                "tariffs",
                CHIP_D3,
                (1, 4.0),
                (2, IDF),
                "tariffs (1)",
            ),
        ],
    );
}

#[test]
fn terms_match_counts_and_weights_computed_by_hand() {
    let analysis = small(&settings());
    // 16 tokens in 3 documents.
    let row = |term, count, per_thousand, (df, share, idf), (weight, document), forms| {
        vec![
            text(term),
            Integer(count),
            Real(per_thousand),
            Integer(df),
            Real(share),
            Real(idf),
            Real(weight),
            text(document),
            text(forms),
        ]
    };
    let two = (2, 2.0 / 3.0, IDF);
    assert_rows(
        &Rows::of(&Terms::new(&analysis, Top::All)),
        &[
            "term",
            "count",
            "per_thousand",
            "document_frequency",
            "document_share",
            "idf",
            "max_weight",
            "max_weight_document",
            "forms",
        ],
        &[
            row("chip", 4, 250.0, two, (CHIP_D1, "d1"), "chip (3)|chips (1)"),
            row("tariffs", 3, 187.5, two, (TARIFFS_D2, "d2"), "tariffs (3)"),
            row(
                "US",
                2,
                125.0,
                (1, 1.0 / 3.0, IDF_US),
                (US_D3, "d3"),
                "US (2)",
            ),
            row(
                "taiwan",
                2,
                125.0,
                two,
                (TAIWAN_D2, "d2"),
                "Taiwan (1)|Taiwan’s (1)",
            ),
        ],
    );
}

#[test]
fn documents_have_their_fields_and_a_field_with_the_name_of_a_column_is_renamed() {
    let analysis = small(&settings());
    let row = |own: [&str; 5], counts: [u64; 3], top: &str, fields: [Value; 3]| {
        let mut row: Vec<Value> = own.map(text).to_vec();
        row.extend(counts.map(Integer));
        row.push(text(top));
        row.extend(fields);
        row
    };
    assert_rows(
        &Rows::of(&Documents::new(&analysis)),
        &[
            "document",
            "title",
            "language",
            "language_source",
            "other_languages",
            "tokens",
            "counted_tokens",
            "terms",
            "top_terms",
            "date",
            "metadata_tokens",
            "metadata_document",
        ],
        &[
            row(
                ["d1", "First", "en", "given", ""],
                [7, 4, 2],
                "chip|taiwan",
                [text("2024-11-01"), text("many"), Empty],
            ),
            row(
                ["d2", "Second", "en", "given", ""],
                [5, 3, 2],
                "tariffs|taiwan",
                [Empty, text("few"), text("x")],
            ),
            row(
                ["d3", "US tariffs, US chip.", "en", "given", ""],
                [4, 4, 3],
                "US|chip|tariffs",
                [text("2024-11-03"), Empty, text("y")],
            ),
        ],
    );
}

#[test]
fn uncertain_guesses_give_no_language_however_many_there_are() {
    let folder = tempfile::tempdir().unwrap();
    for number in 0..6 {
        let path = folder.path().join(format!("{number}.txt"));
        fs::write(path, "Trump tariffs on chips\n").unwrap();
    }
    let settings = Preset::Article.settings();
    let sources = |analysis: &Analysis| {
        let rows = Rows::of(&Documents::new(analysis));
        let of = |row| {
            let cell = |column| rows.cell(row, column).text().to_owned();
            (cell("language"), cell("language_source"))
        };
        (0..rows.rows.len()).map(of).collect::<Vec<_>>()
    };
    let short = analysis(&inputs([folder.path()]), &settings);
    let none = ("und".to_owned(), "none".to_owned());
    assert_eq!(sources(&short), vec![none; 6]);
    // With one certain document, the others get its language.
    let sure = "The ministers said that they would not agree to it, and that there was no reason for this.";
    fs::write(folder.path().join("6.txt"), sure).unwrap();
    let with_sure = analysis(&inputs([folder.path()]), &settings);
    let mut expected = vec![("en".to_owned(), "corpus".to_owned()); 6];
    expected.push(("en".to_owned(), "text".to_owned()));
    assert_eq!(sources(&with_sure), expected);
}

#[test]
fn the_matrix_matches_counts_and_weights_computed_by_hand() {
    let analysis = small(&settings());
    let columns = ["term", "document_frequency", "count", "d1", "d2", "d3"];
    let row = |term, df, count, cells: [Value; 3]| {
        let mut row = vec![text(term), Integer(df), Integer(count)];
        row.extend(cells);
        row
    };
    // The largest weight first: chip .949, tariffs .894, US .881, taiwan .447.
    assert_rows(
        &Rows::of(&Matrix::new(&analysis, Top::All, CellValue::Weight)),
        &columns,
        &[
            row("chip", 2, 4, [CHIP_D1, 0.0, CHIP_D3].map(Real)),
            row("tariffs", 2, 3, [0.0, TARIFFS_D2, CHIP_D3].map(Real)),
            row("US", 1, 2, [0.0, 0.0, US_D3].map(Real)),
            row("taiwan", 2, 2, [TAIWAN_D1, TAIWAN_D2, 0.0].map(Real)),
        ],
    );
    assert_rows(
        &Rows::of(&Matrix::new(&analysis, Top::first(2), CellValue::Count)),
        &columns,
        &[
            row("chip", 2, 4, [3, 0, 1].map(Integer)),
            row("tariffs", 2, 3, [0, 2, 1].map(Integer)),
        ],
    );
    assert_rows(
        &Rows::of(&Matrix::new(
            &analysis,
            Top::first(1),
            CellValue::PerThousand,
        )),
        &columns,
        &[row("chip", 2, 4, [3000.0 / 7.0, 0.0, 250.0].map(Real))],
    );
}

#[test]
fn dropped_tokens_are_counted_by_reason() {
    let analysis = small(&settings());
    let dropped = serde_json::to_value(analysis.dropped()).unwrap();
    // `The`, `and`, `the` in d1 and `and` in d2; `450,000`.
    assert_eq!(
        dropped,
        serde_json::json!({"stop_word": 4, "number": 1, "out_of_bounds": 0})
    );
    assert_eq!(analysis.tokens(), 16);
}

#[test]
fn terms_in_too_few_or_too_many_documents_are_dropped() {
    let with = |min_documents, max_documents| {
        let analysis = small(&settings().with(|settings| {
            settings.min_documents = Some(min_documents);
            settings.max_documents = max_documents;
        }));
        (
            analysis
                .matrix()
                .terms()
                .iter()
                .map(str::to_owned)
                .collect::<Vec<_>>(),
            analysis.dropped().out_of_bounds,
        )
    };
    let (count, percent) = (DocumentBound::Count, DocumentBound::Percent);
    let all = ["US", "chip", "tariffs", "taiwan"]
        .map(str::to_owned)
        .to_vec();
    let rare = vec!["US".to_owned()];
    let frequent = ["chip", "tariffs", "taiwan"].map(str::to_owned).to_vec();
    let mut sorted = all.clone();
    sorted.sort();
    assert_eq!(with(count(1), percent(100)), (sorted.clone(), 0));
    assert_eq!(with(count(0), count(3)), (sorted.clone(), 0));
    let mut sorted = frequent.clone();
    sorted.sort();
    assert_eq!(with(count(2), percent(100)), (sorted.clone(), 2));
    // 34 percent of 3 documents is more than one, 33 percent is less.
    assert_eq!(with(percent(34), percent(100)), (sorted, 2));
    assert_eq!(with(percent(33), percent(100)).1, 0);
    // chip 4, tariffs 3, taiwan 2.
    assert_eq!(with(count(1), count(1)), (rare.clone(), 9));
    assert_eq!(with(count(1), percent(66)), (rare, 9));
    assert_eq!(with(count(1), percent(67)).1, 0);
    assert_eq!(with(count(3), percent(100)), (Vec::new(), 11));
}

#[test]
fn weights_depend_only_on_the_kept_terms() {
    let analysis = small(&settings().with(|settings| {
        settings.min_documents = Some(DocumentBound::Count(2));
    }));
    // Without US, d3 has chip and tariffs with equal weights.
    let weights: Vec<f64> = analysis
        .reader()
        .weights(2)
        .iter()
        .map(|(_, weight)| *weight)
        .collect();
    assert_eq!(weights.len(), 2);
    for weight in weights {
        assert!(
            (weight - std::f64::consts::FRAC_1_SQRT_2).abs() < 1e-12,
            "{weight}"
        );
    }
}

#[test]
fn a_corpus_without_any_term_has_empty_tables() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.txt"), "the and 12").unwrap();
    let analysis = analysis(&inputs([folder.path()]), &settings());
    assert_eq!(Rows::of(&Documents::new(&analysis)).rows.len(), 1);
    assert!(
        Rows::of(&Keywords::new(&analysis, Top::All))
            .rows
            .is_empty()
    );
    assert!(Rows::of(&Terms::new(&analysis, Top::All)).rows.is_empty());
    for value in [CellValue::Weight, CellValue::Count, CellValue::PerThousand] {
        assert!(
            Rows::of(&Matrix::new(&analysis, Top::All, value))
                .rows
                .is_empty()
        );
    }
}
