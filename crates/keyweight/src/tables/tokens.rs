//! `tokens`: one row per token, in the order of the text.

use keyweight_report::{Cell, Column, RowSink, Schema};
use keyweight_tokenize::{Kind, Language, Step, steps};
use rayon::iter::{IntoParallelIterator, ParallelIterator};

use crate::model::Analysis;
use crate::tables::{Basis, Passage, Reach, TextTable};

/// The table `tokens`: one row per token, documents in input order, within a document in the order
/// of the text.
#[derive(Debug)]
pub struct Tokens<'a> {
    analysis: &'a Analysis,
    schema: Schema,
    /// For each surface the word for its kind.
    kinds: Vec<&'static str>,
}

impl<'a> Tokens<'a> {
    /// The tokens of the documents of `analysis`.
    pub fn new(analysis: &'a Analysis) -> Tokens<'a> {
        let surfaces = 0..u32::try_from(analysis.surfaces()).unwrap_or(u32::MAX);
        Tokens {
            analysis,
            schema: Schema::new("tokens", Tokens::columns()),
            kinds: surfaces
                .into_par_iter()
                .map(|surface| kind(analysis, surface))
                .collect(),
        }
    }

    /// The columns of the table, with what they mean.
    pub fn columns() -> Vec<Column> {
        vec![
            Column::text("document", "the document"),
            Column::integer("position", "place of the token in the document, from 1"),
            Column::integer(
                "start",
                "where it begins: bytes of the document's text, as UTF-8, before it",
            ),
            Column::integer("end", "where it ends: bytes of the text up to there"),
            Column::text("surface", "the token as written"),
            Column::text(
                "kind",
                "word, acronym, number, money, hashtag, mention, url or email",
            ),
            Column::text("term", "what it is counted as; empty if it is left out"),
        ]
    }
}

impl TextTable for Tokens<'_> {
    fn schema(&self) -> &Schema {
        &self.schema
    }

    fn basis(&self) -> Basis<'_> {
        Basis::of_analysis(self.analysis)
    }

    fn reach(&self) -> Reach {
        Reach::default()
    }

    fn write_passage(&self, passage: &Passage<'_>, rows: &mut dyn RowSink) {
        for number in passage.own.clone() {
            let token = &passage.tokens[number];
            rows.row(&[
                Cell::Text(passage.document),
                Cell::Integer(passage.position + number as u64 + 1),
                Cell::Integer((passage.offset + token.start) as u64),
                Cell::Integer((passage.offset + token.end) as u64),
                Cell::Text(&passage.text[token.start..token.end]),
                Cell::Text(self.kinds[token.surface as usize]),
                term(self.analysis, token.surface).map_or(Cell::Empty, Cell::Text),
            ]);
        }
    }
}

fn term(analysis: &Analysis, surface: u32) -> Option<&str> {
    let lexicon = analysis.matrix().lexicon();
    let term = lexicon.term_of(surface)?;
    Some(lexicon.terms().get(term))
}

fn kind(analysis: &Analysis, surface: u32) -> &'static str {
    let text = analysis.counts().surfaces().text(surface);
    match Kind::of(text) {
        Kind::Number => "number",
        Kind::Money => "money",
        Kind::Url => "url",
        Kind::Email => "email",
        Kind::Mention => "mention",
        Kind::Hashtag => "hashtag",
        _ => {
            let rules = &analysis.settings().rules;
            // In every language an acronym is one for its case alone.
            let is_acronym =
                |term: &str| steps(rules, text, Language::UNKNOWN, term).contains(&Step::Acronym);
            if term(analysis, surface).is_some_and(is_acronym) {
                "acronym"
            } else {
                "word"
            }
        }
    }
}
