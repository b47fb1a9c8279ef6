//! The tables: what each row is, which columns it has, and in what order rows come.
//!
//! Every table has the method `with_columns`, which selects columns and puts them in order.

mod blocks;
mod collocations;
mod columns;
mod documents;
mod forms;
mod groups;
mod keyness;
mod keywords;
mod kwic;
mod lexicon;
mod matrix;
mod meanings;
mod pattern;
mod summary;
mod surfaces_by_term;
mod terms;
mod text_table;
mod tokens;
mod top;
mod wording;

pub use collocations::Collocations;
pub use columns::{ColumnError, check_columns};
pub use documents::Documents;
pub use groups::Groups;
pub use keyness::Keyness;
pub use keywords::Keywords;
pub use kwic::{Kwic, KwicOptions};
pub use lexicon::Lexicon;
pub use matrix::{Matrix, Value};
pub use pattern::{Matching, PatternError};
pub use terms::Terms;
pub use text_table::{Basis, Occurrence, Passage, Reach, TextTable};
pub use tokens::Tokens;
pub use top::{Top, TopError};
