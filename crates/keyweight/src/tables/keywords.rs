//! `keywords`: one row per document, or group, and term, best first.

use keyweight_count::{Form, Occurrences};
use keyweight_report::{Cell, Column, RowSink, Schema, Table, Word};
use keyweight_score::per_thousand;
use rayon::iter::{
    IndexedParallelIterator, IntoParallelIterator, IntoParallelRefIterator, ParallelIterator,
};

use super::{Top, block, blocks};
use crate::analysis::{Analysis, Unit};
use crate::forms;
use crate::reader::Weighed;

/// How many documents make a block.
const BLOCK: usize = 32;

/// The table `keywords`: one row per document and term, documents in input order, within a document
/// the largest weight first, then in byte order of the terms. Of an analysis of groups, these stand in
/// the place of documents.
#[derive(Debug)]
pub struct Keywords<'a> {
    analysis: &'a Analysis,
    schema: Schema,
    /// What is said of each term, in one place.
    terms: Vec<TermFacts>,
    /// The surfaces, by their numbers.
    surfaces: Vec<Word>,
    top: Top,
}

/// What a row says of a term, whatever the document, in one line of a processor's cache.
#[derive(Clone, Debug)]
#[repr(align(64))]
struct TermFacts {
    term: Word,
    document_frequency: u32,
    idf: f64,
}

impl<'a> Keywords<'a> {
    /// The `top` terms of largest weight of each document of `analysis`.
    pub fn new(analysis: &'a Analysis, top: Top) -> Keywords<'a> {
        Keywords {
            analysis,
            schema: Schema::new("keywords", columns(analysis.unit())),
            terms: facts(analysis),
            surfaces: surfaces(analysis),
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
        let mut forms = Vec::new();
        for number in block(index, BLOCK, documents.len()) {
            let document = &documents[number];
            let id = Word::new(&document.id);
            let best = reader.best(number, self.top.limit());
            // All that is looked up is looked up first: what a term needs is spread over the memory,
            // and the processor waits for many places at a time if nothing stands between them.
            let found: Vec<Row<'_, '_>> = best.map(|weighed| self.look_up(weighed)).collect();
            for (rank, row) in (1..).zip(&found) {
                let count = u64::from(row.weighed.count);
                forms.clear();
                match row.only_form {
                    Some(form) => forms.push((form, count)),
                    None => self.add_forms(row.weighed.forms, &mut forms),
                }
                rows.row(&[
                    Cell::Word(&id),
                    Cell::Integer(rank),
                    Cell::Word(row.term),
                    Cell::real(row.weighed.weight),
                    Cell::Integer(count),
                    Cell::real(per_thousand(count, document.tokens)),
                    Cell::Integer(u64::from(row.document_frequency)),
                    Cell::real(row.idf),
                    Cell::Counted(&forms),
                ]);
            }
        }
    }
}

/// What stands in a row, looked up; what was fetched of the term is copied, so that it is fetched
/// now.
struct Row<'a, 'r> {
    weighed: Weighed<'r>,
    term: &'a Word,
    document_frequency: u32,
    idf: f64,
    /// The surface, where the document has only one.
    only_form: Option<&'a Word>,
}

impl Keywords<'_> {
    fn look_up<'s, 'r>(&'s self, weighed: Weighed<'r>) -> Row<'s, 'r> {
        let facts = &self.terms[weighed.term as usize];
        let only_form = match weighed.forms {
            // A surface that is written as its term need not be fetched.
            [form] if form.form == Form::Verbatim => Some(&facts.term),
            [form] => Some(&self.surfaces[form.surface as usize]),
            _ => None,
        };
        Row {
            weighed,
            term: &facts.term,
            document_frequency: facts.document_frequency,
            idf: facts.idf,
            only_form,
        }
    }

    fn add_forms<'s>(&'s self, all: &[Occurrences], forms: &mut Vec<(&'s Word, u64)>) {
        let surface = |form: &Occurrences| &self.surfaces[form.surface as usize];
        let all = all.iter();
        forms.extend(all.map(|form| (surface(form), u64::from(form.count))));
        forms::order(forms);
    }
}

fn facts(analysis: &Analysis) -> Vec<TermFacts> {
    let terms = analysis.matrix().terms();
    let frequencies = &analysis.tally().document_frequencies;
    let facts = frequencies.par_iter().zip(analysis.idf()).enumerate();
    let facts = facts.map(|(term, (document_frequency, idf))| TermFacts {
        term: Word::new(terms.get(number(term))),
        document_frequency: *document_frequency,
        idf: *idf,
    });
    facts.collect()
}

fn surfaces(analysis: &Analysis) -> Vec<Word> {
    let surfaces = analysis.counts().surfaces();
    let numbers = 0..number(surfaces.len());
    let words = numbers.into_par_iter();
    words.map(|id| Word::new(surfaces.text(id))).collect()
}

/// The number of a term or surface.
fn number(place: usize) -> u32 {
    u32::try_from(place).expect("terms and surfaces are numbered by u32")
}
