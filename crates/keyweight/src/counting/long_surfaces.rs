//! Tokens that are too long to be words, such as embedded data, are not counted.

use keyweight_tokenize::{Break, Token};

/// The longest surface in bytes that is counted: 1 MiB.
pub(crate) const LONGEST_SURFACE: usize = 1 << 20;

/// Removes the tokens of a text of `text_bytes` bytes that are too long, and returns their number.
/// What was on both sides of one stands apart.
pub(crate) fn remove_long(tokens: &mut Vec<Token>, text_bytes: usize) -> u64 {
    let is_long = |token: &Token| token.end - token.start > LONGEST_SURFACE;
    if text_bytes <= LONGEST_SURFACE || !tokens.iter().any(is_long) {
        return 0;
    }
    let mut removed = 0;
    let mut gap = Break::None;
    tokens.retain_mut(|token| {
        gap = gap.max(token.break_before);
        if is_long(token) {
            removed += 1;
            gap = gap.max(Break::Punctuation);
            return false;
        }
        token.break_before = std::mem::take(&mut gap);
        true
    });
    removed
}

#[cfg(test)]
mod tests {
    use super::*;
    use keyweight_tokenize::{Hyphens, Segmentation, Segmenter, Words};

    #[test]
    fn words_beside_a_long_one_stand_apart() {
        for words in [Words::Article, Words::Unicode, Words::Sklearn] {
            let hyphens = Hyphens::Keep;
            let segmenter = Segmenter::new(Segmentation { words, hyphens });
            for (length, expected) in [(LONGEST_SURFACE, 3), (LONGEST_SURFACE + 1, 2)] {
                let text = format!("before {} after", "x".repeat(length));
                let mut tokens = Vec::new();
                segmenter.segment(&text, &mut tokens);
                let removed = remove_long(&mut tokens, text.len());
                assert_eq!((removed, tokens.len()), (3 - expected as u64, expected));
                let breaks: Vec<Break> = tokens.iter().map(|token| token.break_before).collect();
                let last = if expected == 2 {
                    Break::Punctuation
                } else {
                    Break::None
                };
                assert_eq!(breaks[1..].last(), Some(&last));
            }
        }
    }
}
