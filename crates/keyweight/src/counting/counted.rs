//! A counted corpus, and how several become one.

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

use keyweight_corpus::{InputFile, Metadata, Notice, Skipped};
use keyweight_count::Counts;
use keyweight_tokenize::{Detected, Language, Resolver};

use super::vocabulary_size::VocabularySize;

/// A corpus that was read and counted, and what could not be read.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct Counted {
    /// How often each surface occurs in each document.
    pub counts: Counts,
    /// The documents in input order, one for each row of `counts`.
    pub documents: Vec<CountedDocument>,
    /// The files that were read, in byte order of their paths.
    pub inputs: Vec<InputFile>,
    /// What could not be read, and why, in input order.
    pub skipped: Vec<Skipped>,
    /// Remarks on what was read, in input order.
    pub notices: Vec<Notice>,
    /// The arguments that the corpus was opened with, in the order in which they were read.
    pub origin: Vec<String>,
    /// What found the words of surfaces that are not words, once these are replaced.
    pub(crate) resolver: Option<Arc<Resolver>>,
}

/// A document without its text.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct CountedDocument {
    /// Identifies it in every table.
    pub id: String,
    /// Its headline, or its first line.
    pub title: String,
    /// Its other fields.
    pub metadata: Metadata,
    /// The detected language of its text, or of most of it.
    pub language: Detected,
    /// The other languages of its paragraphs, each with its number of tokens; largest number first.
    pub other_languages: Vec<(Language, u64)>,
    /// Its number of tokens.
    pub tokens: u64,
}

impl CountedDocument {
    /// About how many bytes of memory it takes.
    pub(crate) fn memory(&self) -> u64 {
        let values = self.metadata.iter().map(|(_, value)| value.len());
        let texts = [self.id.len(), self.title.len()].into_iter().chain(values);
        (size_of::<(u64, CountedDocument)>() + texts.sum::<usize>()) as u64
    }

    /// Sets the languages from the number of tokens in each. Tokens not counted there are in the
    /// language of the document's beginning.
    pub(crate) fn set_languages(&mut self, mut by_language: BTreeMap<Language, u64>) {
        let counted: u64 = by_language.values().sum();
        let rest = self.tokens.saturating_sub(counted);
        if rest > 0 && self.language.reliable {
            *by_language.entry(self.language.language).or_default() += rest;
        }
        let mut languages: Vec<(Language, u64)> = by_language.into_iter().collect();
        languages.sort_by_key(|(_, tokens)| Reverse(*tokens));
        let mut languages = languages.into_iter();
        if let Some((language, _)) = languages.next() {
            self.language = Detected {
                language,
                reliable: true,
            };
        }
        self.other_languages = languages.collect();
    }
}

impl Counted {
    /// How much memory its vocabulary takes.
    pub fn vocabulary_size(&self) -> VocabularySize {
        VocabularySize::of_counts(&self.counts, &self.documents)
    }

    /// Merges named parts of a corpus, ordered by their first arguments; standard input comes last,
    /// as always.
    pub(crate) fn merge(mut parts: Vec<(String, Counted)>) -> Counted {
        // The sort is stable: parts with equal arguments keep their order.
        parts.sort_by_key(|(_, part)| (part.origin.is_empty(), part.origin.clone()));
        let mut parts = parts.into_iter();
        let Some((_, mut whole)) = parts.next() else {
            return Counted::default();
        };
        let mut ids: HashSet<String> = ids(&whole.documents).collect();
        let mut files = HashMap::new();
        add_files(&whole.inputs, &mut files);
        for (name, mut part) in parts {
            whole.notices.append(&mut part.notices);
            whole
                .notices
                .extend(rename(&name, &mut part.documents, &mut ids));
            let repeated = add_files(&part.inputs, &mut files).into_iter();
            whole.notices.extend(repeated.map(|path| {
                let message = format!("{path} is also in an earlier part, and counts twice");
                Notice::new(&name, message)
            }));
            let next = whole.counts.ordinals().last().map_or(0, |last| last + 1);
            whole.counts = whole.counts.merge(part.counts.shift_ordinals(next));
            whole.documents.append(&mut part.documents);
            whole.inputs.append(&mut part.inputs);
            whole.skipped.append(&mut part.skipped);
            whole.origin.append(&mut part.origin);
        }
        whole.inputs.sort_by(|a, b| a.path.cmp(&b.path));
        whole
    }
}

fn ids(documents: &[CountedDocument]) -> impl Iterator<Item = String> + '_ {
    documents.iter().map(|document| document.id.clone())
}

/// Adds files to those that were read, and gives the paths of the ones that were there before, as
/// far as paths and fingerprints show it.
fn add_files(inputs: &[InputFile], files: &mut HashMap<String, Option<String>>) -> Vec<String> {
    let mut repeated = Vec::new();
    for InputFile { path, sha256, .. } in inputs {
        let earlier = files.insert(path.clone(), sha256.clone());
        let differs =
            |earlier: &Option<String>| earlier.is_some() && sha256.is_some() && earlier != sha256;
        if earlier.is_some_and(|earlier| !differs(&earlier)) {
            repeated.push(path.clone());
        }
    }
    repeated
}

/// Prefixes ids that are taken with the name of their part, and reports it.
fn rename(
    part: &str,
    documents: &mut [CountedDocument],
    ids: &mut HashSet<String>,
) -> Option<Notice> {
    let mut renamed = 0;
    let mut example = String::new();
    for document in documents {
        if ids.contains(&document.id) {
            while ids.contains(&document.id) {
                document.id = format!("{part}:{}", document.id);
            }
            renamed += 1;
            if example.is_empty() {
                example.clone_from(&document.id);
            }
        }
        ids.insert(document.id.clone());
    }
    let what = if renamed == 1 {
        "document has the id of an earlier one; its id now begins"
    } else {
        "documents have the ids of earlier ones; their ids now begin"
    };
    (renamed > 0).then(|| {
        let message = format!("{renamed} {what} with the name of the part, as in {example}");
        Notice::new(part, message)
    })
}
