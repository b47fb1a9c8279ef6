//! What terms amount to in the documents of one side of a comparison.

use keyweight_score::PartSizes;
use rayon::iter::{IntoParallelIterator, ParallelIterator};

use crate::execution::ranges;
use crate::model::Analysis;
use crate::model::Group;

/// What a term amounts to on one side.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Extent {
    pub(crate) count: u64,
    /// Documents that contain it.
    pub(crate) documents: u32,
    /// Its count in the document where it is most frequent.
    pub(crate) largest: u32,
}

/// One side of a comparison.
#[derive(Clone, Debug)]
pub(crate) struct Side {
    /// By term.
    pub(crate) terms: Vec<Extent>,
    pub(crate) sizes: PartSizes,
    pub(crate) documents: usize,
}

impl Side {
    pub(crate) fn new(analysis: &Analysis, documents: &[usize]) -> Side {
        let mut terms = vec![Extent::default(); analysis.matrix().terms().len()];
        let mut reader = analysis.reader();
        for document in documents {
            for (term, count) in reader.counts(*document) {
                let extent = &mut terms[*term as usize];
                extent.count += u64::from(*count);
                extent.documents += 1;
                extent.largest = extent.largest.max(*count);
            }
        }
        let sizes = documents
            .iter()
            .map(|document| analysis.documents()[*document].tokens);
        Side {
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

/// Groups without a common document, all together.
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

    /// All groups but `group`, which is `side`.
    pub(crate) fn without(&self, side: &Side, group: usize) -> Side {
        let rest = |((count, documents, peaks), own): (&(u64, u32, Peaks), &Extent)| Extent {
            count: count - own.count,
            documents: documents - own.documents,
            largest: if peaks.first.group as usize == group {
                peaks.second.count
            } else {
                peaks.first.count
            },
        };
        Side {
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
