//! The documents of a corpus in batches, each the work of one thread.

use std::iter::Peekable;

use keyweight_corpus::{Corpus, Pending, Skipped};

/// The largest number of documents in a batch.
const BATCH_DOCUMENTS: usize = 512;

/// A document that a thread is about to read, or a section of a long one.
#[derive(Debug)]
pub(crate) struct Section {
    /// The position of its document among everything that the corpus yielded.
    pub(crate) ordinal: u64,
    /// Which section of the document it is, from 0.
    pub(crate) number: u32,
    /// Whether it is the last section of the document.
    pub(crate) is_last: bool,
    pub(crate) pending: Pending,
}

impl Section {
    pub(crate) fn is_first(&self) -> bool {
        self.number == 0
    }
}

/// What one thread reads at a time.
#[derive(Debug, Default)]
pub(crate) struct Batch {
    pub(crate) sections: Vec<Section>,
    /// Its size on disk.
    pub(crate) bytes: u64,
}

impl Batch {
    /// The number of documents that begin in it.
    pub(crate) fn documents(&self) -> u64 {
        let first = self.sections.iter().filter(|section| section.is_first());
        first.count() as u64
    }
}

/// Splits a corpus into batches, and collects what could not be read.
pub(crate) struct Batches<'c> {
    corpus: Peekable<&'c mut Corpus>,
    batch_bytes: u64,
    is_stopped: &'c (dyn Fn() -> bool + Sync),
    /// The ordinal of the next document.
    next_ordinal: u64,
    skipped: Vec<(u64, Skipped)>,
}

impl<'c> Batches<'c> {
    /// Batches of about `batch_bytes` bytes each, on disk or, if that is more, in memory. There are no
    /// more as soon as `is_stopped` says so.
    pub(crate) fn new(
        corpus: &'c mut Corpus,
        batch_bytes: u64,
        is_stopped: &'c (dyn Fn() -> bool + Sync),
    ) -> Batches<'c> {
        Batches {
            corpus: corpus.peekable(),
            batch_bytes,
            is_stopped,
            next_ordinal: 0,
            skipped: Vec::new(),
        }
    }

    /// What could not be read, with the ordinals of the documents.
    pub(crate) fn into_skipped(self) -> Vec<(u64, Skipped)> {
        self.skipped
    }

    fn section(&mut self, pending: Pending, ordinal: u64) -> Section {
        Section {
            ordinal,
            number: pending.piece_index(),
            is_last: !matches!(self.corpus.peek(), Some(Ok(next)) if next.piece_index() > 0),
            pending,
        }
    }
}

impl Iterator for Batches<'_> {
    type Item = Batch;

    fn next(&mut self) -> Option<Batch> {
        if (self.is_stopped)() {
            return None;
        }
        let mut batch = Batch::default();
        // The pieces of a compressed text may be far longer than they are on disk.
        let mut size = 0;
        while size < self.batch_bytes && batch.sections.len() < BATCH_DOCUMENTS {
            let Some(next) = self.corpus.next() else {
                break;
            };
            // A later section has the ordinal of its document.
            let is_new = next
                .as_ref()
                .map_or(true, |pending| pending.piece_index() == 0);
            self.next_ordinal += u64::from(is_new);
            let ordinal = self.next_ordinal - 1;
            match next {
                Ok(pending) => {
                    batch.bytes += pending.bytes();
                    size += pending.bytes().max(pending.held_bytes());
                    let section = self.section(pending, ordinal);
                    batch.sections.push(section);
                }
                Err(skipped) => self.skipped.push((ordinal, skipped)),
            }
        }
        (!batch.sections.is_empty()).then_some(batch)
    }
}
