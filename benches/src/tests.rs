//! The properties that the generated corpus must have.

use std::collections::HashMap;

use keyweight_tokenize::{Language, LanguageDetector};
use sha2::{Digest, Sha256};
use unicode_segmentation::UnicodeSegmentation;

use crate::{Article, Articles};

const SEED: u64 = 1;

fn texts(bytes: u64) -> Vec<Article> {
    Articles::new(SEED, bytes).collect()
}

/// The counts of all lowercased words, in descending order.
fn counts(articles: &[Article]) -> Vec<u64> {
    let mut counts: HashMap<String, u64> = HashMap::new();
    for article in articles {
        for word in article.text.unicode_words() {
            *counts.entry(word.to_lowercase()).or_default() += 1;
        }
    }
    let mut counts: Vec<u64> = counts.into_values().collect();
    counts.sort_unstable_by(|a, b| b.cmp(a));
    counts
}

#[test]
fn the_same_seed_and_size_give_the_same_bytes() {
    let mut hash = Sha256::new();
    for article in texts(200_000) {
        hash.update(article.id);
        hash.update(article.text);
    }
    let found = hash.finalize()[..8]
        .iter()
        .fold(0, |sum, byte| sum << 8 | u64::from(*byte));
    assert_eq!(found, 0x8730_4C31_B39D_97C6);
}

#[test]
fn a_smaller_corpus_is_the_beginning_of_a_larger_one() {
    let (small, large) = (texts(50_000), texts(90_000));
    let (_, whole) = small.split_last().unwrap();
    assert_eq!(whole, &large[..whole.len()]);
    assert_ne!(
        texts(50_000),
        Articles::new(SEED + 1, 50_000).collect::<Vec<_>>()
    );
}

#[test]
fn the_size_is_exact_to_a_sentence() {
    for size in [1, 10_000, 1_000_000] {
        let bytes: usize = texts(size).iter().map(|article| article.text.len()).sum();
        assert!((size..size + 1_000).contains(&(bytes as u64)), "{bytes}");
    }
    assert!(texts(0).is_empty());
}

#[test]
fn frequencies_fall_with_the_rank_as_in_zipfs_law() {
    let counts = counts(&texts(4_000_000));
    // At ten times the rank the frequency is roughly a tenth: an exponent of 0.6 to 1.5 is a ratio
    // of 4 to 31. As in real text, rare words fall off faster.
    for rank in [10, 100, 1_000] {
        let ratio = counts[rank - 1] / counts[10 * rank - 1];
        assert!((4..=31).contains(&ratio), "rank {rank}: {ratio}");
    }
    let tokens: u64 = counts.iter().sum();
    assert!(
        (30..70).contains(&(counts[0] * 1_000 / tokens)),
        "{}",
        counts[0]
    );
}

#[test]
fn the_vocabulary_grows_with_the_corpus_as_in_heapss_law() {
    let types = |bytes| counts(&texts(bytes)).len();
    let (small, large) = (types(1_000_000), types(8_000_000));
    // With eight times the text, an exponent of 0.5 to 0.7 is a ratio of 2.8 to 4.3.
    let percent = large * 100 / small;
    assert!((280..430).contains(&percent), "{small} {large}");
}

#[test]
fn a_few_bytes_are_not_ascii() {
    let articles = texts(2_000_000);
    let bytes = articles.iter().flat_map(|article| article.text.bytes());
    let (mut other, mut all) = (0_u64, 0_u64);
    for byte in bytes {
        other += u64::from(!byte.is_ascii());
        all += 1;
    }
    let per_ten_thousand = other * 10_000 / all;
    assert!((50..=90).contains(&per_ten_thousand), "{per_ten_thousand}");
}

#[test]
fn articles_have_the_mean_length_of_the_real_ones() {
    let articles = texts(8_000_000);
    let mean = 8_000_000 / articles.len();
    assert!((6_800..8_200).contains(&mean), "{mean}");
    let mut lengths: Vec<usize> = articles.iter().map(|article| article.text.len()).collect();
    lengths.sort_unstable();
    let median = lengths[lengths.len() / 2];
    assert!((4_700..6_200).contains(&median), "{median}");
}

#[test]
fn articles_are_detected_as_english() {
    let articles = texts(1_500_000);
    let detector = LanguageDetector::new();
    let english = articles
        .iter()
        .map(|article| detector.detect(&article.text))
        .filter(|found| found.reliable && found.language == Language::ENGLISH)
        .count();
    assert!(
        english * 100 >= articles.len() * 95,
        "{english} of {}",
        articles.len()
    );
}
