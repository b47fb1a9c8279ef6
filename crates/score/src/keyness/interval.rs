//! Exact confidence intervals of the log ratio, and the conservative log ratio.

use super::contingency::{Direction, direction};
use super::frequency::Frequency;
use crate::distributions::logit_of_beta_quantile;
use crate::math::{log2, to_f64};

/// A confidence level, above 0 and below 1: the share of intervals that contain the true value.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
pub struct Confidence {
    /// One minus the level, which keeps its digits even when it is small.
    error: f64,
}

impl Confidence {
    /// 95%.
    pub const NINETY_FIVE: Confidence = Confidence { error: 0.05 };

    /// The level 1 − `error`, or `None` unless `error` is above 0 and below 1.
    ///
    /// # Examples
    ///
    /// ```
    /// use keyweight_score::Confidence;
    ///
    /// assert_eq!(Confidence::with_error(0.05), Some(Confidence::NINETY_FIVE));
    /// assert_eq!(Confidence::with_error(1.0), None);
    /// ```
    pub fn with_error(error: f64) -> Option<Confidence> {
        (error > 0.0 && error < 1.0).then_some(Confidence { error })
    }

    /// The level that each of `intervals` intervals needs so that all of them hold at once, by
    /// Bonferroni's correction.
    ///
    /// # Formula
    ///
    /// ```text
    /// 1 − (1 − level) / intervals
    /// ```
    ///
    /// # Source
    ///
    /// Dunn (1961), Multiple comparisons among means, Journal of the American Statistical
    /// Association 56(293), 52–64, <https://doi.org/10.1080/01621459.1961.10482090>.
    ///
    /// # Examples
    ///
    /// ```
    /// use keyweight_score::Confidence;
    ///
    /// let each = Confidence::NINETY_FIVE.simultaneous(5);
    /// assert_eq!(Some(each), Confidence::with_error(0.05 / 5.0));
    /// ```
    #[must_use]
    pub fn simultaneous(self, intervals: u64) -> Confidence {
        Confidence {
            error: self.error / to_f64(intervals.max(1)),
        }
    }
}

/// The bounds of a confidence interval.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval {
    /// The lower bound, or `None` if the target lacks the term.
    pub low: Option<f64>,
    /// The upper bound, or `None` if the reference lacks the term.
    pub high: Option<f64>,
}

/// The exact confidence interval of the log ratio.
///
/// It is the interval of the ratio of two Poisson rates, so it holds for terms that are a small
/// part of both corpora. Like every such interval it assumes that tokens are independent, but an
/// article repeats its topic's words.
///
/// # Formula
///
/// ```text
/// log2((n₂ / n₁) · τ / (1 − τ))
/// ```
///
/// at the bounds of the Clopper–Pearson interval of τ = a / (a + b): the quantile of the beta
/// distribution B(a, b + 1) at (1 − level) / 2, and that of B(a + 1, b) at (1 + level) / 2.
///
/// # Source
///
/// Clopper and Pearson (1934), The use of confidence or fiducial limits illustrated in the case of
/// the binomial, Biometrika 26(4), 404–413, <https://doi.org/10.1093/biomet/26.4.404>; applied to
/// the log ratio by Evert (2022), Measuring keyness, Digital Humanities 2022: Conference Abstracts,
/// Tokyo, 202–205.
///
/// # Units
///
/// Doublings, as for [`log_ratio`](crate::log_ratio).
///
/// # Examples
///
/// ```
/// use keyweight_score::{Confidence, Frequency, log_ratio_interval};
///
/// // scipy 1.17.1: beta.ppf(0.025, 12, 4), beta.ppf(0.975, 13, 3)
/// let (target, reference) = (Frequency::new(12, 1_000)?, Frequency::new(3, 2_000)?);
/// let interval = log_ratio_interval(target, reference, Confidence::NINETY_FIVE);
/// let bound = |tau: f64| (2.0 * tau / (1.0 - tau)).log2();
/// assert!((interval.low.unwrap() - bound(0.519_108_866_193_146_9)).abs() < 1e-12);
/// assert!((interval.high.unwrap() - bound(0.956_687_994_894_163_3)).abs() < 1e-12);
/// # Ok::<(), keyweight_score::FrequencyError>(())
/// ```
pub fn log_ratio_interval(
    target: Frequency,
    reference: Frequency,
    confidence: Confidence,
) -> Interval {
    Interval {
        low: lower_bound(target, reference, confidence),
        // The upper bound of the ratio is the lower one with the corpora swapped, negated.
        high: lower_bound(reference, target, confidence).map(|bound| -bound),
    }
}

fn lower_bound(target: Frequency, reference: Frequency, confidence: Confidence) -> Option<f64> {
    if target.count() == 0 {
        return None;
    }
    let tail = 0.5 * confidence.error;
    let logit = logit_of_beta_quantile(tail, target.count(), reference.count() + 1);
    let sizes = log2(to_f64(reference.total()) / to_f64(target.total()));
    Some(sizes + logit * std::f64::consts::LOG2_E)
}

/// Conservative log ratio (LRC): the bound of the confidence interval that is nearest to zero, or
/// zero if the interval contains zero.
///
/// The true ratio is at least this large, so a large ratio of a few occurrences is small here. When
/// many terms are compared, pass a [`simultaneous`](Confidence::simultaneous) confidence level for
/// all of them.
///
/// # Formula
///
/// ```text
/// max(0, low) if the term is more frequent in the target, min(0, high) if it is rarer, else 0
/// ```
///
/// with the bounds of [`log_ratio_interval`].
///
/// # Source
///
/// Evert (2022), Measuring keyness, Digital Humanities 2022: Conference Abstracts, Tokyo, 202–205;
/// R package corpora, `keyness`, measure `LRC`.
///
/// # Units
///
/// Doublings, as for [`log_ratio`](crate::log_ratio).
///
/// # Examples
///
/// ```
/// use keyweight_score::{Confidence, Frequency, conservative_log_ratio};
///
/// let (target, reference) = (Frequency::new(12, 1_000)?, Frequency::new(3, 2_000)?);
/// let one_term = conservative_log_ratio(target, reference, Confidence::NINETY_FIVE);
/// assert!((one_term - 1.110_326_801_173_334).abs() < 1e-12);
/// let hundred_terms = Confidence::NINETY_FIVE.simultaneous(100);
/// assert!(conservative_log_ratio(target, reference, hundred_terms) < one_term);
/// # Ok::<(), keyweight_score::FrequencyError>(())
/// ```
pub fn conservative_log_ratio(
    target: Frequency,
    reference: Frequency,
    confidence: Confidence,
) -> f64 {
    let bound = |left, right| lower_bound(left, right, confidence).unwrap_or(0.0).max(0.0);
    match direction(target, reference) {
        Direction::Over => bound(target, reference),
        Direction::Under => -bound(reference, target),
        Direction::Equal => 0.0,
    }
}
