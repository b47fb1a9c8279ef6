//! Relative frequencies.

use crate::math::to_f64;

/// Occurrences per thousand tokens; zero if there are no tokens.
///
/// # Formula
///
/// ```text
/// 1000 · count / tokens
/// ```
///
/// # Source
///
/// Biber, Conrad and Reppen (1998), Corpus Linguistics: Investigating Language Structure and Use,
/// Cambridge University Press, methodology box 6, <https://doi.org/10.1017/CBO9780511804489>.
///
/// # Units
///
/// Occurrences per 1,000 tokens of the document, including those that are not a term.
///
/// # Examples
///
/// ```
/// assert_eq!(keyweight_score::per_thousand(3, 600), 5.0);
/// assert_eq!(keyweight_score::per_thousand(0, 0), 0.0);
/// ```
pub fn per_thousand(count: u64, tokens: u64) -> f64 {
    1000.0 * share(count, tokens)
}

/// The share of `part` in `whole`; zero if `whole` is zero.
///
/// # Formula
///
/// ```text
/// part / whole
/// ```
///
/// # Source
///
/// Biber, Conrad and Reppen (1998), Corpus Linguistics: Investigating Language Structure and Use,
/// Cambridge University Press, methodology box 6, <https://doi.org/10.1017/CBO9780511804489>.
///
/// # Units
///
/// Dimensionless, from 0 to 1 if `part` is not larger than `whole`.
///
/// # Examples
///
/// ```
/// assert_eq!(keyweight_score::share(1, 4), 0.25);
/// ```
pub fn share(part: u64, whole: u64) -> f64 {
    if whole == 0 {
        0.0
    } else {
        to_f64(part) / to_f64(whole)
    }
}
