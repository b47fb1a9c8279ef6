//! The rows of all documents as they were counted.

use std::sync::Arc;

use super::packed_rows;
use super::reader::Reader;
use super::spill::Spill;

/// About how many words a block has.
const BLOCK_WORDS: usize = 1 << 14;

/// The rows of all documents, in the order of their places in the input.
///
/// A row stays as it was counted: under the numbers that the counter of its own gave to the
/// surfaces, in the order in which the document has them. Whoever reads it brings the map from
/// these numbers to others.
#[derive(Clone, Debug, Default)]
pub(crate) struct Rows {
    pub(super) blocks: Vec<Block>,
    /// Rising by ordinal, then by number. A document that was counted in parts has several.
    pub(super) parts: Vec<Part>,
    /// Where the parts of each document begin; one more than there are documents, but none for
    /// none.
    pub(super) starts: Vec<usize>,
}

/// Some rows in one piece.
#[derive(Clone, Debug)]
pub(super) struct Block {
    pub(super) words: Words,
    /// Which counter they come from.
    pub(super) counter: usize,
}

#[derive(Clone, Debug)]
pub(super) enum Words {
    Kept(Arc<[u32]>),
    Spilled {
        spill: Arc<dyn Spill>,
        place: u64,
        length: usize,
    },
}

/// The row of a document, or of a part of it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Part {
    ordinal: u64,
    /// Which part of the document it is.
    number: u32,
    pub(super) block: u32,
    pub(super) start: u32,
    pub(super) end: u32,
}

impl Rows {
    /// How many documents there are.
    pub(crate) fn documents(&self) -> usize {
        self.starts.len().saturating_sub(1)
    }

    /// The place of a document in the input.
    pub(crate) fn ordinal(&self, document: usize) -> u64 {
        self.parts[self.starts[document]].ordinal
    }

    /// A reader, which stands at no document.
    pub(crate) fn reader(&self) -> Reader<'_> {
        Reader {
            rows: self,
            at: None,
        }
    }

    /// What went wrong where rows were put that are not in memory.
    pub(crate) fn failure(&self) -> Option<String> {
        self.blocks.iter().find_map(|block| match &block.words {
            Words::Kept(_) => None,
            Words::Spilled { spill, .. } => spill.failure(),
        })
    }

    /// Where rows were put that are not in memory, if there are any.
    pub(crate) fn spill(&self) -> Option<Arc<dyn Spill>> {
        self.blocks.iter().find_map(|block| match &block.words {
            Words::Kept(_) => None,
            Words::Spilled { spill, .. } => Some(Arc::clone(spill)),
        })
    }

    /// The same rows at other places of the input.
    pub(crate) fn map_ordinals(&mut self, new: impl Fn(u64) -> u64) {
        for part in &mut self.parts {
            part.ordinal = new(part.ordinal);
        }
        self.index();
    }

    /// The same rows without some documents.
    pub(crate) fn retain(&mut self, keep: impl Fn(u64) -> bool) {
        self.parts.retain(|part| keep(part.ordinal));
        self.index();
    }

    /// All rows of both; the counters of `other` are numbered behind the `counters` of `self`.
    pub(crate) fn append(&mut self, other: Rows, counters: usize) {
        let blocks = number(self.blocks.len());
        self.blocks
            .extend(other.blocks.into_iter().map(|block| Block {
                counter: block.counter + counters,
                ..block
            }));
        self.parts.extend(other.parts.into_iter().map(|part| Part {
            block: part.block + blocks,
            ..part
        }));
        self.index();
    }

    /// Puts the parts in order and finds where each document begins.
    fn index(&mut self) {
        // Stable, and fast on runs that are in order already.
        self.parts.sort_by_key(|part| (part.ordinal, part.number));
        self.starts.clear();
        let mut last = None;
        for (place, part) in self.parts.iter().enumerate() {
            if last != Some(part.ordinal) {
                self.starts.push(place);
                last = Some(part.ordinal);
            }
        }
        if last.is_some() {
            self.starts.push(self.parts.len());
        }
    }
}

/// Where a row belongs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct DocumentPart {
    /// The document's place in the input.
    pub ordinal: u64,
    /// Which part of the document it is: 0, 1, 2, … in the order of the text.
    pub part: u32,
}

impl DocumentPart {
    /// The place of a document that is counted as a whole.
    pub fn whole(ordinal: u64) -> DocumentPart {
        DocumentPart { ordinal, part: 0 }
    }
}

/// Takes rows one after the other and makes blocks of them.
#[derive(Clone, Debug, Default)]
pub(crate) struct RowsBuilder {
    rows: Rows,
    /// The block at hand.
    words: Vec<u32>,
    spill: Option<Arc<dyn Spill>>,
}

impl RowsBuilder {
    pub(crate) fn new(spill: Option<Arc<dyn Spill>>) -> RowsBuilder {
        RowsBuilder {
            spill,
            ..RowsBuilder::default()
        }
    }

    /// Adds the row of a document or of a part of one; each number stands in it once.
    pub(crate) fn push(&mut self, place: DocumentPart, pairs: impl Iterator<Item = (u32, u32)>) {
        let start = self.words.len();
        for (number, count) in pairs {
            packed_rows::write(number, count, &mut self.words);
        }
        self.close_row(place, start);
    }

    /// Adds a row of words that mean something else.
    pub(crate) fn push_words(&mut self, place: DocumentPart, words: &[u32]) {
        let start = self.words.len();
        self.words.extend_from_slice(words);
        self.close_row(place, start);
    }

    fn close_row(&mut self, place: DocumentPart, start: usize) {
        self.rows.parts.push(Part {
            ordinal: place.ordinal,
            number: place.part,
            block: number(self.rows.blocks.len()),
            start: number(start),
            end: number(self.words.len()),
        });
        if self.words.len() >= BLOCK_WORDS {
            self.close_block();
        }
    }

    pub(crate) fn finish(mut self) -> Rows {
        // Even rows without pairs belong to a block.
        let last = self.rows.parts.last().map(|part| part.block as usize);
        if last == Some(self.rows.blocks.len()) {
            self.close_block();
        }
        self.rows.index();
        self.rows
    }

    fn close_block(&mut self) {
        let spilled = self.spill.as_ref().and_then(|spill| {
            Some(Words::Spilled {
                place: spill.put(&self.words)?,
                length: self.words.len(),
                spill: Arc::clone(spill),
            })
        });
        let words = spilled.unwrap_or_else(|| Words::Kept(self.words.as_slice().into()));
        self.words.clear();
        self.rows.blocks.push(Block { words, counter: 0 });
    }
}

fn number(length: usize) -> u32 {
    u32::try_from(length).expect("a block is far smaller, and there are far fewer of them")
}
