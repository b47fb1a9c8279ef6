//! From places in a lowercased text back to those in the text itself.

use crate::token::Token;

/// Moves `tokens`, found in `text` in lower case, to where they stand in `text`. A token that ends
/// within what one character has become ends behind that character.
pub(crate) fn restore(text: &str, tokens: &mut [Token]) {
    if text.is_ascii() {
        return;
    }
    let mut characters = text.char_indices();
    // Behind the characters taken so far, in the text and in the lowercased one.
    let (mut at, mut lower) = (0, 0);
    let mut find = |place: usize, is_end: bool| {
        let mut start = at;
        while lower < place {
            let Some((offset, character)) = characters.next() else {
                break;
            };
            start = offset;
            at = offset + character.len_utf8();
            // A sigma has two bytes at the end of a word, too.
            lower += character.to_lowercase().map(char::len_utf8).sum::<usize>();
        }
        if is_end || lower == place { at } else { start }
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
    fn characters_of_another_length_in_lower_case_move_nothing() {
        let expected = [
            ("stanbul", "stanbul"),
            ("Kelvin", "kelvin"),
            ("ΟΔΟΣ", "οδος"),
        ];
        let expected = expected.map(|(own, lower)| (own.to_owned(), lower.to_owned()));
        assert_eq!(surfaces("İstanbul, \u{212A}elvin; ΟΔΟΣ"), {
            let mut expected = expected;
            expected[1].0 = "\u{212A}elvin".to_owned();
            expected
        });
        assert_eq!(surfaces("aaİ b")[0].0, "aaİ");
    }

    proptest! {
        #[test]
        fn each_surface_in_lower_case_begins_with_its_token(text in "[a-zA-ZİΣσK. ßẞéÉ]{0,60}") {
            for (own, lower) in surfaces(&text) {
                prop_assert!(own.to_lowercase().replace('ς', "σ").starts_with(&lower.replace('ς', "σ")));
            }
        }
    }
}
