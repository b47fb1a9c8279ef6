//! The document-term matrix.

use std::ops::Range;
use std::sync::Arc;

use super::lexicon::{DROPPED, Lexicon};
use super::tally::Tally;
use super::term_reader::TermReader;
use crate::prefetch::prefetch;
use crate::rows::Rows;
use crate::strings::StringList;
use crate::surfaces::Surfaces;

/// How often each term occurs in each document: a sparse row per document, in input order, and a
/// column per term, in byte order.
///
/// It holds no pairs of its own: a row is made of the counted one when it is read. So it costs a
/// few bytes per surface, wherever the rows are kept.
///
/// ```
/// use keyweight_count::{Context, Counter, Lexicon};
///
/// let mut counter = Counter::new();
/// let tokens = [0..6, 7..11, 12..16].map(|place| (place, Context(0)));
/// counter.count(0, "tariff chip chip", tokens);
/// let lexicon = Lexicon::new([Some("chip"), Some("tariff")]);
/// let matrix = counter.finish().document_term_matrix(lexicon);
/// assert_eq!(matrix.terms().iter().collect::<Vec<_>>(), ["chip", "tariff"]);
/// assert_eq!(matrix.reader().row(0), [(0, 2), (1, 1)]);
/// assert_eq!(matrix.tally(0..1).counts, [2, 1]);
/// ```
#[derive(Clone, Debug, Default)]
pub struct DocTermMatrix {
    lexicon: Lexicon,
    /// For each counter and each of its numbers the surface and its term.
    numbers: Vec<Vec<Number>>,
    rows: Arc<Rows>,
}

/// What a counter's number means.
#[derive(Clone, Copy, Debug)]
pub(super) struct Number {
    pub(super) term: u32,
    /// The surface, doubled, and one more where it is written as its term is.
    pub(super) surface: u32,
}

/// A number that counts for nothing.
const NONE: Number = Number {
    term: DROPPED,
    surface: 0,
};

impl DocTermMatrix {
    pub(crate) fn new(
        lexicon: Lexicon,
        surfaces: &Surfaces,
        numbers: &[Vec<u32>],
        rows: Arc<Rows>,
    ) -> DocTermMatrix {
        let means: Vec<Number> = surfaces
            .ids()
            .map(|surface| {
                let term = lexicon.term_of(surface);
                let is_verbatim =
                    term.is_some_and(|term| lexicon.terms().get(term) == surfaces.text(surface));
                Number {
                    term: term.unwrap_or(DROPPED),
                    surface: surface << 1 | u32::from(is_verbatim),
                }
            })
            .collect();
        let numbers = numbers
            .iter()
            .map(|surfaces| {
                let means = surfaces.iter().map(|id| means.get(*id as usize));
                means
                    .map(|number| number.copied().unwrap_or(NONE))
                    .collect()
            })
            .collect();
        DocTermMatrix {
            lexicon,
            numbers,
            rows,
        }
    }

    /// The terms, in byte order.
    pub fn terms(&self) -> &StringList {
        self.lexicon.terms()
    }

    /// Which surface counts for which term.
    pub fn lexicon(&self) -> &Lexicon {
        &self.lexicon
    }

    /// How many documents there are.
    pub fn documents(&self) -> usize {
        self.rows.documents()
    }

    /// Reads the rows of documents.
    pub fn reader(&self) -> TermReader<'_> {
        TermReader::new(self, self.rows.reader())
    }

    /// What the terms amount to in the documents of a range.
    ///
    /// # Panics
    ///
    /// If there are not so many documents.
    pub fn tally(&self, documents: Range<usize>) -> Tally {
        /// A term, and the number behind the last document that had it, of those at hand.
        #[derive(Clone, Default)]
        struct Seen {
            last: u32,
            documents: u32,
            count: u64,
        }
        let terms = self.terms().len();
        // The last place is for what counts for no term: a branch that nobody can foresee would cost
        // more.
        let mut seen = vec![Seen::default(); terms + 1];
        let mut reader = self.rows.reader();
        let mut found: Vec<(usize, u32)> = Vec::new();
        for (document, last) in documents.zip(1..) {
            found.clear();
            let fetch = |counter, number| self.fetch(counter, number);
            reader.read_ahead(document, fetch, |counter, number, count| {
                let place = (self.number(counter, number).term as usize).min(terms);
                prefetch(&seen, place);
                found.push((place, count));
            });
            for (place, count) in &found {
                let seen = &mut seen[*place];
                seen.documents += u32::from(seen.last != last);
                seen.last = last;
                seen.count += u64::from(*count);
            }
        }
        seen.truncate(terms);
        Tally {
            document_frequencies: seen.iter().map(|seen| seen.documents).collect(),
            counts: seen.iter().map(|seen| seen.count).collect(),
        }
    }

    /// Asks for the memory that says what a number means, which is to be read soon.
    pub(super) fn fetch(&self, counter: usize, number: u32) {
        prefetch(&self.numbers[counter], number as usize);
    }

    pub(super) fn number(&self, counter: usize, number: u32) -> Number {
        let known = self.numbers[counter].get(number as usize);
        known.copied().unwrap_or(NONE)
    }
}
