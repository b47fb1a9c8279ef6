//! Finding tokens on one thread; `unicode_words` is the library alone, for comparison.

use divan::{Bencher, black_box};
use keyweight::tokenize::{Breaks, Words};
use unicode_segmentation::UnicodeSegmentation;

use crate::corpus::{ARTICLES, bytes, segmenter};

/// Segments as every run does: without breaks, and with one buffer for all texts.
#[divan::bench(args = [Words::Article, Words::Unicode, Words::Sklearn], sample_count = 10)]
fn words(bencher: Bencher<'_, '_>, words: Words) {
    let segmenter = segmenter(words).with_breaks(Breaks::Skip);
    let mut prepared = String::new();
    let mut tokens = Vec::new();
    bencher.counter(bytes()).bench_local(|| {
        for article in ARTICLES.iter() {
            let text = segmenter.prepare_in(&article.text, &mut prepared);
            segmenter.segment(text, &mut tokens);
            black_box(&tokens);
        }
    });
}

#[divan::bench(sample_count = 10)]
fn unicode_words(bencher: Bencher<'_, '_>) {
    bencher.counter(bytes()).bench(|| {
        let words = |text: &'static str| {
            text.unicode_words()
                .map(|word| black_box(word).len())
                .sum::<usize>()
        };
        ARTICLES
            .iter()
            .map(|article| words(&article.text))
            .sum::<usize>()
    });
}
