//! The documents of a corpus in batches, each with its tie to the one before.

use std::iter::Peekable;
use std::sync::Arc;

use keyweight_corpus::{Corpus, Pending};

use super::again::Again;
use super::carry::{Giver, Link};

/// About how many bytes of text a batch has. Its rows are held in memory, and take many times as
/// much.
const BATCH_BYTES: u64 = 1 << 17;
/// How many documents a batch has at most.
const BATCH_DOCUMENTS: usize = 512;

/// A document on its way to a thread, or a part of a long one.
#[derive(Debug)]
pub(crate) struct Item {
    /// Its place among all that the corpus gave.
    pub(crate) place: u64,
    pub(crate) pending: Pending,
    /// From the part before, if there is one.
    pub(crate) from: Option<Arc<Link>>,
    /// To the part behind, if there is one.
    pub(crate) to: Option<Giver>,
}

/// The documents of a corpus in batches; hands to `again` what cannot be read.
pub(crate) struct Batches<'a> {
    corpus: Peekable<Corpus>,
    again: &'a Again<'a>,
    place: u64,
    /// To the part that is next.
    link: Option<Arc<Link>>,
}

impl<'a> Batches<'a> {
    pub(crate) fn new(corpus: Corpus, again: &'a Again<'a>) -> Batches<'a> {
        Batches {
            corpus: corpus.peekable(),
            again,
            place: 0,
            link: None,
        }
    }

    fn item(&mut self, pending: Pending) -> Item {
        let goes_on = matches!(self.corpus.peek(), Some(Ok(next)) if next.piece_index() > 0);
        let from = self.link.take().filter(|_| pending.piece_index() > 0);
        let to = goes_on.then(|| {
            let link = Arc::<Link>::default();
            self.link = Some(Arc::clone(&link));
            Giver(link)
        });
        Item {
            place: self.place,
            pending,
            from,
            to,
        }
    }
}

impl Iterator for Batches<'_> {
    type Item = Vec<Item>;

    fn next(&mut self) -> Option<Vec<Item>> {
        let mut batch = Vec::new();
        let mut bytes = 0;
        while bytes < BATCH_BYTES && batch.len() < BATCH_DOCUMENTS && !self.again.is_cancelled() {
            let Some(next) = self.corpus.next() else {
                break;
            };
            self.place += 1;
            match next {
                Ok(pending) => {
                    bytes += pending.bytes();
                    batch.push(self.item(pending));
                }
                Err(skipped) => self.again.skip(self.place, skipped),
            }
        }
        (!batch.is_empty()).then_some(batch)
    }
}
