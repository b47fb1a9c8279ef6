//! Builds counts from rows that come from outside, and checks each of them.

use std::sync::Arc;

use super::counts::Counts;
use crate::error::CountsError;
use crate::rows::{DocumentPart, RowsBuilder, Spill};
use crate::surfaces::Surfaces;

/// Builds [`Counts`] from a list of surfaces and the row of each document.
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
/// assert!(builder.push(&[(1, 1)]).is_err(), "there is only one surface");
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
    /// A builder for rows of these surfaces that offers the rows to `spill`.
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
    /// [`CountsError::Row`] if the surfaces are not in ascending order or not on the list, or a
    /// count is zero; the row is not added then.
    pub fn push(&mut self, row: &[(u32, u32)]) -> Result<(), CountsError> {
        let is_valid =
            |(surface, count): &(u32, u32)| (*surface as usize) < self.totals.len() && *count > 0;
        if !row.is_sorted_by(|a, b| a.0 < b.0) || !row.iter().all(is_valid) {
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

    /// The counts; the ordinals of the documents are 0, 1, 2, …
    pub fn finish(self) -> Counts {
        let surface_ids = self.surfaces.ids().collect();
        Counts::from_rows(self.surfaces, self.totals, surface_ids, self.rows.finish())
    }
}
