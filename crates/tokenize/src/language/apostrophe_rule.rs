//! The word rule for stop words: letters, digits and apostrophes.

use crate::characters::masks::Masks;
use crate::characters::runs::{Block, BlockWords, WordRule, remove_from};
use crate::token::Token;

/// Words are runs of letters, digits and apostrophes.
pub(crate) struct ApostropheRule;

impl WordRule for ApostropheRule {
    #[inline]
    fn classify(&mut self, block: &Block<'_>) -> BlockWords {
        let masks: &Masks = block.masks;
        let mut words = masks.word & !masks.underscore;
        let mut signs = masks.mid;
        while signs != 0 {
            let at = signs.trailing_zeros();
            let apostrophe = block.bytes[block.base + at as usize] == b'\'';
            words |= u64::from(apostrophe) << at;
            signs &= signs - 1;
        }
        BlockWords {
            words,
            unsure: masks.non_ascii,
        }
    }

    #[inline(never)]
    fn resolve(&mut self, text: &str, done: usize, at: usize, tokens: &mut Vec<Token>) -> usize {
        let is_word =
            |character: char| character.is_alphanumeric() || matches!(character, '\'' | '’');
        let before = text.as_bytes()[done..at].iter().rev();
        let mut start = at
            - before
                .take_while(|byte| is_word(char::from(**byte)))
                .count();
        remove_from(tokens, start);
        for (offset, character) in text[at..].char_indices() {
            if is_word(character) {
                continue;
            }
            let end = at + offset;
            if start < end {
                tokens.push(Token::new(start, end));
            }
            if character.is_ascii() {
                return end;
            }
            start = end + character.len_utf8();
        }
        if start < text.len() {
            tokens.push(Token::new(start, text.len()));
        }
        text.len()
    }
}
