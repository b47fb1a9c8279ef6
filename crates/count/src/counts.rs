//! Counts of surfaces per document: the exact, mergeable half of everything.

use std::cmp::Ordering;

use serde::{Deserialize, Serialize};

use crate::lexicon::Lexicon;
use crate::matrix::DocTermMatrix;
use crate::rows::{RowError, SparseRows};
use crate::surfaces::Surfaces;

/// How often each surface occurs in each document.
///
/// Always in one canonical order (surfaces by bytes and context, documents by their place in the
/// input), so that the same documents give equal `Counts` however they were dealt out:
/// [`merge`](Counts::merge) commutes and associates, and the default value is its neutral element.
///
/// ```
/// use keyweight_count::{Context, Counter};
///
/// let count = |ordinal, surface| {
///     let mut counter = Counter::new();
///     counter.count(ordinal, [(surface, Context(0))]);
///     counter.finish()
/// };
/// assert_eq!(
///     count(0, "chip").merge(count(1, "tariff")),
///     count(1, "tariff").merge(count(0, "chip")),
/// );
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Unchecked")]
pub struct Counts {
    surfaces: Surfaces,
    ordinals: Vec<u64>,
    rows: SparseRows,
}

/// The parts of [`Counts`] as they come from outside.
#[derive(Deserialize)]
struct Unchecked {
    surfaces: Surfaces,
    ordinals: Vec<u64>,
    rows: SparseRows,
}

impl TryFrom<Unchecked> for Counts {
    type Error = RowError;

    fn try_from(parts: Unchecked) -> Result<Counts, RowError> {
        parts.rows.check_columns(parts.surfaces.len())?;
        let rising = parts.ordinals.is_sorted_by(|a, b| a < b);
        if !rising || parts.ordinals.len() != parts.rows.len() {
            return Err(RowError::Ordinals {
                rows: parts.rows.len(),
                ordinals: parts.ordinals.len(),
            });
        }
        Ok(Counts {
            surfaces: parts.surfaces,
            ordinals: parts.ordinals,
            rows: parts.rows,
        })
    }
}

impl Counts {
    /// How many documents there are.
    pub fn documents(&self) -> usize {
        self.rows.len()
    }

    /// The documents' places in the input, rising.
    pub fn ordinals(&self) -> &[u64] {
        &self.ordinals
    }

    /// The distinct surfaces, in byte order, then by context.
    pub fn surfaces(&self) -> &Surfaces {
        &self.surfaces
    }

    /// The (surface, count) pairs of a document, in the order of the surfaces.
    ///
    /// # Panics
    ///
    /// If `document` is not below [`documents`](Counts::documents).
    pub fn row(&self, document: usize) -> impl ExactSizeIterator<Item = (u32, u32)> + Clone + '_ {
        self.rows.row(document)
    }

    /// How often each surface occurs in all documents together.
    pub fn surface_counts(&self) -> Vec<u64> {
        let mut counts = vec![0; self.surfaces.len()];
        for (surface, count) in self.rows.iter() {
            counts[surface as usize] += u64::from(count);
        }
        counts
    }

    /// The same counts with every ordinal raised by `offset`: those of a corpus that comes behind
    /// another one. Ordinals beyond `u64::MAX` stay there.
    #[must_use]
    pub fn behind(mut self, offset: u64) -> Counts {
        for ordinal in &mut self.ordinals {
            *ordinal = ordinal.saturating_add(offset);
        }
        self
    }

    /// The counts of both. Documents of equal ordinal are parts of one document.
    #[must_use]
    pub fn merge(self, other: Counts) -> Counts {
        if self.rows.is_empty() {
            return other;
        }
        if other.rows.is_empty() {
            return self;
        }
        let (surfaces, left, right) = union(&self.surfaces, &other.surfaces);
        let renumbered = |new: &[u32], pair: (u32, u32)| (new[pair.0 as usize], pair.1);
        let mut ordinals = Vec::with_capacity(self.ordinals.len() + other.ordinals.len());
        let mut rows = SparseRows::new();
        let (mut a, mut b) = (0, 0);
        while a < self.ordinals.len() || b < other.ordinals.len() {
            // The new numbers rise with the old ones, so rows stay in order.
            let order = match (self.ordinals.get(a), other.ordinals.get(b)) {
                (Some(one), Some(two)) => one.cmp(two),
                (Some(_), None) => Ordering::Less,
                (None, _) => Ordering::Greater,
            };
            match order {
                Ordering::Less => {
                    ordinals.push(self.ordinals[a]);
                    rows.push(self.rows.row(a).map(|pair| renumbered(&left, pair)));
                    a += 1;
                }
                Ordering::Greater => {
                    ordinals.push(other.ordinals[b]);
                    rows.push(other.rows.row(b).map(|pair| renumbered(&right, pair)));
                    b += 1;
                }
                Ordering::Equal => {
                    ordinals.push(self.ordinals[a]);
                    rows.push_sum(
                        self.rows.row(a).map(|pair| renumbered(&left, pair)),
                        other.rows.row(b).map(|pair| renumbered(&right, pair)),
                    );
                    a += 1;
                    b += 1;
                }
            }
        }
        Counts {
            surfaces,
            ordinals,
            rows,
        }
    }

    /// The counts of terms: surfaces that `lexicon` folds together are added up, those that it
    /// drops are left out. Documents keep their order.
    ///
    /// # Panics
    ///
    /// If `lexicon` was not made for exactly these surfaces.
    pub fn document_term_matrix(&self, lexicon: &Lexicon) -> DocTermMatrix {
        assert_eq!(
            lexicon.surfaces(),
            self.surfaces.len(),
            "a lexicon is made for the surfaces of its counts"
        );
        let mut rows = SparseRows::new();
        let mut pairs: Vec<(u32, u32)> = Vec::new();
        for document in 0..self.documents() {
            pairs.clear();
            pairs.extend(
                self.row(document)
                    .filter_map(|(surface, count)| Some((lexicon.term_of(surface)?, count))),
            );
            rows.push_unordered(&mut pairs);
        }
        DocTermMatrix::new(lexicon.terms().to_vec(), rows)
    }

    /// Brings counts with surfaces and documents in any order into the canonical one.
    pub(crate) fn from_unordered(
        surfaces: &Surfaces,
        ordinals: Vec<u64>,
        rows: SparseRows,
    ) -> Counts {
        let length = u32::try_from(surfaces.len()).expect("surfaces are numbered by u32");
        let mut order: Vec<u32> = (0..length).collect();
        order.sort_unstable_by(|a, b| surfaces.compare(*a, surfaces, *b));
        let mut new = vec![0; surfaces.len()];
        let mut sorted = Surfaces::default();
        for old in order {
            new[old as usize] = sorted.push(surfaces.text(old), surfaces.context(old));
        }
        let rows = rows.renumbered(&new);
        if ordinals.is_sorted_by(|a, b| a < b) {
            return Counts {
                surfaces: sorted,
                ordinals,
                rows,
            };
        }
        let mut documents: Vec<usize> = (0..ordinals.len()).collect();
        documents.sort_by_key(|document| ordinals[*document]);
        let mut in_order = SparseRows::new();
        let mut merged: Vec<u64> = Vec::with_capacity(ordinals.len());
        let mut pairs: Vec<(u32, u32)> = Vec::new();
        for parts in documents.chunk_by(|a, b| ordinals[*a] == ordinals[*b]) {
            merged.push(ordinals[parts[0]]);
            pairs.clear();
            pairs.extend(parts.iter().flat_map(|part| rows.row(*part)));
            in_order.push_unordered(&mut pairs);
        }
        Counts {
            surfaces: sorted,
            ordinals: merged,
            rows: in_order,
        }
    }
}

/// Both lists in one, and for each the new numbers of its surfaces.
fn union(left: &Surfaces, right: &Surfaces) -> (Surfaces, Vec<u32>, Vec<u32>) {
    let mut both = Surfaces::default();
    let mut new_left = Vec::with_capacity(left.len());
    let mut new_right = Vec::with_capacity(right.len());
    let (mut a, mut b) = (0, 0);
    let (left_length, right_length) = (length(left), length(right));
    while a < left_length || b < right_length {
        let order = if a == left_length {
            Ordering::Greater
        } else if b == right_length {
            Ordering::Less
        } else {
            left.compare(a, right, b)
        };
        let id = if order == Ordering::Greater {
            both.push(right.text(b), right.context(b))
        } else {
            both.push(left.text(a), left.context(a))
        };
        if order != Ordering::Greater {
            new_left.push(id);
            a += 1;
        }
        if order != Ordering::Less {
            new_right.push(id);
            b += 1;
        }
    }
    (both, new_left, new_right)
}

fn length(surfaces: &Surfaces) -> u32 {
    u32::try_from(surfaces.len()).expect("surfaces are numbered by u32")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Context, Counter};
    use proptest::prelude::*;

    fn counts(documents: &[(u64, Vec<(String, u16)>)]) -> Counts {
        let mut counter = Counter::new();
        for (ordinal, tokens) in documents {
            let tokens = tokens
                .iter()
                .map(|(text, bits)| (text.as_str(), Context(*bits)));
            counter.count(*ordinal, tokens);
        }
        counter.finish()
    }

    fn documents() -> impl Strategy<Value = Vec<(u64, Vec<(String, u16)>)>> {
        let token = ("[a-c]{0,2}", 0_u16..2);
        prop::collection::vec((0_u64..6, prop::collection::vec(token, 0..8)), 0..6)
    }

    proptest! {
        #[test]
        fn merging_commutes(a in documents(), b in documents()) {
            prop_assert_eq!(
                counts(&a).merge(counts(&b)),
                counts(&b).merge(counts(&a))
            );
        }

        #[test]
        fn merging_associates(a in documents(), b in documents(), c in documents()) {
            let (a, b, c) = (counts(&a), counts(&b), counts(&c));
            prop_assert_eq!(
                a.clone().merge(b.clone()).merge(c.clone()),
                a.merge(b.merge(c))
            );
        }

        #[test]
        fn two_halves_are_the_whole(all in documents(), cut in 0_usize..6) {
            let cut = cut.min(all.len());
            let halves = counts(&all[..cut]).merge(counts(&all[cut..]));
            prop_assert_eq!(halves, counts(&all));
        }

        #[test]
        fn counts_are_those_of_a_plain_map(all in documents()) {
            let mut expected = std::collections::BTreeMap::new();
            for (ordinal, tokens) in &all {
                for (text, bits) in tokens {
                    *expected.entry((*ordinal, text.clone(), *bits)).or_insert(0_u32) += 1;
                }
            }
            let counts = counts(&all);
            let mut found = std::collections::BTreeMap::new();
            for (document, ordinal) in counts.ordinals().iter().enumerate() {
                for (surface, count) in counts.row(document) {
                    let surfaces = counts.surfaces();
                    let key = (*ordinal, surfaces.text(surface).to_owned(), surfaces.context(surface).0);
                    prop_assert!(found.insert(key, count).is_none());
                }
            }
            prop_assert_eq!(found, expected);
        }

        #[test]
        fn counts_read_back(all in documents()) {
            let counts = counts(&all);
            let text = serde_json::to_string(&counts).unwrap();
            prop_assert_eq!(serde_json::from_str::<Counts>(&text).unwrap(), counts);
        }
    }

    #[test]
    fn counts_out_of_order_are_refused() {
        let good = counts(&[(0, vec![("a".into(), 0), ("b".into(), 0)])]);
        let text = serde_json::to_string(&good).unwrap();
        assert!(serde_json::from_str::<Counts>(&text.replace("\"ab\"", "\"ba\"")).is_err());
    }
}
