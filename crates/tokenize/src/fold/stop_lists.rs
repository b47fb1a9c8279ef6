//! The stop lists that apply to a corpus, and how many entries of each matched.

use std::collections::BTreeSet;
use std::sync::atomic::{AtomicBool, Ordering};

use foldhash::fast::FixedState;
use hashbrown::HashMap;
use serde::{Deserialize, Serialize};

use crate::characters::lowercase::with_lowercase;
use crate::fold::accents;
use crate::fold::spelling;
use crate::fold::stop_words::{StopSource, StopWords};
use crate::language::Language;
use crate::language::stop_words::built_in;

/// How many entries of one stop list matched the corpus.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct StopListUse {
    /// The list: a language code, or the name of a custom list.
    pub list: String,
    /// The number of entries.
    pub entries: usize,
    /// The number of entries that matched no word of the corpus.
    pub unmatched: usize,
    /// The entries of a custom list that matched no word of the corpus, which may be typos. Built-in lists
    /// have many words that no single corpus has, so theirs are left out.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub unmatched_entries: Vec<String>,
}

/// How the lists match a word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum StopMatch {
    /// It is not a stop word.
    #[default]
    None,
    /// It is a stop word, but an acronym of the same letters is not.
    Word,
    /// It is a stop word, and so is the acronym.
    Acronym,
}

/// The lists that apply to a corpus, folded by the same rules as the text.
pub(crate) struct StopLists {
    /// Whether elided articles and the like are dropped: built-in lists have them in many forms.
    pub(crate) drop_elided: bool,
    all: Vec<FoldedList>,
    /// The indices of the lists that apply to the documents of each language.
    applying: HashMap<Language, Vec<usize>, FixedState>,
}

/// A list with its folded entries.
struct FoldedList {
    name: String,
    scope: Scope,
    /// By the folded word.
    entries: HashMap<String, Entry, FixedState>,
    /// The folded words with accents by the same words without, unless the list is for a language whose
    /// capitals keep them.
    accented: HashMap<String, Vec<String>, FixedState>,
}

struct Entry {
    /// The word as written in the list.
    word: String,
    stop_match: StopMatch,
    /// Whether a word matched it. Any thread may set it; it is read after all are done.
    matched: AtomicBool,
}

/// The documents that a list applies to.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Scope {
    /// For the documents of one language.
    OfLanguage(Language),
    /// A built-in list for all documents.
    BuiltIn,
    /// A custom list, for all documents.
    Custom,
}

impl Scope {
    /// The language whose spelling the entries follow.
    fn language(self) -> Language {
        match self {
            Scope::OfLanguage(language) => language,
            Scope::BuiltIn | Scope::Custom => Language::UNKNOWN,
        }
    }
}

impl StopLists {
    /// The lists of `choice` for documents in `languages`; `fold` folds an entry as the words of the text
    /// are folded.
    pub(crate) fn new(
        choice: &StopWords,
        languages: &BTreeSet<Language>,
        fold: impl Fn(&str) -> String,
    ) -> StopLists {
        let built_in = |language: Language, scope: Scope| {
            let words = built_in(language)?;
            Some(FoldedList::new(language.to_string(), scope, words, &fold))
        };
        let mut lists = Vec::new();
        for source in &choice.sources {
            match source {
                StopSource::Auto => {
                    let of =
                        |language: &Language| built_in(*language, Scope::OfLanguage(*language));
                    lists.extend(languages.iter().filter_map(of));
                }
                StopSource::Language(language) => {
                    lists.extend(built_in(*language, Scope::BuiltIn));
                }
                StopSource::List(list) => {
                    let words = list.words.iter().map(String::as_str);
                    lists.push(FoldedList::new(
                        list.name.clone(),
                        Scope::Custom,
                        words,
                        &fold,
                    ));
                }
            }
        }
        let applying = |language: &Language| -> Vec<usize> {
            let applies = |list: &FoldedList| match list.scope {
                Scope::OfLanguage(own) => own == *language,
                Scope::BuiltIn | Scope::Custom => true,
            };
            (0..lists.len())
                .filter(|index| applies(&lists[*index]))
                .collect()
        };
        StopLists {
            applying: languages
                .iter()
                .map(|language| (*language, applying(language)))
                .collect(),
            drop_elided: lists.iter().any(|list| list.scope != Scope::Custom),
            all: lists,
        }
    }

    /// Whether no list has an entry.
    pub(crate) fn is_empty(&self) -> bool {
        self.all.iter().all(|list| list.entries.is_empty())
    }

    /// How the lists match the folded `word` of a document in `language`, one of the languages that the
    /// lists were made for.
    pub(crate) fn look_up(&self, language: Language, word: &str) -> StopMatch {
        let mut stop_match = StopMatch::None;
        for index in self.applying.get(&language).into_iter().flatten() {
            let list = &self.all[*index];
            let word = spelling::canonical(word, list.scope.language());
            if let Some(entry) = list.entries.get(word.as_ref()) {
                // Written only once: otherwise threads would wait for each other's writes.
                if !entry.matched.load(Ordering::Relaxed) {
                    entry.matched.store(true, Ordering::Relaxed);
                }
                stop_match = stop_match.max(entry.stop_match);
            }
        }
        stop_match
    }

    /// How the lists match `word`, from a document in `language`, if its capitals lack their accents.
    pub(crate) fn look_up_incomplete(&self, language: Language, word: &str) -> StopMatch {
        with_lowercase(word, |lower| {
            let bare = accents::bare(lower);
            let lists = self.applying.get(&language).into_iter().flatten();
            let accented = |index: &usize| self.all[*index].accented.get(bare.as_ref());
            let complete = lists.filter_map(accented).flatten();
            let complete = complete.filter(|entry| accents::is_incomplete(word, entry));
            let matches = complete.map(|entry| self.look_up(language, entry));
            matches.max().unwrap_or_default()
        })
    }

    /// How many entries of each list matched.
    pub(crate) fn into_uses(self) -> Vec<StopListUse> {
        self.all.into_iter().map(FoldedList::into_use).collect()
    }
}

impl FoldedList {
    fn new<'w>(
        name: String,
        scope: Scope,
        words: impl IntoIterator<Item = &'w str>,
        fold: &impl Fn(&str) -> String,
    ) -> FoldedList {
        let entry = |word: &str| {
            let capitals = scope == Scope::Custom && !word.contains(char::is_lowercase);
            Entry {
                word: word.to_owned(),
                stop_match: if capitals {
                    StopMatch::Acronym
                } else {
                    StopMatch::Word
                },
                matched: AtomicBool::new(false),
            }
        };
        let may_lack_accents = match scope {
            Scope::OfLanguage(language) => accents::may_lack(language),
            Scope::BuiltIn => name.parse().is_ok_and(accents::may_lack),
            Scope::Custom => true,
        };
        let mut accented: HashMap<String, Vec<String>, FixedState> = HashMap::default();
        let entries = words
            .into_iter()
            .map(|word| {
                let folded = fold(word);
                if may_lack_accents && !folded.is_ascii() {
                    let bare = accents::bare(&folded).into_owned();
                    accented.entry(bare).or_default().push(folded.clone());
                }
                let canonical = spelling::canonical(&folded, scope.language()).into_owned();
                (canonical, entry(word))
            })
            .collect();
        FoldedList {
            name,
            scope,
            entries,
            accented,
        }
    }

    fn into_use(self) -> StopListUse {
        let entries = self.entries.len();
        let mut unmatched: Vec<String> = self
            .entries
            .into_values()
            .filter(|entry| !entry.matched.load(Ordering::Relaxed))
            .map(|entry| entry.word)
            .collect();
        unmatched.sort_unstable();
        StopListUse {
            list: self.name,
            entries,
            unmatched: unmatched.len(),
            unmatched_entries: if self.scope == Scope::Custom {
                unmatched
            } else {
                Vec::new()
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fold::stop_words::StopList;

    #[test]
    fn a_custom_list_reports_entries_without_a_match() {
        let words = StopWords {
            sources: vec![StopSource::List(StopList::from_lines(
                "custom.txt",
                "Said\nzzz\nAI\n",
            ))],
        };
        let languages = BTreeSet::from([Language::ENGLISH]);
        let lists = StopLists::new(&words, &languages, str::to_lowercase);
        assert_eq!(lists.look_up(Language::ENGLISH, "said"), StopMatch::Word);
        assert_eq!(lists.look_up(Language::ENGLISH, "ai"), StopMatch::Acronym);
        assert_eq!(lists.look_up(Language::ENGLISH, "the"), StopMatch::None);
        let uses = lists.into_uses();
        assert_eq!(uses[0].unmatched_entries, ["zzz"]);
        assert_eq!((uses[0].entries, uses[0].unmatched), (3, 1));
    }

    #[test]
    fn each_language_has_its_own_list_and_lists_are_combined() {
        let german: Language = "de".parse().unwrap();
        let languages = BTreeSet::from([Language::ENGLISH, german]);
        let mut words = StopWords::default();
        let custom = StopList::from_lines("custom.txt", "percent");
        words.sources.push(StopSource::List(custom));
        let lists = StopLists::new(&words, &languages, str::to_lowercase);
        assert_eq!(lists.look_up(german, "die"), StopMatch::Word);
        assert_eq!(lists.look_up(Language::ENGLISH, "die"), StopMatch::None);
        for word in ["would", "us", "percent"] {
            assert_eq!(lists.look_up(Language::ENGLISH, word), StopMatch::Word);
        }
    }
}
