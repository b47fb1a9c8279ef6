//! Upper tails of the χ² distribution.

use super::p_value::PValue;
use crate::math::{erfc, exp, ln, log10, sqrt};

/// The probability that χ² with one degree of freedom is at least `statistic`, whose sign is
/// ignored.
///
/// # Formula
///
/// ```text
/// p = Q(½, x / 2) = erfc(√(x / 2))
/// ```
///
/// where x = |statistic|. It is computed as the upper tail itself; 1 − P(½, x / 2) would be 0 from
/// about x = 70 on.
///
/// # Source
///
/// NIST Digital Library of Mathematical Functions, <https://dlmf.nist.gov/7.11.E2>; for the
/// logarithm of probabilities too small for an `f64` the continued fraction
/// <https://dlmf.nist.gov/7.9.E1>.
///
/// # Units
///
/// A probability.
///
/// # Examples
///
/// ```
/// use keyweight_score::chi_squared_upper_tail;
///
/// // scipy 1.17.1: chi2.sf(3.84, 1), chi2.sf(500, 1); mpmath 1.4: log10(erfc(50))
/// assert!((chi_squared_upper_tail(3.84).value() / 0.05004352124870519 - 1.0).abs() < 1e-14);
/// assert!((chi_squared_upper_tail(500.0).value() / 9.505397766554137e-111 - 1.0).abs() < 1e-13);
/// assert!((chi_squared_upper_tail(5_000.0).log10() / -1087.6838365143224 - 1.0).abs() < 1e-14);
/// ```
pub fn chi_squared_upper_tail(statistic: f64) -> PValue {
    /// From here on the logarithm is computed without the probability, which loses digits as it
    /// approaches the smallest `f64`.
    const FAR: f64 = 20.0;
    let z = sqrt(0.5 * statistic.abs());
    let value = erfc(z);
    if z < FAR {
        return PValue::new(value, log10(value));
    }
    // erfc(z) = exp(−z²) / √π · 1/(z + ½/(z + 1/(z + 1½/(z + …))))
    let mut fraction = z;
    for k in (1_u32..=40).rev() {
        fraction = z + 0.5 * f64::from(k) / fraction;
    }
    let ln = -z * z - ln(fraction * sqrt(std::f64::consts::PI));
    PValue::new(value, ln * std::f64::consts::LOG10_E)
}

/// The probability that χ² with this many degrees of freedom, at least one, is at least
/// `statistic`.
///
/// # Formula
///
/// ```text
/// Q(a + 1, y) = Q(a, y) + yᵃ e⁻ʸ / Γ(a + 1)    a = degrees / 2, y = statistic / 2
/// ```
///
/// starting from Q(½, y) = erfc(√y) or Q(1, y) = e⁻ʸ, so that all terms are positive.
///
/// # Source
///
/// NIST Digital Library of Mathematical Functions, <https://dlmf.nist.gov/8.8.E2>.
pub(crate) fn chi_squared_tail(statistic: f64, degrees: u32) -> f64 {
    let y = 0.5 * statistic.max(0.0);
    let (mut a, mut sum, mut term) = if degrees.is_multiple_of(2) {
        (1.0, exp(-y), y * exp(-y))
    } else {
        let term = 2.0 * sqrt(y / std::f64::consts::PI) * exp(-y);
        (0.5, erfc(sqrt(y)), term)
    };
    while a < 0.5 * f64::from(degrees) {
        sum += term;
        a += 1.0;
        term *= y / a;
    }
    sum.min(1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_upper_tail_matches_scipy() {
        // scipy.stats.chi2.sf of SciPy 1.17.1.
        for (statistic, degrees, expected) in [
            (3.84, 1, 0.050_043_521_248_705_19),
            (500.0, 1, 9.505_397_766_554_137e-111),
            (12.5, 4, 0.013_995_792_487_650_894),
            (40.0, 11, 3.577_512_452_765_525e-5),
            (0.0, 11, 1.0),
        ] {
            let found = chi_squared_tail(statistic, degrees);
            assert!(
                (found / expected - 1.0).abs() < 1e-13,
                "{found} is not {expected}"
            );
        }
    }
}
