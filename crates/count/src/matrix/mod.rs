//! The lexicon, which maps surfaces to terms, and the document-term matrix that results from it.

mod doc_term_matrix;
mod lexicon;
mod tally;
mod term_reader;

pub use doc_term_matrix::DocTermMatrix;
pub use lexicon::Lexicon;
pub use tally::Tally;
pub use term_reader::{Form, Occurrences, TermReader};
