//! Reads documents as rows of terms.

use super::doc_term_matrix::{DocTermMatrix, Number};
use super::lexicon::DROPPED;
use crate::rows::Reader;

/// How often a surface occurs in a document, and the term it counts for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Occurrences {
    /// The term.
    pub term: u32,
    /// The surface.
    pub surface: u32,
    /// How often.
    pub count: u32,
    /// How the surface is written.
    pub form: Form,
}

/// How a surface is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Form {
    /// As its term is.
    Verbatim,
    /// In another way: `Chips` for `chip`.
    Other,
}

/// Reads the rows of documents; made by [`DocTermMatrix::reader`].
///
/// Reading documents in their order is fastest.
#[derive(Debug)]
pub struct TermReader<'m> {
    matrix: &'m DocTermMatrix,
    reader: Reader<'m>,
    /// What the document has, as it was counted.
    found: Vec<(Number, u32)>,
    /// A term, and a place in `found` or a count, in one number.
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
            order: Vec::new(),
            row: Vec::new(),
            occurrences: Vec::new(),
        }
    }

    /// The (term, count) pairs of a document, in the order of the terms.
    ///
    /// # Panics
    ///
    /// If there is no such document.
    pub fn row(&mut self, document: usize) -> &[(u32, u32)] {
        let TermReader {
            matrix,
            reader,
            order,
            row,
            ..
        } = self;
        order.clear();
        let mut pairs = 0;
        let fetch = |counter, number| matrix.fetch(counter, number);
        reader.read_ahead(document, fetch, |counter, number, count| {
            let Number { term, .. } = matrix.number(counter, number);
            order.push(u64::from(term) << 32 | u64::from(count));
            // Taken back if it counts for nothing, without a branch that nobody can foresee.
            pairs += usize::from(term != DROPPED);
            order.truncate(pairs);
        });
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

    /// What the row of a document is made of, in the order of the terms, then of the surfaces. One
    /// of a document that was counted in parts may come several times.
    ///
    /// # Panics
    ///
    /// If there is no such document.
    pub fn occurrences(&mut self, document: usize) -> &[Occurrences] {
        let TermReader {
            matrix,
            reader,
            found,
            order,
            occurrences,
            ..
        } = self;
        found.clear();
        order.clear();
        let mut place = 0_u32;
        let fetch = |counter, number| matrix.fetch(counter, number);
        reader.read_ahead(document, fetch, |counter, number, count| {
            let number = matrix.number(counter, number);
            order.push(u64::from(number.term) << 32 | u64::from(place));
            found.push((number, count));
            // Taken back if it counts for nothing, without a branch that nobody can foresee.
            place += u32::from(number.term != DROPPED);
            order.truncate(place as usize);
            found.truncate(place as usize);
        });
        // Numbers of eight bytes are sorted twice as fast as what they stand for.
        order.sort_unstable();
        occurrences.clear();
        occurrences.extend(order.iter().map(|pair| {
            let (number, count) = found[lower(*pair) as usize];
            Occurrences {
                term: number.term,
                surface: number.surface >> 1,
                count,
                form: if number.surface & 1 == 1 {
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

#[expect(clippy::cast_possible_truncation, reason = "the lower half is wanted")]
fn lower(pair: u64) -> u32 {
    pair as u32
}
