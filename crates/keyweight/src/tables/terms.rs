//! `terms`: one row per term in the corpus.

use std::cell::OnceCell;
use std::cmp::Reverse;
use std::sync::OnceLock;

use keyweight_report::{Cell, Column, RowSink, Schema, Table, TableSize};
use keyweight_score::{per_thousand, share};

use super::blocks::{block, blocks};
use super::columns::{ColumnError, Columns, Record};
use super::meanings;
use super::surfaces_by_term::SurfacesByTerm;
use super::top::Top;
use crate::model::{Analysis, Unit};

/// How many terms make a block.
const BLOCK: usize = 4096;

/// How the names of columns on the largest weight start.
const MAX_WEIGHT: &str = "max_weight";

/// The table `terms`: one row per term in the corpus, most frequent first, then in byte order.
///
/// For an analysis of groups, `group_frequency` is the number of groups that contain the term, and the
/// weights are those in groups; `document_frequency` and `document_share` still count documents.
#[derive(Debug)]
pub struct Terms<'a> {
    analysis: &'a Analysis,
    columns: Columns<TermRow<'static>>,
    tokens: u64,
    /// The terms in the order of the rows.
    order: Vec<u32>,
    /// Made when a row needs it.
    surfaces: OnceLock<SurfacesByTerm>,
}

impl<'a> Terms<'a> {
    /// The `top` most frequent terms of `analysis`.
    pub fn new(analysis: &'a Analysis, top: Top) -> Terms<'a> {
        let counts = &analysis.tally().counts;
        let mut order: Vec<u32> = (0_u32..).zip(counts).map(|(term, _)| term).collect();
        order.sort_unstable_by_key(|term| (Reverse(counts[*term as usize]), *term));
        order.truncate(top.of(order.len()));
        Terms {
            analysis,
            columns: columns(analysis.unit()),
            tokens: analysis.tokens(),
            order,
            surfaces: OnceLock::new(),
        }
    }

    /// Selects the columns with these names, in this order; no names select all columns.
    ///
    /// # Errors
    ///
    /// [`ColumnError`] if the table has no such column, or a name occurs twice.
    pub fn with_columns(mut self, names: &[impl AsRef<str>]) -> Result<Terms<'a>, ColumnError> {
        self.columns = self.columns.select(names)?;
        Ok(self)
    }

    /// The columns of the table for an analysis of documents, with their meanings.
    pub fn columns() -> Vec<Column> {
        columns(Unit::Document).into_columns()
    }

    /// The columns of the table for an analysis of groups, with their meanings.
    pub fn columns_for_groups() -> Vec<Column> {
        columns(Unit::Group).into_columns()
    }

    /// Whether a selected column is made from the largest weights.
    fn has_max_weight(&self) -> bool {
        let mut columns = self.columns.schema().columns.iter();
        columns.any(|column| column.name.starts_with(MAX_WEIGHT))
    }
}

impl Table for Terms<'_> {
    fn schema(&self) -> &Schema {
        self.columns.schema()
    }

    fn blocks(&self) -> usize {
        // All threads compute the largest weights. A thread that waits for the others takes up a
        // block meanwhile, which would wait forever for weights that this very thread computes.
        if self.has_max_weight() {
            self.analysis.largest_weights();
        }
        blocks(self.order.len(), BLOCK)
    }

    fn size(&self) -> TableSize {
        TableSize::of_rows(self.order.len() as u64)
    }

    fn write_block(&self, index: usize, rows: &mut dyn RowSink) {
        let mut writer = self.columns.writer(rows);
        for term in &self.order[block(index, BLOCK, self.order.len())] {
            writer.write(&TermRow {
                table: self,
                term: *term,
                forms: OnceCell::new(),
            });
        }
    }
}

/// A term.
struct TermRow<'a> {
    table: &'a Terms<'a>,
    term: u32,
    forms: OnceCell<Vec<(&'a str, u64)>>,
}

impl Record for TermRow<'static> {
    type Row<'a> = TermRow<'a>;
}

impl<'a> TermRow<'a> {
    /// Its place in what is known of each term.
    fn place(&self) -> usize {
        self.term as usize
    }

    fn analysis(&self) -> &'a Analysis {
        self.table.analysis
    }

    fn count(&self) -> u64 {
        self.analysis().tally().counts[self.place()]
    }

    /// The number of documents that contain it, and the number of all documents.
    fn document_frequency(&self) -> (u64, u64) {
        let (frequencies, documents) = self.analysis().model().document_frequencies();
        (u64::from(frequencies[self.place()]), documents as u64)
    }

    /// Where it weighs most, and how much.
    fn max_weight(&self) -> (u32, f64) {
        self.analysis().largest_weights()[self.place()]
    }

    fn max_weight_id(&self) -> Option<&str> {
        let rows = self.analysis().rows();
        let heaviest = self.max_weight().0 as usize;
        (heaviest < rows.len()).then(|| rows.row(heaviest).name)
    }

    fn forms(&self) -> &[(&str, u64)] {
        self.forms.get_or_init(|| {
            let counts = self.analysis().counts();
            let make = || SurfacesByTerm::new(self.analysis().matrix().lexicon());
            let surfaces = self.table.surfaces.get_or_init(make);
            surfaces.forms(self.term, counts.surfaces(), counts.surface_counts())
        })
    }
}

fn columns(unit: Unit) -> Columns<TermRow<'static>> {
    let name = unit.name();
    let (whole, documents) = match unit {
        Unit::Document => ("the corpus", "all documents"),
        Unit::Group => ("all groups", "all documents in groups"),
    };
    let mut columns = Columns::<TermRow<'static>>::new("terms")
        .text("term", meanings::TERM, |row| {
            Cell::Text(row.analysis().matrix().terms().get(row.term))
        })
        .integer("count", meanings::total_count(unit), |row| {
            Cell::Integer(row.count())
        })
        .real(
            "per_thousand",
            format!("occurrences per 1,000 tokens of {whole}"),
            |row| Cell::real(per_thousand(row.count(), row.table.tokens)),
        )
        .integer(
            "document_frequency",
            "documents that contain the term",
            |row| Cell::Integer(row.document_frequency().0),
        )
        .real(
            "document_share",
            format!("document_frequency / {documents}"),
            |row| {
                let (frequency, documents) = row.document_frequency();
                Cell::real(share(frequency, documents))
            },
        );
    if unit == Unit::Group {
        columns = columns.integer("group_frequency", "groups that contain the term", |row| {
            let groups = row.analysis().tally().document_frequencies[row.place()];
            Cell::Integer(u64::from(groups))
        });
    }
    columns
        .real("idf", meanings::idf(unit), |row| {
            Cell::real(row.analysis().idf()[row.place()])
        })
        .real(MAX_WEIGHT, format!("largest weight in any {name}"), |row| {
            Cell::real(row.max_weight().1)
        })
        .text(
            format!("max_weight_{name}"),
            format!("the {name} with that weight; the first of several"),
            |row| row.max_weight_id().map_or(Cell::Empty, Cell::Text),
        )
        .text(
            "forms",
            "the term as written, with counts, most frequent first, separated by |",
            |row| Cell::Counted(row.forms()),
        )
}
