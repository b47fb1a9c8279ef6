//! The rows of what is weighed: documents, or groups of documents.

use keyweight_corpus::Metadata;
use keyweight_tokenize::Language;
use serde::{Deserialize, Serialize};

use crate::counting::CountedDocument;

/// What is weighed, which names the columns of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Unit {
    Document,
    Group,
}

/// The rows of an analysis, in order.
#[derive(Clone, Debug)]
pub enum Rows {
    /// The documents of a corpus, in input order.
    Documents(DocumentRows),
    /// Groups of documents, in byte order of their names.
    Groups(Vec<GroupRow>),
}

/// Documents, and the language that each of them was treated as.
#[derive(Clone, Debug)]
pub struct DocumentRows {
    pub(super) documents: Vec<CountedDocument>,
    pub(super) languages: Vec<Language>,
}

/// A group of documents.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct GroupRow {
    /// The value that its documents share.
    pub name: String,
    /// How many documents it has.
    pub documents: usize,
    /// How many tokens they have.
    pub tokens: u64,
    /// The languages its documents were treated as, that of most documents first.
    pub languages: Vec<Language>,
    /// The metadata fields that all documents of each group share.
    pub metadata: Metadata,
}

/// What every row has, whether it is a document or a group.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Row<'a> {
    /// The id of a document, or the name of a group.
    pub name: &'a str,
    /// The title of a document; empty for a group.
    pub title: &'a str,
    /// How many tokens it has.
    pub tokens: u64,
    /// Its metadata fields.
    pub metadata: &'a Metadata,
}

impl Unit {
    /// `document` or `group`.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Unit::Document => "document",
            Unit::Group => "group",
        }
    }

    /// What is put before the name of a column that is taken.
    pub(crate) fn prefix(self) -> String {
        format!("{}_", self.name())
    }

    /// The column that says how many of them contain a term.
    pub(crate) fn frequency(self) -> String {
        format!("{}_frequency", self.name())
    }
}

impl DocumentRows {
    /// The documents, with the language that each of them is treated as: `fallback` where its own is
    /// not certain.
    pub(super) fn new(documents: Vec<CountedDocument>, fallback: Language) -> DocumentRows {
        let languages = documents.iter().map(|document| {
            if document.language.reliable {
                document.language.language
            } else {
                fallback
            }
        });
        DocumentRows {
            languages: languages.collect(),
            documents,
        }
    }

    /// The documents, in input order.
    pub fn documents(&self) -> &[CountedDocument] {
        &self.documents
    }

    /// The language that each document was treated as.
    pub fn languages(&self) -> &[Language] {
        &self.languages
    }
}

impl Rows {
    /// How many rows there are.
    pub fn len(&self) -> usize {
        match self {
            Rows::Documents(rows) => rows.documents.len(),
            Rows::Groups(groups) => groups.len(),
        }
    }

    /// Whether there are no rows.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The row at `place`.
    ///
    /// # Panics
    ///
    /// If `place` is not below [`len`](Rows::len).
    #[inline]
    pub fn row(&self, place: usize) -> Row<'_> {
        match self {
            Rows::Documents(rows) => {
                let document = &rows.documents[place];
                Row {
                    name: &document.id,
                    title: &document.title,
                    tokens: document.tokens,
                    metadata: &document.metadata,
                }
            }
            Rows::Groups(groups) => {
                let group = &groups[place];
                Row {
                    name: &group.name,
                    title: "",
                    tokens: group.tokens,
                    metadata: &group.metadata,
                }
            }
        }
    }

    /// All rows, in order.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = Row<'_>> + '_ {
        (0..self.len()).map(|place| self.row(place))
    }
}
