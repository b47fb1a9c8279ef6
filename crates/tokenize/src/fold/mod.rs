//! Folding: which term a surface counts for, decided once for every distinct surface of a corpus.
//!
//! | module | what it has |
//! |---|---|
//! | `rules` | [`Rules`], the choices |
//! | `surface` | [`Surface`], and its [`Fate`]: a term, or why it is dropped |
//! | `folding` | [`fold()`], which applies the rules to all surfaces |
//! | `word` | the rules that look at one surface alone |
//! | `kind` | numbers, money, URLs and the like |
//! | `normalization` | Unicode normalization, possessives, the dots of acronyms |
//! | `case`, `casing` | acronyms and case; how letters change their case |
//! | `stop_words`, `stop_lists` | the choice of stop lists; the lists that a corpus needs |
//! | `plural`, `term_counts` | English plurals, and the counts that prove them |
//! | `plural_groups` | plurals with their singulars, and the form that is their term |
//! | `variants`, `spelling`, `stem` | stems and spellings of one word |
//! | `steps` | which rules led from a surface to its term |
//! | `executor` | who does the work: one thread, or the threads of the caller |
//!
//! Imports `characters` and `language`, but not `segment`.

mod case;
mod casing;
mod executor;
mod folding;
mod kind;
mod normalization;
mod plural;
mod plural_groups;
mod rules;
mod spelling;
mod stem;
mod steps;
mod stop_lists;
mod stop_words;
mod surface;
mod term_counts;
mod variants;
mod word;

pub use case::Case;
pub use executor::{Executor, SequentialExecutor};
pub use folding::{fold, fold_with};
pub use kind::{Addresses, Kind, Numbers};
pub use normalization::{Normalization, Possessives};
pub use rules::Rules;
pub use stem::Stem;
pub use steps::{Step, steps};
pub use stop_lists::StopListUse;
pub use stop_words::{StopList, StopSource, StopWords};
pub use surface::{Fate, Folded, Reason, Surface};
