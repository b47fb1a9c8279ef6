//! Reads documents as rows of surfaces.

use super::counts::Counts;
use crate::rows::{Reader, SurfaceIds};

/// Reads the rows of documents; created by [`Counts::reader`].
///
/// It is fastest to read the documents in order.
#[derive(Debug)]
pub struct SurfaceReader<'c> {
    /// The number of surfaces.
    surfaces: u32,
    surface_ids: &'c SurfaceIds,
    reader: Reader<'c>,
    row: Vec<(u32, u32)>,
}

impl<'c> SurfaceReader<'c> {
    pub(super) fn new(counts: &'c Counts) -> SurfaceReader<'c> {
        SurfaceReader {
            surfaces: u32::try_from(counts.surfaces.len()).unwrap_or(u32::MAX),
            surface_ids: &counts.surface_ids,
            reader: counts.rows.reader(),
            row: Vec::new(),
        }
    }

    /// The (surface, count) pairs of a document, sorted by surface.
    ///
    /// # Panics
    ///
    /// If there is no such document.
    pub fn row(&mut self, document: usize) -> &[(u32, u32)] {
        let SurfaceReader {
            surfaces,
            surface_ids,
            reader,
            row,
        } = self;
        row.clear();
        reader.read(document, |counter, id, count| {
            surface_ids.for_each(counter, id, |surface| {
                if surface < *surfaces {
                    row.push((surface, count));
                }
            });
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
