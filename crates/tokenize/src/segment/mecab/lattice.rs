//! The lattice of all words that may occur at each offset of a text, and the path of least cost through
//! it (Viterbi).
//!
//! The shape of unknown words and the choice between paths of equal cost follow MeCab (`tokenizer.cpp`
//! and `viterbi.cpp` of version 0.996), so that the words are the same.

use super::characters::Characters;
use super::{Entry, Inner, MecabDictionary};

/// The greatest number of characters after the first in an unknown word that is a run of one category.
const LONGEST_GROUP: usize = 24;
/// The number of bytes segmented at a time.
const WINDOW: usize = 1 << 13;
/// Words that end this close to the end of a window are found again in the next one, with more context.
const MARGIN: usize = 1 << 9;
/// The index of no node.
const NONE: u32 = u32::MAX;

/// The words that may occur in a text. Reused between texts for its memory.
#[derive(Debug, Default)]
pub(crate) struct Lattice {
    nodes: Vec<Node>,
    /// The last node that ends at each offset.
    last_ending: Vec<u32>,
    /// The nodes that end at the current offset, latest first.
    predecessors: Vec<Predecessor>,
    /// The words that may start there.
    matches: Vec<Match>,
    /// The words of the best path, last first.
    best_path: Vec<PathWord>,
}

/// A word, with the cost of the best path to its end.
#[derive(Debug)]
struct Node {
    start: u32,
    right: u16,
    cost: i32,
    /// The node before it on that path.
    predecessor: u32,
    /// The next node that ends at the same offset.
    next_ending: u32,
}

/// A node that ends where a word may start.
#[derive(Debug)]
struct Predecessor {
    cost: i32,
    right: u16,
    node: u32,
}

/// A word that may start at the current offset.
#[derive(Debug)]
struct Match {
    end: usize,
    entry: Entry,
}

/// A word of the best path.
#[derive(Debug)]
struct PathWord {
    start: usize,
    end: usize,
    /// The right context id.
    right: u16,
}

impl Lattice {
    /// Calls `word` with the start and the end of each word of `text`, in order.
    ///
    /// Segments a long text in overlapping windows.
    pub(crate) fn segment(
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
            self.find_best_path(dictionary, &rest[..end], right);
            let certain = if end == rest.len() { end } else { end - MARGIN };
            let from = start;
            for found in self.best_path.drain(..).rev() {
                if found.end > certain && start > from {
                    break;
                }
                word(from + found.start, from + found.end);
                (start, right) = (from + found.end, found.right);
            }
        }
    }

    /// Puts the words of the best path through `text` into `best_path`, last first; `right` is the right
    /// context id of the word before `text`.
    fn find_best_path(&mut self, dictionary: &MecabDictionary, text: &str, right: u16) {
        self.nodes.clear();
        self.last_ending.clear();
        self.last_ending.resize(text.len() + 1, NONE);
        self.add(0, 0, right, 0, NONE);
        for (start, _) in text.char_indices() {
            if !self.collect_predecessors(start) {
                continue;
            }
            self.find_matches(dictionary, text, start);
            let mut last = None;
            for index in (0..self.matches.len()).rev() {
                let Match { end, entry } = self.matches[index];
                let (cost, predecessor) = match last {
                    Some((left, best)) if left == entry.left => best,
                    _ => self.best_predecessor(dictionary, entry.left),
                };
                last = Some((entry.left, (cost, predecessor)));
                let cost = cost + i32::from(entry.cost);
                self.add(start, end, entry.right, cost, predecessor);
            }
        }
        self.best_path.clear();
        // A word starts at each offset where a word ends, so some path reaches the end.
        self.collect_predecessors(text.len());
        let (_, mut index) = self.best_predecessor(dictionary, 0);
        let mut end = text.len();
        while index != 0 {
            let node = &self.nodes[index as usize];
            let start = node.start as usize;
            self.best_path.push(PathWord {
                start,
                end,
                right: node.right,
            });
            end = start;
            index = node.predecessor;
        }
    }

    /// Adds a node.
    fn add(&mut self, start: usize, end: usize, right: u16, cost: i32, predecessor: u32) {
        let index = u32::try_from(self.nodes.len()).expect("a window has fewer than 2³² words");
        self.nodes.push(Node {
            start: u32::try_from(start).expect("a window is shorter than 2³² bytes"),
            right,
            cost,
            predecessor,
            next_ending: self.last_ending[end],
        });
        self.last_ending[end] = index;
    }

    /// Collects the nodes that end at `offset`; returns whether there are any.
    fn collect_predecessors(&mut self, offset: usize) -> bool {
        self.predecessors.clear();
        let mut index = self.last_ending[offset];
        while let Some(node) = self.nodes.get(index as usize) {
            self.predecessors.push(Predecessor {
                cost: node.cost,
                right: node.right,
                node: index,
            });
            index = node.next_ending;
        }
        !self.predecessors.is_empty()
    }

    /// The least cost up to a word with the left context id `left`, and the collected node that it is
    /// reached from.
    #[inline]
    fn best_predecessor(&self, dictionary: &MecabDictionary, left: u16) -> (i32, u32) {
        let costs = dictionary.0.connections.costs(left);
        let mut best = (i32::MAX, NONE);
        for predecessor in &self.predecessors {
            let cost = predecessor.cost + i32::from(costs[usize::from(predecessor.right)]);
            if cost < best.0 {
                best = (cost, predecessor.node);
            }
        }
        best
    }

    /// Finds the words that may start at `start`.
    fn find_matches(&mut self, dictionary: &MecabDictionary, text: &str, start: usize) {
        let Inner {
            system, characters, ..
        } = &*dictionary.0;
        self.matches.clear();
        let rest = &text[start..];
        system.common_prefixes(rest.as_bytes(), |length, entries| {
            // A damaged dictionary might split a character.
            if rest.is_char_boundary(length) {
                self.add_matches(start + length, entries);
            }
        });
        let Some(first) = rest.chars().next() else {
            return;
        };
        let info = characters.info(first);
        if !self.matches.is_empty() && !info.invokes_always() {
            return;
        }
        let entries = &dictionary.0.unknown[info.category()];
        unknown_words(characters, rest, first, |length| {
            self.add_matches(start + length, entries);
        });
        if self.matches.is_empty() {
            self.add_matches(start + first.len_utf8(), entries);
        }
    }

    /// Adds a word that ends at `end`, with each of its entries.
    fn add_matches(&mut self, end: usize, entries: &[Entry]) {
        let matches = entries.iter().map(|entry| Match { end, entry: *entry });
        self.matches.extend(matches);
    }
}

/// Calls `word` with the length of each unknown word that `text` may start with; `first` is the first
/// character of `text`.
fn unknown_words(characters: &Characters, text: &str, first: char, mut word: impl FnMut(usize)) {
    let info = characters.info(first);
    let length = first.len_utf8();
    let mut group = None;
    if info.groups() {
        let (mut end, mut count, mut last) = (length, 0, info);
        for character in text[length..].chars() {
            let next = characters.info(character);
            if count > LONGEST_GROUP || !last.shares_category(next) {
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
    for _ in 0..info.max_length() {
        if group == Some(end) {
            break;
        }
        word(end);
        match text[end..].chars().next() {
            Some(next) if info.shares_category(characters.info(next)) => end += next.len_utf8(),
            _ => break,
        }
    }
}
