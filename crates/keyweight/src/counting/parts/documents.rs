//! Documents with their counts as records.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::Arc;

use keyweight_corpus::Metadata;
use keyweight_tokenize::{Detected, Language, Words};
use serde::{Deserialize, Serialize};

use super::error::PartError;
use super::layout::ChunkKind;
use super::record::{FieldNames, Record, StringList, bytes};
use crate::counting::CountedDocument;

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
    id: Cow<'r, str>,
    title: Cow<'r, str>,
    language: Language,
    reliable: bool,
    other_languages: Cow<'r, [(Language, u64)]>,
    tokens: u64,
    /// The number of its list of metadata fields.
    fields: u32,
    #[serde(borrow)]
    values: StringList<'r>,
    /// For each surface its distance from the one before, and its count.
    row: Vec<(u32, u32)>,
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
            other_languages: Cow::Borrowed(&document.other_languages),
            tokens: document.tokens,
            fields: fields.numbers[document.metadata.fields()],
            values: StringList::new(document.metadata.iter().map(|(_, value)| value)),
            row: row.iter().map(distance).collect(),
        }
    }

    /// The document and its (surface, count) pairs, which are not checked. By the rule `words`, some of its
    /// surfaces may not be tokens.
    pub(crate) fn into_counted(
        mut self,
        fields: &[Arc<[String]>],
        words: Words,
    ) -> Result<(CountedDocument, Vec<(u32, u32)>), PartError> {
        let misfit = || PartError::damaged("metadata do not fit their fields");
        let fields = fields.get(self.fields as usize).ok_or_else(misfit)?;
        let values = self.values.strings().ok_or_else(misfit)?;
        let metadata = Metadata::with_values(Arc::clone(fields), values).ok_or_else(misfit)?;
        let mut last = 0_u32;
        for (surface, _) in &mut self.row {
            // A sum that is too large is not the number of a surface.
            last = last.saturating_add(*surface);
            *surface = last;
        }
        let counted: u64 = self.row.iter().map(|(_, count)| u64::from(*count)).sum();
        // No text has more tokens than bytes, and no disk has this many.
        let are_tokens = words != Words::Sklearn;
        if are_tokens && self.tokens < counted || self.tokens > 1 << 48 {
            return Err(PartError::damaged("a document's tokens do not fit its row"));
        }
        let document = CountedDocument {
            id: self.id.into_owned(),
            title: self.title.into_owned(),
            metadata,
            language: Detected {
                language: self.language,
                reliable: self.reliable,
            },
            other_languages: self.other_languages.into_owned(),
            tokens: self.tokens,
        };
        Ok((document, self.row))
    }
}

impl Record for Document<'_> {
    const KIND: ChunkKind = ChunkKind::Documents;

    /// A row takes about a word for each pair.
    fn memory(&self) -> u64 {
        let languages = size_of_val(self.other_languages.as_ref());
        let row = self.row.len() * size_of::<u32>();
        bytes::<CountedDocument>(&[&self.id, &self.title])
            + self.values.memory()
            + (languages + row) as u64
    }
}
