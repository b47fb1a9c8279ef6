//! Counts the documents that one thread is given.

use std::ops::Range;
use std::sync::Arc;

use crate::counts::Counts;
use crate::interner::Interner;
use crate::rows::RowsBuilder;
use crate::spill::Spill;
use crate::surfaces::Context;

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
}

impl Counter {
    /// A counter that has counted nothing.
    pub fn new() -> Counter {
        Counter::default()
    }

    /// A counter that has counted nothing and offers its rows to `spill`.
    pub fn spilling(spill: Arc<dyn Spill>) -> Counter {
        Counter {
            rows: RowsBuilder::new(Some(spill)),
            ..Counter::default()
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
        self.interner.count(text, tokens);
        self.totals.resize(self.interner.surfaces().len(), 0);
        let totals = &mut self.totals;
        let pairs = self.interner.finish_document();
        let counted = pairs.inspect(|(surface, count)| {
            totals[*surface as usize] += u64::from(*count);
        });
        self.rows.push(ordinal, counted);
    }

    /// The counts.
    pub fn finish(self) -> Counts {
        Counts::new(
            &self.interner.into_surfaces(),
            &self.totals,
            self.rows.finish(),
        )
    }
}
