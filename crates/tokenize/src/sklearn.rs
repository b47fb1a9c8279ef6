//! Tokens as scikit-learn's default pattern finds them.

use unicode_properties::{GeneralCategoryGroup, UnicodeGeneralCategory};

use crate::segment::{Token, token};

/// Finds the runs of two and more word characters, which is what the pattern
/// `(?u)\b\w\w+\b` of `CountVectorizer` and `TfidfVectorizer` matches.
///
/// Python's `\w` is a letter (category L), a number (category N) or `_`. Unlike the `\w` of UTS #18
/// it holds no combining marks, so that it cuts words of Devanagari, Thai or vocalized Arabic at
/// their vowel signs.
///
/// Source: `CPython` 3.11, `Modules/_sre/sre.c`, `SRE_UNI_IS_WORD`; scikit-learn
/// `feature_extraction/text.py`, `token_pattern`.
pub(crate) fn segment(text: &str, tokens: &mut Vec<Token>) {
    let mut start = 0;
    let mut characters = 0;
    for (offset, character) in text.char_indices() {
        if is_word(character) {
            if characters == 0 {
                start = offset;
            }
            characters += 1;
        } else {
            if characters >= 2 {
                tokens.push(token(start, offset));
            }
            characters = 0;
        }
    }
    if characters >= 2 {
        tokens.push(token(start, text.len()));
    }
}

fn is_word(character: char) -> bool {
    if character.is_ascii() {
        return character.is_ascii_alphanumeric() || character == '_';
    }
    matches!(
        character.general_category_group(),
        GeneralCategoryGroup::Letter | GeneralCategoryGroup::Number
    )
}

#[cfg(test)]
mod tests {
    use crate::{Hyphens, Segmentation, Segmenter, Words};

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
