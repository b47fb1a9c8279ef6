//! Detecting the language of every document, on one thread.

use divan::counter::ItemsCount;
use divan::{Bencher, black_box};
use keyweight::tokenize::Language;

use crate::corpus::{ARTICLES, bytes};

#[divan::bench(sample_count = 10)]
fn detect(bencher: Bencher<'_, '_>) {
    bencher
        .counter(bytes())
        .counter(ItemsCount::new(ARTICLES.len()))
        .bench(|| {
            for article in ARTICLES.iter() {
                black_box(Language::detect(&article.text));
            }
        });
}
