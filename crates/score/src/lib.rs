//! Weighs the counts of terms: TF-IDF in its usual variants, and the keyness of terms in one corpus
//! against another.
//!
//! Counts are exact; what is made of them here is `f64`, computed in one fixed order with the
//! logarithms of the `libm` crate, so that the last bit is the same on every machine.
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
//! weights.row(matrix.reader().row(0), &mut row);
//! assert!((row[0].1 - 0.579_738_671_538).abs() < 1e-12);
//! assert!((row[1].1 - 0.814_802_474_667).abs() < 1e-12);
//! ```

#![warn(clippy::disallowed_methods)]

mod association;
mod dispersion;
mod effect;
mod fisher;
mod frequency;
mod idf;
mod interval;
mod keyness;
mod likelihood;
mod multiple;
mod norm;
mod number;
mod rate;
mod tail;
mod tf;
mod weights;

pub use association::Association;
pub use dispersion::{Part, PartSizes, deviation_of_proportions};
pub use effect::{
    Prior, log_odds_z, log_ratio, odds_ratio, percent_difference, relative_risk, simple_maths,
};
pub use fisher::{conditional_odds_ratio, fisher_exact, smallest_expected_count};
pub use frequency::{Direction, Frequency, FrequencyError, direction};
pub use idf::Idf;
pub use interval::{Confidence, Interval, conservative_log_ratio, log_ratio_interval};
pub use keyness::{
    Correction, bayes_factor_bic, chi_squared, log_likelihood, log_likelihood_two_cells,
    log_likelihood_williams, pointwise_mutual_information,
};
pub use multiple::benjamini_hochberg;
pub use norm::Norm;
pub use number::LogBase;
pub use rate::{per_thousand, share};
pub use tail::{PValue, chi_squared_upper_tail};
pub use tf::{Row, Tf};
pub use weights::{Weighting, Weights};

#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
