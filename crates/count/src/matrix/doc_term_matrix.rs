//! The document-term matrix, which maps counted rows to terms when they are read.

use std::ops::Range;
use std::sync::Arc;

use super::lexicon::{DROPPED, Lexicon};
use super::tally::Tally;
use super::term_reader::TermReader;
use crate::prefetch::prefetch;
use crate::rows::{Rows, Stands, SurfaceIds};
use crate::strings::StringList;
use crate::surfaces::Surfaces;

/// How often each term occurs in each document: a sparse row per document, in input order, and a
/// column per term, in byte order.
///
/// It stores no pairs of its own: a counted row is mapped to terms when it is read. So it costs a
/// few bytes per surface, wherever the rows are kept.
///
/// ```
/// use keyweight_count::{Context, Counter, Lexicon};
///
/// let mut counter = Counter::new();
/// let tokens = [0..6, 7..11, 12..16].map(|range| (range, Context(0)));
/// counter.count(0, "tariff chip chip", tokens);
/// let lexicon = Lexicon::new([Some("chip"), Some("tariff")]);
/// let matrix = counter.finish().document_term_matrix(lexicon);
/// assert_eq!(matrix.terms().iter().collect::<Vec<_>>(), ["chip", "tariff"]);
/// assert_eq!(matrix.reader().row(0), [(0, 2), (1, 1)]);
/// assert_eq!(matrix.tally(0..1).counts, [2, 1]);
/// ```
#[derive(Clone, Debug, Default)]
pub struct DocTermMatrix {
    lexicon: Arc<Lexicon>,
    /// For each counter, the surface that each of its local ids stands for, with its term.
    surface_terms: Vec<Vec<SurfaceTerm>>,
    /// The surfaces that stand in place of one.
    replacements: Vec<Box<[SurfaceTerm]>>,
    rows: Arc<Rows>,
}

/// A surface and its term.
#[derive(Clone, Copy, Debug)]
pub(super) struct SurfaceTerm {
    pub(super) term: u32,
    /// Twice the surface's id, plus one if it is spelled like its term.
    pub(super) surface: u32,
}

/// Marks a local id that stands for several surfaces: its `surface` is their position in
/// [`DocTermMatrix::replacements`].
pub(super) const REPLACED: u32 = DROPPED - 1;

/// Stands for a surface that counts for no term.
const NO_TERM: SurfaceTerm = SurfaceTerm {
    term: DROPPED,
    surface: 0,
};

impl DocTermMatrix {
    pub(crate) fn new(
        lexicon: Arc<Lexicon>,
        surfaces: &Surfaces,
        surface_ids: &SurfaceIds,
        rows: Arc<Rows>,
    ) -> DocTermMatrix {
        let with_terms: Vec<SurfaceTerm> = surfaces
            .ids()
            .map(|surface| {
                let term = lexicon.term_of(surface);
                let is_verbatim =
                    term.is_some_and(|term| lexicon.terms().get(term) == surfaces.text(surface));
                SurfaceTerm {
                    term: term.unwrap_or(DROPPED),
                    surface: surface << 1 | u32::from(is_verbatim),
                }
            })
            .collect();
        let with_term = |surface: u32| {
            let known = with_terms.get(surface as usize);
            known.copied().unwrap_or(NO_TERM)
        };
        let mut replacements = Vec::new();
        let surface_terms = surface_ids.values().iter().map(|values| {
            let found = values.iter().map(|value| match surface_ids.decode(*value) {
                Stands::For(surface) => with_term(surface),
                Stands::ForAll(all) => {
                    let all = all.iter().map(|(surface, _)| with_term(*surface));
                    replacements.push(all.collect());
                    SurfaceTerm {
                        term: REPLACED,
                        surface: u32::try_from(replacements.len() - 1)
                            .expect("a counter has no more ids than there are surfaces"),
                    }
                }
                Stands::ForNothing => NO_TERM,
            });
            found.collect()
        });
        let surface_terms = surface_terms.collect();
        DocTermMatrix {
            lexicon,
            surface_terms,
            replacements,
            rows,
        }
    }

    /// The terms, in byte order.
    pub fn terms(&self) -> &StringList {
        self.lexicon.terms()
    }

    /// The lexicon that maps surfaces to these terms.
    pub fn lexicon(&self) -> &Lexicon {
        &self.lexicon
    }

    /// The number of documents.
    pub fn documents(&self) -> usize {
        self.rows.documents()
    }

    /// A reader of all documents.
    pub fn reader(&self) -> TermReader<'_> {
        TermReader::new(self, self.rows.reader())
    }

    /// Document frequencies and counts of the terms in a range of documents.
    ///
    /// # Panics
    ///
    /// If the range goes past the last document.
    pub fn tally(&self, documents: Range<usize>) -> Tally {
        /// The counts of a term so far.
        #[derive(Clone, Default)]
        struct TermCounts {
            /// The last document of the range that contains the term, counted from 1.
            last: u32,
            documents: u32,
            count: u64,
        }
        let terms = self.terms().len();
        // The last entry takes what counts for no term: an unpredictable branch would cost more.
        let mut counts = vec![TermCounts::default(); terms + 1];
        let mut reader = self.rows.reader();
        let mut found: Vec<(usize, u32)> = Vec::new();
        for (document, number) in documents.zip(1..) {
            found.clear();
            let fetch = |counter, id| self.prefetch_term(counter, id);
            reader.read_with_prefetch(document, fetch, |counter, id, count| {
                let surface = self.surface_term(counter, id);
                if surface.term == REPLACED {
                    let all = self.replacement(surface).iter();
                    found.extend(all.map(|one| ((one.term as usize).min(terms), count)));
                    return;
                }
                let term = (surface.term as usize).min(terms);
                prefetch(&counts, term);
                found.push((term, count));
            });
            for (term, count) in &found {
                let counts = &mut counts[*term];
                counts.documents += u32::from(counts.last != number);
                counts.last = number;
                counts.count += u64::from(*count);
            }
        }
        counts.truncate(terms);
        Tally {
            document_frequencies: counts.iter().map(|counts| counts.documents).collect(),
            counts: counts.iter().map(|counts| counts.count).collect(),
        }
    }

    /// Prefetches what [`surface_term`](DocTermMatrix::surface_term) reads.
    pub(super) fn prefetch_term(&self, counter: usize, id: u32) {
        prefetch(&self.surface_terms[counter], id as usize);
    }

    /// Whether any local id stands for several surfaces.
    pub(super) fn has_replacements(&self) -> bool {
        !self.replacements.is_empty()
    }

    /// The surfaces that `surface`, whose term is [`REPLACED`], stands for.
    pub(super) fn replacement(&self, surface: SurfaceTerm) -> &[SurfaceTerm] {
        let known = self.replacements.get(surface.surface as usize);
        known.map_or(&[], |all| all)
    }

    /// The surface that a counter's local id stands for, with its term.
    pub(super) fn surface_term(&self, counter: usize, id: u32) -> SurfaceTerm {
        let known = self.surface_terms[counter].get(id as usize);
        known.copied().unwrap_or(NO_TERM)
    }
}
