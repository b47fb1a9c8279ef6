//! The stop lists that a corpus needs, and how each met it.

use std::collections::BTreeSet;
use std::sync::atomic::{AtomicBool, Ordering};

use foldhash::fast::FixedState;
use hashbrown::HashMap;
use serde::Serialize;

use crate::fold::spelling;
use crate::fold::stop_words::{StopSource, StopWords};
use crate::language::Language;
use crate::language::stop_words::built_in;

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

/// What the lists say of a word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Listed {
    /// It is no stop word.
    #[default]
    No,
    /// It is a stop word, but an acronym of the same letters is not.
    Word,
    /// It is a stop word, and so is the acronym.
    Acronym,
}

/// The lists that a corpus needs, passed through the same rules as the text.
pub(crate) struct Lists {
    /// Whether elided articles and the like are left out: built-in lists have them in many forms.
    pub(crate) drop_elided: bool,
    all: Vec<List>,
    /// For each language the numbers of the lists that are for its documents.
    applying: HashMap<Language, Vec<usize>, FixedState>,
}

struct List {
    name: String,
    kind: ListKind,
    /// By the folded entry.
    entries: HashMap<String, Entry, FixedState>,
}

struct Entry {
    /// As it stands in the list.
    word: String,
    listed: Listed,
    /// Whether a word matched it. Set by any thread, read when all are done.
    matched: AtomicBool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum ListKind {
    /// For the documents of one language.
    OfLanguage(Language),
    /// A built-in list for all documents.
    BuiltIn,
    /// A list of one's own, for all documents.
    Own,
}

impl ListKind {
    /// The language whose spelling the entries follow.
    fn language(self) -> Language {
        match self {
            ListKind::OfLanguage(language) => language,
            ListKind::BuiltIn | ListKind::Own => Language::UNKNOWN,
        }
    }
}

impl Lists {
    /// The lists that `choice` means for documents in `languages`; `fold` is what the text's own
    /// words pass through.
    pub(crate) fn new(
        choice: &StopWords,
        languages: &BTreeSet<Language>,
        fold: impl Fn(&str) -> String,
    ) -> Lists {
        let built_in = |language: Language, kind: ListKind| {
            let words = built_in(language)?;
            Some(List::new(language.to_string(), kind, words, &fold))
        };
        let mut lists = Vec::new();
        for source in &choice.sources {
            match source {
                StopSource::Auto => {
                    let of =
                        |language: &Language| built_in(*language, ListKind::OfLanguage(*language));
                    lists.extend(languages.iter().filter_map(of));
                }
                StopSource::Language(language) => {
                    lists.extend(built_in(*language, ListKind::BuiltIn));
                }
                StopSource::List(list) => {
                    let words = list.words.iter().map(String::as_str);
                    lists.push(List::new(list.name.clone(), ListKind::Own, words, &fold));
                }
            }
        }
        let applying = |language: &Language| -> Vec<usize> {
            let applies = |list: &List| match list.kind {
                ListKind::OfLanguage(own) => own == *language,
                ListKind::BuiltIn | ListKind::Own => true,
            };
            (0..lists.len())
                .filter(|number| applies(&lists[*number]))
                .collect()
        };
        Lists {
            applying: languages
                .iter()
                .map(|language| (*language, applying(language)))
                .collect(),
            drop_elided: lists.iter().any(|list| list.kind != ListKind::Own),
            all: lists,
        }
    }

    /// Whether no list has any word.
    pub(crate) fn is_empty(&self) -> bool {
        self.all.iter().all(|list| list.entries.is_empty())
    }

    /// What the lists say of the folded `word` of a document in `language`, one of those that the
    /// lists were made for.
    pub(crate) fn look_up(&self, language: Language, word: &str) -> Listed {
        let mut listed = Listed::No;
        for number in self.applying.get(&language).into_iter().flatten() {
            let list = &self.all[*number];
            let word = spelling::unified(word, list.kind.language());
            if let Some(entry) = list.entries.get(word.as_ref()) {
                // Written once only: threads would wait for each other's writes.
                if !entry.matched.load(Ordering::Relaxed) {
                    entry.matched.store(true, Ordering::Relaxed);
                }
                listed = listed.max(entry.listed);
            }
        }
        listed
    }

    pub(crate) fn into_uses(self) -> Vec<StopListUse> {
        self.all.into_iter().map(List::into_use).collect()
    }
}

impl List {
    fn new<'w>(
        name: String,
        kind: ListKind,
        words: impl IntoIterator<Item = &'w str>,
        fold: &impl Fn(&str) -> String,
    ) -> List {
        let entry = |word: &str| {
            let capitals = kind == ListKind::Own && !word.contains(char::is_lowercase);
            Entry {
                word: word.to_owned(),
                listed: if capitals {
                    Listed::Acronym
                } else {
                    Listed::Word
                },
                matched: AtomicBool::new(false),
            }
        };
        let entries = words
            .into_iter()
            .map(|word| {
                let folded = fold(word);
                let unified = spelling::unified(&folded, kind.language()).into_owned();
                (unified, entry(word))
            })
            .collect();
        List {
            name,
            kind,
            entries,
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
            unmatched_entries: if self.kind == ListKind::Own {
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
    fn a_list_of_ones_own_tells_what_matched_nothing() {
        let words = StopWords {
            sources: vec![StopSource::List(StopList::from_lines(
                "own.txt",
                "Said\nzzz\nAI\n",
            ))],
        };
        let languages = BTreeSet::from([Language::ENGLISH]);
        let lists = Lists::new(&words, &languages, str::to_lowercase);
        assert_eq!(lists.look_up(Language::ENGLISH, "said"), Listed::Word);
        assert_eq!(lists.look_up(Language::ENGLISH, "ai"), Listed::Acronym);
        assert_eq!(lists.look_up(Language::ENGLISH, "the"), Listed::No);
        let uses = lists.into_uses();
        assert_eq!(uses[0].unmatched_entries, ["zzz"]);
        assert_eq!((uses[0].entries, uses[0].unmatched), (3, 1));
    }

    #[test]
    fn each_language_has_its_own_list_and_lists_add_up() {
        let german: Language = "de".parse().unwrap();
        let languages = BTreeSet::from([Language::ENGLISH, german]);
        let mut words = StopWords::default();
        let own = StopList::from_lines("own.txt", "percent");
        words.sources.push(StopSource::List(own));
        let lists = Lists::new(&words, &languages, str::to_lowercase);
        assert_eq!(lists.look_up(german, "die"), Listed::Word);
        assert_eq!(lists.look_up(Language::ENGLISH, "die"), Listed::No);
        for word in ["would", "us", "percent"] {
            assert_eq!(lists.look_up(Language::ENGLISH, word), Listed::Word);
        }
    }
}
