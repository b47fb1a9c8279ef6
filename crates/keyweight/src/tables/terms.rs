//! `terms`: one row per term in the corpus.

use std::cmp::Reverse;

use keyweight_report::{Cell, Column, RowSink, Schema, Table, TableSize};
use keyweight_score::{per_thousand, share};

use super::forms;
use super::{Top, block, blocks, of_corpus, surfaces::SurfacesByTerm};
use crate::model::{Analysis, Unit};

/// How many terms make a block.
const BLOCK: usize = 4096;

/// The table `terms`: one row per term in the corpus, most frequent first, then in byte order.
///
/// Of an analysis of groups it tells in how many of them a term is, and in which it weighs most; the
/// numbers of documents stay.
#[derive(Debug)]
pub struct Terms<'a> {
    analysis: &'a Analysis,
    schema: Schema,
    tokens: u64,
    /// The terms in the order of the rows.
    order: Vec<u32>,
    surfaces: SurfacesByTerm,
}

impl<'a> Terms<'a> {
    /// The `top` most frequent terms of `analysis`.
    pub fn new(analysis: &'a Analysis, top: Top) -> Terms<'a> {
        let counts = &analysis.tally().counts;
        let mut order: Vec<u32> = (0_u32..).zip(counts).map(|(term, _)| term).collect();
        order.sort_unstable_by_key(|term| (Reverse(counts[*term as usize]), *term));
        order.truncate(top.limit());
        Terms {
            analysis,
            schema: Schema::new("terms", columns(analysis.unit())),
            tokens: analysis.tokens(),
            order,
            surfaces: SurfacesByTerm::new(analysis.matrix().lexicon()),
        }
    }

    /// The columns of the table of an analysis of documents, with what they mean.
    pub fn columns() -> Vec<Column> {
        columns(Unit::Document)
    }
}

impl Table for Terms<'_> {
    fn schema(&self) -> &Schema {
        &self.schema
    }

    fn blocks(&self) -> usize {
        blocks(self.order.len(), BLOCK)
    }

    fn size(&self) -> TableSize {
        TableSize::of_rows(self.order.len() as u64)
    }

    fn write_block(&self, index: usize, rows: &mut dyn RowSink) {
        let documents = self.analysis.documents();
        let surfaces = self.analysis.counts().surfaces();
        let surface_counts = self.analysis.counts().surface_counts();
        let tally = self.analysis.tally();
        let (frequencies, all) = self.analysis.document_frequencies();
        let largest = self.analysis.largest_weights();
        for id in &self.order[block(index, BLOCK, self.order.len())] {
            let term = *id as usize;
            let own = self.surfaces.of(*id);
            let own = own
                .iter()
                .map(|id| (surfaces.text(*id), surface_counts[*id as usize]));
            let mut forms = own.collect();
            forms::order(&mut forms);
            let (place, weight) = largest[term];
            let frequency = u64::from(frequencies[term]);
            let count = tally.counts[term];
            let mut cells = vec![
                Cell::Text(self.analysis.matrix().terms().get(*id)),
                Cell::Integer(count),
                Cell::real(per_thousand(count, self.tokens)),
                Cell::Integer(frequency),
                Cell::real(share(frequency, all as u64)),
            ];
            if self.analysis.unit() == Unit::Group {
                let groups = tally.document_frequencies[term];
                cells.push(Cell::Integer(u64::from(groups)));
            }
            cells.extend([
                Cell::real(self.analysis.idf()[term]),
                Cell::real(weight),
                documents
                    .get(place as usize)
                    .map_or(Cell::Empty, |one| Cell::Text(&one.id)),
                Cell::Counted(&forms),
            ]);
            rows.row(&cells);
        }
    }
}

fn columns(unit: Unit) -> Vec<Column> {
    let name = unit.name();
    let (whole, documents) = match unit {
        Unit::Document => ("the corpus", "all documents"),
        Unit::Group => ("all groups", "all documents in groups"),
    };
    let mut columns = vec![
        Column::text("term", "what surfaces are counted as after folding"),
        Column::integer("count", of_corpus(unit)),
        Column::real(
            "per_thousand",
            format!("occurrences per 1,000 tokens of {whole}"),
        ),
        Column::integer("document_frequency", "documents that contain the term"),
        Column::real(
            "document_share",
            format!("document_frequency / {documents}"),
        ),
    ];
    if unit == Unit::Group {
        columns.push(Column::integer(
            "group_frequency",
            "groups that contain the term",
        ));
    }
    columns.extend([
        Column::real(
            "idf",
            format!("inverse {name} frequency; formula in manifest.json"),
        ),
        Column::real("max_weight", format!("largest weight in any {name}")),
        Column::text(
            format!("max_weight_{name}"),
            format!("the {name} with that weight; the first of several"),
        ),
        Column::text(
            "forms",
            "the term as written, with counts, most frequent first, separated by |",
        ),
    ]);
    columns
}
