//! Plain UAX #29 words, from masks for ASCII text.

use crate::characters::runs::{Block, BlockWords, WordRule, append_words, remove_from};
use crate::segment::word_bounds::{WordBounds, has_alphanumeric};
use crate::token::Token;

/// Appends the words of `text` to `tokens`: exactly those of `unicode_words`.
pub(crate) fn segment(text: &str, tokens: &mut Vec<Token>) {
    append_words(text, &mut UnicodeRule, tokens);
}

struct UnicodeRule;

impl WordRule for UnicodeRule {
    #[inline]
    fn classify(&mut self, block: &Block<'_>) -> BlockWords {
        let masks = block.masks;
        let mut words = masks.word;
        for at in signs_between_words(block) {
            words |= u64::from(joins(block, at)) << at;
        }
        BlockWords {
            words,
            // A run of underscores alone is not a word.
            unsure: masks.non_ascii | masks.underscore,
        }
    }

    #[inline(never)]
    fn resolve(&mut self, text: &str, done: usize, at: usize, tokens: &mut Vec<Token>) -> usize {
        let from = boundary_before(text.as_bytes(), done, at);
        remove_from(tokens, from);
        for (offset, segment) in WordBounds::new(&text[from..]) {
            let start = from + offset;
            let end = start + segment.len();
            if has_alphanumeric(segment) {
                tokens.push(Token::new(start, end));
            }
            if end > at && text.as_bytes().get(end).is_none_or(u8::is_ascii) {
                return end;
            }
        }
        text.len()
    }
}

/// The bits of the signs between two word characters that may join them.
#[inline]
pub(crate) fn signs_between_words(block: &Block<'_>) -> impl Iterator<Item = u32> + use<> {
    bits(
        block.masks.mid
            & block.preceded_by(|masks| masks.word)
            & block.followed_by(|masks| masks.word),
    )
}

/// The positions of the bits that are set in `mask`.
#[inline]
pub(crate) fn bits(mut mask: u64) -> impl Iterator<Item = u32> {
    std::iter::from_fn(move || {
        let at = mask.trailing_zeros();
        mask &= mask.wrapping_sub(1);
        (at < u64::BITS).then_some(at)
    })
}

/// Whether the sign at bit `at`, one of [`signs_between_words`], joins the characters around it.
#[inline]
pub(crate) fn joins(block: &Block<'_>, at: u32) -> bool {
    let at = block.base + at as usize;
    let (before, after) = (block.bytes[at - 1], block.bytes[at + 1]);
    let letters = before.is_ascii_alphabetic() && after.is_ascii_alphabetic();
    let digits = before.is_ascii_digit() && after.is_ascii_digit();
    match block.bytes[at] {
        b'.' | b'\'' => letters || digits,
        b':' => letters,
        _ => digits,
    }
}

/// A word boundary at or after `done` from which to segment the character at `at`, which may belong to
/// what precedes it.
///
/// The boundary is before the characters that may form a word, before the spaces, or before any other
/// single character.
fn boundary_before(bytes: &[u8], done: usize, at: usize) -> usize {
    let before = &bytes[done..at];
    let may_be_word = |byte: u8| byte.is_ascii_alphanumeric() || b"_.':,;".contains(&byte);
    let length = match before.last() {
        None => 0,
        Some(b' ') => before
            .iter()
            .rev()
            .take_while(|byte| **byte == b' ')
            .count(),
        Some(byte) if may_be_word(*byte) => before
            .iter()
            .rev()
            .take_while(|byte| may_be_word(**byte))
            .count(),
        Some(_) => 1,
    };
    at - length
}
