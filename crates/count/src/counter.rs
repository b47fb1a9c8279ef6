//! Counts the documents that one thread is given.

use crate::counts::Counts;
use crate::rows::SparseRows;
use crate::surfaces::{Context, Interner};

/// Counts surfaces document by document.
///
/// Nothing is allocated per token: a surface is interned to a number, and an array indexed by that
/// number tells whether the document at hand had it already.
#[derive(Clone, Debug, Default)]
pub struct Counter {
    interner: Interner,
    ordinals: Vec<u64>,
    rows: SparseRows,
    /// For each surface the place in `current`, valid if `current` there names the surface.
    places: Vec<u32>,
    /// The (surface, count) pairs of the document at hand.
    current: Vec<(u32, u32)>,
}

impl Counter {
    /// A counter that has counted nothing.
    pub fn new() -> Counter {
        Counter::default()
    }

    /// Counts a document: its tokens' surfaces, each with its context.
    ///
    /// `ordinal` is the document's place in the input. Two parts of a document have the same one;
    /// their counts are added up.
    ///
    /// # Panics
    ///
    /// If there are more than `u32::MAX` distinct surfaces, for which no machine has the memory.
    pub fn count<'t>(
        &mut self,
        ordinal: u64,
        tokens: impl IntoIterator<Item = (&'t str, Context)>,
    ) {
        self.current.clear();
        for (text, context) in tokens {
            let surface = self.interner.intern(text, context);
            if self.places.len() < self.interner.len() {
                self.places.push(0);
            }
            let place = self.places[surface as usize];
            match self.current.get_mut(place as usize) {
                Some((known, count)) if *known == surface => *count = count.saturating_add(1),
                _ => {
                    self.places[surface as usize] = u32::try_from(self.current.len())
                        .expect("a document has no more surfaces than there are numbers for");
                    self.current.push((surface, 1));
                }
            }
        }
        self.ordinals.push(ordinal);
        self.rows.push(self.current.iter().copied());
    }

    /// The counts, in canonical order.
    pub fn finish(self) -> Counts {
        Counts::from_unordered(&self.interner.into_surfaces(), self.ordinals, self.rows)
    }
}
