//! Reads the rows of documents, block by block.

use std::ops::Range;
use std::sync::Arc;

use super::packed_rows;
use super::row_store::{Rows, Words};

/// How many numbers are known before they are needed: enough to fetch what they stand for.
const AHEAD: usize = 16;

/// Reads rows. Documents read in their order share what was fetched.
#[derive(Debug)]
pub(crate) struct Reader<'r> {
    pub(super) rows: &'r Rows,
    /// The block fetched last.
    pub(super) at: Option<(u32, Arc<[u32]>)>,
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
            let mut ahead = packed_rows::guess_numbers(words);
            for number in ahead.by_ref().take(AHEAD) {
                fetch(counter, number);
            }
            for (number, count) in packed_rows::read(words) {
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
