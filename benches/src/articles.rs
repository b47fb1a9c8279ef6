//! Generates the articles of a corpus one by one.

use crate::rng::Rng;
use crate::sentence::{Quotes, Sentences};
use crate::vocabulary::Vocabulary;

/// The median length of an article in bytes; the mean is 1.38 times as much.
const MEDIAN_LENGTH: u64 = 5_450;
/// An article's length is multiplied or divided by this ratio, as many times as there are steps. So
/// its logarithm is a sum of equal steps, which is normally distributed with a standard deviation
/// of 0.2 · √16 = 0.8.
const STEP: (u64, u64) = (11, 9);
const STEPS: u32 = 16;

/// A generated article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Article {
    /// `a` and the article's number in seven digits, from 1.
    pub id: String,
    /// A headline, followed by paragraphs that are separated by empty lines.
    pub text: String,
}

/// The articles of a corpus of a given size.
///
/// The same seed and size give the same bytes. A smaller corpus is the beginning of a larger one
/// with the same seed, except for its last article, which is shorter. The vocabulary stores every
/// draw, in about one byte for each three bytes of text.
#[derive(Clone, Debug)]
pub struct Articles {
    vocabulary: Vocabulary,
    rng: Rng,
    number: u64,
    left: u64,
}

impl Articles {
    /// Articles whose texts together have `bytes` bytes, plus less than one sentence.
    pub fn new(seed: u64, bytes: u64) -> Articles {
        Articles {
            vocabulary: Vocabulary::new(seed),
            rng: Rng::new(!seed),
            number: 0,
            left: bytes,
        }
    }
}

impl Iterator for Articles {
    type Item = Article;

    fn next(&mut self) -> Option<Article> {
        if self.left == 0 {
            return None;
        }
        self.number += 1;
        let target = length(&mut self.rng).min(self.left);
        let quotes = if self.rng.per_mille(350) {
            Quotes::Curly
        } else {
            Quotes::Straight
        };
        let mut sentences = Sentences {
            vocabulary: &mut self.vocabulary,
            rng: &mut self.rng,
            quotes,
            subject: Vec::new(),
        };
        let mut text = String::new();
        sentences.headline(&mut text);
        while (text.len() as u64) < target {
            text.push_str("\n\n");
            let count = 2 + sentences.rng.below(4);
            for number in 0..count {
                if number > 0 {
                    text.push(' ');
                }
                sentences.sentence(&mut text);
                if text.len() as u64 >= target {
                    break;
                }
            }
        }
        text.push('\n');
        self.left = self.left.saturating_sub(text.len() as u64);
        Some(Article {
            id: format!("a{:07}", self.number),
            text,
        })
    }
}

/// Draws a length from a log-normal distribution, in integer arithmetic.
fn length(rng: &mut Rng) -> u64 {
    let (longer, shorter) = STEP;
    let mut length = MEDIAN_LENGTH * (900 + rng.below(201)) / 1_000;
    for _ in 0..STEPS {
        length = if rng.below(2) == 0 {
            length * longer / shorter
        } else {
            length * shorter / longer
        };
    }
    length
}
