//! The entries of a user dictionary by their keys: lookup, and the longest one at an offset of a text.

use std::ops::Range;

use foldhash::fast::FixedState;
use hashbrown::HashMap;

use crate::dictionary::entry_key::{key, key_of};

/// An entry of a user dictionary.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Entry {
    key: String,
    /// The entry as it is listed.
    pub(crate) text: String,
    /// Whether it is in capitals: `IT`, `.NET`, `6G`, `R`.
    pub(crate) is_in_capitals: bool,
    /// Whether only capitals match it, because it is one word of capital letters: `IT` is not `it`.
    pub(crate) is_acronym: bool,
    /// Whether it has several words.
    pub(crate) has_space: bool,
}

/// Entries by their keys: a trie, each step of which is one look-up.
#[derive(Clone, Debug)]
pub(crate) struct Entries {
    /// In the order of their keys, no two of which are equal.
    sorted: Vec<Entry>,
    /// The node after a node and a character.
    edges: HashMap<(u32, char), u32, FixedState>,
    /// For each node the index of the entry whose key ends there.
    ends: Vec<Option<u32>>,
    /// Whether a key starts with each ASCII character.
    starts: [bool; 128],
}

/// The node before any character.
const ROOT: u32 = 0;

impl Entry {
    fn new(text: &str) -> Entry {
        let is_acronym = text.starts_with(char::is_uppercase)
            && text.chars().all(|c| c.is_uppercase() || c == '.');
        let length = text.chars().filter(|c| c.is_alphanumeric()).count();
        let is_in_capitals =
            length > 1 && text.contains(char::is_uppercase) && !text.contains(char::is_lowercase);
        Entry {
            key: key(text),
            is_in_capitals: is_in_capitals || is_acronym,
            is_acronym,
            has_space: text.contains(char::is_whitespace),
            text: text.to_owned(),
        }
    }

    /// Whether `text`, which has the key of the entry, may stand for it.
    pub(crate) fn may_be(&self, text: &str) -> bool {
        !self.is_acronym || !text.contains(char::is_lowercase)
    }
}

impl Entries {
    /// The entries in `words`. Of those that are spellings of each other the last one in byte order stands
    /// for all: capitals come before small letters.
    pub(crate) fn new<'w>(words: impl Iterator<Item = &'w str>) -> Entries {
        let mut entries: Vec<Entry> = words.map(Entry::new).collect();
        entries.sort_by(|a, b| (&a.key, &b.text).cmp(&(&b.key, &a.text)));
        entries.dedup_by(|a, b| a.key == b.key);
        let mut found = Entries {
            sorted: Vec::new(),
            edges: HashMap::default(),
            ends: vec![None],
            starts: [false; 128],
        };
        for (entry, number) in entries.iter().zip(0..) {
            found.insert(&entry.key, number);
        }
        Entries {
            sorted: entries,
            ..found
        }
    }

    fn insert(&mut self, key: &str, number: u32) {
        if let Some(start) = key
            .bytes()
            .next()
            .and_then(|first| self.starts.get_mut(usize::from(first)))
        {
            *start = true;
        }
        let mut node = ROOT;
        for character in key.chars() {
            let next = u32::try_from(self.ends.len())
                .expect("a list has fewer than four billion characters");
            node = *self.edges.entry((node, character)).or_insert(next);
            if node == next {
                self.ends.push(None);
            }
        }
        self.ends[node as usize] = Some(number);
    }

    /// Whether an entry may start with `character`; only of ASCII characters is this known.
    pub(crate) fn may_start_with(&self, character: char) -> bool {
        let lower = character.to_ascii_lowercase();
        u8::try_from(lower).map_or(true, |byte| {
            self.starts
                .get(usize::from(byte))
                .is_none_or(|start| *start)
        })
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.sorted.is_empty()
    }

    /// The entry that `text` as a whole stands for.
    pub(crate) fn get(&self, text: &str) -> Option<&Entry> {
        let (entry, place) = self.longest(text, 0, |_, place| place.end == text.len())?;
        (place.end == text.len()).then_some(entry)
    }

    /// The longest entry at `start` in `text` that `accepts` its place.
    ///
    /// Any white space without an empty line stands for the space between two words.
    pub(crate) fn longest(
        &self,
        text: &str,
        start: usize,
        accepts: impl Fn(&Entry, Range<usize>) -> bool,
    ) -> Option<(&Entry, Range<usize>)> {
        let mut node = Some(ROOT);
        let next = |node: Option<u32>, character| self.edges.get(&(node?, character)).copied();
        let mut longest = None;
        let mut characters = text[start..].char_indices().peekable();
        while let Some((at, character)) = characters.next() {
            if character.is_whitespace() {
                let mut line_ends = line_ends(character);
                while let Some((_, more)) = characters.next_if(|(_, next)| next.is_whitespace()) {
                    line_ends += self::line_ends(more);
                }
                if line_ends > 1 {
                    break;
                }
                node = next(node, ' ');
            } else {
                key_of(character, |part| node = next(node, part));
            }
            let Some(node) = node.filter(|node| *node != ROOT) else {
                break;
            };
            let place = start..start + at + character.len_utf8();
            if let Some(number) = self.ends[node as usize]
                && let entry = &self.sorted[number as usize]
                && entry.may_be(&text[place.clone()])
                && accepts(entry, place.clone())
            {
                longest = Some((entry, place));
            }
        }
        longest
    }
}

/// How many line ends a white space character counts for; a paragraph has an empty line at its end.
fn line_ends(character: char) -> usize {
    match character {
        '\n' | '\u{85}' | '\u{2028}' => 1,
        '\u{c}' | '\u{2029}' => 2,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn longest<'t>(words: &[&str], text: &'t str) -> Option<&'t str> {
        let entries = Entries::new(words.iter().copied());
        let (_, place) = entries.longest(text, 0, |_, _| true)?;
        Some(&text[place])
    }

    #[test]
    fn the_longest_entry_is_found_in_any_case_and_across_a_line_end() {
        let words = ["New York", "New York Times", "new", "São Paulo", "IT"];
        assert_eq!(longest(&words, "NEW YORK TIMES"), Some("NEW YORK TIMES"));
        assert_eq!(longest(&words, "New \r\n York Tim"), Some("New \r\n York"));
        assert_eq!(longest(&words, "New\n\nYork"), Some("New"));
        assert_eq!(
            longest(&words, "Sa\u{303}o Paulo!"),
            Some("Sa\u{303}o Paulo")
        );
        assert_eq!(longest(&words, "Sao Paulo"), None);
        assert_eq!(longest(&words, "it"), None);
        assert_eq!(longest(&words, "IT"), Some("IT"));
    }

    #[test]
    fn an_entry_ends_at_the_end_of_a_character() {
        // Both begin with the same parts: ㄱㅏ, and e with a mark.
        assert_eq!(longest(&["가"], "각"), None);
        assert_eq!(longest(&["cafe"], "café"), None);
        assert_eq!(longest(&["e\u{301}"], "é"), Some("é"));
    }

    #[test]
    fn spellings_of_an_entry_are_one() {
        let entries = Entries::new(["IT", "NEW YORK", "New York", "it"].into_iter());
        assert_eq!(entries.sorted.len(), 2);
        let text = |word| entries.get(word).map(|entry| entry.text.as_str());
        assert_eq!(text("NEW\nYORK"), Some("New York"));
        assert_eq!(text("It"), Some("it"));
        assert_eq!(text("York"), None);
    }
}
