//! How many words of a text the stop list of each language has.

use foldhash::fast::FixedState;
use hashbrown::HashMap;

use crate::characters::masks::Masks;
use crate::characters::runs::{Block, BlockWords, WordRule, append_words, remove_from};
use crate::language::Language;
use crate::language::stop_words::built_in_words;
use crate::token::Token;

/// Words of so many bytes at most are looked up as one number.
const SHORT: usize = size_of::<u128>();
/// The bit that tells lower case from upper, in each byte; every other character of an ASCII word
/// has it anyway.
const LOWER: u128 = u128::from_le_bytes([0x20; SHORT]);
/// The bit that no ASCII character has, in each byte.
const BEYOND: u128 = u128::from_le_bytes([0x80; SHORT]);

/// The built-in stop lists of all languages, without numbers.
#[derive(Clone, Debug)]
pub(crate) struct StopLists {
    /// The languages, in order.
    languages: Vec<Language>,
    /// Short ASCII words.
    short: Table,
    /// All others.
    long: HashMap<&'static str, u128, FixedState>,
}

impl StopLists {
    pub(crate) fn new() -> StopLists {
        let mut languages: Vec<Language> = Vec::new();
        let mut long: HashMap<&'static str, u128, FixedState> = HashMap::default();
        // The words of a language follow each other, and the languages are in order.
        for (language, word) in built_in_words() {
            if languages.last() != Some(&language) {
                languages.push(language);
            }
            // Numbers are of no language.
            if word.contains(|character: char| character.is_numeric()) {
                continue;
            }
            *long.entry(word).or_default() |= 1 << (languages.len() - 1);
        }
        let mut short = Table::new(long.keys().filter(|word| list_key(word).is_some()).count());
        long.retain(|word, languages| {
            let key = list_key(word);
            if let Some(key) = key {
                short.insert(key, *languages);
            }
            key.is_none()
        });
        StopLists {
            languages,
            short,
            long,
        }
    }

    /// How many words of `text` each language's list has.
    pub(crate) fn votes<'t>(&self, text: &'t str) -> Votes<'_, 't> {
        let mut tokens = Vec::with_capacity(256);
        append_words(text, &mut ApostropheRule, &mut tokens);
        let mut counters = Counters::default();
        let mut words = Vec::with_capacity(tokens.len());
        let mut lower = String::new();
        for token in tokens {
            let key = short_key(text.as_bytes(), token.start, token.end);
            let languages = if let Some(key) = key {
                self.short.get(key)
            } else {
                lower.clear();
                append_lowercase(&mut lower, token.surface(text));
                self.long_or_short(&lower)
            };
            counters.add(languages);
            words.push((token.surface(text), languages));
        }
        Votes {
            languages: &self.languages,
            counters,
            words,
        }
    }

    /// The languages whose list has `word`, which is in lower case.
    fn long_or_short(&self, word: &str) -> u128 {
        // The lower case of a few letters is ASCII.
        match short_key(word.as_bytes(), 0, word.len()) {
            Some(key) => self.short.get(key),
            None => self.long.get(word).copied().unwrap_or_default(),
        }
    }
}

/// Appends `word` in lower case, character by character.
fn append_lowercase(lower: &mut String, word: &str) {
    let start = lower.len();
    // Most words beyond ASCII are so for an apostrophe.
    if word.split('’').all(str::is_ascii) {
        lower.push_str(word);
        lower[start..].make_ascii_lowercase();
    } else {
        lower.extend(word.chars().flat_map(char::to_lowercase));
    }
}

/// How many words of a text the stop list of each language has.
#[derive(Clone, Debug)]
pub(crate) struct Votes<'l, 't> {
    languages: &'l [Language],
    counters: Counters,
    /// The words, and the languages whose lists have them.
    words: Vec<(&'t str, u128)>,
}

impl Votes<'_, '_> {
    /// The number of words of a language's list.
    pub(crate) fn of(&self, language: Language) -> u32 {
        match self.languages.binary_search(&language) {
            Ok(bit) => self.counters.count(bit),
            Err(_) => 0,
        }
    }

    /// Whether at least four different words are on the list of `language`. A name that is said again
    /// and again may be a word of some language.
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

    /// The language with the most words, how many those are, and how many the next one has. Of equal
    /// languages the first in order is meant.
    pub(crate) fn best(&self) -> (Language, u32, u32) {
        self.best_of_bits(u128::MAX)
    }

    /// The same among some languages.
    pub(crate) fn best_of(&self, languages: &[Language]) -> (Language, u32, u32) {
        let bits = languages
            .iter()
            .filter_map(|language| self.languages.binary_search(language).ok());
        self.best_of_bits(bits.fold(0, |bits, bit| bits | 1 << bit))
    }

    fn best_of_bits(&self, among: u128) -> (Language, u32, u32) {
        let (bits, most) = self.counters.largest(among);
        let bit = bits.trailing_zeros() as usize;
        let (_, next) = self
            .counters
            .largest(among & !(1_u128.wrapping_shl(bits.trailing_zeros())));
        let language = self.languages.get(bit).filter(|_| most > 0);
        (language.copied().unwrap_or_default(), most, next)
    }
}

/// The key of a word of a list. A word with capitals has none: no word that is looked up has any.
fn list_key(word: &str) -> Option<u128> {
    short_key(word.as_bytes(), 0, word.len())
        .filter(|_| !word.bytes().any(|byte| byte.is_ascii_uppercase()))
}

/// The word at `start..end` in lower case as a number, if it is ASCII and short.
#[inline]
fn short_key(bytes: &[u8], start: usize, end: usize) -> Option<u128> {
    let length = end - start;
    if length > SHORT || length == 0 {
        return None;
    }
    let key = if let Some(chunk) = bytes[start..].first_chunk() {
        u128::from_le_bytes(*chunk)
    } else {
        let mut chunk = [0; SHORT];
        chunk[..length].copy_from_slice(&bytes[start..end]);
        u128::from_le_bytes(chunk)
    };
    let within = u128::MAX >> (8 * (SHORT - length));
    (key & within & BEYOND == 0).then_some((key | LOWER) & within)
}

/// A map from short words, as numbers, to bits of languages.
///
/// Whether a word is a stop word cannot be foreseen, so nothing branches on it.
#[derive(Clone, Debug)]
struct Table {
    /// A bit by another part of each key's hash. Most words are not in the table, and this is small
    /// enough to tell so from the cache, whatever else passes through that.
    known: Vec<u64>,
    /// For each place a few bits of the key's hash, so that `entries` is only looked at for a word
    /// that is rather there. Zero is none; so is the one behind the last place.
    tags: Vec<u8>,
    /// The keys and their languages; behind the last place there is one for words that are not there.
    entries: Vec<(u128, u128)>,
}

/// Where a key is looked for.
struct Place {
    /// The first place where it may be.
    first: usize,
    tag: u8,
    /// Its word in `known`, and its bit there.
    known: (usize, u64),
}

impl Table {
    /// A table for `length` words at most.
    fn new(length: usize) -> Table {
        // So many places that two words rarely want the same one.
        let places = (4 * length).next_power_of_two().max(64);
        Table {
            known: vec![0; places / 64],
            tags: vec![0; places + 1],
            entries: vec![(0, 0); places + 1],
        }
    }

    #[inline]
    fn place(&self, key: u128) -> Place {
        let [low, high] = halves(key);
        let (low, high) = (low ^ 0x9e37_79b9_7f4a_7c15, high ^ 0xd6e8_feb8_6659_fd93);
        let [low, high] = halves(u128::from(low) * u128::from(high));
        let hash = low ^ high;
        let below = |hash: u64, end: usize| usize::try_from(hash).unwrap_or(0) & (end - 1);
        Place {
            first: below(hash & u64::from(u32::MAX), self.places()),
            tag: hash.to_le_bytes()[7] | 1,
            known: (
                below(hash >> 32 & 0xff_ffff, self.known.len()),
                1 << (hash >> 50 & 63),
            ),
        }
    }

    fn places(&self) -> usize {
        self.entries.len() - 1
    }

    fn insert(&mut self, key: u128, languages: u128) {
        let Place { first, tag, known } = self.place(key);
        let mut place = first;
        while self.tags[place] != 0 {
            place = (place + 1) & (self.places() - 1);
        }
        self.known[known.0] |= known.1;
        self.tags[place] = tag;
        self.entries[place] = (key, languages);
    }

    #[inline]
    fn get(&self, key: u128) -> u128 {
        let Place { first, tag, known } = self.place(key);
        let is_known = self.known[known.0] & known.1 != 0;
        let mut place = if is_known { first } else { self.places() };
        loop {
            let found = self.tags[place];
            let at = if found == tag { place } else { self.places() };
            let (entry, languages) = self.entries[at];
            if found == 0 || entry == key {
                return languages;
            }
            place = (place + 1) & (self.places() - 1);
        }
    }
}

/// Counts for each of 128 bits.
#[derive(Clone, Copy, Debug, Default)]
struct Counters {
    /// The binary digits of the counts, the lowest first.
    digits: [u128; 10],
}

impl Counters {
    /// Adds one to the counts of all of `bits`.
    #[inline]
    fn add(&mut self, bits: u128) {
        let mut carry = bits;
        let (low, high) = self.digits.split_at_mut(4);
        for digit in low {
            (*digit, carry) = (*digit ^ carry, *digit & carry);
        }
        if carry != 0 {
            for digit in high {
                (*digit, carry) = (*digit ^ carry, *digit & carry);
            }
        }
    }

    /// The largest count among some bits, and which of them have it.
    fn largest(&self, among: u128) -> (u128, u32) {
        let digits = self.digits.iter().rev();
        digits.fold((among, 0), |(bits, count), digit| {
            let with = bits & digit;
            if with == 0 {
                (bits, count << 1)
            } else {
                (with, count << 1 | 1)
            }
        })
    }

    fn count(&self, bit: usize) -> u32 {
        let digits = self.digits.iter().rev();
        digits.fold(0, |count, digit| {
            count << 1 | u32::from(digit >> bit & 1 == 1)
        })
    }
}

/// The lower and the upper half.
#[inline]
fn halves(number: u128) -> [u64; 2] {
    #[expect(
        clippy::cast_possible_truncation,
        reason = "half of the bits at a time"
    )]
    let halves = [number as u64, (number >> 64) as u64];
    halves
}

/// Cuts at everything but letters, digits and apostrophes.
struct ApostropheRule;

impl WordRule for ApostropheRule {
    #[inline]
    fn classify(&mut self, block: &Block<'_>) -> BlockWords {
        let masks: &Masks = block.masks;
        let mut words = masks.word & !masks.underscore;
        let mut signs = masks.mid;
        while signs != 0 {
            let at = signs.trailing_zeros();
            let apostrophe = block.bytes[block.base + at as usize] == b'\'';
            words |= u64::from(apostrophe) << at;
            signs &= signs - 1;
        }
        BlockWords {
            words,
            unsure: masks.non_ascii,
        }
    }

    #[inline(never)]
    fn resolve(&mut self, text: &str, done: usize, at: usize, tokens: &mut Vec<Token>) -> usize {
        let is_word =
            |character: char| character.is_alphanumeric() || matches!(character, '\'' | '’');
        let before = text.as_bytes()[done..at].iter().rev();
        let mut start = at
            - before
                .take_while(|byte| is_word(char::from(**byte)))
                .count();
        remove_from(tokens, start);
        for (offset, character) in text[at..].char_indices() {
            if is_word(character) {
                continue;
            }
            let end = at + offset;
            if start < end {
                tokens.push(Token::new(start, end));
            }
            if character.is_ascii() {
                return end;
            }
            start = end + character.len_utf8();
        }
        if start < text.len() {
            tokens.push(Token::new(start, text.len()));
        }
        text.len()
    }
}

#[cfg(test)]
mod tests {
    use std::cmp::Reverse;
    use std::collections::BTreeMap;

    use proptest::prelude::*;

    use super::*;

    /// The same, word by word.
    fn slowly(text: &str) -> BTreeMap<Language, u32> {
        let mut votes = BTreeMap::new();
        for word in text.split(|c: char| !(c.is_alphanumeric() || matches!(c, '\'' | '’'))) {
            let word: String = word.chars().flat_map(char::to_lowercase).collect();
            if word.contains(char::is_numeric) {
                continue;
            }
            let mut last = None;
            for (language, _) in built_in_words().filter(|(_, entry)| *entry == word) {
                // A list may have a word twice.
                if last.replace(language) != Some(language) {
                    *votes.entry(language).or_default() += 1;
                }
            }
        }
        votes
    }

    fn quickly(lists: &StopLists, text: &str) -> BTreeMap<Language, u32> {
        let votes = lists.votes(text);
        let each = lists.languages.iter();
        let each = each.map(|language| (*language, votes.of(*language)));
        each.filter(|(_, votes)| *votes > 0).collect()
    }

    #[test]
    fn languages_are_in_order_and_fewer_than_bits() {
        let languages = StopLists::new().languages;
        assert!(languages.is_sorted());
        assert!(languages.len() <= 128, "{}", languages.len());
    }

    #[test]
    fn every_word_of_every_list_votes_for_its_language() {
        let lists = StopLists::new();
        let is_word = |c: char| c.is_alphanumeric() || matches!(c, '\'' | '’');
        for (language, word) in built_in_words() {
            let lower: String = word.chars().flat_map(char::to_lowercase).collect();
            let number = word.contains(char::is_numeric);
            if word.chars().all(is_word) && lower == word && !number {
                let text = format!(" {word}.");
                assert_eq!(lists.votes(&text).of(language), 1, "{word}");
            }
        }
    }

    #[test]
    fn as_many_words_as_a_sample_may_hold_are_counted() {
        let lists = StopLists::new();
        let text = "a ".repeat(1_000);
        let votes = lists.votes(&text);
        assert_eq!(votes.of(Language::ENGLISH), 1_000);
        let are_varied = |text: &str| lists.votes(text).are_varied(Language::ENGLISH);
        assert!(!are_varied(&"a AN the The ".repeat(9)));
        assert!(are_varied("a an the name the their"));
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(60) })]

        #[test]
        fn any_text_gives_the_same_votes_word_by_word(
            text in "((The|And|die|LES|don't|don’t|yourselves|και|И|não|için|themselves's|K|İ|ſ|x{0,18})[ .,'’_\n-]{0,2}){0,30}",
            any in any::<String>(),
        ) {
            let lists = StopLists::new();
            prop_assert_eq!(quickly(&lists, &text), slowly(&text));
            prop_assert_eq!(quickly(&lists, &any), slowly(&any));
            let mut counts: Vec<(u32, Reverse<Language>)> =
                slowly(&text).into_iter().map(|(language, count)| (count, Reverse(language))).collect();
            counts.sort_unstable();
            let (most, best) = counts.pop().unwrap_or_default();
            let next = counts.pop().unwrap_or_default().0;
            prop_assert_eq!(lists.votes(&text).best(), (best.0, most, next));
        }
    }
}
