//! Stop words: built-in lists by language, or a list of one's own.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use serde::{Deserialize, Serialize};

use crate::language::Language;

mod english;

/// Which words are left out because they say nothing of a text's subject.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum StopWords {
    /// The built-in list of each document's language.
    #[default]
    Auto,
    /// None.
    None,
    /// The built-in list of one language, for all documents.
    Language(Language),
    /// A list of one's own, for all documents.
    List(StopList),
}

/// A list of stop words of one's own.
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

/// How one list met the corpus.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct StopListUse {
    /// The list: a language code, or the name of a list of one's own.
    pub list: String,
    /// How many entries the list has.
    pub entries: usize,
    /// How many of them matched no word of the corpus.
    pub unmatched: usize,
    /// The entries of a list of one's own that matched no word of the corpus, so that a slip of
    /// the pen is seen. Built-in lists hold many words that no single corpus has.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub unmatched_entries: Vec<String>,
}

/// The lists that a corpus needs, passed through the same rules as the text.
pub(crate) struct Lists {
    lists: BTreeMap<Language, List>,
    /// The list of all languages, under [`Language::UNKNOWN`].
    single: bool,
}

struct List {
    name: String,
    own: bool,
    /// Folded entry → the entry as it stands in the list, and whether a word matched it.
    entries: HashMap<String, (String, bool)>,
}

impl Lists {
    /// The lists that `choice` means for documents in `languages`; `fold` is what the text's own
    /// words pass through.
    pub(crate) fn new(
        choice: &StopWords,
        languages: &BTreeSet<Language>,
        fold: impl Fn(&str) -> String,
    ) -> Lists {
        let built_in = |language: Language| {
            let words = built_in(language)?;
            Some(List::new(language.to_string(), false, words, &fold))
        };
        let (single, lists) = match choice {
            StopWords::None => (true, BTreeMap::new()),
            StopWords::Auto => (
                false,
                languages
                    .iter()
                    .filter_map(|language| Some((*language, built_in(*language)?)))
                    .collect(),
            ),
            StopWords::Language(language) => (
                true,
                built_in(*language)
                    .map(|list| (Language::UNKNOWN, list))
                    .into_iter()
                    .collect(),
            ),
            StopWords::List(list) => {
                let words = list.words.iter().map(String::as_str);
                let list = List::new(list.name.clone(), true, words, &fold);
                (true, BTreeMap::from([(Language::UNKNOWN, list)]))
            }
        };
        Lists { lists, single }
    }

    /// Whether the folded `word` of a document in `language` is a stop word.
    pub(crate) fn contains(&mut self, language: Language, word: &str) -> bool {
        let language = if self.single {
            Language::UNKNOWN
        } else {
            language
        };
        let entry = self
            .lists
            .get_mut(&language)
            .and_then(|list| list.entries.get_mut(word));
        match entry {
            Some((_, matched)) => {
                *matched = true;
                true
            }
            None => false,
        }
    }

    pub(crate) fn into_uses(self) -> Vec<StopListUse> {
        self.lists.into_values().map(List::into_use).collect()
    }
}

impl List {
    fn new<'w>(
        name: String,
        own: bool,
        words: impl IntoIterator<Item = &'w str>,
        fold: &impl Fn(&str) -> String,
    ) -> List {
        let entries = words
            .into_iter()
            .map(|word| (fold(word), (word.to_owned(), false)))
            .collect();
        List { name, own, entries }
    }

    fn into_use(self) -> StopListUse {
        let entries = self.entries.len();
        let mut unmatched: Vec<String> = self
            .entries
            .into_values()
            .filter_map(|(word, matched)| (!matched).then_some(word))
            .collect();
        unmatched.sort_unstable();
        StopListUse {
            list: self.name,
            entries,
            unmatched: unmatched.len(),
            unmatched_entries: if self.own { unmatched } else { Vec::new() },
        }
    }
}

/// The built-in list of `language`: NLTK's where there is one, else that of Stopwords ISO, both
/// by way of the `stop-words` crate; for English also the closed-class words that NLTK lacks.
fn built_in(language: Language) -> Option<impl Iterator<Item = &'static str>> {
    let words = stop_words::lookup(language.to_string())?;
    let more: &[&str] = if language == Language::ENGLISH {
        &english::WORDS
    } else {
        &[]
    };
    Some(words.iter().chain(more).copied())
}

/// All words of all built-in lists, with their languages; those of a language follow each other.
pub(crate) fn built_in_words() -> impl Iterator<Item = (Language, &'static str)> {
    stop_words::available_languages()
        .iter()
        .filter_map(|code| code.parse::<Language>().ok())
        .filter_map(|language| Some(built_in(language)?.map(move |word| (language, word))))
        .flatten()
}

impl StopWords {
    /// Whether there is a built-in list for `language`.
    pub fn is_known(language: Language) -> bool {
        stop_words::lookup(language.to_string()).is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_of_ones_own_tells_what_matched_nothing() {
        let list = StopList::from_lines("own.txt", "Said\nzzz\n");
        let mut lists = Lists::new(&StopWords::List(list), &BTreeSet::new(), str::to_lowercase);
        assert!(lists.contains(Language::ENGLISH, "said"));
        assert!(!lists.contains(Language::ENGLISH, "the"));
        let uses = lists.into_uses();
        assert_eq!(uses[0].unmatched_entries, ["zzz"]);
        assert_eq!((uses[0].entries, uses[0].unmatched), (2, 1));
    }

    #[test]
    fn each_language_has_its_own_list() {
        let german: Language = "de".parse().unwrap();
        let languages = BTreeSet::from([Language::ENGLISH, german]);
        let mut lists = Lists::new(&StopWords::Auto, &languages, str::to_lowercase);
        assert!(lists.contains(german, "die"));
        assert!(!lists.contains(Language::ENGLISH, "die"));
        assert!(lists.contains(Language::ENGLISH, "would"));
        assert!(lists.contains(Language::ENGLISH, "us"));
    }

    #[test]
    fn english_words_are_written_once() {
        let mut words = english::WORDS.to_vec();
        words.sort_unstable();
        words.dedup();
        assert_eq!(words.len(), english::WORDS.len());
    }
}
