//! The terms that enough and not too many documents contain.

use keyweight_count::Tally;

use super::fold::Loss;
use crate::settings::{DocumentBound, Settings};

/// The bounds on document frequency. They count documents only, never a word list.
#[derive(Clone, Copy, Debug)]
pub(super) struct Bounds {
    /// Without a lower bound, even a term that no document contains stays.
    min: Option<DocumentBound>,
    max: DocumentBound,
    documents: usize,
}

impl Bounds {
    pub(super) fn new(settings: &Settings, documents: usize) -> Bounds {
        Bounds {
            min: settings.min_documents,
            max: settings.max_documents,
            documents,
        }
    }

    /// Which terms are within the bounds; `None` if all of them are, whatever the corpus.
    pub(super) fn kept(self, tally: &Tally) -> Option<Vec<bool>> {
        if (self.min, self.max) == (None, DocumentBound::Percent(100)) {
            return None;
        }
        let frequencies = tally.document_frequencies.iter();
        Some(frequencies.map(|one| self.loss(*one).is_none()).collect())
    }

    /// Which bound a term of this document frequency is beyond, if any.
    pub(super) fn loss(self, frequency: u32) -> Option<Loss> {
        let reaches = |min: DocumentBound| min.is_reached(frequency, self.documents);
        if !self.min.is_none_or(reaches) {
            Some(Loss::MinDocuments)
        } else if self.max.is_passed(frequency, self.documents) {
            Some(Loss::MaxDocuments)
        } else {
            None
        }
    }

    /// The smallest document frequency that the lower bound allows.
    pub(super) fn least(self) -> u64 {
        self.min.map_or(1, |min| min.least(self.documents))
    }
}
