//! Keyness of the words of inaugural addresses, Democratic against Republican, as R packages compute
//! it from the same counts: quanteda.textstats 0.97.2 and tidylo 0.2.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use keyweight_score::{
    Correction, Frequency, Prior, chi_squared, chi_squared_upper_tail, fisher_exact,
    log_likelihood, log_likelihood_williams, log_odds_z, pointwise_mutual_information,
    smallest_expected_count,
};

/// How far a statistic may be from the oracle's, as a share of it.
const TOLERANCE: f64 = 1e-9;

type Row = BTreeMap<String, String>;

fn shared(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../shared")
        .join(name)
}

fn rows(name: &str) -> Vec<Row> {
    let reader = csv::Reader::from_path(shared(name)).unwrap();
    reader.into_deserialize().map(|row| row.unwrap()).collect()
}

/// Word → count in the Democratic and in the Republican addresses.
fn counts() -> BTreeMap<String, [u64; 2]> {
    let mut sides: BTreeMap<String, usize> = BTreeMap::new();
    for row in rows("corpora/inaugural/metadata.csv") {
        match row["group"].as_str() {
            "Democratic" => sides.insert(row["id"].clone(), 0),
            "Republican" => sides.insert(row["id"].clone(), 1),
            _ => None,
        };
    }
    let mut counts: BTreeMap<String, [u64; 2]> = BTreeMap::new();
    for row in rows("oracles/inaugural_dem_vs_rep_counts.csv") {
        let count: u64 = row["n"].parse().unwrap();
        counts.entry(row["word"].clone()).or_default()[sides[&row["doc_id"]]] += count;
    }
    counts
}

fn totals(counts: &BTreeMap<String, [u64; 2]>) -> [u64; 2] {
    let add = |sum: [u64; 2], next: &[u64; 2]| [sum[0] + next[0], sum[1] + next[1]];
    counts.values().fold([0, 0], add)
}

fn assert_close(found: f64, expected: f64, what: &str) {
    let difference = (found - expected).abs();
    assert!(
        difference <= TOLERANCE * expected.abs(),
        "{what}: {found}, the oracle says {expected}"
    );
}

#[test]
fn the_words_of_inaugural_addresses_differ_as_quanteda_says() {
    let counts = counts();
    let [left, right] = totals(&counts);
    let mut exact_tests = 0;
    let mut corrected = 0;
    let mut with_williams = 0;
    let oracle = rows("oracles/inaugural_dem_vs_rep_keyness.csv");
    // Of the exact test only words with 20 occurrences were left in the corpora.
    let frequent = counts.iter().filter(|(_, [a, b])| a + b >= 20);
    let of_frequent = totals(
        &frequent
            .map(|(word, counts)| (word.clone(), *counts))
            .collect(),
    );
    assert!(oracle.len() > 8_000);
    for row in &oracle {
        let word = row["feature"].as_str();
        let [a, b] = counts[word];
        let target = Frequency::new(a, left).unwrap();
        let reference = Frequency::new(b, right).unwrap();
        let oracle = |name: &str| row[name].parse::<f64>();
        let chi2 = chi_squared(target, reference, Correction::None);
        assert_close(chi2, oracle("chi2_none").unwrap(), word);
        let yates = chi_squared(target, reference, Correction::Yates);
        // quanteda corrects only where an expected count is below 5 and the correction is not larger
        // than the difference; R chisq.test, and keyweight with it, correct always, and at most by the
        // difference (see keyness.rs beside the other tests of the library).
        let is_large =
            |product: u128, other: u128| 2 * product.abs_diff(other) >= u128::from(left + right);
        let product = |x: u64, y: u64| u128::from(x) * u128::from(y);
        let of_quanteda = if smallest_expected_count(target, reference) < 5.0
            && is_large(product(a, right - b), product(b, left - a))
        {
            corrected += 1;
            yates
        } else {
            assert!(yates.abs() <= chi2.abs());
            chi2
        };
        assert_close(of_quanteda, oracle("chi2_yates").unwrap(), word);
        // quanteda takes 1 - pchisq(): what is left of a small p is absolutely exact, not relatively.
        let p = chi_squared_upper_tail(of_quanteda).value();
        let difference = (p - oracle("p_chi2_yates").unwrap()).abs();
        assert!(difference <= 1e-14, "{word}: {difference}");
        // It adds 1e-9 to each O / E before the logarithm, so that 2e-9 · E is too much for each cell
        // that is not empty.
        let all = (left + right) as f64;
        let of_term = (a + b) as f64;
        let empty = |count: u64, total: u64| {
            if count == 0 {
                total as f64 * of_term / all
            } else {
                0.0
            }
        };
        let surplus = 2e-9 * (all - empty(a, left) - empty(b, right));
        let likelihood = log_likelihood(target, reference);
        let added = likelihood + surplus * likelihood.signum();
        let difference = (added - oracle("G2_none").unwrap()).abs();
        assert!(
            difference <= 1e-9 * added.abs().max(1.0),
            "{word}: {difference}"
        );
        // It leaves many words without Williams' correction; those with it are told by the oracle.
        let of_williams = oracle("G2_williams").unwrap();
        if (of_williams - oracle("G2_none").unwrap()).abs() > 1e-9 {
            let factor = log_likelihood_williams(target, reference) / likelihood;
            let difference = (added * factor - of_williams).abs();
            assert!(
                difference <= 1e-9 * added.abs().max(1.0),
                "{word}: {difference}"
            );
            with_williams += 1;
        }
        if let Some(pmi) = pointwise_mutual_information(target, reference) {
            // ln(x + 1e-9)
            let pmi = (pmi.exp() + 1e-9).ln();
            let difference = (pmi - oracle("pmi").unwrap()).abs();
            assert!(difference <= 1e-12, "{word}: {difference}");
        }
        if let Ok(p) = oracle("fisher_p_min20") {
            let target = Frequency::new(a, of_frequent[0]).unwrap();
            let reference = Frequency::new(b, of_frequent[1]).unwrap();
            assert_close(fisher_exact(target, reference).value(), p, word);
            exact_tests += 1;
        }
    }
    assert!(exact_tests > 600, "{exact_tests}");
    assert!(corrected > 100, "{corrected}");
    assert!(with_williams > 3_000, "{with_williams}");
}

/// tidylo compares a group with all groups together, itself included, leaves out words that a group
/// does not have, and makes the prior of the counts themselves; given what it compares, the formula
/// is the same.
#[test]
fn the_log_odds_of_inaugural_addresses_are_those_of_tidylo() {
    let counts = counts();
    let side = |row: &Row| usize::from(row["doc_id"] != "Democratic");
    let oracle = rows("oracles/inaugural_dem_vs_rep_tidylo_log_odds.csv");
    assert!(oracle.len() > 11_000);
    let of_word = |word: &str| counts[word][0] + counts[word][1];
    let with_prior = |row: &Row| counts[&row["word"]][side(row)] + of_word(&row["word"]);
    let mut of_group = [0, 0];
    let mut of_words: BTreeMap<&str, u64> = BTreeMap::new();
    for row in &oracle {
        of_group[side(row)] += with_prior(row);
        *of_words.entry(&row["word"]).or_default() += with_prior(row);
    }
    let none = Prior {
        term: 0.0,
        total: 0.0,
    };
    let all = of_group[0] + of_group[1];
    let [left, right] = totals(&counts);
    let mut same_sign = 0;
    for row in &oracle {
        let word = row["word"].as_str();
        let group = Frequency::new(with_prior(row), of_group[side(row)]).unwrap();
        let everything = Frequency::new(of_words[word], all).unwrap();
        let z = log_odds_z(group, everything, none).unwrap();
        let expected: f64 = row["log_odds_weighted"].parse().unwrap();
        assert_close(z, expected, word);
        // Against the other group, as Monroe et al. have it, the sign is mostly the same; where words
        // that a group lacks are left out, all others seem a little more frequent in it than they are.
        let [a, b] = counts[word];
        let target = Frequency::new(a, left).unwrap();
        let reference = Frequency::new(b, right).unwrap();
        let own = log_odds_z(target, reference, Prior::pooled(target, reference)).unwrap();
        let own = if side(row) == 0 { own } else { -own };
        same_sign += u32::from(own * expected > 0.0);
    }
    let share = f64::from(same_sign) / oracle.len() as f64;
    assert!(share > 0.9, "{share}");
}
