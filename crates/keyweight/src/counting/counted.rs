//! A counted corpus, and how several become one.

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap, HashSet};

use keyweight_corpus::{InputFile, Metadata, Notice, Skipped};
use keyweight_count::Counts;
use keyweight_tokenize::{Detected, Language};

/// What reading and counting a corpus gave, and what could not be read.
#[derive(Debug, Default)]
pub struct Counted {
    /// How often each surface occurs in each document.
    pub counts: Counts,
    /// The documents, in input order, one for each row of `counts`.
    pub documents: Vec<CountedDocument>,
    /// The files that were read, in byte order of their paths.
    pub inputs: Vec<InputFile>,
    /// What could not be read, and why, in input order.
    pub skipped: Vec<Skipped>,
    /// Remarks on what was read, in input order.
    pub notices: Vec<Notice>,
    /// The arguments that the corpus was opened with, in the order in which they were read.
    pub origin: Vec<String>,
}

/// A document without its text.
#[derive(Clone, Debug)]
pub struct CountedDocument {
    /// What identifies it in every table.
    pub id: String,
    /// Its headline, or its first line.
    pub title: String,
    /// Its other fields.
    pub metadata: Metadata,
    /// What language its text, or most of it, seems to be in.
    pub language: Detected,
    /// The other languages that some of its paragraphs are in, and how many tokens those have; the
    /// most first.
    pub other_languages: Vec<(Language, u64)>,
    /// How many tokens it has.
    pub tokens: u64,
}

impl CountedDocument {
    /// Notes how many tokens are in which language; those not told are in that of the beginning.
    pub(crate) fn speak(&mut self, mut by_language: BTreeMap<Language, u64>) {
        let told: u64 = by_language.values().sum();
        let rest = self.tokens.saturating_sub(told);
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
    /// Named parts of a corpus as one, in the order of their first arguments; standard input comes
    /// last, as always.
    pub(crate) fn merge(mut parts: Vec<(String, Counted)>) -> Counted {
        // Stable: parts of equal arguments stay in their order.
        parts.sort_by_key(|(_, part)| (part.origin.is_empty(), part.origin.clone()));
        let mut parts = parts.into_iter();
        let Some((_, mut whole)) = parts.next() else {
            return Counted::default();
        };
        let mut ids: HashSet<String> = ids(&whole.documents).collect();
        let mut files = HashMap::new();
        read_before(&whole.inputs, &mut files);
        for (name, mut part) in parts {
            whole.notices.append(&mut part.notices);
            whole
                .notices
                .extend(rename(&name, &mut part.documents, &mut ids));
            let twice = read_before(&part.inputs, &mut files).into_iter();
            whole.notices.extend(twice.map(|path| {
                let message = format!("{path} is in an earlier part, too, and counts twice");
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

/// Which of the files are among those known, as far as paths and fingerprints tell; from now on all
/// of them are.
fn read_before(inputs: &[InputFile], known: &mut HashMap<String, Option<String>>) -> Vec<String> {
    let mut twice = Vec::new();
    for InputFile { path, sha256, .. } in inputs {
        let earlier = known.insert(path.clone(), sha256.clone());
        let differ =
            |earlier: &Option<String>| earlier.is_some() && sha256.is_some() && earlier != sha256;
        if earlier.is_some_and(|earlier| !differ(&earlier)) {
            twice.push(path.clone());
        }
    }
    twice
}

/// Gives documents whose ids are taken the name of their part before it, and says so.
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
    let documents = if renamed == 1 {
        "document has"
    } else {
        "documents have"
    };
    (renamed > 0).then(|| {
        let message = format!(
            "{renamed} {documents} the id of an earlier one, and this name before it, as {example}"
        );
        Notice::new(part, message)
    })
}
