//! The user dictionary: words and phrases that are one term wherever they occur.
//!
//! | module | what it has |
//! |---|---|
//! | `user_dictionary` | [`Dictionary`]: its list, and its entries in scripts without spaces |
//! | `entries` | the entries by their keys: lookup, and the longest one at an offset |
//! | `entry_key` | what entries and the text are compared by |
//! | `endings` | what a language may join to an entry |
//!
//! Imports `characters` only.

pub(crate) mod endings;
mod entries;
mod entry_key;
#[cfg(test)]
mod tests;
mod user_dictionary;

pub(crate) use entries::Entry;
pub(crate) use user_dictionary::is_whole;
pub use user_dictionary::{Dictionary, DictionaryError};
