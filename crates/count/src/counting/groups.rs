//! Groups of documents in the place of documents: their rows added up.

use std::sync::Arc;

use super::counts::Counts;
use crate::rows::{DocumentPart, Rows, RowsBuilder};

/// About how many sums are held at a time.
const SUMS: usize = 1 << 23;

/// The rows of some groups; made by [`Counts::sum_groups`].
#[derive(Debug)]
pub struct GroupRows {
    totals: Vec<u64>,
    rows: Rows,
}

/// The sums of the documents of one group.
#[derive(Clone, Debug)]
struct Sums {
    /// By surface.
    counts: Vec<u32>,
    /// The surfaces whose count is not zero.
    found: Vec<u32>,
}

impl Counts {
    /// Adds up the rows of the documents of each group, given by their places; the first group gets
    /// the ordinal `first`.
    ///
    /// Documents are read in their order, once for as many groups as may be held at a time. Sums go
    /// where rows went, out of memory if those did. A count beyond `u32::MAX` stays there.
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
        let at_a_time = (SUMS / surfaces.max(1)).clamp(1, groups.len().max(1));
        let mut sums = vec![Sums::new(surfaces); at_a_time];
        let mut totals = vec![0; surfaces];
        let mut rows = RowsBuilder::new(self.rows.spill());
        let mut reader = self.rows.reader();
        let mut ordinals = first..;
        for groups in groups.chunks(at_a_time) {
            let mut members: Vec<(usize, usize)> = Vec::new();
            for (group, documents) in groups.iter().enumerate() {
                members.extend(documents.iter().map(|document| (*document, group)));
            }
            members.sort_unstable();
            for (document, group) in members {
                let sums = &mut sums[group];
                reader.read(document, |counter, number, count| {
                    let surface = self.numbers[counter].get(number as usize);
                    // What was read back wrong may mean anything; whoever asks is told.
                    if let Some(surface) = surface {
                        sums.add(*surface, count);
                    }
                });
            }
            for (sums, ordinal) in sums[..groups.len()].iter_mut().zip(&mut ordinals) {
                sums.move_to(DocumentPart::whole(ordinal), &mut totals, &mut rows);
            }
        }
        GroupRows {
            totals,
            rows: rows.finish(),
        }
    }

    /// The same surfaces, counted in groups in the place of documents: those of all `parts`. The
    /// order of words is not kept.
    #[must_use]
    pub fn combine_groups(&self, parts: Vec<GroupRows>) -> Counts {
        let mut totals = vec![0; self.surfaces().len()];
        let mut rows = Rows::default();
        for part in parts {
            for (sum, more) in totals.iter_mut().zip(part.totals) {
                *sum += more;
            }
            // All of them number the surfaces in the same way.
            rows.append(part.rows, 0);
        }
        Counts {
            surfaces: Arc::clone(&self.surfaces),
            totals,
            numbers: Arc::new(vec![self.surfaces().ids().collect()]),
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
        // What stands for nothing has no place.
        let Some(sum) = self.counts.get_mut(surface as usize) else {
            return;
        };
        if *sum == 0 {
            self.found.push(surface);
        }
        *sum = sum.saturating_add(count);
    }

    /// Makes a row of the sums, and leaves none.
    fn move_to(&mut self, place: DocumentPart, totals: &mut [u64], rows: &mut RowsBuilder) {
        for surface in &self.found {
            totals[*surface as usize] += u64::from(self.counts[*surface as usize]);
        }
        let counts = &mut self.counts;
        let pairs = self.found.drain(..).map(|surface| {
            let count = std::mem::take(&mut counts[surface as usize]);
            (surface, count)
        });
        rows.push(place, pairs);
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
                tokens.map(|place| (place..place + 1, Context(0))),
            );
        }
        counter.finish()
    }

    #[test]
    fn groups_have_the_sums_of_their_documents() {
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
    fn a_group_of_each_document_changes_nothing() {
        let counts = counts();
        let grouped = counts.combine_groups(vec![counts.sum_groups(&[&[0], &[1], &[2], &[3]], 0)]);
        assert_eq!(grouped, counts);
    }
}
