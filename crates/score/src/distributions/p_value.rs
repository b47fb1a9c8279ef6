//! P-values, which keep their logarithm even when they are tiny.

use crate::math::exp;

/// A p-value: the probability of a result at least as extreme as the observed one if there is no
/// difference.
///
/// It also has its logarithm, which is finite even if the probability is too small for an `f64`.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
pub struct PValue {
    value: f64,
    log10: f64,
}

impl PValue {
    pub(crate) const ONE: PValue = PValue {
        value: 1.0,
        log10: 0.0,
    };

    pub(super) fn new(value: f64, log10: f64) -> PValue {
        PValue { value, log10 }
    }

    /// The p-value with this natural logarithm; if rounding makes it larger than 1, it is 1.
    pub(crate) fn from_ln(ln: f64) -> PValue {
        let ln = ln.min(0.0);
        PValue {
            value: exp(ln),
            log10: ln * std::f64::consts::LOG10_E,
        }
    }

    /// The probability; zero if it is too small for an `f64`.
    pub fn value(self) -> f64 {
        self.value
    }

    /// The logarithm of the probability to base 10, which is always finite.
    pub fn log10(self) -> f64 {
        self.log10
    }
}
