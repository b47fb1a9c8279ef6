//! `groups`: one row per group of documents.

use keyweight_report::{Cell, Column, RowSink, Schema, Table};

use super::blocks::blocks;
use super::columns::{ColumnError, Columns};
use super::summary::SummaryRow;
use crate::model::Analysis;

/// How many groups make a block.
const BLOCK: usize = 64;

/// The table `groups`: one row per group of an analysis of groups, in their order, with the metadata
/// fields that have one value in each group.
#[derive(Debug)]
pub struct Groups<'a> {
    analysis: &'a Analysis,
    columns: Columns<SummaryRow<'static>>,
}

impl<'a> Groups<'a> {
    /// The groups of `analysis`. For an analysis of documents, each document is a group.
    ///
    /// A metadata field that is named like one of the table's own columns has `metadata_` before its
    /// name.
    pub fn new(analysis: &'a Analysis) -> Groups<'a> {
        let first = analysis.documents().first();
        let fields = first.map_or(&[][..], |group| group.metadata.fields());
        let fields: Vec<&str> = fields.iter().map(String::as_str).collect();
        let meaning = "metadata field with one value for all documents of a group";
        Groups {
            analysis,
            columns: own_columns().with_fields(&fields, meaning),
        }
    }

    /// Selects the columns with these names, in this order; no names select all columns.
    ///
    /// # Errors
    ///
    /// [`ColumnError`] if the table has no such column, or a name occurs twice.
    pub fn with_columns(mut self, names: &[impl AsRef<str>]) -> Result<Groups<'a>, ColumnError> {
        self.columns = self.columns.select(names)?;
        Ok(self)
    }

    /// The columns that are not metadata fields, with their meanings.
    pub fn own_columns() -> Vec<Column> {
        own_columns().into_columns()
    }
}

impl Table for Groups<'_> {
    fn schema(&self) -> &Schema {
        self.columns.schema()
    }

    fn blocks(&self) -> usize {
        blocks(self.analysis.documents().len(), BLOCK)
    }

    fn write_block(&self, index: usize, rows: &mut dyn RowSink) {
        self.columns.write_block(self.analysis, index, BLOCK, rows);
    }
}

fn own_columns() -> Columns<SummaryRow<'static>> {
    Columns::<SummaryRow<'static>>::new("groups")
        .text("group", "the value that its documents share", |row| {
            Cell::Text(&row.document().id)
        })
        .integer("documents", "documents in the group", |row| {
            Cell::Integer(row.analysis.documents_in(row.number) as u64)
        })
        .text(
            "languages",
            "ISO 639-1 codes of the languages that its documents are treated as, that of most \
             documents first, separated by |",
            |row| Cell::Text(row.languages(|| languages(row))),
        )
        .with_counts()
}

fn languages(row: &SummaryRow<'_>) -> Vec<String> {
    let languages = row.analysis.languages_in(row.number).iter();
    languages.map(ToString::to_string).collect()
}
