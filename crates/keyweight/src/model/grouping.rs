//! An analysis of groups of documents: each group is a row of its own.

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashSet};
use std::sync::{Arc, OnceLock};

use keyweight_corpus::{Metadata, composed};
use keyweight_count::{Counts, GroupRows};
use keyweight_score::Weights;
use keyweight_tokenize::Language;
use rayon::iter::{IntoParallelIterator, ParallelIterator};

use super::analysis::{Analysis, tally};
use super::groups::{Group, GroupError, Groups};
use super::model::{DocumentFrequencies, Model};
use super::rows::{DocumentRows, GroupRow, Rows, Unit};
use super::vocabulary::Vocabulary;
use crate::execution::ranges;

/// Groups of documents, and the analysis that has a row for each of them.
#[derive(Debug)]
#[non_exhaustive]
pub struct Grouped {
    /// The metadata field, `folder` or `language` that they are made by.
    pub by: String,
    /// Which documents are in which group.
    pub groups: Groups,
    /// The analysis whose rows are the groups.
    pub analysis: Analysis,
}

impl Analysis {
    /// An analysis whose rows are the groups of documents with the same value of a metadata field, or
    /// of `folder` or `language`; see [`Analysis::groups`].
    ///
    /// Which surface counts for which term stays as it is, and so do the terms that enough and not
    /// too many documents contain; terms of no document in a group are gone. Counts are added up,
    /// and the sums are weighed: the N of an idf is the number of groups, and its df the number of
    /// groups with the term.
    ///
    /// # Errors
    ///
    /// The errors of [`Analysis::groups`].
    ///
    /// # Examples
    ///
    /// ```
    /// use keyweight::{Analysis, CountOptions, Preset, corpus};
    ///
    /// let folder = tempfile::tempdir()?;
    /// let path = folder.path().join("articles.csv");
    /// std::fs::write(&path, "id,source,text\n1,A,chip chip\n2,B,talks\n3,A,chip talks\n")?;
    ///
    /// let settings = Preset::Unicode.settings();
    /// let corpus = corpus::open(&[corpus::Input::Path(path)], corpus::Options::default())?;
    /// let counted = keyweight::count(corpus, &settings, &CountOptions::default())?;
    /// let sources = Analysis::new(counted, &settings).by("source")?.analysis;
    /// assert_eq!(sources.row(0).name, "A");
    /// assert_eq!(sources.reader().counts(0), [(0, 3), (1, 1)]);
    /// // talks is in both groups: ln(2 / 2)
    /// assert_eq!(sources.idf(), [2.0_f64.ln(), 0.0]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn by(&self, field: &str) -> Result<Grouped, GroupError> {
        let field = &*composed(field);
        let groups = self.groups(field)?;
        let documents = match &self.rows {
            Rows::Documents(documents) => documents,
            Rows::Groups(_) => return Err(GroupError::AlreadyGrouped),
        };
        Ok(Grouped {
            by: field.to_owned(),
            analysis: self.of_groups(documents, field, &groups),
            groups,
        })
    }

    fn of_groups(&self, documents: &DocumentRows, by: &str, groups: &Groups) -> Analysis {
        let counts = self.sum_groups(groups);
        let (frequencies, occurrences) = self.in_groups(groups);
        let is_left = |term: u32| occurrences[term as usize] > 0;
        let lexicon = self.model.lexicon().clone().retain_terms(is_left);
        let lexicon = Arc::new(lexicon);
        let matrix = counts.document_term_matrix(Arc::clone(&lexicon));
        let tally = tally(&matrix);
        let fields = shared_fields(documents, by, groups);
        let rows = groups.groups.iter();
        let rows: Vec<GroupRow> = rows.map(|one| row(documents, one, &fields)).collect();
        let with_terms = |words: Vocabulary| words.with_lexicon(Arc::clone(&lexicon));
        let model = Model {
            words: match &self.model.units {
                None => with_terms(self.model.words.clone()),
                Some(_) => self.model.words.clone(),
            },
            units: self.model.units.clone().map(with_terms),
            unit: Unit::Group,
            number: rows.len(),
            tokens: rows.iter().map(|row| row.tokens).sum(),
            weights: Weights::fit(&tally, rows.len(), self.settings().weighting),
            tally,
            in_groups: Some(frequencies),
            ..Model::clone(&self.model)
        };
        Analysis {
            model: Arc::new(model),
            rows: Rows::Groups(rows),
            counts,
            matrix,
            reading: Arc::clone(&self.reading),
            resolver: self.resolver.clone(),
            failure: self.failure(),
            largest: OnceLock::new(),
        }
    }

    /// The counts of groups: those of their documents, added up.
    fn sum_groups(&self, groups: &Groups) -> Counts {
        let places: Vec<&[usize]> = groups.groups.iter().map(|one| &one.documents[..]).collect();
        let parts = ranges(places.len()).into_par_iter().map(|range| {
            self.counts
                .sum_groups(&places[range.clone()], range.start as u64)
        });
        let parts: Vec<GroupRows> = parts.collect();
        self.counts.combine_groups(parts)
    }

    /// For each term that is left the number of documents in groups that contain it, and for each
    /// term its occurrences in them.
    fn in_groups(&self, groups: &Groups) -> (DocumentFrequencies, Vec<u64>) {
        let mut by_term = self.tally().document_frequencies.clone();
        let mut occurrences = self.tally().counts.clone();
        let grouped = groups.groups.iter().flat_map(|one| &one.documents);
        let grouped: HashSet<usize> = grouped.copied().collect();
        let mut reader = self.reader();
        for document in (0..self.rows.len()).filter(|one| !grouped.contains(one)) {
            for (term, count) in reader.counts(document) {
                let (documents, sum) = (
                    &mut by_term[*term as usize],
                    &mut occurrences[*term as usize],
                );
                *documents = documents.saturating_sub(1);
                *sum = sum.saturating_sub(u64::from(*count));
            }
        }
        let mut left = occurrences.iter().map(|count| *count > 0);
        by_term.retain(|_| left.next().unwrap_or(false));
        let frequencies = DocumentFrequencies {
            by_term,
            documents: grouped.len(),
        };
        (frequencies, occurrences)
    }
}

/// The metadata fields beside `by` of which all documents of each group have the same value.
fn shared_fields<'d>(documents: &'d DocumentRows, by: &str, groups: &Groups) -> Vec<&'d str> {
    let documents = documents.documents();
    let mut seen = HashSet::from([by]);
    let fields = documents.iter().flat_map(|one| one.metadata.fields());
    let fields: Vec<&str> = fields.map(String::as_str).collect();
    let fields = fields.into_iter().filter(|field| seen.insert(field));
    let value = |document: &usize, field: &str| {
        let metadata = &documents[*document].metadata;
        metadata.get(field).unwrap_or_default()
    };
    let is_shared = |field: &&str| {
        groups.groups.iter().all(|group| {
            let mut values = group.documents.iter().map(|one| value(one, field));
            let first = values.next();
            values.all(|value| Some(value) == first)
        })
    };
    fields.filter(is_shared).collect()
}

fn row(documents: &DocumentRows, group: &Group, fields: &[&str]) -> GroupRow {
    let first = group.documents.first();
    let first = first.map(|first| &documents.documents()[*first].metadata);
    let value = |field: &&str| {
        let value = first.and_then(|metadata| metadata.get(field));
        ((*field).to_owned(), value.unwrap_or_default().to_owned())
    };
    let tokens = group.documents.iter();
    let tokens = tokens.map(|one| documents.documents()[*one].tokens);
    GroupRow {
        name: group.name.clone(),
        documents: group.documents.len(),
        tokens: tokens.sum(),
        languages: languages(documents, group),
        metadata: fields.iter().map(value).collect::<Metadata>(),
    }
}

/// The languages of the documents of a group, that of most documents first.
fn languages(documents: &DocumentRows, group: &Group) -> Vec<Language> {
    let mut numbers: BTreeMap<Language, usize> = BTreeMap::new();
    for document in &group.documents {
        *numbers.entry(documents.languages()[*document]).or_default() += 1;
    }
    let mut languages: Vec<(Language, usize)> = numbers.into_iter().collect();
    // Stable: languages of equally many documents stay in the order of their codes.
    languages.sort_by_key(|(_, documents)| Reverse(*documents));
    let languages = languages.into_iter().map(|(language, _)| language);
    languages.collect()
}
