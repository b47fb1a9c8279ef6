//! Finds collocations: words that stand in a row more often than chance would have it.

use std::cmp::Ordering;

use keyweight_count::{Counts, Gaps, Lexicon, Phrases, Units, Window, WindowCounter, WindowCounts};
use keyweight_score::Association;
use rayon::iter::{IntoParallelIterator, IntoParallelRefIterator, ParallelIterator};

use crate::analysis::{Analysis, ranges};
use crate::units::{NgramSizes, count_units};

/// A measure of association, by which collocations are put in order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum AssociationMeasure {
    /// Log-likelihood ratio, G²: how sure it is that there is an association.
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
    /// λ by its standard error.
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

/// Which collocations are looked for.
#[derive(Clone, Copy, Debug)]
pub struct CollocationOptions {
    /// How many words they have: 2 to 4.
    pub sizes: NgramSizes,
    /// They occur so many times at least.
    pub min_count: u64,
    /// What they are put in order by.
    pub measure: AssociationMeasure,
}

/// A sequence of terms and what is known of it.
#[derive(Clone, Debug)]
pub(crate) struct Collocation {
    pub(crate) terms: Vec<u32>,
    pub(crate) documents: u32,
    pub(crate) association: Association,
}

/// The collocations of an analysis, the largest value of the measure first, those that stand together
/// less often than by chance last, equal ones in the order of their terms.
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

/// The smaller, the earlier.
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

/// Counts the windows of `size` terms; none if the counts do not know the order of tokens.
pub(crate) fn count_windows(
    counts: &Counts,
    lexicon: &Lexicon,
    size: u8,
    gaps: Gaps,
) -> WindowCounts {
    let Some(sequences) = counts.sequences() else {
        return WindowCounts::default();
    };
    let counted = ranges(sequences.documents())
        .into_par_iter()
        .map(|documents| {
            let mut counter = WindowCounter::new(lexicon, size, gaps);
            let mut reader = sequences.reader();
            for document in documents {
                counter.count(reader.read(document));
            }
            counter.finish()
        });
    counted.reduce(WindowCounts::default, WindowCounts::merge)
}

/// The ways in which collocations are written: counts of them, and the lexicon of what they are
/// written for.
pub(crate) fn written(
    analysis: &Analysis,
    collocations: &[Collocation],
) -> Option<(Counts, Lexicon)> {
    let phrases: Phrases = collocations
        .iter()
        .map(|collocation| collocation.terms.as_slice())
        .collect();
    let lexicon = analysis.matrix().lexicon();
    let gaps = analysis.settings().ngram_gaps.into();
    count_units(
        analysis.counts(),
        lexicon,
        Units::PhraseOccurrences(&phrases),
        gaps,
        1,
    )
}

/// The terms of collocations with spaces between them.
pub(crate) fn texts(analysis: &Analysis, collocations: &[Collocation]) -> Vec<String> {
    let terms = analysis.matrix().terms();
    let text = |one: &Collocation| {
        let words = one.terms.iter().map(|term| terms.get(*term));
        words.collect::<Vec<_>>().join(" ")
    };
    collocations.par_iter().map(text).collect()
}
