//! Inverse document frequency: what it is worth that few documents have a term.

use serde::{Deserialize, Serialize};

use super::log_base::LogBase;
use crate::math::to_f64;

/// Inverse document frequency, the part of a weight that the corpus makes.
///
/// # Formula
///
/// With N documents, of which df contain the term; for N = 8, df = 2, the largest df of any term
/// 4, and natural logarithms:
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
/// `Smooth`: scikit-learn `TfidfTransformer`; `PlainPlusOne`: the same with `smooth_idf=False`.
/// `Plain`: Spärck Jones (1972), Journal of Documentation 28(1), 11–21; tidytext; quanteda
/// `docfreq`, scheme `inverse`, to base 10. `Probabilistic` and `Max`: quanteda `docfreq`, schemes
/// `inverseprob` and `inversemax`.
///
/// # Units
///
/// Dimensionless.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Idf {
    /// One for every term.
    None,
    /// Zero for a term that every document contains.
    Plain,
    /// One for a term that every document contains.
    PlainPlusOne,
    /// As if one more document contained every term once.
    #[default]
    Smooth,
    /// Zero for a term that half of the documents or more contain.
    Probabilistic,
    /// Zero for the term that the most documents contain.
    Max,
}

impl Idf {
    /// The inverse document frequency of a term that `frequency` of `documents` documents contain,
    /// one or more, when no term is contained in more than `largest`.
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
        // A term that no document contains has no weight anywhere; one is as good as any.
        let df = to_f64(frequency.max(1));
        let all = to_f64(documents);
        match self {
            Idf::None => 1.0,
            Idf::Plain => base.log(all / df),
            Idf::PlainPlusOne => base.log(all / df) + 1.0,
            Idf::Smooth => base.log((1.0 + all) / (1.0 + df)) + 1.0,
            Idf::Probabilistic => {
                // Where half of the documents or more have the term, the logarithm is not positive.
                if documents.saturating_sub(frequency) > frequency {
                    base.log((all - df) / df)
                } else {
                    0.0
                }
            }
            Idf::Max => base.log(to_f64(largest.max(1)) / df),
        }
    }

    /// The formula in words.
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
