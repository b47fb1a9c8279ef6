//! The corpus of all benchmarks, in the forms that the stages take.

use std::fs;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use divan::counter::BytesCount;
use keyweight::tokenize::{Hyphens, Segmentation, Segmenter, Token, Words};
use keyweight_benches::{Article, Articles};
use keyweight_count::{Context, Counter, Counts};

const SEED: u64 = 1;
const BYTES: u64 = 20_000_000;

/// The articles.
pub(crate) static ARTICLES: LazyLock<Vec<Article>> =
    LazyLock::new(|| Articles::new(SEED, BYTES).collect());

/// The articles' tokens.
pub(crate) static TOKENS: LazyLock<Vec<Vec<Token>>> = LazyLock::new(|| {
    let segmenter = segmenter(Words::Article);
    let segment = |article: &Article| {
        let mut tokens = Vec::new();
        segmenter.segment(&article.text, &mut tokens);
        tokens
    };
    ARTICLES.iter().map(segment).collect()
});

/// The articles as a CSV file in the target folder.
pub(crate) static CSV: LazyLock<PathBuf> = LazyLock::new(|| {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("articles.csv");
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer
        .write_record(["id", "text"])
        .expect("memory takes it");
    for Article { id, text } in ARTICLES.iter() {
        writer.write_record([id, text]).expect("memory takes it");
    }
    let bytes = writer.into_inner().expect("memory takes it");
    fs::write(&path, bytes).expect("the target folder can be written to");
    path
});

/// The unit of throughput: bytes of article text.
pub(crate) fn bytes() -> BytesCount {
    BytesCount::new(
        ARTICLES
            .iter()
            .map(|article| article.text.len())
            .sum::<usize>(),
    )
}

pub(crate) fn segmenter(words: Words) -> Segmenter {
    Segmenter::new(Segmentation {
        words,
        hyphens: Hyphens::Keep,
    })
}

/// The ranges of tokens, all in the same context.
pub(crate) fn ranges(tokens: &[Token]) -> impl Iterator<Item = (Range<usize>, Context)> + '_ {
    tokens
        .iter()
        .map(|token| (token.start..token.end, Context(0)))
}

/// The counts of the articles in a range.
pub(crate) fn counted(range: Range<usize>) -> Counts {
    let mut counter = Counter::new();
    for number in range {
        let text = &ARTICLES[number].text;
        counter.count(number as u64, text, ranges(&TOKENS[number]));
    }
    counter.finish()
}
