//! How a word list is read, and why one cannot be used.

use keyweight_corpus::{OpenError, Skipped};
use thiserror::Error;

/// No corpus has more tokens: 2⁵³, up to which every whole number is exact as an `f64`.
pub(super) const LARGEST: u64 = 1 << 53;

/// How a word list is read.
///
/// # Examples
///
/// ```
/// use keyweight::ReferenceListOptions;
///
/// let options = ReferenceListOptions::default().word_column("Lemma").total(100_000_000);
/// assert_eq!(options.total, Some(100_000_000));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct ReferenceListOptions {
    /// The number of tokens in the corpus that the list was made from; `None` to take it from the list.
    pub total: Option<u64>,
    /// The column of words; `None` to find it by its usual names.
    pub word_column: Option<String>,
    /// The column of counts or of rates; `None` to find it by its usual names.
    pub count_column: Option<String>,
}

impl ReferenceListOptions {
    /// Sets the number of tokens in the corpus that the list was made from.
    #[must_use]
    pub fn total(self, total: u64) -> Self {
        let total = Some(total);
        Self { total, ..self }
    }

    /// Takes the words from this column.
    #[must_use]
    pub fn word_column(self, name: impl Into<String>) -> Self {
        let word_column = Some(name.into());
        Self {
            word_column,
            ..self
        }
    }

    /// Takes the counts, or the rates, from this column.
    #[must_use]
    pub fn count_column(self, name: impl Into<String>) -> Self {
        let count_column = Some(name.into());
        Self {
            count_column,
            ..self
        }
    }
}

/// How the number of tokens of the corpus that a list was made from is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TotalBasis {
    /// It was given.
    Given,
    /// From the counts and a column of rates, such as `per_thousand` in a table `terms`.
    Rates,
    /// The list has only rates. It is a million, or more if the rarest word would not occur once.
    Assumed,
    /// It is the sum of the counts, so words that the list does not have are not counted.
    Sum,
}

/// A word list cannot be used.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum ReferenceListError {
    /// The file cannot be opened.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// The file or a row of it cannot be read.
    #[error("cannot read the word list: {0}")]
    Read(Skipped),
    /// No column has one of the common names.
    #[error("{path} has no column of {what}; expected one named {names}")]
    NoColumn {
        /// The file.
        path: String,
        /// What is looked for.
        what: &'static str,
        /// The names it may have.
        names: String,
    },
    /// A column that was asked for is not in the table.
    #[error("{path} has no column {name:?} of counts; its other columns are {}", columns.join(", "))]
    NoSuchColumn {
        /// The file.
        path: String,
        /// The column that was asked for.
        name: String,
        /// The columns of the table but that of the words.
        columns: Vec<String>,
    },
    /// A count is not a number.
    #[error("{path}: the count of {word:?} is {found:?}; expected a number of at least 0")]
    Count {
        /// The file.
        path: String,
        /// The word.
        word: String,
        /// What the cell has.
        found: String,
    },
    /// It has no counts.
    #[error("{path} has no word with a count above 0")]
    Empty {
        /// The file.
        path: String,
    },
    /// The counts add up to more than any corpus has.
    #[error("{path}: the counts add up to more than {LARGEST}")]
    TooLarge {
        /// The file.
        path: String,
    },
    /// The settings ask for units of several words, and a list has words.
    #[error("a word list can only be compared with single words, not with n-grams or phrases")]
    Units,
    /// A corpus cannot have fewer tokens than the counts add up to.
    #[error("{path}: {total} tokens are fewer than the sum of the counts, {sum}")]
    Total {
        /// The file.
        path: String,
        /// The number of tokens that was given.
        total: u64,
        /// The sum of the counts.
        sum: u64,
    },
}
