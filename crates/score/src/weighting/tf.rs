//! Term frequency: the contribution of a term's count in a document to its weight.

use serde::{Deserialize, Serialize};

use super::log_base::LogBase;
use crate::math::to_f64;

/// Term frequency: the part of a weight that comes from the counts of the document.
///
/// # Formula
///
/// For a term that occurs 3 times in a document of 12 counted tokens whose most frequent term
/// occurs 6 times, with natural logarithms:
///
/// | variant | formula | value |
/// |---|---|---|
/// | `Count` | count | 3 |
/// | `Binary` | 1 | 1 |
/// | `Log` | 1 + log(count) | 2.099 |
/// | `Relative` | count / Σ counts of the document | 0.25 |
/// | `Augmented` | ½ + ½ · count / largest count of the document | 0.75 |
///
/// # Source
///
/// Salton and Buckley (1988), Term-weighting approaches in automatic text retrieval, Information
/// Processing and Management 24(5), 513–523, <https://doi.org/10.1016/0306-4573(88)90021-0>.
/// `Count` and `Log` (`sublinear_tf`) are computed as in scikit-learn, `TfidfTransformer`; `Binary`
/// and `Augmented` as in quanteda, `dfm_weight`, schemes `boolean` and `augmented` with k = ½;
/// `Relative` as in tidytext, `bind_tf_idf`: Silge and Robinson (2016), tidytext: text mining and
/// analysis using tidy data principles in R, Journal of Open Source Software 1(3), 37,
/// <https://doi.org/10.21105/joss.00037>.
///
/// # Units
///
/// Dimensionless.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Tf {
    /// The count itself.
    #[default]
    Count,
    /// 1, however often the term occurs.
    Binary,
    /// 1 plus the logarithm of the count.
    Log,
    /// The count as a share of all counts of the document.
    Relative,
    /// Between ½ and 1, depending on the ratio of the count to the largest one of the document.
    Augmented,
}

/// The sum and the maximum of a document's counts, for the variants of [`Tf`] that need them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CountSummary {
    /// The sum of the counts.
    pub sum: u64,
    /// The largest count.
    pub largest: u32,
}

impl CountSummary {
    /// Summarizes the counts of a row.
    pub fn of(row: impl Iterator<Item = (u32, u32)>) -> CountSummary {
        row.fold(CountSummary::default(), |so_far, (_, count)| CountSummary {
            sum: so_far.sum + u64::from(count),
            largest: so_far.largest.max(count),
        })
    }
}

impl Tf {
    /// The term frequency of a term that occurs `count` times, at least once, in a document with
    /// the counts `row`.
    ///
    /// # Examples
    ///
    /// ```
    /// use keyweight_score::{LogBase, CountSummary, Tf};
    ///
    /// let row = CountSummary { sum: 12, largest: 6 };
    /// assert_eq!(Tf::Relative.value(3, row, LogBase::E), 0.25);
    /// assert_eq!(Tf::Augmented.value(3, row, LogBase::E), 0.75);
    /// assert_eq!(Tf::Log.value(100, row, LogBase::Ten), 3.0);
    /// ```
    pub fn value(self, count: u32, row: CountSummary, base: LogBase) -> f64 {
        let count = to_f64(u64::from(count));
        match self {
            Tf::Count => count,
            Tf::Binary => 1.0,
            Tf::Log => 1.0 + base.log(count),
            Tf::Relative => count / to_f64(row.sum),
            Tf::Augmented => 0.5 + 0.5 * count / to_f64(u64::from(row.largest)),
        }
    }

    /// Whether the value depends on the other counts of the document.
    pub(crate) fn needs_row(self) -> bool {
        match self {
            Tf::Count | Tf::Binary | Tf::Log => false,
            Tf::Relative | Tf::Augmented => true,
        }
    }

    /// The formula as a line of text.
    pub fn formula(self, base: LogBase) -> String {
        match self {
            Tf::Count => "tf = count of the term in the document".to_owned(),
            Tf::Binary => "tf = 1 if the document contains the term".to_owned(),
            Tf::Log => format!("tf = 1 + {}(count)", base.name()),
            Tf::Relative => {
                "tf = count / sum of the counts of all terms in the document".to_owned()
            }
            Tf::Augmented => {
                "tf = 0.5 + 0.5 * count / largest count of a term in the document".to_owned()
            }
        }
    }
}
