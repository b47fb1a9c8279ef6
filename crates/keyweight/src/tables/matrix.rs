//! `matrix`: one row per term, a column per document or group.

use std::ops::Range;

use keyweight_report::{Cell, Column, RowSink, Schema, Table, TableSize};
use keyweight_score::per_thousand;
use rayon::iter::{IntoParallelIterator, ParallelIterator};
use serde::Serialize;

use super::{Top, block, blocks, distinct, of_corpus};
use crate::execution::ranges;
use crate::model::Analysis;
use crate::model::Ranking;

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
/// A document with the name of one of the table's own columns gets `document_` before its name. Of an
/// analysis of groups, these stand in the place of documents.
#[derive(Debug)]
pub struct Matrix<'a> {
    analysis: &'a Analysis,
    schema: Schema,
    value: Value,
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
        let best: Vec<(u32, f64)> = (0_u32..)
            .zip(analysis.largest_weights())
            .map(|(term, (_, weight))| (term, *weight))
            .collect();
        let order: Vec<u32> = Ranking::default()
            .largest(&best, top.limit())
            .map(|place| best[place].0)
            .collect();
        let frequencies = &analysis.tally().document_frequencies;
        let unit = analysis.unit();
        let name = unit.name();
        let mut columns = vec![
            Column::text("term", "what surfaces are counted as after folding"),
            Column::integer(unit.frequency(), format!("{name}s that contain the term")),
            Column::integer("count", of_corpus(unit)),
        ];
        let ids: Vec<&str> = analysis
            .documents()
            .iter()
            .map(|document| document.id.as_str())
            .collect();
        for id in distinct(&columns, &ids, &unit.prefix()) {
            columns.push(match value {
                Value::Weight => Column::real(id, format!("weight of the term in the {name}")),
                Value::Count => Column::integer(id, format!("occurrences in the {name}")),
                Value::PerThousand => {
                    Column::real(id, format!("occurrences per 1,000 tokens of the {name}"))
                }
            });
        }
        let mut matrix = Matrix {
            analysis,
            schema: Schema::new("matrix", columns),
            value,
            offsets: offsets(&order, frequencies),
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
        let by_document: Vec<Vec<(usize, u32, Number)>> = ranges(self.analysis.documents().len())
            .into_par_iter()
            .map(|documents| self.values(documents, &row_of))
            .collect();
        let mut next = self.offsets.clone();
        let length = self.offsets.last().copied().unwrap_or(0);
        self.cells = vec![(0, Number::Integer(0)); length];
        for (row, document, value) in by_document.into_iter().flatten() {
            self.cells[next[row]] = (document, value);
            next[row] += 1;
        }
    }

    /// The cells of some documents that are not zero, as (row, document, value), by document.
    fn values(
        &self,
        documents: Range<usize>,
        row_of: &[Option<usize>],
    ) -> Vec<(usize, u32, Number)> {
        let mut reader = self.analysis.reader();
        let mut values = Vec::new();
        for place in documents {
            let number = u32::try_from(place).expect("no spreadsheet has so many columns");
            let mut push = |term: u32, value| {
                let row = row_of[term as usize];
                values.extend(row.map(|row| (row, number, value)));
            };
            let tokens = self.analysis.documents()[place].tokens;
            match self.value {
                Value::Weight => {
                    for (term, weight) in reader.weights(place) {
                        push(*term, Number::Real(*weight));
                    }
                }
                Value::Count => {
                    for (term, count) in reader.counts(place) {
                        push(*term, Number::Integer(u64::from(*count)));
                    }
                }
                Value::PerThousand => {
                    for (term, count) in reader.counts(place) {
                        let rate = per_thousand(u64::from(*count), tokens);
                        push(*term, Number::Real(rate));
                    }
                }
            }
        }
        values
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

    fn size(&self) -> TableSize {
        // Ten cells of a wide row take about as much time as a row of another table.
        TableSize::of_rows((self.order.len() * self.schema.columns.len() / 10) as u64)
    }

    fn write_block(&self, index: usize, rows: &mut dyn RowSink) {
        let zero = match self.value {
            Value::Count => Cell::Integer(0),
            Value::Weight | Value::PerThousand => Cell::real(0.0),
        };
        let documents = self.analysis.documents().len();
        let mut cells = Vec::with_capacity(documents + Self::OWN_COLUMNS);
        let tally = self.analysis.tally();
        for row in block(index, self.rows_per_block(), self.order.len()) {
            let id = self.order[row];
            let term = id as usize;
            cells.clear();
            cells.push(Cell::Text(self.analysis.matrix().terms().get(id)));
            cells.push(Cell::Integer(u64::from(tally.document_frequencies[term])));
            cells.push(Cell::Integer(tally.counts[term]));
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
