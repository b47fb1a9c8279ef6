//! Finds collocations: words that occur in sequence more often than by chance.

use std::cmp::Ordering;

use keyweight_count::{CombinedUnits, Phrases, Units, Window};
use keyweight_score::Association;
use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

use super::analysis::Analysis;
use super::fold::common_language;
use super::units::{count_units, count_windows};
use super::usual_forms::usual_forms;
use crate::settings::NgramSizes;

/// A measure of association, by which collocations are sorted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum AssociationMeasure {
    /// Log-likelihood ratio, G²: how strong the evidence of an association is.
    #[default]
    LogLikelihood,
    /// Pointwise mutual information.
    Pmi,
    /// Normalized pointwise mutual information: how exclusive it is.
    Npmi,
    /// t-score: frequent ones first.
    TScore,
    /// logDice.
    LogDice,
    /// ΔP of the last word.
    DeltaPForward,
    /// ΔP of the first word.
    DeltaPBackward,
    /// λ of a saturated log-linear model.
    Lambda,
    /// λ divided by its standard error.
    ZScore,
}

impl AssociationMeasure {
    fn value(self, association: &Association) -> f64 {
        match self {
            AssociationMeasure::LogLikelihood => association.log_likelihood(),
            AssociationMeasure::Pmi => association.pmi(),
            AssociationMeasure::Npmi => association.npmi(),
            AssociationMeasure::TScore => association.t_score(),
            AssociationMeasure::LogDice => association.log_dice(),
            AssociationMeasure::DeltaPForward => association.delta_p_forward(),
            AssociationMeasure::DeltaPBackward => association.delta_p_backward(),
            AssociationMeasure::Lambda => association.lambda(),
            AssociationMeasure::ZScore => association.z_score(),
        }
    }
}

/// Which collocations to find.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct CollocationOptions {
    /// How many words they have: 2 to 4.
    pub sizes: NgramSizes,
    /// Their smallest number of occurrences.
    pub min_count: u64,
    /// The measure they are sorted by.
    pub measure: AssociationMeasure,
}

impl Default for CollocationOptions {
    /// Finds pairs of words that occur twice or more, sorted by log-likelihood.
    fn default() -> CollocationOptions {
        CollocationOptions {
            sizes: NgramSizes::PAIRS,
            min_count: 2,
            measure: AssociationMeasure::LogLikelihood,
        }
    }
}

impl CollocationOptions {
    /// The same options for collocations of other sizes.
    #[must_use]
    pub fn sizes(self, sizes: NgramSizes) -> CollocationOptions {
        CollocationOptions { sizes, ..self }
    }

    /// The same options for collocations that occur `min_count` times or more.
    #[must_use]
    pub fn min_count(self, min_count: u64) -> CollocationOptions {
        CollocationOptions { min_count, ..self }
    }

    /// The same options with another measure to sort by.
    #[must_use]
    pub fn measure(self, measure: AssociationMeasure) -> CollocationOptions {
        CollocationOptions { measure, ..self }
    }
}

/// A sequence of terms, with how strongly they are associated.
#[derive(Clone, Debug)]
pub(crate) struct Collocation {
    pub(crate) terms: Vec<u32>,
    pub(crate) documents: u32,
    pub(crate) association: Association,
}

/// The collocations of an analysis, sorted by falling value of the measure; those that occur together
/// less often than by chance come last. Ties are sorted by their terms.
pub(crate) fn find(analysis: &Analysis, options: CollocationOptions) -> Vec<Collocation> {
    let lexicon = analysis.matrix().lexicon();
    let mut found = Vec::new();
    for size in options.sizes.min().max(2)..=options.sizes.max().min(4) {
        let gaps = analysis.settings().ngram_gaps.into();
        let windows = count_windows(analysis.counts(), lexicon, size, gaps);
        let windows = windows.frequent_windows(options.min_count);
        let known = windows.into_iter().filter_map(|window| {
            let Window {
                terms,
                marginals,
                documents,
            } = window;
            Some(Collocation {
                association: Association::new(usize::from(size), &marginals)?,
                documents,
                terms,
            })
        });
        found.extend(known);
    }
    let mut keyed: Vec<(Key, Collocation)> = found
        .into_iter()
        .map(|one| (Key::new(&one, options.measure), one))
        .collect();
    keyed.sort_by(|a, b| a.0.cmp(&b.0).then_with(|| a.1.terms.cmp(&b.1.terms)));
    keyed.into_iter().map(|(_, one)| one).collect()
}

/// A sort key; smaller ones come first.
struct Key {
    is_repulsion: bool,
    value: f64,
}

impl Key {
    fn new(collocation: &Collocation, measure: AssociationMeasure) -> Key {
        Key {
            is_repulsion: !collocation.association.is_attraction(),
            value: measure.value(&collocation.association),
        }
    }

    fn cmp(&self, other: &Key) -> Ordering {
        let kind = self.is_repulsion.cmp(&other.is_repulsion);
        kind.then_with(|| other.value.total_cmp(&self.value))
    }
}

/// The forms of collocations as written: their counts, a lexicon that maps each form to its collocation,
/// and the names that differ from the terms.
pub(crate) fn written(analysis: &Analysis, collocations: &[Collocation]) -> Option<CombinedUnits> {
    let phrases: Phrases = collocations
        .iter()
        .map(|collocation| collocation.terms.as_slice())
        .collect();
    let counts = analysis.counts();
    let lexicon = analysis.matrix().lexicon();
    let fallback = common_language(analysis.documents());
    let forms = usual_forms(counts, analysis.settings(), fallback);
    let gaps = analysis.settings().ngram_gaps.into();
    let units = Units::PhraseOccurrences(&phrases);
    count_units(counts, lexicon, forms.as_ref(), units, gaps, 1)
}

/// The terms of each collocation, joined by spaces.
pub(crate) fn texts(analysis: &Analysis, collocations: &[Collocation]) -> Vec<String> {
    let terms = analysis.matrix().terms();
    let text = |one: &Collocation| {
        let words = one.terms.iter().map(|term| terms.get(*term));
        words.collect::<Vec<_>>().join(" ")
    };
    collocations.par_iter().map(text).collect()
}
