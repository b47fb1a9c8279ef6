//! Association: how strongly words that stand in a row attract each other.

use crate::distributions::chi_squared_tail;
use crate::math::float;
use libm::{fabs, log, log2, sqrt};

/// A sequence has so many words at most.
const LONGEST: usize = 4;
/// Ways to choose some of its places.
const SUBSETS: usize = 1 << LONGEST;

/// How often the words of a sequence stand together and apart: the contingency table of two to four
/// words over all windows of as many words.
///
/// A set of places is a number whose bit `k` stands for the place `k`; for two words `0b01` is the
/// first, `0b10` the second, `0b11` both.
///
/// # Symbols
///
/// ```text
/// N     number of windows        K    number of words
/// O     windows with all words   fₖ   windows with word k at its place
/// E     N · Π fₖ / N             nᵦ   windows with the words at the places in b, and at no others
/// ```
///
/// # Examples
///
/// ```
/// use keyweight_score::Association;
///
/// // Manning and Schütze (1999), section 5.3: new companies.
/// let pair = Association::pair(8, 15_828, 4_675, 14_307_668).unwrap();
/// assert!((pair.t_score() - 0.9999).abs() < 5e-5);
/// assert!((pair.chi_squared() - 1.55).abs() < 5e-3);
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Association {
    size: usize,
    /// For each set of places the windows with the words there, whatever stands at the others.
    marginals: [u64; SUBSETS],
    /// For each set the windows with the words there and at no others.
    cells: [u64; SUBSETS],
}

impl Association {
    /// Two words of which `joint` windows have both, `first` the first, `second` the second, of all
    /// `windows`; `None` if that cannot be.
    pub fn pair(joint: u64, first: u64, second: u64, windows: u64) -> Option<Association> {
        Association::new(2, &[windows, first, second, joint])
    }

    /// A sequence of `size` words. `marginals` has a number for each set of places: the windows with
    /// the words there, whatever stands elsewhere; so the first is N, the last O.
    ///
    /// `None` if there are not 2 to 4 words, not so many numbers, or no windows that have them.
    pub fn new(size: usize, marginals: &[u64]) -> Option<Association> {
        if !(2..=LONGEST).contains(&size) || marginals.len() != 1 << size {
            return None;
        }
        let mut known = [0; SUBSETS];
        known[..marginals.len()].copy_from_slice(marginals);
        // Windows with the words at these places and no others: those with them, without all that
        // have one more.
        let mut cells = known;
        for place in 0..size {
            for set in 0..marginals.len() {
                if set & (1 << place) == 0 {
                    cells[set] = cells[set].checked_sub(cells[set | 1 << place])?;
                }
            }
        }
        Some(Association {
            size,
            marginals: known,
            cells,
        })
    }

    fn sets(&self) -> usize {
        1 << self.size
    }

    /// How often the words stand together.
    pub fn count(&self) -> u64 {
        self.marginals[self.sets() - 1]
    }

    fn windows(&self) -> f64 {
        float(self.marginals[0])
    }

    fn frequency(&self, place: usize) -> f64 {
        float(self.marginals[1 << place])
    }

    /// The windows that would hold the words in the set of places and no others, were all
    /// independent.
    fn expected_cell(&self, set: usize) -> f64 {
        let windows = self.windows();
        (0..self.size).fold(windows, |expected, place| {
            let frequency = self.frequency(place);
            let share = if set & (1 << place) == 0 {
                windows - frequency
            } else {
                frequency
            };
            expected * (share / windows)
        })
    }

    /// How often the words would stand together, were they independent: `N · Π fₖ / N`.
    pub fn expected(&self) -> f64 {
        self.expected_cell(self.sets() - 1)
    }

    /// The log-likelihood ratio against independence of all words, over all cells of the table.
    ///
    /// # Formula
    ///
    /// ```text
    /// G² = 2 Σᵦ nᵦ ln(nᵦ / Eᵦ)
    /// ```
    ///
    /// # Source
    ///
    /// Dunning (1993), Computational Linguistics 19(1), 61–74.
    ///
    /// # Units
    ///
    /// Asymptotically χ² with [`degrees_of_freedom`](Association::degrees_of_freedom).
    pub fn log_likelihood(&self) -> f64 {
        let terms = (0..self.sets()).map(|set| {
            let observed = float(self.cells[set]);
            if observed == 0.0 {
                0.0
            } else {
                observed * log(observed / self.expected_cell(set))
            }
        });
        (2.0 * terms.sum::<f64>()).max(0.0)
    }

    /// `2ᴷ − K − 1`: one for two words, four for three, eleven for four.
    pub fn degrees_of_freedom(&self) -> u32 {
        (0..self.sets())
            .map(|set| u32::from(set.count_ones() > 1))
            .sum()
    }

    /// The probability of so large a [`log_likelihood`](Association::log_likelihood) or a larger one,
    /// were the words independent; the upper tail itself, which does not round to zero early.
    ///
    /// It is that of one sequence looked at alone: of many tested, some are always small.
    pub fn p_value(&self) -> f64 {
        chi_squared_tail(self.log_likelihood(), self.degrees_of_freedom())
    }

    /// Pearson's χ² over all cells: `Σᵦ (nᵦ − Eᵦ)² / Eᵦ`.
    pub fn chi_squared(&self) -> f64 {
        let terms = (0..self.sets()).map(|set| {
            let expected = self.expected_cell(set);
            let difference = float(self.cells[set]) - expected;
            if expected == 0.0 {
                0.0
            } else {
                difference * difference / expected
            }
        });
        terms.sum()
    }

    /// Pointwise mutual information, `log₂(O / E)`, in bits.
    ///
    /// # Source
    ///
    /// Church and Hanks (1990), Computational Linguistics 16(1), 22–29.
    pub fn pmi(&self) -> f64 {
        log2(float(self.count()) / self.expected())
    }

    /// Normalized pointwise mutual information: `PMI / ((K − 1) · −log₂(O / N))`, from −1 to 1; 1
    /// where the words stand nowhere but together.
    ///
    /// # Source
    ///
    /// Bouma (2009), Proceedings of GSCL, 31–40; for more than two words divided by K − 1, as
    /// there are so many joints.
    pub fn npmi(&self) -> f64 {
        let joints = float(self.size as u64 - 1);
        let surprise = -log2(float(self.count()) / self.windows());
        if surprise <= 0.0 {
            return 1.0;
        }
        self.pmi() / (joints * surprise)
    }

    /// The t-score, `(O − E) / √O`.
    ///
    /// # Source
    ///
    /// Church, Gale, Hanks and Hindle (1991), Using statistics in lexical analysis; as in NLTK's
    /// `student_t`.
    pub fn t_score(&self) -> f64 {
        let count = float(self.count());
        (count - self.expected()) / sqrt(count)
    }

    /// `14 + log₂(K · O / Σ fₖ)`: 14 at most, and independent of the size of the corpus.
    ///
    /// # Source
    ///
    /// Rychlý (2008), A lexicographer-friendly association score, RASLAN, 6–9.
    pub fn log_dice(&self) -> f64 {
        let frequencies = (0..self.size).map(|place| self.frequency(place));
        let frequencies: f64 = frequencies.sum();
        14.0 + log2(float(self.size as u64) * float(self.count()) / frequencies)
    }

    /// ΔP of the last word given the others before it: the share of windows with these that have it,
    /// less the share of the other windows that have it. From −1 to 1.
    ///
    /// # Source
    ///
    /// Gries (2013), International Journal of Corpus Linguistics 18(1), 137–165.
    pub fn delta_p_forward(&self) -> f64 {
        self.delta_p(1 << (self.size - 1))
    }

    /// ΔP of the first word given the others behind it.
    pub fn delta_p_backward(&self) -> f64 {
        self.delta_p(1)
    }

    fn delta_p(&self, word: usize) -> f64 {
        let others = (self.sets() - 1) & !word;
        let given = float(self.marginals[others]);
        let (both, alone) = (float(self.count()), float(self.marginals[word]));
        let rest = self.windows() - given;
        let without = if rest == 0.0 {
            0.0
        } else {
            (alone - both) / rest
        };
        both / given - without
    }

    /// The K-way interaction of a saturated log-linear model; for two words the log odds ratio.
    ///
    /// # Formula
    ///
    /// ```text
    /// λ = Σᵦ (−1)^(K − |b|) ln(nᵦ + ½)
    /// ```
    ///
    /// # Source
    ///
    /// Blaheta and Johnson (2001), Unsupervised learning of multi-word verbs; as in
    /// quanteda.textstats' `textstat_collocations`.
    pub fn lambda(&self) -> f64 {
        let terms = (0..self.sets()).map(|set| {
            let logarithm = log(float(self.cells[set]) + 0.5);
            let missing = self.size - set.count_ones() as usize;
            if missing.is_multiple_of(2) {
                logarithm
            } else {
                -logarithm
            }
        });
        terms.sum()
    }

    /// [`lambda`](Association::lambda) by its standard error, `√ Σᵦ 1 / (nᵦ + ½)`; asymptotically
    /// standard normal.
    pub fn z_score(&self) -> f64 {
        let variances = (0..self.sets()).map(|set| 1.0 / (float(self.cells[set]) + 0.5));
        self.lambda() / sqrt(variances.sum())
    }

    /// Whether the words stand together more often than if they were independent.
    pub fn is_attraction(&self) -> bool {
        let (count, expected) = (float(self.count()), self.expected());
        count > expected && fabs(count - expected) > f64::EPSILON * expected
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn near(found: f64, expected: f64, tolerance: f64) {
        assert!(
            (found - expected).abs() <= tolerance,
            "{found} is not {expected}"
        );
    }

    fn pair(joint: u64, first: u64, second: u64, windows: u64) -> Association {
        Association::pair(joint, first, second, windows).unwrap()
    }

    #[test]
    fn pairs_are_as_published() {
        // Manning and Schütze (1999), sections 5.3 and 5.4, and Dunning (1993), as in the doctest of
        // nltk.collocations (NLTK 3.10.4).
        near(pair(8, 15_828, 4_675, 14_307_668).t_score(), 0.9999, 5e-5);
        near(pair(20, 42, 20, 14_307_668).t_score(), 4.4721, 5e-5);
        near(pair(8, 15_828, 4_675, 14_307_668).chi_squared(), 1.55, 5e-3);
        near(pair(59, 67, 65, 571_007).chi_squared(), 456_400.0, 0.5);
        near(pair(110, 2_552, 221, 31_777).log_likelihood(), 270.72, 5e-3);
        near(pair(8, 13, 32, 31_777).log_likelihood(), 95.29, 5e-3);
        near(pair(20, 42, 20, 14_307_668).pmi(), 18.38, 5e-3);
        near(pair(20, 15_019, 15_629, 14_307_668).pmi(), 0.29, 5e-3);
    }

    #[test]
    fn the_p_value_is_the_upper_tail() {
        // scipy.stats.chi2.sf(95.28575894093737, 1) of SciPy 1.17.1.
        let table = pair(8, 13, 32, 31_777);
        near(table.log_likelihood(), 95.285_758_940_937_37, 1e-10);
        near(table.p_value() / 1.647_943_856_261_832_4e-22, 1.0, 1e-9);
        let certain = pair(5_000, 5_000, 5_000, 100_000_000);
        assert!(certain.p_value() >= 0.0 && certain.p_value() < 1e-300);
    }

    #[test]
    fn words_that_are_never_apart_are_at_the_limits() {
        let table = pair(4, 4, 4, 1_000);
        near(table.npmi(), 1.0, 1e-12);
        near(table.log_dice(), 14.0, 1e-12);
        near(table.delta_p_forward(), 1.0, 1e-12);
        near(table.delta_p_backward(), 1.0, 1e-12);
    }

    #[test]
    fn impossible_counts_are_refused() {
        assert_eq!(Association::pair(5, 4, 9, 100), None);
        assert_eq!(Association::pair(1, 60, 50, 100), None);
        assert_eq!(Association::new(5, &[0; 32]), None);
        assert_eq!(Association::new(2, &[1, 1, 1]), None);
        assert_eq!(
            Association::new(3, &[9, 3, 3, 2, 3, 2, 2, 1]).map(|table| table.degrees_of_freedom()),
            Some(4)
        );
    }

    proptest! {
        #[test]
        fn independent_words_have_no_association(first in 1_u64..50, second in 1_u64..50) {
            let table = pair(first * second, first * 60, second * 60, 3_600);
            prop_assert!(table.log_likelihood().abs() < 1e-9);
            prop_assert!(table.pmi().abs() < 1e-12);
            prop_assert!(table.delta_p_forward().abs() < 1e-12);
        }

        #[test]
        fn every_measure_of_possible_counts_is_finite(
            cells in prop::collection::vec(0_u64..1_000, 8),
            joint in 1_u64..1_000,
        ) {
            let mut cells = cells;
            cells[7] = joint;
            let marginal = |set: usize| (0..8).filter(|cell| cell & set == set).map(|cell| cells[cell]).sum();
            let marginals: Vec<u64> = (0..8).map(marginal).collect();
            let table = Association::new(3, &marginals).unwrap();
            prop_assert_eq!(table.count(), joint);
            for value in [
                table.log_likelihood(), table.p_value(), table.pmi(), table.npmi(), table.t_score(),
                table.log_dice(), table.delta_p_forward(), table.delta_p_backward(),
                table.lambda(), table.z_score(), table.chi_squared(),
            ] {
                prop_assert!(value.is_finite());
            }
        }
    }
}
