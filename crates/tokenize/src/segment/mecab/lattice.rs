//! The cheapest way to cut a text: all words that may stand at each place, and the best way to each.
//!
//! What words not known may look like, and which of two ways of the same cost is taken, is as in
//! MeCab (`tokenizer.cpp` and `viterbi.cpp` of version 0.996), so that the words are the same.

use super::characters::Characters;
use super::{Entry, Inner, MecabDictionary};

/// How many characters in a row that are akin may be one word, beyond the first.
const LONGEST_GROUP: usize = 24;
/// How many bytes are cut at a time.
const WINDOW: usize = 1 << 13;
/// Words that end so near to the end of a window are cut again, with more of what follows.
const MARGIN: usize = 1 << 9;
/// No word.
const NONE: u32 = u32::MAX;

/// The words that may stand in a text; kept only for its memory.
#[derive(Debug, Default)]
pub(crate) struct Lattice {
    nodes: Vec<Node>,
    /// For each place the last node that ends there.
    ending: Vec<u32>,
    /// The nodes that end at the place at hand, latest first.
    before: Vec<Before>,
    /// The words that may begin there.
    found: Vec<Found>,
    /// The words of the best way.
    best: Vec<(usize, usize, u16)>,
}

/// A word, and the best way to its end.
#[derive(Debug)]
struct Node {
    start: u32,
    right: u16,
    cost: i32,
    /// The word before it.
    before: u32,
    /// The next node that ends at the same place.
    next: u32,
}

#[derive(Debug)]
struct Before {
    cost: i32,
    right: u16,
    node: u32,
}

#[derive(Debug)]
struct Found {
    end: usize,
    entry: Entry,
}

impl Lattice {
    /// Gives the beginning and the end of each word of `text`, in order.
    ///
    /// A long text is cut in windows that overlap.
    pub(crate) fn cut(
        &mut self,
        dictionary: &MecabDictionary,
        text: &str,
        mut word: impl FnMut(usize, usize),
    ) {
        let mut start = 0;
        let mut right = 0;
        while start < text.len() {
            let rest = &text[start..];
            let mut end = rest.len().min(WINDOW);
            while !rest.is_char_boundary(end) {
                end -= 1;
            }
            self.find_best(dictionary, &rest[..end], right);
            let sure = if end == rest.len() { end } else { end - MARGIN };
            let from = start;
            for (first, last, ends) in self.best.drain(..).rev() {
                if last > sure && start > from {
                    break;
                }
                word(from + first, from + last);
                (start, right) = (from + last, ends);
            }
        }
    }

    /// Puts the words of the best way through `text` into `best`, the last one first; `right` is
    /// how the word before it ends.
    fn find_best(&mut self, dictionary: &MecabDictionary, text: &str, right: u16) {
        self.nodes.clear();
        self.ending.clear();
        self.ending.resize(text.len() + 1, NONE);
        self.add(0, 0, right, 0, NONE);
        for (start, _) in text.char_indices() {
            if !self.gather(start) {
                continue;
            }
            self.look_up(dictionary, text, start);
            let mut last = None;
            for number in (0..self.found.len()).rev() {
                let Found { end, entry } = self.found[number];
                let (cost, before) = match last {
                    Some((left, best)) if left == entry.left => best,
                    _ => self.best_before(dictionary, entry.left),
                };
                last = Some((entry.left, (cost, before)));
                let cost = cost + i32::from(entry.cost);
                self.add(start, end, entry.right, cost, before);
            }
        }
        self.best.clear();
        // At each place that is reached a word begins, so the end is reached.
        self.gather(text.len());
        let (_, mut number) = self.best_before(dictionary, 0);
        let mut end = text.len();
        while number != 0 {
            let node = &self.nodes[number as usize];
            self.best.push((node.start as usize, end, node.right));
            end = node.start as usize;
            number = node.before;
        }
    }

    fn add(&mut self, start: usize, end: usize, right: u16, cost: i32, before: u32) {
        let number = u32::try_from(self.nodes.len()).expect("a window has fewer words");
        self.nodes.push(Node {
            start: u32::try_from(start).expect("a window is shorter"),
            right,
            cost,
            before,
            next: self.ending[end],
        });
        self.ending[end] = number;
    }

    /// Puts the nodes that end at `place` side by side; tells whether there are any.
    fn gather(&mut self, place: usize) -> bool {
        self.before.clear();
        let mut number = self.ending[place];
        while let Some(node) = self.nodes.get(number as usize) {
            self.before.push(Before {
                cost: node.cost,
                right: node.right,
                node: number,
            });
            number = node.next;
        }
        !self.before.is_empty()
    }

    /// The cheapest of the gathered nodes before a word that begins in the way `left`, and the cost
    /// up to that word.
    #[inline]
    fn best_before(&self, dictionary: &MecabDictionary, left: u16) -> (i32, u32) {
        let costs = dictionary.0.connections.to(left);
        let mut best = (i32::MAX, NONE);
        for before in &self.before {
            let cost = before.cost + i32::from(costs[usize::from(before.right)]);
            if cost < best.0 {
                best = (cost, before.node);
            }
        }
        best
    }

    /// Finds the words that may begin at `start`.
    fn look_up(&mut self, dictionary: &MecabDictionary, text: &str, start: usize) {
        let Inner {
            system, characters, ..
        } = &*dictionary.0;
        self.found.clear();
        let rest = &text[start..];
        system.words(rest.as_bytes(), |length, entries| {
            // A damaged dictionary might cut a character.
            if rest.is_char_boundary(length) {
                self.offer(start + length, entries);
            }
        });
        let Some(first) = rest.chars().next() else {
            return;
        };
        let kind = characters.of(first);
        if !self.found.is_empty() && !kind.always() {
            return;
        }
        let entries = &dictionary.0.unknown[kind.category()];
        unknown(characters, rest, first, |length| {
            self.offer(start + length, entries);
        });
        if self.found.is_empty() {
            self.offer(start + first.len_utf8(), entries);
        }
    }

    /// Adds a word that ends at `end`, in each of its meanings.
    fn offer(&mut self, end: usize, entries: &[Entry]) {
        let found = entries.iter().map(|entry| Found { end, entry: *entry });
        self.found.extend(found);
    }
}

/// Gives the lengths of the words not known that `text` may begin with, of which `first` is the first
/// character.
fn unknown(characters: &Characters, text: &str, first: char, mut word: impl FnMut(usize)) {
    let kind = characters.of(first);
    let length = first.len_utf8();
    let mut group = None;
    if kind.groups() {
        let (mut end, mut count, mut last) = (length, 0, kind);
        for character in text[length..].chars() {
            let next = characters.of(character);
            if count > LONGEST_GROUP || !last.is_akin(next) {
                break;
            }
            (end, count, last) = (end + character.len_utf8(), count + 1, next);
        }
        if count <= LONGEST_GROUP {
            word(end);
        }
        group = Some(end);
    }
    let mut end = length;
    for _ in 0..kind.length() {
        if group == Some(end) {
            break;
        }
        word(end);
        match text[end..].chars().next() {
            Some(next) if kind.is_akin(characters.of(next)) => end += next.len_utf8(),
            _ => break,
        }
    }
}
