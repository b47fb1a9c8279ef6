//! Weights of terms in documents.

use keyweight_count::Tally;
use serde::{Deserialize, Serialize};

use super::idf::Idf;
use super::log_base::LogBase;
use super::norm::Norm;
use super::tf::{CountSummary, Tf};

/// All choices that make a weight of a count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Weighting {
    /// The document's part.
    pub tf: Tf,
    /// The corpus's part.
    pub idf: Idf,
    /// The scale of a document's weights.
    pub norm: Norm,
    /// The base of the logarithms in `tf` and `idf`.
    pub log_base: LogBase,
}

impl Weighting {
    /// The weight of a term with the inverse document frequency `idf` that a document has `count`
    /// times, once or more; `None` if it depends on the document's other terms.
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
        let is_alone = self.norm == Norm::None && !self.tf.needs_row();
        is_alone.then(|| self.tf.value(count, CountSummary::default(), self.log_base) * idf)
    }
}

/// The weighting of one document-term matrix.
///
/// # Formula
///
/// ```text
/// weight = tf · idf, scaled by the norm over the terms of the document
/// ```
///
/// # Source
///
/// Salton and Buckley (1988), Information Processing and Management 24(5), 513–523; with the
/// default choices the numbers are those of scikit-learn's `TfidfVectorizer`.
///
/// # Units
///
/// Dimensionless; with [`Norm::L2`] between 0 and 1, and comparable between documents.
#[derive(Clone, Debug, PartialEq)]
pub struct Weights {
    weighting: Weighting,
    idf: Vec<f64>,
}

impl Weights {
    /// Takes from the `tally` of a corpus of `documents` documents what their weights need.
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

    /// Replaces the content of `weights` with those of a document with these (term, count) pairs, in
    /// their order.
    ///
    /// # Panics
    ///
    /// If a term is not one of the fitted tally.
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
            let places = (0..document.len()).map(|token| (3 * token..3 * token + 3, Context(0)));
            counter.count(ordinal as u64, &text, places);
        }
        let counts = counter.finish();
        let surfaces = counts.surfaces();
        let lexicon = Lexicon::new(surfaces.ids().map(|id| Some(surfaces.text(id))));
        counts.document_term_matrix(lexicon)
    }

    proptest! {
        #[test]
        fn every_weight_is_finite_and_never_negative_and_alone_the_same(
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
                                    let alone = weighting.row_independent_weight(*count, idf);
                                    prop_assert!(alone.is_none_or(|alone| alone.to_bits() == weight.to_bits()));
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}
