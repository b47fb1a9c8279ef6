//! Fisher's exact test and the conditional odds ratio.

use super::contingency::Contingency;
use super::frequency::Frequency;
use crate::distributions::PValue;
use crate::distributions::ln_binomial;
use crate::math::{exp, ln, to_f64};

/// Up to this factor a table counts as equally likely, as in R: the computed probabilities of
/// equally likely tables differ by rounding errors.
const TOLERANCE: f64 = 1.0 + 1e-7;

/// The distribution of the term's count in the target, given the totals of the table.
struct Hypergeometric {
    /// The occurrences of the term in both corpora.
    of_term: u64,
    /// The tokens of the target.
    target: u64,
    /// The other tokens of both corpora.
    others: u64,
    /// The target's share of all tokens.
    share: f64,
    /// The reference's share of all tokens.
    rest: f64,
}

impl Hypergeometric {
    fn new(target: Frequency, reference: Frequency) -> Hypergeometric {
        let all = to_f64(target.total()) + to_f64(reference.total());
        Hypergeometric {
            of_term: target.count() + reference.count(),
            target: target.total(),
            others: target.others() + reference.others(),
            share: to_f64(target.total()) / all,
            rest: to_f64(reference.total()) / all,
        }
    }

    /// The smallest possible count.
    fn min(&self) -> u64 {
        self.target.saturating_sub(self.others)
    }

    /// The largest possible count.
    fn max(&self) -> u64 {
        self.of_term.min(self.target)
    }

    /// The logarithm of the probability of a possible `count`.
    fn ln_probability(&self, count: u64) -> f64 {
        let of = |successes, trials| ln_binomial(successes, trials, self.share, self.rest);
        of(count, self.of_term) + of(self.target - count, self.others)
            - of(self.target, self.of_term + self.others)
    }

    /// The probability of `count` + 1 divided by that of `count`.
    fn ratio_to_next(&self, count: u64) -> f64 {
        let up = to_f64(self.of_term - count) * to_f64(self.target - count);
        let down = to_f64(count + 1) * to_f64(self.others + count + 1 - self.target);
        up / down
    }

    /// The most likely count.
    fn mode(&self) -> u64 {
        let (mut low, mut high) = (self.min(), self.max());
        while low < high {
            let middle = low + (high - low) / 2;
            if self.ratio_to_next(middle) > 1.0 {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        low
    }

    /// The probability of `from` and all smaller counts, divided by that of `from`, which is at
    /// most the mode.
    fn lower_tail(&self, from: u64) -> f64 {
        let (mut term, mut sum) = (1.0, 1.0);
        for count in (self.min()..from).rev() {
            term /= self.ratio_to_next(count);
            sum += term;
            if term < sum * f64::EPSILON * 1e-2 {
                break;
            }
        }
        sum
    }

    /// The probability of `from` and all larger counts, divided by that of `from`, which is at
    /// least the mode.
    fn upper_tail(&self, from: u64) -> f64 {
        let (mut term, mut sum) = (1.0, 1.0);
        for count in from..self.max() {
            term *= self.ratio_to_next(count);
            sum += term;
            if term < sum * f64::EPSILON * 1e-2 {
                break;
            }
        }
        sum
    }
}

/// The two-sided p-value of Fisher's exact test: the probability of all tables that are at most as
/// likely as the observed one, given its totals.
///
/// # Formula
///
/// ```text
/// p = Σ h(x) over all x with h(x) ≤ h(a) · (1 + 10⁻⁷)
/// ```
///
/// where h is the hypergeometric distribution with the totals of the table.
///
/// # Source
///
/// Fisher (1935), The logic of inductive inference, Journal of the Royal Statistical Society 98(1),
/// 39–82, <https://doi.org/10.2307/2342435>; two-sided as in R, `fisher.test`, and
/// `scipy.stats.fisher_exact`.
///
/// # Units
///
/// A probability. It is valid however small the expected counts are, if tokens are independent.
///
/// # Examples
///
/// ```
/// use keyweight_score::{Frequency, fisher_exact};
///
/// // R fisher.test, as given in the tests of quanteda.textstats
/// let p = fisher_exact(Frequency::new(7, 10)?, Frequency::new(2, 9)?);
/// assert!((p.value() - 0.069_778_518_694_927_4).abs() < 1e-12);
/// # Ok::<(), keyweight_score::FrequencyError>(())
/// ```
pub fn fisher_exact(target: Frequency, reference: Frequency) -> PValue {
    let tables = Hypergeometric::new(target, reference);
    let observed = target.count();
    let mode = tables.mode();
    let ln_observed = tables.ln_probability(observed);
    let ln_limit = ln_observed + ln(TOLERANCE);
    if tables.ln_probability(mode) <= ln_limit {
        return PValue::ONE;
    }
    // On the other side of the mode, the first count that is at most as likely.
    let (own, other) = if observed < mode {
        let start = first(mode, tables.max() + 1, |count| {
            tables.ln_probability(count) <= ln_limit
        });
        let other = (start <= tables.max()).then(|| (start, tables.upper_tail(start)));
        (tables.lower_tail(observed), other)
    } else {
        let start = first(tables.min(), mode, |count| {
            tables.ln_probability(count) > ln_limit
        });
        let start = start.checked_sub(1).filter(|count| *count >= tables.min());
        let other = start.map(|start| (start, tables.lower_tail(start)));
        (tables.upper_tail(observed), other)
    };
    let other = other.map_or(0.0, |(start, tail)| {
        exp(tables.ln_probability(start) - ln_observed) * tail
    });
    PValue::from_ln(ln_observed + ln(own + other))
}

/// The first number from `low` to `high` − 1 for which `is_reached` is true, or `high` if there is
/// none. If it is true for a number, it must be true for all larger ones.
fn first(mut low: u64, mut high: u64, is_reached: impl Fn(u64) -> bool) -> u64 {
    while low < high {
        let middle = low + (high - low) / 2;
        if is_reached(middle) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    low
}

/// The odds ratio of a term, estimated by conditional maximum likelihood given the totals of the
/// table.
///
/// `None` if the target has as many occurrences as the totals allow: the estimate is then infinite,
/// or undetermined if no other count is possible. 0 if it has as few as they allow.
///
/// # Formula
///
/// ```text
/// the ψ for which Σ x · h(x) · ψˣ / Σ h(x) · ψˣ = a
/// ```
///
/// where h is the hypergeometric distribution with the totals of the table.
///
/// # Source
///
/// Fisher (1935), The logic of inductive inference, Journal of the Royal Statistical Society 98(1),
/// 39–82, <https://doi.org/10.2307/2342435>; Agresti (2013), Categorical Data Analysis, 3rd
/// edition, Wiley, section 3.5; as in R, `fisher.test`.
///
/// # Units
///
/// Dimensionless; 1 is no difference.
///
/// # Examples
///
/// ```
/// use keyweight_score::{Frequency, conditional_odds_ratio};
///
/// // mpmath 1.4: findroot; R stops its search early and prints 7.16628
/// let ratio = conditional_odds_ratio(Frequency::new(7, 10)?, Frequency::new(2, 9)?);
/// assert!((ratio.unwrap() - 7.166_306_303_557_888).abs() < 1e-12);
/// # Ok::<(), keyweight_score::FrequencyError>(())
/// ```
pub fn conditional_odds_ratio(target: Frequency, reference: Frequency) -> Option<f64> {
    let tables = Hypergeometric::new(target, reference);
    let observed = target.count();
    if observed == tables.max() {
        return None;
    }
    if observed == tables.min() {
        return Some(0.0);
    }
    // The mean rises with ln ψ. Relative to the observed count, h(x) · ψˣ falls off quickly on both
    // sides.
    let mean_is_reached = |ln_odds: f64| {
        let odds = exp(ln_odds);
        let (mut sum, mut excess) = (1.0, 0.0);
        let mut add = |term: f64, distance: f64| {
            sum += term;
            excess += term * distance;
            term < sum * 1e-18
        };
        let (mut term, mut distance) = (1.0, 0.0);
        for count in observed..tables.max() {
            term *= tables.ratio_to_next(count) * odds;
            distance += 1.0;
            if add(term, distance) && term < 1.0 {
                break;
            }
        }
        (term, distance) = (1.0, 0.0);
        for count in (tables.min()..observed).rev() {
            term /= tables.ratio_to_next(count) * odds;
            distance -= 1.0;
            if add(term, distance) {
                break;
            }
        }
        excess >= 0.0
    };
    let table = Contingency::new(target, reference);
    let [a, b, c, d] = table.observed.map(|count| to_f64(count) + 0.5);
    let start = ln(a / c) - ln(b / d);
    let (mut low, mut high) = (start - 3.0, start + 3.0);
    while high - low > f64::EPSILON * (1.0 + low.abs()) {
        let middle = low + 0.5 * (high - low);
        if middle <= low || middle >= high {
            break;
        }
        if mean_is_reached(middle) {
            high = middle;
        } else {
            low = middle;
        }
    }
    Some(exp(low + 0.5 * (high - low)))
}
