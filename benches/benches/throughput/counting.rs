//! Counting tokens that were found before, and merging counts, on one thread.

use divan::{Bencher, black_box};
use keyweight_count::Counter;

use crate::corpus::{ARTICLES, TOKENS, bytes, counted, ranges};

/// Interning and counting alone, without sorting the surfaces.
#[divan::bench(sample_count = 10)]
fn count(bencher: Bencher<'_, '_>) {
    let documents = || ARTICLES.iter().zip(TOKENS.iter());
    bencher.counter(bytes()).bench(|| {
        let mut counter = Counter::new();
        for (ordinal, (article, tokens)) in (0..).zip(documents()) {
            counter.count(ordinal, &article.text, ranges(tokens));
        }
        black_box(&counter);
        counter
    });
}

/// Counting, followed by `Counter::finish`.
#[divan::bench(sample_count = 10)]
fn count_and_finish(bencher: Bencher<'_, '_>) {
    bencher
        .counter(bytes())
        .bench(|| counted(0..ARTICLES.len()));
}

/// Merging the two halves of the corpus.
#[divan::bench(sample_count = 10)]
fn merge(bencher: Bencher<'_, '_>) {
    let middle = ARTICLES.len() / 2;
    let halves = (counted(0..middle), counted(middle..ARTICLES.len()));
    bencher
        .counter(bytes())
        .with_inputs(|| halves.clone())
        .bench_values(|(left, right)| left.merge(right));
}
