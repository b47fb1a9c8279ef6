//! How sure the size of a difference is: exact intervals of the log ratio.

use super::contingency::{Direction, direction};
use super::frequency::Frequency;
use crate::distributions::logit_of_beta_quantile;
use crate::math::{log2, to_f64};

/// A share of all intervals of its kind that hold the true value: above 0, below 1.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
pub struct Confidence {
    /// One minus the level, for small ones keep their digits so.
    error: f64,
}

impl Confidence {
    /// 95 %.
    pub const NINETY_FIVE: Confidence = Confidence { error: 0.05 };

    /// The level 1 − `error`; `None` unless `error` is above 0 and below 1.
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

    /// The level of each of `intervals` intervals that are all to hold at once, by the bound of
    /// Bonferroni.
    #[must_use]
    pub fn simultaneous(self, intervals: u64) -> Confidence {
        Confidence {
            error: self.error / to_f64(intervals.max(1)),
        }
    }
}

/// The bounds of an interval; `None` where there is no bound.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval {
    /// The lower one. None where the target does not have the term.
    pub low: Option<f64>,
    /// The upper one. None where the reference does not have the term.
    pub high: Option<f64>,
}

/// The exact interval of the log ratio.
///
/// It is that of the ratio of two Poisson rates, so it holds for terms that are a small part of both
/// corpora. As every such interval it takes each token as drawn by itself.
///
/// # Formula
///
/// ```text
/// log2((n₂ / n₁) · τ / (1 − τ))
/// ```
///
/// at the bounds of the Clopper–Pearson interval of τ = a / (a + b): the quantiles of the beta
/// distributions B(a, b + 1) and B(a + 1, b) at half the error from below and above.
///
/// # Source
///
/// Clopper and Pearson (1934), Biometrika 26(4), 404–413; for the log ratio Evert (2022), Measuring
/// keyness, DH2022.
///
/// # Units
///
/// Doublings, as [`log_ratio`](crate::log_ratio).
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
        low: low(target, reference, confidence),
        // What is the upper bound for one side is the lower one for the other.
        high: low(reference, target, confidence).map(|bound| -bound),
    }
}

fn low(target: Frequency, reference: Frequency, confidence: Confidence) -> Option<f64> {
    if target.count() == 0 {
        return None;
    }
    let tail = 0.5 * confidence.error;
    let logit = logit_of_beta_quantile(tail, target.count(), reference.count() + 1);
    let sizes = log2(to_f64(reference.total()) / to_f64(target.total()));
    Some(sizes + logit * std::f64::consts::LOG2_E)
}

/// Conservative log ratio (LRC): the bound of the interval that is nearer to zero, and zero where the
/// interval has zero in it.
///
/// The difference is at least so large; a large ratio of a few occurrences is small here. Give a
/// confidence [`simultaneous`](Confidence::simultaneous) for all terms compared.
///
/// # Formula
///
/// ```text
/// max(0, low) where the term is more frequent in the target, min(0, high) where it is rarer
/// ```
///
/// with the bounds of [`log_ratio_interval`].
///
/// # Source
///
/// Evert (2022), Measuring keyness, DH2022; R package corpora, `keyness`, measure `LRC`.
///
/// # Units
///
/// Doublings, as [`log_ratio`](crate::log_ratio).
///
/// # Examples
///
/// ```
/// use keyweight_score::{Confidence, Frequency, conservative_log_ratio};
///
/// let (target, reference) = (Frequency::new(12, 1_000)?, Frequency::new(3, 2_000)?);
/// let surely = conservative_log_ratio(target, reference, Confidence::NINETY_FIVE);
/// assert!((surely - 1.110_326_801_173_334).abs() < 1e-12);
/// let of_hundred = Confidence::NINETY_FIVE.simultaneous(100);
/// assert!(conservative_log_ratio(target, reference, of_hundred) < surely);
/// # Ok::<(), keyweight_score::FrequencyError>(())
/// ```
pub fn conservative_log_ratio(
    target: Frequency,
    reference: Frequency,
    confidence: Confidence,
) -> f64 {
    let bound = |left, right| low(left, right, confidence).unwrap_or(0.0).max(0.0);
    match direction(target, reference) {
        Direction::Over => bound(target, reference),
        Direction::Under => -bound(reference, target),
        Direction::Equal => 0.0,
    }
}
