//! Quantiles of the beta distribution.

use super::binomial::{cell_deviance, stirling_error};
use crate::math::{exp, ln, ln_1p, sqrt, to_f64};

/// ln(x / (1 − x)) for the quantile x of the beta distribution B(a, b) at `p`, which is at most ½.
///
/// It applies Newton's method to the logarithm of the distribution function, which is a concave
/// function of the logit, so the iteration cannot diverge. No available library is exact to 1e-9
/// for the counts of large corpora: statrs 0.19 is wrong in the fourth digit for B(12, 4·10⁶).
pub(crate) fn logit_of_beta_quantile(p: f64, a: u64, b: u64) -> f64 {
    let ln_p = ln(p);
    let (of_a, of_b) = (to_f64(a), to_f64(b));
    let mut logit = ln(of_a / of_b) - rough_normal_quantile(p) * sqrt(1.0 / of_a + 1.0 / of_b);
    for _ in 0..100 {
        let (ln_value, slope) = ln_incomplete_beta(logit, a, b);
        let step = (ln_value - ln_p) / slope;
        logit -= step;
        if step.abs() <= 4.0 * f64::EPSILON * logit.abs().max(1.0) {
            break;
        }
    }
    logit
}

/// The number of standard deviations that a normal variable exceeds with probability `p` ≤ ½, to
/// three digits: Abramowitz and Stegun (1964), Handbook of Mathematical Functions, 26.2.23.
fn rough_normal_quantile(p: f64) -> f64 {
    let w = sqrt(-2.0 * ln(p));
    let above = 2.515_517 + w * (0.802_853 + w * 0.010_328);
    let below = 1.0 + w * (1.432_788 + w * (0.189_269 + w * 0.001_308));
    w - above / below
}

/// The logarithm of the distribution function of B(a, b) at the x with this logit, and its
/// derivative with respect to the logit.
fn ln_incomplete_beta(logit: f64, a: u64, b: u64) -> (f64, f64) {
    let x = 1.0 / (1.0 + exp(-logit));
    let y = 1.0 / (1.0 + exp(logit));
    let (of_a, of_b) = (to_f64(a), to_f64(b));
    let sum = of_a + of_b;
    // x^a · y^b / B(a, b), computed from the binomial probability of a in a + b trials
    let errors = stirling_error(a + b) - stirling_error(a) - stirling_error(b);
    let deviances = cell_deviance(sum * x, of_a - sum * x) + cell_deviance(sum * y, of_b - sum * y);
    let ln_density =
        errors - deviances + 0.5 * ln(of_a / sum * of_b / (2.0 * std::f64::consts::PI));
    let ln_value = if x <= (of_a + 1.0) / (sum + 2.0) {
        ln_density - ln(of_a) + ln(continued_fraction(x, of_a, of_b))
    } else {
        let upper = exp(ln_density) / of_b * continued_fraction(y, of_b, of_a);
        ln_1p(-upper)
    };
    (ln_value, exp(ln_density - ln_value))
}

/// The continued fraction of the incomplete beta function, NIST Digital Library of Mathematical
/// Functions, 8.17.22, evaluated by Lentz's method.
fn continued_fraction(x: f64, a: f64, b: f64) -> f64 {
    /// Enough for counts of about 10¹².
    const MAX_STEPS: u32 = 10_000_000;
    let mut over = 1.0;
    let mut under = 1.0 / (1.0 - (a + b) * x / (a + 1.0));
    let mut value = under;
    for step in 1..MAX_STEPS {
        let step = f64::from(step);
        let even = step * (b - step) * x / ((a + 2.0 * step - 1.0) * (a + 2.0 * step));
        under = 1.0 / (1.0 + even * under);
        over = 1.0 + even / over;
        value *= over * under;
        let odd = -(a + step) * (a + b + step) * x / ((a + 2.0 * step) * (a + 2.0 * step + 1.0));
        under = 1.0 / (1.0 + odd * under);
        over = 1.0 + odd / over;
        let factor = over * under;
        value *= factor;
        if (factor - 1.0).abs() <= f64::EPSILON {
            break;
        }
    }
    value
}
