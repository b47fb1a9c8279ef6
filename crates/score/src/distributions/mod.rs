//! Probability distributions, computed without loss of digits for large counts and small tails.

mod beta;
mod binomial;
mod chi_squared;
mod p_value;

pub(crate) use beta::logit_of_beta_quantile;
pub(crate) use binomial::{cell_deviance, ln_binomial};
pub(crate) use chi_squared::chi_squared_tail;
pub use chi_squared::chi_squared_upper_tail;
pub use p_value::PValue;
