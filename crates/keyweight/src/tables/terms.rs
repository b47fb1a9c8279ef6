//! `terms`: one row per term in the corpus.

use std::cmp::Reverse;

use keyweight_report::{Cell, Column, RowSink, Schema, Table, Word};
use keyweight_score::{per_thousand, share};

use super::{Top, block, blocks};
use crate::analysis::Analysis;
use crate::forms;

/// How many terms make a block.
const BLOCK: usize = 4096;

/// The table `terms`: one row per term in the corpus, most frequent first, then in byte order.
#[derive(Debug)]
pub struct Terms<'a> {
    analysis: &'a Analysis,
    schema: Schema,
    tokens: u64,
    /// The terms in the order of the rows.
    order: Vec<u32>,
    /// The surfaces, by term; those of a term are in byte order.
    surfaces: Vec<u32>,
    /// Where the surfaces of each term begin; one more than there are terms.
    offsets: Vec<usize>,
}

impl<'a> Terms<'a> {
    /// The `top` most frequent terms of `analysis`.
    pub fn new(analysis: &'a Analysis, top: Top) -> Terms<'a> {
        let counts = &analysis.tally().counts;
        let mut order: Vec<u32> = (0_u32..).zip(counts).map(|(term, _)| term).collect();
        order.sort_unstable_by_key(|term| (Reverse(counts[*term as usize]), *term));
        order.truncate(top.limit());
        let (offsets, surfaces) = surfaces_by_term(analysis);
        Terms {
            analysis,
            schema: Schema::new(
                "terms",
                vec![
                    Column::text("term", "what surfaces are counted as after folding"),
                    Column::integer("count", "occurrences in the corpus"),
                    Column::real("per_thousand", "occurrences per 1,000 tokens of the corpus"),
                    Column::integer("document_frequency", "documents that contain the term"),
                    Column::real("document_share", "document_frequency / all documents"),
                    Column::real(
                        "idf",
                        "inverse document frequency; formula in manifest.json",
                    ),
                    Column::real("max_weight", "largest weight in any document"),
                    Column::text(
                        "max_weight_document",
                        "the document with that weight; the first of several",
                    ),
                    Column::text(
                        "forms",
                        "the term as written, with counts, most frequent first, separated by |",
                    ),
                ],
            ),
            tokens: analysis.tokens(),
            order,
            surfaces,
            offsets,
        }
    }
}

impl Table for Terms<'_> {
    fn schema(&self) -> &Schema {
        &self.schema
    }

    fn blocks(&self) -> usize {
        blocks(self.order.len(), BLOCK)
    }

    fn write_block(&self, index: usize, rows: &mut dyn RowSink) {
        let documents = self.analysis.documents();
        let surfaces = self.analysis.counts().surfaces();
        let surface_counts = self.analysis.counts().surface_counts();
        let tally = self.analysis.tally();
        let largest = self.analysis.largest_weights();
        for id in &self.order[block(index, BLOCK, self.order.len())] {
            let term = *id as usize;
            let own = &self.surfaces[self.offsets[term]..self.offsets[term + 1]];
            let own = own
                .iter()
                .map(|id| (Word::new(surfaces.text(*id)), surface_counts[*id as usize]));
            let own: Vec<(Word, u64)> = own.collect();
            let mut forms = own.iter().map(|(word, count)| (word, *count)).collect();
            forms::order(&mut forms);
            let (document, weight) = largest[term];
            let frequency = u64::from(tally.document_frequencies[term]);
            let count = tally.counts[term];
            rows.row(&[
                Cell::Text(self.analysis.matrix().terms().get(*id)),
                Cell::Integer(count),
                Cell::real(per_thousand(count, self.tokens)),
                Cell::Integer(frequency),
                Cell::real(share(frequency, documents.len() as u64)),
                Cell::real(self.analysis.idf()[term]),
                Cell::real(weight),
                documents
                    .get(document as usize)
                    .map_or(Cell::Empty, |document| Cell::Text(&document.id)),
                Cell::Counted(&forms),
            ]);
        }
    }
}

/// The surfaces sorted by their terms, and where those of each term begin.
pub(super) fn surfaces_by_term(analysis: &Analysis) -> (Vec<usize>, Vec<u32>) {
    let lexicon = analysis.matrix().lexicon();
    let terms = lexicon.terms().len();
    let ids = || (0_u32..).take(lexicon.surfaces());
    let mut offsets = vec![0; terms + 1];
    for term in ids().filter_map(|id| lexicon.term_of(id)) {
        offsets[term as usize + 1] += 1;
    }
    for term in 0..terms {
        offsets[term + 1] += offsets[term];
    }
    let mut next = offsets.clone();
    let mut surfaces = vec![0; offsets[terms]];
    for id in ids() {
        if let Some(term) = lexicon.term_of(id) {
            surfaces[next[term as usize]] = id;
            next[term as usize] += 1;
        }
    }
    (offsets, surfaces)
}
