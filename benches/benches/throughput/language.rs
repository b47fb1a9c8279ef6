//! Detecting the language of every document, on one thread.

use divan::counter::ItemsCount;
use divan::{Bencher, black_box};
use keyweight::tokenize::LanguageDetector;

use crate::corpus::{ARTICLES, bytes};

#[divan::bench(sample_count = 10)]
fn detect(bencher: Bencher<'_, '_>) {
    let detector = LanguageDetector::new();
    bencher
        .counter(bytes())
        .counter(ItemsCount::new(ARTICLES.len()))
        .bench(|| {
            for article in ARTICLES.iter() {
                black_box(detector.detect(&article.text));
            }
        });
}

/// The fixed cost of every run, whatever its input.
#[divan::bench(sample_count = 10)]
fn new_detector() -> LanguageDetector {
    LanguageDetector::new()
}
