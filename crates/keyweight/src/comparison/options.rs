//! How terms are compared.

use serde::Serialize;

use super::measure::Measure;
use super::permutation::Permutations;

/// Which terms to list, by their direction.
///
/// For a term with 12 occurrences among 1,000 tokens of the target and 3 among 2,000 of the reference:
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum DirectionFilter {
    /// Listed.
    #[default]
    Both,
    /// Listed: it is more frequent in the target.
    Over,
    /// Not listed.
    Under,
}

/// How terms are compared.
///
/// # Examples
///
/// ```
/// use keyweight::{KeynessOptions, Measure};
///
/// let options = KeynessOptions::default().min_count(5).measures([Measure::Fisher]);
/// assert_eq!((options.min_count, options.alpha), (5, 0.05));
/// ```
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct KeynessOptions {
    /// Terms with fewer occurrences in target and reference together are not tested.
    pub min_count: u64,
    /// The largest share of false discoveries that counts as significant.
    pub alpha: f64,
    /// Whether terms that are not significant are dropped.
    pub only_significant: bool,
    /// Which terms are listed.
    pub direction: DirectionFilter,
    /// The measures that are shown. Rows come in the order of the first one; p-values are those of the
    /// first one that is a test, or of log-likelihood.
    pub measures: Vec<Measure>,
    /// How often documents are shuffled between the sides; not if one side is a word list.
    pub permutations: Option<Permutations>,
}

impl Default for KeynessOptions {
    /// At least three occurrences, 5% false discoveries, the conservative log ratio.
    fn default() -> KeynessOptions {
        KeynessOptions {
            min_count: 3,
            alpha: 0.05,
            only_significant: false,
            direction: DirectionFilter::Both,
            measures: vec![Measure::ConservativeLogRatio],
            permutations: None,
        }
    }
}

impl KeynessOptions {
    /// The same, testing only terms with at least `count` occurrences in target and reference
    /// together.
    #[must_use]
    pub fn min_count(mut self, count: u64) -> KeynessOptions {
        self.min_count = count;
        self
    }

    /// The same with another share of false discoveries.
    #[must_use]
    pub fn alpha(mut self, alpha: f64) -> KeynessOptions {
        self.alpha = alpha;
        self
    }

    /// The same, listing significant terms only.
    #[must_use]
    pub fn only_significant(mut self) -> KeynessOptions {
        self.only_significant = true;
        self
    }

    /// The same, listing terms of one direction only.
    #[must_use]
    pub fn direction(mut self, direction: DirectionFilter) -> KeynessOptions {
        self.direction = direction;
        self
    }

    /// The same with other measures.
    #[must_use]
    pub fn measures(mut self, measures: impl IntoIterator<Item = Measure>) -> KeynessOptions {
        self.measures = measures.into_iter().collect();
        self
    }

    /// The same with permutations.
    #[must_use]
    pub fn permutations(mut self, permutations: Permutations) -> KeynessOptions {
        self.permutations = Some(permutations);
        self
    }
}
