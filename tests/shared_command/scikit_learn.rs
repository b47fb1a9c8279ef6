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

#[test]
fn the_inaugural_addresses_weigh_what_scikit_learn_says() {
    let expected = weights(&Table::open(&shared(
        "oracles/sklearn_inaugural_default.csv",
    )));
    let mut command = keyweight();
    command
        .args(["keywords", "--preset", "sklearn"])
        .args(["--top", "all", "--precision", "full"])
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
