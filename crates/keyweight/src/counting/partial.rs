//! What some of the threads have counted, and how it becomes the whole.

use std::collections::{BTreeMap, HashMap};
use std::fmt::Write as _;

use keyweight_corpus::{InputFile, Notice, Skipped, Summary};
use keyweight_count::Counts;
use keyweight_tokenize::Language;

use crate::counting::{Counted, CountedDocument};

/// This many notices may have the same message.
const REPEATED: usize = 3;

/// What some threads have counted; merges in any order.
///
/// Each value comes with the ordinal of its document.
#[derive(Default)]
pub(crate) struct PartialCounts {
    pub(crate) counts: Counts,
    pub(crate) documents: Vec<(u64, CountedDocument)>,
    /// The number of tokens of each later section of a document.
    pub(crate) later_tokens: Vec<(u64, u64)>,
    /// The tokens by language, of documents or sections in several languages.
    pub(crate) mixed: Vec<(u64, BTreeMap<Language, u64>)>,
    /// The number of HTML entities that were decoded in each document or section.
    pub(crate) entities: Vec<(u64, u64)>,
    /// The number of tokens in each document or section that were too long to be counted.
    pub(crate) long_tokens: Vec<(u64, u64)>,
    /// Documents with a later section that could not be read.
    withdrawn: Vec<u64>,
    pub(crate) inputs: Vec<(u64, InputFile)>,
    skipped: Vec<(u64, Skipped)>,
    pub(crate) notices: Vec<(u64, Notice)>,
}

impl PartialCounts {
    /// Notes that a section could not be read. If it is a later one, the document is withdrawn.
    pub(crate) fn skip(&mut self, ordinal: u64, section: u32, skipped: Skipped) {
        if section > 0 {
            self.withdrawn.push(ordinal);
        }
        self.skipped.push((ordinal, skipped));
    }

    pub(crate) fn merge(mut self, other: PartialCounts) -> PartialCounts {
        self.counts = self.counts.merge(other.counts);
        self.documents.extend(other.documents);
        self.later_tokens.extend(other.later_tokens);
        self.mixed.extend(other.mixed);
        self.entities.extend(other.entities);
        self.long_tokens.extend(other.long_tokens);
        self.withdrawn.extend(other.withdrawn);
        self.inputs.extend(other.inputs);
        self.skipped.extend(other.skipped);
        self.notices.extend(other.notices);
        self
    }

    /// The counted corpus that was opened with the arguments `origin`, with what the reader itself
    /// could not read and what it remarks on the whole.
    pub(crate) fn into_counted(
        mut self,
        unread: Vec<(u64, Skipped)>,
        summary: Summary,
        origin: Vec<String>,
    ) -> Counted {
        self.skipped.extend(unread);
        self.withdrawn.sort_unstable();
        let mut documents = self.documents;
        documents.retain(|(ordinal, _)| self.withdrawn.binary_search(ordinal).is_err());
        documents.sort_by_key(|(ordinal, _)| *ordinal);
        for (ordinal, tokens) in self.later_tokens {
            if let Some(document) = find(&mut documents, ordinal) {
                document.tokens += tokens;
            }
        }
        for (ordinal, by_language) in sum_by_document(self.mixed) {
            if let Some(document) = find(&mut documents, ordinal) {
                document.set_languages(by_language);
            }
        }
        let mut inputs = in_order(self.inputs);
        inputs.extend(summary.inputs);
        inputs.sort_by(|a, b| a.path.cmp(&b.path));
        let decoded = Found::of(self.entities, &mut documents);
        let decoded = decoded.map(|found| found.notice(&ENTITIES, &origin));
        let long = Found::of(self.long_tokens, &mut documents);
        let long = long.map(|found| found.notice(&LONG_TOKENS, &origin));
        let mut notices = grouped(in_order(self.notices));
        notices.extend(summary.notices);
        notices.extend(decoded);
        notices.extend(long);
        Counted {
            counts: self.counts.remove_documents(&self.withdrawn),
            documents: in_order(documents),
            inputs,
            skipped: in_order(self.skipped),
            notices,
            origin,
            resolver: None,
        }
    }
}

/// Of the notices on many files with the same message, only the first, with the number of the others.
fn grouped(notices: Vec<Notice>) -> Vec<Notice> {
    let mut numbers: HashMap<String, usize> = HashMap::new();
    for notice in &notices {
        *numbers.entry(notice.message.clone()).or_default() += 1;
    }
    let mut grouped = Vec::new();
    for mut notice in notices {
        let Some(number) = numbers.get_mut(&notice.message) else {
            continue;
        };
        if *number > REPEATED {
            let others = *number - 1;
            numbers.remove(&notice.message);
            let _ = write!(notice.message, " (the same for {others} other files)");
        }
        grouped.push(notice);
    }
    grouped
}

/// What was found in documents, for a remark.
struct Found {
    count: u64,
    documents: usize,
    /// The id of the first document.
    example: String,
}

/// What a remark says about one thing, and about several.
struct Wording {
    one: &'static str,
    several: &'static str,
}

const ENTITIES: Wording = Wording {
    one: "HTML entity was decoded",
    several: "HTML entities were decoded",
};
/// Of more than [`LONGEST_SURFACE`](crate::counting::LONGEST_SURFACE) bytes.
const LONG_TOKENS: Wording = Wording {
    one: "word longer than 1 MiB was not counted",
    several: "words longer than 1 MiB were not counted",
};

impl Found {
    /// Adds up the numbers of documents, given by their ordinals; `None` without any.
    fn of(mut counts: Vec<(u64, u64)>, documents: &mut [(u64, CountedDocument)]) -> Option<Found> {
        counts.retain(|(ordinal, _)| find(documents, *ordinal).is_some());
        counts.sort_unstable();
        let (first, _) = *counts.first()?;
        let example = find(documents, first).map(|document| document.id.clone())?;
        let count = counts.iter().map(|(_, count)| count).sum();
        counts.dedup_by_key(|(ordinal, _)| *ordinal);
        Some(Found {
            count,
            documents: counts.len(),
            example,
        })
    }

    fn notice(self, wording: &Wording, origin: &[String]) -> Notice {
        let Found {
            count,
            documents,
            example,
        } = self;
        let Wording { one, several } = wording;
        let what = match (count, documents) {
            (1, _) => format!("1 {one}, in {example}"),
            (count, 1) => format!("{count} {several}, in {example}"),
            (count, documents) => {
                format!("{count} {several} in {documents} documents, the first in {example}")
            }
        };
        let path = match origin {
            [argument] => argument,
            _ => "all inputs",
        };
        Notice::new(path, what)
    }
}

/// The document of this ordinal; `documents` are sorted by it.
fn find(documents: &mut [(u64, CountedDocument)], ordinal: u64) -> Option<&mut CountedDocument> {
    let found = documents.binary_search_by_key(&ordinal, |(ordinal, _)| *ordinal);
    found.ok().map(|index| &mut documents[index].1)
}

/// The values sorted by ordinal. The sort is stable: the values of one document keep their order.
fn in_order<T>(mut values: Vec<(u64, T)>) -> Vec<T> {
    values.sort_by_key(|(ordinal, _)| *ordinal);
    values.into_iter().map(|(_, value)| value).collect()
}

/// The sums over the sections of each document.
fn sum_by_document(
    mixed: Vec<(u64, BTreeMap<Language, u64>)>,
) -> BTreeMap<u64, BTreeMap<Language, u64>> {
    let mut sums: BTreeMap<u64, BTreeMap<Language, u64>> = BTreeMap::new();
    for (ordinal, by_language) in mixed {
        let sum = sums.entry(ordinal).or_default();
        for (language, tokens) in by_language {
            *sum.entry(language).or_default() += tokens;
        }
    }
    sums
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_notice_on_many_files_is_printed_once() {
        let notices = |paths: &[&str]| {
            let of = |path: &&str| Notice::new(*path, "read as KOI8-R");
            let mut notices: Vec<Notice> = paths.iter().map(of).collect();
            notices.push(Notice::new("z", "other"));
            let shown = grouped(notices)
                .into_iter()
                .map(|notice| notice.to_string());
            shown.collect::<Vec<String>>()
        };
        let three = [
            "a: read as KOI8-R",
            "b: read as KOI8-R",
            "c: read as KOI8-R",
            "z: other",
        ];
        assert_eq!(notices(&["a", "b", "c"]), three);
        let four = ["a: read as KOI8-R (the same for 3 other files)", "z: other"];
        assert_eq!(notices(&["a", "b", "c", "d"]), four);
    }
}
