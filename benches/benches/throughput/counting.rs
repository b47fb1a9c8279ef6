//! Counting tokens that are already found, and merging counts, on one thread.

use divan::{Bencher, black_box};
use keyweight_count::Counter;

use crate::corpus::{ARTICLES, TOKENS, bytes, counted, places};

/// Interning and counting alone, without bringing surfaces into their order.
#[divan::bench(sample_count = 10)]
fn count(bencher: Bencher<'_, '_>) {
    let documents = || ARTICLES.iter().zip(TOKENS.iter());
    bencher.counter(bytes()).bench(|| {
        let mut counter = Counter::new();
        for (ordinal, (article, tokens)) in (0..).zip(documents()) {
            counter.count(ordinal, &article.text, places(tokens));
        }
        black_box(&counter);
        counter
    });
}

/// The same with `Counter::finish`.
#[divan::bench(sample_count = 10)]
fn count_and_finish(bencher: Bencher<'_, '_>) {
    bencher
        .counter(bytes())
        .bench(|| counted(0..ARTICLES.len()));
}

/// Two halves of the corpus into one.
#[divan::bench(sample_count = 10)]
fn merge(bencher: Bencher<'_, '_>) {
    let middle = ARTICLES.len() / 2;
    let halves = (counted(0..middle), counted(middle..ARTICLES.len()));
    bencher
        .counter(bytes())
        .with_inputs(|| halves.clone())
        .bench_values(|(left, right)| left.merge(right));
}
