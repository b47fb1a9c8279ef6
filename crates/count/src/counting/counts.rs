//! Counts of surfaces per document: exact integers that merge in any order.

use std::iter;
use std::sync::Arc;

use super::surface_reader::SurfaceReader;
use crate::matrix::{DocTermMatrix, Lexicon};
use crate::rows::{Rows, Sequences, Spill, SpillError, SurfaceIds};
use crate::surfaces::Surfaces;

/// How often each surface occurs in each document.
///
/// Everything that is visible is in one canonical order (surfaces by bytes and context, documents
/// by their position in the input), so the same documents give equal `Counts` however they were
/// divided among counters: [`merge`](Counts::merge) is commutative and associative, and the default
/// value is its neutral element. Internally, each row stays as its counter wrote it until it is
/// read.
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
    /// The surfaces that the local ids of each counter stand for.
    pub(crate) surface_ids: Arc<SurfaceIds>,
    pub(crate) rows: Arc<Rows>,
    /// The tokens of the documents in order, if all counters kept them.
    pub(crate) sequences: Option<Arc<Rows>>,
}

impl Counts {
    /// The counts of one counter, whose local ids are positions in `surfaces`.
    pub(super) fn from_counter(
        surfaces: &Surfaces,
        totals: &[u64],
        rows: Rows,
        sequences: Option<Rows>,
    ) -> Counts {
        let (surfaces, new) = surfaces.sort();
        let mut sorted = vec![0; totals.len()];
        for (new, total) in new.iter().zip(totals) {
            sorted[*new as usize] = *total;
        }
        Counts {
            sequences: sequences.map(Arc::new),
            ..Counts::from_rows(surfaces, sorted, new, rows)
        }
    }

    /// Counts of rows whose local ids stand for `surface_ids`, which are positions in the canonical
    /// list `surfaces`.
    pub(crate) fn from_rows(
        surfaces: Surfaces,
        totals: Vec<u64>,
        surface_ids: Vec<u32>,
        rows: Rows,
    ) -> Counts {
        Counts {
            surfaces: Arc::new(surfaces),
            totals,
            surface_ids: Arc::new(SurfaceIds::new(vec![surface_ids])),
            rows: Arc::new(rows),
            sequences: None,
        }
    }

    /// Counts of several counters. `surface_ids` has, for each of them, the positions in the
    /// canonical list `surfaces` that its local ids stand for; a position past the end counts for
    /// nothing.
    pub(crate) fn from_counters(
        surfaces: Surfaces,
        totals: Vec<u64>,
        surface_ids: Vec<Vec<u32>>,
        rows: Vec<Rows>,
    ) -> Counts {
        let mut all = Rows::default();
        for (counter, rows) in rows.into_iter().enumerate() {
            all.append(rows, counter);
        }
        Counts {
            surfaces: Arc::new(surfaces),
            totals,
            surface_ids: Arc::new(SurfaceIds::new(surface_ids)),
            rows: Arc::new(all),
            sequences: None,
        }
    }

    /// The number of documents.
    pub fn documents(&self) -> usize {
        self.rows.documents()
    }

    /// The documents' positions in the input, in ascending order.
    pub fn ordinals(&self) -> impl ExactSizeIterator<Item = u64> + '_ {
        (0..self.documents()).map(|document| self.rows.ordinal(document))
    }

    /// The distinct surfaces, in byte order, then by context.
    pub fn surfaces(&self) -> &Surfaces {
        &self.surfaces
    }

    /// The same surfaces, to be kept longer than the counts.
    pub fn shared_surfaces(&self) -> Arc<Surfaces> {
        Arc::clone(&self.surfaces)
    }

    /// The count of each surface in all documents together.
    pub fn surface_counts(&self) -> &[u64] {
        &self.totals
    }

    /// A reader of all documents.
    pub fn reader(&self) -> SurfaceReader<'_> {
        SurfaceReader::new(self)
    }

    /// The surfaces of each document in the order of the text, if the order was kept; see
    /// [`Counter::keep_order`](crate::Counter::keep_order).
    pub fn sequences(&self) -> Option<Sequences<'_>> {
        self.sequences.as_ref().map(|rows| Sequences {
            surface_ids: &self.surface_ids,
            rows,
        })
    }

    /// What the rows were offered to, for other rows that are made of them.
    pub fn spill(&self) -> Option<Arc<dyn Spill>> {
        self.rows.spill()
    }

    /// The first error in spilling rows or reading them back, if any. Check it after using rows.
    pub fn failure(&self) -> Option<SpillError> {
        let sequences = self.sequences.as_ref();
        self.rows
            .failure()
            .or_else(|| sequences.and_then(|rows| rows.failure()))
    }

    /// The same counts with every ordinal raised by `offset`, for a corpus that follows another
    /// one. Ordinals stop at `u64::MAX`.
    #[must_use]
    pub fn shift_ordinals(mut self, offset: u64) -> Counts {
        for rows in iter::once(&mut self.rows).chain(&mut self.sequences) {
            Arc::make_mut(rows).map_ordinals(|ordinal| ordinal.saturating_add(offset));
        }
        self
    }

    /// The same counts without the documents that have these ordinals, which must be in ascending
    /// order, and without the surfaces that no remaining document contains.
    #[must_use]
    pub fn remove_documents(mut self, ordinals: &[u64]) -> Counts {
        if ordinals.is_empty() {
            return self;
        }
        let is_removed = |ordinal| ordinals.binary_search(&ordinal).is_ok();
        let mut reader = self.rows.reader();
        for document in 0..self.rows.documents() {
            if is_removed(self.rows.ordinal(document)) {
                reader.read(document, |counter, id, count| {
                    self.surface_ids.for_each(counter, id, |surface| {
                        let total = &mut self.totals[surface as usize];
                        *total = total.saturating_sub(u64::from(count));
                    });
                });
            }
        }
        for rows in iter::once(&mut self.rows).chain(&mut self.sequences) {
            Arc::make_mut(rows).retain(|ordinal| !is_removed(ordinal));
        }
        self.remove_unused_surfaces()
    }

    /// The same counts without the surfaces that no document contains.
    ///
    /// # Examples
    ///
    /// ```
    /// use keyweight_count::{Context, CountsBuilder, Surfaces};
    ///
    /// let mut surfaces = Surfaces::default();
    /// surfaces.append("chip", Context(0))?;
    /// surfaces.append("tariff", Context(0))?;
    /// let mut builder = CountsBuilder::new(surfaces, None);
    /// builder.push(&[(1, 3)])?;
    /// let counts = builder.finish().remove_unused_surfaces();
    /// assert_eq!(counts.surfaces().text(0), "tariff");
    /// assert_eq!(counts.reader().row(0), [(0, 3)]);
    /// # Ok::<(), keyweight_count::CountsError>(())
    /// ```
    #[must_use]
    pub fn remove_unused_surfaces(mut self) -> Counts {
        if !self.totals.contains(&0) {
            return self;
        }
        let mut used = Surfaces::default();
        // A removed surface gets a number past the end, which counts for nothing.
        let mut new = vec![u32::MAX; self.totals.len()];
        for (surface, total) in self.surfaces.ids().zip(&self.totals) {
            if *total > 0 {
                let text = self.surfaces.text(surface);
                new[surface as usize] = used.push(text, self.surfaces.context(surface));
            }
        }
        Arc::make_mut(&mut self.surface_ids).renumber(&new);
        self.totals.retain(|total| *total > 0);
        self.surfaces = Arc::new(used);
        self
    }

    /// The counts of both. Documents with the same ordinal are parts of one document.
    #[must_use]
    pub fn merge(self, other: Counts) -> Counts {
        if self.surface_ids.is_empty() {
            return other;
        }
        if other.surface_ids.is_empty() {
            return self;
        }
        let (surfaces, left, right) = self.surfaces.merge(&other.surfaces);
        let mut totals = vec![0; surfaces.len()];
        for (new, total) in left.iter().zip(&self.totals) {
            totals[*new as usize] += total;
        }
        for (new, total) in right.iter().zip(&other.totals) {
            totals[*new as usize] += total;
        }
        let renumber = |surface_ids: Arc<SurfaceIds>, new: Vec<u32>| {
            let mut surface_ids = Arc::unwrap_or_clone(surface_ids);
            surface_ids.renumber(&new);
            surface_ids
        };
        let mut surface_ids = renumber(self.surface_ids, left);
        let counters = surface_ids.counters();
        surface_ids.append(renumber(other.surface_ids, right));
        let append = |rows: Arc<Rows>, others: Arc<Rows>| {
            let mut rows = Arc::unwrap_or_clone(rows);
            rows.append(Arc::unwrap_or_clone(others), counters);
            Arc::new(rows)
        };
        let sequences = self.sequences.zip(other.sequences);
        Counts {
            surfaces: Arc::new(surfaces),
            totals,
            surface_ids: Arc::new(surface_ids),
            rows: append(self.rows, other.rows),
            sequences: sequences.map(|(rows, others)| append(rows, others)),
        }
    }

    /// The counts of terms: surfaces that `lexicon` folds into one term are summed, those that it
    /// drops are omitted. Documents keep their order.
    ///
    /// This copies only a few bytes per surface, because the matrix reads the same rows.
    ///
    /// # Panics
    ///
    /// If `lexicon` was not made for exactly these surfaces.
    pub fn document_term_matrix(&self, lexicon: impl Into<Arc<Lexicon>>) -> DocTermMatrix {
        let lexicon = lexicon.into();
        assert_eq!(
            lexicon.surface_count(),
            self.surfaces.len(),
            "a lexicon must be used with the surfaces that it was made for"
        );
        DocTermMatrix::new(
            lexicon,
            &self.surfaces,
            &self.surface_ids,
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
