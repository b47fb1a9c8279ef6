//! Segmentation: where tokens start and end, and what lies between them.
//!
//! | module | what it has |
//! |---|---|
//! | `segmentation` | the choices |
//! | `segmenter` | [`Segmenter`], which follows them |
//! | `article`, `unicode`, `sklearn` | the word rules, one module for each variant of [`Words`] |
//! | `scanner` | the article rules one UAX #29 segment at a time, for what masks cannot decide |
//! | `word_bounds` | UAX #29 word boundaries, fast for frequent characters |
//! | `unspaced` | scripts written without spaces |
//! | `entries` | the entries of the user dictionary as tokens |
//! | `mecab` | [`MecabDictionary`], for Japanese |
//! | `abbreviations` | abbreviations whose full stop ends no sentence |
//! | `emoji` | emoji as tokens of their own |
//! | `breaks` | what lies between two tokens |
//! | `capitals` | headlines, datelines and other runs of capitals |
//! | `doubled_acronyms` | `EE. UU.`, which is one token in Spanish |
//! | `original_offsets` | from offsets in a lowercased text to those in the text itself |
//! | `reference` | the specification: a slow and plain implementation |
//!
//! Imports `token`, `characters`, `dictionary` and `language`, but not `fold`.

mod abbreviations;
mod article;
mod breaks;
mod capitals;
mod doubled_acronyms;
mod emoji;
mod entries;
mod mecab;
mod original_offsets;
#[doc(hidden)]
pub mod reference;
mod scanner;
mod segmentation;
mod segmenter;
mod sklearn;
mod unicode;
mod unspaced;
mod word_bounds;

pub use mecab::{MecabDictionary, MecabError, MecabFiles};
pub use segmentation::{Hyphens, Segmentation, Words};
pub use segmenter::Segmenter;
