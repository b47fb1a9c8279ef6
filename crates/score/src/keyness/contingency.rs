//! The contingency table of a term in two corpora.

use super::frequency::Frequency;
use crate::math::{difference_to_f64, to_f64};

/// In which of two corpora a term is relatively more frequent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Direction {
    /// Relatively more frequent in the target: 3 of 100 tokens there, 1 of 100 in the reference.
    Over,
    /// Relatively rarer in the target: 1 of 100 tokens there, 3 of 100 in the reference.
    Under,
    /// Exactly as frequent in both: 1 of 100 tokens in the target, 2 of 200 in the reference.
    Equal,
}

/// The table {term, other tokens} × {target, reference}, with the counts expected if the term is
/// equally frequent in both.
#[derive(Clone, Copy, Debug)]
pub(super) struct Contingency {
    /// The observed counts: a and b in the first row, c and d in the second.
    pub(super) observed: [u64; 4],
    /// The expected counts: row total · column total / all tokens.
    pub(super) expected: [f64; 4],
    /// a minus its expected count; the differences of the other cells are the same up to the sign.
    pub(super) difference: f64,
    /// N, the tokens of both corpora.
    pub(super) all: f64,
}

impl Contingency {
    pub(super) fn new(target: Frequency, reference: Frequency) -> Contingency {
        let (a, b) = (target.count(), reference.count());
        let (c, d) = (target.others(), reference.others());
        let (of_target, of_reference) = (to_f64(target.total()), to_f64(reference.total()));
        let all = of_target + of_reference;
        let (of_term, of_others) = (to_f64(a) + to_f64(b), to_f64(c) + to_f64(d));
        Contingency {
            observed: [a, b, c, d],
            expected: [
                of_target * of_term / all,
                of_reference * of_term / all,
                of_target * of_others / all,
                of_reference * of_others / all,
            ],
            difference: difference_to_f64(determinant(target, reference)) / all,
            all,
        }
    }

    pub(super) fn direction(&self) -> Direction {
        if self.difference > 0.0 {
            Direction::Over
        } else if self.difference < 0.0 {
            Direction::Under
        } else {
            Direction::Equal
        }
    }

    /// `size` with the sign of the direction.
    pub(super) fn signed(&self, size: f64) -> f64 {
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
    product(target.count(), reference.others()) - product(reference.count(), target.others())
}

/// In which of two corpora a term is relatively more frequent.
///
/// The comparison is exact, in integers. It returns [`Direction::Equal`] if both relative
/// frequencies are the same; scores that are signed by direction are 0 then.
///
/// # Formula
///
/// ```text
/// the sign of a · d − b · c
/// ```
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

/// The smallest expected count in the table {term, other tokens} × {target, reference}.
///
/// If it is below 5, the p-values of χ² and G² are unreliable.
///
/// # Formula
///
/// ```text
/// min Eᵢⱼ      Eᵢⱼ = rowᵢ · columnⱼ / N
/// ```
///
/// # Source
///
/// Cochran (1954), Some methods for strengthening the common χ² tests, Biometrics 10(4), 417–451,
/// <https://doi.org/10.2307/3001616>.
///
/// # Units
///
/// Occurrences.
///
/// # Examples
///
/// ```
/// use keyweight_score::{Frequency, smallest_expected_count};
///
/// assert_eq!(smallest_expected_count(Frequency::new(3, 10)?, Frequency::new(1, 10)?), 2.0);
/// # Ok::<(), keyweight_score::FrequencyError>(())
/// ```
pub fn smallest_expected_count(target: Frequency, reference: Frequency) -> f64 {
    let [a, b, c, d] = Contingency::new(target, reference).expected;
    a.min(b).min(c).min(d)
}
