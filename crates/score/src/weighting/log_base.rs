//! The base of the logarithms in a weight.

use serde::{Deserialize, Serialize};

use crate::math::{ln, log2, log10};

/// The base of the logarithms in a weight.
///
/// The logarithm of 100 is 4.605 to base `E`, 6.644 to base `Two`, and 2 to base `Ten`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum LogBase {
    /// Natural logarithms, as in scikit-learn and tidytext.
    #[default]
    #[serde(rename = "e")]
    E,
    /// Base 2, as in gensim.
    #[serde(rename = "2")]
    Two,
    /// Base 10, as in quanteda.
    #[serde(rename = "10")]
    Ten,
}

impl LogBase {
    /// The logarithm of a positive `x`.
    pub(crate) fn log(self, x: f64) -> f64 {
        match self {
            LogBase::E => ln(x),
            LogBase::Two => log2(x),
            LogBase::Ten => log10(x),
        }
    }

    /// The name of the logarithm in a formula.
    pub fn name(self) -> &'static str {
        match self {
            LogBase::E => "ln",
            LogBase::Two => "log2",
            LogBase::Ten => "log10",
        }
    }
}
