//! Languages: their codes, which one a text is in, and what each has of its own.
//!
//! | module | what it has |
//! |---|---|
//! | `code` | [`Language`], a two-letter code |
//! | `detector` | the language of a text |
//! | `spans` | the paragraphs of a text that are in another language |
//! | `stop_word_votes` | how many words of a text are stop words of each language |
//! | `stop_words` | the built-in stop lists |
//! | `elision` | elided articles and pronouns: `l’économie` |
//!
//! Imports [`token`](crate::token) and [`characters`](crate::characters).

mod code;
mod detector;
pub(crate) mod elision;
mod spans;
mod stop_word_votes;
pub(crate) mod stop_words;

pub use code::{Language, LanguageError};
pub use detector::{Detected, LanguageDetector};
pub use spans::LanguageSpan;
