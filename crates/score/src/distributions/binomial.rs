//! Deviances and binomial probabilities without the rounding errors of large factorials.
//!
//! The method is that of Loader (2000), Fast and accurate computation of binomial probabilities: a
//! probability is composed of deviances and of errors of Stirling's formula, which are all small.

use crate::math::{ln, ln_1p, to_f64};

/// (1 + u) · ln(1 + u) − u for u ≥ −1, without cancellation near zero.
fn unit_deviance(u: f64) -> f64 {
    if u <= -1.0 {
        return 1.0;
    }
    if u.abs() >= 0.1 {
        return (1.0 + u) * ln_1p(u) - u;
    }
    // Σ (−1)^k · u^k / (k · (k − 1)) from k = 2
    let mut power = u * u;
    let mut sum = 0.0;
    for k in 2_u32..40 {
        let term = power / f64::from(k * (k - 1));
        sum += term;
        if term.abs() <= f64::EPSILON * 1e-2 * sum {
            break;
        }
        power *= -u;
    }
    sum
}

/// The deviance of a cell, O · ln(O / E) − (O − E), from E and the difference O − E.
pub(crate) fn cell_deviance(expected: f64, difference: f64) -> f64 {
    if expected > 0.0 {
        expected * unit_deviance(difference / expected)
    } else {
        0.0
    }
}

/// ln(n!) − ln(√(2π) · n^(n + ½) · e^−n) for n ≥ 1.
pub(super) fn stirling_error(n: u64) -> f64 {
    /// For n = 1, 2, …, 16, computed with mpmath 1.4 (`loggamma`, 40 digits).
    const SMALL: [f64; 16] = [
        0.081_061_466_795_327_26,
        0.041_340_695_955_409_3,
        0.027_677_925_684_998_34,
        0.020_790_672_103_765_093,
        0.016_644_691_189_821_193,
        0.013_876_128_823_070_748,
        0.011_896_709_945_891_77,
        0.010_411_265_261_972_096,
        0.009_255_462_182_712_733,
        0.008_330_563_433_362_87,
        0.007_573_675_487_951_841,
        0.006_942_840_107_209_53,
        0.006_408_994_188_004_207,
        0.005_951_370_112_758_847_5,
        0.005_554_733_551_962_801,
        0.005_207_655_919_609_640_4,
    ];
    let index = usize::try_from(n).unwrap_or(usize::MAX).wrapping_sub(1);
    if let Some(error) = SMALL.get(index) {
        return *error;
    }
    let n = to_f64(n);
    let square = n * n;
    let tail = 1.0 / 1680.0 - (1.0 / 1188.0 - 691.0 / (360_360.0 * square)) / square;
    (1.0 / 12.0 - (1.0 / 360.0 - (1.0 / 1260.0 - tail / square) / square) / square) / n
}

/// The logarithm of the probability of `successes` in `trials` of probability `p`, where `q` is 1 −
/// p and neither is zero.
pub(crate) fn ln_binomial(successes: u64, trials: u64, p: f64, q: f64) -> f64 {
    let failures = trials - successes;
    let n = to_f64(trials);
    // The logarithm of a probability near 1 is computed from its complement.
    let ln_of = |own: f64, other: f64| if other < 0.5 { ln_1p(-other) } else { ln(own) };
    if successes == 0 {
        return n * ln_of(q, p);
    }
    if failures == 0 {
        return n * ln_of(p, q);
    }
    let (hits, misses) = (to_f64(successes), to_f64(failures));
    let errors = stirling_error(trials) - stirling_error(successes) - stirling_error(failures);
    let deviances = cell_deviance(n * p, hits - n * p) + cell_deviance(n * q, misses - n * q);
    errors - deviances - 0.5 * ln(2.0 * std::f64::consts::PI * hits * (misses / n))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn assert_close(found: f64, expected: f64) {
        let difference = ((found - expected) / expected).abs();
        assert!(difference < 2e-13, "{found} and {expected}");
    }

    #[test]
    fn the_deviance_is_accurate_near_zero_and_far_from_it() {
        // mpmath 1.4, 40 digits: (1 + u) * log(1 + u) - u
        for (u, expected) in [
            (1e-9, 4.999_999_998_333_334e-19),
            (-0.05, 1.271_370_331_826_993_4e-3),
            (0.0999, 4.831_671_312_369_207e-3),
            (0.1001, 4.850_733_348_054_589e-3),
            (30.0, 76.453_603_339_039_53),
        ] {
            assert_close(unit_deviance(u), expected);
        }
        assert_close(unit_deviance(-1.0), 1.0);
    }

    #[test]
    fn binomial_probabilities_keep_their_digits() {
        // mpmath 1.4, 40 digits: log(binomial(n, x)) + x * log(p) + (n - x) * log(1 - p)
        for (x, n, p, expected) in [
            (0, 10, 0.25, -2.876_820_724_517_809),
            (10, 10, 0.75, -2.876_820_724_517_809),
            (3, 10, 0.25, -1.385_165_847_740_092_3),
            (17, 40, 0.5, -2.516_996_525_541_679_3),
            (12, 1_000_000, 1e-5, -2.356_189_379_719_671),
            (400_123, 1_000_000, 0.4, -7.144_704_787_573_811_4),
        ] {
            assert_close(ln_binomial(x, n, p, 1.0 - p), expected);
        }
    }
}
