//! Generates the corpus of the benchmarks: articles of any total size, the same on every machine.
//!
//! The words of real text follow two laws that decide how fast counting is: few words are very
//! frequent (Zipf), and new ones never cease to appear (Heaps). [`Articles`] draws from a process
//! that has both, spells the words so that they can be read aloud, and sets them as a newspaper
//! would: headlines, sentences, paragraphs, quotes, numbers, names.
//!
//! All of it is integer arithmetic on one seed, so that nothing depends on a clock, on a hash map's
//! order, or on how a machine rounds.
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
