//! Finds tokens in a text and folds their surfaces into terms.
//!
//! Two halves that meet at the surface, the string of a token as it is written:
//!
//! - [`Segmenter`] runs once per text and finds where tokens begin and end, and what lies between
//!   them. It builds no strings.
//! - [`fold`] runs once per *distinct surface*, with the counts of the whole corpus at hand, and
//!   decides which term a surface counts for, or why it is dropped.
//!
//! A rule needs to know little of a token's surroundings: the [`Language`] of its document, and
//! whether it is in a run of capitals.
//!
//! The code is in rooms, one folder each. Imports run down this list only; `segment` and `fold` do
//! not know each other:
//!
//! | room | what is in it |
//! |---|---|
//! | `segment` | [`Segmenter`]: word rules, breaks, capitals, dictionaries |
//! | `fold` | [`fold`]: the rules that make terms of surfaces |
//! | `language` | [`Language`], [`LanguageDetector`], stop lists, elision |
//! | `characters` | classes, case and scripts of characters, patterns such as URLs |
//! | `token` | [`Token`], [`Break`] |
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
mod fold;
mod language;
mod segment;
mod token;

pub use fold::{
    Addresses, Case, Executor, Fate, Folded, Kind, Normalization, Numbers, Possessives, Reason,
    Rules, SequentialExecutor, Stem, Step, StopList, StopListUse, StopSource, StopWords, Surface,
    fold, fold_with, steps,
};
pub use language::{Detected, Language, LanguageDetector, LanguageError, LanguageSpan};
#[doc(hidden)]
pub use segment::reference;
pub use segment::{
    Dictionary, DictionaryError, Hyphens, MecabDictionary, MecabError, MecabFiles, Segmentation,
    Segmenter, Words,
};
pub use token::{Break, Breaks, Token};
