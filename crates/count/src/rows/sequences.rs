//! The surfaces of documents in their order.

use std::sync::Arc;

use super::reader::Reader;
use super::row_store::Rows;

/// The surfaces of each document in the order of the text.
#[derive(Clone, Copy, Debug)]
pub struct Sequences<'c> {
    /// For each counter the surfaces that its numbers mean.
    pub(crate) numbers: &'c [Vec<u32>],
    pub(crate) rows: &'c Arc<Rows>,
}

impl<'c> Sequences<'c> {
    /// How many documents there are.
    pub fn documents(&self) -> usize {
        self.rows.documents()
    }

    /// Reads the documents.
    pub fn reader(&self) -> SequenceReader<'c> {
        SequenceReader {
            numbers: self.numbers,
            reader: self.rows.reader(),
            sequence: Vec::new(),
        }
    }
}

/// Reads the sequences of documents; made by [`Sequences::reader`].
///
/// Reading documents in their order is fastest.
#[derive(Debug)]
pub struct SequenceReader<'c> {
    numbers: &'c [Vec<u32>],
    reader: Reader<'c>,
    sequence: Vec<(u32, bool)>,
}

impl SequenceReader<'_> {
    /// The surface of each token of a document, in order, and whether something lies between it and
    /// the one before it.
    ///
    /// # Panics
    ///
    /// If there is no such document.
    pub fn read(&mut self, document: usize) -> &[(u32, bool)] {
        let SequenceReader {
            numbers,
            reader,
            sequence,
        } = self;
        sequence.clear();
        reader.read_words(document, |counter, words| {
            let surfaces = &numbers[counter];
            sequence.extend(words.iter().filter_map(|word| {
                let surface = surfaces.get((word >> 1) as usize)?;
                Some((*surface, word & 1 == 1))
            }));
        });
        sequence
    }
}

/// A token as a word: the number of its surface, doubled, and whether it stands apart. The interner
/// knows that there are not more than two billion surfaces.
pub(crate) fn word(surface: u32, apart: bool) -> u32 {
    surface << 1 | u32::from(apart)
}
