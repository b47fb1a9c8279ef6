//! Stop words: built-in lists by language, or a list of one's own.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::language::Language;
use crate::language::stop_words::built_in;

/// Which words are left out because they say nothing of a text's subject: all of these lists
/// together, none if there is no list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct StopWords {
    /// The lists.
    pub sources: Vec<StopSource>,
}

/// Where stop words come from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StopSource {
    /// The built-in list of each document's language.
    Auto,
    /// The built-in list of one language, for all documents.
    Language(Language),
    /// A list of one's own, for all documents.
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

/// A list of stop words of one's own.
///
/// An entry leaves out the word in whatever case, but not an acronym of the same letters, unless the
/// entry is itself in capitals: `us` leaves out `us`, `US` leaves out both.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StopList {
    /// Where the list comes from, for messages and reports.
    pub name: String,
    /// The words as they stand in the list.
    pub words: BTreeSet<String>,
}

impl StopList {
    /// Reads a list: one word a line; blank lines and lines that begin with `#` are left out.
    ///
    /// # Examples
    ///
    /// ```
    /// use keyweight_tokenize::StopList;
    ///
    /// let list = StopList::from_lines("own.txt", "# ours\nsaid\n\nsays\n");
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
