//! Finds the surfaces of a term.

use keyweight_count::{Lexicon, Surfaces};

use super::forms;

/// The surfaces of a lexicon, grouped by term.
#[derive(Debug)]
pub(super) struct SurfacesByTerm {
    /// Where the surfaces of each term begin, and where those of the last end.
    offsets: Vec<usize>,
    surfaces: Vec<u32>,
}

impl SurfacesByTerm {
    pub(super) fn new(lexicon: &Lexicon) -> SurfacesByTerm {
        let terms = lexicon.terms().len();
        let ids = || (0_u32..).take(lexicon.surface_count());
        let mut offsets = vec![0; terms + 1];
        for term in ids().filter_map(|id| lexicon.term_of(id)) {
            offsets[term as usize + 1] += 1;
        }
        for term in 0..terms {
            offsets[term + 1] += offsets[term];
        }
        let mut next = offsets.clone();
        let mut surfaces = vec![0; offsets[terms]];
        for id in ids() {
            if let Some(term) = lexicon.term_of(id) {
                surfaces[next[term as usize]] = id;
                next[term as usize] += 1;
            }
        }
        SurfacesByTerm { offsets, surfaces }
    }

    /// The surfaces of `term` with their counts, most frequent first.
    pub(super) fn forms<'s>(
        &self,
        term: u32,
        surfaces: &'s Surfaces,
        counts: &[u64],
    ) -> Vec<(&'s str, u64)> {
        let own = self.of(term).iter();
        let own = own.map(|id| (surfaces.text(*id), counts[*id as usize]));
        let mut forms = own.collect();
        forms::order(&mut forms);
        forms
    }

    /// The surfaces of `term`, in ascending order.
    fn of(&self, term: u32) -> &[u32] {
        let term = term as usize;
        &self.surfaces[self.offsets[term]..self.offsets[term + 1]]
    }
}
