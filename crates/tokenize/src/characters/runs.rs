//! The driver of all ways of cutting: words are runs of bits in masks of 64 bytes.

use crate::characters::masks::{BLOCK, Masks};
use crate::token::{Token, token};

/// A way of cutting a text into words.
pub(crate) trait Cut {
    /// What the masks of a block and its neighbors tell.
    fn look(&mut self, around: &Around<'_>) -> Look;

    /// Cuts where the masks do not tell enough.
    ///
    /// `at` is the first byte that [`Look::care`] has. Begins at a place between `done` and `at`
    /// that no word can stretch over, takes back the tokens behind it, and gives the place, behind
    /// `at`, from which the masks are to be trusted again.
    fn careful(&mut self, text: &str, done: usize, at: usize, tokens: &mut Vec<Token>) -> usize;

    /// Sees the tokens that were taken from the masks, from number `from` on.
    #[inline]
    fn taken(&mut self, _text: &str, _tokens: &[Token], _from: usize) {}
}

/// A block of a text, and the masks of the blocks next to it.
pub(crate) struct Around<'a> {
    /// The whole text.
    pub(crate) bytes: &'a [u8],
    /// Where the block begins in it.
    pub(crate) base: usize,
    pub(crate) before: &'a Masks,
    pub(crate) masks: &'a Masks,
    pub(crate) behind: &'a Masks,
}

/// The words of a block as far as its masks tell.
pub(crate) struct Look {
    /// The bytes that are part of words. Each run is a word.
    pub(crate) words: u64,
    /// The bytes that have to be looked at with care.
    pub(crate) care: u64,
}

impl Around<'_> {
    /// The bytes before which there is one that `class` has.
    #[inline]
    pub(crate) fn follows(&self, class: impl Fn(&Masks) -> u64) -> u64 {
        class(self.masks) << 1 | class(self.before) >> (BLOCK - 1)
    }

    /// The bytes behind which there is one that `class` has.
    #[inline]
    pub(crate) fn precedes(&self, class: impl Fn(&Masks) -> u64) -> u64 {
        class(self.masks) >> 1 | class(self.behind) << (BLOCK - 1)
    }
}

/// Appends the tokens of `text` that `cutter` finds to `tokens`.
#[inline]
pub(crate) fn cut(text: &str, cutter: &mut impl Cut, tokens: &mut Vec<Token>) {
    let bytes = text.as_bytes();
    let mut before = Masks::default();
    let mut masks = Masks::at(bytes, 0);
    // Where the word begins that reaches up to the block.
    let mut open = None;
    // All tokens that begin before this place are found.
    let mut done: usize = 0;
    for base in (0..bytes.len()).step_by(BLOCK) {
        let behind = Masks::at(bytes, base + BLOCK);
        let look = cutter.look(&Around {
            bytes,
            base,
            before: &before,
            masks: &masks,
            behind: &behind,
        });
        loop {
            let rest = from_bit(done.saturating_sub(base));
            let words = look.words & rest;
            let care = look.care & rest;
            let from = tokens.len();
            if care == 0 {
                open = take(words, u64::MAX, base, open, tokens);
                cutter.taken(text, tokens, from);
                break;
            }
            let first = care.trailing_zeros();
            take(words, !from_bit(first as usize), base, open, tokens);
            cutter.taken(text, tokens, from);
            done = cutter.careful(text, done, base + first as usize, tokens);
            open = None;
        }
        (before, masks) = (masks, behind);
    }
    if let Some(start) = open {
        tokens.push(token(start, bytes.len()));
        cutter.taken(text, tokens, tokens.len() - 1);
    }
}

/// All bits but the `count` lowest.
#[inline]
fn from_bit(count: usize) -> u64 {
    if count < BLOCK { u64::MAX << count } else { 0 }
}

/// Takes the words of a block that end at one of the bits `ends`; gives where the word begins that
/// reaches up to the block's end.
#[inline]
fn take(
    words: u64,
    ends: u64,
    base: usize,
    open: Option<usize>,
    tokens: &mut Vec<Token>,
) -> Option<usize> {
    let follows = words << 1 | u64::from(open.is_some());
    let mut starts = words & !follows;
    let mut ends = follows & !words & ends;
    if let Some(start) = open {
        if ends == 0 {
            return open;
        }
        tokens.push(token(start, base + ends.trailing_zeros() as usize));
        ends &= ends - 1;
    }
    while ends != 0 {
        let start = base + starts.trailing_zeros() as usize;
        tokens.push(token(start, base + ends.trailing_zeros() as usize));
        starts &= starts - 1;
        ends &= ends - 1;
    }
    (starts != 0).then(|| base + starts.trailing_zeros() as usize)
}

/// Takes back the tokens that begin at or behind `start`.
pub(crate) fn take_back(tokens: &mut Vec<Token>, start: usize) {
    while tokens.pop_if(|token| token.start >= start).is_some() {}
}
