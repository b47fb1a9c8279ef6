//! `keywords`: one row per document and term, best first.

use keyweight_report::{Cell, Column, RowSink, Schema, Table};
use keyweight_score::per_thousand;

use super::{Top, block, blocks};
use crate::analysis::{Analysis, largest};
use crate::forms;

/// How many documents make a block.
const BLOCK: usize = 32;

/// The table `keywords`: one row per document and term, documents in input order, within a document
/// the largest weight first, then in byte order of the terms.
#[derive(Debug)]
pub struct Keywords<'a> {
    analysis: &'a Analysis,
    schema: Schema,
    frequencies: Vec<u32>,
    top: Top,
}

impl<'a> Keywords<'a> {
    /// The `top` terms of largest weight of each document of `analysis`.
    pub fn new(analysis: &'a Analysis, top: Top) -> Keywords<'a> {
        Keywords {
            analysis,
            schema: Schema::new(
                "keywords",
                vec![
                    Column::text("document", "the document"),
                    Column::integer(
                        "rank",
                        "place of the term in the document, 1 for the largest weight",
                    ),
                    Column::text("term", "what surfaces are counted as after folding"),
                    Column::real(
                        "weight",
                        "scaled count of the term in the document; formula in manifest.json",
                    ),
                    Column::integer("count", "occurrences in the document"),
                    Column::real(
                        "per_thousand",
                        "occurrences per 1,000 tokens of the document",
                    ),
                    Column::integer("document_frequency", "documents that contain the term"),
                    Column::real(
                        "idf",
                        "inverse document frequency; formula in manifest.json",
                    ),
                    Column::text(
                        "forms",
                        "the term as written in the document, with counts, most frequent first, separated by |",
                    ),
                ],
            ),
            frequencies: analysis.matrix().document_frequencies(),
            top,
        }
    }

    /// The surfaces of a document that count for one of the terms in `best`, as (term, surface,
    /// count), by term.
    fn surfaces(&self, document: usize, best: &[(u32, f64)]) -> Vec<(u32, u32, u32)> {
        let mut wanted: Vec<u32> = best.iter().map(|(term, _)| *term).collect();
        wanted.sort_unstable();
        let lexicon = self.analysis.lexicon();
        let row = self.analysis.counts().row(document);
        let mut surfaces: Vec<(u32, u32, u32)> = row
            .filter_map(|(surface, count)| Some((lexicon.term_of(surface)?, surface, count)))
            .filter(|(term, ..)| wanted.binary_search(term).is_ok())
            .collect();
        surfaces.sort_unstable();
        surfaces
    }
}

impl Table for Keywords<'_> {
    fn schema(&self) -> &Schema {
        &self.schema
    }

    fn blocks(&self) -> usize {
        blocks(self.analysis.documents().len(), BLOCK)
    }

    fn write_block(&self, index: usize, rows: &mut dyn RowSink) {
        let documents = self.analysis.documents();
        let known = self.analysis.counts().surfaces();
        let mut forms = String::new();
        for number in block(index, BLOCK, documents.len()) {
            let document = &documents[number];
            let best = largest(self.analysis.weights(number), self.top.limit());
            let surfaces = self.surfaces(number, &best);
            for (rank, (term, weight)) in (1..).zip(best) {
                let start = surfaces.partition_point(|(other, ..)| *other < term);
                let own = surfaces[start..]
                    .iter()
                    .take_while(|(other, ..)| *other == term);
                let count = own.clone().map(|(.., count)| u64::from(*count)).sum();
                forms.clear();
                forms::write(
                    own.map(|(_, surface, count)| (known.text(*surface), u64::from(*count))),
                    &mut forms,
                );
                let term = term as usize;
                rows.row(&[
                    Cell::Text(&document.id),
                    Cell::Integer(rank),
                    Cell::Text(&self.analysis.matrix().terms()[term]),
                    Cell::real(weight),
                    Cell::Integer(count),
                    Cell::real(per_thousand(count, document.tokens)),
                    Cell::Integer(u64::from(self.frequencies[term])),
                    Cell::real(self.analysis.idf()[term]),
                    Cell::Text(&forms),
                ]);
            }
        }
    }
}
