//! Folding: which term a surface counts for, decided once for every distinct surface of a corpus.
//!
//! | module | what it has |
//! |---|---|
//! | `rules` | [`Rules`], the choices |
//! | `surface` | [`Surface`], and its [`Fate`]: a term, or why it is dropped |
//! | `folding` | [`fold()`], which applies the rules to all surfaces |
//! | `word` | the rules that look at one surface alone |
//! | `kind` | numbers, money, URLs and the like |
//! | `fixed_terms` | surfaces whose term no other rule changes: emoji, entries of the user dictionary |
//! | `normalization` | Unicode normalization, possessives, the dots of acronyms |
//! | `case_endings` | case endings after a colon |
//! | `letters` | letters that a language writes in two ways |
//! | `case`, `casing` | acronyms and case; how letters change their case |
//! | `accents` | words in capitals without their accents |
//! | `stop_words`, `stop_lists` | the choice of stop lists; the lists that a corpus needs |
//! | `plural`, `term_counts` | English plurals, and the counts that prove them |
//! | `plural_groups` | plurals with their singulars, and the form that is their term |
//! | `particles` | Korean particles (which there are: `particles/endings`) |
//! | `variants`, `spelling`, `stem` | stems and spellings of one word |
//! | `steps` | which rules led from a surface to its term |
//! | `executor` | who does the work: one thread, or the threads of the caller |
//!
//! Imports `characters`, `dictionary` and `language`, but not `segment`.

mod accents;
mod case;
mod case_endings;
mod casing;
mod executor;
mod fixed_terms;
mod folding;
mod kind;
mod letters;
mod normalization;
mod particles;
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
pub use kind::{Addresses, Emoji, Kind, Numbers};
pub(crate) use normalization::normalize;
pub use normalization::{Normalization, Possessives};
pub use rules::Rules;
pub use stem::Stem;
pub use steps::{Step, steps};
pub use stop_lists::StopListUse;
pub use stop_words::{StopList, StopSource, StopWords};
pub use surface::{Fate, Folded, Reason, Surface};
