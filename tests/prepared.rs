//! All rows of a large `keywords` table, which are written from prepared cells, are the rows that are
//! written one by one.

use std::fs;
use std::path::Path;

use keyweight::corpus::Input;
use keyweight::tables::{Keywords, Top};
use keyweight::{Preset, Quiet, Settings, WriteOptions, write_keywords, write_keywords_to};
use keyweight_report::{
    CsvBuffer, CsvSink, CsvStyle, Delimiter, JsonlStyle, Precision, Safety, Schema, SinkError,
    Style, TableSink, TableSize,
};

use crate::support::{PRESETS, Rows, analysis, inputs};

/// Articles with everything that needs care in a row of `keywords`: ids and words that are long or contain
/// delimiters, words in several forms, numbers that a spreadsheet would take apart.
fn articles(folder: &Path) -> Vec<Input> {
    let long = "pneumonoultramicroscopicsilicovolcanoconiosis";
    let mut articles = vec!["id,place,text".to_owned()];
    for number in 0..40 {
        let id = match number % 4 {
            0 => format!("{number}-{}", "long".repeat(20)),
            1 => format!("\"{number}, with a comma\""),
            2 => format!("={number}"),
            _ => number.to_string(),
        };
        let other = ["Chip", "chip", "CHIP", "chips"][number % 4];
        articles.push(format!(
            "{id},{},\"The {other} and the chip|part cost 1,000.5 or {number}; {long} don't {} \
             Writers fill large papers with many good stories about cheap steel every single day\"",
            number % 20,
            "again ".repeat(number)
        ));
    }
    let path = folder.join("articles.csv");
    fs::write(&path, articles.join("\n")).unwrap();
    inputs([path])
}

fn settings() -> [Settings; 4] {
    let [article, sklearn, unicode] = PRESETS.map(Preset::settings);
    let ngrams = unicode.clone().with(|settings| {
        settings.ngrams = "1..2".parse().unwrap();
    });
    [article, sklearn, unicode, ngrams]
}

/// Takes a table as if it had millions of rows, so that it is written fast.
struct AsLarge<S>(S);

impl<S: TableSink<Buffer = CsvBuffer>> TableSink for AsLarge<S> {
    type Buffer = CsvBuffer;

    fn begin(&mut self, schema: &Schema, _size: TableSize) -> Result<CsvBuffer, SinkError> {
        self.0.begin(schema, TableSize::Large)
    }

    fn block(&mut self, rows: &CsvBuffer) -> Result<(), SinkError> {
        assert!(matches!(rows, CsvBuffer::Fast(_)));
        self.0.block(rows)
    }

    fn finish(self) -> Result<(), SinkError> {
        self.0.finish()
    }
}

/// The table written fast.
fn fast(keywords: &Keywords<'_>, style: CsvStyle) -> String {
    let mut bytes = Vec::new();
    let sink = AsLarge(CsvSink::new(&mut bytes, style));
    let rows = write_keywords_to(keywords, sink, &Quiet).unwrap();
    assert_eq!(rows, Rows::of(keywords).rows.len() as u64);
    String::from_utf8(bytes).unwrap()
}

/// The table written row by row.
fn row_by_row(keywords: &Keywords<'_>, style: impl Into<Style>) -> String {
    let mut bytes = Vec::new();
    let sink = style.into().sink(&mut bytes);
    sink.write_table(keywords).unwrap();
    String::from_utf8(bytes).unwrap()
}

#[test]
fn all_rows_of_keywords_are_the_same_prepared_or_row_by_row() {
    let folder = tempfile::tempdir().unwrap();
    let articles = articles(folder.path());
    for settings in settings() {
        let analysis = analysis(&articles, &settings);
        let groups = analysis.by("place").unwrap().analysis;
        for analysis in [&analysis, &groups] {
            let keywords = Keywords::new(analysis, Top::All);
            for delimiter in [b',', b';', b'\'', b'a', b'|', b' ', b'('] {
                for (precision, safety) in [
                    (Precision::Full, Safety::Spreadsheet),
                    (Precision::default(), Safety::Raw),
                ] {
                    let style = CsvStyle::default()
                        .delimiter(Delimiter::new(delimiter).unwrap())
                        .precision(precision)
                        .safety(safety);
                    assert_eq!(fast(&keywords, style), row_by_row(&keywords, style));
                }
            }
        }
    }
}

#[test]
fn any_number_of_rows_is_written_in_any_format() {
    let folder = tempfile::tempdir().unwrap();
    let analysis = analysis(&articles(folder.path()), &Preset::Unicode.settings());
    let styles: [Style; 2] = [CsvStyle::default().into(), JsonlStyle::default().into()];
    for top in [Top::All, Top::first(3)] {
        let keywords = Keywords::new(&analysis, top);
        assert_eq!(
            fast(&keywords, CsvStyle::default()),
            row_by_row(&keywords, CsvStyle::default())
        );
        for style in styles {
            let mut bytes = Vec::new();
            let options = WriteOptions::default().style(style);
            write_keywords(&keywords, &mut bytes, &options).unwrap();
            assert_eq!(
                String::from_utf8(bytes).unwrap(),
                row_by_row(&keywords, style)
            );
        }
    }
}
