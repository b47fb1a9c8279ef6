//! A row of `documents` or `groups`, and the columns that both tables have.

use std::cell::{OnceCell, RefCell};
use std::collections::HashMap;
use std::ops::Range;

use keyweight_report::{Cell, RowSink};

use super::columns::{Columns, Record, distinct_names};
use crate::counting::CountedDocument;
use crate::model::{Analysis, Row, RowReader};

/// The number of terms in `top_terms`.
const TOP_TERMS: usize = 5;
/// Up to this many fields, one is found by comparing names.
const SEARCHED: usize = 32;

/// A document or group of an analysis.
///
/// One value goes from row to row, because it reads them one after the other.
pub(super) struct SummaryRow<'a> {
    pub(super) analysis: &'a Analysis,
    /// The number of the document or group.
    pub(super) number: usize,
    reader: RefCell<RowReader<'a>>,
    counts: OnceCell<Counts>,
    top_terms: OnceCell<String>,
    language: OnceCell<String>,
    languages: OnceCell<String>,
    /// The values of the fields, if there are many.
    values: OnceCell<HashMap<&'a str, &'a str>>,
}

/// How much of a text is counted.
#[derive(Clone, Copy)]
struct Counts {
    tokens: u64,
    terms: u64,
}

impl Record for SummaryRow<'static> {
    type Row<'a> = SummaryRow<'a>;
}

impl<'a> SummaryRow<'a> {
    fn new(analysis: &'a Analysis) -> SummaryRow<'a> {
        SummaryRow {
            analysis,
            number: 0,
            reader: RefCell::new(analysis.reader()),
            counts: OnceCell::new(),
            top_terms: OnceCell::new(),
            language: OnceCell::new(),
            languages: OnceCell::new(),
            values: OnceCell::new(),
        }
    }

    fn go_to(&mut self, number: usize) {
        self.number = number;
        self.counts.take();
        self.top_terms.take();
        self.language.take();
        self.languages.take();
        self.values.take();
    }

    /// What documents and groups have in common.
    pub(super) fn row(&self) -> Row<'a> {
        self.analysis.row(self.number)
    }

    /// The document, in a table of documents.
    pub(super) fn document(&self) -> &'a CountedDocument {
        &self.analysis.documents()[self.number]
    }

    /// The code of the language.
    pub(super) fn language(&self) -> &str {
        let code = || self.analysis.languages()[self.number].to_string();
        self.language.get_or_init(code)
    }

    /// What `list` gives, separated by |.
    pub(super) fn languages(&self, list: impl FnOnce() -> Vec<String>) -> &str {
        self.languages.get_or_init(|| list().join("|"))
    }

    fn counts(&self) -> Counts {
        *self.counts.get_or_init(|| {
            let mut reader = self.reader.borrow_mut();
            let row = reader.counts(self.number);
            Counts {
                tokens: row.iter().map(|(_, count)| u64::from(*count)).sum(),
                terms: row.len() as u64,
            }
        })
    }

    fn top_terms(&self) -> &str {
        self.top_terms.get_or_init(|| {
            let mut reader = self.reader.borrow_mut();
            reader.top_terms(self.number, TOP_TERMS).join("|")
        })
    }

    fn field(&self, name: &str) -> Cell<'_> {
        let metadata = self.row().metadata;
        let value = if metadata.fields().len() > SEARCHED {
            let values = self.values.get_or_init(|| metadata.iter().collect());
            values.get(name).copied()
        } else {
            metadata.get(name)
        };
        let value = value.filter(|value| !value.is_empty());
        value.map_or(Cell::Empty, Cell::Text)
    }
}

impl Columns<SummaryRow<'static>> {
    /// Adds the columns of tokens and terms.
    pub(super) fn with_counts(self) -> Self {
        self.integer("tokens", "all words of the text", |row| {
            Cell::Integer(row.row().tokens)
        })
        .integer(
            "counted_tokens",
            "words that are counted as terms: no stop words, no numbers, ...",
            |row| Cell::Integer(row.counts().tokens),
        )
        .integer("terms", "distinct terms", |row| {
            Cell::Integer(row.counts().terms)
        })
        .text(
            "top_terms",
            "the five terms with the largest weights, largest first, separated by |",
            |row| Cell::Text(row.top_terms()),
        )
    }

    /// Adds a column for each metadata field. One that is named like a column of the table has
    /// `metadata_` before its name.
    pub(super) fn with_fields(mut self, fields: &[&str], meaning: &str) -> Self {
        let names = distinct_names(&self.schema().columns, fields, "metadata_");
        for (name, field) in names.into_iter().zip(fields) {
            let field = (*field).to_owned();
            self = self.text(name, meaning, move |row| row.field(&field));
        }
        self
    }

    /// Writes the rows of these documents or groups of `analysis`.
    pub(super) fn write_block(
        &self,
        analysis: &Analysis,
        places: Range<usize>,
        rows: &mut dyn RowSink,
    ) {
        let mut writer = self.writer(rows);
        let mut row = SummaryRow::new(analysis);
        for number in places {
            row.go_to(number);
            writer.write(&row);
        }
    }
}
