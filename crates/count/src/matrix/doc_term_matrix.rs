//! The document-term matrix.

use std::ops::Range;
use std::sync::Arc;

use super::lexicon::{DROPPED, Lexicon};
use crate::prefetch::fetch_at;
use crate::rows::{Reader, Rows};
use crate::strings::Texts;
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
struct Number {
    term: u32,
    /// The surface, doubled, and one more where it is written as its term is.
    surface: u32,
}

/// A number that counts for nothing.
const NONE: Number = Number {
    term: DROPPED,
    surface: 0,
};

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

/// What terms amount to in some documents; those of all documents are the sum of those of their
/// parts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// For each term the number of documents that contain it.
    pub document_frequencies: Vec<u32>,
    /// For each term its count in all of them together.
    pub counts: Vec<u64>,
}

impl Tally {
    /// The tally of both.
    #[must_use]
    pub fn merge(mut self, other: Tally) -> Tally {
        if self.counts.is_empty() {
            return other;
        }
        let frequencies = &mut self.document_frequencies;
        for (sum, more) in frequencies.iter_mut().zip(other.document_frequencies) {
            *sum += more;
        }
        for (sum, more) in self.counts.iter_mut().zip(other.counts) {
            *sum += more;
        }
        self
    }

    /// The tally of the terms for which `keep` is true.
    #[must_use]
    pub fn retain(self, keep: impl Fn(usize) -> bool) -> Tally {
        fn kept<T>(all: Vec<T>, keep: impl Fn(usize) -> bool) -> Vec<T> {
            let kept = all.into_iter().enumerate().filter(|(term, _)| keep(*term));
            kept.map(|(_, value)| value).collect()
        }
        Tally {
            document_frequencies: kept(self.document_frequencies, &keep),
            counts: kept(self.counts, &keep),
        }
    }
}

impl DocTermMatrix {
    pub(crate) fn new(
        lexicon: Lexicon,
        surfaces: &Surfaces,
        numbers: &[Vec<u32>],
        rows: Arc<Rows>,
    ) -> DocTermMatrix {
        let means: Vec<Number> = surfaces
            .numbers()
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
    pub fn terms(&self) -> &Texts {
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
        TermReader {
            matrix: self,
            reader: self.rows.reader(),
            found: Vec::new(),
            order: Vec::new(),
            row: Vec::new(),
            occurrences: Vec::new(),
        }
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
                fetch_at(&seen, place);
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
    fn fetch(&self, counter: usize, number: u32) {
        fetch_at(&self.numbers[counter], number as usize);
    }

    fn number(&self, counter: usize, number: u32) -> Number {
        let known = self.numbers[counter].get(number as usize);
        known.copied().unwrap_or(NONE)
    }
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

impl TermReader<'_> {
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
