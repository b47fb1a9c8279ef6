//! Every case of keyness among those taken from the tests of other programs.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use keyweight::score::{
    Correction, Frequency, Prior, chi_squared, chi_squared_upper_tail, conditional_odds_ratio,
    fisher_exact, log_likelihood, log_likelihood_williams, log_odds_z,
    pointwise_mutual_information, smallest_expected_count,
};
use keyweight::tables::{Keyness, Top};
use keyweight::{
    Analysis, Comparisons, CountOptions, DirectionFilter, GroupError, KeynessOptions, Measure,
    Preset, Quiet, Selection, corpus,
};
use keyweight_report::CsvStyle;
use serde_json::Value;

type Score = fn(Frequency, Frequency) -> f64;

#[test]
fn keyness_is_what_other_programs_expect() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/oracles/peer_cases.jsonl");
    let mut seen: BTreeMap<String, u32> = BTreeMap::new();
    for line in fs::read_to_string(path).unwrap().lines() {
        let case: Value = serde_json::from_str(line).unwrap();
        if case["family"] != "keyness" {
            continue;
        }
        let measure = case["measure"].as_str().unwrap();
        *seen.entry(measure.to_owned()).or_default() += 1;
        match measure {
            "error" => nothing_to_compare(&case),
            "top_row_counts" => top_row(&case),
            "weighted_log_odds_sign" => signs(&case),
            rank if rank.starts_with("rank_") => ranks(&case, rank),
            _ => statistic(&case, measure),
        }
    }
    let seen: Vec<(&str, u32)> = seen.iter().map(|(name, cases)| (&**name, *cases)).collect();
    let expected = [
        ("G2", 2),
        ("chi2", 4),
        ("error", 2),
        ("fisher_exact", 1),
        ("pmi", 1),
        ("rank_G2", 2),
        ("rank_chi2", 2),
        ("rank_fisher", 2),
        ("top_row_counts", 2),
        ("weighted_log_odds_sign", 2),
    ];
    assert_eq!(seen, expected);
}

/// The words of a case's documents: those of the target, and those of all others.
fn sides(case: &Value) -> [Vec<&str>; 2] {
    let mut sides = [Vec::new(), Vec::new()];
    for (name, text) in case["input"].as_object().unwrap() {
        let words = text.as_str().unwrap().split(' ');
        sides[usize::from(case["params"]["target"] != **name)].extend(words);
    }
    sides
}

fn frequency(word: &str, words: &[&str]) -> Frequency {
    let count = words.iter().filter(|one| **one == word).count();
    Frequency::new(count as u64, words.len() as u64).unwrap()
}

fn of_r(case: &Value) -> Correction {
    match case["params"]["correction"].as_str() {
        Some("yates") => Correction::Yates,
        _ => Correction::None,
    }
}

fn statistic(case: &Value, measure: &str) {
    let [target, reference] = sides(case);
    let feature = case["params"]["feature"].as_str().unwrap();
    let [target, reference] = [frequency(feature, &target), frequency(feature, &reference)];
    let score = match (measure, case["params"]["correction"].as_str()) {
        ("chi2", _) => chi_squared(target, reference, of_r(case)),
        ("G2", Some("williams")) => log_likelihood_williams(target, reference),
        ("G2", _) => log_likelihood(target, reference),
        ("pmi", _) => pointwise_mutual_information(target, reference).unwrap(),
        _ => conditional_odds_ratio(target, reference).unwrap(),
    };
    let tolerance = case["tolerance"].as_f64().unwrap();
    for (name, expected) in case["expected"].as_object().unwrap() {
        let (found, tolerance) = match name.as_str() {
            "p" => (chi_squared_upper_tail(score).value(), tolerance),
            "p_two_sided" => (fisher_exact(target, reference).value(), tolerance),
            // R `fisher.test` looks for it with uniroot(), which stops within 1.2e-4; scipy 1.17.1,
            // odds_ratio([[7, 3], [2, 7]]).statistic, says 7.166306303557888, and so does keyweight.
            "odds_ratio_cond_mle" => (score, 1.2e-4),
            _ => (score, tolerance),
        };
        let expected = expected.as_f64().unwrap();
        assert!((found - expected).abs() <= tolerance, "{case}: {found}");
    }
}

/// quanteda corrects chi-squared only where an expected count is below 5 and the correction is not
/// larger than the difference. R `chisq.test`, and keyweight with it, correct always; so its order is
/// that of its own rule. What ours is, and that scipy has the same, is in `keyness.rs` beside the other
/// tests of the library.
fn chi_squared_of_quanteda(target: Frequency, reference: Frequency) -> f64 {
    let [a, b] = [target.count(), reference.count()];
    let [c, d] = [target.total() - a, reference.total() - b];
    let is_large = 2 * (a * d).abs_diff(b * c) >= a + b + c + d;
    let is_corrected = is_large && smallest_expected_count(target, reference) < 5.0;
    let correction = if is_corrected {
        Correction::Yates
    } else {
        Correction::None
    };
    chi_squared(target, reference, correction)
}

fn ranks(case: &Value, measure: &str) {
    let [target, reference] = sides(case);
    let score: Score = match measure {
        "rank_G2" => log_likelihood,
        "rank_chi2" => chi_squared_of_quanteda,
        _ => |target, reference| conditional_odds_ratio(target, reference).unwrap_or(f64::INFINITY),
    };
    let mut words: Vec<&str> = target.iter().chain(&reference).copied().collect();
    words.sort_unstable();
    words.dedup();
    let of = |word: &str| score(frequency(word, &target), frequency(word, &reference));
    words.sort_by(|a, b| of(b).total_cmp(&of(a)));
    let expected = case["expected"].as_array().unwrap();
    let expected: Vec<&str> = expected.iter().map(|word| word.as_str().unwrap()).collect();
    assert_eq!(words, expected, "{case}");
}

/// The documents of a case as files, analyzed.
fn analysis(case: &Value) -> Analysis {
    let folder = tempfile::tempdir().unwrap();
    let only = case["params"]["docs"].as_array();
    for (name, text) in case["input"].as_object().unwrap() {
        if only.is_none_or(|only| only.iter().any(|one| *one == **name)) {
            fs::write(
                folder.path().join(format!("{name}.txt")),
                text.as_str().unwrap(),
            )
            .unwrap();
        }
    }
    let inputs = [corpus::Input::Path(folder.path().into())];
    let settings = Preset::Unicode.settings();
    let corpus = corpus::open(&inputs, corpus::Options::default()).unwrap();
    let counted = keyweight::count(corpus, &settings, &CountOptions::default()).unwrap();
    Analysis::new(counted, &settings)
}

fn targets(case: &Value) -> Selection {
    let names = case["params"]["target"].as_array().into_iter().flatten();
    let names: Vec<&str> = names.map(|name| name.as_str().unwrap()).collect();
    let pattern = format!("{{{}}}.txt", names.join(","));
    if names.is_empty() {
        Selection::default()
    } else {
        Selection::default().target(pattern)
    }
}

fn nothing_to_compare(case: &Value) {
    let found = Comparisons::new(&analysis(case), &targets(case));
    assert!(
        matches!(found, Err(GroupError::NothingElse { .. })),
        "{case}"
    );
}

fn top_row(case: &Value) {
    let analysis = analysis(case);
    let comparisons = Comparisons::new(&analysis, &targets(case)).unwrap();
    for measure in [Measure::Chi2, Measure::Chi2Yates] {
        // quanteda has terms that are rarer in the target last.
        let options = KeynessOptions::default()
            .min_count(1)
            .direction(DirectionFilter::Over)
            .measures([measure]);
        let table = Keyness::new(&analysis, &comparisons, &options, Top::first(1), &Quiet);
        let mut csv = Vec::new();
        CsvStyle::default().write_table(&table, &mut csv).unwrap();
        let mut rows = csv::Reader::from_reader(&csv[..]);
        let row: BTreeMap<String, String> = rows.deserialize().next().unwrap().unwrap();
        for (name, expected) in case["expected"].as_object().unwrap() {
            let column = format!("{}_count", name.trim_start_matches("n_"));
            assert_eq!(row[&column], expected.to_string(), "{case}");
        }
    }
}

/// tidylo compares with all documents together, which here are two.
fn signs(case: &Value) {
    let rows = case["input"]["rows_doc_word_n"].as_array().unwrap();
    let count = |document: Option<&Value>, word: Option<&Value>| {
        let of = rows.iter().filter(|row| {
            let same = document.is_none_or(|document| row[0] == *document);
            same && word.is_none_or(|word| row[1] == *word)
        });
        of.map(|row| row[2].as_u64().unwrap()).sum::<u64>()
    };
    let mut positive = Vec::new();
    let mut negative = Vec::new();
    for (number, row) in (1_u64..).zip(rows) {
        let (document, word) = (Some(&row[0]), Some(&row[1]));
        let own = Frequency::new(count(document, word), count(document, None)).unwrap();
        let others = Frequency::new(
            count(None, word) - own.count(),
            count(None, None) - own.total(),
        );
        let others = others.unwrap();
        let z = log_odds_z(own, others, Prior::pooled(own, others)).unwrap();
        if z > 1e-15 {
            positive.push(number);
        } else if z < -1e-15 {
            negative.push(number);
        }
    }
    assert_eq!(
        serde_json::json!(positive),
        case["expected"]["positive_rows_1based"],
        "{case}"
    );
    if let Some(expected) = case["expected"].get("negative_rows_1based") {
        assert_eq!(serde_json::json!(negative), *expected, "{case}");
    }
}
