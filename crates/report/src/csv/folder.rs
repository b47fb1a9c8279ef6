//! A report as a folder of CSV files.

use std::io::{self, Write};

use serde::Serialize;

use super::buffer::CsvBuffer;
use super::sink::CsvSink;
use super::style::CsvStyle;
use crate::output::{FolderFile, OutputFolder, OutputNote};
use crate::sheet::SheetExcess;
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

    fn finish(self, manifest: &impl Serialize) -> Result<Vec<OutputNote>, SinkError> {
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

    fn excess(&self) -> SheetExcess {
        self.0.excess()
    }

    fn finish(self) -> Result<(), SinkError> {
        Ok(self.0.into_inner().finish()?)
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use super::*;
    use crate::output::Owned;
    use crate::sink::RowBuffer;
    use crate::table::{Cell, Column, RowSink};

    const OWNED: Owned<'_> = Owned {
        names: &["a.csv", "b.csv"],
        mark: "manifest.json",
        mark_begins: "",
    };

    /// Writes `tables` of one row into a folder, but does not finish it.
    fn begin(path: &Path, tables: &[&str]) -> CsvFolder {
        let folder = OutputFolder::create(path, OWNED).unwrap();
        let mut report = CsvFolder::new(folder, CsvStyle::default());
        for name in tables {
            let schema = Schema::new(*name, vec![Column::integer("count", "occurrences")]);
            let mut table = report.table(name).unwrap();
            let mut rows = table.begin(&schema, TableSize::Small).unwrap();
            rows.row(&[Cell::Integer(7)]);
            assert_eq!(rows.rows(), 1);
            table.block(&rows).unwrap();
            table.finish().unwrap();
        }
        report
    }

    #[test]
    fn the_folder_appears_with_all_tables_and_the_manifest() {
        let parent = tempfile::tempdir().unwrap();
        let path = parent.path().join("reports");
        let report = begin(&path, &["a", "b"]);
        assert_eq!(report.place("a"), "a.csv");
        assert!(!path.exists());
        report.finish(&["a", "b"]).unwrap();
        for name in ["a.csv", "b.csv"] {
            assert_eq!(fs::read(path.join(name)).unwrap(), b"count\n7\n");
        }
        let manifest = fs::read_to_string(path.join("manifest.json")).unwrap();
        assert_eq!(manifest, "[\n  \"a\",\n  \"b\"\n]\n");
    }

    #[test]
    fn an_unfinished_report_or_table_does_not_appear() {
        let parent = tempfile::tempdir().unwrap();
        let path = parent.path().join("reports");
        drop(begin(&path, &["a"]));
        assert!(!path.exists());
        let mut report = begin(&path, &["a"]);
        drop(report.table("b").unwrap());
        assert!(report.finish(&["a", "b"]).is_err());
        assert!(!path.exists());
    }

    #[test]
    fn a_table_that_the_folder_does_not_own_is_refused() {
        let parent = tempfile::tempdir().unwrap();
        let mut report = begin(&parent.path().join("reports"), &[]);
        let refused = report.table("c").unwrap_err();
        assert!(matches!(refused, SinkError::Output(_)), "{refused}");
    }
}
