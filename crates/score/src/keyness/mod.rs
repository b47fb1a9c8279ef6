//! Keyness: how the frequencies of a term in two corpora differ, by how much, and whether by
//! chance.

mod contingency;
mod effect_size;
mod fisher;
mod frequency;
mod interval;
mod log_odds;
mod significance;

pub use contingency::{Direction, direction, smallest_expected_count};
pub use effect_size::{
    log_ratio, odds_ratio, percent_difference, pointwise_mutual_information, relative_risk,
    simple_maths,
};
pub use fisher::{conditional_odds_ratio, fisher_exact};
pub use frequency::{Frequency, FrequencyError};
pub use interval::{Confidence, Interval, conservative_log_ratio, log_ratio_interval};
pub use log_odds::{Prior, log_odds_z};
pub use significance::{
    Correction, bayes_factor_bic, chi_squared, log_likelihood, log_likelihood_two_cells,
    log_likelihood_williams,
};
