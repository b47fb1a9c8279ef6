//! Counts the documents of one thread.

use std::ops::Range;
use std::sync::Arc;

use super::counts::Counts;
use crate::prefetch::prefetch;
use crate::rows::{self, DocumentPart, RowsBuilder, Spill};
use crate::surfaces::Context;
use crate::surfaces::Interner;

/// Counts surfaces document by document.
///
/// Nothing is allocated per token: a surface is interned to an id, and its slot in the table holds
/// its count in the current document.
#[derive(Clone, Debug, Default)]
pub struct Counter {
    interner: Interner,
    rows: RowsBuilder,
    /// The count of each surface in all documents together.
    totals: Vec<u64>,
    /// The tokens of each document in order, if they are kept.
    sequences: Option<RowsBuilder>,
    /// The tokens of the current document.
    sequence: Vec<u32>,
}

impl Counter {
    /// An empty counter.
    pub fn new() -> Counter {
        Counter::default()
    }

    /// An empty counter that offers its rows to `spill`.
    pub fn with_spill(spill: Arc<dyn Spill>) -> Counter {
        Counter {
            rows: RowsBuilder::new(Some(spill)),
            ..Counter::default()
        }
    }

    /// The same counter, which from now on also keeps the order of the tokens, at four bytes each,
    /// and offers them to `spill`.
    #[must_use]
    pub fn keep_order(self, spill: Option<Arc<dyn Spill>>) -> Counter {
        Counter {
            sequences: Some(RowsBuilder::new(spill)),
            ..self
        }
    }

    /// Counts a document: the surfaces at the ranges `tokens` of `text`, each with its context.
    ///
    /// `ordinal` is the document's position in the input. Documents with the same ordinal are parts
    /// of one document, and their counts are summed. A count stops at `u32::MAX`, which would take
    /// 8 GB of a single word.
    ///
    /// If there is no memory for more distinct surfaces, the counts are worthless from then on; see
    /// [`is_out_of_memory`](Counter::is_out_of_memory).
    ///
    /// # Panics
    ///
    /// If a range is not within `text` or not on character boundaries.
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

    /// Counts a part of a document. If the counter [keeps the order](Counter::keep_order), `apart`
    /// says for each token whether something separates it from the one before.
    ///
    /// # Panics
    ///
    /// As for [`count`](Counter::count).
    ///
    /// # Examples
    ///
    /// ```
    /// use keyweight_count::{Context, Counter, DocumentPart};
    ///
    /// let mut counter = Counter::new().keep_order(None);
    /// let tokens = [0..4, 6..11, 12..17].map(|range| (range, Context(0)));
    /// let apart = [true, true, false];
    /// counter.count_part(DocumentPart::whole(0), "Chip, South Korea", tokens, apart);
    /// let counts = counter.finish();
    /// let sequences = counts.sequences().expect("the order was kept");
    /// // In byte order: Chip, Korea, South.
    /// assert_eq!(sequences.reader().read(0), [(0, true), (2, true), (1, false)]);
    /// ```
    pub fn count_part(
        &mut self,
        document: DocumentPart,
        text: &str,
        tokens: impl IntoIterator<Item = (Range<usize>, Context)>,
        apart: impl IntoIterator<Item = bool>,
    ) {
        if let Some(sequences) = &mut self.sequences {
            self.sequence.clear();
            let sequence = &mut self.sequence;
            self.interner
                .count(text, tokens, |surface| sequence.push(surface));
            for (token, apart) in sequence.iter_mut().zip(apart) {
                *token = rows::pack_token(*token, apart);
            }
            sequences.push_packed(document, sequence);
        } else {
            self.interner.count(text, tokens, |_| {});
        }
        self.finish_row(document);
    }

    fn finish_row(&mut self, document: DocumentPart) {
        self.totals.resize(self.interner.surfaces().len(), 0);
        let totals = &mut self.totals;
        for surface in self.interner.document_surfaces() {
            prefetch(totals, surface as usize);
        }
        let pairs = self.interner.finish_document();
        let counted = pairs.inspect(|(surface, count)| {
            totals[*surface as usize] += u64::from(*count);
        });
        self.rows.push(document, counted);
    }

    /// How many bytes its tables hold: the distinct surfaces, their totals, and where the row of each
    /// document is. Rows are not included, since a spill may take them.
    ///
    /// This takes no time to compute.
    pub fn table_bytes(&self) -> usize {
        let index = |rows: &RowsBuilder| rows.index_bytes();
        self.interner.table_bytes()
            + self.totals.capacity() * size_of::<u64>()
            + index(&self.rows)
            + self.sequences.as_ref().map_or(0, index)
    }

    /// Whether there was no memory for more distinct surfaces, so that some tokens were not counted.
    /// More than about 1.3 billion fit into no memory.
    pub fn is_out_of_memory(&self) -> bool {
        self.interner.is_out_of_memory()
    }

    /// The counts of all documents.
    pub fn finish(self) -> Counts {
        Counts::from_counter(
            &self.interner.into_surfaces(),
            &self.totals,
            self.rows.finish(),
            self.sequences.map(RowsBuilder::finish),
        )
    }
}
