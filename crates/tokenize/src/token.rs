//! Tokens, and what lies between them.

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
    /// An empty line, or the start of the text.
    Paragraph,
}

/// Whether a segmenter sets [`Token::break_before`].
///
/// For the second token of `Chips, not ships` it is [`Break::Punctuation`] with `Mark` and
/// [`Break::None`] with `Skip`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Breaks {
    /// It does.
    #[default]
    Mark,
    /// It leaves [`Token::break_before`] at [`Break::None`], which is faster.
    Skip,
}

/// An occurrence of a word, with its position in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Token {
    /// Byte offset of the first byte in the text.
    pub start: usize,
    /// Byte offset after the last byte.
    pub end: usize,
    /// What separates the token from the one before it, if the segmenter sets it; see [`Breaks`].
    pub break_before: Break,
    /// Whether everything around the token is in capitals (a headline, a dateline), so that its own
    /// capitals say nothing about the word.
    pub in_capitals: bool,
}

impl Token {
    /// A token whose surroundings are not known yet.
    pub(crate) fn new(start: usize, end: usize) -> Token {
        Token {
            start,
            end,
            break_before: Break::None,
            in_capitals: false,
        }
    }

    /// The token as written in `text`, the text it was found in.
    ///
    /// # Panics
    ///
    /// If `text` is another text, in which the span does not fall on character boundaries.
    pub fn surface<'t>(&self, text: &'t str) -> &'t str {
        &text[self.start..self.end]
    }
}
