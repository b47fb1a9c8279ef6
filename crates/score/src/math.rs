//! The only place where an integer becomes a float, and where logarithms are taken.

use serde::{Deserialize, Serialize};

/// The base of the logarithms in a weight.
///
/// The logarithm of 100 is 4.605 to base `E`, 6.644 to base `Two` and 2 to base `Ten`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum LogBase {
    /// Natural logarithms, as scikit-learn and tidytext take them.
    #[default]
    #[serde(rename = "e")]
    E,
    /// Base 2, as gensim takes them.
    #[serde(rename = "2")]
    Two,
    /// Base 10, as quanteda takes them.
    #[serde(rename = "10")]
    Ten,
}

impl LogBase {
    /// The logarithm of a positive `x`.
    pub(crate) fn log(self, x: f64) -> f64 {
        match self {
            LogBase::E => libm::log(x),
            LogBase::Two => libm::log2(x),
            LogBase::Ten => libm::log10(x),
        }
    }

    /// How the logarithm is written in a formula.
    pub fn name(self) -> &'static str {
        match self {
            LogBase::E => "ln",
            LogBase::Two => "log2",
            LogBase::Ten => "log10",
        }
    }
}

/// A count as a float; exact up to 2⁵³, 9·10¹⁵.
#[expect(
    clippy::cast_precision_loss,
    reason = "no corpus has nine quadrillion tokens"
)]
pub(crate) fn float(count: u64) -> f64 {
    count as f64
}

/// The square root of `x`, correctly rounded.
pub(crate) fn square_root(x: f64) -> f64 {
    libm::sqrt(x)
}

/// The natural logarithm of a positive `x`.
pub(crate) fn ln(x: f64) -> f64 {
    libm::log(x)
}

/// The logarithm of a positive `x` to base 2.
pub(crate) fn log2(x: f64) -> f64 {
    libm::log2(x)
}

/// The logarithm of a positive `x` to base 10.
pub(crate) fn log10(x: f64) -> f64 {
    libm::log10(x)
}

/// ln(1 + x), also for an `x` near zero.
pub(crate) fn ln_1p(x: f64) -> f64 {
    libm::log1p(x)
}

/// e to the power of `x`.
pub(crate) fn exp(x: f64) -> f64 {
    libm::exp(x)
}

/// The complementary error function.
pub(crate) fn erfc(x: f64) -> f64 {
    libm::erfc(x)
}

/// An exact difference of products of counts as a float.
#[expect(
    clippy::cast_precision_loss,
    reason = "rounding once, at the end, is as good as it gets"
)]
pub(crate) fn float_of_difference(difference: i128) -> f64 {
    difference as f64
}
