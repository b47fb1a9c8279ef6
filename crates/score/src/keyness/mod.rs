//! Keyness: how the frequencies of a term in two corpora differ, by how much, and whether by chance.

mod effect_size;
mod fisher;
mod frequency;
mod interval;
mod significance;

pub use effect_size::{
    Prior, log_odds_z, log_ratio, odds_ratio, percent_difference, relative_risk, simple_maths,
};
pub use fisher::{conditional_odds_ratio, fisher_exact, smallest_expected_count};
pub use frequency::{Direction, Frequency, FrequencyError, direction};
pub use interval::{Confidence, Interval, conservative_log_ratio, log_ratio_interval};
pub use significance::{
    Correction, bayes_factor_bic, chi_squared, log_likelihood, log_likelihood_two_cells,
    log_likelihood_williams, pointwise_mutual_information,
};
