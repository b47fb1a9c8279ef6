//! Reads the rows of an analysis: their terms, counts and weights.

use keyweight_count::{DocTermMatrix, Occurrences, TermReader, prefetch};
use keyweight_score::Weights;

use super::ranking::Ranking;

/// Reads rows, documents or groups, one after the other; made by
/// [`Analysis::reader`](crate::Analysis::reader). Each thread has its own.
///
/// Reading rows in their order is fastest.
#[derive(Debug)]
pub struct RowReader<'a> {
    matrix: &'a DocTermMatrix,
    scale: &'a Weights,
    rows: TermReader<'a>,
    weights: Vec<(u32, f64)>,
    ranking: Ranking,
    row: Vec<(u32, u32)>,
    /// For each pair of `row` where its forms begin; one more than there are pairs.
    starts: Vec<usize>,
}

/// A term of a row with its count, weight and forms.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Weighed<'r> {
    pub(crate) term: u32,
    pub(crate) count: u32,
    pub(crate) weight: f64,
    /// The surfaces that count for it, in their order.
    pub(crate) forms: &'r [Occurrences],
}

impl<'a> RowReader<'a> {
    pub(super) fn new(matrix: &'a DocTermMatrix, scale: &'a Weights) -> RowReader<'a> {
        RowReader {
            matrix,
            scale,
            rows: matrix.reader(),
            weights: Vec::new(),
            ranking: Ranking::default(),
            row: Vec::new(),
            starts: Vec::new(),
        }
    }

    /// The (term, count) pairs of a row, in the order of the terms.
    ///
    /// # Panics
    ///
    /// If there is no such row.
    pub fn counts(&mut self, document: usize) -> &[(u32, u32)] {
        self.rows.row(document)
    }

    /// The (term, weight) pairs of a row, in the order of the terms.
    ///
    /// # Panics
    ///
    /// If there is no such row.
    pub fn weights(&mut self, document: usize) -> &[(u32, f64)] {
        let row = self.rows.row(document);
        self.scale.weigh(row, &mut self.weights);
        &self.weights
    }

    /// The `number` terms of largest weight in a row, largest first, ties in byte order.
    ///
    /// # Panics
    ///
    /// If there is no such row.
    pub fn top_terms(&mut self, document: usize, number: usize) -> Vec<&'a str> {
        self.weights(document);
        let terms = self.matrix.terms();
        let places = self.ranking.largest(&self.weights, number);
        places
            .map(|place| terms.get(self.weights[place].0))
            .collect()
    }

    /// The `number` terms of largest weight in a row, in the same order, with their surfaces. `fetch` is
    /// called for everything in the row before anything is weighed, so that it can prefetch.
    pub(crate) fn best(
        &mut self,
        document: usize,
        number: usize,
        fetch: impl Fn(&Occurrences),
    ) -> impl Iterator<Item = Weighed<'_>> {
        let forms = self.rows.occurrences(document);
        self.row.clear();
        self.starts.clear();
        let idf = self.scale.idf();
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
        self.scale.weigh(&self.row, &mut self.weights);
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
