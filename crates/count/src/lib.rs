//! Counts surfaces per document and gives the document-term matrix.
//!
//! Everything here is an exact integer. A [`Counter`] counts the documents that one thread was
//! given; its [`Counts`] merge in any order into the same whole; a [`Lexicon`] says which term each
//! surface counts for, and gives the [`DocTermMatrix`].
//!
//! ```
//! use keyweight_count::{Context, Counter, Lexicon};
//!
//! let mut counter = Counter::new();
//! counter.count(0, ["chip", "Chip", "the"].map(|surface| (surface, Context(0))));
//! counter.count(1, ["chips"].map(|surface| (surface, Context(0))));
//! let counts = counter.finish();
//!
//! // In byte order: Chip, chip, chips, the.
//! let lexicon = Lexicon::new([Some("chip"), Some("chip"), Some("chip"), None]);
//! let matrix = counts.document_term_matrix(&lexicon);
//! assert_eq!(matrix.terms(), ["chip"]);
//! assert_eq!(matrix.row(0).collect::<Vec<_>>(), [(0, 2)]);
//! assert_eq!(matrix.document_frequencies(), [2]);
//! ```

#![warn(clippy::disallowed_methods)]

mod counter;
mod counts;
mod lexicon;
mod matrix;
mod rows;
mod surfaces;

pub use counter::Counter;
pub use counts::Counts;
pub use lexicon::Lexicon;
pub use matrix::DocTermMatrix;
pub use rows::{RowError, SparseRows};
pub use surfaces::{Context, Surfaces};
