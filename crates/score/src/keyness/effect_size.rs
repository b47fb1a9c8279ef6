//! How large the difference of a term's frequencies in two corpora is.

use super::frequency::Frequency;
use crate::math::{float, ln, log2, square_root};

/// Log ratio: how many times the frequency in the reference must be doubled to give that in the
/// target.
///
/// # Formula
///
/// ```text
/// log2((a + ½) / (n₁ + ½)) − log2((b + ½) / (n₂ + ½))
/// ```
///
/// # Source
///
/// Hardie (2014); with the ½ of Walter (1975), Biometrika 62(2), 371–374, which makes it finite
/// where a corpus has no occurrence and less biased everywhere.
///
/// # Units
///
/// Doublings: 1 is twice as frequent in the target, −1 half as frequent.
///
/// # Examples
///
/// ```
/// use keyweight_score::{Frequency, log_ratio};
///
/// // Python 3.11: log2(12.5 / 1000.5) - log2(3.5 / 2000.5)
/// let ratio = log_ratio(Frequency::new(12, 1_000)?, Frequency::new(3, 2_000)?);
/// assert!((ratio - 2.836_140_729_156_981).abs() < 1e-12);
/// # Ok::<(), keyweight_score::FrequencyError>(())
/// ```
pub fn log_ratio(target: Frequency, reference: Frequency) -> f64 {
    let log = |one: Frequency| log2((float(one.count()) + 0.5) / (float(one.total()) + 0.5));
    log(target) - log(reference)
}

/// A share that is not zero: that of half an occurrence where there is none.
fn share_above_zero(frequency: Frequency) -> f64 {
    if frequency.count() == 0 {
        0.5 / float(frequency.total())
    } else {
        frequency.share()
    }
}

/// Relative risk: the frequency in the target as a multiple of that in the reference.
///
/// # Formula
///
/// ```text
/// (a / n₁) / (b / n₂)      b = ½ where it is 0
/// ```
///
/// # Units
///
/// Dimensionless; 1 is no difference.
///
/// # Examples
///
/// ```
/// use keyweight_score::{Frequency, relative_risk};
///
/// assert_eq!(relative_risk(Frequency::new(4, 100)?, Frequency::new(2, 100)?), 2.0);
/// assert_eq!(relative_risk(Frequency::new(4, 100)?, Frequency::new(0, 100)?), 8.0);
/// # Ok::<(), keyweight_score::FrequencyError>(())
/// ```
pub fn relative_risk(target: Frequency, reference: Frequency) -> f64 {
    target.share() / share_above_zero(reference)
}

/// %DIFF: the difference of the frequencies in hundredths of that in the reference.
///
/// # Formula
///
/// ```text
/// 100 · (a / n₁ − b / n₂) / (b / n₂)      b = ½ where it is 0
/// ```
///
/// # Source
///
/// Gabrielatos and Marchi (2012), CADS International Conference, Bologna; the ½ as in `AntConc`.
///
/// # Units
///
/// Percent; 0 is no difference, 100 twice as frequent in the target. It is always 100 times what
/// [`relative_risk`] has above 1.
///
/// # Examples
///
/// ```
/// use keyweight_score::{Frequency, percent_difference};
///
/// let (target, reference) = (Frequency::new(4, 128)?, Frequency::new(2, 128)?);
/// assert_eq!(percent_difference(target, reference), 100.0);
/// // 4 / 128 is 8 times ½ / 128.
/// assert_eq!(percent_difference(target, Frequency::new(0, 128)?), 700.0);
/// # Ok::<(), keyweight_score::FrequencyError>(())
/// ```
pub fn percent_difference(target: Frequency, reference: Frequency) -> f64 {
    let share = share_above_zero(reference);
    100.0 * (target.share() - share) / share
}

/// Odds ratio of a term.
///
/// # Formula
///
/// ```text
/// (a · d) / (b · c)      with ½ added to each of the four where one is 0
/// ```
///
/// # Source
///
/// Haldane (1956) and Anscombe (1956) for the ½.
///
/// # Units
///
/// Dimensionless; 1 is no difference.
///
/// # Examples
///
/// ```
/// use keyweight_score::{Frequency, odds_ratio};
///
/// assert_eq!(odds_ratio(Frequency::new(2, 4)?, Frequency::new(1, 5)?), 4.0);
/// # Ok::<(), keyweight_score::FrequencyError>(())
/// ```
pub fn odds_ratio(target: Frequency, reference: Frequency) -> f64 {
    let counts = [
        target.count(),
        reference.count(),
        target.others(),
        reference.others(),
    ];
    let added = if counts.contains(&0) { 0.5 } else { 0.0 };
    let [a, b, c, d] = counts.map(|count| float(count) + added);
    (a / c) * (d / b)
}

/// Simple maths: the ratio of the frequencies per million, each with `added` more.
///
/// # Formula
///
/// ```text
/// (10⁶ · a / n₁ + k) / (10⁶ · b / n₂ + k)
/// ```
///
/// # Source
///
/// Kilgarriff (2009), Proceedings of Corpus Linguistics, Liverpool. A small k prefers rare terms,
/// a large one frequent terms; 1 is usual.
///
/// # Units
///
/// Dimensionless; 1 is no difference.
///
/// # Examples
///
/// ```
/// use keyweight_score::{Frequency, simple_maths};
///
/// let (target, reference) = (Frequency::new(3, 1_000_000)?, Frequency::new(0, 1_000_000)?);
/// assert_eq!(simple_maths(target, reference, 1.0), 4.0);
/// # Ok::<(), keyweight_score::FrequencyError>(())
/// ```
pub fn simple_maths(target: Frequency, reference: Frequency, added: f64) -> f64 {
    (target.per_million() + added) / (reference.per_million() + added)
}

/// The background vocabulary that [`log_odds_z`] shrinks towards.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Prior {
    /// How many occurrences of the term it adds to each corpus.
    pub term: f64,
    /// How many tokens it adds to each corpus.
    pub total: f64,
}

impl Prior {
    /// Both corpora together as the background, scaled to as many tokens as the smaller of them
    /// has: it weighs as much as the smaller corpus itself.
    pub fn pooled(target: Frequency, reference: Frequency) -> Prior {
        let total = float(target.total().min(reference.total()));
        let all = float(target.total()) + float(reference.total());
        Prior {
            term: total * (float(target.count()) + float(reference.count())) / all,
            total,
        }
    }
}

/// Weighted log odds: the logarithm of the odds ratio, shrunk towards a background, in standard
/// deviations. `None` for a term that occurs nowhere, not even in the background.
///
/// # Formula
///
/// ```text
/// δ = ln((a + α) / (n₁ + α₀ − a − α)) − ln((b + α) / (n₂ + α₀ − b − α))
/// ζ = δ / √(1 / (a + α) + 1 / (b + α))
/// ```
///
/// with α occurrences of the term and α₀ tokens in the prior.
///
/// # Source
///
/// Monroe, Colaresi and Quinn (2008), Political Analysis 16(4), 372–403, equations 16, 19, 22.
///
/// # Units
///
/// Standard deviations: 0 is no difference, positive is more frequent in the target.
///
/// # Examples
///
/// ```
/// use keyweight_score::{Frequency, Prior, log_odds_z};
///
/// // Python 3.11: (log(17 / 1983) - log(8 / 2992)) / sqrt(1 / 17 + 1 / 8)
/// let (target, reference) = (Frequency::new(12, 1_000)?, Frequency::new(3, 2_000)?);
/// let z = log_odds_z(target, reference, Prior::pooled(target, reference));
/// assert!((z.unwrap() - 2.717_463_848_422_53).abs() < 1e-12);
/// # Ok::<(), keyweight_score::FrequencyError>(())
/// ```
pub fn log_odds_z(target: Frequency, reference: Frequency, prior: Prior) -> Option<f64> {
    let occurrences = |one: Frequency| float(one.count()) + prior.term;
    let others = |one: Frequency| float(one.others()) + (prior.total - prior.term);
    let (a, b) = (occurrences(target), occurrences(reference));
    let (c, d) = (others(target), others(reference));
    if a.min(b).min(c).min(d) <= 0.0 {
        return None;
    }
    let delta = ln(a / c) - ln(b / d);
    Some(delta / square_root(1.0 / a + 1.0 / b))
}
