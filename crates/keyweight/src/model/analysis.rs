//! An analysis: the model of a corpus, and the rows that are weighed against it.

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use keyweight_corpus::{InputFile, Notice, Skipped};
use keyweight_count::{Counts, DocTermMatrix, Lexicon, SpillError, Tally};
use keyweight_score::Weights;
use keyweight_tokenize::{Language, Resolver, StopListUse, StopSource, StopWords};
use rayon::iter::{IntoParallelIterator, ParallelIterator};

use super::bounds::Bounds;
use super::fold::{Dropped, FoldedSurfaces, common_language, fold_surfaces};
use super::groups::{GroupError, Groups};
use super::model::Model;
use super::reader::RowReader;
use super::rows::{DocumentRows, GroupRow, Row, Rows, Unit};
use super::units::count_chosen;
use super::vocabulary::Vocabulary;
use crate::counting::{CountError, Counted, CountedDocument, VocabularySize};
use crate::execution::ranges;
use crate::settings::Settings;

/// The model of a corpus, and the rows that are weighed against it: its documents, or groups of them.
#[derive(Debug)]
pub struct Analysis {
    pub(super) model: Arc<Model>,
    pub(super) rows: Rows,
    /// How often each surface of a unit occurs in each row.
    pub(super) counts: Counts,
    pub(super) matrix: DocTermMatrix,
    pub(super) reading: Arc<Reading>,
    /// What finds the words of tokens in a text that is read again, if some are not words.
    pub(super) resolver: Option<Arc<Resolver>>,
    /// What went wrong when documents were read back to be added up.
    pub(super) failure: Option<SpillError>,
    /// Computed when a table first asks.
    pub(super) largest: OnceLock<Vec<(u32, f64)>>,
}

/// What was read, and what could not be.
#[derive(Debug)]
pub(super) struct Reading {
    inputs: Vec<InputFile>,
    skipped: Vec<Skipped>,
    notices: Vec<Notice>,
}

impl Analysis {
    /// Folds the surfaces of `counted` into terms and weighs them, as `settings` say.
    ///
    /// `settings` must be those that `counted` was counted with, as far as counting goes.
    pub fn new(counted: Counted, settings: &Settings) -> Analysis {
        Analysis::with_listed(counted, &[], settings).0
    }

    /// The same, with the distinct words of a word list and their counts folded together with the
    /// corpus. Also gives the term of each word.
    ///
    /// A term that only the list has is a term of the model, in no document. The settings must not ask for
    /// units of several words, which a list of words does not have.
    pub(crate) fn with_listed(
        counted: Counted,
        listed: &[(&str, u64)],
        settings: &Settings,
    ) -> (Analysis, Vec<Option<u32>>) {
        let Counted {
            counts: word_counts,
            documents,
            inputs,
            skipped,
            notices,
            origin: _,
            resolver,
        } = counted.resolved(settings);
        let fallback = common_language(&documents);
        let rows = DocumentRows::new(documents, fallback);
        let number = rows.documents().len();
        let bounds = Bounds::new(settings, number);
        let FoldedSurfaces {
            lexicon,
            mut losses,
            mut dropped,
            stop_lists,
            mut listed,
        } = fold_surfaces(&word_counts, listed, settings, fallback);
        let mut word_lexicon = Arc::new(lexicon);
        let words = Vocabulary::new(&word_counts, Arc::clone(&word_lexicon));
        let units = count_chosen(&word_counts, &word_lexicon, bounds, settings, fallback);
        let of_words = units.is_none();
        let (counts, mut lexicon) = match units {
            Some(units) => {
                // The rows of words are large, and no longer needed.
                drop(word_counts);
                (units.counts, Arc::new(units.lexicon))
            }
            None => (word_counts, Arc::clone(&word_lexicon)),
        };
        let mut matrix = counts.document_term_matrix(Arc::clone(&lexicon));
        let mut tally = tally(&matrix);
        if let Some(kept) = bounds.kept(&tally) {
            let all = tally.counts.iter().zip(&kept);
            dropped.out_of_bounds = all
                .filter(|(_, kept)| !**kept)
                .map(|(count, _)| count)
                .sum();
            if of_words {
                for (surface, loss) in (0_u32..).zip(&mut losses) {
                    if let Some(term) = lexicon.term_of(surface) {
                        *loss = bounds.loss(tally.document_frequencies[term as usize]);
                    }
                }
            }
            let new = renumbered(&kept);
            for term in &mut listed {
                *term = term.and_then(|term| new[term as usize]);
            }
            lexicon = Arc::new(Lexicon::clone(&lexicon).retain_terms(|term| kept[term as usize]));
            if of_words {
                word_lexicon = Arc::clone(&lexicon);
            }
            matrix = counts.document_term_matrix(Arc::clone(&lexicon));
            tally = tally.retain(|term| kept[term]);
        }
        let weights = Weights::fit(&tally, number, settings.weighting);
        let model = Model {
            settings: settings.clone(),
            words: words.with_lexicon(word_lexicon),
            losses,
            units: (!of_words).then(|| Vocabulary::new(&counts, lexicon)),
            dropped,
            stop_lists,
            unit: Unit::Document,
            number,
            tokens: rows.documents().iter().map(|one| one.tokens).sum(),
            tally,
            in_groups: None,
            weights,
        };
        let analysis = Analysis {
            model: Arc::new(model),
            rows: Rows::Documents(rows),
            counts,
            matrix,
            reading: Arc::new(Reading {
                inputs,
                skipped,
                notices,
            }),
            resolver,
            failure: None,
            largest: OnceLock::new(),
        };
        (analysis, listed)
    }

    /// What is known of the corpus as a whole.
    pub fn model(&self) -> &Arc<Model> {
        &self.model
    }

    /// What is weighed: documents or groups.
    pub fn rows(&self) -> &Rows {
        &self.rows
    }

    /// The row at `place`.
    ///
    /// # Panics
    ///
    /// If there is no such row.
    #[inline]
    pub fn row(&self, place: usize) -> Row<'_> {
        self.rows.row(place)
    }

    /// The settings it was made with.
    pub fn settings(&self) -> &Settings {
        self.model.settings()
    }

    /// The documents, in input order; none if groups are weighed.
    pub fn documents(&self) -> &[CountedDocument] {
        match &self.rows {
            Rows::Documents(rows) => rows.documents(),
            Rows::Groups(_) => &[],
        }
    }

    /// The language that each document was treated as; none if groups are weighed.
    pub fn languages(&self) -> &[Language] {
        match &self.rows {
            Rows::Documents(rows) => rows.languages(),
            Rows::Groups(_) => &[],
        }
    }

    /// The groups, in byte order of their names; none if documents are weighed.
    pub fn group_rows(&self) -> &[GroupRow] {
        match &self.rows {
            Rows::Documents(_) => &[],
            Rows::Groups(groups) => groups,
        }
    }

    /// How often each term occurs in each row.
    pub fn matrix(&self) -> &DocTermMatrix {
        &self.matrix
    }

    /// In how many rows each term is, and how often it occurs.
    pub fn tally(&self) -> &Tally {
        self.model.tally()
    }

    /// The number of distinct surfaces of words.
    pub fn surfaces(&self) -> usize {
        self.model.words().surfaces().len()
    }

    /// How much memory its vocabulary takes, and its documents, if these are its rows.
    pub fn vocabulary_size(&self) -> VocabularySize {
        let units = self.model.units.as_ref().map(Vocabulary::surfaces);
        VocabularySize::new(self.model.words().surfaces(), units, self.documents())
    }

    /// The number of tokens of all rows.
    pub fn tokens(&self) -> u64 {
        self.model.tokens()
    }

    /// How many tokens of the documents count for no term, whether they are in a group or not.
    pub fn dropped(&self) -> &Dropped {
        self.model.dropped()
    }

    /// The languages of documents that have no stop words although the settings ask for the built-in
    /// list of each language, and how many documents they are.
    pub fn without_stop_list(&self) -> BTreeMap<Language, u64> {
        let mut languages = BTreeMap::new();
        let sources = &self.settings().rules.stop_words.sources;
        if sources.contains(&StopSource::Auto) {
            for language in self.languages() {
                if !StopWords::is_known(*language) {
                    *languages.entry(*language).or_default() += 1;
                }
            }
        }
        languages
    }

    /// Which entries of the stop lists the corpus has.
    pub fn stop_lists(&self) -> &[StopListUse] {
        self.model.stop_lists()
    }

    /// The files that were read.
    pub fn inputs(&self) -> &[InputFile] {
        &self.reading.inputs
    }

    /// What could not be read, and why.
    pub fn skipped(&self) -> &[Skipped] {
        &self.reading.skipped
    }

    /// Remarks on what was read.
    pub fn notices(&self) -> &[Notice] {
        &self.reading.notices
    }

    /// The inverse document frequency of each term.
    pub fn idf(&self) -> &[f64] {
        self.model.idf()
    }

    /// The documents with the same value of a metadata field, or of `folder` (the part of the id
    /// before the last `/`) or `language` where no field has that name.
    ///
    /// # Errors
    ///
    /// [`GroupError::UnknownField`] if no document has such a field, [`GroupError::NoValue`] if none has
    /// anything in it, and [`GroupError::AlreadyGrouped`] if the rows are groups.
    pub fn groups(&self, field: &str) -> Result<Groups, GroupError> {
        match &self.rows {
            Rows::Documents(rows) => Groups::by_field(rows.documents(), rows.languages(), field),
            Rows::Groups(_) => Err(GroupError::AlreadyGrouped),
        }
    }

    /// Whether all counts that went to the disk were read back as they were counted. Ask before a
    /// written table is put in place.
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

    pub(super) fn failure(&self) -> Option<SpillError> {
        self.failure.clone().or_else(|| self.counts.failure())
    }

    /// Reads the rows.
    pub fn reader(&self) -> RowReader<'_> {
        RowReader::new(&self.matrix, self.model.weights())
    }

    /// For each term the row in which it weighs most (the first of them) and that weight.
    pub(crate) fn largest_weights(&self) -> &[(u32, f64)] {
        if let Some(known) = self.largest.get() {
            return known;
        }
        // Not inside `get_or_init`: while a thread waits for others there, rayon may give it a block
        // that asks for the same weights, which would wait for itself. Two threads may compute them at
        // the same time, to the same result.
        let computed = self.compute_largest_weights();
        self.largest.get_or_init(|| computed)
    }

    fn compute_largest_weights(&self) -> Vec<(u32, f64)> {
        let none = || vec![(u32::MAX, f64::NEG_INFINITY); self.matrix.terms().len()];
        ranges(self.rows.len())
            .into_par_iter()
            .map(|rows| {
                let mut best = none();
                let mut reader = self.reader();
                for row in rows {
                    let number = u32::try_from(row).unwrap_or(u32::MAX);
                    for (term, weight) in reader.weights(row) {
                        keep_larger(&mut best[*term as usize], (number, *weight));
                    }
                }
                best
            })
            .reduce(none, |mut left, right| {
                for (left, right) in left.iter_mut().zip(right) {
                    keep_larger(left, right);
                }
                left
            })
    }

    /// What is weighed.
    pub(crate) fn unit(&self) -> Unit {
        self.model.unit()
    }

    pub(crate) fn resolver(&self) -> Option<&Resolver> {
        self.resolver.as_deref()
    }

    /// How often each surface of a unit occurs in each row.
    pub(crate) fn counts(&self) -> &Counts {
        &self.counts
    }
}

/// Keeps the larger weight, and of equal ones that of the earlier row.
fn keep_larger(best: &mut (u32, f64), next: (u32, f64)) {
    if next.1 > best.1 || (next.1 >= best.1 && next.0 < best.0) {
        *best = next;
    }
}

/// The new number of each term that is kept.
fn renumbered(kept: &[bool]) -> Vec<Option<u32>> {
    let mut next = 0..;
    let number = |kept: &bool| kept.then(|| next.next()).flatten();
    kept.iter().map(number).collect()
}

/// In how many rows of `matrix` each term is, and how often it occurs.
pub(super) fn tally(matrix: &DocTermMatrix) -> Tally {
    let tallies = ranges(matrix.documents())
        .into_par_iter()
        .map(|documents| matrix.tally(documents));
    tallies
        .reduce_with(Tally::merge)
        .unwrap_or_else(|| matrix.tally(0..0))
}
