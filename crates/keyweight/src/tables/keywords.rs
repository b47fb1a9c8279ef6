//! `keywords`: one row per document, or group, and term, best first.

mod prepared;

use keyweight_count::fetch_at;
use keyweight_report::{Cell, Column, CsvStyle, RowSink, Schema, Table, TableSize};
use keyweight_score::per_thousand;

pub(crate) use self::prepared::PreparedKeywords;
use super::forms;
use super::{Top, block, blocks};
use crate::model::{Analysis, Unit};
use crate::model::{DocumentReader, Weighed};

/// How many documents make a block.
const BLOCK: usize = 32;

/// The table `keywords`: one row per document and term, documents in input order, within a document
/// the largest weight first, then in byte order of the terms. Of an analysis of groups, these stand in
/// the place of documents.
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
            schema: Schema::new("keywords", columns(analysis.unit())),
            top,
        }
    }

    /// The columns of the table of an analysis of documents, with what they mean.
    pub fn columns() -> Vec<Column> {
        columns(Unit::Document)
    }
}

fn columns(unit: Unit) -> Vec<Column> {
    let name = unit.name();
    vec![
        Column::text(name, format!("the {name}")),
        Column::integer(
            "rank",
            format!("place of the term in the {name}, 1 for the largest weight"),
        ),
        Column::text("term", "what surfaces are counted as after folding"),
        Column::real(
            "weight",
            format!("scaled count of the term in the {name}; formula in manifest.json"),
        ),
        Column::integer("count", format!("occurrences in the {name}")),
        Column::real(
            "per_thousand",
            format!("occurrences per 1,000 tokens of the {name}"),
        ),
        Column::integer(unit.frequency(), format!("{name}s that contain the term")),
        Column::real(
            "idf",
            format!("inverse {name} frequency; formula in manifest.json"),
        ),
        Column::text(
            "forms",
            format!(
                "the term as written in the {name}, with counts, most frequent first, \
                             separated by |"
            ),
        ),
    ]
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
        for number in block(index, BLOCK, documents.len()) {
            self.write_document(number, &mut reader, rows);
        }
    }

    fn size(&self) -> TableSize {
        TableSize::of_rows(self.rows())
    }
}

impl Keywords<'_> {
    /// The cells of a faster way to write all rows, if there are enough of them.
    pub(crate) fn prepared(&self, style: CsvStyle) -> Option<PreparedKeywords<'_>> {
        PreparedKeywords::new(self, style)
    }

    /// How many rows the table has at most.
    fn rows(&self) -> u64 {
        match self.top {
            Top::First(top) => {
                let documents = self.analysis.documents().len() as u64;
                documents.saturating_mul(top.get() as u64)
            }
            Top::All => {
                let documents = self.analysis.tally().document_frequencies.iter();
                documents.map(|documents| u64::from(*documents)).sum()
            }
        }
    }

    /// Writes the rows of document `number`.
    fn write_document(
        &self,
        number: usize,
        reader: &mut DocumentReader<'_>,
        rows: &mut dyn RowSink,
    ) {
        let best = reader.best(number, self.top.limit(), |_| ());
        let best: Vec<Weighed<'_>> = best.collect();
        self.fetch(&best);
        for (rank, weighed) in (1..).zip(best) {
            self.row(number, rank, weighed, rows);
        }
    }

    /// Asks for the memory that the rows of these terms need, which is far apart: all at a time,
    /// and not each when its row is written.
    fn fetch(&self, best: &[Weighed<'_>]) {
        let terms = self.analysis.matrix().terms();
        let surfaces = self.analysis.counts().surfaces().texts();
        for weighed in best {
            terms.fetch_place(weighed.term);
            let frequencies = &self.analysis.tally().document_frequencies;
            fetch_at(frequencies, weighed.term as usize);
            for form in weighed.forms {
                surfaces.fetch_place(form.surface);
            }
        }
        for weighed in best {
            terms.fetch(weighed.term);
            for form in weighed.forms {
                surfaces.fetch(form.surface);
            }
        }
    }

    /// Writes the row of a term of document `number`.
    fn row(&self, number: usize, rank: u64, weighed: Weighed<'_>, rows: &mut dyn RowSink) {
        let document = &self.analysis.documents()[number];
        let term = weighed.term as usize;
        let count = u64::from(weighed.count);
        let surfaces = self.analysis.counts().surfaces();
        let forms = weighed.forms.iter();
        let mut forms = forms
            .map(|form| (surfaces.text(form.surface), u64::from(form.count)))
            .collect();
        forms::order(&mut forms);
        rows.row(&[
            Cell::Text(&document.id),
            Cell::Integer(rank),
            Cell::Text(self.analysis.matrix().terms().get(weighed.term)),
            Cell::real(weighed.weight),
            Cell::Integer(count),
            Cell::real(per_thousand(count, document.tokens)),
            Cell::Integer(self.analysis.tally().document_frequencies[term].into()),
            Cell::real(self.analysis.idf()[term]),
            Cell::Counted(&forms),
        ]);
    }
}
