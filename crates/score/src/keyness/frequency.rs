//! How often a term occurs in a corpus.

use thiserror::Error;

use crate::math::to_f64;

/// `count` occurrences among `total` tokens.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Frequency {
    count: u64,
    total: u64,
}

/// A count and a total that make no frequency.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum FrequencyError {
    /// There are no tokens.
    #[error("a corpus without tokens has no frequencies")]
    EmptyCorpus,
    /// A term occurs more often than there are tokens.
    #[error("a term cannot occur {count} times among {total} tokens")]
    CountExceedsTotal {
        /// How often the term is said to occur.
        count: u64,
        /// Among how many tokens.
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

    /// How often the term occurs.
    pub fn count(self) -> u64 {
        self.count
    }

    /// Among how many tokens.
    pub fn total(self) -> u64 {
        self.total
    }

    /// Occurrences per token.
    pub(super) fn share(self) -> f64 {
        to_f64(self.count) / to_f64(self.total)
    }

    /// The tokens that are not the term.
    pub(super) fn others(self) -> u64 {
        self.total - self.count
    }

    /// Occurrences per million tokens.
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
