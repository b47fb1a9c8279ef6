//! From offsets in a lowercased text back to offsets in the text itself.

use crate::token::Token;

/// Changes the offsets of `tokens`, which were found in the lower case of `text`, to offsets in `text`.
/// A token that ends within the lower case of a character ends after that character.
pub(crate) fn restore(text: &str, tokens: &mut [Token]) {
    if text.is_ascii() {
        return;
    }
    let mut characters = text.char_indices();
    // The end of the characters read so far, in the text and in its lower case.
    let (mut at, mut lower) = (0, 0);
    let mut find = |offset: usize, is_end: bool| {
        let mut start = at;
        while lower < offset {
            let Some((index, character)) = characters.next() else {
                break;
            };
            start = index;
            at = index + character.len_utf8();
            // A final sigma has two bytes, too.
            lower += character.to_lowercase().map(char::len_utf8).sum::<usize>();
        }
        if is_end || lower == offset { at } else { start }
    };
    for token in tokens {
        token.start = find(token.start, false);
        token.end = find(token.end, true);
    }
}

#[cfg(test)]
mod tests {
    use crate::{Segmentation, Segmenter, Words};
    use proptest::prelude::*;

    fn surfaces(text: &str) -> Vec<(String, String)> {
        let segmenter = Segmenter::new(Segmentation {
            words: Words::Sklearn,
            ..Segmentation::default()
        });
        let prepared = segmenter.prepare(text);
        let mut tokens = Vec::new();
        segmenter.segment(&prepared, &mut tokens);
        let lower: Vec<String> = tokens
            .iter()
            .map(|token| token.surface(&prepared).to_owned())
            .collect();
        segmenter.restore(text, &mut tokens);
        let own = tokens.iter().map(|token| token.surface(text).to_owned());
        own.zip(lower).collect()
    }

    #[test]
    fn characters_whose_lower_case_has_another_length_shift_no_offset() {
        let expected = [
            ("İ", "i"),
            ("stanbul", "stanbul"),
            ("Kelvin", "kelvin"),
            ("ΟΔΟΣ", "οδος"),
        ];
        let expected = expected.map(|(own, lower)| (own.to_owned(), lower.to_owned()));
        assert_eq!(surfaces("İstanbul, \u{212A}elvin; ΟΔΟΣ"), {
            let mut expected = expected;
            expected[2].0 = "\u{212A}elvin".to_owned();
            expected
        });
        assert_eq!(surfaces("aaİ b")[0].0, "aaİ");
    }

    proptest! {
        #[test]
        fn the_lower_case_of_each_surface_starts_with_its_token(text in "[a-zA-ZİΣσK. ßẞéÉ]{0,60}") {
            for (own, lower) in surfaces(&text) {
                prop_assert!(own.to_lowercase().replace('ς', "σ").starts_with(&lower.replace('ς', "σ")));
            }
        }
    }
}
