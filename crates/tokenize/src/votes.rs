//! How many words of a text the stop list of each language has.

use foldhash::fast::FixedState;
use hashbrown::HashMap;

use crate::language::Language;
use crate::masks::Masks;
use crate::runs::{Around, Cut, Look, cut, take_back};
use crate::segment::{Token, token};
use crate::stop_words::built_in_words;

/// Words of so many bytes at most are looked up as one number.
const SHORT: usize = size_of::<u128>();
/// The bit that tells lower case from upper, in each byte; every other character of an ASCII word
/// has it anyway.
const LOWER: u128 = u128::from_le_bytes([0x20; SHORT]);
/// The bit that no ASCII character has, in each byte.
const BEYOND: u128 = u128::from_le_bytes([0x80; SHORT]);

/// The built-in stop lists of all languages.
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

    /// How many words of `text` each language's list has, in the order of languages.
    pub(crate) fn votes(&self, text: &str) -> impl Iterator<Item = (Language, u32)> {
        let mut words = Vec::with_capacity(256);
        cut(text, &mut WithApostrophes, &mut words);
        let mut counters = Counters::default();
        let mut lower = String::new();
        for word in words {
            let key = short_key(text.as_bytes(), word.start, word.end);
            let languages = if let Some(key) = key {
                self.short.get(key)
            } else {
                lower.clear();
                lower.extend(word.surface(text).chars().flat_map(char::to_lowercase));
                self.long_or_short(&lower)
            };
            counters.add(languages);
        }
        let languages = self.languages.iter().copied();
        languages
            .zip(0..)
            .map(move |(language, number)| (language, counters.count(number)))
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
    /// For each place a few bits of the key's hash, so that `entries` is only looked at for a word
    /// that is rather there. Zero is none.
    tags: Vec<u8>,
    /// The keys and their languages; behind the last place there is one for words that are not there.
    entries: Vec<(u128, u128)>,
}

impl Table {
    /// A table for `length` words at most.
    fn new(length: usize) -> Table {
        // So many places that two words rarely want the same one.
        let places = (4 * length).next_power_of_two();
        Table {
            tags: vec![0; places],
            entries: vec![(0, 0); places + 1],
        }
    }

    /// The first place of `key`, and its tag.
    #[inline]
    fn place(&self, key: u128) -> (usize, u8) {
        let [low, high] = halves(key);
        let (low, high) = (low ^ 0x9e37_79b9_7f4a_7c15, high ^ 0xd6e8_feb8_6659_fd93);
        let [low, high] = halves(u128::from(low) * u128::from(high));
        let hash = low ^ high;
        let place = usize::try_from(hash & self.last() as u64).unwrap_or(0);
        (place, hash.to_le_bytes()[7] | 1)
    }

    fn last(&self) -> usize {
        self.tags.len() - 1
    }

    fn insert(&mut self, key: u128, languages: u128) {
        let (mut place, tag) = self.place(key);
        while self.tags[place] != 0 {
            place = (place + 1) & self.last();
        }
        self.tags[place] = tag;
        self.entries[place] = (key, languages);
    }

    #[inline]
    fn get(&self, key: u128) -> u128 {
        let (mut place, tag) = self.place(key);
        loop {
            let found = self.tags[place];
            let at = if found == tag { place } else { self.tags.len() };
            let (entry, languages) = self.entries[at];
            if found == 0 || entry == key {
                return languages;
            }
            place = (place + 1) & self.last();
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

    fn count(&self, bit: u32) -> u32 {
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
struct WithApostrophes;

impl Cut for WithApostrophes {
    #[inline]
    fn look(&mut self, around: &Around<'_>) -> Look {
        let masks: &Masks = around.masks;
        let mut words = masks.word & !masks.underscore;
        let mut signs = masks.mid;
        while signs != 0 {
            let at = signs.trailing_zeros();
            let apostrophe = around.bytes[around.base + at as usize] == b'\'';
            words |= u64::from(apostrophe) << at;
            signs &= signs - 1;
        }
        Look {
            words,
            care: masks.beyond,
        }
    }

    #[inline(never)]
    fn careful(&mut self, text: &str, done: usize, at: usize, tokens: &mut Vec<Token>) -> usize {
        let is_word =
            |character: char| character.is_alphanumeric() || matches!(character, '\'' | '’');
        let before = text.as_bytes()[done..at].iter().rev();
        let mut start = at
            - before
                .take_while(|byte| is_word(char::from(**byte)))
                .count();
        take_back(tokens, start);
        for (offset, character) in text[at..].char_indices() {
            if is_word(character) {
                continue;
            }
            let end = at + offset;
            if start < end {
                tokens.push(token(start, end));
            }
            if character.is_ascii() {
                return end;
            }
            start = end + character.len_utf8();
        }
        if start < text.len() {
            tokens.push(token(start, text.len()));
        }
        text.len()
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;

    use super::*;

    /// The same, word by word.
    fn slowly(text: &str) -> BTreeMap<Language, u32> {
        let mut votes = BTreeMap::new();
        for word in text.split(|c: char| !(c.is_alphanumeric() || matches!(c, '\'' | '’'))) {
            let word: String = word.chars().flat_map(char::to_lowercase).collect();
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
        lists.votes(text).filter(|(_, votes)| *votes > 0).collect()
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
            if word.chars().all(is_word) && lower == word {
                let text = format!(" {word}.");
                assert!(
                    lists.votes(&text).any(|vote| vote == (language, 1)),
                    "{word}"
                );
            }
        }
    }

    #[test]
    fn as_many_words_as_a_sample_may_hold_are_counted() {
        let lists = StopLists::new();
        let votes: Vec<_> = lists.votes(&"a ".repeat(1_000)).collect();
        assert!(votes.contains(&(Language::ENGLISH, 1_000)));
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
        }
    }
}
