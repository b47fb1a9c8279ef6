//! Keyness: which terms set documents apart from others, and how surely.

mod measure;
mod permutation;
mod tally;

use keyweight_score::{
    Confidence, CorpusPart, Direction, Frequency, benjamini_hochberg, chi_squared_upper_tail,
    deviation_of_proportions, direction, log_likelihood, share,
};
use serde::Serialize;

use crate::analysis::Analysis;
use crate::comparisons::{Comparison, Comparisons, Reference};
use crate::progress::Progress;
pub use measure::Measure;
pub(crate) use measure::Sides;
pub use permutation::Permutations;
use tally::{Side, Whole};

/// The level of all intervals.
const CONFIDENCE: Confidence = Confidence::NINETY_FIVE;

/// Terms of which side are wanted.
///
/// Of a term with 12 occurrences among 1,000 tokens of the target and 3 among 2,000 of the reference:
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Wanted {
    /// Wanted.
    #[default]
    Both,
    /// Wanted: it is more frequent in the target.
    Over,
    /// Not wanted.
    Under,
}

/// How terms are compared.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct KeynessOptions {
    /// Terms with fewer occurrences in target and reference together are not tested.
    pub min_count: u64,
    /// The largest share of false discoveries that counts as significant.
    pub alpha: f64,
    /// Whether terms that are not significant are left out.
    pub only_significant: bool,
    /// Terms of which side are wanted.
    #[serde(rename = "direction")]
    pub wanted: Wanted,
    /// The measures that are shown; rows come in the order of the first, and p-values are those of
    /// the first that is a test, or of log-likelihood.
    pub measures: Vec<Measure>,
    /// How often documents are dealt out anew.
    pub permutations: Option<Permutations>,
}

impl Default for KeynessOptions {
    /// Three occurrences at least, 5 % false discoveries, the conservative log ratio.
    fn default() -> KeynessOptions {
        KeynessOptions {
            min_count: 3,
            alpha: 0.05,
            only_significant: false,
            wanted: Wanted::Both,
            measures: vec![Measure::ConservativeLogRatio],
            permutations: None,
        }
    }
}

/// A term that was tested.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Tested {
    pub(crate) term: u32,
    pub(crate) sides: Sides,
    pub(crate) log_likelihood: f64,
    pub(crate) p_value: f64,
    pub(crate) log10_p: f64,
    pub(crate) p_adjusted: f64,
    pub(crate) permutation_p: Option<f64>,
    is_significant: bool,
    /// By the first measure.
    strength: f64,
}

/// How a term is spread over documents.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Spread {
    pub(crate) target_documents: u64,
    pub(crate) reference_documents: u64,
    pub(crate) dispersion: Option<f64>,
    pub(crate) top_document_share: Option<f64>,
}

/// Does the comparisons.
#[derive(Debug)]
pub(crate) struct Comparer<'a> {
    analysis: &'a Analysis,
    comparisons: &'a Comparisons,
    options: &'a KeynessOptions,
    /// All groups together, if something is compared with the rest.
    whole: Option<Whole>,
}

impl<'a> Comparer<'a> {
    pub(crate) fn new(
        analysis: &'a Analysis,
        comparisons: &'a Comparisons,
        options: &'a KeynessOptions,
    ) -> Comparer<'a> {
        let mut all = comparisons.pairs.iter();
        let whole = all
            .any(|one| one.reference == Reference::Rest)
            .then(|| Whole::new(analysis, &comparisons.groups));
        Comparer {
            analysis,
            comparisons,
            options,
            whole,
        }
    }

    /// The `limit` first terms of a comparison, in the order of the table, and how they are spread;
    /// none if one side has no tokens or `progress` says to give up.
    pub(crate) fn compare(
        &self,
        comparison: &Comparison,
        limit: usize,
        progress: &dyn Progress,
    ) -> Vec<(Tested, Spread)> {
        let target = self.side(comparison.target);
        let reference = match (comparison.reference, &self.whole) {
            (Reference::Group(group), _) => self.side(group),
            (Reference::Rest, Some(whole)) => whole.without(&target, comparison.target),
            (Reference::Rest, None) => return Vec::new(),
        };
        let mut tested = self.test(&target, &reference);
        if let Some(permutations) = self.options.permutations {
            let [left, right] = self.documents(comparison);
            let done = permutations.p_values(self.analysis, [&left, &right], &tested, progress);
            let Some(p_values) = done else {
                return Vec::new();
            };
            for (one, p) in tested.iter_mut().zip(p_values) {
                one.permutation_p = Some(p);
                one.is_significant &= p <= self.options.alpha;
            }
        }
        self.choose(&mut tested, limit);
        let spreads = self.spreads(comparison, &tested, &target, &reference);
        tested.into_iter().zip(spreads).collect()
    }

    fn side(&self, group: usize) -> Side {
        Side::new(self.analysis, &self.comparisons.groups[group].documents)
    }

    /// The documents of both sides.
    fn documents(&self, comparison: &Comparison) -> [Vec<usize>; 2] {
        let groups = &self.comparisons.groups;
        let reference = match comparison.reference {
            Reference::Group(group) => groups[group].documents.clone(),
            Reference::Rest => {
                let others = groups.iter().enumerate();
                let others = others.filter(|(group, _)| *group != comparison.target);
                let mut rest: Vec<usize> = others
                    .flat_map(|(_, group)| group.documents.clone())
                    .collect();
                rest.sort_unstable();
                rest
            }
        };
        [groups[comparison.target].documents.clone(), reference]
    }

    /// Tests every term of either side that is frequent enough.
    fn test(&self, target: &Side, reference: &Side) -> Vec<Tested> {
        let [of_target, of_reference] = [target.sizes.tokens, reference.sizes.tokens];
        let frequency = |count, total| Frequency::new(count, total).ok();
        let test = self.options.measures.iter().find(|one| one.is_test());
        let mut found: Vec<(u32, Frequency, Frequency)> = Vec::new();
        for (term, (left, right)) in (0..).zip(target.terms.iter().zip(&reference.terms)) {
            let both = left.count + right.count;
            if both == 0 || both < self.options.min_count {
                continue;
            }
            let sides = frequency(left.count, of_target).zip(frequency(right.count, of_reference));
            if let Some((left, right)) = sides {
                found.push((term, left, right));
            }
        }
        let at_once = CONFIDENCE.simultaneous(found.len() as u64);
        // Terms that the target does not have, by their count: many have the same.
        let mut absent: Vec<Option<(f64, f64, f64)>> = vec![None; 1024];
        let mut tested: Vec<Tested> = Vec::with_capacity(found.len());
        for (term, target, reference) in found {
            let sides = Sides {
                target,
                reference,
                at_once,
            };
            let compute = || {
                let score = log_likelihood(target, reference);
                let of_test = test.and_then(|test| test.p_value(sides));
                let p = of_test.unwrap_or_else(|| chi_squared_upper_tail(score));
                (score, p.value(), p.log10())
            };
            let place = usize::try_from(reference.count()).unwrap_or(usize::MAX);
            let known = absent.get_mut(place).filter(|_| target.count() == 0);
            let (log_likelihood, p_value, log10_p) = match known {
                Some(known) => *known.get_or_insert_with(compute),
                None => compute(),
            };
            tested.push(Tested {
                term,
                sides,
                log_likelihood,
                p_value,
                log10_p,
                p_adjusted: 1.0,
                permutation_p: None,
                is_significant: false,
                strength: 0.0,
            });
        }
        let p_values: Vec<f64> = tested.iter().map(|one| one.p_value).collect();
        for (one, adjusted) in tested.iter_mut().zip(benjamini_hochberg(&p_values)) {
            one.p_adjusted = adjusted;
            one.is_significant = adjusted <= self.options.alpha;
        }
        tested
    }

    /// Keeps the rows that are wanted, in the order of the table.
    fn choose(&self, tested: &mut Vec<Tested>, limit: usize) {
        let options = self.options;
        tested.retain(|one| {
            let wanted = match options.wanted {
                Wanted::Both => true,
                Wanted::Over => one.direction() == Direction::Over,
                Wanted::Under => one.direction() == Direction::Under,
            };
            wanted && (one.is_significant || !options.only_significant)
        });
        let first = options.measures.first().copied().unwrap_or_default();
        for one in tested.iter_mut() {
            // The interval of what is not significant has zero in it, and takes time to find out.
            if one.is_significant || first != Measure::ConservativeLogRatio {
                one.strength = first.strength(one.sides);
            }
        }
        let order = |a: &Tested, b: &Tested| {
            b.is_significant
                .cmp(&a.is_significant)
                .then_with(|| b.strength.total_cmp(&a.strength))
                .then_with(|| b.log_likelihood.abs().total_cmp(&a.log_likelihood.abs()))
                .then_with(|| a.term.cmp(&b.term))
        };
        if limit < tested.len() {
            tested.select_nth_unstable_by(limit, order);
            tested.truncate(limit);
        }
        tested.sort_unstable_by(order);
    }

    /// How the terms that are shown are spread over documents.
    fn spreads(
        &self,
        comparison: &Comparison,
        shown: &[Tested],
        target: &Side,
        reference: &Side,
    ) -> Vec<Spread> {
        let documents = &self.comparisons.groups[comparison.target].documents;
        let mut parts: Vec<Vec<CorpusPart>> = vec![Vec::new(); shown.len()];
        if documents.len() > 1 {
            let mut place = vec![usize::MAX; target.terms.len()];
            for (row, one) in shown.iter().enumerate() {
                place[one.term as usize] = row;
            }
            let mut reader = self.analysis.reader();
            for document in documents {
                let tokens = self.analysis.documents()[*document].tokens;
                for (term, count) in reader.counts(*document) {
                    if let Some(parts) = parts.get_mut(place[*term as usize]) {
                        let count = u64::from(*count);
                        parts.push(CorpusPart { count, tokens });
                    }
                }
            }
        }
        let spread = |(one, parts): (&Tested, Vec<CorpusPart>)| {
            let of = |side: &Side| side.terms[one.term as usize];
            let (left, right) = (of(target), of(reference));
            let (side, extent) = if one.direction() == Direction::Under {
                (reference, right)
            } else {
                (target, left)
            };
            Spread {
                target_documents: u64::from(left.documents),
                reference_documents: u64::from(right.documents),
                dispersion: deviation_of_proportions(&parts, target.sizes),
                top_document_share: (side.documents > 1)
                    .then(|| share(u64::from(extent.largest), extent.count)),
            }
        };
        shown.iter().zip(parts).map(spread).collect()
    }
}

impl Tested {
    pub(crate) fn direction(&self) -> Direction {
        direction(self.sides.target, self.sides.reference)
    }
}
