//! Tokens as scikit-learn's default pattern finds them.

use unicode_properties::{GeneralCategoryGroup, UnicodeGeneralCategory};

use crate::characters::masks::Masks;
use crate::characters::non_ascii::{self, WordBreakClass};
use crate::characters::runs::{Block, BlockWords, WordRule, append_words, remove_from};
use crate::token::{Break, Token};

/// Appends the runs of word characters. Those of two or more are what the pattern `(?u)\b\w\w+\b` of
/// `CountVectorizer` and `TfidfVectorizer` matches. The pattern does not match a letter or digit that
/// stands alone; [`is_match`] tells them apart. An underscore alone is left out.
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

/// Whether the pattern matches `surface`, a run of word characters.
pub(crate) fn is_match(surface: &str) -> bool {
    // No character has more than four bytes.
    surface.len() > 4 || surface.chars().nth(1).is_some()
}

/// Lets no token that the pattern matches adjoin the one before it if a run that it does not match is
/// between them: to the pattern such a run is punctuation.
pub(crate) fn separate(text: &str, tokens: &mut [Token]) {
    let mut is_after_match = true;
    for token in tokens {
        if !is_after_match {
            token.break_before = token.break_before.max(Break::Punctuation);
        }
        is_after_match = token.end - token.start > 4 || is_match(token.surface(text));
    }
}

struct SklearnRule;

impl WordRule for SklearnRule {
    #[inline]
    fn classify(&mut self, block: &Block<'_>) -> BlockWords {
        let word = |masks: &Masks| masks.word;
        let in_run = block.preceded_by(word) | block.followed_by(word);
        BlockWords {
            words: block.masks.word & (in_run | !block.masks.underscore),
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
    let mut length: usize = 0;
    let push = |start, end, length, tokens: &mut Vec<Token>| {
        if length > 1 || length == 1 && text.as_bytes()[start] != b'_' {
            tokens.push(Token::new(start, end));
        }
    };
    for (offset, character) in text[from..].char_indices() {
        let offset = from + offset;
        if is_word(character) {
            if length == 0 {
                start = offset;
            }
            length += 1;
            continue;
        }
        push(start, offset, length, tokens);
        length = 0;
        if offset > at && character.is_ascii() {
            return offset;
        }
    }
    push(start, text.len(), length, tokens);
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
        let surfaces = tokens.iter().map(|token| token.surface(&text));
        surfaces
            .filter(|surface| Words::Sklearn.matches(surface))
            .map(str::to_owned)
            .collect()
    }

    #[test]
    fn letters_and_digits_that_stand_alone_are_tokens_and_no_matches() {
        let text = "a _ plan b2 c हि";
        let mut tokens = Vec::new();
        segment(text, &mut tokens);
        let surfaces: Vec<&str> = tokens.iter().map(|token| token.surface(text)).collect();
        assert_eq!(surfaces, ["a", "plan", "b2", "c", "ह"]);
        let matched = surfaces.iter().filter(|surface| is_match(surface));
        assert_eq!(matched.collect::<Vec<_>>(), [&"plan", &"b2"]);
        separate(text, &mut tokens);
        let breaks: Vec<Break> = tokens.iter().map(|token| token.break_before).collect();
        let (none, punctuation) = (Break::None, Break::Punctuation);
        assert_eq!(breaks, [none, punctuation, none, none, punctuation]);
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
