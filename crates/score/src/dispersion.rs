//! How evenly a term is spread over the documents of a corpus.

use crate::math::to_f64;

/// A part of a corpus, such as a document: the occurrences of a term in it, and its size.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CorpusPart {
    /// The occurrences of the term in the part.
    pub count: u64,
    /// The tokens of the part.
    pub tokens: u64,
}

/// What [`deviation_of_proportions`] needs to know about the sizes of all parts of a corpus.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PartSizes {
    /// The tokens of all parts together.
    pub tokens: u64,
    /// The tokens of the smallest part.
    pub smallest: u64,
}

/// `DPnorm`: how unevenly a term is spread over the parts of a corpus, from 0 if it is equally
/// frequent in each to 1 if it occurs only in the smallest one.
///
/// `parts` may omit those without the term. `None` if the term does not occur, or if the smallest
/// part is the whole corpus.
///
/// # Formula
///
/// ```text
/// DP = ½ · Σ |vᵢ / f − sᵢ|      DPnorm = DP / (1 − min s)
/// ```
///
/// where part i has vᵢ of the term's f occurrences and the share sᵢ of all tokens.
///
/// # Source
///
/// Gries (2008), Dispersions and adjusted frequencies in corpora, International Journal of Corpus
/// Linguistics 13(4), 403–437, <https://doi.org/10.1075/ijcl.13.4.02gri>; normalized as in Lijffijt
/// and Gries (2012), Correction to Stefan Th. Gries' "Dispersions and adjusted frequencies in
/// corpora", International Journal of Corpus Linguistics 17(1), 147–149,
/// <https://doi.org/10.1075/ijcl.17.1.08lij>.
///
/// # Units
///
/// Dimensionless, from 0 (even) to 1.
///
/// # Examples
///
/// ```
/// use keyweight_score::{CorpusPart, PartSizes, deviation_of_proportions};
///
/// // A corpus of two documents of 100 tokens each.
/// let sizes = PartSizes { tokens: 200, smallest: 100 };
/// let part = |count| CorpusPart { count, tokens: 100 };
/// assert_eq!(deviation_of_proportions(&[part(4)], sizes), Some(1.0));
/// assert_eq!(deviation_of_proportions(&[part(2), part(2)], sizes), Some(0.0));
/// assert_eq!(deviation_of_proportions(&[part(3), part(1)], sizes), Some(0.5));
/// ```
pub fn deviation_of_proportions(parts: &[CorpusPart], sizes: PartSizes) -> Option<f64> {
    let occurrences: u64 = parts.iter().map(|part| part.count).sum();
    if occurrences == 0 || sizes.smallest >= sizes.tokens {
        return None;
    }
    let (occurrences, tokens) = (to_f64(occurrences), to_f64(sizes.tokens));
    // The shares of both kinds sum to 1, so half the sum of all absolute differences is the sum of
    // the positive ones, and a part without the term has no positive difference.
    let excess = |part: &CorpusPart| {
        (to_f64(part.count) / occurrences - to_f64(part.tokens) / tokens).max(0.0)
    };
    let deviation: f64 = parts.iter().map(excess).sum();
    Some(deviation / (1.0 - to_f64(sizes.smallest) / tokens))
}
