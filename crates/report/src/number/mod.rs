//! Numbers as decimals: how many digits are written (`precision.rs`), and how (`decimal.rs`).

mod decimal;
mod precision;

pub(crate) use decimal::{LONGEST, write};
pub use precision::{Precision, PrecisionError, SignificantDigits};
