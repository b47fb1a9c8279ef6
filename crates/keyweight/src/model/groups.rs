//! Groups of documents.

use std::collections::{BTreeMap, BTreeSet};

use keyweight_corpus::composed;
use keyweight_tokenize::Language;
use thiserror::Error;

use crate::counting::CountedDocument;

/// How many names an error lists.
const LISTED: usize = 20;

/// A named set of documents.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// What it is called in a table.
    pub name: String,
    /// The places of its documents in the input, in rising order.
    pub documents: Vec<usize>,
}

/// The documents of a corpus, in groups.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Groups {
    /// The groups: documents in input order, groups of several in byte order of their names.
    pub groups: Vec<Group>,
    /// How many documents are in no group, because they have no such field or nothing in it.
    pub ungrouped: usize,
}

/// Documents cannot be grouped or compared as asked.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum GroupError {
    /// No document has such a field.
    #[error("no document has a field {field:?}; known fields are {}", listed(.known))]
    UnknownField {
        /// The requested field.
        field: String,
        /// The fields that exist.
        known: Vec<String>,
    },
    /// No document has a value of the field.
    #[error("no document has a value of the field {field:?}")]
    NoValue {
        /// The requested field.
        field: String,
    },
    /// The rows of the analysis are groups already.
    #[error("the rows of this analysis are groups; use the analysis of its documents")]
    AlreadyGrouped,
    /// A word list was folded together with another corpus, or with other settings.
    #[error("the word list {list} was not folded together with this corpus")]
    OtherList {
        /// The name of the list.
        list: String,
    },
    /// A pattern is not valid.
    #[error("invalid pattern {pattern:?}")]
    Pattern {
        /// The pattern as given.
        pattern: String,
        /// What is wrong with it.
        source: GlobError,
    },
    /// A pattern matches nothing.
    #[error("{pattern:?} matches no {of}; there are {}", listed(.known))]
    NoMatch {
        /// The pattern as given.
        pattern: String,
        /// What it is a pattern of.
        of: String,
        /// What it could have matched.
        known: Vec<String>,
    },
    /// A document would be on both sides.
    #[error("{document} is in the target {target:?} and in the reference {reference:?}")]
    Overlap {
        /// The first such document.
        document: String,
        /// The target.
        target: String,
        /// The reference.
        reference: String,
    },
    /// There is nothing to compare with.
    #[error("there is nothing to compare {target:?} with: it has all documents")]
    NothingElse {
        /// The target.
        target: String,
    },
    /// A side has no tokens.
    #[error("{group:?} has no tokens, so there is nothing to compare")]
    NoTokens {
        /// The side.
        group: String,
    },
}

/// Why a pattern is not valid.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{}", .0.kind())]
pub struct GlobError(globset::Error);

impl GlobError {
    pub(crate) fn new(error: globset::Error) -> GlobError {
        GlobError(error)
    }
}

fn listed(names: &[String]) -> String {
    if names.is_empty() {
        return "none".to_owned();
    }
    let shown = names[..names.len().min(LISTED)].join(", ");
    match names.len().checked_sub(LISTED) {
        None | Some(0) => shown,
        Some(more) => format!("{shown} and {more} more"),
    }
}

impl Groups {
    /// Each document as a group of its own.
    pub fn of_documents(documents: &[CountedDocument]) -> Groups {
        let group = |(number, document): (usize, &CountedDocument)| Group {
            name: document.id.clone(),
            documents: vec![number],
        };
        Groups {
            groups: documents.iter().enumerate().map(group).collect(),
            ungrouped: 0,
        }
    }

    /// The documents with the same value of `field`; each has one of the `languages`.
    pub(super) fn by_field(
        documents: &[CountedDocument],
        languages: &[Language],
        field: &str,
    ) -> Result<Groups, GroupError> {
        let field = &*composed(field);
        let key = key(documents, field)?;
        let mut groups: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        let mut ungrouped = 0;
        for (number, (document, language)) in documents.iter().zip(languages).enumerate() {
            match key.of(document, *language) {
                Some(name) => groups.entry(name).or_default().push(number),
                None => ungrouped += 1,
            }
        }
        if groups.is_empty() {
            return Err(GroupError::NoValue {
                field: field.to_owned(),
            });
        }
        let group = |(name, documents)| Group { name, documents };
        Ok(Groups {
            groups: groups.into_iter().map(group).collect(),
            ungrouped,
        })
    }
}

/// What documents are grouped by.
pub(crate) enum Key<'f> {
    Field(&'f str),
    Folder,
    Language,
}

pub(crate) fn key<'f>(
    documents: &[CountedDocument],
    field: &'f str,
) -> Result<Key<'f>, GroupError> {
    let mut known = BTreeSet::new();
    for document in documents {
        known.extend(document.metadata.fields());
    }
    if known.iter().any(|name| *name == field) {
        return Ok(Key::Field(field));
    }
    match field {
        "folder" => Ok(Key::Folder),
        "language" => Ok(Key::Language),
        _ => Err(GroupError::UnknownField {
            field: field.to_owned(),
            known: known
                .into_iter()
                .map(String::as_str)
                .chain(["folder", "language"])
                .map(str::to_owned)
                .collect(),
        }),
    }
}

impl Key<'_> {
    /// The name of a document's group; `None` if it is in none.
    fn of(&self, document: &CountedDocument, language: Language) -> Option<String> {
        match self {
            Key::Field(field) => {
                let value = document.metadata.get(field)?.trim();
                (!value.is_empty()).then(|| value.to_owned())
            }
            Key::Folder => {
                let folder = document.id.rsplit_once('/');
                Some(folder.map_or_else(|| ".".to_owned(), |(folder, _)| folder.to_owned()))
            }
            Key::Language => Some(language.to_string()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_list_is_shortened() {
        let names: Vec<String> = (0..25).map(|name| name.to_string()).collect();
        assert!(listed(&names).ends_with("18, 19 and 5 more"));
        assert_eq!(listed(&names[..2]), "0, 1");
        assert_eq!(listed(&[]), "none");
    }
}
