//! A report: all tables and the manifest, in a folder that appears whole or not at all.

use std::io::{self, Write};
use std::path::Path;

use keyweight_report::{CsvStyle, OutputError, OutputFolder, Owned, Table};
use serde::Serialize;
use thiserror::Error;

use super::manifest::{Manifest, TableFile};
use crate::comparison::Comparisons;
use crate::comparison::KeynessOptions;
use crate::counting::CountError;
use crate::execution::Progress;
use crate::model::{Analysis, Grouped};
use crate::output::write_table;
use crate::tables::{Documents, Groups, Keyness, Keywords, Matrix, Terms, Top, Value};

/// The files that a report may have.
pub const REPORT_FILES: Owned<'static> = Owned {
    names: &[
        "documents.csv",
        "groups.csv",
        "keyness.csv",
        "keywords.csv",
        "manifest.json",
        "matrix.csv",
        "terms.csv",
    ],
    mark: "manifest.json",
};

/// Up to how many documents, or groups, [`KeynessTable::Auto`] compares each with the others.
pub const KEYNESS_DOCUMENTS: usize = 1000;

/// Whether a report has `keyness.csv`, which compares each document, or each group, with all others.
///
/// In a report on 2,000 documents:
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum KeynessTable {
    /// No: there are more than [`KEYNESS_DOCUMENTS`]. Every document is compared by all terms of the
    /// corpus, and groups of documents say more.
    #[default]
    Auto,
    /// Yes.
    Always,
    /// No.
    Never,
}

impl KeynessTable {
    /// Whether a report on so many documents, or groups, has it.
    pub fn is_written(self, documents: usize) -> bool {
        match self {
            KeynessTable::Auto => documents <= KEYNESS_DOCUMENTS,
            KeynessTable::Always => true,
            KeynessTable::Never => false,
        }
    }
}

/// How a report is written.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ReportOptions {
    /// How its tables become CSV.
    pub style: CsvStyle,
    /// Whether there is a `keyness.csv`, with the terms of each document that differ from all other
    /// documents by more than chance.
    pub keyness: KeynessTable,
    /// How many terms each document has there at most.
    pub keyness_top: Top,
    /// How many keywords each document has in `keywords.csv`.
    pub keywords_top: Top,
    /// How many terms `matrix.csv` has.
    pub matrix_top: Top,
    /// What stands in the cells of `matrix.csv`.
    pub matrix_value: Value,
}

impl Default for ReportOptions {
    /// For a spreadsheet: 25 keywords and 25 terms of keyness for each document, a matrix of the
    /// weights of 200 terms.
    fn default() -> ReportOptions {
        ReportOptions {
            style: CsvStyle::default(),
            keyness: KeynessTable::Auto,
            keyness_top: Top::first(25),
            keywords_top: Top::first(25),
            matrix_top: Top::first(200),
            matrix_value: Value::Weight,
        }
    }
}

/// What was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// The files, in byte order of their names, and their numbers of rows, without headers; none
    /// for the manifest.
    pub files: Vec<(String, Option<u64>)>,
}

/// A report could not be written.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum ReportError {
    /// The folder or one of its files could not be made or put in place.
    #[error(transparent)]
    Output(#[from] OutputError),
    /// A write failed; the message names the file.
    #[error(transparent)]
    Write(#[from] io::Error),
    /// The work was given up, as [`Progress::is_cancelled`] asked for.
    #[error("the work was given up")]
    Cancelled,
    /// What the tables are made of could not be read back.
    #[error(transparent)]
    Count(#[from] CountError),
}

/// Writes the tables of `analysis` and the manifest into `folder` and puts it in place.
///
/// With `groups` of its documents all tables but `documents.csv` are about these, and there is a
/// `groups.csv`.
///
/// The folder is made before the corpus is read, with [`REPORT_FILES`] as the files that it owns,
/// so that what cannot be written is known before hours of work.
///
/// # Errors
///
/// [`ReportError::Output`] and [`ReportError::Write`] if the disk is full and the like, and
/// [`ReportError::Cancelled`] if `progress` says so; what was in the folder's place before is
/// untouched then.
pub fn write_report(
    analysis: &Analysis,
    groups: Option<&Grouped>,
    options: &ReportOptions,
    folder: OutputFolder,
    progress: &dyn Progress,
) -> Result<Written, ReportError> {
    let weighed = groups.map_or(analysis, |groups| &groups.analysis);
    let terms = Terms::new(weighed, Top::All);
    let documents = Documents::new(analysis);
    let of_groups = groups.map(|_| Groups::new(weighed));
    let keywords = Keywords::new(weighed, options.keywords_top);
    let matrix = Matrix::new(weighed, options.matrix_top, options.matrix_value);
    let comparisons = match groups {
        None => Comparisons::of_documents(analysis),
        Some(groups) => Comparisons::of_groups(groups.groups.clone()),
    };
    let keyness_options = keyness_options();
    let keyness = options.keyness.is_written(weighed.rows().len()).then(|| {
        let top = options.keyness_top;
        Keyness::new(analysis, &comparisons, &keyness_options, top, progress)
    });
    let own = Documents::own_columns().len();
    let mut tables: Vec<(&dyn Table, Option<usize>)> = vec![(&documents, Some(own))];
    tables.extend(
        of_groups
            .iter()
            .map(|table| (table as &dyn Table, Some(Groups::own_columns().len()))),
    );
    tables.extend(keyness.iter().map(|table| (table as &dyn Table, None)));
    tables.push((&keywords, None));
    tables.push((&matrix, Some(Matrix::own_columns().len())));
    tables.push((&terms, None));
    let mut written = Vec::new();
    for (table, own_columns) in tables {
        let schema = table.schema();
        let name = format!("{}.csv", schema.name);
        let mut file = folder.file(&name)?;
        let rows = write_table(table, &options.style.into(), &mut file, progress)?;
        file.finish()?;
        written.push(TableFile::new(schema, &name, rows, own_columns));
    }
    weighed.check()?;
    analysis.check()?;
    let manifest = Manifest::new(analysis, groups, options, &written);
    write_manifest(&manifest, &folder)?;
    if progress.is_cancelled() {
        return Err(ReportError::Cancelled);
    }
    folder.finish()?;
    let mut files: Vec<(String, Option<u64>)> = written
        .into_iter()
        .map(|table| (table.file, Some(table.rows)))
        .collect();
    files.push((REPORT_FILES.mark.to_owned(), None));
    files.sort();
    Ok(Written { files })
}

/// How documents are compared in a report: only what is significant is written.
pub(crate) fn keyness_options() -> KeynessOptions {
    KeynessOptions::default().only_significant()
}

/// Makes the folder that a report is written into; see [`write_report`].
///
/// # Errors
///
/// [`ReportError::Output`] if `path` is nothing that a report may be written to or replace.
pub fn create_folder(path: impl AsRef<Path>) -> Result<OutputFolder, ReportError> {
    Ok(OutputFolder::create(path, REPORT_FILES)?)
}

fn write_manifest(manifest: &Manifest<'_>, folder: &OutputFolder) -> Result<(), ReportError> {
    let mut file = folder.file(REPORT_FILES.mark)?;
    serde_json::to_writer_pretty(&mut file, manifest).map_err(io::Error::from)?;
    file.write_all(b"\n")?;
    file.finish()?;
    Ok(())
}
