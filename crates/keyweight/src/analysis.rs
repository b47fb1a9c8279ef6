//! An analysis: a counted corpus with its surfaces folded into terms and its terms weighed.

use std::collections::BTreeMap;

use keyweight_corpus::{InputFile, Notice, Skipped};
use keyweight_count::{Counts, DocTermMatrix, Lexicon};
use keyweight_score::Weights;
use keyweight_tokenize::{
    Fate, Folded, Language, Reason, StopListUse, StopSource, StopWords, Surface, fold,
};
use rayon::iter::{IndexedParallelIterator, IntoParallelIterator, ParallelIterator};
use serde::Serialize;

use crate::pipeline::{Counted, CountedDocument, from_context};
use crate::settings::{DocumentBound, Settings};

/// A counted corpus with its surfaces folded into terms and its terms weighed.
#[derive(Debug)]
pub struct Analysis {
    settings: Settings,
    counts: Counts,
    documents: Vec<CountedDocument>,
    languages: Vec<Language>,
    lexicon: Lexicon,
    matrix: DocTermMatrix,
    weights: Weights,
    dropped: Dropped,
    stop_lists: Vec<StopListUse>,
    inputs: Vec<InputFile>,
    skipped: Vec<Skipped>,
    notices: Vec<Notice>,
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
        let surface_counts = counts.surface_counts();
        let Folded { fates, stop_lists } =
            fold_surfaces(&counts, &surface_counts, settings, fallback);
        let mut dropped = Dropped::default();
        for (fate, count) in fates.iter().zip(&surface_counts) {
            if let Fate::Dropped(reason) = fate {
                *dropped.by_rule.entry(*reason).or_default() += count;
            }
        }
        let mut lexicon = Lexicon::new(fates.iter().map(Fate::term));
        let mut matrix = counts.document_term_matrix(&lexicon);
        if let Some(kept) = within_bounds(&matrix, settings) {
            let all = matrix.term_counts();
            dropped.out_of_bounds = all
                .iter()
                .zip(&kept)
                .filter(|(_, kept)| !**kept)
                .map(|(count, _)| count)
                .sum();
            let terms = (0_u32..).take(lexicon.surfaces()).map(|surface| {
                let term = lexicon.term_of(surface)? as usize;
                kept[term].then(|| lexicon.terms()[term].as_str())
            });
            lexicon = Lexicon::new(terms);
            matrix = matrix.retain_terms(|term| kept[term]);
        }
        let weights = Weights::fit(&matrix, settings.weighting);
        Analysis {
            settings: settings.clone(),
            counts,
            documents,
            languages,
            lexicon,
            matrix,
            weights,
            dropped,
            stop_lists,
            inputs,
            skipped,
            notices,
        }
    }

    /// The settings it was made with.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// The documents, in input order.
    pub fn documents(&self) -> &[CountedDocument] {
        &self.documents
    }

    /// The language each document was treated as.
    pub fn languages(&self) -> &[Language] {
        &self.languages
    }

    /// How often each term occurs in each document.
    pub fn matrix(&self) -> &DocTermMatrix {
        &self.matrix
    }

    /// The number of distinct surfaces.
    pub fn surfaces(&self) -> usize {
        self.counts.surfaces().len()
    }

    /// The number of tokens of all documents.
    pub fn tokens(&self) -> u64 {
        self.documents.iter().map(|document| document.tokens).sum()
    }

    /// How many tokens count for no term.
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

    /// The (term, weight) pairs of a document, in the order of the terms.
    ///
    /// # Panics
    ///
    /// If there is no such document.
    pub fn weights(&self, document: usize) -> Vec<(u32, f64)> {
        self.weights.row(self.matrix.row(document))
    }

    /// The `number` terms of largest weight in a document, largest first, then in byte order.
    ///
    /// # Panics
    ///
    /// If there is no such document.
    pub fn top_terms(&self, document: usize, number: usize) -> Vec<&str> {
        largest(self.weights(document), number)
            .into_iter()
            .map(|(term, _)| self.matrix.terms()[term as usize].as_str())
            .collect()
    }

    /// For each term the document in which it weighs most (the first of them) and that weight.
    pub(crate) fn largest_weights(&self) -> Vec<(u32, f64)> {
        let none = || vec![(u32::MAX, f64::NEG_INFINITY); self.matrix.terms().len()];
        // One piece per thread: each holds a number for every term.
        let piece = self.documents.len().div_ceil(rayon::current_num_threads());
        (0..self.documents.len())
            .into_par_iter()
            .with_min_len(piece)
            .fold(none, |mut best, document| {
                let number = u32::try_from(document).unwrap_or(u32::MAX);
                for (term, weight) in self.weights(document) {
                    better(&mut best[term as usize], (number, weight));
                }
                best
            })
            .reduce(none, |mut left, right| {
                for (left, right) in left.iter_mut().zip(right) {
                    better(left, right);
                }
                left
            })
    }

    /// For each surface the term it counts for, in the order of the surfaces.
    pub(crate) fn lexicon(&self) -> &Lexicon {
        &self.lexicon
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

/// The `number` largest weights, largest first, then in the order of the terms.
pub(crate) fn largest(mut weights: Vec<(u32, f64)>, number: usize) -> Vec<(u32, f64)> {
    let order = |a: &(u32, f64), b: &(u32, f64)| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0));
    if number < weights.len() {
        if number > 0 {
            weights.select_nth_unstable_by(number - 1, order);
        }
        weights.truncate(number);
    }
    weights.sort_unstable_by(order);
    weights
}

fn fold_surfaces(
    counts: &Counts,
    surface_counts: &[u64],
    settings: &Settings,
    fallback: Language,
) -> Folded {
    let surfaces = counts.surfaces();
    let described: Vec<Surface<'_>> = (0_u32..)
        .zip(surface_counts)
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
    fold(&settings.rules, &described)
}

/// The language of more than half of the documents whose language is sure, or, if none is, of more
/// than half of the guesses. Unknown if there is no such language.
fn common_language(documents: &[CountedDocument]) -> Language {
    let common = |languages: Vec<Language>| {
        let mut documents_by_language: BTreeMap<Language, usize> = BTreeMap::new();
        for language in &languages {
            *documents_by_language.entry(*language).or_default() += 1;
        }
        documents_by_language
            .into_iter()
            .find(|(_, documents)| 2 * documents > languages.len())
            .map(|(language, _)| language)
    };
    let of = |wanted: fn(&CountedDocument) -> bool| {
        let wanted = documents.iter().filter(|document| wanted(document));
        wanted
            .map(|document| document.language.language)
            .collect::<Vec<_>>()
    };
    let sure = of(|document| document.language.reliable);
    let guesses = if sure.is_empty() { of(|_| true) } else { sure };
    common(guesses).unwrap_or_default()
}

/// Which terms enough and not too many documents contain; `None` if that is all of them.
fn within_bounds(matrix: &DocTermMatrix, settings: &Settings) -> Option<Vec<bool>> {
    let (min, max) = (settings.min_documents, settings.max_documents);
    if (min, max) == (DocumentBound::Count(1), DocumentBound::Percent(100)) {
        return None;
    }
    let documents = matrix.documents();
    let kept: Vec<bool> = matrix
        .document_frequencies()
        .into_iter()
        .map(|frequency| {
            min.is_reached(frequency, documents) && !max.is_passed(frequency, documents)
        })
        .collect();
    Some(kept)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_largest_weights_come_first_and_ties_in_the_order_of_terms() {
        let weights = vec![(0, 0.1), (1, 0.5), (2, 0.5), (3, 0.2)];
        assert_eq!(largest(weights.clone(), 2), [(1, 0.5), (2, 0.5)]);
        assert_eq!(
            largest(weights.clone(), 9),
            [(1, 0.5), (2, 0.5), (3, 0.2), (0, 0.1)]
        );
        assert!(largest(weights, 0).is_empty());
    }
}
