//! The rows of all documents as they were counted, and how they are read.

use std::ops::Range;
use std::sync::Arc;

use crate::spill::{Spill, SpillError};
use crate::words;

/// About how many words a block has.
const BLOCK_WORDS: usize = 1 << 14;

/// How many numbers are known before they are needed: enough to fetch what they stand for.
const AHEAD: usize = 16;

/// The rows of all documents, in the order of their places in the input.
///
/// A row stays as it was counted: under the numbers that the counter of its own gave to the
/// surfaces, in the order in which the document has them. Whoever reads it brings the map from
/// these numbers to others.
#[derive(Clone, Debug, Default)]
pub(crate) struct Rows {
    blocks: Vec<Block>,
    /// Rising by ordinal, then by number. A document that was counted in parts has several.
    parts: Vec<Part>,
    /// Where the parts of each document begin; one more than there are documents, but none for
    /// none.
    starts: Vec<usize>,
}

/// Some rows in one piece.
#[derive(Clone, Debug)]
struct Block {
    words: Words,
    /// Which counter they come from.
    counter: usize,
}

#[derive(Clone, Debug)]
enum Words {
    Kept(Arc<[u32]>),
    Spilled {
        spill: Arc<dyn Spill>,
        place: u64,
        length: usize,
    },
}

/// The row of a document, or of a part of it.
#[derive(Clone, Copy, Debug)]
struct Part {
    ordinal: u64,
    /// Which part of the document it is.
    number: u32,
    block: u32,
    start: u32,
    end: u32,
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
    pub(crate) fn failure(&self) -> Option<SpillError> {
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
pub struct Place {
    /// The document's place in the input.
    pub ordinal: u64,
    /// Which part of the document it is: 0, 1, 2, … in the order of the text.
    pub part: u32,
}

impl Place {
    /// The place of a document that is counted as a whole.
    pub fn whole(ordinal: u64) -> Place {
        Place { ordinal, part: 0 }
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
    pub(crate) fn push(&mut self, place: Place, pairs: impl Iterator<Item = (u32, u32)>) {
        let start = self.words.len();
        for (number, count) in pairs {
            words::write(number, count, &mut self.words);
        }
        self.close_row(place, start);
    }

    /// Adds a row of words that mean something else.
    pub(crate) fn push_words(&mut self, place: Place, words: &[u32]) {
        let start = self.words.len();
        self.words.extend_from_slice(words);
        self.close_row(place, start);
    }

    fn close_row(&mut self, place: Place, start: usize) {
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

/// Reads rows. Documents read in their order share what was fetched.
#[derive(Debug)]
pub(crate) struct Reader<'r> {
    rows: &'r Rows,
    /// The block fetched last.
    at: Option<(u32, Arc<[u32]>)>,
}

impl Reader<'_> {
    /// Gives every (counter, number, count) of a document to `take`. A number comes once for each
    /// part of the document.
    pub(crate) fn read(&mut self, document: usize, take: impl FnMut(usize, u32, u32)) {
        self.read_ahead(document, |_, _| (), take);
    }

    /// The same; `fetch` is given counters and numbers some time before `take` is, and maybe others.
    pub(crate) fn read_ahead(
        &mut self,
        document: usize,
        fetch: impl Fn(usize, u32),
        mut take: impl FnMut(usize, u32, u32),
    ) {
        self.read_words(document, |counter, words| {
            let mut ahead = words::guess_numbers(words);
            for number in ahead.by_ref().take(AHEAD) {
                fetch(counter, number);
            }
            for (number, count) in words::read(words) {
                if let Some(next) = ahead.next() {
                    fetch(counter, next);
                }
                take(counter, number, count);
            }
        });
    }

    /// Gives the counter and the words of every part of a document to `take`.
    #[inline]
    pub(crate) fn read_words(&mut self, document: usize, mut take: impl FnMut(usize, &[u32])) {
        let parts = self.rows.starts[document]..self.rows.starts[document + 1];
        for place in parts {
            let part = self.rows.parts[place];
            let counter = self.rows.blocks[part.block as usize].counter;
            let range = part.start as usize..part.end as usize;
            take(counter, self.block(part.block, range));
        }
    }

    /// Part of a block; nothing of it if it could not be fetched whole.
    fn block(&mut self, number: u32, range: Range<usize>) -> &[u32] {
        let known = matches!(&self.at, Some((known, _)) if *known == number);
        if !known {
            let words = match &self.rows.blocks[number as usize].words {
                Words::Kept(words) => Arc::clone(words),
                Words::Spilled {
                    spill,
                    place,
                    length,
                } => spill.get(*place, *length).into(),
            };
            self.at = Some((number, words));
        }
        self.at
            .as_ref()
            .and_then(|(_, words)| words.get(range))
            .unwrap_or_default()
    }
}
