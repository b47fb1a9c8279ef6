//! The contingency table of a sequence of words.

use crate::math::to_f64;

/// The largest number of words in a sequence.
const MAX_WORDS: usize = 4;
/// The number of subsets of its positions.
const SUBSETS: usize = 1 << MAX_WORDS;

/// How often the words of a sequence occur together and apart: the contingency table of two to four
/// words, over all windows of this many words.
///
/// A set of positions is a number whose bit `k` stands for position `k`; for two words `0b01` is
/// the first, `0b10` the second, `0b11` both. Every measure is finite if the words occur together
/// at least once.
///
/// # Symbols
///
/// ```text
/// N   number of windows                    K    number of words
/// O   windows with all words               fₖ   windows with word k at its position
/// E   expected windows: N · Π (fₖ / N)     nᵦ   windows with the words at the positions in b only
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
    /// For each set of positions, the windows with the words there, whatever they have elsewhere.
    marginals: [u64; SUBSETS],
    /// For each set of positions, the windows with the words there and nowhere else.
    cells: [u64; SUBSETS],
}

impl Association {
    /// The table of two words: of all `windows`, `joint` have both, `first` the first word and
    /// `second` the second. `None` if no windows can have these counts.
    pub fn pair(joint: u64, first: u64, second: u64, windows: u64) -> Option<Association> {
        Association::new(2, &[windows, first, second, joint])
    }

    /// The table of `size` words. For each set of positions, `marginals` has the number of windows
    /// with the words there, whatever they have elsewhere; so the first number is N, the last O.
    ///
    /// `None` if `size` is not 2 to 4, if there are not 2ᴷ marginals, or if no windows can have
    /// them.
    pub fn new(size: usize, marginals: &[u64]) -> Option<Association> {
        if !(2..=MAX_WORDS).contains(&size) || marginals.len() != 1 << size {
            return None;
        }
        let mut known = [0; SUBSETS];
        known[..marginals.len()].copy_from_slice(marginals);
        // The windows with the words at these positions only are those with the words there, minus
        // all that have another word as well.
        let mut cells = known;
        for position in 0..size {
            for set in 0..marginals.len() {
                if set & (1 << position) == 0 {
                    cells[set] = cells[set].checked_sub(cells[set | 1 << position])?;
                }
            }
        }
        Some(Association {
            size,
            marginals: known,
            cells,
        })
    }

    /// The number of sets of positions.
    pub(super) fn sets(&self) -> usize {
        1 << self.size
    }

    /// K, the number of words.
    pub(super) fn size(&self) -> usize {
        self.size
    }

    /// O, how often the words occur together.
    pub fn count(&self) -> u64 {
        self.marginals[self.sets() - 1]
    }

    /// N, the number of windows.
    pub(super) fn windows(&self) -> f64 {
        to_f64(self.marginals[0])
    }

    /// The windows with the words at a set of positions, whatever they have elsewhere.
    pub(super) fn marginal(&self, set: usize) -> f64 {
        to_f64(self.marginals[set])
    }

    /// fₖ, the windows with one word at its position.
    pub(super) fn frequency(&self, position: usize) -> f64 {
        self.marginal(1 << position)
    }

    /// nᵦ, the windows with the words at a set of positions only.
    pub(super) fn cell(&self, set: usize) -> f64 {
        to_f64(self.cells[set])
    }

    /// The expected value of [`cell`](Association::cell) if all words were independent.
    pub(super) fn expected_cell(&self, set: usize) -> f64 {
        let windows = self.windows();
        (0..self.size).fold(windows, |expected, position| {
            let frequency = self.frequency(position);
            let share = if set & (1 << position) == 0 {
                windows - frequency
            } else {
                frequency
            };
            expected * (share / windows)
        })
    }

    /// E, how often the words would occur together if they were independent.
    ///
    /// # Formula
    ///
    /// ```text
    /// E = N · Π (fₖ / N)
    /// ```
    ///
    /// # Units
    ///
    /// Windows.
    ///
    /// # Examples
    ///
    /// ```
    /// use keyweight_score::Association;
    ///
    /// let pair = Association::pair(10, 20, 30, 100).unwrap();
    /// assert_eq!(pair.expected(), 6.0);
    /// ```
    pub fn expected(&self) -> f64 {
        self.expected_cell(self.sets() - 1)
    }

    /// Whether the words occur together more often than if they were independent.
    pub fn is_attraction(&self) -> bool {
        let (count, expected) = (to_f64(self.count()), self.expected());
        count > expected && (count - expected).abs() > f64::EPSILON * expected
    }
}
