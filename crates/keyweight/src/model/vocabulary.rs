//! Distinct surfaces and the terms they count for.

use std::sync::Arc;

use keyweight_count::{Counts, Lexicon, StringList, Surfaces};

/// Distinct surfaces, how often each of them occurs in the corpus, and the term it counts for.
#[derive(Clone, Debug)]
pub struct Vocabulary {
    surfaces: Arc<Surfaces>,
    counts: Vec<u64>,
    lexicon: Arc<Lexicon>,
}

impl Vocabulary {
    /// The surfaces of `counts` with the terms that `lexicon` gives them.
    pub(super) fn new(counts: &Counts, lexicon: Arc<Lexicon>) -> Vocabulary {
        Vocabulary {
            surfaces: counts.shared_surfaces(),
            counts: counts.surface_counts().to_vec(),
            lexicon,
        }
    }

    /// Surfaces with their counts, and a lexicon made for them.
    pub(super) fn from_parts(
        surfaces: Arc<Surfaces>,
        counts: Vec<u64>,
        lexicon: Arc<Lexicon>,
    ) -> Vocabulary {
        Vocabulary {
            surfaces,
            counts,
            lexicon,
        }
    }

    /// The same surfaces with other terms.
    pub(super) fn with_lexicon(self, lexicon: Arc<Lexicon>) -> Vocabulary {
        Vocabulary { lexicon, ..self }
    }

    /// The distinct surfaces, in byte order.
    pub fn surfaces(&self) -> &Surfaces {
        &self.surfaces
    }

    /// How often each surface occurs in the corpus.
    pub fn counts(&self) -> &[u64] {
        &self.counts
    }

    /// The term that each surface counts for, if any.
    pub fn lexicon(&self) -> &Lexicon {
        &self.lexicon
    }

    /// The distinct terms, in byte order.
    pub fn terms(&self) -> &StringList {
        self.lexicon.terms()
    }
}
