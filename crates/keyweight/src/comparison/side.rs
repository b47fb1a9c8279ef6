//! The sides of a comparison: documents, or a word list, and how often each has a term.

use keyweight_score::PartSizes;
use rayon::iter::{IntoParallelIterator, ParallelIterator};

use super::word_list::ListCounts;
use crate::execution::ranges;
use crate::model::{Analysis, Group};

/// One side of a comparison.
#[derive(Debug)]
pub(crate) enum Side<'a> {
    /// Documents of the corpus.
    Documents(DocumentCounts),
    /// A word list, which has counts and no documents.
    WordList(&'a ListCounts),
}

/// The counts of a term in some documents.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct SideCounts {
    /// In all of them together.
    pub(crate) count: u64,
    /// How many of them contain it.
    pub(crate) documents: u32,
    /// In the document where it is most frequent.
    pub(crate) largest: u32,
}

/// The counts of all terms in some documents.
#[derive(Clone, Debug)]
pub(crate) struct DocumentCounts {
    /// By term.
    terms: Vec<SideCounts>,
    /// The tokens of the documents.
    pub(crate) sizes: PartSizes,
    documents: usize,
}

impl Side<'_> {
    /// How many tokens it has.
    pub(crate) fn tokens(&self) -> u64 {
        match self {
            Side::Documents(documents) => documents.sizes.tokens,
            Side::WordList(list) => list.total(),
        }
    }

    /// How often it has a term.
    #[inline]
    pub(crate) fn count(&self, term: u32) -> u64 {
        match self {
            Side::Documents(documents) => documents.terms[term as usize].count,
            Side::WordList(list) => list.count(term),
        }
    }

    /// In how many documents a term is, as far as that is known.
    pub(crate) fn documents(&self, term: u32) -> Option<u64> {
        match self {
            Side::Documents(documents) => Some(documents.terms[term as usize].documents.into()),
            Side::WordList(list) => list.documents(term),
        }
    }

    /// The counts of a term in the one document where it is most frequent and in all of them. `None`
    /// for a word list, and for a single document.
    pub(crate) fn largest(&self, term: u32) -> Option<[u64; 2]> {
        match self {
            Side::Documents(documents) if documents.documents > 1 => {
                let SideCounts { count, largest, .. } = documents.terms[term as usize];
                Some([largest.into(), count])
            }
            Side::Documents(_) | Side::WordList(_) => None,
        }
    }
}

impl DocumentCounts {
    pub(crate) fn new(analysis: &Analysis, documents: &[usize]) -> DocumentCounts {
        let mut terms = vec![SideCounts::default(); analysis.matrix().terms().len()];
        let mut reader = analysis.reader();
        for document in documents {
            for (term, count) in reader.counts(*document) {
                let counts = &mut terms[*term as usize];
                counts.count += u64::from(*count);
                counts.documents += 1;
                counts.largest = counts.largest.max(*count);
            }
        }
        let sizes = documents
            .iter()
            .map(|document| analysis.documents()[*document].tokens);
        DocumentCounts {
            terms,
            sizes: PartSizes {
                tokens: sizes.clone().sum(),
                smallest: sizes.min().unwrap_or(0),
            },
            documents: documents.len(),
        }
    }
}

/// A count in a document, and the group of the document.
#[derive(Clone, Copy, Debug, Default)]
struct Peak {
    count: u32,
    group: u32,
}

/// The largest count of a term in a document, and that in the documents of all other groups.
#[derive(Clone, Copy, Debug, Default)]
struct Peaks {
    first: Peak,
    second: Peak,
}

impl Peaks {
    fn add(&mut self, next: Peak) {
        if next.group == self.first.group {
            self.first.count = self.first.count.max(next.count);
        } else if next.count > self.first.count {
            self.second = self.first;
            self.first = next;
        } else if next.count > self.second.count {
            self.second = next;
        }
    }
}

/// The counts of all groups together, none of which shares a document with another.
#[derive(Debug)]
pub(crate) struct Whole {
    terms: Vec<(u64, u32, Peaks)>,
    tokens: u64,
    documents: usize,
}

impl Whole {
    pub(crate) fn new(analysis: &Analysis, groups: &[Group]) -> Whole {
        let mut members: Vec<(usize, u32)> = Vec::new();
        for (number, group) in (0..).zip(groups) {
            members.extend(group.documents.iter().map(|document| (*document, number)));
        }
        members.sort_unstable();
        let none = || vec![(0_u64, 0_u32, Peaks::default()); analysis.matrix().terms().len()];
        let parts = ranges(members.len()).into_par_iter().map(|range| {
            let mut terms = none();
            let mut reader = analysis.reader();
            for (document, group) in &members[range] {
                for (term, count) in reader.counts(*document) {
                    let (sum, documents, peaks) = &mut terms[*term as usize];
                    *sum += u64::from(*count);
                    *documents += 1;
                    peaks.add(Peak {
                        count: *count,
                        group: *group,
                    });
                }
            }
            terms
        });
        let add = |mut left: Vec<(u64, u32, Peaks)>, right: Vec<(u64, u32, Peaks)>| {
            for (left, right) in left.iter_mut().zip(right) {
                left.0 += right.0;
                left.1 += right.1;
                left.2.add(right.2.first);
                left.2.add(right.2.second);
            }
            left
        };
        let tokens = members
            .iter()
            .map(|(document, _)| analysis.documents()[*document].tokens);
        Whole {
            tokens: tokens.sum(),
            documents: members.len(),
            terms: parts.reduce_with(add).unwrap_or_else(none),
        }
    }

    /// All groups but `group`, whose counts are `side`.
    pub(crate) fn without(&self, side: &DocumentCounts, group: usize) -> DocumentCounts {
        let rest =
            |((count, documents, peaks), own): (&(u64, u32, Peaks), &SideCounts)| SideCounts {
                count: count.saturating_sub(own.count),
                documents: documents.saturating_sub(own.documents),
                largest: if peaks.first.group as usize == group {
                    peaks.second.count
                } else {
                    peaks.first.count
                },
            };
        DocumentCounts {
            terms: self.terms.iter().zip(&side.terms).map(rest).collect(),
            sizes: PartSizes {
                tokens: self.tokens - side.sizes.tokens,
                smallest: 0,
            },
            documents: self.documents - side.documents,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_peak_of_the_others_is_their_largest_count(
            counts in prop::collection::vec((1_u32..9, 0_u32..4), 0..20),
            cut in 0_usize..20,
        ) {
            let peaks = |counts: &[(u32, u32)]| {
                let mut peaks = Peaks::default();
                for (count, group) in counts {
                    peaks.add(Peak { count: *count, group: *group });
                }
                peaks
            };
            let (left, right) = counts.split_at(cut.min(counts.len()));
            let (mut both, right) = (peaks(left), peaks(right));
            both.add(right.first);
            both.add(right.second);
            for left_out in 0..4 {
                let others = counts.iter().filter(|(_, group)| *group != left_out);
                let expected = others.map(|(count, _)| *count).max().unwrap_or(0);
                let found = if both.first.group == left_out { both.second } else { both.first };
                prop_assert_eq!(found.count, expected);
            }
        }
    }
}
