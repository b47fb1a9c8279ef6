//! What several of the tests need: where things stand, and the way from files to a report.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use keyweight::corpus::{self, Fingerprint, Input, Options};
use keyweight::{
    Analysis, CountError, CountOptions, Counted, Preset, Quiet, ReportOptions, Resources, Settings,
    WordOrder, create_folder, write_report,
};
use keyweight_report::{Cell, RowSink, Table};

/// All presets.
pub(crate) const PRESETS: [Preset; 3] = [Preset::Article, Preset::Sklearn, Preset::Unicode];

/// The root of the workspace.
pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .expect("the tests stand in a folder of the workspace")
        .to_owned()
}

/// All files below `folder` whose names end in `ending`, in byte order of their paths.
pub(crate) fn files_below(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.to_string_lossy().ends_with(ending) {
                files.push(path);
            }
        }
    }
    files.sort();
    files
}

/// Files and folders as inputs.
pub(crate) fn inputs<P: Into<PathBuf>>(paths: impl IntoIterator<Item = P>) -> Vec<Input> {
    paths
        .into_iter()
        .map(|path| Input::Path(path.into()))
        .collect()
}

/// Reads and counts.
pub(crate) fn counted(inputs: &[Input], settings: &Settings) -> Counted {
    counted_within(inputs, settings, &Resources::default()).unwrap()
}

/// Reads and counts with so much of the machine.
pub(crate) fn counted_within(
    inputs: &[Input],
    settings: &Settings,
    resources: &Resources,
) -> Result<Counted, CountError> {
    let options = Options::default().fingerprint(Fingerprint::Sha256);
    let corpus = corpus::open(inputs, options).unwrap();
    let options = CountOptions::default().resources(resources.clone());
    keyweight::count(corpus, settings, &options)
}

/// Reads and counts, and keeps the order of words.
pub(crate) fn counted_in_order(inputs: &[Input], settings: &Settings) -> Counted {
    let corpus = corpus::open(inputs, Options::default()).unwrap();
    let options = CountOptions::default().word_order(WordOrder::Keep);
    keyweight::count(corpus, settings, &options).unwrap()
}

/// Reads, counts, folds and weighs.
pub(crate) fn analysis(inputs: &[Input], settings: &Settings) -> Analysis {
    Analysis::new(counted(inputs, settings), settings)
}

/// The files of the report on `analysis`, by name.
pub(crate) fn report(analysis: &Analysis) -> BTreeMap<String, Vec<u8>> {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("reports");
    let written = write_report(
        analysis,
        None,
        &ReportOptions::default(),
        create_folder(&out).unwrap(),
        &Quiet,
    )
    .unwrap();
    let files = contents(&out);
    let names: Vec<&String> = files.keys().collect();
    let said: Vec<&String> = written.files.iter().map(|(name, _)| name).collect();
    assert_eq!(names, said, "a report has the files that it says it has");
    files
}

/// The files in `folder`, by name.
pub(crate) fn contents(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    fs::read_dir(folder)
        .unwrap()
        .map(|entry| {
            let entry = entry.unwrap();
            let name = entry.file_name().to_string_lossy().into_owned();
            (name, fs::read(entry.path()).unwrap())
        })
        .collect()
}

/// A cell of one's own.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Value {
    Empty,
    Text(String),
    Integer(u64),
    Real(f64),
}

impl Value {
    pub(crate) fn text(&self) -> &str {
        match self {
            Value::Text(text) => text,
            other => panic!("{other:?} is no text"),
        }
    }

    pub(crate) fn integer(&self) -> u64 {
        match self {
            Value::Integer(count) => *count,
            other => panic!("{other:?} is no count"),
        }
    }

    pub(crate) fn real(&self) -> f64 {
        match self {
            Value::Real(number) => *number,
            other => panic!("{other:?} is no number"),
        }
    }
}

/// A table in memory: the names of its columns and all its rows, each checked to be as wide.
pub(crate) struct Rows {
    pub(crate) columns: Vec<String>,
    pub(crate) rows: Vec<Vec<Value>>,
}

impl Rows {
    pub(crate) fn of(table: &dyn Table) -> Rows {
        let columns = table.schema().columns.iter();
        let mut rows = Rows {
            columns: columns.map(|column| column.name.clone()).collect(),
            rows: Vec::new(),
        };
        for block in 0..table.blocks() {
            table.write_block(block, &mut rows);
        }
        rows
    }

    /// The cell of `row` under `column`.
    pub(crate) fn cell(&self, row: usize, column: &str) -> &Value {
        let place = self.columns.iter().position(|name| name == column);
        let place = place.unwrap_or_else(|| panic!("no {column} among {:?}", self.columns));
        &self.rows[row][place]
    }
}

impl RowSink for Rows {
    fn row(&mut self, cells: &[Cell<'_>]) {
        assert_eq!(
            cells.len(),
            self.columns.len(),
            "row {} has not one cell for each of {:?}",
            self.rows.len(),
            self.columns
        );
        let values = cells.iter().map(|cell| match cell {
            Cell::Empty => Value::Empty,
            Cell::Text(text) => Value::Text((*text).to_owned()),
            Cell::Counted(words) => {
                let words = words.iter();
                let shown = words.map(|(word, count)| format!("{word} ({count})"));
                Value::Text(shown.collect::<Vec<_>>().join("|"))
            }
            Cell::Integer(count) => Value::Integer(*count),
            Cell::Real(number) => Value::Real(number.value()),
        });
        self.rows.push(values.collect());
    }
}
