//! `documents`: one row per document.

use std::collections::HashSet;

use keyweight_report::{Cell, Column, RowSink, Schema, Table};
use keyweight_tokenize::Language;

use super::{block, blocks, distinct};
use crate::counting::CountedDocument;
use crate::model::Analysis;
use crate::settings::LanguageChoice;

/// How many documents make a block.
const BLOCK: usize = 256;
/// How many terms stand in `top_terms`.
pub(super) const TOP_TERMS: usize = 5;

/// The table `documents`: one row per document, in input order, with its metadata fields.
#[derive(Debug)]
pub struct Documents<'a> {
    analysis: &'a Analysis,
    schema: Schema,
    /// The metadata fields, in the order of their first appearance.
    fields: Vec<&'a str>,
}

impl<'a> Documents<'a> {
    /// How many columns are not metadata fields.
    pub const OWN_COLUMNS: usize = 9;

    /// The documents of `analysis`.
    ///
    /// A metadata field with the name of one of the table's own columns gets `metadata_` before its
    /// name.
    pub fn new(analysis: &'a Analysis) -> Documents<'a> {
        let mut columns = Documents::own_columns();
        let mut seen = HashSet::new();
        let mut fields = Vec::new();
        for document in analysis.documents() {
            for field in document.metadata.fields() {
                if seen.insert(field.as_str()) {
                    fields.push(field.as_str());
                }
            }
        }
        for name in distinct(&columns, &fields, "metadata_") {
            columns.push(Column::text(name, "metadata field"));
        }
        Documents {
            analysis,
            schema: Schema::new("documents", columns),
            fields,
        }
    }

    /// The columns that are not metadata fields, with what they mean.
    pub fn own_columns() -> Vec<Column> {
        vec![
            Column::text("document", "what identifies the document in every table"),
            Column::text("title", "the title column, or the first line of the text"),
            Column::text(
                "language",
                "ISO 639-1 code of the language the document, or most of it, was treated as; und if unknown",
            ),
            Column::text(
                "language_source",
                "how the language is known: text (the text tells), corpus (it does not; that of more \
                 than half of the other documents), given (--language), none (not known, or not \
                 looked for)",
            ),
            Column::text(
                "other_languages",
                "the languages of paragraphs that are in another one, each with its number of tokens, the \
                 largest first, separated by |; their words have the stop list and the rules of that one",
            ),
            Column::integer("tokens", "words of the text, all of them"),
            Column::integer(
                "counted_tokens",
                "words that count for a term: no stop words, no numbers, ...",
            ),
            Column::integer("terms", "different terms"),
            Column::text(
                "top_terms",
                "the five terms of largest weight, largest first, separated by |",
            ),
        ]
    }
}

impl Table for Documents<'_> {
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
            let document = &documents[number];
            let language = self.analysis.languages()[number];
            let source = source(self.analysis, document, language);
            let language = language.to_string();
            let others: Vec<String> = document
                .other_languages
                .iter()
                .map(|(language, tokens)| format!("{language} ({tokens})"))
                .collect();
            let others = others.join("|");
            let row = reader.counts(number);
            let terms = row.len() as u64;
            let counted: u64 = row.iter().map(|(_, count)| u64::from(*count)).sum();
            let top_terms = reader.top_terms(number, TOP_TERMS).join("|");
            let mut cells = vec![
                Cell::Text(&document.id),
                Cell::Text(&document.title),
                Cell::Text(&language),
                Cell::Text(source),
                Cell::Text(&others),
                Cell::Integer(document.tokens),
                Cell::Integer(counted),
                Cell::Integer(terms),
                Cell::Text(&top_terms),
            ];
            cells.extend(self.fields.iter().map(|field| {
                document
                    .metadata
                    .get(field)
                    .filter(|value| !value.is_empty())
                    .map_or(Cell::Empty, Cell::Text)
            }));
            rows.row(&cells);
        }
    }
}

/// How the language that a document was treated as is known.
fn source(analysis: &Analysis, document: &CountedDocument, language: Language) -> &'static str {
    match analysis.settings().language {
        LanguageChoice::Fixed(_) => "given",
        _ if language == Language::UNKNOWN => "none",
        _ if document.language.reliable => "text",
        _ => "corpus",
    }
}
