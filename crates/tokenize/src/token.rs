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
    /// An empty line, or the beginning of the text.
    Paragraph,
}

/// Whether a segmenter says what lies between tokens.
///
/// For the second token of `Chips, not ships`, [`Token::break_before`] is [`Break::Punctuation`] with
/// `Mark` and [`Break::None`] with `Skip`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Breaks {
    /// It does.
    #[default]
    Mark,
    /// It leaves [`Token::break_before`] at [`Break::None`], which takes less time.
    Skip,
}

/// An occurrence of a word, with its place in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Byte offset of the first byte in the text.
    pub start: usize,
    /// Byte offset after the last byte.
    pub end: usize,
    /// What separates the token from the one before it, if the segmenter says so; see [`Breaks`].
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

/// A token whose surroundings are not known yet.
pub(crate) fn token(start: usize, end: usize) -> Token {
    Token {
        start,
        end,
        break_before: Break::None,
        in_capitals: false,
    }
}
