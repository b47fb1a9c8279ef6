//! Keyness: the statistics against numbers made outside keyweight, and their laws.

use std::collections::BTreeMap;
use std::path::Path;

use keyweight::score::{
    Confidence, Correction, Direction, Frequency, Prior, bayes_factor_bic, chi_squared,
    chi_squared_upper_tail, conditional_odds_ratio, conservative_log_ratio, direction,
    fisher_exact, log_likelihood, log_likelihood_two_cells, log_likelihood_williams, log_odds_z,
    log_ratio, log_ratio_interval, odds_ratio, percent_difference, pointwise_mutual_information,
    relative_risk, simple_maths,
};
use proptest::prelude::*;

/// How far a statistic may be from the oracle's, as a share of it.
const TOLERANCE: f64 = 1e-9;

fn frequency(count: u64, total: u64) -> Frequency {
    Frequency::new(count, total).unwrap()
}

fn close(found: f64, expected: f64) -> bool {
    (found - expected).abs() <= TOLERANCE * expected.abs().max(1e-12)
}

#[test]
fn the_statistics_of_keyness_are_those_of_scipy_and_mpmath() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("oracles/keyness.csv");
    let mut tables = 0;
    let mut compared = 0;
    for row in csv::Reader::from_path(path).unwrap().into_deserialize() {
        let row: BTreeMap<String, String> = row.unwrap();
        let count = |name: &str| row[name].parse::<u64>().unwrap();
        let target = frequency(count("target_count"), count("target_total"));
        let reference = frequency(count("reference_count"), count("reference_total"));
        let interval = log_ratio_interval(target, reference, Confidence::NINETY_FIVE);
        let strict = Confidence::NINETY_FIVE.simultaneous(10_000);
        let likelihood = log_likelihood(target, reference);
        let found = [
            ("log_likelihood", Some(likelihood)),
            (
                "log_likelihood_two_cells",
                Some(log_likelihood_two_cells(target, reference)),
            ),
            (
                "log_likelihood_williams",
                Some(log_likelihood_williams(target, reference)),
            ),
            (
                "chi_squared",
                Some(chi_squared(target, reference, Correction::None)),
            ),
            (
                "chi_squared_yates",
                Some(chi_squared(target, reference, Correction::Yates)),
            ),
            ("log10_p", Some(chi_squared_upper_tail(likelihood).log10())),
            (
                "fisher_exact_log10",
                Some(fisher_exact(target, reference).log10()),
            ),
            (
                "bayes_factor_bic",
                Some(bayes_factor_bic(target, reference)),
            ),
            ("log_ratio", Some(log_ratio(target, reference))),
            ("log_ratio_low", interval.low),
            ("log_ratio_high", interval.high),
            (
                "log_ratio_low_of_10000",
                log_ratio_interval(target, reference, strict).low,
            ),
            (
                "log_odds_z",
                log_odds_z(target, reference, Prior::pooled(target, reference)),
            ),
        ];
        for (name, found) in found {
            match (found, row[name].as_str()) {
                (None, expected) => assert_eq!(expected, "", "{name} of {row:?}"),
                // Made by exact integers, of which there would be too many.
                (Some(_), "") if name == "fisher_exact_log10" => {}
                (Some(found), expected) => {
                    let expected: f64 = expected.parse().unwrap();
                    assert!(close(found, expected), "{name}: {found} in {row:?}");
                    compared += 1;
                }
            }
        }
        tables += 1;
    }
    assert_eq!(tables, 15);
    assert!(compared > 180, "{compared}");
}

/// The tables of the tests of the R package quanteda.textstats (commit 9fc2708, tests/testthat/
/// test-textstat_keyness.R, line 87), a row of counts for each document.
const LETTERS: [&str; 2] = [
    "a a a b b c c c c c c d e f g h h",
    "a a b c c d d d d e f h",
];

/// The letters of `LETTERS`, largest score first, equal ones in their order.
fn ranked(target: usize, score: impl Fn(Frequency, Frequency) -> f64) -> String {
    let frequency = |letter: char, text: &str| {
        let count = text.matches(letter).count() as u64;
        frequency(count, text.split(' ').count() as u64)
    };
    let of = |letter| {
        score(
            frequency(letter, LETTERS[target]),
            frequency(letter, LETTERS[1 - target]),
        )
    };
    let mut letters: Vec<(char, f64)> = ('a'..='h').map(|letter| (letter, of(letter))).collect();
    letters.sort_by(|a, b| b.1.total_cmp(&a.1));
    letters.into_iter().map(|(letter, _)| letter).collect()
}

#[test]
fn letters_are_ranked_as_in_the_tests_of_quanteda() {
    let exact = |target, reference| {
        let infinite = f64::INFINITY;
        conditional_odds_ratio(target, reference).unwrap_or(infinite)
    };
    assert_eq!(ranked(0, exact), "gcbhaefd");
    assert_eq!(ranked(1, exact), "defabhcg");
    assert_eq!(ranked(0, log_likelihood), "cgbhaefd");
    assert_eq!(ranked(1, log_likelihood), "defabhgc");
}

/// quanteda corrects only where an expected count is below 5, and not at all where the difference is
/// smaller than the correction; keyweight agrees with scipy, and so with R `chisq.test`.
#[test]
fn the_correction_of_yates_is_that_of_r() {
    let yates = |target, reference| chi_squared(target, reference, Correction::Yates);
    // scipy 1.17.1: chi2_contingency([[6, 2], [11, 10]]).statistic, and so on
    let c = yates(frequency(6, 17), frequency(2, 12));
    assert!(close(c, 0.467_298_377_684_407_1), "{c}");
    let d = yates(frequency(1, 17), frequency(4, 12));
    assert!(close(d, -2.040_247_140_522_875_5), "{d}");
    let g = yates(frequency(1, 17), frequency(0, 12));
    assert!(g.abs() < f64::MIN_POSITIVE, "{g}");
}

/// Where quanteda puts g first and c second, and at the end c before g, its correction is left out
/// (see above); R and scipy correct all of them to zero but c and d.
#[test]
fn letters_are_ranked_by_chi_squared_as_scipy_has_it() {
    let plain = |target, reference| chi_squared(target, reference, Correction::None);
    // scipy 1.17.1: chi2_contingency(table, correction=False).statistic, signed, largest first
    assert_eq!(ranked(0, plain), "cgbhaefd");
    assert_eq!(ranked(1, plain), "defabhgc");
    // The same with correction=True: 0.467 for c, -2.04 for d and 0 for all others.
    let yates = |target, reference| chi_squared(target, reference, Correction::Yates) + 0.0;
    assert_eq!(ranked(0, yates), "cabefghd");
    assert_eq!(ranked(1, yates), "dabefghc");
}

#[test]
fn two_documents_together_differ_from_a_third_as_r_says() {
    // R 4 chisq.test and ln(O / E), in the tests of the R package quanteda.textstats (commit 9fc2708,
    // tests/testthat/test-textstat_keyness.R, lines 39, 52 and 283)
    let (target, reference) = (frequency(7, 10), frequency(5, 15));
    let chi2 = |correction| chi_squared(target, reference, correction);
    assert!(close(chi2(Correction::Yates), 1.929_754_273_504_27));
    assert!(close(chi2(Correction::None), 3.231_837_606_837_61));
    let pmi = pointwise_mutual_information(frequency(3, 17), frequency(2, 12)).unwrap();
    assert!((pmi - 0.023_256_862_164_267_183).abs() < 1e-12, "{pmi}");
    // scipy 1.17.1: odds_ratio([[7, 3], [2, 7]]).statistic
    let odds = conditional_odds_ratio(frequency(7, 10), frequency(2, 9)).unwrap();
    assert!(close(odds, 7.166_306_303_557_888), "{odds}");
}

#[test]
fn signs_are_those_of_the_tests_of_tidylo() {
    // tidylo, commit 5b8d9b0, tests/testthat/test-bind-log-odds.R, lines 46 and 63: positive are the
    // words that only one of two documents has, and all but `text` in the second of two others.
    let z = |a, n1, b, n2| {
        let (target, reference) = (frequency(a, n1), frequency(b, n2));
        log_odds_z(target, reference, Prior::pooled(target, reference)).unwrap()
    };
    assert!(z(1, 6, 0, 6) > 0.0 && z(2, 6, 0, 6) > 0.0);
    assert!(z(1, 6, 1, 6).abs() < 1e-15);
    assert!(z(3, 5, 1, 4) > 0.0 && z(1, 4, 3, 5) < 0.0 && z(2, 4, 0, 5) > 0.0);
}

fn frequencies() -> impl Strategy<Value = Frequency> {
    let total = prop_oneof![1..60_u64, 1..10_000_000_000_u64];
    total.prop_flat_map(|total| {
        let count = prop_oneof![Just(0), Just(total), 0..=total, 0..=total.min(50)];
        count.prop_map(move |count| frequency(count, total))
    })
}

proptest! {
    #[test]
    fn swapping_the_corpora_flips_the_sign(a in frequencies(), b in frequencies()) {
        let signed: [fn(Frequency, Frequency) -> f64; 5] = [
            log_likelihood,
            log_likelihood_two_cells,
            |a, b| chi_squared(a, b, Correction::Yates),
            log_ratio,
            |a, b| conservative_log_ratio(a, b, Confidence::NINETY_FIVE),
        ];
        for score in signed {
            // To the last bit.
            let bits = |score: f64| (score + 0.0).to_bits();
            prop_assert_eq!(bits(score(a, b)), bits(-score(b, a)));
        }
        let score = log_likelihood(a, b);
        let expected = match direction(a, b) {
            Direction::Over => score > 0.0,
            Direction::Under => score < 0.0,
            Direction::Equal => score.abs() <= 0.0,
        };
        prop_assert!(expected, "{score}");
    }

    #[test]
    fn the_difference_in_percent_is_what_the_ratio_has_above_one(
        a in frequencies(),
        b in frequencies(),
    ) {
        let expected = 100.0 * (relative_risk(a, b) - 1.0);
        let found = percent_difference(a, b);
        prop_assert!((found - expected).abs() <= 1e-9 * expected.abs().max(100.0), "{found}");
    }

    #[test]
    fn every_score_is_finite(a in frequencies(), b in frequencies()) {
        let finite = [
            log_likelihood(a, b),
            log_likelihood_two_cells(a, b),
            log_likelihood_williams(a, b),
            chi_squared(a, b, Correction::None),
            chi_squared_upper_tail(log_likelihood(a, b)).log10(),
            bayes_factor_bic(a, b),
            log_ratio(a, b),
            percent_difference(a, b),
            relative_risk(a, b),
            odds_ratio(a, b),
            simple_maths(a, b, 1.0),
            conservative_log_ratio(a, b, Confidence::NINETY_FIVE.simultaneous(1_000_000)),
        ];
        for score in finite {
            prop_assert!(score.is_finite(), "{finite:?}");
        }
        let z = log_odds_z(a, b, Prior::pooled(a, b));
        prop_assert!(z.is_none_or(f64::is_finite));
        let interval = log_ratio_interval(a, b, Confidence::NINETY_FIVE);
        if let (Some(low), Some(high)) = (interval.low, interval.high) {
            prop_assert!(low < high && low.is_finite() && high.is_finite());
        }
    }

    #[test]
    fn an_exact_probability_is_one_of_all_tables(
        a in 0..40_u64, c in 0..60_u64, b in 0..40_u64, d in 1..60_u64,
    ) {
        prop_assume!(a + c > 0);
        let p = fisher_exact(frequency(a, a + c), frequency(b, b + d));
        prop_assert!(p.value() > 0.0 && p.value() <= 1.0, "{p:?}");
    }
}
