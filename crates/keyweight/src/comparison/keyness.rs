//! Keyness: which terms set documents apart from others, and how certainly.

use keyweight_score::{
    Confidence, CorpusPart, Direction, Frequency, benjamini_hochberg, chi_squared_upper_tail,
    deviation_of_proportions, log_likelihood, share,
};

use super::comparisons::{Comparison, Comparisons, Reference};
use super::measure::{Measure, Sides};
use super::options::{DirectionFilter, KeynessOptions};
use super::side::{DocumentCounts, Side, Whole};
use super::tested::{Spread, Tested};
use crate::execution::Progress;
use crate::model::Analysis;

/// The level of all intervals.
const CONFIDENCE: Confidence = Confidence::NINETY_FIVE;

/// Carries out comparisons.
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
    /// none if one side has no tokens or `progress` cancels it.
    pub(crate) fn compare(
        &self,
        comparison: &Comparison,
        limit: usize,
        progress: &dyn Progress,
    ) -> Vec<(Tested, Spread)> {
        let target = self.counts(comparison.target);
        let reference = match (comparison.reference, &self.whole, &self.comparisons.list) {
            (Reference::Group(group), ..) => Side::Documents(self.counts(group)),
            (Reference::Rest, Some(whole), _) => {
                Side::Documents(whole.without(&target, comparison.target))
            }
            (Reference::WordList, _, Some(list)) => Side::WordList(list),
            (Reference::Rest, None, _) | (Reference::WordList, _, None) => return Vec::new(),
        };
        let target = Side::Documents(target);
        let mut tested = self.test(&target, &reference);
        // A word list has no documents that could be shuffled.
        let sides = self.documents(comparison);
        if let Some((permutations, [left, right])) = self.options.permutations.zip(sides) {
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

    fn counts(&self, group: usize) -> DocumentCounts {
        DocumentCounts::new(self.analysis, &self.comparisons.groups[group].documents)
    }

    /// The documents of both sides; `None` if one of them is a word list, which has none.
    fn documents(&self, comparison: &Comparison) -> Option<[Vec<usize>; 2]> {
        let groups = &self.comparisons.groups;
        let reference = match comparison.reference {
            Reference::WordList => return None,
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
        Some([groups[comparison.target].documents.clone(), reference])
    }

    /// Tests every term of either side that is frequent enough.
    fn test(&self, target: &Side<'_>, reference: &Side<'_>) -> Vec<Tested> {
        let [of_target, of_reference] = [target.tokens(), reference.tokens()];
        let frequency = |count, total| Frequency::new(count, total).ok();
        let test = self.options.measures.iter().find(|one| one.is_test());
        let mut found: Vec<(u32, Frequency, Frequency)> = Vec::new();
        let terms = u32::try_from(self.analysis.matrix().terms().len()).unwrap_or(u32::MAX);
        for term in 0..terms {
            let [left, right] = [target.count(term), reference.count(term)];
            let both = left + right;
            if both == 0 || both < self.options.min_count {
                continue;
            }
            let sides = frequency(left, of_target).zip(frequency(right, of_reference));
            if let Some((left, right)) = sides {
                found.push((term, left, right));
            }
        }
        let at_once = CONFIDENCE.simultaneous(found.len() as u64);
        // Results for terms that the target does not have, by their count, which many share.
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

    /// Keeps the terms that are to be listed, in the order of the table.
    fn choose(&self, tested: &mut Vec<Tested>, limit: usize) {
        let options = self.options;
        tested.retain(|one| {
            let is_listed = match options.direction {
                DirectionFilter::Both => true,
                DirectionFilter::Over => one.direction() == Direction::Over,
                DirectionFilter::Under => one.direction() == Direction::Under,
            };
            is_listed && (one.is_significant || !options.only_significant)
        });
        let first = options.measures.first().copied().unwrap_or_default();
        for one in tested.iter_mut() {
            // The interval of a term that is not significant contains zero, and takes time to compute.
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
        target: &Side<'_>,
        reference: &Side<'_>,
    ) -> Vec<Spread> {
        let documents = &self.comparisons.groups[comparison.target].documents;
        let mut parts: Vec<Vec<CorpusPart>> = vec![Vec::new(); shown.len()];
        if documents.len() > 1 {
            let mut place = vec![usize::MAX; self.analysis.matrix().terms().len()];
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
            // A word list says nothing of how a term is spread over documents.
            let side = match one.direction() {
                Direction::Under => reference,
                Direction::Over | Direction::Equal => target,
            };
            Spread {
                target_documents: target.documents(one.term),
                reference_documents: reference.documents(one.term),
                dispersion: match target {
                    Side::Documents(documents) => deviation_of_proportions(&parts, documents.sizes),
                    Side::WordList(_) => None,
                },
                top_document_share: side
                    .largest(one.term)
                    .map(|[largest, all]| share(largest, all)),
            }
        };
        shown.iter().zip(parts).map(spread).collect()
    }
}
