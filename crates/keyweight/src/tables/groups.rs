//! `groups`: one row per group of documents.

use keyweight_report::{Cell, Column, RowSink, Schema, Table, TableSize};

use super::blocks::{block, blocks};
use super::columns::{ColumnError, Columns};
use super::summary::SummaryRow;
use crate::model::{Analysis, GroupRow};

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
    /// The groups of `analysis`; the table is empty if its rows are documents.
    ///
    /// A metadata field that is named like one of the table's own columns has `metadata_` before its
    /// name.
    pub fn new(analysis: &'a Analysis) -> Groups<'a> {
        let first = analysis.group_rows().first();
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
        blocks(self.analysis.group_rows().len(), BLOCK)
    }

    fn size(&self) -> TableSize {
        TableSize::of_rows(self.analysis.group_rows().len() as u64)
    }

    fn write_block(&self, index: usize, rows: &mut dyn RowSink) {
        self.columns.write_block(
            self.analysis,
            block(index, BLOCK, self.analysis.group_rows().len()),
            rows,
        );
    }
}

fn own_columns() -> Columns<SummaryRow<'static>> {
    Columns::<SummaryRow<'static>>::new("groups")
        .text("group", "the value that its documents share", |row| {
            Cell::Text(row.row().name)
        })
        .integer("documents", "documents in the group", |row| {
            Cell::Integer(group(row).documents as u64)
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
    let languages = group(row).languages.iter();
    languages.map(ToString::to_string).collect()
}

fn group<'r>(row: &SummaryRow<'r>) -> &'r GroupRow {
    &row.analysis.group_rows()[row.number]
}
