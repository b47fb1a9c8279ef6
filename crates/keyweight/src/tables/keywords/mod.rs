//! `keywords`: one row per document, or group, and term, largest weight first.

mod prepared;

use std::cell::OnceCell;

use keyweight_count::prefetch;
use keyweight_report::{Cell, Column, RowSink, Schema, Style, Table};
use keyweight_score::per_thousand;

use self::prepared::PreparedKeywords;
use crate::model::{Analysis, Unit};
use crate::model::{Row, RowReader, Weighed};
use crate::tables::blocks::{block, blocks};
use crate::tables::columns::{ColumnError, Columns, Record, RowWriter};
use crate::tables::forms;
use crate::tables::meanings;
use crate::tables::top::Top;

/// How many documents make a block.
const BLOCK: usize = 32;

/// The table `keywords`: one row per document and term. Documents are in input order; the terms of a
/// document are ordered by weight, largest first, then in byte order.
///
/// For an analysis of groups, there is one row per group and term.
#[derive(Debug)]
pub struct Keywords<'a> {
    analysis: &'a Analysis,
    columns: Columns<KeywordRow<'static>>,
    top: Top,
}

impl<'a> Keywords<'a> {
    /// The `top` terms of each document of `analysis`, by weight.
    pub fn new(analysis: &'a Analysis, top: Top) -> Keywords<'a> {
        Keywords {
            analysis,
            columns: columns(analysis.unit()),
            top,
        }
    }

    /// Selects the columns with these names, in this order; no names select all columns.
    ///
    /// # Errors
    ///
    /// [`ColumnError`] if the table has no such column, or a name occurs twice.
    pub fn with_columns(mut self, names: &[impl AsRef<str>]) -> Result<Keywords<'a>, ColumnError> {
        self.columns = self.columns.select(names)?;
        Ok(self)
    }

    /// The columns of the table for an analysis of documents, with their meanings.
    pub fn columns() -> Vec<Column> {
        columns(Unit::Document).into_columns()
    }

    /// The columns of the table for an analysis of groups, with their meanings.
    pub fn columns_for_groups() -> Vec<Column> {
        columns(Unit::Group).into_columns()
    }
}

impl Table for Keywords<'_> {
    fn schema(&self) -> &Schema {
        self.columns.schema()
    }

    fn blocks(&self) -> usize {
        blocks(self.analysis.rows().len(), BLOCK)
    }

    fn write_block(&self, index: usize, rows: &mut dyn RowSink) {
        let documents = self.analysis.rows();
        let mut reader = self.analysis.reader();
        let mut writer = self.columns.writer(rows);
        for number in block(index, BLOCK, documents.len()) {
            self.write_rows(number, &mut reader, &mut writer);
        }
    }

    fn prepared<'t>(&'t self, style: Style) -> Option<Box<dyn Table + 't>> {
        if !self.columns.are_complete() {
            return None;
        }
        let prepared = PreparedKeywords::new(self, style)?;
        Some(Box::new(prepared))
    }
}

impl Keywords<'_> {
    /// Writes the rows of document `number`.
    fn write_document(&self, number: usize, reader: &mut RowReader<'_>, rows: &mut dyn RowSink) {
        self.write_rows(number, reader, &mut self.columns.writer(rows));
    }

    fn write_rows(
        &self,
        number: usize,
        reader: &mut RowReader<'_>,
        writer: &mut RowWriter<'_, KeywordRow<'static>>,
    ) {
        let best = reader.best(number, self.rows_per_document(), |_| ());
        let best: Vec<Weighed<'_>> = best.collect();
        self.fetch(&best);
        for (rank, weighed) in (1..).zip(best) {
            writer.write(&KeywordRow::new(self, number, rank, weighed));
        }
    }

    /// How many rows a document has at most.
    fn rows_per_document(&self) -> usize {
        self.top.of(self.analysis.matrix().terms().len())
    }

    /// Prefetches the memory that the rows of these terms need, which is far apart: all at once,
    /// not each when its row is written.
    fn fetch(&self, best: &[Weighed<'_>]) {
        let terms = self.analysis.matrix().terms();
        let surfaces = self.analysis.counts().surfaces().strings();
        for weighed in best {
            terms.prefetch_bounds(weighed.term);
            let frequencies = &self.analysis.tally().document_frequencies;
            prefetch(frequencies, weighed.term as usize);
            for form in weighed.forms {
                surfaces.prefetch_bounds(form.surface);
            }
        }
        for weighed in best {
            terms.prefetch(weighed.term);
            for form in weighed.forms {
                surfaces.prefetch(form.surface);
            }
        }
    }

    /// Writes the row of a term of document `number`.
    fn row(&self, number: usize, rank: u64, weighed: Weighed<'_>, rows: &mut dyn RowSink) {
        let row = KeywordRow::new(self, number, rank, weighed);
        self.columns.writer(rows).write(&row);
    }
}

/// A term of a document.
struct KeywordRow<'a> {
    analysis: &'a Analysis,
    document: Row<'a>,
    rank: u64,
    weighed: Weighed<'a>,
    forms: OnceCell<Vec<(&'a str, u64)>>,
}

impl Record for KeywordRow<'static> {
    type Row<'a> = KeywordRow<'a>;
}

impl<'a> KeywordRow<'a> {
    fn new(table: &Keywords<'a>, number: usize, rank: u64, weighed: Weighed<'a>) -> KeywordRow<'a> {
        KeywordRow {
            analysis: table.analysis,
            document: table.analysis.row(number),
            rank,
            weighed,
            forms: OnceCell::new(),
        }
    }

    /// The place of the term in what is known of each term.
    fn place(&self) -> usize {
        self.weighed.term as usize
    }

    fn count(&self) -> u64 {
        u64::from(self.weighed.count)
    }

    fn forms(&self) -> &[(&str, u64)] {
        self.forms.get_or_init(|| {
            let surfaces = self.analysis.counts().surfaces();
            let forms = self.weighed.forms.iter();
            let mut forms = forms
                .map(|form| (surfaces.text(form.surface), u64::from(form.count)))
                .collect();
            forms::order(&mut forms);
            forms
        })
    }
}

fn columns(unit: Unit) -> Columns<KeywordRow<'static>> {
    let name = unit.name();
    Columns::<KeywordRow<'static>>::new("keywords")
        .text(name, format!("the {name}"), |row| {
            Cell::Text(row.document.name)
        })
        .integer(
            "rank",
            format!("rank of the term in the {name}; 1 has the largest weight"),
            |row| Cell::Integer(row.rank),
        )
        .text("term", meanings::TERM, |row| {
            Cell::Text(row.analysis.matrix().terms().get(row.weighed.term))
        })
        .real(
            "weight",
            format!("scaled count of the term in the {name}; formula in manifest.json"),
            |row| Cell::real(row.weighed.weight),
        )
        .integer("count", format!("occurrences in the {name}"), |row| {
            Cell::Integer(row.count())
        })
        .real(
            "per_thousand",
            format!("occurrences per 1,000 tokens of the {name}"),
            |row| Cell::real(per_thousand(row.count(), row.document.tokens)),
        )
        .integer(unit.frequency(), meanings::frequency(unit), |row| {
            let frequencies = &row.analysis.tally().document_frequencies;
            Cell::Integer(frequencies[row.place()].into())
        })
        .real("idf", meanings::idf(unit), |row| {
            Cell::real(row.analysis.idf()[row.place()])
        })
        .text(
            "forms",
            format!(
                "the term as written in the {name}, with counts, most frequent first, \
                 separated by |"
            ),
            |row| Cell::Counted(row.forms()),
        )
}
