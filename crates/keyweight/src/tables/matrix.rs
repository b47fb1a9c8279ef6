//! `matrix`: one row per term, a column per document.

use keyweight_report::{Cell, Column, RowSink, Schema, Table};
use keyweight_score::per_thousand;
use serde::Serialize;

use super::{Top, block, blocks, distinct};
use crate::analysis::{Analysis, largest};

/// How many cells make a block, about.
const BLOCK_CELLS: usize = 1 << 16;

/// What stands in a cell of the matrix.
///
/// For a term that occurs 3 times among the 600 tokens of a document and weighs 0.21 there:
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Value {
    /// 0.21
    #[default]
    Weight,
    /// 3
    Count,
    /// 5
    PerThousand,
}

/// The table `matrix`: one row per term and a column per document. The term with the largest weight
/// in any document comes first; equal ones come in byte order.
///
/// A document with the name of one of the table's own columns gets `document_` before its name.
#[derive(Debug)]
pub struct Matrix<'a> {
    analysis: &'a Analysis,
    schema: Schema,
    value: Value,
    counts: Vec<u64>,
    frequencies: Vec<u32>,
    /// The terms in the order of the rows.
    order: Vec<u32>,
    /// For each row where its cells begin; one more than there are rows.
    offsets: Vec<usize>,
    /// The cells that are not zero, row after row, as (document, value).
    cells: Vec<(u32, Number)>,
}

/// A cell that is not zero.
#[derive(Clone, Copy, Debug)]
enum Number {
    Integer(u64),
    Real(f64),
}

impl<'a> Matrix<'a> {
    /// How many columns are not documents.
    pub const OWN_COLUMNS: usize = 3;

    /// The `top` terms of largest weight of `analysis`, with `value` in the cells.
    pub fn new(analysis: &'a Analysis, top: Top, value: Value) -> Matrix<'a> {
        let best = (0_u32..).zip(analysis.largest_weights());
        let best = best.map(|(term, (_, weight))| (term, weight)).collect();
        let order: Vec<u32> = largest(best, top.limit())
            .into_iter()
            .map(|(term, _)| term)
            .collect();
        let frequencies = analysis.matrix().document_frequencies();
        let mut columns = vec![
            Column::text("term", "what surfaces are counted as after folding"),
            Column::integer("document_frequency", "documents that contain the term"),
            Column::integer("count", "occurrences in the corpus"),
        ];
        let ids: Vec<&str> = analysis
            .documents()
            .iter()
            .map(|document| document.id.as_str())
            .collect();
        for id in distinct(&columns, &ids, "document_") {
            columns.push(match value {
                Value::Weight => Column::real(id, "weight of the term in the document"),
                Value::Count => Column::integer(id, "occurrences in the document"),
                Value::PerThousand => {
                    Column::real(id, "occurrences per 1,000 tokens of the document")
                }
            });
        }
        let mut matrix = Matrix {
            analysis,
            schema: Schema::new("matrix", columns),
            value,
            counts: analysis.matrix().term_counts(),
            offsets: offsets(&order, &frequencies),
            frequencies,
            order,
            cells: Vec::new(),
        };
        matrix.fill();
        matrix
    }

    /// Turns the rows of documents into rows of terms.
    fn fill(&mut self) {
        let mut row_of = vec![None; self.analysis.matrix().terms().len()];
        for (row, term) in self.order.iter().enumerate() {
            row_of[*term as usize] = Some(row);
        }
        let mut next = self.offsets.clone();
        let length = self.offsets.last().copied().unwrap_or(0);
        self.cells = vec![(0, Number::Integer(0)); length];
        for (number, document) in (0_u32..).zip(self.analysis.documents()) {
            for (term, value) in self.values(number as usize, document.tokens) {
                if let Some(row) = row_of[term as usize] {
                    self.cells[next[row]] = (number, value);
                    next[row] += 1;
                }
            }
        }
    }

    fn values(&self, document: usize, tokens: u64) -> Vec<(u32, Number)> {
        let counts = self.analysis.matrix().row(document);
        match self.value {
            Value::Weight => self
                .analysis
                .weights(document)
                .into_iter()
                .map(|(term, weight)| (term, Number::Real(weight)))
                .collect(),
            Value::Count => counts
                .map(|(term, count)| (term, Number::Integer(u64::from(count))))
                .collect(),
            Value::PerThousand => counts
                .map(|(term, count)| (term, Number::Real(per_thousand(u64::from(count), tokens))))
                .collect(),
        }
    }

    fn rows_per_block(&self) -> usize {
        (BLOCK_CELLS / self.schema.columns.len()).max(1)
    }
}

/// Where the cells of each row begin: a row has as many as documents contain its term.
fn offsets(order: &[u32], frequencies: &[u32]) -> Vec<usize> {
    let mut end = 0;
    let mut offsets = vec![0];
    for term in order {
        end += frequencies[*term as usize] as usize;
        offsets.push(end);
    }
    offsets
}

impl Table for Matrix<'_> {
    fn schema(&self) -> &Schema {
        &self.schema
    }

    fn blocks(&self) -> usize {
        blocks(self.order.len(), self.rows_per_block())
    }

    fn write_block(&self, index: usize, rows: &mut dyn RowSink) {
        let zero = match self.value {
            Value::Count => Cell::Integer(0),
            Value::Weight | Value::PerThousand => Cell::real(0.0),
        };
        let documents = self.analysis.documents().len();
        let mut cells = Vec::with_capacity(documents + Self::OWN_COLUMNS);
        for row in block(index, self.rows_per_block(), self.order.len()) {
            let term = self.order[row] as usize;
            cells.clear();
            cells.push(Cell::Text(&self.analysis.matrix().terms()[term]));
            cells.push(Cell::Integer(u64::from(self.frequencies[term])));
            cells.push(Cell::Integer(self.counts[term]));
            cells.resize(documents + Self::OWN_COLUMNS, zero);
            for (document, value) in &self.cells[self.offsets[row]..self.offsets[row + 1]] {
                cells[*document as usize + Self::OWN_COLUMNS] = match value {
                    Number::Integer(count) => Cell::Integer(*count),
                    Number::Real(value) => Cell::real(*value),
                };
            }
            rows.row(&cells);
        }
    }
}
