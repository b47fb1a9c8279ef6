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
//! counter.count(0, "chip Chip the", [0..4, 5..9, 10..13].map(|place| (place, Context(0))));
//! counter.count(1, "chips", [(0..5, Context(0))]);
//! let counts = counter.finish();
//!
//! // In byte order: Chip, chip, chips, the.
//! let lexicon = Lexicon::new([Some("chip"), Some("chip"), Some("chip"), None]);
//! let matrix = counts.document_term_matrix(lexicon);
//! assert_eq!(matrix.terms().get(0), "chip");
//! assert_eq!(matrix.reader().row(0), [(0, 2)]);
//! assert_eq!(matrix.tally(0..2).document_frequencies, [2]);
//! ```

#![warn(clippy::disallowed_methods)]

mod ahead;
mod builder;
mod chains;
mod counter;
mod counts;
mod error;
mod groups;
mod index;
mod interner;
mod lexicon;
mod matrix;
mod ngrams;
mod phrases;
mod rows;
mod sequence;
mod spill;
mod surfaces;
#[cfg(test)]
mod tests;
mod texts;
mod windows;
mod words;

pub use ahead::fetch_at;
pub use builder::CountsBuilder;
pub use counter::Counter;
pub use counts::{Counts, SurfaceReader};
pub use error::PartsError;
pub use groups::GroupRows;
pub use index::SurfaceIndex;
pub use lexicon::Lexicon;
pub use matrix::{DocTermMatrix, Form, Occurrences, Tally, TermReader};
pub use ngrams::{Gaps, UnitCounter, UnitCounts, Units};
pub use phrases::Phrases;
pub use rows::Place;
pub use sequence::{SequenceReader, Sequences};
pub use spill::{Spill, SpillError};
pub use surfaces::{Context, Surfaces};
pub use texts::Texts;
pub use windows::{Window, WindowCounter, WindowCounts};
