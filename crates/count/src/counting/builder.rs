//! Counts from rows that come from outside, each checked.

use std::sync::Arc;

use super::counts::Counts;
use crate::error::CountsError;
use crate::rows::{DocumentPart, RowsBuilder, Spill};
use crate::surfaces::Surfaces;

/// Puts [`Counts`] together from a list of surfaces and the row of each document.
///
/// # Examples
///
/// ```
/// use keyweight_count::{Context, CountsBuilder, Surfaces};
///
/// let mut surfaces = Surfaces::default();
/// surfaces.append("chip", Context(0))?;
/// let mut builder = CountsBuilder::new(surfaces, None);
/// builder.push(&[(0, 3)])?;
/// assert!(builder.push(&[(1, 1)]).is_err(), "there is one surface");
/// assert_eq!(builder.finish().surface_counts(), [3]);
/// # Ok::<(), keyweight_count::CountsError>(())
/// ```
#[derive(Debug)]
pub struct CountsBuilder {
    surfaces: Surfaces,
    totals: Vec<u64>,
    documents: usize,
    rows: RowsBuilder,
}

impl CountsBuilder {
    /// A builder for rows of these surfaces, which offers them to `spill`.
    pub fn new(surfaces: Surfaces, spill: Option<Arc<dyn Spill>>) -> CountsBuilder {
        CountsBuilder {
            totals: vec![0; surfaces.len()],
            surfaces,
            documents: 0,
            rows: RowsBuilder::new(spill),
        }
    }

    /// Adds the (surface, count) pairs of the next document.
    ///
    /// # Errors
    ///
    /// [`CountsError::Row`] if surfaces do not rise or are not on the list, or a count is zero;
    /// nothing is added then.
    pub fn push(&mut self, row: &[(u32, u32)]) -> Result<(), CountsError> {
        let known =
            |(surface, count): &(u32, u32)| (*surface as usize) < self.totals.len() && *count > 0;
        if !row.is_sorted_by(|a, b| a.0 < b.0) || !row.iter().all(known) {
            return Err(CountsError::Row {
                document: self.documents,
            });
        }
        for (surface, count) in row {
            self.totals[*surface as usize] += u64::from(*count);
        }
        self.rows.push(
            DocumentPart::whole(self.documents as u64),
            row.iter().copied(),
        );
        self.documents += 1;
        Ok(())
    }

    /// The counts; the places of the documents are 0, 1, 2, …
    pub fn finish(self) -> Counts {
        let numbers = self.surfaces.ids().collect();
        Counts::in_order(self.surfaces, self.totals, numbers, self.rows.finish())
    }
}
