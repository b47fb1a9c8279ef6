//! `manifest.json`: everything that a report's numbers depend on.

use std::collections::BTreeMap;

use keyweight_corpus::{HiddenFiles, IgnoreFiles, InputFile, Notice, Skipped};
use keyweight_report::{Column, CsvStyle, Precision, Safety, Schema};
use keyweight_tokenize::{Language, StopListUse};
use serde::Serialize;

use super::formulas::Formulas;
use super::report_options::{KeynessTable, ReportOptions, keyness_options};
use crate::comparison::KeynessOptions;
use crate::model::{Analysis, Dropped, Unit};
use crate::settings::{DocumentBound, Settings};
use crate::tables::Value;

/// The manifest of a report.
#[derive(Debug, Serialize)]
pub(crate) struct Manifest<'a> {
    program: &'static str,
    version: &'static str,
    settings: Settings,
    folders: Folders,
    output: Output,
    formulas: Formulas,
    counts: Totals<'a>,
    groups: Option<GroupTotals<'a>>,
    languages: BTreeMap<Language, u64>,
    stop_lists: &'a [StopListUse],
    documents_without_stop_list: BTreeMap<Language, u64>,
    tables: &'a [TableFile],
    inputs: &'a [InputFile],
    skipped: &'a [Skipped],
    notices: Vec<&'a Notice>,
}

/// Which files of walked folders were read.
#[derive(Debug, Serialize)]
struct Folders {
    ignore_files: IgnoreFiles,
    hidden_files: HiddenFiles,
}

/// A table of the report.
#[derive(Debug, Serialize)]
pub(crate) struct TableFile {
    pub(crate) file: String,
    pub(crate) rows: u64,
    pub(crate) columns: Vec<ColumnMeaning>,
}

/// A column and its meaning.
#[derive(Debug, Serialize)]
pub(crate) struct ColumnMeaning {
    name: String,
    meaning: String,
}

#[derive(Debug, Serialize)]
struct Output {
    delimiter: String,
    precision: Precision,
    spreadsheet_safe: bool,
    keyness: KeynessTable,
    keyness_top: String,
    keyness_options: KeynessOptions,
    keywords_top: String,
    matrix_top: String,
    matrix_value: Value,
}

#[derive(Debug, Serialize)]
struct Totals<'a> {
    documents: u64,
    tokens: u64,
    counted_tokens: u64,
    dropped_tokens: &'a Dropped,
    surfaces: u64,
    terms: u64,
    skipped: u64,
}

/// The groups that the tables are about.
#[derive(Debug, Serialize)]
struct GroupTotals<'a> {
    by: &'a str,
    groups: u64,
    ungrouped_documents: u64,
}

impl<'a> Manifest<'a> {
    pub(crate) fn new(
        analysis: &'a Analysis,
        options: &ReportOptions<'a>,
        tables: &'a [TableFile],
        notices: &'a [Notice],
    ) -> Manifest<'a> {
        let groups = options.groups;
        let mut settings = analysis.settings().clone();
        // Every term of a report is in a document, so the missing bound is a bound of one.
        settings
            .min_documents
            .get_or_insert(DocumentBound::Count(1));
        let weighting = settings.weighting;
        let mut languages = BTreeMap::new();
        for language in analysis.languages() {
            *languages.entry(*language).or_default() += 1;
        }
        Manifest {
            program: "keyweight",
            version: env!("CARGO_PKG_VERSION"),
            settings,
            folders: Folders {
                ignore_files: options.ignore_files,
                hidden_files: options.hidden_files,
            },
            output: Output::new(options),
            formulas: Formulas::new(weighting, groups.map_or(Unit::Document, |_| Unit::Group)),
            counts: Totals {
                documents: analysis.documents().len() as u64,
                tokens: analysis.tokens(),
                counted_tokens: analysis.tally().counts.iter().sum(),
                dropped_tokens: analysis.dropped(),
                surfaces: analysis.surfaces() as u64,
                terms: analysis.matrix().terms().len() as u64,
                skipped: analysis.skipped().len() as u64,
            },
            groups: groups.map(|groups| GroupTotals {
                by: &groups.by,
                groups: groups.groups.groups.len() as u64,
                ungrouped_documents: groups.groups.ungrouped as u64,
            }),
            languages,
            stop_lists: analysis.stop_lists(),
            documents_without_stop_list: analysis.without_stop_list(),
            tables,
            inputs: analysis.inputs(),
            skipped: analysis.skipped(),
            notices: analysis.notices().iter().chain(notices).collect(),
        }
    }
}

impl Output {
    fn new(options: &ReportOptions<'_>) -> Output {
        let CsvStyle {
            delimiter,
            precision,
            safety,
            ..
        } = options.style;
        Output {
            delimiter: char::from(delimiter.byte()).to_string(),
            precision,
            spreadsheet_safe: safety == Safety::Spreadsheet,
            keyness: options.keyness,
            keyness_top: options.keyness_top.to_string(),
            keyness_options: keyness_options(),
            keywords_top: options.keywords_top.to_string(),
            matrix_top: options.matrix_top.to_string(),
            matrix_value: options.matrix_value,
        }
    }
}

impl TableFile {
    /// The entry of a table of `rows` rows. Its first `described` columns, or all, have a meaning of
    /// their own; the others are one per document or metadata field.
    pub(crate) fn new(
        schema: &Schema,
        file: &str,
        rows: u64,
        described: Option<usize>,
    ) -> TableFile {
        let described = described.unwrap_or(schema.columns.len());
        let meaning = |column: &Column| ColumnMeaning {
            name: column.name.clone(),
            meaning: column.meaning.clone(),
        };
        TableFile {
            file: file.to_owned(),
            rows,
            columns: schema.columns.iter().take(described).map(meaning).collect(),
        }
    }
}
