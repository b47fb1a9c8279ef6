//! The surfaces of each term.

use keyweight_count::Lexicon;

/// The surfaces of a lexicon sorted by their terms.
#[derive(Debug)]
pub(super) struct SurfacesByTerm {
    /// Where those of each term begin; one more than there are terms.
    offsets: Vec<usize>,
    surfaces: Vec<u32>,
}

impl SurfacesByTerm {
    pub(super) fn new(lexicon: &Lexicon) -> SurfacesByTerm {
        let terms = lexicon.terms().len();
        let ids = || (0_u32..).take(lexicon.surfaces());
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

    /// The surfaces of `term`, rising.
    pub(super) fn of(&self, term: u32) -> &[u32] {
        let term = term as usize;
        &self.surfaces[self.offsets[term]..self.offsets[term + 1]]
    }
}
