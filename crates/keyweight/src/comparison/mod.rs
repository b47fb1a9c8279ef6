//! Compares documents with others or with word lists: which terms differ, and how certainly.

mod comparisons;
mod keyness;
mod measure;
mod permutation;
mod reference_list;
mod tally;

pub(crate) use comparisons::REST;
pub use comparisons::{Comparison, Comparisons, Reference, ReferenceChoice, Selection};
pub(crate) use keyness::{Comparer, Spread, Tested};
pub use keyness::{KeynessOptions, Wanted};
pub use measure::Measure;
pub use permutation::Permutations;
pub use reference_list::{ReferenceList, ReferenceListError, TotalBasis};
