//! A report: all tables and the manifest, in a folder that appears whole or not at all.

use std::io::{self, Write};
use std::path::Path;

use keyweight_report::{CsvStyle, OutputError, OutputFolder, Owned, Table};
use thiserror::Error;

use crate::analysis::Analysis;
use crate::manifest::{Manifest, TableFile};
use crate::pipeline::CountError;
use crate::progress::Progress;
use crate::tables::{Documents, Keywords, Matrix, Terms, Top, Value};
use crate::write::write_table;

/// The files that a report may have.
pub const REPORT_FILES: Owned<'static> = Owned {
    names: &[
        "documents.csv",
        "keywords.csv",
        "manifest.json",
        "matrix.csv",
        "terms.csv",
    ],
    mark: "manifest.json",
};

/// How a report is written.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ReportOptions {
    /// How its tables become CSV.
    pub style: CsvStyle,
    /// How many keywords each document has in `keywords.csv`.
    pub keywords_top: Top,
    /// How many terms `matrix.csv` has.
    pub matrix_top: Top,
    /// What stands in the cells of `matrix.csv`.
    pub matrix_value: Value,
}

impl Default for ReportOptions {
    /// For a spreadsheet: 25 keywords for each document, a matrix of the weights of 200 terms.
    fn default() -> ReportOptions {
        ReportOptions {
            style: CsvStyle::default(),
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
    options: &ReportOptions,
    folder: OutputFolder,
    progress: &dyn Progress,
) -> Result<Written, ReportError> {
    let terms = Terms::new(analysis, Top::All);
    let documents = Documents::new(analysis);
    let keywords = Keywords::new(analysis, options.keywords_top);
    let matrix = Matrix::new(analysis, options.matrix_top, options.matrix_value);
    let tables: [(&dyn Table, usize); 4] = [
        (&documents, Documents::OWN_COLUMNS),
        (&keywords, usize::MAX),
        (&matrix, Matrix::OWN_COLUMNS),
        (&terms, usize::MAX),
    ];
    let mut written = Vec::new();
    for (table, own_columns) in tables {
        let schema = table.schema();
        let name = format!("{}.csv", schema.name);
        let mut file = folder.file(&name)?;
        let rows = write_table(table, &options.style.into(), &mut file, progress)?;
        file.finish()?;
        written.push(TableFile::new(schema, &name, rows, own_columns));
    }
    analysis.check()?;
    write_manifest(&Manifest::new(analysis, options, &written), &folder)?;
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
