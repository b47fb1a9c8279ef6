//! Columns of tables: their cells are of their kind, and any of them can be selected, in any order.

use std::fs;
use std::path::Path;

use keyweight::corpus::{Input, Options};
use keyweight::tables::{
    Collocations, ColumnError, Documents, Groups, Keyness, Keywords, Kwic, KwicOptions, Lexicon,
    Matrix, Terms, Tokens, Top, Value, check_columns,
};
use keyweight::{
    Analysis, CollocationOptions, Comparisons, Counted, KeynessOptions, Measure, Preset, Quiet,
    Settings, TextTable, WriteOptions, write_keywords, write_table, write_texts,
};
use keyweight_report::{
    Cell, Column, ColumnKind, CsvStyle, Delimiter, JsonlStyle, RowSink, Schema, Style, Table,
};
use proptest::prelude::*;

use crate::support::{Rows, counted_in_order, inputs};

/// A corpus in which every table has rows, one metadata field is named like a column, and one
/// document is.
const CORPUS: &str = "id,title,party,tokens,text\n\
    d1,First,left,many,The trade war hits chips. Chips and the trade war hit Taiwan’s US trade.\n\
    d2,Second,left,few,Trade war talks: 450 chips for Taiwan.\n\
    count,,right,,\"Water, water and a chip: no trade war here.\"\n\
    d4,Fourth,right,some,\"Water levels fall, and the water of the US falls.\"\n";

fn corpus(folder: &Path) -> Vec<Input> {
    let path = folder.join("articles.csv");
    fs::write(&path, CORPUS).unwrap();
    inputs([path])
}

/// A table with columns selected.
enum Selected<'a> {
    Rows(Box<dyn Table + 'a>),
    Texts(Box<dyn TextTable + 'a>),
}

/// Makes a table and selects the columns with these names.
type Select<'a> = Box<dyn Fn(&[String]) -> Result<Selected<'a>, ColumnError> + 'a>;

/// What tables are made from.
struct Made {
    inputs: Vec<Input>,
    counted: Counted,
    settings: Settings,
    documents: Analysis,
    groups: Analysis,
    comparisons: Comparisons,
    keyness: KeynessOptions,
}

impl Made {
    fn new(folder: &Path) -> Made {
        let inputs = corpus(folder);
        let settings = Preset::Article.settings();
        let documents = Analysis::new(counted_in_order(&inputs, &settings), &settings);
        Made {
            counted: counted_in_order(&inputs, &settings),
            groups: documents.by("party").unwrap().analysis,
            comparisons: Comparisons::of_documents(&documents),
            keyness: KeynessOptions::default().min_count(1).measures([
                Measure::Fisher,
                Measure::OddsRatio,
                Measure::LogRatio,
            ]),
            documents,
            settings,
            inputs,
        }
    }

    /// Every table.
    fn tables(&self) -> Vec<Select<'_>> {
        fn rows<'a, T: Table + 'a>(
            table: impl Fn(&[String]) -> Result<T, ColumnError> + 'a,
        ) -> Select<'a> {
            Box::new(move |names| Ok(Selected::Rows(Box::new(table(names)?))))
        }
        let mut tables: Vec<Select<'_>> = vec![
            rows(|names| Documents::new(&self.documents).with_columns(names)),
            rows(|names| Groups::new(&self.groups).with_columns(names)),
            rows(|names| Lexicon::new(&self.documents, Top::All).with_columns(names)),
            rows(|names| self.collocations().with_columns(names)),
            rows(|names| {
                let (comparisons, options) = (&self.comparisons, &self.keyness);
                let top = Top::first(5);
                Keyness::new(&self.documents, comparisons, options, top, &Quiet).with_columns(names)
            }),
        ];
        for analysis in [&self.documents, &self.groups] {
            tables.push(rows(|names| {
                Terms::new(analysis, Top::All).with_columns(names)
            }));
            tables.push(rows(|names| {
                Keywords::new(analysis, Top::first(4)).with_columns(names)
            }));
            for value in [Value::Weight, Value::Count, Value::PerThousand] {
                tables.push(rows(move |names| {
                    Matrix::new(analysis, Top::first(5), value).with_columns(names)
                }));
            }
        }
        tables.push(Box::new(|names| {
            let tokens = Tokens::new(&self.documents).with_columns(names)?;
            Ok(Selected::Texts(Box::new(tokens)))
        }));
        tables.push(Box::new(|names| {
            let kwic = self.kwic().with_columns(names)?;
            Ok(Selected::Texts(Box::new(kwic)))
        }));
        tables
    }

    fn collocations(&self) -> Collocations<'_> {
        let options = CollocationOptions::default()
            .sizes("2..3".parse().unwrap())
            .min_count(1);
        Collocations::new(&self.documents, options, Top::All)
    }

    fn kwic(&self) -> Kwic<'_> {
        let options = KwicOptions::default().window(2);
        Kwic::new(&self.counted, &self.settings, "trade war", options).unwrap()
    }

    /// The bytes of a table.
    fn written(&self, table: &Selected<'_>, style: Style) -> String {
        let mut out = Vec::new();
        let options = WriteOptions::default().style(style);
        match table {
            Selected::Rows(table) => {
                write_table(&**table, &mut out, &options).unwrap();
            }
            Selected::Texts(table) => {
                let corpus = keyweight::corpus::open(&self.inputs, Options::default()).unwrap();
                let written = write_texts(&**table, corpus, &mut out, &options).unwrap();
                assert_eq!(written.skipped, []);
            }
        }
        String::from_utf8(out).unwrap()
    }

    /// The cells of a table, its header among them, as CSV has them.
    fn cells(&self, table: &Selected<'_>) -> Vec<Vec<String>> {
        let written = self.written(table, CsvStyle::default().into());
        let mut reader = csv::ReaderBuilder::new();
        let mut reader = reader.has_headers(false).from_reader(written.as_bytes());
        let rows = reader.records().map(|row| {
            let row = row.unwrap();
            row.iter().map(str::to_owned).collect()
        });
        rows.collect()
    }
}

fn schema<'t>(table: &'t Selected<'_>) -> &'t Schema {
    match table {
        Selected::Rows(table) => table.schema(),
        Selected::Texts(table) => table.schema(),
    }
}

fn names_of(table: &Selected<'_>) -> Vec<String> {
    let columns = schema(table).columns.iter();
    columns.map(|column| column.name.clone()).collect()
}

#[test]
fn columns_in_reverse_have_the_cells_of_the_whole_table_in_reverse() {
    let folder = tempfile::tempdir().unwrap();
    let made = Made::new(folder.path());
    for table in made.tables() {
        let whole = table(&[]).unwrap();
        let mut names = names_of(&whole);
        names.reverse();
        let mut expected = made.cells(&whole);
        assert!(expected.len() > 1, "{names:?}: no rows");
        for row in &mut expected {
            row.reverse();
        }
        let reversed = table(&names).unwrap();
        assert_eq!(names_of(&reversed), names);
        assert_eq!(made.cells(&reversed), expected);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(12) })]

    #[test]
    fn any_columns_in_any_order_have_the_cells_of_the_whole_table(
        keys in prop::collection::vec(any::<u32>(), 40),
        number in 1_usize..30,
    ) {
        let folder = tempfile::tempdir().unwrap();
        let made = Made::new(folder.path());
        for table in made.tables() {
            let whole = table(&[]).unwrap();
            let names = names_of(&whole);
            let mut places: Vec<usize> = (0..names.len()).collect();
            places.sort_by_key(|place| keys[*place]);
            places.truncate(number);
            let names: Vec<String> = places.iter().map(|place| names[*place].clone()).collect();
            let expected = made.cells(&whole);
            let expected = expected.iter().map(|row| {
                places.iter().map(|place| row[*place].clone()).collect::<Vec<_>>()
            });
            let selected = table(&names).unwrap();
            prop_assert_eq!(made.cells(&selected), expected.collect::<Vec<_>>());
        }
    }
}

#[test]
fn selected_columns_are_written_in_every_format() {
    let folder = tempfile::tempdir().unwrap();
    let made = Made::new(folder.path());
    let keywords = Keywords::new(&made.groups, Top::first(1));
    let keywords = keywords.with_columns(&["term", "group"]).unwrap();
    let keywords = Selected::Rows(Box::new(keywords));
    let tab = CsvStyle::default().delimiter(Delimiter::TAB);
    let csv = made.written(&keywords, CsvStyle::default().into());
    assert_eq!(csv, "term,group\ntrade,left\nwater,right\n");
    let tsv = made.written(&keywords, tab.into());
    assert_eq!(tsv, "term\tgroup\ntrade\tleft\nwater\tright\n");
    let jsonl = made.written(&keywords, JsonlStyle::default().into());
    let lines =
        "{\"term\":\"trade\",\"group\":\"left\"}\n{\"term\":\"water\",\"group\":\"right\"}\n";
    assert_eq!(jsonl, lines);
    let kwic = made.kwic().with_columns(&["keyword", "document"]).unwrap();
    let kwic = made.written(
        &Selected::Texts(Box::new(kwic)),
        JsonlStyle::default().into(),
    );
    let first = "{\"keyword\":\"trade war\",\"document\":\"d1\"}\n";
    assert!(kwic.starts_with(first), "{kwic}");
}

#[test]
fn fields_and_documents_that_are_named_like_columns_are_selected_by_their_new_names() {
    let folder = tempfile::tempdir().unwrap();
    let made = Made::new(folder.path());
    let names = ["metadata_tokens", "party", "tokens"];
    let documents = Documents::new(&made.documents)
        .with_columns(&names)
        .unwrap();
    let rows = Rows::of(&documents);
    assert_eq!(rows.columns, names);
    assert_eq!(rows.cell(0, "metadata_tokens").text(), "many");
    assert_eq!(rows.cell(0, "party").text(), "left");
    let names = ["document_count", "term"];
    let matrix = Matrix::new(&made.documents, Top::All, Value::Count);
    let rows = Rows::of(&matrix.with_columns(&names).unwrap());
    let water = (0..rows.rows.len()).find(|row| rows.cell(*row, "term").text() == "water");
    assert_eq!(rows.cell(water.unwrap(), "document_count").integer(), 2);
}

#[test]
fn the_faster_way_of_keywords_writes_the_selected_columns() {
    let folder = tempfile::tempdir().unwrap();
    let made = Made::new(folder.path());
    let names: Vec<String> = Keywords::columns()
        .into_iter()
        .map(|one| one.name)
        .collect();
    let reversed: Vec<String> = names.iter().rev().cloned().collect();
    for names in [&names[..], &names[1..], &reversed] {
        let keywords = Keywords::new(&made.documents, Top::All);
        let keywords = keywords.with_columns(names).unwrap();
        let options = WriteOptions::default();
        let (mut fast, mut slow) = (Vec::new(), Vec::new());
        write_keywords(&keywords, &mut fast, &options).unwrap();
        write_table(&keywords, &mut slow, &options).unwrap();
        assert_eq!(fast, slow);
        assert!(fast.starts_with(names.join(",").as_bytes()));
    }
}

#[test]
fn an_unknown_or_repeated_name_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let made = Made::new(folder.path());
    for table in made.tables() {
        let names = names_of(&table(&[]).unwrap());
        let unknown = [names[0].clone(), "foo".to_owned()];
        let Err(ColumnError::Unknown { name, columns, .. }) = table(&unknown) else {
            panic!("{names:?}");
        };
        assert_eq!((name.as_str(), columns), ("foo", names.clone()));
        let repeated = [names[1].clone(), names[0].clone(), names[1].clone()];
        let Err(ColumnError::Repeated { name }) = table(&repeated) else {
            panic!("{names:?}");
        };
        assert_eq!(name, names[1]);
    }
    let error = check_columns("keywords", &Keywords::columns(), &["Term"]).unwrap_err();
    assert_eq!(
        error.to_string(),
        "no column \"Term\" in keywords; the columns are document, rank, term, weight, count, \
         per_thousand, document_frequency, idf, forms"
    );
    let error = check_columns("terms", &Terms::columns_for_groups(), &["idf", "idf"]);
    assert_eq!(
        error.unwrap_err().to_string(),
        "column \"idf\" is named twice"
    );
}

#[test]
fn an_error_does_not_list_thousands_of_columns() {
    let columns: Vec<Column> = (0..5000)
        .map(|number| Column::real(format!("d{number}"), "a document"))
        .collect();
    let error = check_columns("matrix", &columns, &["d5000"]).unwrap_err();
    let message = error.to_string();
    assert!(message.ends_with("d38, d39 and 4960 more"), "{message}");
}

/// Checks each cell against the kind of its column.
struct Kinds(Schema);

impl RowSink for Kinds {
    fn row(&mut self, cells: &[Cell<'_>]) {
        assert_eq!(cells.len(), self.0.columns.len());
        for (cell, column) in cells.iter().zip(&self.0.columns) {
            let is_of_kind = match cell {
                Cell::Empty => true,
                Cell::Text(_) | Cell::Counted(_) => column.kind == ColumnKind::Text,
                Cell::Integer(_) => column.kind == ColumnKind::Integer,
                Cell::Real(_) => column.kind == ColumnKind::Real,
            };
            assert!(is_of_kind, "{}: {}: {cell:?}", self.0.name, column.name);
        }
    }
}

#[test]
fn cells_are_of_the_kind_of_their_column() {
    let folder = tempfile::tempdir().unwrap();
    let made = Made::new(folder.path());
    for table in made.tables() {
        if let Selected::Rows(table) = table(&[]).unwrap() {
            let mut kinds = Kinds(table.schema().clone());
            for block in 0..table.blocks() {
                table.write_block(block, &mut kinds);
            }
        }
    }
}
