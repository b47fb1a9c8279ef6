//! The lexicon, which maps surfaces to terms, and the document-term matrix that it gives.

mod doc_term_matrix;
mod lexicon;

pub use doc_term_matrix::{DocTermMatrix, Form, Occurrences, Tally, TermReader};
pub use lexicon::Lexicon;
