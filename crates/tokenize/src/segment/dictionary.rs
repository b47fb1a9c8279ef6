//! The user dictionary: words that are kept whole in scripts without spaces.

use std::collections::BTreeSet;
use std::fmt;
use std::ops::Range;
use std::sync::Arc;

use aho_corasick::{AhoCorasick, Anchored, BuildError, Input, MatchKind, StartKind};
use serde::{Deserialize, Serialize};
use thiserror::Error;
use unicode_segmentation::GraphemeCursor;

use crate::characters::scripts::is_unspaced;

/// A user dictionary: words, such as names, that a [`Segmenter`](crate::Segmenter) keeps whole in scripts
/// without spaces between words: Chinese, Japanese, Thai, Lao, Burmese and Khmer.
///
/// Entries match exactly as written, from left to right; of those that start at the same offset the
/// longest matches. Only [`Words::Article`](crate::Words::Article) looks for them.
///
/// Two dictionaries are equal if they have the same name and entries. Cloning is cheap: the entries
/// are shared.
#[derive(Clone)]
pub struct Dictionary(Arc<Inner>);

struct Inner {
    list: WordList,
    automaton: AhoCorasick,
    /// How many bytes an entry that starts in a run without spaces may extend past its end.
    reach: usize,
}

/// The name and entries of a dictionary.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
struct WordList {
    name: String,
    words: BTreeSet<String>,
}

/// A list of words is not a valid user dictionary.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum DictionaryError {
    /// An entry consists of several words.
    #[error(
        "{name}, line {line}: {entry:?} is several words; a user dictionary has single words in \
         scripts without spaces, and --phrases finds words that belong together"
    )]
    SeveralWords {
        /// The name of the list.
        name: String,
        /// The line of the entry, from 1.
        line: usize,
        /// The entry.
        entry: String,
    },
    /// An entry has characters of a script with spaces, or punctuation.
    #[error(
        "{name}, line {line}: {entry:?} is not entirely in a script without spaces (Chinese, Japanese, \
         Thai, Lao, Burmese, Khmer); other words need no user dictionary"
    )]
    OtherScript {
        /// The name of the list.
        name: String,
        /// The line of the entry, from 1.
        line: usize,
        /// The entry.
        entry: String,
    },
    /// There are too many entries.
    #[error("{name} has too many entries")]
    TooLarge {
        /// The name of the list.
        name: String,
        /// Why no search automaton can be built.
        source: BuildError,
    },
}

impl Dictionary {
    /// Reads a list with one word per line; skips blank lines and lines that start with `#`.
    ///
    /// A middle dot may join the parts of a name: `唐納德·川普`, `ドナルド・トランプ`.
    ///
    /// # Errors
    ///
    /// [`DictionaryError::SeveralWords`] if an entry contains white space,
    /// [`DictionaryError::OtherScript`] if it contains any other character outside the scripts without
    /// spaces, and [`DictionaryError::TooLarge`] if there are too many entries to search for.
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
            check_entry(&name, line, entry)?;
            words.insert(entry.to_owned());
        }
        Dictionary::new(WordList { name, words })
    }

    fn new(list: WordList) -> Result<Dictionary, DictionaryError> {
        let automaton = AhoCorasick::builder()
            .match_kind(MatchKind::LeftmostLongest)
            .start_kind(StartKind::Both)
            .build(&list.words);
        let automaton = automaton.map_err(|source| DictionaryError::TooLarge {
            name: list.name.clone(),
            source,
        })?;
        let dotted = list.words.iter().filter(|word| word.contains(is_name_dot));
        let reach = dotted.map(String::len).max().unwrap_or(0);
        Ok(Dictionary(Arc::new(Inner {
            list,
            automaton,
            reach,
        })))
    }

    /// The name of the dictionary, for messages and reports.
    pub fn name(&self) -> &str {
        &self.0.list.name
    }

    /// The entries.
    pub fn words(&self) -> &BTreeSet<String> {
        &self.0.list.words
    }

    /// The first whole entry in `text` that starts in `run`.
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
            while !is_whole(text, &found) {
                // A shorter entry may end where a letter does.
                let shorter = Input::new(text.as_bytes()).range(start..found.end - 1);
                match find(shorter.anchored(Anchored::Yes)) {
                    Some(shorter) => found = shorter,
                    None => break,
                }
            }
            if is_whole(text, &found) {
                return Some(found);
            }
            from = start + text[start..].chars().next().map_or(1, char::len_utf8);
        }
        None
    }
}

/// Fails unless `entry` is a word in a script without spaces.
fn check_entry(name: &str, line: usize, entry: &str) -> Result<(), DictionaryError> {
    let (name, word) = (name.to_owned(), entry.to_owned());
    if entry.contains(char::is_whitespace) {
        let entry = word;
        return Err(DictionaryError::SeveralWords { name, line, entry });
    }
    let is_word = |part: &str| !part.is_empty() && part.chars().all(is_unspaced);
    if !entry.split(is_name_dot).all(is_word) {
        let entry = word;
        return Err(DictionaryError::OtherScript { name, line, entry });
    }
    Ok(())
}

/// Whether `character` may join the parts of a name.
fn is_name_dot(character: char) -> bool {
    matches!(character, '·' | '‧' | '・' | '･')
}

/// Whether neither end of `range` is within what readers see as one letter: no vowel sign or tone mark
/// of its last letter follows, and its first letter is not written below another one.
fn is_whole(text: &str, range: &Range<usize>) -> bool {
    let is_boundary = |at: usize| {
        let mut cursor = GraphemeCursor::new(at, text.len(), true);
        cursor.is_boundary(text, 0).unwrap_or(true)
    };
    // The next letter is written below: Khmer coeng, Burmese virama.
    let below = text[..range.start].ends_with(['\u{17d2}', '\u{1039}']);
    !below && is_boundary(range.start) && is_boundary(range.end)
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
        let list = WordList::deserialize(deserializer)?;
        for (line, word) in (1..).zip(&list.words) {
            check_entry(&list.name, line, word).map_err(serde::de::Error::custom)?;
        }
        Dictionary::new(list).map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests;
