//! UAX #29 words with the additions that newspaper articles need.

use std::ops::Range;

use crate::characters::masks::Masks;
use crate::characters::runs::{Block, BlockWords, WordRule, append_words, remove_from};
use crate::language::{Language, elision};
use crate::segment::capitals;
use crate::segment::scanner::Scanner;
use crate::segment::segmentation::Hyphens;
use crate::segment::unicode::{bits, joins, signs_between_words};
use crate::segment::unspaced::UnspacedSegmenter;
use crate::segment::word_bounds::WordBounds;
use crate::token::Token;

/// Appends the tokens of `text`, which is in `language`, to `tokens`, and returns where emoji are.
pub(crate) fn segment(
    text: &str,
    hyphens: Hyphens,
    language: Language,
    unspaced: &UnspacedSegmenter<'_>,
    tokens: &mut Vec<Token>,
) -> Vec<Range<usize>> {
    let mut rule = ArticleRule {
        hyphens,
        language,
        unspaced,
        previous_words: 0,
        may_be_capitals: false,
        capitals: Vec::new(),
        emoji: Vec::new(),
    };
    append_words(text, &mut rule, tokens);
    capitals::mark(text, tokens, &rule.capitals);
    rule.emoji
}

/// A stretch between white space goes to a [`Scanner`] if it contains a sign that has a meaning to the
/// scanner; otherwise its words are plain words and compounds of them.
struct ArticleRule<'a> {
    hyphens: Hyphens,
    language: Language,
    unspaced: &'a UnspacedSegmenter<'a>,
    /// The words of the block before.
    previous_words: u64,
    /// Whether a word that ends in the block may be in capitals.
    may_be_capitals: bool,
    /// The indices of the tokens in capitals.
    capitals: Vec<usize>,
    /// Where emoji are.
    emoji: Vec<Range<usize>>,
}

impl WordRule for ArticleRule<'_> {
    #[inline]
    fn classify(&mut self, block: &Block<'_>) -> BlockWords {
        let masks = block.masks;
        let word = |masks: &Masks| masks.word;
        let w = |masks: &Masks| masks.w;
        // A web address may start with `www`; all others contain a slash or an at sign.
        let third_w = masks.w & block.preceded_by(w) & (masks.w << 2 | block.previous.w >> 62);
        let mut unsure = masks.non_ascii | masks.underscore | masks.sign | third_w;
        let mut words = masks.word;
        let hyphens = masks.hyphen & block.preceded_by(word) & block.followed_by(word);
        match self.hyphens {
            Hyphens::Keep => words |= hyphens,
            // It may be the sign of a power of ten, which is not split.
            Hyphens::Split => {
                let signs = bits(hyphens).filter(|at| after_power(block, *at));
                unsure |= signs.map(|at| 1_u64 << at).sum::<u64>();
            }
        }
        // The dot of `.NET`.
        let upper = |masks: &Masks| masks.upper;
        let dots = masks.mid & !block.preceded_by(word) & block.followed_by(upper);
        for at in bits(dots) {
            let rest = &block.bytes[block.base + at as usize..];
            unsure |= u64::from(rest.starts_with(b".N")) << at;
        }
        unsure |= hyphens_at_line_ends(block);
        for at in signs_between_words(block) {
            if joins(block, at) {
                words |= 1 << at;
                let at_byte = block.base + at as usize;
                let letters = block.bytes[at_byte - 1].is_ascii_alphabetic();
                // An acronym, a domain or a missing space.
                let dotted = matches!(block.bytes[at_byte], b'.' | b':') && letters;
                // An elided article, which is a token of its own.
                let elided =
                    block.bytes[at_byte] == b'\'' && elision::may_precede(block.bytes[at_byte + 1]);
                unsure |= u64::from(dotted | elided) << at;
            } else {
                let at_byte = block.base + at as usize;
                // The ending of a number: `1990's`.
                let ending = matches!(block.bytes[at_byte], b'\'' | b':')
                    && block.bytes[at_byte + 1].is_ascii_lowercase();
                unsure |= u64::from(ending) << at;
            }
        }
        self.look_for_capitals(block, words);
        BlockWords { words, unsure }
    }

    #[inline(never)]
    fn resolve(&mut self, text: &str, done: usize, at: usize, tokens: &mut Vec<Token>) -> usize {
        let bytes = text.as_bytes();
        let from = start_of_stretch(bytes, done, at);
        remove_from(tokens, from);
        let kept = tokens.len();
        while self.capitals.pop_if(|index| *index >= kept).is_some() {}
        let mut scanner = Scanner::new(
            text,
            self.hyphens,
            self.language,
            self.unspaced,
            tokens,
            from,
        );
        let end = scanner.scan(from, WordBounds::new, |end| {
            end > at && bytes.get(end).is_none_or(|byte| is_white_space(*byte))
        });
        self.emoji.append(&mut scanner.emoji);
        self.record_capitals(text, tokens, kept);
        end
    }

    #[inline]
    fn on_tokens(&mut self, text: &str, tokens: &[Token], from: usize) {
        if self.may_be_capitals {
            self.record_capitals(text, tokens, from);
        }
    }
}

impl ArticleRule<'_> {
    /// A word in capitals has at least two adjacent characters such that neither is a lower-case
    /// letter and one is a capital.
    #[inline]
    fn look_for_capitals(&mut self, block: &Block<'_>, words: u64) {
        let upper = |masks: &Masks| masks.upper;
        let not_lower = words & !block.masks.lower;
        let previous_not_lower = self.previous_words & !block.previous.lower;
        let pairs = not_lower & (not_lower << 1 | previous_not_lower >> 63);
        let capital = block.masks.upper | block.preceded_by(upper);
        let goes_on = self.previous_words >> 63 == 1;
        self.may_be_capitals = pairs & capital != 0 || self.may_be_capitals && goes_on;
        self.previous_words = words;
    }

    #[inline(never)]
    fn record_capitals(&mut self, text: &str, tokens: &[Token], from: usize) {
        for (index, token) in tokens.iter().enumerate().skip(from) {
            let last = text.as_bytes()[token.end - 1];
            if !last.is_ascii_lowercase() && capitals::is_in_capitals(token.surface(text)) {
                self.capitals.push(index);
            }
        }
    }
}

/// The hyphens that end a word and its line.
#[inline]
fn hyphens_at_line_ends(block: &Block<'_>) -> u64 {
    let word = |masks: &Masks| masks.word;
    let mut last = block.masks.hyphen & block.preceded_by(word) & !block.followed_by(word);
    let mut found = 0;
    while last != 0 {
        let at = last.trailing_zeros();
        last &= last - 1;
        let rest = block.bytes.get(block.base + at as usize + 1..);
        let mut rest = rest.unwrap_or_default().iter();
        let next = rest.find(|byte| !matches!(byte, b' ' | b'\t'));
        found |= u64::from(matches!(next, Some(b'\n' | b'\r'))) << at;
    }
    found
}

/// Where to start in order to resolve the byte at `at`: after the white space before it, but not before
/// `done`. Nothing joins across white space, except that a non-ASCII mark joins to it.
fn start_of_stretch(bytes: &[u8], done: usize, at: usize) -> usize {
    let before = &bytes[done..at];
    let stretch = before
        .iter()
        .rev()
        .take_while(|byte| !is_white_space(**byte));
    let start = at - stretch.count();
    if bytes[start].is_ascii() || start == done {
        return start;
    }
    let spaces = bytes[done..start]
        .iter()
        .rev()
        .take_while(|byte| **byte == b' ');
    start - spaces.count().max(1)
}

/// Whether the hyphen at bit `at` is between `1e` and a digit.
fn after_power(block: &Block<'_>, at: u32) -> bool {
    let at = block.base + at as usize;
    at >= 2
        && block.bytes[at - 2].is_ascii_digit()
        && block.bytes[at - 1].eq_ignore_ascii_case(&b'e')
        && block.bytes[at + 1].is_ascii_digit()
}

fn is_white_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\n' | b'\r' | b'\t')
}

#[cfg(test)]
mod tests;
