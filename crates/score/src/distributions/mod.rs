//! Probability distributions: binomial and χ² probabilities without loss of digits.

mod binomial;
mod chi_squared;

pub(crate) use binomial::{ln_binomial, part, stirling_error};
pub(crate) use chi_squared::chi_squared_tail;
pub use chi_squared::{PValue, chi_squared_upper_tail};
