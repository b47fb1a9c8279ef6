//! Term frequency: what a count within a document is worth.

use serde::{Deserialize, Serialize};

use super::log_base::LogBase;
use crate::math::to_f64;

/// Term frequency, the part of a weight that a document's own counts make.
///
/// # Formula
///
/// For a term that occurs 3 times in a document of 12 counted tokens whose most frequent term
/// occurs 6 times:
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
/// `Count` and `Log` (`sublinear_tf`): scikit-learn `TfidfTransformer`. `Relative`: tidytext
/// `bind_tf_idf`. `Binary` and `Augmented`: Salton and Buckley (1988), Information Processing and
/// Management 24(5), 513–523; quanteda `dfm_weight`, schemes `boolean` and `augmented` with k = ½.
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
    /// One, however often the term occurs.
    Binary,
    /// One plus the logarithm of the count.
    Log,
    /// The count's share in all counts of the document.
    Relative,
    /// Between ½ and 1, by the count's share in the document's largest count.
    Augmented,
}

/// What a document's counts amount to, for the variants of [`Tf`] that need it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CountSummary {
    /// The sum of the counts.
    pub sum: u64,
    /// The largest count.
    pub largest: u32,
}

impl CountSummary {
    /// The sum and the largest of a row's counts.
    pub fn of(row: impl Iterator<Item = (u32, u32)>) -> CountSummary {
        row.fold(CountSummary::default(), |so_far, (_, count)| CountSummary {
            sum: so_far.sum + u64::from(count),
            largest: so_far.largest.max(count),
        })
    }
}

impl Tf {
    /// The term frequency of a term that occurs `count` times, once or more, in a document of
    /// `row`.
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

    /// Whether it depends on the document's other counts.
    pub(crate) fn needs_row(self) -> bool {
        match self {
            Tf::Count | Tf::Binary | Tf::Log => false,
            Tf::Relative | Tf::Augmented => true,
        }
    }

    /// The formula in words.
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
