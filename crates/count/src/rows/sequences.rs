//! The surfaces of documents in the order of the text.

use std::sync::Arc;

use super::reader::Reader;
use super::row_store::Rows;

/// The surfaces of each document in the order of the text.
#[derive(Clone, Copy, Debug)]
pub struct Sequences<'c> {
    /// For each counter, the surfaces that its local ids stand for.
    pub(crate) surface_ids: &'c [Vec<u32>],
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
    surface_ids: &'c [Vec<u32>],
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
            let surfaces = &surface_ids[counter];
            sequence.extend(packed.iter().filter_map(|token| {
                let surface = surfaces.get((token >> 1) as usize)?;
                Some((*surface, token & 1 == 1))
            }));
        });
        sequence
    }
}

/// Packs a token: twice the local id of its surface, plus one if it stands apart. The interner
/// guarantees that there are no more than two billion surfaces.
pub(crate) fn pack_token(surface: u32, apart: bool) -> u32 {
    surface << 1 | u32::from(apart)
}
