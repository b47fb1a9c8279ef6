//! An analysis of groups of documents: each group is weighed as one document.

use std::collections::{BTreeMap, HashSet};

use keyweight_corpus::Metadata;
use keyweight_count::{DocTermMatrix, GroupRows, SpillError};
use keyweight_score::Weights;
use keyweight_tokenize::{Detected, Language};
use rayon::iter::{IntoParallelIterator, ParallelIterator};

use super::{Analysis, tally};
use crate::counting::CountedDocument;
use crate::execution::ranges;
use crate::model::{Group, GroupError, Groups};

/// Groups of documents, and what is weighed when each of them counts as one document.
#[derive(Debug)]
pub struct Grouped {
    /// The metadata field, `folder` or `language` that they are made by.
    pub by: String,
    /// Which documents are in which group.
    pub groups: Groups,
    /// The groups in the place of documents.
    pub analysis: Analysis,
}

/// What an analysis of groups knows of the documents in them.
#[derive(Debug)]
pub(crate) struct Members {
    /// For each group its documents' number and languages.
    groups: Vec<Facts>,
    /// How many documents are in any group.
    documents: usize,
    /// For each term the number of these documents that contain it.
    document_frequencies: Vec<u32>,
    /// What went wrong when the documents were read back.
    failure: Option<SpillError>,
}

#[derive(Debug)]
struct Facts {
    documents: usize,
    /// Most documents first, then in the order of their codes.
    languages: Vec<Language>,
}

/// What is weighed, which is what the columns of a table are called after.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Unit {
    Document,
    Group,
}

impl Unit {
    /// `document` or `group`.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Unit::Document => "document",
            Unit::Group => "group",
        }
    }

    /// What comes before the name of a column that is taken.
    pub(crate) fn prefix(self) -> String {
        format!("{}_", self.name())
    }

    /// The column of how many of them contain a term.
    pub(crate) fn frequency(self) -> String {
        format!("{}_frequency", self.name())
    }
}

impl Analysis {
    /// The documents with the same value of a metadata field, or of `folder` or `language`, as one
    /// document each; see [`Groups::by`].
    ///
    /// Which surface counts for which term, and which terms there are enough and not too many
    /// documents of, stays as it is; but terms of no document that is in a group are gone. Counts
    /// are added up, and weights are those of the sums: the N of an idf is the number of groups, and
    /// its df that of the groups with the term.
    ///
    /// # Errors
    ///
    /// [`GroupError::UnknownField`] if no document has such a field, and [`GroupError::NoValue`] if
    /// none has anything in it.
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
    /// assert_eq!(sources.documents()[0].id, "A");
    /// assert_eq!(sources.reader().counts(0), [(0, 3), (1, 1)]);
    /// // talks is in both groups: ln(2 / 2)
    /// assert_eq!(sources.idf(), [2.0_f64.ln(), 0.0]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn by(&self, field: &str) -> Result<Grouped, GroupError> {
        let groups = Groups::by(self, field)?;
        Ok(Grouped {
            by: field.to_owned(),
            analysis: self.of_groups(field, &groups),
            groups,
        })
    }

    fn of_groups(&self, by: &str, groups: &Groups) -> Analysis {
        let places: Vec<&[usize]> = groups.groups.iter().map(|one| &one.documents[..]).collect();
        let parts = ranges(places.len()).into_par_iter().map(|range| {
            self.counts
                .add_up(&places[range.clone()], range.start as u64)
        });
        let parts: Vec<GroupRows> = parts.collect();
        let counts = self.counts.in_groups(parts);
        let mut document_frequencies = self.tally.document_frequencies.clone();
        let mut occurrences = self.tally.counts.clone();
        let grouped: HashSet<usize> = places.iter().copied().flatten().copied().collect();
        let mut reader = self.reader();
        for document in (0..self.documents.len()).filter(|one| !grouped.contains(one)) {
            for (term, count) in reader.counts(document) {
                document_frequencies[*term as usize] -= 1;
                occurrences[*term as usize] -= u64::from(*count);
            }
        }
        let is_left = |term: u32| occurrences[term as usize] > 0;
        let lexicon = self.matrix.lexicon().clone().retain_terms(is_left);
        let mut terms = 0_u32..;
        document_frequencies.retain(|_| terms.next().is_some_and(is_left));
        let matrix: DocTermMatrix = counts.document_term_matrix(lexicon);
        let tally = tally(&matrix);
        let fields = self.fields_of(by, groups);
        let facts = groups.groups.iter().map(|group| self.facts(group));
        let documents = groups
            .groups
            .iter()
            .map(|group| self.document(group, &fields));
        let documents: Vec<CountedDocument> = documents.collect();
        Analysis {
            settings: self.settings.clone(),
            surfaces: self.surfaces,
            languages: documents.iter().map(|one| one.language.language).collect(),
            weights: Weights::fit(&tally, documents.len(), self.settings.weighting),
            documents,
            matrix,
            tally,
            largest: std::sync::OnceLock::new(),
            dropped: self.dropped.clone(),
            losses: self.losses.clone(),
            stop_lists: self.stop_lists.clone(),
            inputs: self.inputs.clone(),
            skipped: self.skipped.clone(),
            notices: self.notices.clone(),
            members: Some(Members {
                groups: facts.collect(),
                documents: grouped.len(),
                document_frequencies,
                failure: self.failure(),
            }),
            counts,
        }
    }

    /// The metadata fields beside `by` of which all documents of each group have the same value.
    fn fields_of(&self, by: &str, groups: &Groups) -> Vec<&str> {
        let mut seen = HashSet::from([by]);
        let fields = self.documents.iter().flat_map(|one| one.metadata.fields());
        let fields = fields.filter(|field| seen.insert(field.as_str()));
        let value = |document: &usize, field: &str| {
            let metadata = &self.documents[*document].metadata;
            metadata.get(field).unwrap_or_default()
        };
        let is_common = |field: &&String| {
            groups.groups.iter().all(|group| {
                let mut values = group.documents.iter().map(|one| value(one, field));
                let first = values.next();
                values.all(|value| Some(value) == first)
            })
        };
        fields.filter(is_common).map(String::as_str).collect()
    }

    /// A group in the place of a document.
    fn document(&self, group: &Group, fields: &[&str]) -> CountedDocument {
        let first = group
            .documents
            .first()
            .map(|first| &self.documents[*first].metadata);
        let value = |field: &&str| {
            let value = first.and_then(|metadata| metadata.get(field));
            ((*field).to_owned(), value.unwrap_or_default().to_owned())
        };
        let tokens = group
            .documents
            .iter()
            .map(|one| self.documents[*one].tokens);
        let languages = self.languages_of(group);
        CountedDocument {
            id: group.name.clone(),
            title: String::new(),
            metadata: fields.iter().map(value).collect::<Metadata>(),
            language: Detected {
                language: match &languages[..] {
                    [only] => *only,
                    _ => Language::UNKNOWN,
                },
                reliable: languages.len() == 1,
            },
            other_languages: Vec::new(),
            tokens: tokens.sum(),
        }
    }

    fn facts(&self, group: &Group) -> Facts {
        Facts {
            documents: group.documents.len(),
            languages: self.languages_of(group),
        }
    }

    fn languages_of(&self, group: &Group) -> Vec<Language> {
        let mut documents: BTreeMap<Language, usize> = BTreeMap::new();
        for document in &group.documents {
            *documents.entry(self.languages[*document]).or_default() += 1;
        }
        let mut languages: Vec<(Language, usize)> = documents.into_iter().collect();
        // Stable: those of equally many documents stay in the order of their codes.
        languages.sort_by_key(|(_, documents)| std::cmp::Reverse(*documents));
        languages
            .into_iter()
            .map(|(language, _)| language)
            .collect()
    }

    /// What is weighed.
    pub(crate) fn unit(&self) -> Unit {
        match self.members {
            None => Unit::Document,
            Some(_) => Unit::Group,
        }
    }

    /// How many documents are in what is weighed at a place: of documents each is one.
    pub(crate) fn documents_in(&self, place: usize) -> usize {
        let members = self.members.as_ref();
        members.map_or(1, |members| members.groups[place].documents)
    }

    /// The languages of the documents in what is weighed at a place, that of most documents first.
    pub(crate) fn languages_in(&self, place: usize) -> &[Language] {
        match &self.members {
            None => std::slice::from_ref(&self.languages[place]),
            Some(members) => &members.groups[place].languages,
        }
    }

    /// For each term the number of documents that contain it, and the number of all documents:
    /// always documents, those in groups if groups are weighed.
    pub(crate) fn document_frequencies(&self) -> (&[u32], usize) {
        match &self.members {
            None => (&self.tally.document_frequencies, self.documents.len()),
            Some(members) => (&members.document_frequencies, members.documents),
        }
    }

    /// What went wrong where counts were put that are not in memory.
    pub(super) fn failure(&self) -> Option<SpillError> {
        let of_documents = self.members.as_ref().and_then(|one| one.failure.clone());
        of_documents.or_else(|| self.counts.failure())
    }
}
