//! The rows of all documents as they were counted, in blocks.

use std::sync::Arc;

use super::document_part::DocumentPart;
use super::packed_rows;
use super::reader::Reader;
use super::spill::{Spill, SpillError};

/// A block is closed when it has this many values.
const BLOCK_LENGTH: usize = 1 << 14;

/// The rows of all documents, in the order of their ordinals.
///
/// A row stays as it was counted: with the local ids that its counter gave to the surfaces, in the
/// order in which they appear in the document. The reader of a row supplies the map from local ids
/// to surfaces or terms.
#[derive(Clone, Debug, Default)]
pub(crate) struct Rows {
    pub(super) blocks: Vec<Block>,
    /// Sorted by ordinal, then by part. A document that was counted in parts has several.
    pub(super) locations: Vec<RowLocation>,
    /// Where the locations of each document start, and the end of the last one; empty if there are
    /// no documents.
    pub(super) starts: Vec<usize>,
    /// What the blocks were offered to: usually one spill, or none.
    spills: Vec<Arc<dyn Spill>>,
}

/// A run of consecutive rows of one counter.
#[derive(Clone, Debug)]
pub(super) struct Block {
    pub(super) data: BlockData,
    /// The counter that the rows come from.
    pub(super) counter: usize,
}

#[derive(Clone, Debug)]
pub(super) enum BlockData {
    InMemory(Arc<[u32]>),
    Spilled {
        spill: Arc<dyn Spill>,
        position: u64,
        length: usize,
    },
}

/// Where the row of a document, or of a part of it, is stored.
#[derive(Clone, Copy, Debug)]
pub(super) struct RowLocation {
    ordinal: u64,
    part: u32,
    pub(super) block: u32,
    pub(super) start: u32,
    pub(super) end: u32,
}

impl Rows {
    /// The number of documents.
    pub(crate) fn documents(&self) -> usize {
        self.starts.len().saturating_sub(1)
    }

    /// The position of a document in the input.
    pub(crate) fn ordinal(&self, document: usize) -> u64 {
        self.locations[self.starts[document]].ordinal
    }

    /// A reader of all documents.
    pub(crate) fn reader(&self) -> Reader<'_> {
        Reader {
            rows: self,
            current: None,
        }
    }

    /// The first error of a spill, if any.
    pub(crate) fn failure(&self) -> Option<SpillError> {
        self.spills.iter().find_map(|spill| spill.failure())
    }

    /// What the rows were offered to, whether it took any of them or not.
    pub(crate) fn spill(&self) -> Option<Arc<dyn Spill>> {
        self.spills.first().map(Arc::clone)
    }

    /// Replaces the ordinal of every document.
    pub(crate) fn map_ordinals(&mut self, new: impl Fn(u64) -> u64) {
        for location in &mut self.locations {
            location.ordinal = new(location.ordinal);
        }
        self.rebuild_index();
    }

    /// Keeps only the documents whose ordinals `keep` accepts.
    pub(crate) fn retain(&mut self, keep: impl Fn(u64) -> bool) {
        self.locations.retain(|location| keep(location.ordinal));
        self.rebuild_index();
    }

    /// Adds all rows of `other`, whose counters are numbered from `counters` on.
    pub(crate) fn append(&mut self, other: Rows, counters: usize) {
        for spill in other.spills {
            if !self.spills.iter().any(|known| Arc::ptr_eq(known, &spill)) {
                self.spills.push(spill);
            }
        }
        let blocks = to_u32(self.blocks.len());
        self.blocks
            .extend(other.blocks.into_iter().map(|block| Block {
                counter: block.counter + counters,
                ..block
            }));
        self.locations
            .extend(other.locations.into_iter().map(|location| RowLocation {
                block: location.block + blocks,
                ..location
            }));
        self.rebuild_index();
    }

    /// Sorts the locations and finds where each document starts.
    fn rebuild_index(&mut self) {
        // Stable, and fast if there are sorted runs already.
        self.locations
            .sort_by_key(|location| (location.ordinal, location.part));
        self.starts.clear();
        let mut last = None;
        for (index, location) in self.locations.iter().enumerate() {
            if last != Some(location.ordinal) {
                self.starts.push(index);
                last = Some(location.ordinal);
            }
        }
        if last.is_some() {
            self.starts.push(self.locations.len());
        }
    }
}

/// Takes rows one after the other and groups them into blocks.
#[derive(Clone, Debug, Default)]
pub(crate) struct RowsBuilder {
    rows: Rows,
    /// The current block.
    packed: Vec<u32>,
}

impl RowsBuilder {
    pub(crate) fn new(spill: Option<Arc<dyn Spill>>) -> RowsBuilder {
        RowsBuilder {
            rows: Rows {
                spills: spill.into_iter().collect(),
                ..Rows::default()
            },
            packed: Vec::new(),
        }
    }

    /// How many bytes it holds beside the rows themselves: where each of them is.
    pub(crate) fn index_bytes(&self) -> usize {
        self.rows.locations.capacity() * size_of::<RowLocation>()
            + self.rows.blocks.capacity() * size_of::<Block>()
    }

    /// Adds a row of (local id, count) pairs; each id occurs once.
    pub(crate) fn push(&mut self, document: DocumentPart, pairs: impl Iterator<Item = (u32, u32)>) {
        let start = self.packed.len();
        for (id, count) in pairs {
            packed_rows::write(id, count, &mut self.packed);
        }
        self.close_row(document, start);
    }

    /// Adds a row that is already packed, in whatever way.
    pub(crate) fn push_packed(&mut self, document: DocumentPart, packed: &[u32]) {
        let start = self.packed.len();
        self.packed.extend_from_slice(packed);
        self.close_row(document, start);
    }

    fn close_row(&mut self, document: DocumentPart, start: usize) {
        self.rows.locations.push(RowLocation {
            ordinal: document.ordinal,
            part: document.part,
            block: to_u32(self.rows.blocks.len()),
            start: to_u32(start),
            end: to_u32(self.packed.len()),
        });
        if self.packed.len() >= BLOCK_LENGTH {
            self.close_block();
        }
    }

    pub(crate) fn finish(mut self) -> Rows {
        // Even rows without pairs belong to a block.
        let last = self.rows.locations.last();
        let last = last.map(|location| location.block as usize);
        if last == Some(self.rows.blocks.len()) {
            self.close_block();
        }
        self.rows.rebuild_index();
        self.rows
    }

    fn close_block(&mut self) {
        let spilled = self.rows.spills.first().and_then(|spill| {
            Some(BlockData::Spilled {
                position: spill.put(&self.packed)?,
                length: self.packed.len(),
                spill: Arc::clone(spill),
            })
        });
        let data = spilled.unwrap_or_else(|| BlockData::InMemory(self.packed.as_slice().into()));
        self.packed.clear();
        self.rows.blocks.push(Block { data, counter: 0 });
    }
}

fn to_u32(length: usize) -> u32 {
    u32::try_from(length).expect("blocks are far shorter than 2³² values, and far fewer")
}
