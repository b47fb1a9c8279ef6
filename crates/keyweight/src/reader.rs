//! Reads the documents of an analysis: their terms, counts and weights.

use keyweight_count::{Occurrences, TermReader, prefetch};

use crate::analysis::Analysis;
use crate::ranking::Ranking;

/// Reads documents one after the other; made by [`Analysis::reader`]. Each thread has its own.
///
/// Reading documents in their order is fastest.
#[derive(Debug)]
pub struct DocumentReader<'a> {
    analysis: &'a Analysis,
    rows: TermReader<'a>,
    weights: Vec<(u32, f64)>,
    ranking: Ranking,
    row: Vec<(u32, u32)>,
    /// For each pair of `row` where its forms begin; one more than there are pairs.
    starts: Vec<usize>,
}

/// A term of a document, with all that a table says of it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Weighed<'r> {
    pub(crate) term: u32,
    pub(crate) count: u32,
    pub(crate) weight: f64,
    /// The surfaces it is made of, in their order.
    pub(crate) forms: &'r [Occurrences],
}

impl<'a> DocumentReader<'a> {
    pub(crate) fn new(analysis: &'a Analysis) -> DocumentReader<'a> {
        DocumentReader {
            analysis,
            rows: analysis.matrix().reader(),
            weights: Vec::new(),
            ranking: Ranking::default(),
            row: Vec::new(),
            starts: Vec::new(),
        }
    }

    /// The (term, count) pairs of a document, in the order of the terms.
    ///
    /// # Panics
    ///
    /// If there is no such document.
    pub fn counts(&mut self, document: usize) -> &[(u32, u32)] {
        self.rows.row(document)
    }

    /// The (term, weight) pairs of a document, in the order of the terms.
    ///
    /// # Panics
    ///
    /// If there is no such document.
    pub fn weights(&mut self, document: usize) -> &[(u32, f64)] {
        let row = self.rows.row(document);
        self.analysis.weigh(row, &mut self.weights);
        &self.weights
    }

    /// The `number` terms of largest weight in a document, largest first, then in byte order.
    ///
    /// # Panics
    ///
    /// If there is no such document.
    pub fn top_terms(&mut self, document: usize, number: usize) -> Vec<&'a str> {
        self.weights(document);
        let terms = self.analysis.matrix().terms();
        let places = self.ranking.largest(&self.weights, number);
        places
            .map(|place| terms.get(self.weights[place].0))
            .collect()
    }

    /// The `number` terms of largest weight in a document, in the same order, with their surfaces.
    /// `fetch` is given all that the document has before anything is weighed, so that it can ask for
    /// memory that is needed soon.
    pub(crate) fn best(
        &mut self,
        document: usize,
        number: usize,
        fetch: impl Fn(&Occurrences),
    ) -> impl Iterator<Item = Weighed<'_>> {
        let forms = self.rows.occurrences(document);
        self.row.clear();
        self.starts.clear();
        let idf = self.analysis.idf();
        for (start, one) in forms.iter().enumerate() {
            fetch(one);
            prefetch(idf, one.term as usize);
            match self.row.last_mut() {
                Some((term, sum)) if *term == one.term => *sum = sum.saturating_add(one.count),
                _ => {
                    self.row.push((one.term, one.count));
                    self.starts.push(start);
                }
            }
        }
        self.starts.push(forms.len());
        self.analysis.weigh(&self.row, &mut self.weights);
        let (row, weights, starts) = (&self.row, &self.weights, &self.starts);
        let places = self.ranking.largest(weights, number);
        places.map(move |place| Weighed {
            term: row[place].0,
            count: row[place].1,
            weight: weights[place].1,
            forms: &forms[starts[place]..starts[place + 1]],
        })
    }
}
