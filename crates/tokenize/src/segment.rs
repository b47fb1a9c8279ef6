//! The segmenter: a text in, token spans and the breaks between them out.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use crate::{article, capitals, pieces::Pieces, sklearn, unspaced::Dictionary};

/// Which stretches of a text are words.
///
/// For the text `R&D of the U.S.-led Indo-Pacific plan`:
///
/// | variant | tokens |
/// |---|---|
/// | `Article` | `R&D` `of` `the` `U.S.-led` `Indo-Pacific` `plan` |
/// | `Unicode` | `R` `D` `of` `the` `U.S` `led` `Indo` `Pacific` `plan` |
/// | `Sklearn` | `of` `the` `led` `indo` `pacific` `plan` |
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Words {
    /// UAX #29 words, with what newspapers need: hyphenated compounds, dotted acronyms, `R&D`,
    /// URLs, e-mail addresses, mentions, hashtags and amounts of money are one token each, and
    /// scripts written without spaces are cut by a dictionary.
    #[default]
    Article,
    /// Plain UAX #29 words, exactly those of `unicode-segmentation`'s `unicode_words`.
    Unicode,
    /// What scikit-learn's `token_pattern=r"(?u)\b\w\w+\b"` finds in the lowercased text.
    Sklearn,
}

/// What becomes of a compound written with hyphens.
///
/// `Indo-Pacific` gives `Indo-Pacific` with `Keep` and `Indo` `Pacific` with `Split`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Hyphens {
    /// The compound is one token.
    #[default]
    Keep,
    /// Each part is a token.
    Split,
}

/// All choices that decide where tokens begin and end.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Segmentation {
    /// Which stretches are words.
    pub words: Words,
    /// What becomes of hyphenated compounds; only [`Words::Article`] ever keeps them.
    pub hyphens: Hyphens,
}

/// What lies between a token and the one before it, weakest first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Break {
    /// White space within a line, or nothing at all.
    #[default]
    None,
    /// The end of a line, and nothing else.
    Line,
    /// Punctuation or any other sign within a sentence.
    Punctuation,
    /// The end of a sentence.
    Sentence,
    /// An empty line, or the beginning of the text.
    Paragraph,
}

/// An occurrence of a word, with its place in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Byte offset of the first byte in the text.
    pub start: usize,
    /// Byte offset after the last byte.
    pub end: usize,
    /// What separates the token from the one before it.
    pub break_before: Break,
    /// Whether the token stands where everything is in capitals (a headline, a dateline), so that
    /// its own capitals say nothing about the word.
    pub in_capitals: bool,
}

impl Token {
    /// The token as written in `text`, the text it was found in.
    ///
    /// # Panics
    ///
    /// If `text` is another text in which the span does not fall on character boundaries.
    pub fn surface<'t>(&self, text: &'t str) -> &'t str {
        &text[self.start..self.end]
    }
}

/// Finds the tokens of texts under fixed [`Segmentation`] choices.
#[derive(Clone, Debug)]
pub struct Segmenter {
    segmentation: Segmentation,
    dictionary: Dictionary,
}

impl Segmenter {
    /// A segmenter that follows `segmentation`.
    pub fn new(segmentation: Segmentation) -> Segmenter {
        Segmenter {
            segmentation,
            dictionary: Dictionary::new(),
        }
    }

    /// The text that [`segment`](Segmenter::segment) is to be given.
    ///
    /// It is the text itself, except for [`Words::Sklearn`], where scikit-learn lowercases the
    /// whole text before it looks for tokens, and a few words are cut differently for that.
    pub fn prepare<'t>(&self, text: &'t str) -> Cow<'t, str> {
        match self.segmentation.words {
            Words::Article | Words::Unicode => Cow::Borrowed(text),
            Words::Sklearn => Cow::Owned(text.to_lowercase()),
        }
    }

    /// Replaces the content of `tokens` with the tokens of `text`, in order.
    ///
    /// Spans rise, never overlap, are never empty and index `text`.
    ///
    /// # Examples
    ///
    /// ```
    /// use keyweight_tokenize::{Break, Segmentation, Segmenter};
    ///
    /// let text = "Chips, not ships.\n\nSee https://example.org/a-b.";
    /// let mut tokens = Vec::new();
    /// Segmenter::new(Segmentation::default()).segment(text, &mut tokens);
    /// let found: Vec<_> = tokens.iter().map(|t| (t.surface(text), t.break_before)).collect();
    /// assert_eq!(found, [
    ///     ("Chips", Break::Paragraph),
    ///     ("not", Break::Punctuation),
    ///     ("ships", Break::None),
    ///     ("See", Break::Paragraph),
    ///     ("https://example.org/a-b", Break::None),
    /// ]);
    /// ```
    pub fn segment(&self, text: &str, tokens: &mut Vec<Token>) {
        tokens.clear();
        match self.segmentation.words {
            Words::Article => {
                article::segment(text, self.segmentation.hyphens, &self.dictionary, tokens);
                mark_breaks(text, tokens);
                capitals::mark(text, tokens);
            }
            Words::Unicode => {
                let words = Pieces::new(text).filter(|(_, piece)| has_alphanumeric(piece));
                tokens.extend(words.map(|(start, word)| token(start, start + word.len())));
                mark_breaks(text, tokens);
            }
            Words::Sklearn => {
                sklearn::segment(text, tokens);
                mark_breaks(text, tokens);
            }
        }
    }
}

/// A token whose surroundings are not known yet.
pub(crate) fn token(start: usize, end: usize) -> Token {
    Token {
        start,
        end,
        break_before: Break::None,
        in_capitals: false,
    }
}

/// Whether a piece between two word boundaries is a word.
pub(crate) fn has_alphanumeric(piece: &str) -> bool {
    piece.bytes().any(|byte| byte.is_ascii_alphanumeric())
        || piece.chars().any(char::is_alphanumeric)
}

/// Says for every token what separates it from the one before it.
fn mark_breaks(text: &str, tokens: &mut [Token]) {
    let mut end = 0;
    for (index, token) in tokens.iter_mut().enumerate() {
        token.break_before = if index == 0 {
            Break::Paragraph
        } else {
            gap(&text[end..token.start], &text[token.start..])
        };
        end = token.end;
    }
}

/// The strongest break in `gap`, the text between two tokens; `rest` is what follows it.
fn gap(gap: &str, rest: &str) -> Break {
    if matches!(gap, "" | " ") {
        return Break::None;
    }
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
    // A full stop ends a sentence unless the text goes on in lower case or with a number, as it
    // does after most abbreviations.
    let goes_on = rest
        .chars()
        .next()
        .is_some_and(|next| next.is_lowercase() || next.is_numeric());
    if stop && !goes_on {
        strongest = strongest.max(Break::Sentence);
    }
    strongest
}

#[cfg(test)]
mod tests {
    use super::*;
    use unicode_segmentation::UnicodeSegmentation;

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
    fn an_empty_line_is_a_paragraph_and_a_line_end_is_not() {
        assert_eq!(breaks("one\ntwo")[1], Break::Line);
        assert_eq!(breaks("one\r\ntwo")[1], Break::Line);
        assert_eq!(breaks("one.\r\n \r\ntwo")[1], Break::Paragraph);
        assert_eq!(breaks("one — two")[1], Break::Punctuation);
    }

    #[test]
    fn plain_unicode_words_are_those_of_unicode_segmentation() {
        let text = "Taiwan’s 2-nanometer U.S. plan: 1,000.5 chips_a";
        let mut tokens = Vec::new();
        let segmentation = Segmentation {
            words: Words::Unicode,
            hyphens: Hyphens::Keep,
        };
        Segmenter::new(segmentation).segment(text, &mut tokens);
        let found: Vec<&str> = tokens.iter().map(|token| token.surface(text)).collect();
        assert_eq!(found, text.unicode_words().collect::<Vec<_>>());
    }
}
