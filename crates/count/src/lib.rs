//! Counts the surfaces of documents and turns the counts into a document-term matrix.
//!
//! Everything here is an exact integer. A [`Counter`] counts the documents of one thread; the
//! [`Counts`] of all threads merge into the same whole in any order; a [`Lexicon`] maps each
//! surface to the term that it counts for, which gives the [`DocTermMatrix`].
//!
//! ```
//! use keyweight_count::{Context, Counter, Lexicon};
//!
//! let mut counter = Counter::new();
//! counter.count(0, "chip Chip the", [0..4, 5..9, 10..13].map(|range| (range, Context(0))));
//! counter.count(1, "chips", [(0..5, Context(0))]);
//! let counts = counter.finish();
//!
//! // Surfaces are in byte order: Chip, chip, chips, the.
//! let lexicon = Lexicon::new([Some("chip"), Some("chip"), Some("chip"), None]);
//! let matrix = counts.document_term_matrix(lexicon);
//! assert_eq!(matrix.terms().get(0), "chip");
//! assert_eq!(matrix.reader().row(0), [(0, 2)]);
//! assert_eq!(matrix.tally(0..2).document_frequencies, [2]);
//! ```

#![warn(clippy::disallowed_methods)]

mod counting;
mod error;
mod matrix;
mod ngrams;
mod prefetch;
mod rows;
mod strings;
mod surfaces;

pub use counting::{
    Counter, Counts, CountsBuilder, GroupRows, Replacement, ReplacementWord, SurfaceReader,
};
pub use error::CountsError;
pub use matrix::{DocTermMatrix, Form, Lexicon, Occurrences, Tally, TermReader};
pub use ngrams::{
    CombinedUnits, Gaps, Phrases, UnitCounter, UnitCounts, Units, Window, WindowCounter,
    WindowCounts,
};
pub use prefetch::prefetch;
pub use rows::{DocumentPart, SequenceReader, Sequences, Spill, SpillError};
pub use strings::StringList;
pub use surfaces::{Context, SurfaceIndex, Surfaces};

#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
