//! Finds tokens in a text and folds their surfaces into terms.
//!
//! Two halves that meet at the surface, the string of a token as it is written:
//!
//! - [`Segmenter`] runs once per text and finds where tokens begin and end, and what lies between
//!   them. It builds no strings.
//! - [`fold`] runs once per *distinct surface*, with the counts of the whole corpus at hand, and
//!   decides which term a surface counts for, or why it is dropped.
//!
//! What a rule needs to know of a token's surroundings is little: the [`Language`] of its document
//! and whether it stands in a run of capitals.
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

mod article;
mod beyond;
mod breaks;
mod capitals;
mod case;
mod detect;
mod dictionary;
mod elision;
mod explain;
mod fold;
mod kind;
mod language;
mod language_spans;
mod lowercase;
mod mapper;
mod masks;
mod mecab;
mod normalize;
mod origin;
mod pieces;
mod plural;
#[doc(hidden)]
pub mod reference;
mod runs;
mod scan;
mod scanner;
mod seen;
mod segment;
mod sklearn;
mod spelling;
mod stem;
mod stop_words;
mod unicode;
mod unspaced;
mod variants;
mod votes;
mod word;

pub use case::Case;
pub use detect::{Detected, LanguageDetector};
pub use dictionary::{Dictionary, DictionaryError};
pub use explain::{Step, steps};
pub use fold::{Fate, Folded, Reason, Rules, Surface, fold, fold_with};
pub use kind::{Addresses, Kind, Numbers};
pub use language::{Language, LanguageError};
pub use language_spans::LanguageSpan;
pub use mapper::{InOrder, Mapper};
pub use mecab::{MecabDictionary, MecabError, MecabFiles};
pub use normalize::{Normalization, Possessives};
pub use segment::{Break, Breaks, Hyphens, Segmentation, Segmenter, Token, Words};
pub use stem::Stem;
pub use stop_words::{StopList, StopListUse, StopSource, StopWords};

#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
