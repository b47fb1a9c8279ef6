//! `documents`: one row per document.

use std::collections::HashSet;

use keyweight_report::{Cell, Column, RowSink, Schema, Table, TableSize};
use keyweight_tokenize::Language;

use super::blocks::{block, blocks};
use super::columns::{ColumnError, Columns};
use super::summary::SummaryRow;
use crate::model::Analysis;
use crate::settings::LanguageChoice;

/// How many documents make a block.
const BLOCK: usize = 256;

/// The table `documents`: one row per document, in input order, with its metadata fields.
#[derive(Debug)]
pub struct Documents<'a> {
    analysis: &'a Analysis,
    columns: Columns<SummaryRow<'static>>,
}

impl<'a> Documents<'a> {
    /// The documents of `analysis`.
    ///
    /// A metadata field that is named like one of the table's own columns has `metadata_` before its
    /// name.
    pub fn new(analysis: &'a Analysis) -> Documents<'a> {
        let mut seen = HashSet::new();
        let fields = analysis.documents().iter();
        let fields = fields.flat_map(|document| document.metadata.fields());
        let fields = fields.map(String::as_str).filter(|name| seen.insert(*name));
        let fields: Vec<&str> = fields.collect();
        Documents {
            analysis,
            columns: own_columns().with_fields(&fields, "metadata field"),
        }
    }

    /// Selects the columns with these names, in this order; no names select all columns.
    ///
    /// # Errors
    ///
    /// [`ColumnError`] if the table has no such column, or a name occurs twice.
    pub fn with_columns(mut self, names: &[impl AsRef<str>]) -> Result<Documents<'a>, ColumnError> {
        self.columns = self.columns.select(names)?;
        Ok(self)
    }

    /// The columns that are not metadata fields, with their meanings.
    pub fn own_columns() -> Vec<Column> {
        own_columns().into_columns()
    }
}

impl Table for Documents<'_> {
    fn schema(&self) -> &Schema {
        self.columns.schema()
    }

    fn blocks(&self) -> usize {
        blocks(self.analysis.documents().len(), BLOCK)
    }

    fn size(&self) -> TableSize {
        TableSize::of_rows(self.analysis.documents().len() as u64)
    }

    fn write_block(&self, index: usize, rows: &mut dyn RowSink) {
        self.columns.write_block(
            self.analysis,
            block(index, BLOCK, self.analysis.documents().len()),
            rows,
        );
    }
}

fn own_columns() -> Columns<SummaryRow<'static>> {
    Columns::<SummaryRow<'static>>::new("documents")
        .text(
            "document",
            "the identifier of the document in every table",
            |row| Cell::Text(&row.document().id),
        )
        .text(
            "title",
            "the title column, or the first line of the text",
            |row| Cell::Text(&row.document().title),
        )
        .text(
            "language",
            "ISO 639-1 code of the language that the document, or most of it, is treated as; und \
             if unknown",
            |row| Cell::Text(row.language()),
        )
        .text(
            "language_source",
            "how the language was determined: text (detected in the text), corpus (uncertain in \
             the text; the language of more than half of the other documents), given (--language), \
             none (unknown, or not detected)",
            |row| Cell::Text(language_source(row)),
        )
        .text(
            "other_languages",
            "the languages of paragraphs in another language, each with its number of tokens, \
             largest first, separated by |; their own stop lists and rules apply to them",
            |row| Cell::Text(row.languages(|| other_languages(row))),
        )
        .with_counts()
}

/// How the language that a document is treated as is known.
fn language_source(row: &SummaryRow<'_>) -> &'static str {
    match row.analysis.settings().language {
        LanguageChoice::Fixed(_) => "given",
        _ if row.analysis.languages()[row.number] == Language::UNKNOWN => "none",
        _ if row.document().language.reliable => "text",
        _ => "corpus",
    }
}

fn other_languages(row: &SummaryRow<'_>) -> Vec<String> {
    let languages = row.document().other_languages.iter();
    let written = languages.map(|(language, tokens)| format!("{language} ({tokens})"));
    written.collect()
}
