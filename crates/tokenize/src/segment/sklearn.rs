//! Tokens as scikit-learn's default pattern finds them.

use unicode_properties::{GeneralCategoryGroup, UnicodeGeneralCategory};

use crate::characters::masks::Masks;
use crate::characters::non_ascii::{self, WordBreakClass};
use crate::characters::runs::{Block, BlockWords, WordRule, append_words, remove_from};
use crate::token::Token;

/// Appends the runs of two or more word characters: what the pattern `(?u)\b\w\w+\b` of
/// `CountVectorizer` and `TfidfVectorizer` matches.
///
/// Python's `\w` is a letter (category L), a number (category N) or `_`. Unlike the `\w` of UTS #18 it
/// excludes combining marks, so it splits words in Devanagari, Thai or vocalized Arabic at their vowel
/// signs.
///
/// Source: `CPython` 3.11, `Modules/_sre/sre.c`, `SRE_UNI_IS_WORD`; scikit-learn
/// `feature_extraction/text.py`, `token_pattern`.
pub(crate) fn segment(text: &str, tokens: &mut Vec<Token>) {
    append_words(text, &mut SklearnRule, tokens);
}

struct SklearnRule;

impl WordRule for SklearnRule {
    #[inline]
    fn classify(&mut self, block: &Block<'_>) -> BlockWords {
        let word = |masks: &Masks| masks.word;
        BlockWords {
            // A single character is not a run of two.
            words: block.masks.word & (block.preceded_by(word) | block.followed_by(word)),
            unsure: block.masks.non_ascii,
        }
    }

    #[inline(never)]
    fn resolve(&mut self, text: &str, done: usize, at: usize, tokens: &mut Vec<Token>) -> usize {
        let before = text.as_bytes()[done..at].iter().rev();
        let from = at
            - before
                .take_while(|byte| is_word(char::from(**byte)))
                .count();
        remove_from(tokens, from);
        append_runs(text, from, at, tokens)
    }
}

/// Appends the runs of `text` from `from` on, character by character, until an ASCII character after
/// `at` that is not a word character; returns its offset.
pub(crate) fn append_runs(text: &str, from: usize, at: usize, tokens: &mut Vec<Token>) -> usize {
    let mut start = from;
    let mut length = 0;
    for (offset, character) in text[from..].char_indices() {
        let offset = from + offset;
        if is_word(character) {
            if length == 0 {
                start = offset;
            }
            length += 1;
            continue;
        }
        if length >= 2 {
            tokens.push(Token::new(start, offset));
        }
        length = 0;
        if offset > at && character.is_ascii() {
            return offset;
        }
    }
    if length >= 2 {
        tokens.push(Token::new(start, text.len()));
    }
    text.len()
}

fn is_word(character: char) -> bool {
    if character.is_ascii() {
        return character.is_ascii_alphanumeric() || character == '_';
    }
    match non_ascii::class(character) {
        WordBreakClass::Letter => true,
        WordBreakClass::MidBoth => false,
        _ => is_letter_or_number(character),
    }
}

fn is_letter_or_number(character: char) -> bool {
    matches!(
        character.general_category_group(),
        GeneralCategoryGroup::Letter | GeneralCategoryGroup::Number
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Hyphens, Segmentation, Segmenter, Words};

    #[test]
    fn word_characters_are_letters_numbers_and_the_underscore() {
        for character in '\0'..=char::MAX {
            let expected = character == '_' || is_letter_or_number(character);
            assert_eq!(is_word(character), expected, "{character:?}");
        }
    }

    fn words(text: &str) -> Vec<String> {
        let segmenter = Segmenter::new(Segmentation {
            words: Words::Sklearn,
            hyphens: Hyphens::Keep,
        });
        let text = segmenter.prepare(text);
        let mut tokens = Vec::new();
        segmenter.segment(&text, &mut tokens);
        tokens
            .iter()
            .map(|token| token.surface(&text).to_owned())
            .collect()
    }

    // Expected values: scikit-learn 1.9.1, Python 3.11, CountVectorizer().build_analyzer()(text).
    #[test]
    fn words_are_those_of_the_default_analyzer() {
        assert_eq!(
            words("The U.S. don't stop_2 at x² a"),
            ["the", "don", "stop_2", "at", "x²"]
        );
        assert_eq!(words("हिन्दी"), Vec::<String>::new());
        assert_eq!(words("İstanbul"), ["stanbul"]);
        assert_eq!(words("ΟΔΟΣ ΣΟΦΟΣ"), ["οδος", "σοφος"]);
    }
}
