//! The user dictionary as a list, and its entries in scripts without spaces.

use std::collections::BTreeSet;
use std::fmt;
use std::ops::Range;
use std::sync::Arc;

use aho_corasick::{AhoCorasick, Anchored, BuildError, Input, MatchKind, StartKind};
use serde::{Deserialize, Serialize};
use thiserror::Error;
use unicode_segmentation::{GraphemeCursor, UnicodeSegmentation};

use crate::characters::emoji;
use crate::characters::scripts::is_unspaced;
use crate::dictionary::entries::{Entries, Entry};

/// A user dictionary: words and phrases, such as names, that a [`Segmenter`](crate::Segmenter) makes one
/// token each and that [`fold()`](crate::fold()) makes one term each.
///
/// Entries are found from left to right; of those that start at the same offset the longest is. Only
/// [`Words::Article`](crate::Words::Article) looks for them.
///
/// - An entry matches in any case, with any white space between its words (a line end too, but no empty
///   line), and in any Unicode normal form. Only an entry that is one word of capital letters (`IT`) does
///   not match small letters (`it`).
/// - It matches whole words: `New York` not in `New Yorker`, `COVID` not in `COVID-19`. An elided article
///   before it and an ending after an apostrophe do not matter (`l’Union européenne`, `New York’s`), and
///   a compound may have an entry of several words as its part (`New York-based`).
/// - In scripts without spaces between words (Chinese, Japanese, Thai, Lao, Burmese and Khmer), it matches
///   anywhere. There it must be exactly as written.
///
/// Two dictionaries are equal if they have the same name and entries. Cloning is cheap: the entries
/// are shared.
#[derive(Clone)]
pub struct Dictionary(Arc<Inner>);

struct Inner {
    list: WordList,
    /// Finds the entries in scripts without spaces.
    automaton: AhoCorasick,
    /// How many bytes an entry that starts in a run without spaces may extend past its end.
    reach: usize,
    /// The entries that are not entirely in a script without spaces.
    spaced: Entries,
    all: Entries,
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
    /// An entry has no letter, digit or emoji.
    #[error("{name}, line {line}: {entry:?} has no letter, digit or emoji, so it is not a word")]
    NoWord {
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
    /// Reads a list with one word or phrase per line; skips blank lines and lines that start with `#`.
    ///
    /// # Errors
    ///
    /// [`DictionaryError::NoWord`] if an entry has no letter, digit or emoji, and
    /// [`DictionaryError::TooLarge`] if there are too many entries to search for.
    ///
    /// # Examples
    ///
    /// ```
    /// use keyweight_tokenize::{Dictionary, Segmentation, Segmenter};
    ///
    /// let names = Dictionary::from_lines("names.txt", "# places\nNew York\n玉山論壇\n")?;
    /// let segmenter = Segmenter::new(Segmentation::default()).with_dictionary(&names);
    /// let text = "出席玉山論壇 in New York’s center";
    /// let mut tokens = Vec::new();
    /// segmenter.segment(text, &mut tokens);
    /// let surfaces: Vec<&str> = tokens.iter().map(|token| token.surface(text)).collect();
    /// assert_eq!(surfaces, ["出席", "玉山論壇", "in", "New York’s", "center"]);
    ///
    /// assert!(Dictionary::from_lines("names.txt", "+++").is_err());
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
            let parts: Vec<&str> = entry.split_whitespace().collect();
            words.insert(parts.join(" "));
        }
        Dictionary::new(WordList { name, words })
    }

    fn new(list: WordList) -> Result<Dictionary, DictionaryError> {
        let words = || list.words.iter().map(String::as_str);
        let unspaced: Vec<&str> = words().filter(|word| is_unspaced_word(word)).collect();
        let automaton = AhoCorasick::builder()
            .match_kind(MatchKind::LeftmostLongest)
            .start_kind(StartKind::Both)
            .build(&unspaced);
        let automaton = automaton.map_err(|source| DictionaryError::TooLarge {
            name: list.name.clone(),
            source,
        })?;
        let dotted = unspaced.iter().filter(|word| word.contains(is_name_dot));
        let reach = dotted.map(|word| word.len()).max().unwrap_or(0);
        let spaced = Entries::new(words().filter(|word| !is_unspaced_word(word)));
        let all = Entries::new(words());
        Ok(Dictionary(Arc::new(Inner {
            list,
            automaton,
            reach,
            spaced,
            all,
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

    /// The entries that are not entirely in a script without spaces.
    pub(crate) fn spaced(&self) -> &Entries {
        &self.0.spaced
    }

    /// The entry that `text` as a whole stands for.
    pub(crate) fn get(&self, text: &str) -> Option<&Entry> {
        self.0.all.get(text)
    }

    /// The first whole entry in `text` that starts in `run`, which is in a script without spaces; so is
    /// the entry.
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

/// Fails unless `entry` is a word or a phrase.
fn check_entry(name: &str, line: usize, entry: &str) -> Result<(), DictionaryError> {
    let is_word = entry.contains(|c: char| c.is_alphanumeric() || is_unspaced(c))
        || entry.graphemes(true).any(emoji::is_emoji);
    if is_word {
        return Ok(());
    }
    Err(DictionaryError::NoWord {
        name: name.to_owned(),
        line,
        entry: entry.to_owned(),
    })
}

/// Whether `entry` is entirely in a script without spaces, except for dots between the parts of a name.
fn is_unspaced_word(entry: &str) -> bool {
    let is_word = |part: &str| !part.is_empty() && part.chars().all(is_unspaced);
    entry.split(is_name_dot).all(is_word)
}

/// Whether `character` may join the parts of a name.
fn is_name_dot(character: char) -> bool {
    matches!(character, '·' | '‧' | '・' | '･')
}

/// Whether neither end of `range` is within what readers see as one letter: no vowel sign or tone mark
/// of its last letter follows, and its first letter is not written below another one.
pub(crate) fn is_whole(text: &str, range: &Range<usize>) -> bool {
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
