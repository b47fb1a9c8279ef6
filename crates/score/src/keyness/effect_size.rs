//! How much the frequencies of a term in two corpora differ.

use super::contingency::Contingency;
use super::frequency::Frequency;
use crate::math::{ln, log2, to_f64};

/// Log ratio: how many times the frequency in the reference must be doubled to give that in the
/// target. It is always finite.
///
/// # Formula
///
/// ```text
/// log2((a + ½) / (n₁ + ½)) − log2((b + ½) / (n₂ + ½))
/// ```
///
/// # Source
///
/// Hardie (2014), Log ratio: an informal introduction, ESRC Centre for Corpus Approaches to Social
/// Science, Lancaster. The ½ is that of Walter (1975), The distribution of Levin's measure of
/// attributable risk, Biometrika 62(2), 371–374, <https://doi.org/10.1093/biomet/62.2.371>: it
/// keeps the ratio finite if a corpus lacks the term, and reduces its bias in all other cases.
///
/// # Units
///
/// Doublings: 1 is twice as frequent in the target, −1 half as frequent, 0 about equally frequent.
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
    let log = |one: Frequency| log2((to_f64(one.count()) + 0.5) / (to_f64(one.total()) + 0.5));
    log(target) - log(reference)
}

/// The share of a term in a corpus, or that of half an occurrence if the corpus lacks it.
fn share_above_zero(frequency: Frequency) -> f64 {
    if frequency.count() == 0 {
        0.5 / to_f64(frequency.total())
    } else {
        frequency.share()
    }
}

/// Relative risk: the frequency in the target as a multiple of that in the reference.
///
/// # Formula
///
/// ```text
/// (a / n₁) / (b / n₂)      b = ½ if it is 0
/// ```
///
/// # Source
///
/// Damerau (1993), Generating and evaluating domain-oriented multi-word terms from texts,
/// Information Processing and Management 29(4), 433–447. The ½ is that of `AntConc`.
///
/// # Units
///
/// Dimensionless, 0 or more; 1 is no difference.
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

/// %DIFF: the difference of the frequencies as a percentage of that in the reference.
///
/// # Formula
///
/// ```text
/// 100 · (a / n₁ − b / n₂) / (b / n₂)      b = ½ if it is 0
/// ```
///
/// # Source
///
/// Gabrielatos and Marchi (2012), Keyness: appropriate metrics and practical issues,
/// Corpus-assisted Discourse Studies International Conference, Bologna. The ½ is that of `AntConc`.
///
/// # Units
///
/// Percent, −100 or more; 0 is no difference, 100 twice as frequent in the target. It is always
/// 100 · ([`relative_risk`] − 1).
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

/// Odds ratio of a term. It is always finite and above 0.
///
/// # Formula
///
/// ```text
/// (a · d) / (b · c)
/// ```
///
/// If one of the four counts is 0, ½ is added to each of them.
///
/// # Source
///
/// Cornfield (1951), A method of estimating comparative rates from clinical data, Journal of the
/// National Cancer Institute 11(6), 1269–1275, <https://doi.org/10.1093/jnci/11.6.1269>. The ½ is
/// that of Haldane (1956), The estimation and significance of the logarithm of a ratio of
/// frequencies, Annals of Human Genetics 20(4), 309–311,
/// <https://doi.org/10.1111/j.1469-1809.1955.tb01285.x>, and Anscombe (1956), On estimating
/// binomial response relations, Biometrika 43(3–4), 461–464,
/// <https://doi.org/10.1093/biomet/43.3-4.461>.
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
/// // (2.5 · 5.5) / (0.5 · 2.5)
/// assert_eq!(odds_ratio(Frequency::new(2, 4)?, Frequency::new(0, 5)?), 11.0);
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
    let [a, b, c, d] = counts.map(|count| to_f64(count) + added);
    (a / c) * (d / b)
}

/// Simple maths: the ratio of the frequencies per million, after `added` is added to each.
///
/// # Formula
///
/// ```text
/// (10⁶ · a / n₁ + k) / (10⁶ · b / n₂ + k)
/// ```
///
/// where k is `added`. A small k favors rare terms, a large one frequent terms; 1 is usual.
///
/// # Source
///
/// Kilgarriff (2009), Simple maths for keywords, Proceedings of the Corpus Linguistics Conference,
/// Liverpool, article 171.
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

/// Pointwise mutual information of a term and the target, or `None` if the target lacks the term.
///
/// It measures the size of a difference, not whether it exceeds chance, and is largest for rare
/// terms.
///
/// # Formula
///
/// ```text
/// ln(a / E)      E = n₁ · (a + b) / N
/// ```
///
/// # Source
///
/// Church and Hanks (1990), Word association norms, mutual information, and lexicography,
/// Computational Linguistics 16(1), 22–29, <https://aclanthology.org/J90-1003>.
///
/// # Units
///
/// Nats: 0 is as frequent in the target as in both corpora together.
///
/// # Examples
///
/// ```
/// use keyweight_score::{Frequency, pointwise_mutual_information};
///
/// let pmi = pointwise_mutual_information(Frequency::new(2, 10)?, Frequency::new(0, 10)?);
/// assert!((pmi.unwrap() - std::f64::consts::LN_2).abs() < 1e-15);
/// # Ok::<(), keyweight_score::FrequencyError>(())
/// ```
pub fn pointwise_mutual_information(target: Frequency, reference: Frequency) -> Option<f64> {
    let table = Contingency::new(target, reference);
    (target.count() > 0).then(|| ln(to_f64(target.count()) / table.expected[0]))
}
