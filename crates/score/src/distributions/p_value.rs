//! Probabilities that keep their logarithm, even where they are tiny.

use crate::math::exp;

/// The probability of a value as extreme as the one observed, if there is no difference.
///
/// It knows its logarithm, which is finite where the probability itself is too small for an `f64`.
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

    /// From its natural logarithm; what rounding has pushed above 1 is 1.
    pub(crate) fn from_ln(ln: f64) -> PValue {
        let ln = ln.min(0.0);
        PValue {
            value: exp(ln),
            log10: ln * std::f64::consts::LOG10_E,
        }
    }

    /// The probability; zero where it is smaller than any `f64`.
    pub fn value(self) -> f64 {
        self.value
    }

    /// Its logarithm to base 10, always finite.
    pub fn log10(self) -> f64 {
        self.log10
    }
}
