//! Languages: their codes, how to detect them, and the data of each.
//!
//! | module | what it has |
//! |---|---|
//! | `code` | [`Language`], a two-letter code |
//! | `detector` | the language of a text |
//! | `spans` | the languages of the paragraphs of a text |
//! | `stop_word_votes` | how many words of a text are on each language's stop list |
//! | `apostrophe_rule`, `short_words`, `bit_counters` | what makes the count fast: a word rule, a hash table, counters |
//! | `stop_words` | the built-in stop lists |
//! | `chinese` | Chinese characters that are words of their own |
//! | `elision` | elided articles and pronouns: `l’économie` |
//!
//! Imports `token` and `characters`.

mod apostrophe_rule;
mod bit_counters;
pub(crate) mod chinese;
mod code;
mod detector;
pub(crate) mod elision;
mod short_words;
mod spans;
mod stop_word_votes;
pub(crate) mod stop_words;

pub use code::{Language, LanguageError};
pub use detector::{Detected, LanguageDetector};
pub use spans::LanguageSpan;
