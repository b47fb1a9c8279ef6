//! Plain UAX #29 words, from masks where the text is ASCII.

use crate::characters::runs::{Around, Cut, Look, cut, take_back};
use crate::segment::word_bounds::{Pieces, has_alphanumeric};
use crate::token::{Token, token};

/// Appends the words of `text` to `tokens`: exactly those of `unicode_words`.
pub(crate) fn segment(text: &str, tokens: &mut Vec<Token>) {
    cut(text, &mut Unicode, tokens);
}

struct Unicode;

impl Cut for Unicode {
    #[inline]
    fn look(&mut self, around: &Around<'_>) -> Look {
        let masks = around.masks;
        let mut words = masks.word;
        for at in between_words(around) {
            words |= u64::from(joins(around, at)) << at;
        }
        Look {
            words,
            // A run of nothing but underscores is no word.
            care: masks.beyond | masks.underscore,
        }
    }

    #[inline(never)]
    fn careful(&mut self, text: &str, done: usize, at: usize, tokens: &mut Vec<Token>) -> usize {
        let from = boundary_before(text.as_bytes(), done, at);
        take_back(tokens, from);
        for (offset, piece) in Pieces::new(&text[from..]) {
            let start = from + offset;
            let end = start + piece.len();
            if has_alphanumeric(piece) {
                tokens.push(token(start, end));
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
pub(crate) fn between_words(around: &Around<'_>) -> impl Iterator<Item = u32> + use<> {
    let mut signs =
        around.masks.mid & around.follows(|masks| masks.word) & around.precedes(|masks| masks.word);
    std::iter::from_fn(move || {
        let at = signs.trailing_zeros();
        signs &= signs.wrapping_sub(1);
        (at < u64::BITS).then_some(at)
    })
}

/// Whether the sign at bit `at`, one of [`between_words`], joins what is around it.
#[inline]
pub(crate) fn joins(around: &Around<'_>, at: u32) -> bool {
    let at = around.base + at as usize;
    let (before, behind) = (around.bytes[at - 1], around.bytes[at + 1]);
    let letters = before.is_ascii_alphabetic() && behind.is_ascii_alphabetic();
    let digits = before.is_ascii_digit() && behind.is_ascii_digit();
    match around.bytes[at] {
        b'.' | b'\'' => letters || digits,
        b':' => letters,
        _ => digits,
    }
}

/// A word boundary at or behind `done`, from which to look at the character at `at`, which may
/// belong to what is before it.
///
/// That is the characters that may be a word, or the spaces, or any one character.
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
