//! How evenly a term is spread over the documents of a corpus.

use crate::math::to_f64;

/// A document: how often a term occurs in it, and how many tokens it has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CorpusPart {
    /// Occurrences of the term in the document.
    pub count: u64,
    /// Tokens of the document.
    pub tokens: u64,
}

/// The sizes of all documents of a corpus, as far as [`deviation_of_proportions`] needs them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PartSizes {
    /// Tokens of all documents.
    pub tokens: u64,
    /// Tokens of the smallest document.
    pub smallest: u64,
}

/// `DPnorm`: how unevenly a term is spread over documents, 0 for a term whose share of each document
/// is the same, 1 for one that stands in the smallest document alone.
///
/// `parts` are the documents that contain the term; those that do not may be left out. `None` if
/// the term does not occur, or one document is all there is.
///
/// # Formula
///
/// ```text
/// DP = ½ · Σ |vᵢ / f − sᵢ|      DPnorm = DP / (1 − min s)
/// ```
///
/// with the term's vᵢ of f occurrences in document i, and the document's share sᵢ of all tokens.
///
/// # Source
///
/// Gries (2008), International Journal of Corpus Linguistics 13(4), 403–437; normalized by
/// Lijffijt and Gries (2012), ibid. 17(1), 147–149.
///
/// # Units
///
/// Dimensionless, 0 (even) to 1.
///
/// # Examples
///
/// ```
/// use keyweight_score::{CorpusPart, PartSizes, deviation_of_proportions};
///
/// // Two documents of 100 tokens; the term stands in one of them.
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
    // Both kinds of shares add up to 1, so half the sum of all differences is the sum of the
    // positive ones, and a document without the term has none.
    let excess = |part: &CorpusPart| {
        (to_f64(part.count) / occurrences - to_f64(part.tokens) / tokens).max(0.0)
    };
    let deviation: f64 = parts.iter().map(excess).sum();
    Some(deviation / (1.0 - to_f64(sizes.smallest) / tokens))
}
