//! The stop lists that apply to a corpus, and how many entries of each matched.

use std::collections::BTreeSet;
use std::sync::atomic::{AtomicBool, Ordering};

use foldhash::fast::FixedState;
use hashbrown::HashMap;
use serde::{Deserialize, Serialize};

use crate::characters::lowercase::{to_lowercase, with_lowercase};
use crate::characters::patterns::is_dotted_acronym;
use crate::fold::accents;
use crate::fold::spelling;
use crate::fold::stop_words::{StopSource, StopWords};
use crate::language::Language;
use crate::language::stop_words::{built_in, dotted_abbreviations};

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
    /// For a list for all documents: the keys in `entries` of its words by their canonical spelling in each
    /// language of the corpus in which it differs.
    spellings: HashMap<(Language, String), String, FixedState>,
    /// The abbreviations of a built-in list that have full stops inside, by [`dotted_key`].
    abbreviations: HashMap<String, Vec<Entry>, FixedState>,
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
            let list = FoldedList::new(language.to_string(), scope, words, &fold);
            let list = list.with_spellings(languages);
            Some(list.with_abbreviations(dotted_abbreviations(language)))
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
                    let name = list.name.clone();
                    let list = FoldedList::new(name, Scope::Custom, words, &fold);
                    lists.push(list.with_spellings(languages));
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
            if let Some(entry) = self.all[*index].entry(language, word) {
                // Written only once: otherwise threads would wait for each other's writes.
                if !entry.matched.load(Ordering::Relaxed) {
                    entry.matched.store(true, Ordering::Relaxed);
                }
                stop_match = stop_match.max(entry.stop_match);
            }
        }
        stop_match
    }

    /// Whether a custom list has the folded `word` of a document in `language`.
    pub(crate) fn is_custom(&self, language: Language, word: &str) -> bool {
        let mut custom = self.all.iter().filter(|list| list.scope == Scope::Custom);
        custom.any(|list| list.entry(language, word).is_some())
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

    /// Whether `surface`, in normal form and from a document in `language`, is an abbreviation of function words
    /// like `z.B.` or `e.g.`: with full stops inside, and not in capitals like the acronym `U.A.`, unless all
    /// the words around it are.
    pub(crate) fn is_abbreviation(
        &self,
        language: Language,
        surface: &str,
        in_capitals: bool,
    ) -> bool {
        let written = surface.strip_suffix('.').unwrap_or(surface);
        if !written.contains('.') || written.len() > LONGEST_ABBREVIATION {
            return false;
        }
        let (key, mut found) = (dotted_key(written), false);
        for index in self.applying.get(&language).into_iter().flatten() {
            let entries = self.all[*index].abbreviations.get(&key);
            for entry in entries.into_iter().flatten() {
                if in_capitals || entry.is_written(written) {
                    entry.matched.store(true, Ordering::Relaxed);
                    found = true;
                }
            }
        }
        found
    }

    /// How many entries of each list matched.
    pub(crate) fn into_uses(self) -> Vec<StopListUse> {
        self.all.into_iter().map(FoldedList::into_use).collect()
    }
}

/// `word` without a full stop at its end, which belongs to no word but a dotted acronym: `usw.` in a list is
/// `usw` in a text.
fn without_full_stop(word: &str) -> &str {
    let stem = word.strip_suffix('.').unwrap_or(word);
    if is_dotted_acronym(word) { word } else { stem }
}

/// No abbreviation of a list has more bytes without its last full stop.
const LONGEST_ABBREVIATION: usize = 16;

/// The key of an abbreviation without its last full stop.
fn dotted_key(written: &str) -> String {
    to_lowercase(written)
}

impl Entry {
    fn new(word: &str, stop_match: StopMatch) -> Entry {
        Entry {
            word: word.to_owned(),
            stop_match,
            matched: AtomicBool::new(false),
        }
    }

    /// Whether `written`, without its last full stop, is the abbreviation: as in the list, in lower case, or with
    /// a first capital, if that does not make it an acronym.
    fn is_written(&self, written: &str) -> bool {
        let own = self.word.strip_suffix('.').unwrap_or(&self.word);
        if written == own || !written.contains(char::is_uppercase) {
            return true;
        }
        let mut letters = written.chars();
        let first = letters.next().map(char::to_lowercase);
        let is_capitalized = first.into_iter().flatten().chain(letters).eq(own.chars());
        is_capitalized && written.contains(char::is_lowercase)
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
            let stop_match = if capitals {
                StopMatch::Acronym
            } else {
                StopMatch::Word
            };
            Entry::new(word, stop_match)
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
                let folded = fold(without_full_stop(word));
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
            spellings: HashMap::default(),
            abbreviations: HashMap::default(),
        }
    }

    /// The same list, if it is for all documents with words in the spellings of `languages`.
    fn with_spellings(mut self, languages: &BTreeSet<Language>) -> FoldedList {
        if !matches!(self.scope, Scope::OfLanguage(_)) {
            for language in languages.iter().filter(|one| spelling::has_variants(**one)) {
                for word in self.entries.keys() {
                    let spelled = spelling::canonical(word, *language);
                    if spelled != word.as_str() {
                        let key = (*language, spelled.into_owned());
                        self.spellings.insert(key, word.clone());
                    }
                }
            }
        }
        self
    }

    /// The entry that matches `word`, which is folded, in a document in `language`.
    fn entry(&self, language: Language, word: &str) -> Option<&Entry> {
        let canonical = spelling::canonical(word, self.scope.language());
        let entry = self.entries.get(canonical.as_ref());
        let is_final = entry.is_some() || matches!(self.scope, Scope::OfLanguage(_));
        if is_final || word.is_ascii() || !spelling::has_variants(language) {
            return entry;
        }
        let spelled = spelling::canonical(word, language);
        let key = (language, spelled.into_owned());
        let other = self.spellings.get(&key).or(Some(&key.1));
        other.and_then(|word| self.entries.get(word))
    }

    fn with_abbreviations(mut self, words: impl Iterator<Item = &'static str>) -> FoldedList {
        for word in words {
            let key = dotted_key(word.strip_suffix('.').unwrap_or(word));
            debug_assert!(key.len() <= LONGEST_ABBREVIATION, "{word}");
            let entry = Entry::new(word, StopMatch::Word);
            self.abbreviations.entry(key).or_default().push(entry);
        }
        self
    }

    fn into_use(self) -> StopListUse {
        let abbreviations = self.abbreviations.into_values().flatten();
        let all: Vec<Entry> = self.entries.into_values().chain(abbreviations).collect();
        let entries = all.len();
        let mut unmatched: Vec<String> = all
            .into_iter()
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
mod tests;
