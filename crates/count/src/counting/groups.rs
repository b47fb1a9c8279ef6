//! Sums the rows of documents by group.

use std::sync::Arc;

use super::counts::Counts;
use crate::rows::{DocumentPart, Rows, RowsBuilder, SurfaceIds};

/// About how many sums are held in memory at a time.
const MAX_SUMS: usize = 1 << 23;

/// The rows of some groups; created by [`Counts::sum_groups`].
#[derive(Debug)]
pub struct GroupRows {
    totals: Vec<u64>,
    rows: Rows,
}

/// The summed counts of one group.
#[derive(Clone, Debug)]
struct Sums {
    /// The count of each surface.
    counts: Vec<u32>,
    /// The surfaces whose count is not zero.
    found: Vec<u32>,
}

impl Counts {
    /// Sums the rows of the documents of each group. Documents are given by position; the first
    /// group gets the ordinal `first`, and the next ones follow it.
    ///
    /// Documents are read in order, once for each batch of groups whose sums fit into memory. The rows
    /// of groups are offered to the spill that those of documents were offered to. A count stops at
    /// `u32::MAX`.
    ///
    /// # Panics
    ///
    /// If there is no such document.
    ///
    /// # Examples
    ///
    /// ```
    /// use keyweight_count::{Context, Counter};
    ///
    /// let mut counter = Counter::new();
    /// counter.count(0, "chip", [(0..4, Context(0))]);
    /// counter.count(1, "talks", [(0..5, Context(0))]);
    /// counter.count(2, "chip", [(0..4, Context(0))]);
    /// let counts = counter.finish();
    /// let groups = counts.combine_groups(vec![counts.sum_groups(&[&[0, 2], &[1]], 0)]);
    /// assert_eq!(groups.reader().row(0), [(0, 2)]);
    /// assert_eq!(groups.reader().row(1), [(1, 1)]);
    /// ```
    pub fn sum_groups(&self, groups: &[&[usize]], first: u64) -> GroupRows {
        let surfaces = self.surfaces().len();
        let batch = (MAX_SUMS / surfaces.max(1)).clamp(1, groups.len().max(1));
        let mut sums = vec![Sums::new(surfaces); batch];
        let mut totals = vec![0; surfaces];
        let mut rows = RowsBuilder::new(self.rows.spill());
        let mut reader = self.rows.reader();
        let mut ordinals = first..;
        for groups in groups.chunks(batch) {
            let mut members: Vec<(usize, usize)> = Vec::new();
            for (group, documents) in groups.iter().enumerate() {
                members.extend(documents.iter().map(|document| (*document, group)));
            }
            members.sort_unstable();
            for (document, group) in members {
                let sums = &mut sums[group];
                reader.read(document, |counter, id, count| {
                    // Rows that could not be read back hold arbitrary ids; `failure` reports that.
                    let surface_ids = &self.surface_ids;
                    surface_ids.for_each(counter, id, |surface| sums.add(surface, count));
                });
            }
            for (sums, ordinal) in sums[..groups.len()].iter_mut().zip(&mut ordinals) {
                sums.drain_into(DocumentPart::whole(ordinal), &mut totals, &mut rows);
            }
        }
        GroupRows {
            totals,
            rows: rows.finish(),
        }
    }

    /// Counts of the same surfaces in which each document is a group: those of all `batches`. The
    /// order of tokens is not kept.
    #[must_use]
    pub fn combine_groups(&self, batches: Vec<GroupRows>) -> Counts {
        let mut totals = vec![0; self.surfaces().len()];
        let mut rows = Rows::default();
        for batch in batches {
            for (sum, more) in totals.iter_mut().zip(batch.totals) {
                *sum += more;
            }
            // In all of them the local ids are surface ids.
            rows.append(batch.rows, 0);
        }
        Counts {
            surfaces: Arc::clone(&self.surfaces),
            totals,
            surface_ids: Arc::new(SurfaceIds::new(vec![self.surfaces().ids().collect()])),
            rows: Arc::new(rows),
            sequences: None,
        }
    }
}

impl Sums {
    fn new(surfaces: usize) -> Sums {
        Sums {
            counts: vec![0; surfaces],
            found: Vec::new(),
        }
    }

    fn add(&mut self, surface: u32, count: u32) {
        // An id past the end counts for nothing.
        let Some(sum) = self.counts.get_mut(surface as usize) else {
            return;
        };
        if *sum == 0 {
            self.found.push(surface);
        }
        *sum = sum.saturating_add(count);
    }

    /// Writes the sums as a row and resets them to zero.
    fn drain_into(&mut self, group: DocumentPart, totals: &mut [u64], rows: &mut RowsBuilder) {
        for surface in &self.found {
            totals[*surface as usize] += u64::from(self.counts[*surface as usize]);
        }
        let counts = &mut self.counts;
        let pairs = self.found.drain(..).map(|surface| {
            let count = std::mem::take(&mut counts[surface as usize]);
            (surface, count)
        });
        rows.push(group, pairs);
    }
}

#[cfg(test)]
mod tests {
    use crate::{Context, Counter, Counts};

    fn counts() -> Counts {
        let mut counter = Counter::new();
        for (ordinal, text) in (0..).zip(["a b a", "b c", "d", "c c c"]) {
            let tokens = (0..text.len()).step_by(2);
            counter.count(
                ordinal,
                text,
                tokens.map(|start| (start..start + 1, Context(0))),
            );
        }
        counter.finish()
    }

    #[test]
    fn the_counts_of_a_group_are_the_sums_over_its_documents() {
        let counts = counts();
        let grouped = counts.combine_groups(vec![
            counts.sum_groups(&[&[1, 3]], 1),
            counts.sum_groups(&[&[0, 1]], 0),
        ]);
        let mut reader = grouped.reader();
        assert_eq!(reader.row(0), [(0, 2), (1, 2), (2, 1)]);
        assert_eq!(reader.row(1), [(1, 1), (2, 4)]);
        assert_eq!(grouped.surface_counts(), [2, 3, 5, 0]);
        assert_eq!(grouped.documents(), 2);
    }

    #[test]
    fn groups_of_one_document_each_change_nothing() {
        let counts = counts();
        let grouped = counts.combine_groups(vec![counts.sum_groups(&[&[0], &[1], &[2], &[3]], 0)]);
        assert_eq!(grouped, counts);
    }
}
