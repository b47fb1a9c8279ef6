//! The weights of terms in documents.

use keyweight_count::Tally;
use serde::{Deserialize, Serialize};

use super::idf::Idf;
use super::log_base::LogBase;
use super::norm::Norm;
use super::tf::{CountSummary, Tf};

/// How the count of a term in a document becomes a weight.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Weighting {
    /// The contribution of the document.
    pub tf: Tf,
    /// The contribution of the corpus.
    pub idf: Idf,
    /// How the weights of a document are scaled.
    pub norm: Norm,
    /// The base of the logarithms in `tf` and `idf`.
    pub log_base: LogBase,
}

impl Weighting {
    /// The weight of a term with the inverse document frequency `idf` that occurs `count` times, at
    /// least once, in a document; `None` if it depends on the other terms of the document.
    ///
    /// # Examples
    ///
    /// ```
    /// use keyweight_score::{Idf, LogBase, Norm, Tf, Weighting};
    ///
    /// let plain = Weighting { tf: Tf::Count, idf: Idf::Plain, norm: Norm::None, log_base: LogBase::E };
    /// assert_eq!(plain.row_independent_weight(3, 0.5), Some(1.5));
    /// assert_eq!(Weighting { norm: Norm::L2, ..plain }.row_independent_weight(3, 0.5), None);
    /// ```
    pub fn row_independent_weight(&self, count: u32, idf: f64) -> Option<f64> {
        let is_independent = self.norm == Norm::None && !self.tf.needs_row();
        is_independent.then(|| self.tf.value(count, CountSummary::default(), self.log_base) * idf)
    }
}

/// Weighs the rows of a document-term matrix.
///
/// # Formula
///
/// ```text
/// weight = tf · idf, scaled by the norm over the terms of the document
/// ```
///
/// with the formulas of [`Tf`], [`Idf`] and [`Norm`].
///
/// # Source
///
/// Salton and Buckley (1988), Term-weighting approaches in automatic text retrieval, Information
/// Processing and Management 24(5), 513–523, <https://doi.org/10.1016/0306-4573(88)90021-0>. The
/// default weighting gives the numbers of scikit-learn's `TfidfVectorizer`.
///
/// # Units
///
/// Dimensionless; with [`Norm::L2`] from 0 to 1, and comparable between documents.
///
/// # Examples
///
/// ```
/// use keyweight_count::{Context, Counter, Lexicon};
/// use keyweight_score::{Weighting, Weights};
///
/// let mut counter = Counter::new();
/// counter.count(0, "chip tariff", [(0..4, Context(0)), (5..11, Context(0))]);
/// counter.count(1, "chip", [(0..4, Context(0))]);
/// let lexicon = Lexicon::new([Some("chip"), Some("tariff")]);
/// let matrix = counter.finish().document_term_matrix(lexicon);
///
/// // scikit-learn 1.9.1: TfidfVectorizer().fit(["chip tariff", "chip"]).idf_
/// let weights = Weights::fit(&matrix.tally(0..2), 2, Weighting::default());
/// assert_eq!(weights.idf()[0], 1.0);
/// assert!((weights.idf()[1] - 1.405_465_108_108).abs() < 1e-12);
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Weights {
    weighting: Weighting,
    idf: Vec<f64>,
}

impl Weights {
    /// Computes the inverse document frequencies of a corpus of `documents` documents from its
    /// `tally`.
    pub fn fit(tally: &Tally, documents: usize, weighting: Weighting) -> Weights {
        let frequencies = &tally.document_frequencies;
        let largest = frequencies.iter().copied().max().unwrap_or(0);
        let documents = documents as u64;
        let idf = frequencies
            .iter()
            .map(|frequency| {
                let (frequency, largest) = (u64::from(*frequency), u64::from(largest));
                weighting
                    .idf
                    .value(frequency, documents, largest, weighting.log_base)
            })
            .collect();
        Weights { weighting, idf }
    }

    /// The inverse document frequency of each term.
    pub fn idf(&self) -> &[f64] {
        &self.idf
    }

    /// Replaces the content of `weights` with the (term, weight) pairs of a document that has the
    /// (term, count) pairs `row`, in the same order.
    ///
    /// # Panics
    ///
    /// If a term is not in the tally that the weights were fitted to.
    pub fn weigh(&self, row: &[(u32, u32)], weights: &mut Vec<(u32, f64)>) {
        let Weighting {
            tf, norm, log_base, ..
        } = self.weighting;
        let whole = CountSummary::of(row.iter().copied());
        let weight = |&(term, count): &(u32, u32)| {
            let tf = tf.value(count, whole, log_base);
            (term, tf * self.idf[term as usize])
        };
        weights.clear();
        weights.extend(row.iter().map(weight));
        norm.scale(weights);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use keyweight_count::{Context, Counter, DocTermMatrix, Lexicon};
    use proptest::prelude::*;

    fn matrix(documents: &[Vec<u8>]) -> DocTermMatrix {
        let names: Vec<String> = (0..=u8::MAX).map(|term| format!("{term:03}")).collect();
        let mut counter = Counter::new();
        for (ordinal, document) in documents.iter().enumerate() {
            let text: String = document
                .iter()
                .map(|term| names[usize::from(*term)].as_str())
                .collect();
            let ranges = (0..document.len()).map(|token| (3 * token..3 * token + 3, Context(0)));
            counter.count(ordinal as u64, &text, ranges);
        }
        let counts = counter.finish();
        let surfaces = counts.surfaces();
        let lexicon = Lexicon::new(surfaces.ids().map(|id| Some(surfaces.text(id))));
        counts.document_term_matrix(lexicon)
    }

    proptest! {
        #[test]
        fn every_weight_is_finite_and_not_negative_and_equals_the_row_independent_one(
            documents in prop::collection::vec(prop::collection::vec(0_u8..6, 0..12), 1..6),
        ) {
            let matrix = matrix(&documents);
            let tally = matrix.tally(0..matrix.documents());
            let mut reader = matrix.reader();
            let mut row = Vec::new();
            for tf in [Tf::Count, Tf::Binary, Tf::Log, Tf::Relative, Tf::Augmented] {
                for idf in [
                    Idf::None, Idf::Plain, Idf::PlainPlusOne, Idf::Smooth, Idf::Probabilistic, Idf::Max,
                ] {
                    for norm in [Norm::None, Norm::L1, Norm::L2] {
                        for log_base in [LogBase::E, LogBase::Two, LogBase::Ten] {
                            let weighting = Weighting { tf, idf, norm, log_base };
                            let weights = Weights::fit(&tally, matrix.documents(), weighting);
                            for document in 0..matrix.documents() {
                                let counts = reader.row(document);
                                weights.weigh(counts, &mut row);
                                for ((term, count), (_, weight)) in counts.iter().zip(&row) {
                                    prop_assert!(weight.is_finite() && *weight >= 0.0);
                                    let idf = weights.idf()[*term as usize];
                                    let independent = weighting.row_independent_weight(*count, idf);
                                    prop_assert!(independent.is_none_or(|own| own.to_bits() == weight.to_bits()));
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}
