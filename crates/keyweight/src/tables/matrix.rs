//! `matrix`: one row per term, a column per document or group.

use std::ops::Range;

use keyweight_report::{Cell, Column, RowSink, Schema, Table, TableSize};
use keyweight_score::per_thousand;
use rayon::iter::{IntoParallelIterator, ParallelIterator};
use serde::Serialize;

use super::blocks::{block, blocks};
use super::columns::{ColumnError, Columns, Record, distinct_names, emptied};
use super::meanings;
use super::top::Top;
use crate::execution::ranges;
use crate::model::{Analysis, Ranking, Unit};

/// About how many cells make a block.
const BLOCK_CELLS: usize = 1 << 16;

/// What a cell of the matrix says of a term in a document.
///
/// For a term that occurs 3 times among the 600 tokens of a document and has the weight 0.21 there:
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

/// The table `matrix`: one row per term and one column per document. Terms are ordered by their
/// largest weight in any document, largest first, then in byte order.
///
/// A document that is named like one of the table's own columns has `document_` before its name. For
/// an analysis of groups, there is one column per group.
#[derive(Debug)]
pub struct Matrix<'a> {
    analysis: &'a Analysis,
    columns: Columns<MatrixRow<'static>>,
    value: Value,
    /// The terms in the order of the rows.
    order: Vec<u32>,
    /// Where the cells of each row begin, and where those of the last end.
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
    /// The `top` terms of `analysis` by their largest weight, with `value` in the cells.
    pub fn new(analysis: &'a Analysis, top: Top, value: Value) -> Matrix<'a> {
        let best: Vec<(u32, f64)> = (0_u32..)
            .zip(analysis.largest_weights())
            .map(|(term, (_, weight))| (term, *weight))
            .collect();
        let order: Vec<u32> = Ranking::default()
            .largest(&best, top.of(best.len()))
            .map(|place| best[place].0)
            .collect();
        let frequencies = &analysis.tally().document_frequencies;
        let mut matrix = Matrix {
            analysis,
            columns: columns(analysis, value),
            value,
            offsets: offsets(&order, frequencies),
            order,
            cells: Vec::new(),
        };
        matrix.fill();
        matrix
    }

    /// Selects the columns with these names, in this order; no names select all columns.
    ///
    /// # Errors
    ///
    /// [`ColumnError`] if the table has no such column, or a name occurs twice.
    pub fn with_columns(mut self, names: &[impl AsRef<str>]) -> Result<Matrix<'a>, ColumnError> {
        self.columns = self.columns.select(names)?;
        Ok(self)
    }

    /// The columns that are not documents, for an analysis of documents, with their meanings.
    pub fn own_columns() -> Vec<Column> {
        own_columns(Unit::Document).into_columns()
    }

    /// Transposes the rows of documents into rows of terms.
    fn fill(&mut self) {
        let mut row_of = vec![None; self.analysis.matrix().terms().len()];
        for (row, term) in self.order.iter().enumerate() {
            row_of[*term as usize] = Some(row);
        }
        let by_document: Vec<Vec<(usize, u32, Number)>> = ranges(self.analysis.rows().len())
            .into_par_iter()
            .map(|documents| self.values(documents, &row_of))
            .collect();
        let mut next = self.offsets.clone();
        let length = self.offsets.last().copied().unwrap_or(0);
        self.cells = vec![(0, Number::Integer(0)); length];
        for (row, document, value) in by_document.into_iter().flatten() {
            // Unless rows could not be read back, the tally that the offsets are made of has them all.
            if next[row] < self.offsets[row + 1] {
                self.cells[next[row]] = (document, value);
                next[row] += 1;
            }
        }
    }

    /// The cells of a range of documents that are not zero, as (row, document, value), by document.
    fn values(
        &self,
        documents: Range<usize>,
        row_of: &[Option<usize>],
    ) -> Vec<(usize, u32, Number)> {
        let mut reader = self.analysis.reader();
        let mut values = Vec::new();
        for place in documents {
            let number = u32::try_from(place).expect("a table has fewer than 2^32 documents");
            let mut push = |term: u32, value| {
                let row = row_of[term as usize];
                values.extend(row.map(|row| (row, number, value)));
            };
            let tokens = self.analysis.row(place).tokens;
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
        (BLOCK_CELLS / self.columns.schema().columns.len()).max(1)
    }
}

/// Where the cells of each row begin, and where those of the last end: a row has one cell for each
/// document that contains its term.
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
        self.columns.schema()
    }

    fn blocks(&self) -> usize {
        blocks(self.order.len(), self.rows_per_block())
    }

    fn size(&self) -> TableSize {
        // Ten cells of a wide row take about as much time as a row of another table.
        TableSize::of_rows((self.order.len() * self.columns.schema().columns.len() / 10) as u64)
    }

    fn write_block(&self, index: usize, rows: &mut dyn RowSink) {
        let zero = match self.value {
            Value::Count => Cell::Integer(0),
            Value::Weight | Value::PerThousand => Cell::real(0.0),
        };
        let places = self.columns.filled_places(self.analysis.rows().len());
        let mut spare: Vec<Cell<'static>> = Vec::new();
        for number in block(index, self.rows_per_block(), self.order.len()) {
            let row = MatrixRow {
                analysis: self.analysis,
                term: self.order[number],
            };
            let mut cells: Vec<Cell<'_>> = spare;
            self.columns.read(&row, zero, &mut cells);
            for (document, value) in &self.cells[self.offsets[number]..self.offsets[number + 1]] {
                if let Some(place) = places[*document as usize] {
                    cells[place] = match value {
                        Number::Integer(count) => Cell::Integer(*count),
                        Number::Real(value) => Cell::real(*value),
                    };
                }
            }
            rows.row(&cells);
            spare = emptied(cells);
        }
    }
}

/// A term.
struct MatrixRow<'a> {
    analysis: &'a Analysis,
    term: u32,
}

impl Record for MatrixRow<'static> {
    type Row<'a> = MatrixRow<'a>;
}

fn own_columns(unit: Unit) -> Columns<MatrixRow<'static>> {
    Columns::<MatrixRow<'static>>::new("matrix")
        .text("term", meanings::TERM, |row| {
            Cell::Text(row.analysis.matrix().terms().get(row.term))
        })
        .integer(unit.frequency(), meanings::frequency(unit), |row| {
            let frequencies = &row.analysis.tally().document_frequencies;
            Cell::Integer(u64::from(frequencies[row.term as usize]))
        })
        .integer("count", meanings::total_count(unit), |row| {
            Cell::Integer(row.analysis.tally().counts[row.term as usize])
        })
}

/// The columns with one for each document or group.
fn columns(analysis: &Analysis, value: Value) -> Columns<MatrixRow<'static>> {
    let unit = analysis.unit();
    let name = unit.name();
    let own = own_columns(unit);
    let names: Vec<&str> = analysis.rows().iter().map(|row| row.name).collect();
    let names = distinct_names(&own.schema().columns, &names, &unit.prefix());
    let column = |id| match value {
        Value::Weight => Column::real(id, format!("weight of the term in the {name}")),
        Value::Count => Column::integer(id, format!("occurrences in the {name}")),
        Value::PerThousand => {
            Column::real(id, format!("occurrences per 1,000 tokens of the {name}"))
        }
    };
    let documents = names.into_iter().zip(0..);
    documents.fold(own, |columns, (id, number)| {
        columns.filled_by_table(column(id), number)
    })
}
