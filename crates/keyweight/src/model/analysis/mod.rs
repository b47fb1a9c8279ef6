//! An analysis: a counted corpus with its surfaces folded into terms and its terms weighed.

mod grouped;

use std::collections::BTreeMap;
use std::sync::OnceLock;

use keyweight_corpus::{InputFile, Notice, Skipped};
use keyweight_count::{Counts, DocTermMatrix, Lexicon, Tally};
use keyweight_score::Weights;
use keyweight_tokenize::{
    Fate, Folded, Language, Reason, StopListUse, StopSource, StopWords, Surface, fold_with,
};
use rayon::iter::{IndexedParallelIterator, IntoParallelIterator, ParallelIterator};
use serde::Serialize;

use crate::counting::{CountError, from_context};
use crate::counting::{Counted, CountedDocument};
use crate::execution::{OnThreads, ranges};
use crate::model::DocumentReader;
use crate::model::phrases::count_phrases;
use crate::model::units::count_ngrams;
use crate::settings::{DocumentBound, NgramSizes, PhraseChoice, Settings};
pub use grouped::Grouped;
use grouped::Members;
pub(crate) use grouped::Unit;

/// A counted corpus with its surfaces folded into terms and its terms weighed.
#[derive(Debug)]
pub struct Analysis {
    settings: Settings,
    counts: Counts,
    /// The number of distinct surfaces of single tokens.
    surfaces: usize,
    documents: Vec<CountedDocument>,
    languages: Vec<Language>,
    matrix: DocTermMatrix,
    tally: Tally,
    weights: Weights,
    /// Computed when a table first asks.
    largest: OnceLock<Vec<(u32, f64)>>,
    dropped: Dropped,
    /// Why each surface counts for no term, if it does not.
    losses: Vec<Option<Loss>>,
    stop_lists: Vec<StopListUse>,
    inputs: Vec<InputFile>,
    skipped: Vec<Skipped>,
    notices: Vec<Notice>,
    /// What is known of the documents if groups of them are weighed.
    members: Option<Members>,
}

/// Why a surface counts for no term.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Loss {
    /// A rule dropped it.
    Rule(Reason),
    /// Too few documents contain its term.
    MinDocuments,
    /// Too many documents contain its term.
    MaxDocuments,
}

/// How many tokens count for no term, by reason.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Dropped {
    /// Tokens that a rule dropped.
    #[serde(flatten)]
    pub by_rule: BTreeMap<Reason, u64>,
    /// Tokens of terms that too few or too many documents contain.
    pub out_of_bounds: u64,
}

impl Analysis {
    /// Folds the surfaces of `counted` into terms and weighs them, as `settings` say.
    ///
    /// `settings` must be those that `counted` was counted with, for as far as counting goes.
    pub fn new(counted: Counted, settings: &Settings) -> Analysis {
        let Counted {
            counts,
            documents,
            inputs,
            skipped,
            notices,
            origin: _,
        } = counted;
        let fallback = common_language(&documents);
        let languages = documents
            .iter()
            .map(|document| {
                if document.language.reliable {
                    document.language.language
                } else {
                    fallback
                }
            })
            .collect();
        let Folded { fates, stop_lists } = fold_surfaces(&counts, settings, fallback);
        let mut dropped = Dropped::default();
        for (fate, count) in fates.iter().zip(counts.surface_counts()) {
            if let Fate::Dropped(reason) = fate {
                *dropped.by_rule.entry(*reason).or_default() += count;
            }
        }
        let lexicon = Lexicon::new(fates.iter().map(Fate::term));
        let losses = fates.iter().map(|fate| match fate {
            Fate::Term(_) => None,
            Fate::Dropped(reason) => Some(Loss::Rule(*reason)),
        });
        let mut losses: Vec<Option<Loss>> = losses.collect();
        drop(fates);
        let surfaces = counts.surfaces().len();
        let counted = units(&counts, &lexicon, documents.len(), settings);
        let of_words = counted.is_none();
        let (counts, lexicon) = counted.unwrap_or((counts, lexicon));
        let mut matrix = counts.document_term_matrix(lexicon);
        let mut tally = tally(&matrix);
        if let Some(kept) = within_bounds(&tally, documents.len(), settings) {
            let all = tally.counts.iter().zip(&kept);
            dropped.out_of_bounds = all
                .filter(|(_, kept)| !**kept)
                .map(|(count, _)| count)
                .sum();
            let lexicon = matrix.lexicon().clone();
            let of_surfaces = losses.iter_mut().filter(|_| of_words);
            for (surface, loss) in (0_u32..).zip(of_surfaces) {
                let term = lexicon.term_of(surface).map(|term| term as usize);
                if let Some(term) = term.filter(|term| !kept[*term]) {
                    let frequency = tally.document_frequencies[term];
                    *loss = Some(passed_bound(frequency, documents.len(), settings));
                }
            }
            let lexicon = lexicon.retain_terms(|term| kept[term as usize]);
            matrix = counts.document_term_matrix(lexicon);
            tally = tally.retain(|term| kept[term]);
        }
        let weights = Weights::fit(&tally, documents.len(), settings.weighting);
        Analysis {
            settings: settings.clone(),
            counts,
            surfaces,
            documents,
            languages,
            matrix,
            tally,
            weights,
            largest: OnceLock::new(),
            dropped,
            losses,
            stop_lists,
            inputs,
            skipped,
            notices,
            members: None,
        }
    }

    /// The settings it was made with.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// The documents, in input order; of an analysis of groups the groups, in their order.
    pub fn documents(&self) -> &[CountedDocument] {
        &self.documents
    }

    /// The language each document was treated as; of a group the only language of its documents, or
    /// unknown.
    pub fn languages(&self) -> &[Language] {
        &self.languages
    }

    /// How often each term occurs in each document.
    pub fn matrix(&self) -> &DocTermMatrix {
        &self.matrix
    }

    /// In how many documents each term is, and how often.
    pub fn tally(&self) -> &Tally {
        &self.tally
    }

    /// The number of distinct surfaces.
    pub fn surfaces(&self) -> usize {
        self.surfaces
    }

    /// The number of tokens of all documents.
    pub fn tokens(&self) -> u64 {
        self.documents.iter().map(|document| document.tokens).sum()
    }

    /// How many tokens count for no term, in all documents, in groups or not.
    pub fn dropped(&self) -> &Dropped {
        &self.dropped
    }

    /// The languages of documents that have no stop words although there should be a built-in list
    /// for each language, and how many documents they are.
    pub fn without_stop_list(&self) -> BTreeMap<Language, u64> {
        let mut languages = BTreeMap::new();
        if self
            .settings
            .rules
            .stop_words
            .sources
            .contains(&StopSource::Auto)
        {
            for language in &self.languages {
                if !StopWords::is_known(*language) {
                    *languages.entry(*language).or_default() += 1;
                }
            }
        }
        languages
    }

    /// How the stop lists met the corpus.
    pub fn stop_lists(&self) -> &[StopListUse] {
        &self.stop_lists
    }

    /// The files that were read.
    pub fn inputs(&self) -> &[InputFile] {
        &self.inputs
    }

    /// What could not be read, and why.
    pub fn skipped(&self) -> &[Skipped] {
        &self.skipped
    }

    /// Remarks on what was read.
    pub fn notices(&self) -> &[Notice] {
        &self.notices
    }

    /// The inverse document frequency of each term.
    pub fn idf(&self) -> &[f64] {
        self.weights.idf()
    }

    /// Tells whether all that was read was read back as it was counted. Whoever has written a table
    /// asks before it is put in place.
    ///
    /// # Errors
    ///
    /// [`CountError::Spill`] if counts beyond the memory limit could not be read back.
    pub fn check(&self) -> Result<(), CountError> {
        match self.failure() {
            None => Ok(()),
            Some(failure) => Err(CountError::Spill(failure)),
        }
    }

    /// Reads the documents.
    pub fn reader(&self) -> DocumentReader<'_> {
        DocumentReader::new(self)
    }

    /// Replaces the content of `weights` with those of a document's (term, count) pairs.
    pub(crate) fn weigh(&self, row: &[(u32, u32)], weights: &mut Vec<(u32, f64)>) {
        self.weights.row(row, weights);
    }

    /// For each term the document in which it weighs most (the first of them) and that weight.
    pub(crate) fn largest_weights(&self) -> &[(u32, f64)] {
        self.largest.get_or_init(|| {
            let none = || vec![(u32::MAX, f64::NEG_INFINITY); self.matrix.terms().len()];
            ranges(self.documents.len())
                .into_par_iter()
                .map(|documents| {
                    let mut best = none();
                    let mut reader = self.reader();
                    for document in documents {
                        let number = u32::try_from(document).unwrap_or(u32::MAX);
                        for (term, weight) in reader.weights(document) {
                            better(&mut best[*term as usize], (number, *weight));
                        }
                    }
                    best
                })
                .reduce(none, |mut left, right| {
                    for (left, right) in left.iter_mut().zip(right) {
                        better(left, right);
                    }
                    left
                })
        })
    }

    /// Why each surface counts for no term, if it does not.
    pub(crate) fn losses(&self) -> &[Option<Loss>] {
        &self.losses
    }

    /// How often each surface occurs in each document.
    pub(crate) fn counts(&self) -> &Counts {
        &self.counts
    }
}

/// Keeps the larger weight, and of equal ones that of the earlier document.
fn better(best: &mut (u32, f64), next: (u32, f64)) {
    if next.1 > best.1 || (next.1 >= best.1 && next.0 < best.0) {
        *best = next;
    }
}

fn tally(matrix: &DocTermMatrix) -> Tally {
    let tallies = ranges(matrix.documents())
        .into_par_iter()
        .map(|documents| matrix.tally(documents));
    tallies
        .reduce_with(Tally::merge)
        .unwrap_or_else(|| matrix.tally(0..0))
}

fn fold_surfaces(counts: &Counts, settings: &Settings, fallback: Language) -> Folded {
    let surfaces = counts.surfaces();
    let numbers = 0..u32::try_from(surfaces.len()).unwrap_or(u32::MAX);
    let described = numbers.into_par_iter().zip(counts.surface_counts());
    let described: Vec<Surface<'_>> = described
        .map(|(id, count)| {
            let (language, in_capitals) = from_context(surfaces.context(id));
            Surface {
                text: surfaces.text(id),
                language: if language == Language::UNKNOWN {
                    fallback
                } else {
                    language
                },
                in_capitals,
                count: *count,
            }
        })
        .collect();
    fold_with(&settings.rules, &described, &OnThreads)
}

/// The counts of n-grams or with phrases, if the settings ask for them, with the lexicon of those
/// units; `None` if words are what is counted.
fn units(
    counts: &Counts,
    lexicon: &Lexicon,
    documents: usize,
    settings: &Settings,
) -> Option<(Counts, Lexicon)> {
    let (sizes, gaps) = (settings.ngrams, settings.ngram_gaps);
    if sizes != NgramSizes::UNIGRAMS {
        let least = settings.min_documents.least(documents);
        count_ngrams(counts, lexicon, sizes, gaps, least)
    } else if settings.phrases == PhraseChoice::Auto {
        count_phrases(counts, lexicon)
    } else {
        None
    }
}

/// The language of more than half of the documents whose language is sure; unknown if there is none.
/// A guess that is not sure proves nothing, not even together with others: short texts of one kind
/// are guessed wrong alike.
pub(crate) fn common_language(documents: &[CountedDocument]) -> Language {
    let mut documents_by_language: BTreeMap<Language, usize> = BTreeMap::new();
    for document in documents.iter().filter(|one| one.language.reliable) {
        *documents_by_language
            .entry(document.language.language)
            .or_default() += 1;
    }
    let sure: usize = documents_by_language.values().sum();
    documents_by_language
        .into_iter()
        .find(|(_, documents)| 2 * documents > sure)
        .map_or(Language::UNKNOWN, |(language, _)| language)
}

/// Which terms enough and not too many documents contain; `None` if that is all of them.
fn within_bounds(tally: &Tally, documents: usize, settings: &Settings) -> Option<Vec<bool>> {
    let (min, max) = (settings.min_documents, settings.max_documents);
    if (min, max) == (DocumentBound::Count(1), DocumentBound::Percent(100)) {
        return None;
    }
    let kept: Vec<bool> = tally
        .document_frequencies
        .iter()
        .map(|frequency| {
            min.is_reached(*frequency, documents) && !max.is_passed(*frequency, documents)
        })
        .collect();
    Some(kept)
}

/// Which bound a term has passed that is not within them.
fn passed_bound(frequency: u32, documents: usize, settings: &Settings) -> Loss {
    if settings.min_documents.is_reached(frequency, documents) {
        Loss::MaxDocuments
    } else {
        Loss::MinDocuments
    }
}
