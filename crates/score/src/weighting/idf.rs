//! Inverse document frequency: the contribution of a term's rarity in the corpus to its weight.

use serde::{Deserialize, Serialize};

use super::log_base::LogBase;
use crate::math::to_f64;

/// Inverse document frequency: the part of a weight that comes from the corpus.
///
/// # Formula
///
/// Of N documents, df contain the term. The values are for N = 8, df = 2, a largest df of any term
/// of 4, and natural logarithms:
///
/// | variant | formula | value |
/// |---|---|---|
/// | `None` | 1 | 1 |
/// | `Plain` | log(N / df) | 1.386 |
/// | `PlainPlusOne` | log(N / df) + 1 | 2.386 |
/// | `Smooth` | log((1 + N) / (1 + df)) + 1 | 2.099 |
/// | `Probabilistic` | max(0, log((N − df) / df)) | 1.099 |
/// | `Max` | log(largest df / df) | 0.693 |
///
/// # Source
///
/// `Plain`: Spärck Jones (1972), A statistical interpretation of term specificity and its
/// application in retrieval, Journal of Documentation 28(1), 11–21,
/// <https://doi.org/10.1108/eb026526>; as in tidytext, and to base 10 in quanteda, `docfreq`,
/// scheme `inverse`. `Smooth`: scikit-learn, `TfidfTransformer`, Pedregosa et al. (2011),
/// Scikit-learn: machine learning in Python, Journal of Machine Learning Research 12, 2825–2830;
/// `PlainPlusOne`: the same with `smooth_idf=False`. `Probabilistic`: Croft and Harper (1979),
/// Using probabilistic models of document retrieval without relevance information, Journal of
/// Documentation 35(4), 285–295, <https://doi.org/10.1108/eb026683>; as in quanteda, `docfreq`,
/// scheme `inverseprob`. `Max`: quanteda, `docfreq`, scheme `inversemax`, Benoit et al. (2018),
/// quanteda: an R package for the quantitative analysis of textual data, Journal of Open Source
/// Software 3(30), 774, <https://doi.org/10.21105/joss.00774>.
///
/// # Units
///
/// Dimensionless.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Idf {
    /// 1 for every term.
    None,
    /// 0 for a term that every document contains.
    Plain,
    /// 1 for a term that every document contains.
    PlainPlusOne,
    /// Like `PlainPlusOne`, as if one more document contained every term once.
    #[default]
    Smooth,
    /// 0 for a term that at least half of the documents contain.
    Probabilistic,
    /// 0 for the terms that the most documents contain.
    Max,
}

impl Idf {
    /// The inverse document frequency of a term that `frequency` of `documents` documents contain,
    /// at least one; `largest` is the largest document frequency of any term.
    ///
    /// # Examples
    ///
    /// ```
    /// use keyweight_score::{Idf, LogBase};
    ///
    /// assert_eq!(Idf::Plain.value(2, 8, 4, LogBase::Two), 2.0);
    /// assert_eq!(Idf::Smooth.value(2, 8, 4, LogBase::E), libm::log(3.0) + 1.0);
    /// assert_eq!(Idf::Probabilistic.value(8, 8, 8, LogBase::E), 0.0);
    /// assert_eq!(Idf::Max.value(2, 8, 4, LogBase::Two), 1.0);
    /// ```
    pub fn value(self, frequency: u64, documents: u64, largest: u64, base: LogBase) -> f64 {
        // A term that no document contains has no weight anywhere, so any value will do.
        let df = to_f64(frequency.max(1));
        let all = to_f64(documents);
        match self {
            Idf::None => 1.0,
            Idf::Plain => base.log(all / df),
            Idf::PlainPlusOne => base.log(all / df) + 1.0,
            Idf::Smooth => base.log((1.0 + all) / (1.0 + df)) + 1.0,
            Idf::Probabilistic => {
                // If at least half of the documents contain the term, the logarithm is not
                // positive.
                if documents.saturating_sub(frequency) > frequency {
                    base.log((all - df) / df)
                } else {
                    0.0
                }
            }
            Idf::Max => base.log(to_f64(largest.max(1)) / df),
        }
    }

    /// The formula as a line of text.
    pub fn formula(self, base: LogBase) -> String {
        let log = base.name();
        match self {
            Idf::None => "idf = 1".to_owned(),
            Idf::Plain => format!("idf = {log}(N / df)"),
            Idf::PlainPlusOne => format!("idf = {log}(N / df) + 1"),
            Idf::Smooth => format!("idf = {log}((1 + N) / (1 + df)) + 1"),
            Idf::Probabilistic => format!("idf = max(0, {log}((N - df) / df))"),
            Idf::Max => format!("idf = {log}(largest df of any term / df)"),
        }
    }
}
