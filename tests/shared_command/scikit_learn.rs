//! The numbers of scikit-learn's `TfidfVectorizer` for 60 inaugural addresses.

use std::collections::BTreeMap;

use crate::shared;
use crate::support::{Table, keyweight, run};

/// How far a weight may be from the oracle's.
const TOLERANCE: f64 = 1e-12;

/// The weight of every (document, term) pair.
fn weights(table: &Table) -> BTreeMap<(String, String), f64> {
    let documents = table.column("document").into_iter();
    let documents = documents.map(|document| document.trim_end_matches(".txt").to_owned());
    let terms = table.column("term").into_iter().map(str::to_owned);
    let weights = table.column("weight").into_iter();
    documents
        .zip(terms)
        .zip(weights.map(|weight| weight.parse().unwrap()))
        .collect()
}

/// Asserts that the pairs and weights of `options` are those of the table `oracle`.
fn agree(options: &[&str], oracle: &str) {
    let expected = weights(&Table::open(&shared(oracle)));
    let mut command = keyweight();
    command
        .args(["keywords", "--preset", "sklearn"])
        .args(["--top", "all", "--precision", "full"])
        .args(options)
        .arg(shared("corpora/inaugural/txt"));
    let done = run(&mut command).exits_with(0);
    let found = weights(&Table::read(&done.stdout, b','));
    assert!(expected.len() > 40_000);
    assert!(found.keys().eq(expected.keys()), "the pairs differ");
    for (pair, weight) in &expected {
        let difference = (found[pair] - weight).abs();
        assert!(
            difference <= TOLERANCE,
            "{pair:?}: {} and {weight}",
            found[pair]
        );
    }
}

#[test]
fn the_inaugural_addresses_weigh_what_scikit_learn_says() {
    agree(&[], "oracles/sklearn_inaugural_default.csv");
}

#[test]
fn so_do_their_bigrams() {
    let options = "--ngrams 2..2 --min-documents 3 --tf log --idf plain-plus-one --norm l1";
    agree(
        &options.split(' ').collect::<Vec<_>>(),
        "oracles/sklearn_inaugural_sublinear_l1_nosmooth_bigrams_min3.csv",
    );
}
