//! Words of one's own, which are kept whole in scripts without spaces.

use std::collections::BTreeSet;
use std::fmt;
use std::ops::Range;
use std::sync::Arc;

use aho_corasick::{AhoCorasick, Anchored, BuildError, Input, MatchKind, StartKind};
use serde::{Deserialize, Serialize};
use thiserror::Error;
use unicode_segmentation::GraphemeCursor;

use crate::characters::scripts::is_unspaced;

/// Words of one's own, such as names, that a [`Segmenter`](crate::Segmenter) keeps whole where a
/// script has no spaces between words: Chinese, Japanese, Thai, Lao, Burmese and Khmer.
///
/// Entries are found as they are written, from left to right, and of those that begin at the same
/// place the longest. Only [`Words::Article`](crate::Words::Article) looks for them.
///
/// Two are equal if they have the same name and entries. Cloning takes no time.
#[derive(Clone)]
pub struct Dictionary(Arc<Inner>);

struct Inner {
    list: List,
    automaton: AhoCorasick,
    /// How many bytes an entry that begins in a run without spaces may reach beyond it.
    reach: usize,
}

/// What a dictionary is made of.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
struct List {
    name: String,
    words: BTreeSet<String>,
}

/// A list of words is no dictionary.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum DictionaryError {
    /// An entry is several words.
    #[error(
        "{name}, line {line}: {entry:?} is several words; a dictionary holds single words of \
         scripts without spaces, and --phrases finds words that belong together"
    )]
    SeveralWords {
        /// Where the list comes from.
        name: String,
        /// The line of the entry, from 1.
        line: usize,
        /// The entry.
        entry: String,
    },
    /// An entry has characters of a script with spaces, or signs.
    #[error(
        "{name}, line {line}: {entry:?} is not all in a script without spaces (Chinese, Japanese, \
         Thai, Lao, Burmese, Khmer), and other words are found without a dictionary"
    )]
    OtherScript {
        /// Where the list comes from.
        name: String,
        /// The line of the entry, from 1.
        line: usize,
        /// The entry.
        entry: String,
    },
    /// There are too many entries.
    #[error("{name} has too many entries")]
    TooLarge {
        /// Where the list comes from.
        name: String,
        /// What the search says.
        source: BuildError,
    },
}

impl Dictionary {
    /// Reads a list: one word a line; blank lines and lines that begin with `#` are left out.
    ///
    /// The parts of a name may be joined by a middle dot: `唐納德·川普`, `ドナルド・トランプ`.
    ///
    /// # Errors
    ///
    /// [`DictionaryError::SeveralWords`] if an entry holds white space,
    /// [`DictionaryError::OtherScript`] if it holds anything else that is not of a script without
    /// spaces, and [`DictionaryError::TooLarge`] if the entries are beyond what can be searched for.
    ///
    /// # Examples
    ///
    /// ```
    /// use keyweight_tokenize::{Dictionary, Segmentation, Segmenter};
    ///
    /// let names = Dictionary::from_lines("names.txt", "# people\n賴清德\n")?;
    /// let segmenter = Segmenter::new(Segmentation::default()).with_dictionary(&names);
    /// let text = "總統賴清德出席";
    /// let mut tokens = Vec::new();
    /// segmenter.segment(text, &mut tokens);
    /// let surfaces: Vec<&str> = tokens.iter().map(|token| token.surface(text)).collect();
    /// assert_eq!(surfaces, ["總統", "賴清德", "出席"]);
    ///
    /// assert!(Dictionary::from_lines("names.txt", "New York").is_err());
    /// # Ok::<(), keyweight_tokenize::DictionaryError>(())
    /// ```
    pub fn from_lines(name: impl Into<String>, text: &str) -> Result<Dictionary, DictionaryError> {
        let name = name.into();
        let mut words = BTreeSet::new();
        let lines = text.trim_start_matches('\u{feff}').lines().map(str::trim);
        for (line, entry) in (1..).zip(lines) {
            if entry.is_empty() || entry.starts_with('#') {
                continue;
            }
            check(&name, line, entry)?;
            words.insert(entry.to_owned());
        }
        Dictionary::new(List { name, words })
    }

    fn new(list: List) -> Result<Dictionary, DictionaryError> {
        let automaton = AhoCorasick::builder()
            .match_kind(MatchKind::LeftmostLongest)
            .start_kind(StartKind::Both)
            .build(&list.words);
        let automaton = automaton.map_err(|source| DictionaryError::TooLarge {
            name: list.name.clone(),
            source,
        })?;
        let dotted = list.words.iter().filter(|word| word.contains(is_dot));
        let reach = dotted.map(String::len).max().unwrap_or(0);
        Ok(Dictionary(Arc::new(Inner {
            list,
            automaton,
            reach,
        })))
    }

    /// Where the dictionary comes from, for messages and reports.
    pub fn name(&self) -> &str {
        &self.0.list.name
    }

    /// The entries.
    pub fn words(&self) -> &BTreeSet<String> {
        &self.0.list.words
    }

    /// The first entry in `text` that begins in `run` and stands there whole.
    pub(crate) fn find(&self, text: &str, run: Range<usize>) -> Option<Range<usize>> {
        let end = text.len().min(run.end + self.0.reach);
        let find = |input: Input<'_>| self.0.automaton.find(input).map(|found| found.range());
        let mut from = run.start;
        while from < run.end {
            let mut found = find(Input::new(text.as_bytes()).range(from..end))?;
            let start = found.start;
            if start >= run.end {
                return None;
            }
            while !stands_whole(text, &found) {
                // A shorter entry may end where a letter does.
                let shorter = Input::new(text.as_bytes()).range(start..found.end - 1);
                match find(shorter.anchored(Anchored::Yes)) {
                    Some(shorter) => found = shorter,
                    None => break,
                }
            }
            if stands_whole(text, &found) {
                return Some(found);
            }
            from = start + text[start..].chars().next().map_or(1, char::len_utf8);
        }
        None
    }
}

/// Fails unless `entry` is a word of a script without spaces.
fn check(name: &str, line: usize, entry: &str) -> Result<(), DictionaryError> {
    let (name, word) = (name.to_owned(), entry.to_owned());
    if entry.contains(char::is_whitespace) {
        let entry = word;
        return Err(DictionaryError::SeveralWords { name, line, entry });
    }
    let is_word = |part: &str| !part.is_empty() && part.chars().all(is_unspaced);
    if !entry.split(is_dot).all(is_word) {
        let entry = word;
        return Err(DictionaryError::OtherScript { name, line, entry });
    }
    Ok(())
}

/// What may stand between the parts of a name.
fn is_dot(character: char) -> bool {
    matches!(character, '·' | '‧' | '・' | '･')
}

/// Whether neither end of a place is within what readers see as one letter: no vowel sign or tone
/// mark stands behind it that belongs to its last letter, and it is not written below another one.
fn stands_whole(text: &str, place: &Range<usize>) -> bool {
    let is_boundary = |at: usize| {
        let mut cursor = GraphemeCursor::new(at, text.len(), true);
        cursor.is_boundary(text, 0).unwrap_or(true)
    };
    // The next letter is written below: Khmer coeng, Burmese virama.
    let below = text[..place.start].ends_with(['\u{17d2}', '\u{1039}']);
    !below && is_boundary(place.start) && is_boundary(place.end)
}

impl fmt::Debug for Dictionary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Dictionary")
            .field("name", &self.0.list.name)
            .field("words", &self.0.list.words)
            .finish_non_exhaustive()
    }
}

impl PartialEq for Dictionary {
    fn eq(&self, other: &Dictionary) -> bool {
        self.0.list == other.0.list
    }
}

impl Eq for Dictionary {}

impl Serialize for Dictionary {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.list.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Dictionary {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Dictionary, D::Error> {
        let list = List::deserialize(deserializer)?;
        for (line, word) in (1..).zip(&list.words) {
            check(&list.name, line, word).map_err(serde::de::Error::custom)?;
        }
        Dictionary::new(list).map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests;
