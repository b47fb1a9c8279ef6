//! Reads documents as rows of terms.

use super::doc_term_matrix::{DocTermMatrix, REPLACED, SurfaceTerm};
use super::lexicon::DROPPED;
use crate::rows::Reader;

/// The count of a surface in a document, with the term that it counts for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub struct Occurrences {
    /// The term.
    pub term: u32,
    /// The surface.
    pub surface: u32,
    /// How often the surface occurs in the document.
    pub count: u32,
    /// Whether the surface is spelled like its term.
    pub form: Form,
}

/// Whether a surface is spelled like its term.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Form {
    /// Spelled like its term: `chip` for `chip`.
    Verbatim,
    /// Spelled differently: `Chips` for `chip`.
    Other,
}

/// Reads the rows of documents; created by [`DocTermMatrix::reader`].
///
/// It is fastest to read the documents in order.
#[derive(Debug)]
pub struct TermReader<'m> {
    matrix: &'m DocTermMatrix,
    reader: Reader<'m>,
    /// The document's surfaces with their counts, in the order in which they were counted.
    found: Vec<(SurfaceTerm, u32)>,
    /// Local ids that stand for several surfaces, with their counts.
    replaced: Vec<(SurfaceTerm, u32)>,
    /// A term in the upper half, a count or an index into `found` in the lower half.
    order: Vec<u64>,
    row: Vec<(u32, u32)>,
    occurrences: Vec<Occurrences>,
}

impl<'m> TermReader<'m> {
    pub(super) fn new(matrix: &'m DocTermMatrix, reader: Reader<'m>) -> TermReader<'m> {
        TermReader {
            matrix,
            reader,
            found: Vec::new(),
            replaced: Vec::new(),
            order: Vec::new(),
            row: Vec::new(),
            occurrences: Vec::new(),
        }
    }

    /// The (term, count) pairs of a document, sorted by term.
    ///
    /// # Panics
    ///
    /// If there is no such document.
    pub fn row(&mut self, document: usize) -> &[(u32, u32)] {
        if self.matrix.has_replacements() {
            self.read_row::<true>(document)
        } else {
            self.read_row::<false>(document)
        }
    }

    fn read_row<const HAS_REPLACED: bool>(&mut self, document: usize) -> &[(u32, u32)] {
        let TermReader {
            matrix,
            reader,
            replaced,
            order,
            row,
            ..
        } = self;
        order.clear();
        replaced.clear();
        let mut pairs = 0;
        let fetch = |counter, id| matrix.prefetch_term(counter, id);
        reader.read_with_prefetch(document, fetch, |counter, id, count| {
            let surface = matrix.surface_term(counter, id);
            let term = surface.term;
            if HAS_REPLACED && term == REPLACED {
                replaced.push((surface, count));
                return;
            }
            order.push(u64::from(term) << 32 | u64::from(count));
            // Removed again if it counts for no term: an unpredictable branch would cost more.
            pairs += usize::from(term != DROPPED);
            order.truncate(pairs);
        });
        for (surface, count) in replaced {
            let terms = matrix.replacement(*surface).iter().map(|one| one.term);
            let terms = terms.filter(|term| *term != DROPPED);
            order.extend(terms.map(|term| u64::from(term) << 32 | u64::from(*count)));
        }
        order.sort_unstable();
        row.clear();
        for pair in order {
            let (term, count) = (upper(*pair), lower(*pair));
            match row.last_mut() {
                Some((known, sum)) if *known == term => *sum = sum.saturating_add(count),
                _ => row.push((term, count)),
            }
        }
        row
    }

    /// The surfaces that make up the row of a document, sorted by term, then by surface. If the
    /// document was counted in parts, a surface can occur several times.
    ///
    /// # Panics
    ///
    /// If there is no such document.
    pub fn occurrences(&mut self, document: usize) -> &[Occurrences] {
        if self.matrix.has_replacements() {
            self.read_occurrences::<true>(document)
        } else {
            self.read_occurrences::<false>(document)
        }
    }

    fn read_occurrences<const HAS_REPLACED: bool>(&mut self, document: usize) -> &[Occurrences] {
        let TermReader {
            matrix,
            reader,
            found,
            replaced,
            order,
            occurrences,
            ..
        } = self;
        found.clear();
        replaced.clear();
        order.clear();
        let mut index = 0_u32;
        let fetch = |counter, id| matrix.prefetch_term(counter, id);
        reader.read_with_prefetch(document, fetch, |counter, id, count| {
            let surface = matrix.surface_term(counter, id);
            if HAS_REPLACED && surface.term == REPLACED {
                replaced.push((surface, count));
                return;
            }
            order.push(u64::from(surface.term) << 32 | u64::from(index));
            found.push((surface, count));
            // Removed again if it counts for no term: an unpredictable branch would cost more.
            index += u32::from(surface.term != DROPPED);
            order.truncate(index as usize);
            found.truncate(index as usize);
        });
        for (surface, count) in replaced {
            let all = matrix.replacement(*surface).iter();
            for one in all.filter(|one| one.term != DROPPED) {
                order.push(u64::from(one.term) << 32 | u64::from(index));
                found.push((*one, *count));
                index += 1;
            }
        }
        // Integers of eight bytes sort twice as fast as the entries they stand for.
        order.sort_unstable();
        occurrences.clear();
        occurrences.extend(order.iter().map(|pair| {
            let (surface, count) = found[lower(*pair) as usize];
            Occurrences {
                term: surface.term,
                surface: surface.surface >> 1,
                count,
                form: if surface.surface & 1 == 1 {
                    Form::Verbatim
                } else {
                    Form::Other
                },
            }
        }));
        for same in occurrences.chunk_by_mut(|a, b| a.term == b.term) {
            if same.len() > 1 {
                same.sort_unstable();
            }
        }
        occurrences
    }
}

fn upper(pair: u64) -> u32 {
    (pair >> 32) as u32
}

#[expect(clippy::cast_possible_truncation, reason = "takes the lower half")]
fn lower(pair: u64) -> u32 {
    pair as u32
}
