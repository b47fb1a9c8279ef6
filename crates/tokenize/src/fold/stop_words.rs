//! The choice of stop words: built-in lists by language, custom lists, or none.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::language::Language;
use crate::language::stop_words::built_in;

/// The words that are dropped because they say nothing about the subject of a text: those of all these
/// lists, or none if there is no list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct StopWords {
    /// The lists.
    pub sources: Vec<StopSource>,
}

/// A source of stop words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum StopSource {
    /// The built-in list of each document's language.
    Auto,
    /// The built-in list of one language, for all documents.
    Language(Language),
    /// A custom list, for all documents.
    List(StopList),
}

impl Default for StopWords {
    /// The built-in list of each document's language.
    fn default() -> StopWords {
        StopWords {
            sources: vec![StopSource::Auto],
        }
    }
}

impl StopWords {
    /// No stop words.
    pub fn none() -> StopWords {
        StopWords {
            sources: Vec::new(),
        }
    }

    /// Whether there is a built-in list for `language`.
    pub fn is_known(language: Language) -> bool {
        built_in(language).is_some()
    }
}

/// A custom stop list.
///
/// An entry drops the word in any case, but an acronym with the same letters only if the entry itself is
/// in capitals: `us` drops `us`, `US` drops both.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StopList {
    /// The name of the list, for messages and reports.
    pub name: String,
    /// The words as written in the list.
    pub words: BTreeSet<String>,
}

impl StopList {
    /// Reads a list with one word per line; skips blank lines and lines that start with `#`.
    ///
    /// # Examples
    ///
    /// ```
    /// use keyweight_tokenize::StopList;
    ///
    /// let list = StopList::from_lines("custom.txt", "# ours\nsaid\n\nsays\n");
    /// assert_eq!(list.words.len(), 2);
    /// ```
    pub fn from_lines(name: impl Into<String>, text: &str) -> StopList {
        let words = text
            .trim_start_matches('\u{feff}')
            .lines()
            .map(str::trim)
            .filter(|line| !line.is_empty() && !line.starts_with('#'))
            .map(str::to_owned)
            .collect();
        StopList {
            name: name.into(),
            words,
        }
    }
}
