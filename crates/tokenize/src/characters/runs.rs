//! Words as runs of bits in the masks of 64-byte blocks: the loop that drives every word rule.

use crate::characters::masks::{BLOCK_LENGTH, Masks};
use crate::token::Token;

/// A rule for which bytes of a text form words.
pub(crate) trait WordRule {
    /// Classifies the bytes of a block by its masks and those of its neighbors.
    fn classify(&mut self, block: &Block<'_>) -> BlockWords;

    /// Finds the words where the masks cannot decide.
    ///
    /// `at` is the first byte in [`BlockWords::unsure`]. Starts at an offset between `done` and
    /// `at` that no word can span, removes the tokens from there on, appends the right ones, and
    /// returns the offset after `at` from which the masks can be trusted again.
    fn resolve(&mut self, text: &str, done: usize, at: usize, tokens: &mut Vec<Token>) -> usize;

    /// Called with the tokens that were taken from the masks: those from index `from` on.
    #[inline]
    fn on_tokens(&mut self, _text: &str, _tokens: &[Token], _from: usize) {}
}

/// A block of a text, with the masks of the blocks next to it.
pub(crate) struct Block<'a> {
    /// The whole text.
    pub(crate) bytes: &'a [u8],
    /// The offset of the block in the text.
    pub(crate) base: usize,
    pub(crate) previous: &'a Masks,
    pub(crate) masks: &'a Masks,
    pub(crate) next: &'a Masks,
}

/// The words of a block, as far as its masks decide.
pub(crate) struct BlockWords {
    /// The bytes that belong to words. Each run of bits is a word.
    pub(crate) words: u64,
    /// The bytes at which [`WordRule::resolve`] has to decide.
    pub(crate) unsure: u64,
}

impl Block<'_> {
    /// The bytes that come right after a byte of `class`.
    #[inline]
    pub(crate) fn preceded_by(&self, class: impl Fn(&Masks) -> u64) -> u64 {
        class(self.masks) << 1 | class(self.previous) >> (BLOCK_LENGTH - 1)
    }

    /// The bytes that come right before a byte of `class`.
    #[inline]
    pub(crate) fn followed_by(&self, class: impl Fn(&Masks) -> u64) -> u64 {
        class(self.masks) >> 1 | class(self.next) << (BLOCK_LENGTH - 1)
    }
}

/// Appends the words that `rule` finds in `text` to `tokens`.
#[inline]
pub(crate) fn append_words(text: &str, rule: &mut impl WordRule, tokens: &mut Vec<Token>) {
    let bytes = text.as_bytes();
    let mut previous = Masks::default();
    let mut masks = Masks::at(bytes, 0);
    // The start of the word that reaches to the end of the block before.
    let mut open = None;
    // All tokens that start before this offset are found.
    let mut done: usize = 0;
    for base in (0..bytes.len()).step_by(BLOCK_LENGTH) {
        let next = Masks::at(bytes, base + BLOCK_LENGTH);
        let found = rule.classify(&Block {
            bytes,
            base,
            previous: &previous,
            masks: &masks,
            next: &next,
        });
        loop {
            let rest = bits_from(done.saturating_sub(base));
            let words = found.words & rest;
            let unsure = found.unsure & rest;
            let from = tokens.len();
            if unsure == 0 {
                open = append_block_words(words, u64::MAX, base, open, tokens);
                rule.on_tokens(text, tokens, from);
                break;
            }
            let first = unsure.trailing_zeros();
            append_block_words(words, !bits_from(first as usize), base, open, tokens);
            rule.on_tokens(text, tokens, from);
            done = rule.resolve(text, done, base + first as usize, tokens);
            open = None;
        }
        (previous, masks) = (masks, next);
    }
    if let Some(start) = open {
        tokens.push(Token::new(start, bytes.len()));
        rule.on_tokens(text, tokens, tokens.len() - 1);
    }
}

/// All bits except the `count` lowest.
#[inline]
fn bits_from(count: usize) -> u64 {
    if count < BLOCK_LENGTH {
        u64::MAX << count
    } else {
        0
    }
}

/// Appends the words of a block that end at one of the bits `ends`, and returns the start of the
/// word that reaches to the end of the block.
#[inline]
fn append_block_words(
    words: u64,
    ends: u64,
    base: usize,
    open: Option<usize>,
    tokens: &mut Vec<Token>,
) -> Option<usize> {
    let after_word = words << 1 | u64::from(open.is_some());
    let mut starts = words & !after_word;
    let mut ends = after_word & !words & ends;
    if let Some(start) = open {
        if ends == 0 {
            return open;
        }
        tokens.push(Token::new(start, base + ends.trailing_zeros() as usize));
        ends &= ends - 1;
    }
    while ends != 0 {
        let start = base + starts.trailing_zeros() as usize;
        tokens.push(Token::new(start, base + ends.trailing_zeros() as usize));
        starts &= starts - 1;
        ends &= ends - 1;
    }
    (starts != 0).then(|| base + starts.trailing_zeros() as usize)
}

/// Removes the tokens that start at or after `start`.
pub(crate) fn remove_from(tokens: &mut Vec<Token>, start: usize) {
    while tokens.pop_if(|token| token.start >= start).is_some() {}
}
