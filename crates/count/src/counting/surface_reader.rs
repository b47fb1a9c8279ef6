//! Reads documents as rows of surfaces.

use super::counts::Counts;
use crate::rows::Reader;

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

impl<'c> SurfaceReader<'c> {
    pub(super) fn new(counts: &'c Counts) -> SurfaceReader<'c> {
        SurfaceReader {
            surfaces: u32::try_from(counts.surfaces.len()).unwrap_or(u32::MAX),
            numbers: &counts.numbers,
            reader: counts.rows.reader(),
            row: Vec::new(),
        }
    }

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
