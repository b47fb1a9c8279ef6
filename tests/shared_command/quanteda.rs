//! What quanteda.textstats 0.97.2 counts in 47 inaugural addresses of two parties, and the
//! collocations that it finds there.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::PathBuf;

use crate::shared;
use crate::support::{Table, keyweight, run};

/// How far λ and z may be from the oracle's, relative to them.
const TOLERANCE: f64 = 1e-9;

/// The addresses, and the words that quanteda has of them.
fn addresses() -> (Vec<PathBuf>, BTreeSet<String>) {
    let counts = Table::open(&shared("oracles/inaugural_dem_vs_rep_counts.csv"));
    let ids: BTreeSet<&str> = counts.column("doc_id").into_iter().collect();
    let texts = ids
        .into_iter()
        .map(|id| shared(&format!("corpora/inaugural/txt/{id}.txt")));
    let words = counts.column("word").into_iter().map(str::to_owned);
    (texts.collect(), words.collect())
}

fn table(name: &str, arguments: &[&str], texts: &[PathBuf]) -> Table {
    let mut command = keyweight();
    command
        .args([name, "--preset", "unicode"])
        .args(["--words", "article", "--hyphens", "keep"])
        .args(arguments)
        .args(texts);
    let done = run(&mut command).exits_with(0);
    Table::read(&done.stdout, b',')
}

#[test]
fn counts_lambda_and_z_are_those_of_quanteda() {
    let (texts, words) = addresses();
    // It has removed numbers, and cuts off the last dot of `D.C.`
    let terms = table("terms", &[], &texts);
    let mut numbers = String::new();
    for term in terms.column("term") {
        if !words.contains(term) && !words.contains(term.trim_end_matches('.')) {
            writeln!(numbers, "{term}").unwrap();
        }
    }
    let folder = tempfile::tempdir().unwrap();
    let list = folder.path().join("numbers.txt");
    std::fs::write(&list, numbers).unwrap();
    for size in ["2", "3"] {
        let found = table(
            "collocations",
            &[
                "--stop-words",
                list.to_str().unwrap(),
                "--ngram-gaps",
                "all",
                "--size",
                size,
                "--top",
                "all",
                "--precision",
                "full",
            ],
            &texts,
        );
        let column = |name| found.column(name).into_iter();
        let rows = column("count").zip(column("lambda").zip(column("z_score")));
        let found: BTreeMap<&str, (&str, (&str, &str))> = column("collocation").zip(rows).collect();
        let oracle = Table::open(&shared(&format!(
            "oracles/inaugural_dem_vs_rep_collocations{size}.csv"
        )));
        let mut compared = 0;
        for (number, collocation) in oracle.column("collocation").into_iter().enumerate() {
            let (count, (lambda, z)) = found[collocation];
            assert_eq!(count, oracle.column("count")[number], "{collocation}");
            for (value, name) in [(lambda, "lambda"), (z, "z")] {
                let value: f64 = value.parse().unwrap();
                let expected: f64 = oracle.column(name)[number].parse().unwrap();
                assert!(
                    (value - expected).abs() <= TOLERANCE * expected.abs(),
                    "{name} of {collocation}: {value} and {expected}"
                );
            }
            compared += 1;
        }
        assert_eq!(compared, 500);
    }
}

/// `textstat_frequency(groups = group)` says how often the 200 most frequent words of each party are
/// in its addresses, and in how many.
#[test]
fn the_words_of_groups_are_counted_as_quanteda_counts_them() {
    let (texts, _) = addresses();
    let metadata = shared("corpora/inaugural/metadata.csv");
    let by = ["--metadata", metadata.to_str().unwrap(), "--by", "group"];
    let of_groups = |name, arguments: &[&str]| table(name, &[&by, arguments].concat(), &texts);
    let counts = of_groups("matrix", &["--value", "count", "--top", "all"]);
    let keywords = of_groups("keywords", &["--top", "all"]);
    let keyness = of_groups("keyness", &["--top", "all", "--min-count", "1"]);
    let rows = |table: &Table, group: &str, column: &str| -> BTreeMap<String, String> {
        let groups = table.column(group).into_iter();
        let terms = table.column("term").into_iter().zip(table.column(column));
        let rows = groups.zip(terms);
        rows.map(|(group, (term, cell))| (format!("{group} {term}"), cell.to_owned()))
            .collect()
    };
    let of_keywords = rows(&keywords, "group", "count");
    let documents = rows(&keyness, "target", "target_documents");
    let oracle = Table::open(&shared("oracles/inaugural_dem_vs_rep_frequency.csv"));
    let column = |name| oracle.column(name).into_iter();
    let words = column("feature").zip(column("group"));
    let expected = column("frequency").zip(column("docfreq"));
    let mut compared = 0;
    for ((word, group), (count, frequency)) in words.zip(expected) {
        assert_eq!(counts.cell("term", word, group), count, "{group} {word}");
        let pair = format!("{group} {word}");
        assert_eq!(of_keywords[&pair], count, "{pair}");
        assert_eq!(documents[&pair], frequency, "{pair}");
        compared += 1;
    }
    assert_eq!(compared, 400);
}
