//! The surfaces of documents in the order of the text.

use std::sync::Arc;

use super::reader::Reader;
use super::row_store::Rows;
use super::surface_ids::{Stands, SurfaceIds};

/// The surfaces of each document in the order of the text.
#[derive(Clone, Copy, Debug)]
pub struct Sequences<'c> {
    /// For each counter, the surfaces that its local ids stand for.
    pub(crate) surface_ids: &'c SurfaceIds,
    pub(crate) rows: &'c Arc<Rows>,
}

impl<'c> Sequences<'c> {
    /// The number of documents.
    pub fn documents(&self) -> usize {
        self.rows.documents()
    }

    /// A reader of all documents.
    pub fn reader(&self) -> SequenceReader<'c> {
        SequenceReader {
            surface_ids: self.surface_ids,
            reader: self.rows.reader(),
            sequence: Vec::new(),
        }
    }
}

/// Reads the sequences of documents; created by [`Sequences::reader`].
///
/// It is fastest to read the documents in order.
#[derive(Debug)]
pub struct SequenceReader<'c> {
    surface_ids: &'c SurfaceIds,
    reader: Reader<'c>,
    sequence: Vec<(u32, bool)>,
}

impl SequenceReader<'_> {
    /// The surface of each token of a document, in order, and whether the token stands apart:
    /// something separates it from the one before it.
    ///
    /// # Panics
    ///
    /// If there is no such document.
    pub fn read(&mut self, document: usize) -> &[(u32, bool)] {
        let SequenceReader {
            surface_ids,
            reader,
            sequence,
        } = self;
        sequence.clear();
        reader.read_packed(document, |counter, packed| {
            let values = &surface_ids.values()[counter];
            for token in packed {
                let Some(value) = values.get((token >> 1) as usize) else {
                    continue;
                };
                let apart = token & 1 == 1;
                match surface_ids.decode(*value) {
                    Stands::For(surface) => sequence.push((surface, apart)),
                    Stands::ForAll(all) => {
                        let first = sequence.len();
                        sequence.extend_from_slice(all);
                        if let Some((_, of_first)) = sequence.get_mut(first) {
                            *of_first = apart;
                        }
                    }
                    Stands::ForNothing => {}
                }
            }
        });
        sequence
    }
}

/// Packs a token: twice the local id of its surface, plus one if it stands apart. The interner
/// guarantees that there are no more than two billion surfaces.
pub(crate) fn pack_token(surface: u32, apart: bool) -> u32 {
    surface << 1 | u32::from(apart)
}
