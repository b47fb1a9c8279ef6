//! `keywords`: one row per document and term, best first.

use keyweight_count::Occurrences;
use keyweight_report::{Cell, Column, RowSink, Schema, Table};
use keyweight_score::per_thousand;

use super::{Top, block, blocks};
use crate::analysis::Analysis;
use crate::forms;
use crate::reader::Weighed;

/// How many documents make a block.
const BLOCK: usize = 32;

/// The table `keywords`: one row per document and term, documents in input order, within a document
/// the largest weight first, then in byte order of the terms.
#[derive(Debug)]
pub struct Keywords<'a> {
    analysis: &'a Analysis,
    schema: Schema,
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
            top,
        }
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
        let mut reader = self.analysis.reader();
        let mut forms = String::new();
        for number in block(index, BLOCK, documents.len()) {
            let document = &documents[number];
            let best = reader.best(number, self.top.limit());
            // All that is looked up is looked up first: what a term needs is spread over the memory,
            // and the processor waits for many places at a time if nothing stands between them.
            let found: Vec<Row<'_, '_>> = best.map(|weighed| self.look_up(weighed)).collect();
            for (rank, row) in (1..).zip(&found) {
                let forms = match row.only_form {
                    Some((form, count)) => forms::write_one(form, count, &mut forms),
                    None => self.write_forms(row.weighed.forms, &mut forms),
                };
                let count = u64::from(row.weighed.count);
                rows.row(&[
                    Cell::Text(&document.id),
                    Cell::Integer(rank),
                    Cell::Text(row.term),
                    Cell::real(row.weighed.weight),
                    Cell::Integer(count),
                    Cell::real(per_thousand(count, document.tokens)),
                    Cell::Integer(u64::from(row.document_frequency)),
                    Cell::real(row.idf),
                    Cell::Text(forms),
                ]);
            }
        }
    }
}

/// What stands in a row, looked up.
struct Row<'a, 'r> {
    weighed: Weighed<'r>,
    term: &'a str,
    document_frequency: u32,
    idf: f64,
    /// The surface and its count, where the document has only one.
    only_form: Option<(&'a str, u64)>,
}

impl<'a> Keywords<'a> {
    fn look_up<'r>(&self, weighed: Weighed<'r>) -> Row<'a, 'r> {
        let term = weighed.term as usize;
        let surfaces = self.analysis.counts().surfaces();
        Row {
            weighed,
            term: self.analysis.matrix().terms().get(weighed.term),
            document_frequency: self.analysis.tally().document_frequencies[term],
            idf: self.analysis.idf()[term],
            only_form: match weighed.forms {
                [form] => Some((surfaces.text(form.surface), u64::from(form.count))),
                _ => None,
            },
        }
    }

    fn write_forms<'s>(&self, all: &[Occurrences], out: &'s mut String) -> &'s str {
        let surfaces = self.analysis.counts().surfaces();
        let written = all
            .iter()
            .map(|form| (surfaces.text(form.surface), u64::from(form.count)));
        forms::write(written, out)
    }
}
