//! Fisher's exact test.

use super::contingency::Contingency;
use super::frequency::Frequency;
use crate::distributions::PValue;
use crate::distributions::ln_binomial;
use crate::math::{exp, ln, to_f64};

/// A probability counts as no larger than the one observed up to this factor, as in R: tables that
/// are equally likely differ by rounding errors.
const AS_LIKELY: f64 = 1.0 + 1e-7;

/// The distribution of the term's count in the target, given all totals.
struct Hypergeometric {
    /// Occurrences in both corpora.
    of_term: u64,
    target: u64,
    others: u64,
    share: f64,
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

    fn least(&self) -> u64 {
        self.target.saturating_sub(self.others)
    }

    fn most(&self) -> u64 {
        self.of_term.min(self.target)
    }

    /// The logarithm of the probability of `count`, from least to most.
    fn ln(&self, count: u64) -> f64 {
        let of = |successes, trials| ln_binomial(successes, trials, self.share, self.rest);
        of(count, self.of_term) + of(self.target - count, self.others)
            - of(self.target, self.of_term + self.others)
    }

    /// The probability of `count` + 1 as a multiple of that of `count`.
    fn rise(&self, count: u64) -> f64 {
        let up = to_f64(self.of_term - count) * to_f64(self.target - count);
        let down = to_f64(count + 1) * to_f64(self.others + count + 1 - self.target);
        up / down
    }

    /// The count that is likeliest.
    fn mode(&self) -> u64 {
        let (mut low, mut high) = (self.least(), self.most());
        while low < high {
            let middle = low + (high - low) / 2;
            if self.rise(middle) > 1.0 {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        low
    }

    /// The sum of the probabilities of `from` and all smaller counts, as a multiple of that of
    /// `from`; `from` is at most the mode.
    fn tail_below(&self, from: u64) -> f64 {
        let (mut term, mut sum) = (1.0, 1.0);
        for count in (self.least()..from).rev() {
            term /= self.rise(count);
            sum += term;
            if term < sum * f64::EPSILON * 1e-2 {
                break;
            }
        }
        sum
    }

    /// The same for `from` and all larger counts; `from` is at least the mode.
    fn tail_above(&self, from: u64) -> f64 {
        let (mut term, mut sum) = (1.0, 1.0);
        for count in from..self.most() {
            term *= self.rise(count);
            sum += term;
            if term < sum * f64::EPSILON * 1e-2 {
                break;
            }
        }
        sum
    }
}

/// Fisher's exact test, two-sided: the probability of all tables that are no likelier than the one
/// observed, given its totals.
///
/// # Formula
///
/// ```text
/// Σ h(x) over all x with h(x) ≤ h(a)      h hypergeometric with the totals of the table
/// ```
///
/// # Source
///
/// Fisher (1935); two-sided as R `fisher.test` and `scipy.stats.fisher_exact` do it.
///
/// # Units
///
/// A probability. It needs no minimum of expected counts.
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
    let ln_observed = tables.ln(observed);
    let ln_limit = ln_observed + ln(AS_LIKELY);
    if tables.ln(mode) <= ln_limit {
        return PValue::ONE;
    }
    // The first count behind the mode that is no likelier, on the other side of it.
    let (own, other) = if observed < mode {
        let start = first(mode, tables.most() + 1, |count| {
            tables.ln(count) <= ln_limit
        });
        let other = (start <= tables.most()).then(|| (start, tables.tail_above(start)));
        (tables.tail_below(observed), other)
    } else {
        let start = first(tables.least(), mode, |count| tables.ln(count) > ln_limit);
        let start = start
            .checked_sub(1)
            .filter(|count| *count >= tables.least());
        let other = start.map(|start| (start, tables.tail_below(start)));
        (tables.tail_above(observed), other)
    };
    let other = other.map_or(0.0, |(start, tail)| {
        exp(tables.ln(start) - ln_observed) * tail
    });
    PValue::from_ln(ln_observed + ln(own + other))
}

/// The first number from `low` on, below `high`, for which `is_reached` is true, as it is for all
/// behind it; `high` if there is none.
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

/// The odds ratio of a term, estimated by maximum likelihood given the totals of the table, as R
/// `fisher.test` does; `None` where it is infinite or unknown.
///
/// # Formula
///
/// ```text
/// the ψ with Σ x · h(x) · ψˣ / Σ h(x) · ψˣ = a      h hypergeometric with the totals of the table
/// ```
///
/// # Source
///
/// Fisher (1935); Agresti, Categorical Data Analysis, 3.5.
///
/// # Units
///
/// Dimensionless; 1 is no difference, 0 is a term that the target does not have.
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
    if observed == tables.most() {
        return None;
    }
    if observed == tables.least() {
        return Some(0.0);
    }
    // The mean rises with ln ψ; h(x) · ψˣ relative to that of the observed count falls on both sides
    // of it soon enough.
    let mean_is_reached = |ln_odds: f64| {
        let odds = exp(ln_odds);
        let (mut sum, mut excess) = (1.0, 0.0);
        let mut add = |term: f64, distance: f64| {
            sum += term;
            excess += term * distance;
            term < sum * 1e-18
        };
        let (mut term, mut distance) = (1.0, 0.0);
        for count in observed..tables.most() {
            term *= tables.rise(count) * odds;
            distance += 1.0;
            if add(term, distance) && term < 1.0 {
                break;
            }
        }
        (term, distance) = (1.0, 0.0);
        for count in (tables.least()..observed).rev() {
            term /= tables.rise(count) * odds;
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
