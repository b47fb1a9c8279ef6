//! How many words of a text are on the stop list of each language.

use foldhash::fast::FixedState;
use hashbrown::HashMap;

use crate::characters::runs::append_words;
use crate::language::Language;
use crate::language::apostrophe_rule::ApostropheRule;
use crate::language::bit_counters::BitCounters;
use crate::language::short_words::{ShortWordTable, short_key};
use crate::language::stop_words::built_in_words;

/// The built-in stop lists of all languages, without numbers, as a map from a word to the languages whose
/// list has it. A set of languages is a bit mask.
#[derive(Clone, Debug)]
pub(crate) struct StopWordIndex {
    /// The languages, in order. The index of a language is its bit.
    languages: Vec<Language>,
    /// Short ASCII words.
    short: ShortWordTable,
    /// All others.
    long: HashMap<&'static str, u128, FixedState>,
}

impl StopWordIndex {
    pub(crate) fn new() -> StopWordIndex {
        let mut languages: Vec<Language> = Vec::new();
        let mut long: HashMap<&'static str, u128, FixedState> = HashMap::default();
        // The words of a language follow each other, and the languages are in order.
        for (language, word) in built_in_words() {
            if languages.last() != Some(&language) {
                languages.push(language);
            }
            // Numbers belong to no language.
            if word.contains(|character: char| character.is_numeric()) {
                continue;
            }
            *long.entry(word).or_default() |= 1 << (languages.len() - 1);
        }
        let short_words = long.keys().filter(|word| entry_key(word).is_some());
        let mut short = ShortWordTable::new(short_words.count());
        long.retain(|word, languages| {
            let key = entry_key(word);
            if let Some(key) = key {
                short.insert(key, *languages);
            }
            key.is_none()
        });
        StopWordIndex {
            languages,
            short,
            long,
        }
    }

    /// The languages, in order.
    #[cfg(test)]
    pub(crate) fn languages(&self) -> &[Language] {
        &self.languages
    }

    /// Counts the words of `text` that are on each language's list.
    pub(crate) fn count_votes<'t>(&self, text: &'t str) -> StopWordVotes<'_, 't> {
        let mut tokens = Vec::with_capacity(256);
        append_words(text, &mut ApostropheRule, &mut tokens);
        let mut counters = BitCounters::default();
        let mut words = Vec::with_capacity(tokens.len());
        let mut lower = String::new();
        for token in tokens {
            let key = short_key(text.as_bytes(), token.start, token.end);
            let languages = if let Some(key) = key {
                self.short.get(key)
            } else {
                lower.clear();
                append_lowercase(&mut lower, token.surface(text));
                self.languages_of(&lower)
            };
            counters.add(languages);
            words.push((token.surface(text), languages));
        }
        StopWordVotes {
            languages: &self.languages,
            counters,
            words,
        }
    }

    /// The languages whose list has `word`, which is in lower case.
    fn languages_of(&self, word: &str) -> u128 {
        // The lower case of a few non-ASCII letters is ASCII.
        match short_key(word.as_bytes(), 0, word.len()) {
            Some(key) => self.short.get(key),
            None => self.long.get(word).copied().unwrap_or_default(),
        }
    }
}

/// The key of an entry of a list. An entry with capitals has none, since words are looked up in lower
/// case.
fn entry_key(word: &str) -> Option<u128> {
    short_key(word.as_bytes(), 0, word.len())
        .filter(|_| !word.bytes().any(|byte| byte.is_ascii_uppercase()))
}

/// Appends `word` in lower case, character by character.
fn append_lowercase(lower: &mut String, word: &str) {
    let start = lower.len();
    // The only non-ASCII character of most such words is an apostrophe.
    if word.split('’').all(str::is_ascii) {
        lower.push_str(word);
        lower[start..].make_ascii_lowercase();
    } else {
        lower.extend(word.chars().flat_map(char::to_lowercase));
    }
}

/// The number of words of a text that are on each language's stop list.
#[derive(Clone, Debug)]
pub(crate) struct StopWordVotes<'l, 't> {
    languages: &'l [Language],
    counters: BitCounters,
    /// The words, with the languages whose lists have them.
    words: Vec<(&'t str, u128)>,
}

/// The language with the most votes, and by how much it leads.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Leader {
    pub(crate) language: Language,
    /// Its votes.
    pub(crate) votes: u32,
    /// The votes of the language with the next most.
    pub(crate) runner_up: u32,
}

impl StopWordVotes<'_, '_> {
    /// The votes for `language`.
    pub(crate) fn votes_for(&self, language: Language) -> u32 {
        match self.languages.binary_search(&language) {
            Ok(bit) => self.counters.count(bit),
            Err(_) => 0,
        }
    }

    /// How many words vote for `one` and not for `other`, and how many for `other` and not for `one`. The
    /// words that two related languages share say nothing about which of them it is.
    pub(crate) fn distinct(&self, one: Language, other: Language) -> (u32, u32) {
        let bit = |language| match self.languages.binary_search(&language) {
            Ok(bit) => 1_u128 << bit,
            Err(_) => 0,
        };
        let (one, other) = (bit(one), bit(other));
        let mut counts = (0, 0);
        for (_, of) in &self.words {
            counts.0 += u32::from(of & one != 0 && of & other == 0);
            counts.1 += u32::from(of & other != 0 && of & one == 0);
        }
        counts
    }

    /// Whether the lead of `leader` is large enough to use if there is no other evidence: at least two words
    /// vote for its language, and half as many again as for any other; words that two languages share may
    /// be left out.
    pub(crate) fn is_likely(&self, leader: Leader) -> bool {
        let exceeds = |own: u32, others: u32| own >= 2 && 2 * own >= 3 * others;
        let others = self
            .languages
            .iter()
            .filter(|other| **other != leader.language);
        exceeds(leader.votes, leader.runner_up)
            || others
                .map(|other| self.distinct(leader.language, *other))
                .all(|(own, others)| exceeds(own, others))
    }

    /// Whether the words that vote for `language` include at least four different ones. A name that the
    /// text repeats may be a word of some language.
    pub(crate) fn are_varied(&self, language: Language) -> bool {
        let Ok(bit) = self.languages.binary_search(&language) else {
            return false;
        };
        let mut known: Vec<&str> = Vec::new();
        for (word, _) in self.words.iter().filter(|(_, of)| of >> bit & 1 == 1) {
            if !known.iter().any(|one| one.eq_ignore_ascii_case(word)) {
                known.push(word);
                if known.len() == 4 {
                    return true;
                }
            }
        }
        false
    }

    /// The language with the most votes; the first in order if several have as many.
    pub(crate) fn leader(&self) -> Leader {
        self.leader_of_bits(u128::MAX)
    }

    /// The one among `languages` with the most votes.
    pub(crate) fn leader_among(&self, languages: &[Language]) -> Leader {
        let bits = languages
            .iter()
            .filter_map(|language| self.languages.binary_search(language).ok());
        self.leader_of_bits(bits.fold(0, |bits, bit| bits | 1 << bit))
    }

    fn leader_of_bits(&self, among: u128) -> Leader {
        let (bits, votes) = self.counters.largest(among);
        let bit = bits.trailing_zeros();
        let (_, runner_up) = self.counters.largest(among & !(1_u128.wrapping_shl(bit)));
        let language = self.languages.get(bit as usize).filter(|_| votes > 0);
        Leader {
            language: language.copied().unwrap_or_default(),
            votes,
            runner_up,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::cmp::Reverse;
    use std::collections::BTreeMap;

    use proptest::prelude::*;

    use super::*;

    /// The same votes, counted word by word with every list.
    fn word_by_word(text: &str) -> BTreeMap<Language, u32> {
        let mut votes = BTreeMap::new();
        for word in text.split(|c: char| !(c.is_alphanumeric() || matches!(c, '\'' | '’'))) {
            let word: String = word.chars().flat_map(char::to_lowercase).collect();
            if word.contains(char::is_numeric) {
                continue;
            }
            let mut last = None;
            for (language, _) in built_in_words().filter(|(_, entry)| *entry == word) {
                // A list may have the same word twice.
                if last.replace(language) != Some(language) {
                    *votes.entry(language).or_default() += 1;
                }
            }
        }
        votes
    }

    fn indexed(index: &StopWordIndex, text: &str) -> BTreeMap<Language, u32> {
        let votes = index.count_votes(text);
        let each = index.languages.iter();
        let each = each.map(|language| (*language, votes.votes_for(*language)));
        each.filter(|(_, votes)| *votes > 0).collect()
    }

    #[test]
    fn languages_are_in_order_and_fit_into_the_bits() {
        let languages = StopWordIndex::new().languages;
        assert!(languages.is_sorted());
        assert!(languages.len() <= 128, "{}", languages.len());
    }

    #[test]
    fn every_word_of_every_list_votes_for_its_language() {
        let index = StopWordIndex::new();
        let is_word = |c: char| c.is_alphanumeric() || matches!(c, '\'' | '’');
        for (language, word) in built_in_words() {
            let lower: String = word.chars().flat_map(char::to_lowercase).collect();
            let number = word.contains(char::is_numeric);
            if word.chars().all(is_word) && lower == word && !number {
                let text = format!(" {word}.");
                assert_eq!(index.count_votes(&text).votes_for(language), 1, "{word}");
            }
        }
    }

    #[test]
    fn the_words_of_a_whole_sample_can_be_counted() {
        let index = StopWordIndex::new();
        let text = "a ".repeat(1_000);
        let votes = index.count_votes(&text);
        assert_eq!(votes.votes_for(Language::ENGLISH), 1_000);
        let are_varied = |text: &str| index.count_votes(text).are_varied(Language::ENGLISH);
        assert!(!are_varied(&"a AN the The ".repeat(9)));
        assert!(are_varied("a an the name the their"));
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(60) })]

        #[test]
        fn votes_are_those_counted_word_by_word(
            text in "((The|And|die|LES|don't|don’t|yourselves|και|И|não|için|themselves's|K|İ|ſ|x{0,18})[ .,'’_\n-]{0,2}){0,30}",
            any in any::<String>(),
        ) {
            let index = StopWordIndex::new();
            prop_assert_eq!(indexed(&index, &text), word_by_word(&text));
            prop_assert_eq!(indexed(&index, &any), word_by_word(&any));
            let mut counts: Vec<(u32, Reverse<Language>)> =
                word_by_word(&text).into_iter().map(|(language, count)| (count, Reverse(language))).collect();
            counts.sort_unstable();
            let (votes, Reverse(language)) = counts.pop().unwrap_or_default();
            let (runner_up, _) = counts.pop().unwrap_or_default();
            let expected = Leader { language, votes, runner_up };
            prop_assert_eq!(index.count_votes(&text).leader(), expected);
        }
    }
}
