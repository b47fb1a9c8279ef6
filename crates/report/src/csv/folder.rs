//! A report as a folder of CSV files.

use std::io::{self, Write};

use serde::Serialize;

use super::{CsvBuffer, CsvSink, CsvStyle};
use crate::output::{FolderFile, OutputFolder};
use crate::sink::{ReportSink, SinkError, TableSink};
use crate::table::{Schema, TableSize};

/// Writes a report as a folder: a CSV file for each table, and the manifest as JSON.
///
/// The folder appears whole or not at all. The manifest is the folder's
/// [mark](crate::Owned::mark).
#[derive(Debug)]
pub struct CsvFolder {
    folder: OutputFolder,
    style: CsvStyle,
}

impl CsvFolder {
    /// A report in `folder`, which must own a `.csv` file for each table.
    pub fn new(folder: OutputFolder, style: CsvStyle) -> CsvFolder {
        CsvFolder { folder, style }
    }
}

impl ReportSink for CsvFolder {
    type Table<'s> = CsvFolderTable;

    fn table(&mut self, name: &str) -> Result<CsvFolderTable, SinkError> {
        let file = self.folder.file(&self.place(name))?;
        Ok(CsvFolderTable(CsvSink::new(file, self.style)))
    }

    fn place(&self, name: &str) -> String {
        format!("{name}.csv")
    }

    fn finish(self, manifest: &impl Serialize) -> Result<(), SinkError> {
        let mut file = self.folder.file(self.folder.mark())?;
        serde_json::to_writer_pretty(&mut file, manifest).map_err(io::Error::from)?;
        file.write_all(b"\n")?;
        file.finish()?;
        Ok(self.folder.finish()?)
    }
}

/// A table of a [`CsvFolder`].
#[derive(Debug)]
pub struct CsvFolderTable(CsvSink<FolderFile>);

impl TableSink for CsvFolderTable {
    type Buffer = CsvBuffer;

    fn begin(&mut self, schema: &Schema, size: TableSize) -> Result<CsvBuffer, SinkError> {
        self.0.begin(schema, size)
    }

    fn block(&mut self, rows: &CsvBuffer) -> Result<(), SinkError> {
        self.0.block(rows)
    }

    fn finish(self) -> Result<(), SinkError> {
        Ok(self.0.into_inner().finish()?)
    }
}
