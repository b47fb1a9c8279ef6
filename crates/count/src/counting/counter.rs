//! Counts the documents that one thread is given.

use std::ops::Range;
use std::sync::Arc;

use super::counts::Counts;
use crate::prefetch::prefetch;
use crate::rows::{self, DocumentPart, RowsBuilder, Spill};
use crate::surfaces::Context;
use crate::surfaces::Interner;

/// Counts surfaces document by document.
///
/// Nothing is allocated per token: a surface is interned to a number, and its slot in the table
/// says how often the document at hand had it already.
#[derive(Clone, Debug, Default)]
pub struct Counter {
    interner: Interner,
    rows: RowsBuilder,
    /// How often each surface occurs in all documents.
    totals: Vec<u64>,
    /// The surfaces of each document in their order, if that is wanted.
    sequences: Option<RowsBuilder>,
    /// Those of the document at hand.
    sequence: Vec<u32>,
}

impl Counter {
    /// A counter that has counted nothing.
    pub fn new() -> Counter {
        Counter::default()
    }

    /// A counter that has counted nothing and offers its rows to `spill`.
    pub fn with_spill(spill: Arc<dyn Spill>) -> Counter {
        Counter {
            rows: RowsBuilder::new(Some(spill)),
            ..Counter::default()
        }
    }

    /// The same counter, which from now on also keeps the order of the tokens; it offers them to
    /// `spill`. Each takes four bytes more.
    #[must_use]
    pub fn keep_order(self, spill: Option<Arc<dyn Spill>>) -> Counter {
        Counter {
            sequences: Some(RowsBuilder::new(spill)),
            ..self
        }
    }

    /// Counts a document: the surfaces at the places `tokens` of `text`, each with its context.
    ///
    /// `ordinal` is the document's place in the input. Two parts of a document have the same one;
    /// their counts are added up. A count beyond `u32::MAX` stays there; a document would need 8 GB
    /// of one word for it.
    ///
    /// # Panics
    ///
    /// If a place is not within `text` and on character boundaries, and if there are more than two
    /// billion distinct surfaces, for which no machine has the memory.
    ///
    /// # Examples
    ///
    /// ```
    /// use keyweight_count::{Context, Counter};
    ///
    /// let mut counter = Counter::new();
    /// counter.count(0, "chip by chip", [(0..4, Context(0)), (8..12, Context(0))]);
    /// let counts = counter.finish();
    /// assert_eq!(counts.surface_counts(), [2]);
    /// ```
    pub fn count(
        &mut self,
        ordinal: u64,
        text: &str,
        tokens: impl IntoIterator<Item = (Range<usize>, Context)>,
    ) {
        self.interner.count(text, tokens, |_| {});
        self.finish_row(DocumentPart::whole(ordinal));
    }

    /// The same for a part of a document whose tokens stand in a row unless `apart` says otherwise,
    /// which tells for each token whether something lies between it and the one before.
    ///
    /// # Panics
    ///
    /// As [`count`](Counter::count).
    ///
    /// # Examples
    ///
    /// ```
    /// use keyweight_count::{Context, Counter, DocumentPart};
    ///
    /// let mut counter = Counter::new().keep_order(None);
    /// let tokens = [0..4, 6..11, 12..17].map(|place| (place, Context(0)));
    /// let apart = [true, true, false];
    /// counter.count_part(DocumentPart::whole(0), "Chip, South Korea", tokens, apart);
    /// let counts = counter.finish();
    /// let sequences = counts.sequences().expect("the order was kept");
    /// // In byte order: Chip, Korea, South.
    /// assert_eq!(sequences.reader().read(0), [(0, true), (2, true), (1, false)]);
    /// ```
    pub fn count_part(
        &mut self,
        place: DocumentPart,
        text: &str,
        tokens: impl IntoIterator<Item = (Range<usize>, Context)>,
        apart: impl IntoIterator<Item = bool>,
    ) {
        if let Some(sequences) = &mut self.sequences {
            self.sequence.clear();
            let sequence = &mut self.sequence;
            self.interner
                .count(text, tokens, |surface| sequence.push(surface));
            for (word, apart) in sequence.iter_mut().zip(apart) {
                *word = rows::word(*word, apart);
            }
            sequences.push_words(place, sequence);
        } else {
            self.interner.count(text, tokens, |_| {});
        }
        self.finish_row(place);
    }

    fn finish_row(&mut self, place: DocumentPart) {
        self.totals.resize(self.interner.surfaces().len(), 0);
        let totals = &mut self.totals;
        for surface in self.interner.document_surfaces() {
            prefetch(totals, surface as usize);
        }
        let pairs = self.interner.finish_document();
        let counted = pairs.inspect(|(surface, count)| {
            totals[*surface as usize] += u64::from(*count);
        });
        self.rows.push(place, counted);
    }

    /// The counts.
    pub fn finish(self) -> Counts {
        Counts::new(
            &self.interner.into_surfaces(),
            &self.totals,
            self.rows.finish(),
            self.sequences.map(RowsBuilder::finish),
        )
    }
}
