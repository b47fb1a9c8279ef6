//! What lies between two tokens.

use crate::token::{Break, Token};

/// Sets [`Token::break_before`] of every token.
pub(crate) fn mark(text: &str, tokens: &mut [Token]) {
    let mut end = 0;
    for (index, token) in tokens.iter_mut().enumerate() {
        token.break_before = match &text.as_bytes()[end..token.start] {
            _ if index == 0 => Break::Paragraph,
            // Most gaps are one of these two.
            b" " => Break::None,
            b", " => Break::Punctuation,
            _ => strongest(&text[end..token.start], &text[token.start..]),
        };
        end = token.end;
    }
}

/// The strongest break in `gap`, the text between two tokens; `rest` is the text after it.
pub(crate) fn strongest(gap: &str, rest: &str) -> Break {
    let mut strongest = Break::None;
    let mut lines = 0;
    let mut stop = false;
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
                strongest = strongest.max(Break::Punctuation);
            }
        }
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
        assert_eq!(breaks("Feb. 14")[1], Break::Punctuation);
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
