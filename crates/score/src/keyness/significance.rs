//! Whether the frequencies of a term in two corpora differ by more than chance.

use super::contingency::Contingency;
use super::frequency::Frequency;
use crate::distributions::cell_deviance;
use crate::math::{ln, to_f64};

/// Log-likelihood ratio G² of a term, signed by direction.
///
/// Positive when the term is more frequent in `target` than in `reference`, negative when it is
/// rarer, zero when both relative frequencies are equal.
///
/// # Formula
///
/// ```text
/// G² = 2 · Σ Oᵢⱼ · ln(Oᵢⱼ / Eᵢⱼ)      Eᵢⱼ = rowᵢ · columnⱼ / N      0 · ln 0 = 0
/// ```
///
/// summed over all four cells of the table {term, other tokens} × {target, reference}.
///
/// # Source
///
/// Dunning (1993), Accurate methods for the statistics of surprise and coincidence, Computational
/// Linguistics 19(1), 61–74, <https://aclanthology.org/J93-1003>.
///
/// # Units
///
/// Dimensionless, natural logarithm. Without its sign asymptotically χ² with one degree of freedom
/// (3.84 is p = 0.05) if tokens are independent; but an article repeats its topic's words. Grows
/// with corpus size: read it together with an effect size.
///
/// # Examples
///
/// ```
/// use keyweight_score::{Frequency, log_likelihood};
///
/// let score = log_likelihood(Frequency::new(12, 1_000)?, Frequency::new(3, 2_000)?);
/// assert!((score - 13.861_369).abs() < 1e-6);
/// # Ok::<(), keyweight_score::FrequencyError>(())
/// ```
pub fn log_likelihood(target: Frequency, reference: Frequency) -> f64 {
    let table = Contingency::new(target, reference);
    table.signed(four_cells(&table))
}

fn four_cells(table: &Contingency) -> f64 {
    let [a, b, c, d] = table.expected;
    let difference = table.difference;
    // Summed in this order, the result is the same to the last bit when the corpora are swapped.
    let of_term = cell_deviance(a, difference) + cell_deviance(b, -difference);
    let of_others = cell_deviance(c, -difference) + cell_deviance(d, difference);
    2.0 * (of_term + of_others)
}

/// Log-likelihood ratio over the two cells of the term alone, signed by direction.
///
/// Many corpus tools print this as log-likelihood. It is close to [`log_likelihood`] for a rare
/// term, but too small for a frequent one, because it ignores the other tokens.
///
/// # Formula
///
/// ```text
/// 2 · (a · ln(a / E₁) + b · ln(b / E₂))      E₁ = n₁ · (a + b) / N, E₂ = n₂ · (a + b) / N
/// ```
///
/// with 0 · ln 0 = 0.
///
/// # Source
///
/// Rayson and Garside (2000), Comparing corpora using frequency profiling, Proceedings of the
/// Workshop on Comparing Corpora, 1–6, <https://doi.org/10.3115/1117729.1117730>.
///
/// # Units
///
/// Dimensionless, natural logarithm.
///
/// # Examples
///
/// ```
/// use keyweight_score::{Frequency, log_likelihood_two_cells};
///
/// // Python 3.11: 2 * (12 * log(12 / 5) + 3 * log(3 / 10))
/// let score = log_likelihood_two_cells(Frequency::new(12, 1_000)?, Frequency::new(3, 2_000)?);
/// assert!((score - 13.787_412_870_537_98).abs() < 1e-12);
/// # Ok::<(), keyweight_score::FrequencyError>(())
/// ```
pub fn log_likelihood_two_cells(target: Frequency, reference: Frequency) -> f64 {
    let table = Contingency::new(target, reference);
    let [a, b, ..] = table.expected;
    let difference = table.difference;
    table.signed(2.0 * (cell_deviance(a, difference) + cell_deviance(b, -difference)))
}

/// G² with Williams' correction for small counts, signed by direction.
///
/// # Formula
///
/// ```text
/// G² / q      q = 1 + (N/(a+b) + N/(c+d) − 1) · (N/n₁ + N/n₂ − 1) / (6 · N)
/// ```
///
/// and 0 if the corpora contain nothing but the term, or lack it.
///
/// # Source
///
/// Williams (1976), Improved likelihood ratio tests for complete contingency tables, Biometrika
/// 63(1), 33–37, <https://doi.org/10.1093/biomet/63.1.33>; Sokal and Rohlf (2012), Biometry, 4th
/// edition, W. H. Freeman, section 17.4.
///
/// # Units
///
/// As for [`log_likelihood`].
///
/// # Examples
///
/// ```
/// use keyweight_score::{Frequency, log_likelihood_williams};
///
/// // R package quanteda.textstats, tests: 4.20083341215439
/// let score = log_likelihood_williams(Frequency::new(7, 10)?, Frequency::new(2, 9)?);
/// assert!((score - 4.200_833_412_154_39).abs() < 1e-12);
/// # Ok::<(), keyweight_score::FrequencyError>(())
/// ```
pub fn log_likelihood_williams(target: Frequency, reference: Frequency) -> f64 {
    let table = Contingency::new(target, reference);
    let [a, b, c, d] = table.observed.map(to_f64);
    if a + b <= 0.0 || c + d <= 0.0 {
        return 0.0;
    }
    let all = table.all;
    let rows = all / (a + b) + all / (c + d) - 1.0;
    let columns = all / to_f64(target.total()) + all / to_f64(reference.total()) - 1.0;
    table.signed(four_cells(&table) / (1.0 + rows * columns / (6.0 * all)))
}

/// The continuity correction of [`chi_squared`], with its value for 7 of 10 tokens against 2 of 9.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Correction {
    /// No correction: 4.337.
    None,
    /// The correction of Yates: 2.632.
    Yates,
}

/// Pearson's χ² of a term, signed by direction.
///
/// # Formula
///
/// ```text
/// N · (|a·d − b·c| − y)² / ((a+b) · (c+d) · n₁ · n₂)
/// ```
///
/// where y is 0 without a correction, and with that of Yates N / 2 but at most |a·d − b·c|.
///
/// # Source
///
/// Pearson (1900), On the criterion that a given system of deviations from the probable in the case
/// of a correlated system of variables is such that it can be reasonably supposed to have arisen
/// from random sampling, Philosophical Magazine, Series 5, 50(302), 157–175,
/// <https://doi.org/10.1080/14786440009463897>; Yates (1934), Contingency tables involving small
/// numbers and the χ² test, Supplement to the Journal of the Royal Statistical Society 1(2),
/// 217–235, <https://doi.org/10.2307/2983604>; as in R, `chisq.test`.
///
/// # Units
///
/// Dimensionless; without its sign asymptotically χ² with one degree of freedom. If an expected
/// count is below 5, use [`fisher_exact`](crate::fisher_exact).
///
/// # Examples
///
/// ```
/// use keyweight_score::{Correction, Frequency, chi_squared};
///
/// let (target, reference) = (Frequency::new(7, 10)?, Frequency::new(2, 9)?);
/// // R chisq.test, as given in the tests of quanteda.textstats
/// let plain = chi_squared(target, reference, Correction::None);
/// assert!((plain - 4.337_160_493_827_16).abs() < 1e-12);
/// let corrected = chi_squared(target, reference, Correction::Yates);
/// assert!((corrected - 2.632_438_271_604_94).abs() < 1e-12);
/// # Ok::<(), keyweight_score::FrequencyError>(())
/// ```
pub fn chi_squared(target: Frequency, reference: Frequency, correction: Correction) -> f64 {
    let table = Contingency::new(target, reference);
    let difference = match correction {
        Correction::None => table.difference.abs(),
        Correction::Yates => (table.difference.abs() - 0.5).max(0.0),
    };
    let [a, b, c, d] = table.expected.map(|expected| {
        if expected > 0.0 {
            difference / expected
        } else {
            0.0
        }
    });
    table.signed(difference * ((a + b) + (c + d)))
}

/// The Bayes factor of a difference, approximated by the Bayesian information criterion (BIC): G²
/// less what corpus size alone contributes.
///
/// # Formula
///
/// ```text
/// |G²| − ln(N)
/// ```
///
/// # Source
///
/// Wilson (2013), Embracing Bayes factors for key item analysis in corpus linguistics, in
/// Bieswanger and Koll-Stobbe (eds.), New Approaches to the Study of Linguistic Variability, Peter
/// Lang, 3–11. The scale of evidence is that of Kass and Raftery (1995), Bayes factors, Journal of
/// the American Statistical Association 90(430), 773–795,
/// <https://doi.org/10.1080/01621459.1995.10476572>.
///
/// # Units
///
/// Twice the natural logarithm of a ratio of likelihoods. Below 0 it favors no difference; from 2
/// it is positive, from 6 strong, from 10 very strong evidence of a difference.
///
/// # Examples
///
/// ```
/// use keyweight_score::{Frequency, bayes_factor_bic};
///
/// // Python 3.11: 13.861369 - log(3000)
/// let bic = bayes_factor_bic(Frequency::new(12, 1_000)?, Frequency::new(3, 2_000)?);
/// assert!((bic - 5.855_001).abs() < 1e-6);
/// # Ok::<(), keyweight_score::FrequencyError>(())
/// ```
pub fn bayes_factor_bic(target: Frequency, reference: Frequency) -> f64 {
    let table = Contingency::new(target, reference);
    four_cells(&table) - ln(table.all)
}
