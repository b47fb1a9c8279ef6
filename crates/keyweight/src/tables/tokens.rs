//! `tokens`: one row per token, in the order of the text.

use std::sync::atomic::{AtomicU8, Ordering};

use keyweight_report::{Cell, Column, RowSink, Schema};
use keyweight_tokenize::{Kind, Language, Step, steps};

use super::columns::{ColumnError, Columns, Record};
use super::lexicon::term_of;
use super::meanings;
use crate::model::Analysis;
use crate::tables::{Basis, Occurrence, Passage, Reach, TextTable};

/// The kinds of tokens. [`Tokens::kinds`] has 1 for the first, and 0 until a kind is known.
const KINDS: [&str; 10] = [
    "word", "acronym", "number", "money", "hashtag", "mention", "url", "email", "entity", "emoji",
];

/// The table `tokens`: one row per token. Documents are in input order, tokens in the order of the
/// text.
#[derive(Debug)]
pub struct Tokens<'a> {
    analysis: &'a Analysis,
    columns: Columns<TokenRow<'static>>,
    /// For each surface its kind, once a row has asked.
    kinds: Vec<AtomicU8>,
}

impl<'a> Tokens<'a> {
    /// The tokens of the documents of `analysis`.
    pub fn new(analysis: &'a Analysis) -> Tokens<'a> {
        let kinds = std::iter::repeat_with(|| AtomicU8::new(0));
        Tokens {
            analysis,
            columns: columns(),
            kinds: kinds.take(analysis.surfaces()).collect(),
        }
    }

    /// Selects the columns with these names, in this order; no names select all columns.
    ///
    /// # Errors
    ///
    /// [`ColumnError`] if the table has no such column, or a name occurs twice.
    pub fn with_columns(mut self, names: &[impl AsRef<str>]) -> Result<Tokens<'a>, ColumnError> {
        self.columns = self.columns.select(names)?;
        Ok(self)
    }

    /// The columns of the table, with their meanings.
    pub fn columns() -> Vec<Column> {
        columns().into_columns()
    }

    fn kind(&self, surface: u32) -> &'static str {
        // Two threads may compute a kind at the same time: both store the same number.
        let known = &self.kinds[surface as usize];
        let number = match known.load(Ordering::Relaxed) {
            0 => {
                let number = kind(self.analysis, surface) + 1;
                known.store(number, Ordering::Relaxed);
                number
            }
            number => number,
        };
        KINDS[usize::from(number - 1)]
    }
}

impl TextTable for Tokens<'_> {
    fn schema(&self) -> &Schema {
        self.columns.schema()
    }

    fn basis(&self) -> Basis<'_> {
        Basis::of_analysis(self.analysis)
    }

    fn reach(&self) -> Reach {
        Reach::default()
    }

    fn write_passage(&self, passage: &Passage<'_>, rows: &mut dyn RowSink) {
        let mut writer = self.columns.writer(rows);
        for number in passage.own.clone() {
            writer.write(&TokenRow {
                table: self,
                passage,
                number,
                token: passage.tokens[number],
            });
        }
    }
}

/// A token.
struct TokenRow<'a> {
    table: &'a Tokens<'a>,
    passage: &'a Passage<'a>,
    /// Its number in the passage.
    number: usize,
    token: Occurrence,
}

impl Record for TokenRow<'static> {
    type Row<'a> = TokenRow<'a>;
}

fn columns() -> Columns<TokenRow<'static>> {
    Columns::<TokenRow<'static>>::new("tokens")
        .text("document", "the document", |row| {
            Cell::Text(row.passage.document)
        })
        .integer(
            "position",
            "position of the token in the document, from 1",
            |row| Cell::Integer(row.passage.position + row.number as u64 + 1),
        )
        .integer(
            "start",
            "where it starts, in bytes from the start of the document's text as read (UTF-8, before \
             HTML entities are decoded)",
            |row| Cell::Integer(row.token.source_start as u64),
        )
        .integer("end", "where it ends, in bytes", |row| {
            Cell::Integer(row.token.source_end as u64)
        })
        .text("surface", "the token as written", |row| {
            Cell::Text(&row.passage.text[row.token.start..row.token.end])
        })
        .text(
            "kind",
            "word, acronym, number, money, hashtag, mention, url, email, entity or emoji",
            |row| Cell::Text(row.table.kind(row.token.surface)),
        )
        .text("term", meanings::TERM_IF_ANY, |row| {
            term_of(row.table.analysis, row.token.surface).map_or(Cell::Empty, Cell::Text)
        })
}

/// The kind of a surface, by its place in [`KINDS`].
fn kind(analysis: &Analysis, surface: u32) -> u8 {
    let text = analysis.counts().surfaces().text(surface);
    match Kind::of(text) {
        Kind::Number => 2,
        Kind::Money => 3,
        Kind::Hashtag => 4,
        Kind::Mention => 5,
        Kind::Url => 6,
        Kind::Email => 7,
        Kind::Entity => 8,
        Kind::Emoji => 9,
        _ => {
            let rules = &analysis.settings().rules;
            // Whether a term is an acronym depends on its case alone, in every language.
            let is_acronym =
                |term: &str| steps(rules, text, Language::UNKNOWN, term).contains(&Step::Acronym);
            u8::from(term_of(analysis, surface).is_some_and(is_acronym))
        }
    }
}
