//! Corrections for many tests at once.

use crate::math::to_f64;

/// Adjusts p-values to control the false discovery rate: of the tests whose adjusted p-value is at
/// most q, no more than the share q is expected to be false discoveries. The result has the order
/// of `p_values`.
///
/// # Formula
///
/// For the i-th smallest of m p-values:
///
/// ```text
/// min over j ≥ i of (m / j) · pⱼ, and at most 1
/// ```
///
/// # Source
///
/// Benjamini and Hochberg (1995), Controlling the false discovery rate: a practical and powerful
/// approach to multiple testing, Journal of the Royal Statistical Society, Series B 57(1), 289–300,
/// <https://doi.org/10.1111/j.2517-6161.1995.tb02031.x>.
///
/// # Units
///
/// Adjusted p-values, also called q-values: shares of false discoveries.
///
/// # Examples
///
/// ```
/// // R 4.3: p.adjust(c(0.01, 0.04, 0.03, 0.5), "BH")
/// let adjusted = keyweight_score::benjamini_hochberg(&[0.01, 0.04, 0.03, 0.5]);
/// for (found, expected) in adjusted.iter().zip([0.04, 0.05333333333333334, 0.05333333333333334, 0.5]) {
///     assert!((found - expected).abs() < 1e-15);
/// }
/// ```
pub fn benjamini_hochberg(p_values: &[f64]) -> Vec<f64> {
    let mut order: Vec<usize> = (0..p_values.len()).collect();
    order.sort_unstable_by(|a, b| p_values[*b].total_cmp(&p_values[*a]));
    let tests = to_f64(p_values.len() as u64);
    let mut adjusted = vec![1.0; p_values.len()];
    let mut least = 1.0_f64;
    let mut rank = p_values.len() as u64;
    for index in order {
        least = least.min(p_values[index] * (tests / to_f64(rank)));
        adjusted[index] = least;
        rank -= 1;
    }
    adjusted
}
