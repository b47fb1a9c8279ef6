//! Scores the counts of terms: TF-IDF weights in their usual variants, the keyness of terms in one
//! corpus compared with another, the association of words, and the dispersion of terms.
//!
//! Counts are exact integers. Scores are `f64`, computed in one fixed order with the functions of
//! the `libm` crate, so the last bit is the same on every machine.
//!
//! ```
//! use keyweight_count::{Context, Counter, Lexicon};
//! use keyweight_score::{Weighting, Weights};
//!
//! let mut counter = Counter::new();
//! counter.count(0, "chip tariff", [(0..4, Context(0)), (5..11, Context(0))]);
//! counter.count(1, "chip", [(0..4, Context(0))]);
//! let lexicon = Lexicon::new([Some("chip"), Some("tariff")]);
//! let matrix = counter.finish().document_term_matrix(lexicon);
//!
//! // scikit-learn 1.9.1: TfidfVectorizer().fit_transform(["chip tariff", "chip"])
//! let weights = Weights::fit(&matrix.tally(0..2), 2, Weighting::default());
//! let mut row = Vec::new();
//! weights.weigh(matrix.reader().row(0), &mut row);
//! assert!((row[0].1 - 0.579_738_671_538).abs() < 1e-12);
//! assert!((row[1].1 - 0.814_802_474_667).abs() < 1e-12);
//! ```

#![warn(clippy::disallowed_methods)]

mod association;
mod dispersion;
mod distributions;
mod keyness;
mod math;
mod multiple_testing;
mod relative_frequency;
mod weighting;

pub use association::Association;
pub use dispersion::{CorpusPart, PartSizes, deviation_of_proportions};
pub use distributions::{PValue, chi_squared_upper_tail};
pub use keyness::{
    Confidence, Correction, Direction, Frequency, FrequencyError, Interval, Prior,
    bayes_factor_bic, chi_squared, conditional_odds_ratio, conservative_log_ratio, direction,
    fisher_exact, log_likelihood, log_likelihood_two_cells, log_likelihood_williams, log_odds_z,
    log_ratio, log_ratio_interval, odds_ratio, percent_difference, pointwise_mutual_information,
    relative_risk, simple_maths, smallest_expected_count,
};
pub use multiple_testing::benjamini_hochberg;
pub use relative_frequency::{per_thousand, share};
pub use weighting::{CountSummary, Idf, LogBase, Norm, Tf, Weighting, Weights};

#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
