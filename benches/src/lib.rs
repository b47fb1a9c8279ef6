//! Generates the benchmark corpus: articles of any total size, the same on every machine.
//!
//! The words of real text follow two laws that determine how fast counting is: a few words are very
//! frequent (Zipf), and new ones keep appearing (Heaps). [`Articles`] draws words from a process
//! that has both properties, spells them so that they are pronounceable, and arranges them as a
//! newspaper would: headlines, sentences, paragraphs, quotes, numbers, names.
//!
//! Everything is integer arithmetic on one seed, so nothing depends on a clock, on the order of a
//! hash map, or on how a machine rounds.
//!
//! # Examples
//!
//! ```
//! use keyweight_benches::Articles;
//!
//! let articles: Vec<_> = Articles::new(1, 50_000).collect();
//! let bytes: usize = articles.iter().map(|article| article.text.len()).sum();
//! assert!((50_000..51_000).contains(&bytes));
//! assert_eq!(articles[0].id, "a0000001");
//! ```

mod articles;
mod english;
mod rng;
mod sentence;
mod size;
mod spelling;
#[cfg(test)]
mod tests;
mod vocabulary;

pub use articles::{Article, Articles};
pub use size::{Size, SizeError};
