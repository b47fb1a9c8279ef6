//! Numbers made outside keyweight; see oracles/README.md for where each comes from.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use keyweight::score::{Idf, LogBase, Norm, Tf, Weighting};

use keyweight::{Analysis, Preset};
use serde::de::DeserializeOwned;

use crate::support::{analysis, files_below, inputs, root};

/// How far a weight may be from the oracle's.
const TOLERANCE: f64 = 1e-12;

/// The weight of every (document, term) pair.
type Pairs = BTreeMap<(String, String), f64>;

#[test]
fn the_seeds_weigh_what_scikit_learn_says() {
    let mut expected = Pairs::new();
    let mut written = Vec::new();
    for (document, term, weight) in rows::<(String, String, f64)>("sklearn_default.csv") {
        if written.last() != Some(&document) {
            written.push(document.clone());
        }
        expected.insert((document, term), weight);
    }
    let seeds = root().join("seeds");
    let mut texts = files_below(&seeds, ".txt");
    texts.extend(files_below(&seeds, ".md"));
    let analysis = analysis(&inputs(texts), &Preset::Sklearn.settings());
    assert!(analysis.skipped().is_empty(), "{:?}", analysis.skipped());
    let mut found = pairs(&analysis);
    found.retain(|(document, _), _| written.contains(document));
    compare(
        &found,
        &expected,
        "run tests/oracles/sklearn.py if seeds/ has changed",
    );
}

#[test]
fn the_variants_of_scikit_learn_are_matched() {
    let mut variants: BTreeMap<[String; 3], Pairs> = BTreeMap::new();
    for (tf, idf, norm, document, term, weight) in
        rows::<(String, String, String, String, String, f64)>("sklearn_variants.csv")
    {
        let variant = variants.entry([tf, idf, norm]).or_default();
        variant.insert((document, term), weight);
    }
    assert_eq!(variants.len(), 27);
    for ([tf, idf, norm], expected) in variants {
        let weighting = Weighting {
            tf: choice(&tf),
            idf: choice(&idf),
            norm: choice(&norm),
            log_base: LogBase::E,
        };
        compare(&tiny(weighting), &expected, &format!("{tf} {idf} {norm}"));
    }
}

#[test]
fn every_combination_of_the_formulas_is_matched() {
    let mut reader = csv::Reader::from_path(oracle("formulas.csv")).unwrap();
    let header = reader.headers().unwrap().clone();
    let names: Vec<(String, String)> = header
        .iter()
        .skip(4)
        .map(|name| {
            let (document, term) = name.split_once(':').unwrap();
            (document.to_owned(), term.to_owned())
        })
        .collect();
    let mut combinations = 0;
    for record in reader.records() {
        let record = record.unwrap();
        let weighting = Weighting {
            tf: choice(&record[0]),
            idf: choice(&record[1]),
            norm: choice(&record[2]),
            log_base: choice(&record[3]),
        };
        let weights = record.iter().skip(4).map(|cell| cell.parse().unwrap());
        let expected = names.iter().cloned().zip(weights).collect();
        compare(&tiny(weighting), &expected, &format!("{weighting:?}"));
        combinations += 1;
    }
    assert_eq!(combinations, 5 * 6 * 3 * 3);
}

#[test]
fn the_presets_name_the_weighting_of_scikit_learn() {
    let expected = Weighting {
        tf: Tf::Count,
        idf: Idf::Smooth,
        norm: Norm::L2,
        log_base: LogBase::E,
    };
    for preset in [Preset::Article, Preset::Sklearn] {
        assert_eq!(preset.settings().weighting, expected, "{preset:?}");
    }
}

#[test]
fn the_preset_unicode_weighs_plain_words_by_count_and_rarity() {
    let expected = Weighting {
        tf: Tf::Count,
        idf: Idf::Plain,
        norm: Norm::None,
        log_base: LogBase::E,
    };
    let settings = Preset::Unicode.settings();
    assert_eq!(settings.weighting, expected);
    let expected = rows::<(String, String, f64)>("unicode.csv");
    let expected = expected
        .into_iter()
        .map(|(document, term, weight)| ((document, term), weight));
    let analysis = analysis(&inputs([oracle("unicode_corpus.csv")]), &settings);
    compare(&pairs(&analysis), &expected.collect(), "unicode.csv");
}

/// The value with this name in settings and manifests.
fn choice<T: DeserializeOwned>(name: &str) -> T {
    serde_json::from_value(name.into()).unwrap()
}

/// The weights of tests/oracles/corpus.csv.
fn tiny(weighting: Weighting) -> Pairs {
    let settings = Preset::Sklearn.settings().with(|settings| {
        settings.weighting = weighting;
    });
    pairs(&analysis(&inputs([oracle("corpus.csv")]), &settings))
}

fn pairs(analysis: &Analysis) -> Pairs {
    let mut pairs = Pairs::new();
    let mut reader = analysis.reader();
    for (number, document) in analysis.documents().iter().enumerate() {
        for (term, weight) in reader.weights(number) {
            let term = analysis.matrix().terms().get(*term).to_owned();
            pairs.insert((document.id.clone(), term), *weight);
        }
    }
    pairs
}

/// Fails unless both have the same pairs, with weights as good as equal.
fn compare(found: &Pairs, expected: &Pairs, what: &str) {
    let only = |of: &Pairs, other: &Pairs| -> Vec<(String, String)> {
        let missing = of.keys().filter(|pair| !other.contains_key(*pair));
        missing.take(5).cloned().collect()
    };
    let (surplus, missing) = (only(found, expected), only(expected, found));
    assert!(
        surplus.is_empty() && missing.is_empty(),
        "{what}: pairs of keyweight alone {surplus:?}, of the oracle alone {missing:?}"
    );
    for (pair, weight) in expected {
        let difference = (found[pair] - weight).abs();
        assert!(
            difference <= TOLERANCE,
            "{what}: {pair:?} weighs {}, the oracle says {weight}",
            found[pair]
        );
    }
}

fn oracle(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("oracles")
        .join(name)
}

fn rows<T: DeserializeOwned>(name: &str) -> Vec<T> {
    let reader = csv::Reader::from_path(oracle(name)).unwrap();
    reader.into_deserialize().map(|row| row.unwrap()).collect()
}
