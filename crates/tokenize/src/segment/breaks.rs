//! What lies between two tokens.

use std::ops::Range;

use crate::segment::abbreviations::Abbreviations;
use crate::token::{Break, Token};

/// Sets [`Token::break_before`] of the tokens in `range`. The full stop of one of the `abbreviations` is no
/// break.
pub(crate) fn mark(
    text: &str,
    abbreviations: Option<&Abbreviations>,
    tokens: &mut [Token],
    range: Range<usize>,
) {
    let mut end = match range.start {
        0 => 0,
        first => tokens[first - 1].end,
    };
    for index in range {
        let start = tokens[index].start;
        tokens[index].break_before = match &text.as_bytes()[end..start] {
            _ if index == 0 => Break::Paragraph,
            // Most gaps are one of these two.
            b" " => Break::None,
            b", " => Break::Punctuation,
            _ => before(text, abbreviations, tokens, index),
        };
        end = tokens[index].end;
    }
}

/// The break before the token at `index`, which is not the first.
pub(crate) fn before(
    text: &str,
    abbreviations: Option<&Abbreviations>,
    tokens: &[Token],
    index: usize,
) -> Break {
    let start = tokens[index].start;
    let gap = &text[tokens[index - 1].end..start];
    match (gap.strip_prefix('.'), abbreviations) {
        (Some(gap), Some(abbreviations)) if abbreviations.have_stop_before(text, tokens, index) => {
            // `J.-P. Sartre`
            strongest(gap.strip_prefix('-').unwrap_or(gap), &text[start..])
        }
        _ => strongest(gap, &text[start..]),
    }
}

/// The strongest break in `gap`, the text between two tokens; `rest` is the text after it.
pub(crate) fn strongest(gap: &str, rest: &str) -> Break {
    let mut strongest = Break::None;
    let mut lines = 0;
    let mut stop = false;
    let mut previous = '\0';
    for character in gap.chars() {
        match character {
            '\n' | '\u{85}' | '\u{2028}' => {
                lines += 1;
                strongest = strongest.max(if lines > 1 {
                    Break::Paragraph
                } else {
                    Break::Line
                });
            }
            '\u{2029}' | '\u{c}' => strongest = Break::Paragraph,
            '!' | '?' | '…' | '。' | '！' | '？' | '｡' | '؟' | '۔' | '।' | '॥' | '։' | '።' =>
            {
                strongest = strongest.max(Break::Sentence);
            }
            '.' => {
                stop = true;
                strongest = strongest.max(Break::Punctuation);
            }
            _ if character.is_whitespace() => {}
            _ => {
                lines = 0;
                // That of an abbreviation: `etc., Inc.: and`.
                stop &= !(previous == '.' && matches!(character, ',' | ';' | ':'));
                strongest = strongest.max(Break::Punctuation);
            }
        }
        previous = character;
    }
    // A full stop ends a sentence unless a lower-case letter or a number follows, as it does after
    // most abbreviations.
    let continues = || {
        rest.chars()
            .next()
            .is_some_and(|next| next.is_lowercase() || next.is_numeric())
    };
    if stop && !continues() {
        strongest = strongest.max(Break::Sentence);
    }
    strongest
}

#[cfg(test)]
mod tests {
    use crate::{Break, Segmentation, Segmenter};

    fn breaks(text: &str) -> Vec<Break> {
        let mut tokens = Vec::new();
        Segmenter::new(Segmentation::default()).segment(text, &mut tokens);
        tokens.iter().map(|token| token.break_before).collect()
    }

    #[test]
    fn a_full_stop_before_a_capital_ends_a_sentence() {
        assert_eq!(breaks("It ended. We left")[2], Break::Sentence);
        assert_eq!(breaks("approx. five")[1], Break::Punctuation);
        assert_eq!(breaks("in 2021. 14")[2], Break::Punctuation);
        assert_eq!(breaks("Really? yes")[1], Break::Sentence);
    }

    #[test]
    fn an_empty_line_ends_a_paragraph_and_a_line_end_does_not() {
        assert_eq!(breaks("one\ntwo")[1], Break::Line);
        assert_eq!(breaks("one\r\ntwo")[1], Break::Line);
        assert_eq!(breaks("one.\r\n \r\ntwo")[1], Break::Paragraph);
        assert_eq!(breaks("one — two")[1], Break::Punctuation);
    }
}
