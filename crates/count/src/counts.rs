//! Counts of surfaces per document: the exact, mergeable half of everything.

use std::iter;
use std::sync::Arc;

use crate::lexicon::Lexicon;
use crate::matrix::DocTermMatrix;
use crate::rows::{Reader, Rows};
use crate::sequence::Sequences;
use crate::spill::SpillError;
use crate::surfaces::Surfaces;

/// How often each surface occurs in each document.
///
/// What can be seen of it is in one canonical order (surfaces by bytes and context, documents by
/// their place in the input), so that the same documents give equal `Counts` however they were
/// dealt out: [`merge`](Counts::merge) commutes and associates, and the default value is its
/// neutral element. Inside, each row stays as its counter wrote it, until it is read.
///
/// ```
/// use keyweight_count::{Context, Counter};
///
/// let count = |ordinal, surface: &str| {
///     let mut counter = Counter::new();
///     counter.count(ordinal, surface, [(0..surface.len(), Context(0))]);
///     counter.finish()
/// };
/// assert_eq!(
///     count(0, "chip").merge(count(1, "tariff")),
///     count(1, "tariff").merge(count(0, "chip")),
/// );
/// ```
#[derive(Clone, Debug, Default)]
pub struct Counts {
    pub(crate) surfaces: Arc<Surfaces>,
    pub(crate) totals: Vec<u64>,
    /// For each counter the surfaces that its numbers mean.
    pub(crate) numbers: Arc<Vec<Vec<u32>>>,
    pub(crate) rows: Arc<Rows>,
    /// The same documents as sequences, if all counters kept them.
    pub(crate) sequences: Option<Arc<Rows>>,
}

impl Counts {
    /// Counts of one counter, whose numbers are the places in `surfaces`.
    pub(crate) fn new(
        surfaces: &Surfaces,
        totals: &[u64],
        rows: Rows,
        sequences: Option<Rows>,
    ) -> Counts {
        let (surfaces, new) = surfaces.sorted();
        let mut sorted = vec![0; totals.len()];
        for (new, total) in new.iter().zip(totals) {
            sorted[*new as usize] = *total;
        }
        Counts {
            sequences: sequences.map(Arc::new),
            ..Counts::in_order(surfaces, sorted, new, rows)
        }
    }

    /// Counts of one counter, whose numbers mean these places in the canonical list `surfaces`.
    pub(crate) fn in_order(
        surfaces: Surfaces,
        totals: Vec<u64>,
        numbers: Vec<u32>,
        rows: Rows,
    ) -> Counts {
        Counts {
            surfaces: Arc::new(surfaces),
            totals,
            numbers: Arc::new(vec![numbers]),
            rows: Arc::new(rows),
            sequences: None,
        }
    }

    /// Counts of several counters, of whose numbers it is said which place each has in the canonical
    /// list `surfaces`; a place that is not there stands for nothing.
    pub(crate) fn of_counters(
        surfaces: Surfaces,
        totals: Vec<u64>,
        numbers: Vec<Vec<u32>>,
        rows: Vec<Rows>,
    ) -> Counts {
        let mut all = Rows::default();
        for (counter, rows) in rows.into_iter().enumerate() {
            all.append(rows, counter);
        }
        Counts {
            surfaces: Arc::new(surfaces),
            totals,
            numbers: Arc::new(numbers),
            rows: Arc::new(all),
            sequences: None,
        }
    }

    /// How many documents there are.
    pub fn documents(&self) -> usize {
        self.rows.documents()
    }

    /// The documents' places in the input, rising.
    pub fn ordinals(&self) -> impl ExactSizeIterator<Item = u64> + '_ {
        (0..self.documents()).map(|document| self.rows.ordinal(document))
    }

    /// The distinct surfaces, in byte order, then by context.
    pub fn surfaces(&self) -> &Surfaces {
        &self.surfaces
    }

    /// How often each surface occurs in all documents together.
    pub fn surface_counts(&self) -> &[u64] {
        &self.totals
    }

    /// Reads the rows of documents.
    pub fn reader(&self) -> SurfaceReader<'_> {
        SurfaceReader {
            surfaces: u32::try_from(self.surfaces.len()).unwrap_or(u32::MAX),
            numbers: &self.numbers,
            reader: self.rows.reader(),
            row: Vec::new(),
        }
    }

    /// The surfaces of each document in the order of the text, if it was kept; see
    /// [`Counter::keeping_order`](crate::Counter::keeping_order).
    pub fn sequences(&self) -> Option<Sequences<'_>> {
        self.sequences.as_ref().map(|rows| Sequences {
            numbers: &self.numbers,
            rows,
        })
    }

    /// What went wrong when rows that are not in memory were read, if something did. Whoever made
    /// anything of the rows asks afterwards.
    pub fn failure(&self) -> Option<SpillError> {
        let sequences = self.sequences.as_ref();
        self.rows
            .failure()
            .or_else(|| sequences.and_then(|rows| rows.failure()))
    }

    /// The same counts with every ordinal raised by `offset`: those of a corpus that comes behind
    /// another one. Ordinals beyond `u64::MAX` stay there.
    #[must_use]
    pub fn behind(mut self, offset: u64) -> Counts {
        for rows in iter::once(&mut self.rows).chain(&mut self.sequences) {
            Arc::make_mut(rows).map_ordinals(|ordinal| ordinal.saturating_add(offset));
        }
        self
    }

    /// The same counts without the documents at these places of the input, which must rise.
    /// Surfaces stay, even those that no document has any more.
    #[must_use]
    pub fn without(mut self, ordinals: &[u64]) -> Counts {
        if ordinals.is_empty() {
            return self;
        }
        let gone = |ordinal| ordinals.binary_search(&ordinal).is_ok();
        let mut reader = self.rows.reader();
        for document in 0..self.rows.documents() {
            if gone(self.rows.ordinal(document)) {
                reader.read(document, |counter, number, count| {
                    let surface = self.numbers[counter][number as usize];
                    self.totals[surface as usize] -= u64::from(count);
                });
            }
        }
        for rows in iter::once(&mut self.rows).chain(&mut self.sequences) {
            Arc::make_mut(rows).retain(|ordinal| !gone(ordinal));
        }
        self
    }

    /// The counts of both. Documents of equal ordinal are parts of one document.
    #[must_use]
    pub fn merge(self, other: Counts) -> Counts {
        if self.numbers.is_empty() {
            return other;
        }
        if other.numbers.is_empty() {
            return self;
        }
        let (surfaces, left, right) = self.surfaces.union(&other.surfaces);
        let mut totals = vec![0; surfaces.len()];
        for (new, total) in left.iter().zip(&self.totals) {
            totals[*new as usize] += total;
        }
        for (new, total) in right.iter().zip(&other.totals) {
            totals[*new as usize] += total;
        }
        let renumbered = |numbers: Arc<Vec<Vec<u32>>>, new: Vec<u32>| {
            let mut numbers = Arc::unwrap_or_clone(numbers);
            for surface in numbers.iter_mut().flatten() {
                *surface = new[*surface as usize];
            }
            numbers
        };
        let mut numbers = renumbered(self.numbers, left);
        let counters = numbers.len();
        numbers.extend(renumbered(other.numbers, right));
        let append = |rows: Arc<Rows>, others: Arc<Rows>| {
            let mut rows = Arc::unwrap_or_clone(rows);
            rows.append(Arc::unwrap_or_clone(others), counters);
            Arc::new(rows)
        };
        let sequences = self.sequences.zip(other.sequences);
        Counts {
            surfaces: Arc::new(surfaces),
            totals,
            numbers: Arc::new(numbers),
            rows: append(self.rows, other.rows),
            sequences: sequences.map(|(rows, others)| append(rows, others)),
        }
    }

    /// The counts of terms: surfaces that `lexicon` folds together are added up, those that it
    /// drops are left out. Documents keep their order.
    ///
    /// Nothing is computed or copied but a number per surface: the matrix reads the same rows.
    ///
    /// # Panics
    ///
    /// If `lexicon` was not made for exactly these surfaces.
    pub fn document_term_matrix(&self, lexicon: Lexicon) -> DocTermMatrix {
        assert_eq!(
            lexicon.surfaces(),
            self.surfaces.len(),
            "a lexicon belongs to the surfaces it was made for"
        );
        DocTermMatrix::new(
            lexicon,
            &self.surfaces,
            &self.numbers,
            Arc::clone(&self.rows),
        )
    }
}

impl PartialEq for Counts {
    fn eq(&self, other: &Counts) -> bool {
        let (mut left, mut right) = (self.reader(), other.reader());
        self.surfaces == other.surfaces
            && self.totals == other.totals
            && self.ordinals().eq(other.ordinals())
            && (0..self.documents()).all(|document| left.row(document) == right.row(document))
    }
}

impl Eq for Counts {}

/// Reads the rows of documents; made by [`Counts::reader`].
///
/// Reading documents in their order is fastest.
#[derive(Debug)]
pub struct SurfaceReader<'c> {
    /// How many there are.
    surfaces: u32,
    numbers: &'c [Vec<u32>],
    reader: Reader<'c>,
    row: Vec<(u32, u32)>,
}

impl SurfaceReader<'_> {
    /// The (surface, count) pairs of a document, in the order of the surfaces.
    ///
    /// # Panics
    ///
    /// If there is no such document.
    pub fn row(&mut self, document: usize) -> &[(u32, u32)] {
        let SurfaceReader {
            surfaces,
            numbers,
            reader,
            row,
        } = self;
        row.clear();
        reader.read(document, |counter, number, count| {
            if let Some(surface) = numbers[counter].get(number as usize)
                && *surface < *surfaces
            {
                row.push((*surface, count));
            }
        });
        row.sort_unstable();
        row.dedup_by(|next, kept| {
            let same = next.0 == kept.0;
            if same {
                kept.1 = kept.1.saturating_add(next.1);
            }
            same
        });
        row
    }
}
