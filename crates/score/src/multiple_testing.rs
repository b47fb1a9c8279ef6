//! Many tests at once.

use crate::math::to_f64;

/// Adjusts p-values so that among the tests below a limit at most that share is expected to be
/// false discoveries. The result has the order of `p_values`.
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
/// Benjamini and Hochberg (1995), Journal of the Royal Statistical Society B 57(1), 289–300.
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
    for place in order {
        least = least.min(p_values[place] * (tests / to_f64(rank)));
        adjusted[place] = least;
        rank -= 1;
    }
    adjusted
}
