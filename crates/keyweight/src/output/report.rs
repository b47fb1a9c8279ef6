//! Writes a report: all tables and their manifest, in a folder that appears whole or not at all.

use std::path::Path;

use keyweight_corpus::Notice;
use keyweight_report::{
    CsvFolder, OutputFolder, OutputNote, Owned, ReportSink, SheetExcess, Table,
};

use super::WriteError;
use super::manifest::{Manifest, TableFile};
use super::report_options::{ReportOptions, keyness_options};
use super::sheets::{self, Place};
use super::{keywords, table};
use crate::comparison::Comparisons;
use crate::execution::Progress;
use crate::model::Analysis;
use crate::tables::{Documents, Groups, Keyness, Keywords, Matrix, Terms, Top};

/// The files that a report folder may have.
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
    mark_begins: "{\"program\":\"keyweight\"",
};

/// What was written.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Written {
    /// The files in byte order of their names.
    pub files: Vec<WrittenFile>,
    /// Remarks on tables that a spreadsheet cannot show as a whole; the manifest has them, too.
    pub notices: Vec<Notice>,
    /// What is worth knowing about the place where they are.
    pub notes: Vec<OutputNote>,
}

/// A file that was written, or another place of a table in a report.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub struct WrittenFile {
    /// Its name, such as `keywords.csv`.
    pub name: String,
    /// The number of rows without the header; `None` for the manifest.
    pub rows: Option<u64>,
}

/// Writes the tables of `analysis` and their manifest into `folder`, and puts it in its place.
///
/// With [groups](ReportOptions::groups), all tables but `documents.csv` are about these, and there is a
/// `groups.csv`.
///
/// Create the folder with [`create_folder`] before reading the corpus: then a place that cannot be
/// written is found out before hours of work.
///
/// # Errors
///
/// [`WriteError::Output`] and [`WriteError::Write`] if the folder cannot be written,
/// [`WriteError::Count`] if counts in a temporary file cannot be read back, and
/// [`WriteError::Cancelled`] if the options' progress says so. The folder that was there before is
/// untouched then.
pub fn write_report(
    analysis: &Analysis,
    folder: OutputFolder,
    options: &ReportOptions<'_>,
) -> Result<Written, WriteError> {
    let sink = CsvFolder::new(folder, options.style);
    let mut written = write_report_to(analysis, sink, options)?;
    written.files.push(WrittenFile {
        name: REPORT_FILES.mark.to_owned(),
        rows: None,
    });
    written.files.sort();
    Ok(written)
}

/// Writes the tables of `analysis` and their manifest into any report sink.
///
/// The result lists the tables in the order in which they were written, without the manifest.
///
/// # Errors
///
/// The sink's errors and those of [`write_report`].
pub fn write_report_to(
    analysis: &Analysis,
    mut sink: impl ReportSink,
    options: &ReportOptions<'_>,
) -> Result<Written, WriteError> {
    let (groups, progress) = (options.groups, options.progress);
    let weighed = groups.map_or(analysis, |groups| &groups.analysis);
    let mut tables = Tables {
        sink: &mut sink,
        progress,
        written: Vec::new(),
        notices: Vec::new(),
    };
    // What is made of counts that could not be read back is not worth writing.
    analysis.check()?;
    weighed.check()?;
    let own = Documents::own_columns().len();
    tables.write(&Documents::new(analysis), Some(own))?;
    if groups.is_some() {
        let own = Groups::own_columns().len();
        tables.write(&Groups::new(weighed), Some(own))?;
    }
    if options.keyness.is_written(weighed.rows().len()) {
        let comparisons = match groups {
            None => Comparisons::of_documents(analysis),
            Some(groups) => Comparisons::of_groups(groups.groups.clone()),
        };
        let (top, keyness) = (options.keyness_top, keyness_options());
        let keyness = Keyness::new(analysis, &comparisons, &keyness, top, progress);
        tables.write(&keyness, None)?;
    }
    tables.write_keywords(&Keywords::new(weighed, options.keywords_top))?;
    analysis.check()?;
    weighed.check()?;
    let matrix = Matrix::new(weighed, options.matrix_top, options.matrix_value);
    tables.write(&matrix, Some(Matrix::own_columns().len()))?;
    tables.write(&Terms::new(weighed, Top::All), None)?;
    let Tables {
        written: tables,
        notices,
        ..
    } = tables;
    weighed.check()?;
    analysis.check()?;
    if progress.is_cancelled() {
        return Err(WriteError::Cancelled);
    }
    let notes = sink.finish(&Manifest::new(analysis, options, &tables, &notices))?;
    let file = |table: TableFile| WrittenFile {
        name: table.file,
        rows: Some(table.rows),
    };
    Ok(Written {
        files: tables.into_iter().map(file).collect(),
        notices,
        notes,
    })
}

/// The tables of a report, written one after the other.
struct Tables<'a, S> {
    sink: &'a mut S,
    progress: &'a dyn Progress,
    written: Vec<TableFile>,
    notices: Vec<Notice>,
}

impl<S: ReportSink> Tables<'_, S> {
    /// Writes a table. Its first `described` columns, or all, have a meaning of their own; the others are one per
    /// document or metadata field.
    fn write(&mut self, table: &dyn Table, described: Option<usize>) -> Result<(), WriteError> {
        let sink = self.sink.table(&table.schema().name)?;
        let written = table::write_measured(table, sink, self.progress)?;
        self.add(table, written, described);
        Ok(())
    }

    fn write_keywords(&mut self, table: &Keywords<'_>) -> Result<(), WriteError> {
        let sink = self.sink.table(&table.schema().name)?;
        let written = keywords::write_measured(table, sink, self.progress)?;
        self.add(table, written, None);
        Ok(())
    }

    fn add(
        &mut self,
        table: &dyn Table,
        (rows, excess): (u64, SheetExcess),
        described: Option<usize>,
    ) {
        let schema = table.schema();
        let place = self.sink.place(&schema.name);
        let notices = sheets::notices(&place, &schema.name, excess, Place::Report);
        self.notices.extend(notices);
        let file = TableFile::new(schema, &place, rows, described);
        self.written.push(file);
    }
}

/// Creates the folder that a report is written into; see [`write_report`].
///
/// # Errors
///
/// [`WriteError::Output`] if a report cannot be written to `path` or cannot replace what is there.
pub fn create_folder(path: impl AsRef<Path>) -> Result<OutputFolder, WriteError> {
    Ok(OutputFolder::create(path, REPORT_FILES)?)
}
