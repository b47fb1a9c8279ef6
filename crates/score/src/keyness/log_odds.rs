//! Weighted log odds with an informative prior: "Fightin' Words".

use super::frequency::Frequency;
use crate::math::{ln, sqrt, to_f64};

/// The background vocabulary that [`log_odds_z`] shrinks towards.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Prior {
    /// α, the occurrences of the term that it adds to each corpus.
    pub term: f64,
    /// α₀, the tokens that it adds to each corpus.
    pub total: f64,
}

impl Prior {
    /// Both corpora together as the background, scaled to the size of the smaller one: the prior
    /// weighs as much as the smaller corpus itself.
    ///
    /// # Formula
    ///
    /// ```text
    /// α₀ = min(n₁, n₂)      α = α₀ · (a + b) / (n₁ + n₂)
    /// ```
    ///
    /// # Examples
    ///
    /// ```
    /// use keyweight_score::{Frequency, Prior};
    ///
    /// let prior = Prior::pooled(Frequency::new(12, 1_000)?, Frequency::new(3, 2_000)?);
    /// assert_eq!((prior.term, prior.total), (5.0, 1_000.0));
    /// # Ok::<(), keyweight_score::FrequencyError>(())
    /// ```
    pub fn pooled(target: Frequency, reference: Frequency) -> Prior {
        let total = to_f64(target.total().min(reference.total()));
        let all = to_f64(target.total()) + to_f64(reference.total());
        Prior {
            term: total * (to_f64(target.count()) + to_f64(reference.count())) / all,
            total,
        }
    }
}

/// Weighted log odds: the logarithm of the odds ratio, shrunk towards a background, in standard
/// deviations.
///
/// `None` if one of the four sums in the formula is 0, as for a term that occurs neither in a
/// corpus nor in the background.
///
/// # Formula
///
/// ```text
/// δ = ln((a + α) / (n₁ + α₀ − a − α)) − ln((b + α) / (n₂ + α₀ − b − α))
/// ζ = δ / √(1 / (a + α) + 1 / (b + α))
/// ```
///
/// where the prior adds α occurrences of the term and α₀ tokens to each corpus.
///
/// # Source
///
/// Monroe, Colaresi and Quinn (2008), Fightin' Words: lexical feature selection and evaluation for
/// identifying the content of political conflict, Political Analysis 16(4), 372–403, equations 16,
/// 19 and 22, <https://doi.org/10.1093/pan/mpn018>.
///
/// # Units
///
/// Standard deviations: 0 is no difference, positive values are more frequent in the target.
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
    let occurrences = |one: Frequency| to_f64(one.count()) + prior.term;
    let others = |one: Frequency| to_f64(one.others()) + (prior.total - prior.term);
    let (a, b) = (occurrences(target), occurrences(reference));
    let (c, d) = (others(target), others(reference));
    if a.min(b).min(c).min(d) <= 0.0 {
        return None;
    }
    let delta = ln(a / c) - ln(b / d);
    Some(delta / sqrt(1.0 / a + 1.0 / b))
}
