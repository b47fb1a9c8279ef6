//! How often a term occurs in a corpus, and how two corpora differ in it.

use thiserror::Error;

use crate::math::{float, float_of_difference};

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
    pub(crate) fn share(self) -> f64 {
        float(self.count) / float(self.total)
    }

    /// The tokens that are not the term.
    pub(crate) fn others(self) -> u64 {
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

/// In which of two corpora a term is more frequent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Direction {
    /// Relatively more frequent in the target: 3 of 100 tokens there, 1 of 100 in the reference.
    Over,
    /// Relatively rarer in the target: 1 of 100 tokens there, 3 of 100 in the reference.
    Under,
    /// Equally frequent in both: 1 of 100 tokens, and 2 of 200.
    Equal,
}

/// The table {term, other tokens} × {target, reference} with what is expected of it if the term is
/// equally frequent in both.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Contingency {
    /// The observed counts: a, b in the first row, c, d in the second.
    pub(crate) observed: [u64; 4],
    /// The expected ones, row total · column total / all tokens.
    pub(crate) expected: [f64; 4],
    /// a − its expected count; the other differences are the same up to their signs.
    pub(crate) difference: f64,
    /// All tokens.
    pub(crate) all: f64,
}

impl Contingency {
    pub(crate) fn new(target: Frequency, reference: Frequency) -> Contingency {
        let (a, b) = (target.count, reference.count);
        let (c, d) = (target.others(), reference.others());
        let (of_target, of_reference) = (float(target.total), float(reference.total));
        let all = of_target + of_reference;
        let (of_term, of_others) = (float(a) + float(b), float(c) + float(d));
        Contingency {
            observed: [a, b, c, d],
            expected: [
                of_target * of_term / all,
                of_reference * of_term / all,
                of_target * of_others / all,
                of_reference * of_others / all,
            ],
            difference: float_of_difference(determinant(target, reference)) / all,
            all,
        }
    }

    pub(crate) fn direction(&self) -> Direction {
        if self.difference > 0.0 {
            Direction::Over
        } else if self.difference < 0.0 {
            Direction::Under
        } else {
            Direction::Equal
        }
    }

    /// `size` with the sign of the direction.
    pub(crate) fn signed(&self, size: f64) -> f64 {
        match self.direction() {
            Direction::Over => size,
            Direction::Under => -size,
            Direction::Equal => 0.0,
        }
    }
}

/// a · d − b · c, exactly.
fn determinant(target: Frequency, reference: Frequency) -> i128 {
    let product = |left: u64, right: u64| i128::from(left) * i128::from(right);
    product(target.count, reference.others()) - product(reference.count, target.others())
}

/// In which of two corpora a term is relatively more frequent, exactly.
///
/// # Examples
///
/// ```
/// use keyweight_score::{Direction, Frequency, direction};
///
/// let (target, reference) = (Frequency::new(1, 100)?, Frequency::new(2, 200)?);
/// assert_eq!(direction(target, reference), Direction::Equal);
/// # Ok::<(), keyweight_score::FrequencyError>(())
/// ```
pub fn direction(target: Frequency, reference: Frequency) -> Direction {
    match determinant(target, reference).signum() {
        1 => Direction::Over,
        -1 => Direction::Under,
        _ => Direction::Equal,
    }
}
