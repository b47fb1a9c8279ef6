//! Documents with their counts as records.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use keyweight_corpus::Metadata;
use keyweight_tokenize::{Detected, Language, Words};
use serde::{Deserialize, Serialize};

use super::budget::owned_bytes;
use super::error::PartError;
use super::layout::ChunkKind;
use super::packed_list::PackedList;
use super::record::{FieldNames, Record, StringList};
use crate::counting::CountedDocument;

/// No text has more tokens than bytes, and no disk has this many. So sums of tokens stay far below 2⁶⁴.
pub(crate) const MOST_TOKENS: u64 = 1 << 48;
/// What a document takes in memory besides its fields: where its row is, and its id in an index.
const DOCUMENT_BYTES: u64 = 96;

/// The lists of names of metadata fields, each once.
pub(crate) struct FieldLists<'d> {
    lists: Vec<&'d [String]>,
    numbers: HashMap<&'d [String], u32>,
}

impl<'d> FieldLists<'d> {
    pub(crate) fn of(documents: &'d [CountedDocument]) -> FieldLists<'d> {
        let mut fields = FieldLists {
            lists: Vec::new(),
            numbers: HashMap::new(),
        };
        for document in documents {
            let list = document.metadata.fields();
            let next = u32::try_from(fields.lists.len()).expect("there are fewer tables");
            if *fields.numbers.entry(list).or_insert(next) == next {
                fields.lists.push(list);
            }
        }
        fields
    }

    pub(crate) fn records(&self) -> impl Iterator<Item = FieldNames<'static>> {
        let lists = self.lists.iter();
        lists.map(|list| FieldNames(StringList::new(list.iter().map(String::as_str))))
    }
}

/// A document and its row of counts.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Document<'r> {
    #[serde(borrow)]
    id: Cow<'r, str>,
    #[serde(borrow)]
    title: Cow<'r, str>,
    language: Language,
    reliable: bool,
    #[serde(borrow)]
    other_languages: PackedList<'r, (Language, u64)>,
    tokens: u64,
    /// The number of its list of metadata fields.
    fields: u32,
    #[serde(borrow)]
    values: StringList<'r>,
    /// For each surface its distance from the one before, and its count.
    #[serde(borrow)]
    row: PackedList<'r, (u32, u32)>,
}

impl<'r> Document<'r> {
    pub(crate) fn new(
        document: &'r CountedDocument,
        fields: &FieldLists<'_>,
        row: &[(u32, u32)],
    ) -> Document<'r> {
        let mut last = 0;
        let distance = |(surface, count): &(u32, u32)| {
            let distance = surface - last;
            last = *surface;
            (distance, *count)
        };
        Document {
            id: Cow::Borrowed(&document.id),
            title: Cow::Borrowed(&document.title),
            language: document.language.language,
            reliable: document.language.reliable,
            other_languages: document.other_languages.iter().copied().collect(),
            tokens: document.tokens,
            fields: fields.numbers[document.metadata.fields()],
            values: StringList::new(document.metadata.iter().map(|(_, value)| value)),
            row: row.iter().map(distance).collect(),
        }
    }

    /// The document. Its (surface, count) pairs, which are not checked, go to `row`.
    pub(crate) fn into_counted(
        self,
        fields: &[Arc<[String]>],
        words: Words,
        row: &mut Vec<(u32, u32)>,
    ) -> Result<CountedDocument, PartError> {
        let misfit = || PartError::damaged("metadata do not fit their fields");
        let fields = fields.get(self.fields as usize).ok_or_else(misfit)?;
        let values = self.values.strings().ok_or_else(misfit)?;
        let metadata = Metadata::with_values(Arc::clone(fields), values).ok_or_else(misfit)?;
        row.clear();
        let mut last = 0_u32;
        for pair in self.row.iter() {
            let (distance, count) = pair?;
            // A sum that is too large is not the number of a surface.
            last = last.saturating_add(distance);
            row.push((last, count));
        }
        let other_languages: Vec<_> = self.other_languages.iter().collect::<Result<_, _>>()?;
        check_tokens(self.tokens, row, words)?;
        check_languages(self.tokens, self.language, &other_languages)?;
        Ok(CountedDocument {
            id: self.id.into_owned(),
            title: self.title.into_owned(),
            metadata,
            language: Detected {
                language: self.language,
                reliable: self.reliable,
            },
            other_languages,
            tokens: self.tokens,
        })
    }
}

/// A row has each token of its document, unless a count has reached its limit. By the rule of
/// scikit-learn, it also has what is not a token.
fn check_tokens(tokens: u64, row: &[(u32, u32)], words: Words) -> Result<(), PartError> {
    let counted: u64 = row.iter().map(|(_, count)| u64::from(*count)).sum();
    let is_limited = row.iter().any(|(_, count)| *count == u32::MAX);
    let fits = match words {
        Words::Sklearn => tokens <= counted,
        _ => tokens == counted,
    };
    if (fits || is_limited) && tokens.max(counted) <= MOST_TOKENS {
        return Ok(());
    }
    Err(PartError::damaged("a document's tokens do not fit its row"))
}

/// No token is in two languages.
fn check_languages(
    tokens: u64,
    main: Language,
    others: &[(Language, u64)],
) -> Result<(), PartError> {
    let mut languages: HashSet<Language> = HashSet::from([main]);
    let are_distinct = others
        .iter()
        .all(|(language, _)| languages.insert(*language));
    let sum = others
        .iter()
        .try_fold(0_u64, |sum, (_, tokens)| sum.checked_add(*tokens));
    if are_distinct && sum.is_some_and(|sum| sum <= tokens) {
        return Ok(());
    }
    let what = "a document's tokens do not fit its languages";
    Err(PartError::damaged(what))
}

impl Record for Document<'_> {
    const KIND: ChunkKind = ChunkKind::Documents;

    /// A pair of a row takes at least two bytes in the file, and nearly always one word of four bytes
    /// in memory; a language takes four bytes and sixteen.
    fn memory(&self) -> u64 {
        let lists = 4 * self.other_languages.packed_bytes() + 2 * self.row.packed_bytes();
        owned_bytes::<CountedDocument>([self.id.len(), self.title.len()])
            .saturating_add(self.values.memory())
            .saturating_add(lists + DOCUMENT_BYTES)
    }
}
