//! Counts windows of consecutive terms, and the marginals that measures of association need.

use std::hash::BuildHasher;

use foldhash::fast::FixedState;
use hashbrown::HashTable;

use super::runs::{Gaps, for_each_run};
use super::sequence_interner::{EMPTY, SequenceInterner};
use crate::matrix::Lexicon;

/// Counts the windows of a fixed number of consecutive terms.
///
/// It stores each distinct window once, in about 30 bytes, and nothing per occurrence.
#[derive(Debug)]
pub struct WindowCounter<'l> {
    lexicon: &'l Lexicon,
    size: u8,
    gaps: Gaps,
    /// The number of the current document, from 1.
    document: u32,
    run: Vec<(u32, u32)>,
    counted: WindowCounts,
}

/// The counted windows of some documents.
#[derive(Clone, Debug, Default)]
pub struct WindowCounts {
    size: u8,
    /// Sequences of terms: the windows and their prefixes.
    sequences: SequenceInterner,
    /// The count of each sequence; zero for a prefix.
    counts: Vec<WindowCount>,
    /// The number of all windows.
    total: u64,
}

/// How often a window occurs.
#[derive(Clone, Copy, Debug, Default)]
struct WindowCount {
    count: u64,
    documents: u32,
    /// The number of the last document that contains it.
    last: u32,
}

/// A window, with the counts that measures of association need.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Window {
    /// Its terms, in order.
    pub terms: Vec<u32>,
    /// For each set of positions (bit `k` stands for position `k`), the number of windows that have
    /// this window's terms there, whatever they have elsewhere. So the first is the number of all
    /// windows, the last the count of this one.
    pub marginals: Vec<u64>,
    /// The number of documents that contain it.
    pub documents: u32,
}

impl<'l> WindowCounter<'l> {
    /// A counter of windows of `size` tokens, 2 to 4, that `lexicon` keeps.
    ///
    /// # Panics
    ///
    /// If `size` is less than 2 or more than 4.
    pub fn new(lexicon: &'l Lexicon, size: u8, gaps: Gaps) -> WindowCounter<'l> {
        assert!((2..=4).contains(&size), "windows have 2 to 4 tokens");
        WindowCounter {
            lexicon,
            size,
            gaps,
            document: 0,
            run: Vec::new(),
            counted: WindowCounts {
                size,
                ..WindowCounts::default()
            },
        }
    }

    /// Counts the windows of a document, given its surfaces in order, each with whether it stands
    /// apart from the one before.
    pub fn count(&mut self, sequence: &[(u32, bool)]) {
        self.document = self.document.checked_add(1).unwrap_or_else(|| {
            unreachable!("four billion documents do not fit into one counter");
        });
        let WindowCounter {
            lexicon,
            size,
            gaps,
            document,
            run,
            counted,
        } = self;
        for_each_run(sequence, lexicon, *gaps, run, |run| {
            for window in run.windows(usize::from(*size)) {
                let terms = window.iter().map(|(_, term)| *term);
                let id = terms.fold(EMPTY, |prefix, term| counted.sequences.intern(prefix, term));
                counted.total += 1;
                if id as usize >= counted.counts.len() {
                    let sequences = counted.sequences.len();
                    counted.counts.resize(sequences, WindowCount::default());
                }
                let window = &mut counted.counts[id as usize];
                window.count += 1;
                window.documents += u32::from(window.last != *document);
                window.last = *document;
            }
        });
    }

    /// The counts of all documents.
    pub fn finish(mut self) -> WindowCounts {
        let sequences = self.counted.sequences.len();
        let counts = &mut self.counted.counts;
        counts.resize(sequences, WindowCount::default());
        self.counted
    }
}

impl WindowCounts {
    /// The windows of both, which must not share a document.
    #[must_use]
    pub fn merge(mut self, other: WindowCounts) -> WindowCounts {
        if self.sequences.len() < other.sequences.len() {
            return other.merge(self);
        }
        let new = self.sequences.merge(&other.sequences);
        let sequences = self.sequences.len();
        self.counts.resize(sequences, WindowCount::default());
        for (id, more) in new.iter().zip(&other.counts) {
            let window = &mut self.counts[*id as usize];
            window.count += more.count;
            window.documents += more.documents;
        }
        self.total += other.total;
        self.size = self.size.max(other.size);
        self
    }

    /// The windows that occur at least `min_count` times, sorted by their terms.
    pub fn frequent_windows(&self, min_count: u64) -> Vec<Window> {
        let sets = 1_usize << self.size;
        let mut windows = Vec::new();
        let mut needed = MarginalCounts::default();
        for (id, window) in (0..).zip(&self.counts) {
            if window.count >= min_count.max(1) {
                let mut terms = Vec::new();
                self.sequences.read_items(id, &mut terms);
                for set in 1..sets - 1 {
                    needed.insert(Marginal::of(&terms, set));
                }
                windows.push(Window {
                    marginals: vec![window.count; sets],
                    documents: window.documents,
                    terms,
                });
            }
        }
        let mut terms = Vec::new();
        for (id, window) in (0..).zip(&self.counts) {
            if window.count > 0 {
                self.sequences.read_items(id, &mut terms);
                for set in 1..sets - 1 {
                    needed.add(Marginal::of(&terms, set), window.count);
                }
            }
        }
        for window in &mut windows {
            window.marginals[0] = self.total;
            for set in 1..sets - 1 {
                window.marginals[set] = needed.get(Marginal::of(&window.terms, set));
            }
        }
        windows.sort_unstable_by(|a, b| a.terms.cmp(&b.terms));
        windows
    }
}

/// The terms at a set of positions of a window.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
struct Marginal {
    set: u8,
    /// The terms; zero at positions outside the set.
    terms: [u32; 4],
}

impl Marginal {
    fn of(terms: &[u32], set: usize) -> Marginal {
        let mut marginal = Marginal {
            // There are at most sixteen sets.
            set: u8::try_from(set).unwrap_or(u8::MAX),
            terms: [0; 4],
        };
        for (position, term) in terms.iter().enumerate() {
            if set & (1 << position) != 0 {
                marginal.terms[position] = *term;
            }
        }
        marginal
    }

    fn hash(&self) -> u64 {
        FixedState::default().hash_one(self)
    }
}

/// The counts of those marginals that are needed.
#[derive(Default)]
struct MarginalCounts {
    counts: HashTable<(Marginal, u64)>,
}

impl MarginalCounts {
    fn insert(&mut self, marginal: Marginal) {
        self.counts
            .entry(
                marginal.hash(),
                |(known, _)| *known == marginal,
                |(known, _)| known.hash(),
            )
            .or_insert((marginal, 0));
    }

    /// Adds to the count of a marginal if that is needed.
    fn add(&mut self, marginal: Marginal, count: u64) {
        let found = self
            .counts
            .find_mut(marginal.hash(), |(known, _)| *known == marginal);
        if let Some((_, sum)) = found {
            *sum += count;
        }
    }

    fn get(&self, marginal: Marginal) -> u64 {
        let found = self
            .counts
            .find(marginal.hash(), |(known, _)| *known == marginal);
        found.map_or(0, |(_, count)| *count)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// A lexicon of five surfaces, each a term of its own except the last, which is dropped.
    fn lexicon() -> Lexicon {
        Lexicon::new([Some("a"), Some("b"), Some("c"), Some("d"), None])
    }

    /// All windows, found by a straightforward search.
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
        fn windows_and_marginals_match_those_of_a_plain_count(
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
                        (0..usize::from(size)).all(|position| {
                            set & (1 << position) == 0 || terms[position] == window.terms[position]
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
