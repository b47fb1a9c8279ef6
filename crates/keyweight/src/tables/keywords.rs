//! `keywords`: one row per document and term, best first.

use keyweight_count::{Form, Occurrences};
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
    /// What is said of each term, in one place.
    terms: Vec<TermFacts<'a>>,
    top: Top,
}

/// What a row says of a term, whatever the document.
#[derive(Clone, Copy, Debug)]
struct TermFacts<'a> {
    term: &'a str,
    document_frequency: u32,
    idf: f64,
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
            terms: facts(analysis),
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
                    Some(form) => forms::write_one(form, row.weighed.forms[0].count, &mut forms),
                    None => self.write_forms(row.weighed.forms, &mut forms),
                };
                let count = u64::from(row.weighed.count);
                rows.row(&[
                    Cell::Text(&document.id),
                    Cell::Integer(rank),
                    Cell::Text(row.facts.term),
                    Cell::real(row.weighed.weight),
                    Cell::Integer(count),
                    Cell::real(per_thousand(count, document.tokens)),
                    Cell::Integer(u64::from(row.facts.document_frequency)),
                    Cell::real(row.facts.idf),
                    Cell::Text(forms),
                ]);
            }
        }
    }
}

/// What stands in a row, looked up.
struct Row<'a, 'r> {
    weighed: Weighed<'r>,
    facts: TermFacts<'a>,
    /// The surface, where the document has only one.
    only_form: Option<&'a str>,
}

impl<'a> Keywords<'a> {
    fn look_up<'r>(&self, weighed: Weighed<'r>) -> Row<'a, 'r> {
        let facts = self.terms[weighed.term as usize];
        let only_form = match weighed.forms {
            // A surface that is written as its term need not be fetched.
            [form] if form.form == Form::Verbatim => Some(facts.term),
            [form] => Some(self.analysis.counts().surfaces().text(form.surface)),
            _ => None,
        };
        Row {
            weighed,
            facts,
            only_form,
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

fn facts(analysis: &Analysis) -> Vec<TermFacts<'_>> {
    let frequencies = &analysis.tally().document_frequencies;
    let terms = analysis.matrix().terms().iter();
    let facts = terms.zip(frequencies).zip(analysis.idf());
    facts
        .map(|((term, document_frequency), idf)| TermFacts {
            term,
            document_frequency: *document_frequency,
            idf: *idf,
        })
        .collect()
}
