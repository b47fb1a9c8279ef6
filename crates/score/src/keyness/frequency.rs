//! How often a term occurs in a corpus.

use thiserror::Error;

use crate::math::to_f64;

/// `count` occurrences among `total` tokens.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Frequency {
    count: u64,
    total: u64,
}

/// A count and a total that do not make a frequency.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum FrequencyError {
    /// There are no tokens.
    #[error("a corpus without tokens has no frequencies")]
    EmptyCorpus,
    /// The term occurs more often than there are tokens.
    #[error("a term cannot occur {count} times among {total} tokens")]
    CountExceedsTotal {
        /// The occurrences of the term.
        count: u64,
        /// The tokens of the corpus.
        total: u64,
    },
}

impl Frequency {
    /// `count` occurrences among `total` tokens.
    ///
    /// # Errors
    ///
    /// [`FrequencyError::EmptyCorpus`] if `total` is zero, and
    /// [`FrequencyError::CountExceedsTotal`] if `count` is larger than `total`.
    pub fn new(count: u64, total: u64) -> Result<Frequency, FrequencyError> {
        if total == 0 {
            return Err(FrequencyError::EmptyCorpus);
        }
        if count > total {
            return Err(FrequencyError::CountExceedsTotal { count, total });
        }
        Ok(Frequency { count, total })
    }

    /// The occurrences of the term.
    pub fn count(self) -> u64 {
        self.count
    }

    /// The tokens of the corpus.
    pub fn total(self) -> u64 {
        self.total
    }

    /// Occurrences per token.
    pub(super) fn share(self) -> f64 {
        to_f64(self.count) / to_f64(self.total)
    }

    /// The number of tokens that are other terms.
    pub(super) fn others(self) -> u64 {
        self.total - self.count
    }

    /// Occurrences per million tokens.
    ///
    /// # Formula
    ///
    /// ```text
    /// 10⁶ · count / total
    /// ```
    ///
    /// # Source
    ///
    /// Biber, Conrad and Reppen (1998), Corpus Linguistics: Investigating Language Structure and
    /// Use, Cambridge University Press, methodology box 6,
    /// <https://doi.org/10.1017/CBO9780511804489>.
    ///
    /// # Units
    ///
    /// Occurrences per 1,000,000 tokens.
    ///
    /// # Examples
    ///
    /// ```
    /// use keyweight_score::Frequency;
    ///
    /// assert_eq!(Frequency::new(3, 600)?.per_million(), 5_000.0);
    /// # Ok::<(), keyweight_score::FrequencyError>(())
    /// ```
    pub fn per_million(self) -> f64 {
        1e6 * self.share()
    }
}
