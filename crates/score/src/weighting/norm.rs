//! Norms: how the weights of a document are scaled.

use serde::{Deserialize, Serialize};

use crate::math::sqrt;

/// The length to which the weights of a document are scaled.
///
/// # Formula
///
/// The weights 3 and 4 become:
///
/// | variant | formula | values |
/// |---|---|---|
/// | `None` | w | 3, 4 |
/// | `L1` | w / Σ \|w\| | 0.429, 0.571 |
/// | `L2` | w / √(Σ w²) | 0.6, 0.8 |
///
/// # Source
///
/// `L2` is the cosine normalization of Salton, Wong and Yang (1975), A vector space model for
/// automatic indexing, Communications of the ACM 18(11), 613–620,
/// <https://doi.org/10.1145/361219.361220>; all are computed as in scikit-learn,
/// `TfidfTransformer`, parameter `norm`.
///
/// # Units
///
/// Dimensionless.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Norm {
    /// Weights are not scaled: long documents have large ones.
    None,
    /// The weights of a document sum to 1.
    L1,
    /// The squares of the weights of a document sum to 1.
    #[default]
    L2,
}

impl Norm {
    /// Scales the weights of one document in place. If all of them are zero, they stay zero.
    ///
    /// They are summed in the order of `weights`.
    pub(crate) fn scale(self, weights: &mut [(u32, f64)]) {
        let length = match self {
            Norm::None => return,
            Norm::L1 => weights.iter().map(|(_, weight)| weight.abs()).sum(),
            Norm::L2 => sqrt(weights.iter().map(|(_, weight)| weight * weight).sum()),
        };
        if length > 0.0 {
            for (_, weight) in weights {
                *weight /= length;
            }
        }
    }

    /// The formula as a line of text.
    pub fn formula(self) -> &'static str {
        match self {
            Norm::None => "weight = tf * idf",
            Norm::L1 => "weight = tf * idf / sum of |tf * idf| over the document's terms",
            Norm::L2 => "weight = tf * idf / sqrt(sum of (tf * idf)^2 over the document's terms)",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scaled(norm: Norm, weights: [f64; 2]) -> [f64; 2] {
        let mut pairs = [(0, weights[0]), (1, weights[1])];
        norm.scale(&mut pairs);
        pairs.map(|(_, weight)| weight)
    }

    #[test]
    fn weights_are_scaled_to_length_one() {
        for (norm, expected) in [
            (Norm::None, [3.0, 4.0]),
            (Norm::L1, [3.0 / 7.0, 4.0 / 7.0]),
            (Norm::L2, [0.6, 0.8]),
        ] {
            for (weight, expected) in scaled(norm, [3.0, 4.0]).into_iter().zip(expected) {
                assert!((weight - expected).abs() < 1e-15, "{norm:?}");
            }
        }
    }

    #[test]
    fn zeros_stay_zero() {
        for weight in scaled(Norm::L2, [0.0, 0.0]) {
            assert!(weight.abs() < f64::MIN_POSITIVE);
        }
    }
}
