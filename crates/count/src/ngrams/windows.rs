//! Words in a row, counted together and apart: what measures of association need.

use std::hash::BuildHasher;

use foldhash::fast::FixedState;
use hashbrown::HashTable;

use super::runs::{Gaps, runs};
use super::sequence_interner::{Chains, NOTHING};
use crate::matrix::Lexicon;

/// Counts the windows of a fixed number of terms in a row.
///
/// It holds each different window once, in about 30 bytes, and nothing per occurrence.
#[derive(Debug)]
pub struct WindowCounter<'l> {
    lexicon: &'l Lexicon,
    size: u8,
    gaps: Gaps,
    document: u64,
    run: Vec<(u32, u32)>,
    found: WindowCounts,
}

/// The windows of some documents.
#[derive(Clone, Debug, Default)]
pub struct WindowCounts {
    size: u8,
    /// Sequences of terms; those of fewer terms are beginnings.
    chains: Chains,
    seen: Vec<Seen>,
    windows: u64,
}

/// How often a window was seen.
#[derive(Clone, Copy, Debug, Default)]
struct Seen {
    count: u64,
    documents: u32,
    /// The number of the last document that had it.
    last: u64,
}

/// A window with the counts that measures of association need.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Window {
    /// Its terms, in order.
    pub terms: Vec<u32>,
    /// For each set of places (bit `k` stands for place `k`) the windows with these terms there,
    /// whatever stands at the others: the first is the number of all windows, the last that of this
    /// one.
    pub marginals: Vec<u64>,
    /// How many documents contain it.
    pub documents: u32,
}

impl<'l> WindowCounter<'l> {
    /// A counter of windows of `size` tokens that `lexicon` keeps, 2 to 4.
    ///
    /// # Panics
    ///
    /// If `size` is another number.
    pub fn new(lexicon: &'l Lexicon, size: u8, gaps: Gaps) -> WindowCounter<'l> {
        assert!((2..=4).contains(&size), "windows have 2 to 4 places");
        WindowCounter {
            lexicon,
            size,
            gaps,
            document: 0,
            run: Vec::new(),
            found: WindowCounts {
                size,
                ..WindowCounts::default()
            },
        }
    }

    /// Counts the windows of a document: its surfaces in order, each with whether it stands apart
    /// from the one before.
    pub fn count(&mut self, sequence: &[(u32, bool)]) {
        self.document += 1;
        let WindowCounter {
            lexicon,
            size,
            gaps,
            document,
            run,
            found,
        } = self;
        runs(sequence, lexicon, *gaps, run, |run| {
            for window in run.windows(usize::from(*size)) {
                let terms = window.iter().map(|(_, term)| *term);
                let number = terms.fold(NOTHING, |beginning, term| {
                    found.chains.longer(beginning, term)
                });
                found.windows += 1;
                if number as usize >= found.seen.len() {
                    found.seen.resize(found.chains.len(), Seen::default());
                }
                let seen = &mut found.seen[number as usize];
                seen.count += 1;
                seen.documents += u32::from(seen.last != *document);
                seen.last = *document;
            }
        });
    }

    /// What was counted.
    pub fn finish(mut self) -> WindowCounts {
        let chains = self.found.chains.len();
        self.found.seen.resize(chains, Seen::default());
        self.found
    }
}

impl WindowCounts {
    /// The windows of both; no document may be in both.
    #[must_use]
    pub fn merge(mut self, other: WindowCounts) -> WindowCounts {
        if self.chains.len() < other.chains.len() {
            return other.merge(self);
        }
        let new = self.chains.add(&other.chains);
        self.seen.resize(self.chains.len(), Seen::default());
        for (number, more) in new.iter().zip(&other.seen) {
            let seen = &mut self.seen[*number as usize];
            seen.count += more.count;
            seen.documents += more.documents;
        }
        self.windows += other.windows;
        self.size = self.size.max(other.size);
        self
    }

    /// The windows that were seen `least` times or more, in the order of their terms.
    pub fn frequent_windows(&self, least: u64) -> Vec<Window> {
        let sets = 1_usize << self.size;
        let mut windows = Vec::new();
        let mut needed = Parts::default();
        for (number, seen) in (0..).zip(&self.seen) {
            if seen.count >= least.max(1) {
                let mut terms = Vec::new();
                self.chains.items(number, &mut terms);
                for set in 1..sets - 1 {
                    needed.insert(Part::of(&terms, set));
                }
                windows.push(Window {
                    marginals: vec![seen.count; sets],
                    documents: seen.documents,
                    terms,
                });
            }
        }
        let mut terms = Vec::new();
        for (number, seen) in (0..).zip(&self.seen) {
            if seen.count > 0 {
                self.chains.items(number, &mut terms);
                for set in 1..sets - 1 {
                    needed.add(Part::of(&terms, set), seen.count);
                }
            }
        }
        for window in &mut windows {
            window.marginals[0] = self.windows;
            for set in 1..sets - 1 {
                window.marginals[set] = needed.get(Part::of(&window.terms, set));
            }
        }
        windows.sort_unstable_by(|a, b| a.terms.cmp(&b.terms));
        windows
    }
}

/// Terms at some places of a window.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
struct Part {
    set: u8,
    /// The terms; zero where any may stand.
    terms: [u32; 4],
}

impl Part {
    fn of(terms: &[u32], set: usize) -> Part {
        let mut part = Part {
            // There are sixteen sets.
            set: u8::try_from(set).unwrap_or(u8::MAX),
            terms: [0; 4],
        };
        for (place, term) in terms.iter().enumerate() {
            if set & (1 << place) != 0 {
                part.terms[place] = *term;
            }
        }
        part
    }

    fn hash(&self) -> u64 {
        FixedState::default().hash_one(self)
    }
}

/// How often parts were seen.
#[derive(Default)]
struct Parts {
    known: HashTable<(Part, u64)>,
}

impl Parts {
    fn insert(&mut self, part: Part) {
        self.known
            .entry(part.hash(), |(own, _)| *own == part, |(own, _)| own.hash())
            .or_insert((part, 0));
    }

    fn add(&mut self, part: Part, count: u64) {
        let found = self.known.find_mut(part.hash(), |(own, _)| *own == part);
        if let Some((_, sum)) = found {
            *sum += count;
        }
    }

    fn get(&self, part: Part) -> u64 {
        let found = self.known.find(part.hash(), |(own, _)| *own == part);
        found.map_or(0, |(_, count)| *count)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// A lexicon of one term for each of five surfaces, the last of them dropped.
    fn lexicon() -> Lexicon {
        Lexicon::new([Some("a"), Some("b"), Some("c"), Some("d"), None])
    }

    /// The windows of runs, found in a plain way.
    fn plain(documents: &[Vec<(u32, bool)>], size: usize) -> Vec<(usize, Vec<u32>)> {
        let mut windows = Vec::new();
        for (number, document) in documents.iter().enumerate() {
            for start in 0..document.len() {
                let Some(window) = document.get(start..start + size) else {
                    continue;
                };
                let is_whole = window.iter().all(|(surface, _)| *surface < 4)
                    && window[1..].iter().all(|(_, apart)| !apart);
                if is_whole {
                    windows.push((number, window.iter().map(|(surface, _)| *surface).collect()));
                }
            }
        }
        windows
    }

    proptest! {
        #[test]
        fn windows_and_their_parts_are_those_of_a_plain_count(
            documents in prop::collection::vec(
                prop::collection::vec((0..5_u32, prop::bool::weighted(0.2)), 0..30),
                0..6,
            ),
            size in 2..=4_u8,
            split in 0..6_usize,
        ) {
            let lexicon = lexicon();
            let split = split.min(documents.len());
            let halves = [&documents[..split], &documents[split..]].map(|half| {
                let mut counter = WindowCounter::new(&lexicon, size, Gaps::Nothing);
                for document in half {
                    counter.count(document);
                }
                counter.finish()
            });
            let [left, right] = halves;
            let expected = plain(&documents, size.into());
            let found = left.merge(right).frequent_windows(1);
            let mut distinct: Vec<&Vec<u32>> = expected.iter().map(|(_, terms)| terms).collect();
            distinct.sort();
            distinct.dedup();
            prop_assert_eq!(found.iter().map(|window| &window.terms).collect::<Vec<_>>(), distinct);
            for window in found {
                let with = |set: usize| {
                    let agree = |terms: &[u32]| {
                        (0..usize::from(size)).all(|place| {
                            set & (1 << place) == 0 || terms[place] == window.terms[place]
                        })
                    };
                    expected.iter().filter(|(_, terms)| agree(terms)).count() as u64
                };
                let marginals: Vec<u64> = (0..1 << size).map(with).collect();
                prop_assert_eq!(&window.marginals, &marginals);
                let mut documents: Vec<usize> = expected
                    .iter()
                    .filter(|(_, terms)| *terms == window.terms)
                    .map(|(document, _)| *document)
                    .collect();
                documents.dedup();
                prop_assert_eq!(window.documents as usize, documents.len());
            }
        }
    }
}
