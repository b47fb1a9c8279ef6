//! Compares documents with others or with word lists: which terms differ, and how certainly.

mod comparisons;
mod keyness;
mod list_columns;
mod list_options;
mod list_table;
mod measure;
mod number_style;
mod options;
mod patterns;
mod permutation;
mod reference_list;
mod side;
mod tested;
mod word_list;

pub use comparisons::{Comparison, Comparisons, Reference, ReferenceChoice, Selection};
pub(crate) use keyness::Comparer;
pub use list_options::{ReferenceListError, ReferenceListOptions, TotalBasis};
pub use measure::Measure;
pub use options::{DirectionFilter, KeynessOptions};
pub use permutation::Permutations;
pub use reference_list::ReferenceList;
pub(crate) use tested::{Spread, Tested};
pub use word_list::ListCounts;
