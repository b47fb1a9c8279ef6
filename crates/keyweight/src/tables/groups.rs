//! `groups`: one row per group of documents.

use keyweight_report::{Cell, Column, RowSink, Schema, Table};

use super::documents::TOP_TERMS;
use super::{block, blocks, distinct};
use crate::model::Analysis;

/// How many groups make a block.
const BLOCK: usize = 64;

/// The table `groups`: one row per group of an analysis of groups, in their order, with the metadata
/// fields that all documents of each group share.
#[derive(Debug)]
pub struct Groups<'a> {
    analysis: &'a Analysis,
    schema: Schema,
    /// The metadata fields that each group has one value of.
    fields: Vec<&'a str>,
}

impl<'a> Groups<'a> {
    /// How many columns are not metadata fields.
    pub const OWN_COLUMNS: usize = 7;

    /// The groups of `analysis`; of one of documents each of them.
    ///
    /// A metadata field with the name of one of the table's own columns gets `metadata_` before its
    /// name.
    pub fn new(analysis: &'a Analysis) -> Groups<'a> {
        let mut columns = vec![
            Column::text("group", "the value that its documents share"),
            Column::integer("documents", "documents of the group"),
            Column::text(
                "languages",
                "ISO 639-1 codes of the languages its documents were treated as, that of most \
                 documents first, separated by |",
            ),
            Column::integer("tokens", "words of its texts, all of them"),
            Column::integer(
                "counted_tokens",
                "words that count for a term: no stop words, no numbers, ...",
            ),
            Column::integer("terms", "different terms"),
            Column::text(
                "top_terms",
                "the five terms of largest weight, largest first, separated by |",
            ),
        ];
        let first = analysis.group_rows().first();
        let fields = first.map_or(&[][..], |group| group.metadata.fields());
        let fields: Vec<&str> = fields.iter().map(String::as_str).collect();
        for name in distinct(&columns, &fields, "metadata_") {
            let meaning = "metadata field that all documents of each group share";
            columns.push(Column::text(name, meaning));
        }
        Groups {
            analysis,
            schema: Schema::new("groups", columns),
            fields,
        }
    }
}

impl Table for Groups<'_> {
    fn schema(&self) -> &Schema {
        &self.schema
    }

    fn blocks(&self) -> usize {
        blocks(self.analysis.rows().len(), BLOCK)
    }

    fn write_block(&self, index: usize, rows: &mut dyn RowSink) {
        let groups = self.analysis.group_rows();
        let mut reader = self.analysis.reader();
        for number in block(index, BLOCK, groups.len()) {
            let group = &groups[number];
            let languages = group.languages.iter();
            let languages: Vec<String> = languages.map(ToString::to_string).collect();
            let languages = languages.join("|");
            let row = reader.counts(number);
            let terms = row.len() as u64;
            let counted: u64 = row.iter().map(|(_, count)| u64::from(*count)).sum();
            let top_terms = reader.top_terms(number, TOP_TERMS).join("|");
            let mut cells = vec![
                Cell::Text(&group.name),
                Cell::Integer(group.documents as u64),
                Cell::Text(&languages),
                Cell::Integer(group.tokens),
                Cell::Integer(counted),
                Cell::Integer(terms),
                Cell::Text(&top_terms),
            ];
            cells.extend(self.fields.iter().map(|field| {
                let value = group.metadata.get(field);
                let value = value.filter(|value| !value.is_empty());
                value.map_or(Cell::Empty, Cell::Text)
            }));
            rows.row(&cells);
        }
    }
}
