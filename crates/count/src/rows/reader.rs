//! Reads the rows of documents, block by block.

use std::ops::Range;
use std::sync::Arc;

use super::packed_rows;
use super::row_store::{BlockData, Rows};

/// How many ids ahead of the one being read `prefetch` is called.
const PREFETCH_DISTANCE: usize = 16;

/// Reads rows. Documents that are read in order share a block that was loaded once.
#[derive(Debug)]
pub(crate) struct Reader<'r> {
    pub(super) rows: &'r Rows,
    /// The number and the content of the block that was loaded last.
    pub(super) current: Option<(u32, Arc<[u32]>)>,
}

impl Reader<'_> {
    /// Passes every (counter, local id, count) of a document to `take`. An id occurs once for each
    /// part of the document.
    pub(crate) fn read(&mut self, document: usize, take: impl FnMut(usize, u32, u32)) {
        self.read_with_prefetch(document, |_, _| (), take);
    }

    /// Like [`read`](Reader::read), but passes counters and local ids to `prefetch` some steps
    /// earlier, possibly with ids that do not occur.
    pub(crate) fn read_with_prefetch(
        &mut self,
        document: usize,
        prefetch: impl Fn(usize, u32),
        mut take: impl FnMut(usize, u32, u32),
    ) {
        self.read_packed(document, |counter, packed| {
            let mut ahead = packed_rows::guess_ids(packed);
            for id in ahead.by_ref().take(PREFETCH_DISTANCE) {
                prefetch(counter, id);
            }
            for (id, count) in packed_rows::read(packed) {
                if let Some(next) = ahead.next() {
                    prefetch(counter, next);
                }
                take(counter, id, count);
            }
        });
    }

    /// Passes the counter and the packed row of every part of a document to `take`.
    #[inline]
    pub(crate) fn read_packed(&mut self, document: usize, mut take: impl FnMut(usize, &[u32])) {
        let parts = self.rows.starts[document]..self.rows.starts[document + 1];
        for index in parts {
            let location = self.rows.locations[index];
            let counter = self.rows.blocks[location.block as usize].counter;
            let range = location.start as usize..location.end as usize;
            take(counter, self.load(location.block, range));
        }
    }

    /// Part of a block; empty if this block, or any other that was spilled, could not be loaded.
    fn load(&mut self, block: u32, range: Range<usize>) -> &[u32] {
        let is_loaded = matches!(&self.current, Some((loaded, _)) if *loaded == block);
        if !is_loaded {
            let packed = match &self.rows.blocks[block as usize].data {
                BlockData::InMemory(packed) => Arc::clone(packed),
                BlockData::Spilled {
                    spill,
                    position,
                    length,
                } => {
                    let packed = spill.get(*position, *length);
                    // After the first failure nothing is read: what one reading has missed must
                    // not turn up in another.
                    match spill.failure() {
                        None => packed.into(),
                        Some(_) => Arc::default(),
                    }
                }
            };
            self.current = Some((block, packed));
        }
        self.current
            .as_ref()
            .and_then(|(_, packed)| packed.get(range))
            .unwrap_or_default()
    }
}
