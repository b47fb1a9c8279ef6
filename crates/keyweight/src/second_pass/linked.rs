//! Batches of documents in which each section of a long document is linked to the next one.

use std::sync::mpsc::{Receiver, SyncSender, sync_channel};

use keyweight_corpus::Skipped;

use super::overlap::Overlap;
use crate::counting::{Batch, Batches, Section};

/// A document, or a section with its links to the sections before and after it.
///
/// Waiting on `previous` never blocks for good. The section before it was started earlier, and does
/// not wait for a later one; if it cannot be read, its `next` is dropped, and receiving fails.
#[derive(Debug)]
pub(crate) struct LinkedSection {
    pub(crate) section: Section,
    /// Receives the overlap with the section before it, if there is one.
    pub(crate) previous: Option<Receiver<Overlap>>,
    /// Sends the overlap with the section after it, if there is one.
    pub(crate) next: Option<SyncSender<Overlap>>,
}

/// A batch of linked sections.
#[derive(Debug)]
pub(crate) struct LinkedBatch {
    pub(crate) sections: Vec<LinkedSection>,
    /// The number of documents that begin in it.
    pub(crate) documents: u64,
    /// Its size on disk.
    pub(crate) bytes: u64,
}

/// The batches of a corpus with their sections linked.
pub(crate) struct LinkedBatches<'c> {
    batches: Batches<'c>,
    /// For the next section.
    previous: Option<Receiver<Overlap>>,
}

impl<'c> LinkedBatches<'c> {
    pub(crate) fn new(batches: Batches<'c>) -> LinkedBatches<'c> {
        LinkedBatches {
            batches,
            previous: None,
        }
    }

    /// What could not be read, with the ordinals of the documents.
    pub(crate) fn into_skipped(self) -> Vec<(u64, Skipped)> {
        self.batches.into_skipped()
    }

    fn link(&mut self, section: Section) -> LinkedSection {
        let previous = self.previous.take().filter(|_| !section.is_first());
        let next = (!section.is_last).then(|| {
            let (next, previous) = sync_channel(1);
            self.previous = Some(previous);
            next
        });
        LinkedSection {
            section,
            previous,
            next,
        }
    }
}

impl Iterator for LinkedBatches<'_> {
    type Item = LinkedBatch;

    fn next(&mut self) -> Option<LinkedBatch> {
        let batch: Batch = self.batches.next()?;
        let documents = batch.documents();
        let sections = batch.sections.into_iter();
        Some(LinkedBatch {
            sections: sections.map(|section| self.link(section)).collect(),
            documents,
            bytes: batch.bytes,
        })
    }
}
