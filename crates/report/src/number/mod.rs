//! Numbers as decimals: how many digits are written (`precision.rs`), how (`decimal.rs`), and a faster
//! way to round them (`rounding.rs`).

mod decimal;
mod precision;
mod rounding;

pub(crate) use decimal::{LONGEST, write};
pub use precision::{Precision, PrecisionError, SignificantDigits};
pub(crate) use rounding::round;
