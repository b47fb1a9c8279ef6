//! Finds tokens in a text and folds their surfaces into terms.
//!
//! The crate has two halves, which meet at the surface, the string of a token as written:
//!
//! - [`Segmenter`] runs once per text. It finds where tokens start and end and what lies between
//!   them, and builds no strings.
//! - [`fold()`] runs once per *distinct surface*, with the counts of the whole corpus. It decides which
//!   term a surface counts for, or why it is dropped.
//!
//! The rules need to know little about the surroundings of a token: the [`Language`] of its document,
//! and whether it is in a run of capitals.
//!
//! Each folder has a `mod.rs` that lists its modules. A module imports only from its own folder and from
//! folders below it in this table; `segment` and `fold` do not import each other:
//!
//! | folder | what is in it |
//! |---|---|
//! | `resolution/` | [`Resolver`]: the words of surfaces that only the whole corpus can tell apart |
//! | `segment/` | [`Segmenter`]: word rules, breaks, capitals, dictionaries |
//! | `fold/` | [`fold()`]: the rules that fold surfaces into terms |
//! | `language/` | [`Language`], [`LanguageDetector`], stop lists, elision |
//! | `dictionary/` | [`Dictionary`], the user’s own words and phrases |
//! | `characters/` | classes, case and scripts of characters, patterns such as URLs |
//! | `token.rs` | [`Token`], [`Break`] |
//!
//! ```
//! use keyweight_tokenize::{Segmentation, Segmenter};
//!
//! let text = "The U.S. and Taiwan’s chips";
//! let mut tokens = Vec::new();
//! Segmenter::new(Segmentation::default()).segment(text, &mut tokens);
//! let surfaces: Vec<&str> = tokens.iter().map(|token| token.surface(text)).collect();
//! assert_eq!(surfaces, ["The", "U.S.", "and", "Taiwan’s", "chips"]);
//! ```

#![warn(clippy::disallowed_methods)]

mod characters;
mod dictionary;
mod fold;
mod language;
mod resolution;
mod segment;
mod token;

pub use dictionary::{Dictionary, DictionaryError};
pub use fold::{
    Addresses, Case, Emoji, Executor, Fate, Folded, Kind, Normalization, Numbers, Possessives,
    Reason, Rules, SequentialExecutor, Stem, Step, StopList, StopListUse, StopSource, StopWords,
    Surface, fold, fold_with, steps,
};
pub use language::{Detected, Language, LanguageDetector, LanguageError, LanguageSpan};
pub use resolution::{ResolvedWord, Resolver};
#[doc(hidden)]
pub use segment::reference;
pub use segment::{
    Hyphens, MecabDictionary, MecabError, MecabFiles, Segmentation, Segmenter, Words,
};
pub use token::{Break, Breaks, Token};

#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
