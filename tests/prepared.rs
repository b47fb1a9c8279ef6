//! Many rows of `keywords`, which are written in a faster way, are the rows that are written one by one.

use std::fs;
use std::path::Path;

use keyweight::corpus::Input;
use keyweight::tables::{Keywords, Top};
use keyweight::{Preset, Quiet, Settings};
use keyweight_report::{CsvStyle, Delimiter, JsonlStyle, Precision, Safety, Style, Table};

use crate::support::{PRESETS, Rows, analysis, inputs};

/// Articles with everything that a row of `keywords` may have to write with care: ids and words that
/// are long or hold delimiters, words in several forms, numbers that a spreadsheet would take apart.
fn careful(folder: &Path) -> Vec<Input> {
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
    let ngrams = Settings {
        ngrams: "1..2".parse().unwrap(),
        ..unicode.clone()
    };
    [article, sklearn, unicode, ngrams]
}

fn style(delimiter: u8, precision: Precision, safety: Safety) -> CsvStyle {
    CsvStyle {
        delimiter: Delimiter::new(delimiter).unwrap(),
        precision,
        safety,
    }
}

/// The table as it is written, and as it is row by row.
fn written(keywords: &Keywords<'_>, style: CsvStyle) -> [String; 2] {
    let (mut all, mut one_by_one) = (Vec::new(), Vec::new());
    let rows = keyweight::write_table(keywords, &style.into(), &mut all, &Quiet);
    assert_eq!(rows.unwrap(), Rows::of(keywords).rows.len() as u64);
    style.write_table(keywords, &mut one_by_one).unwrap();
    [all, one_by_one].map(|bytes| String::from_utf8(bytes).unwrap())
}

#[test]
fn all_rows_of_keywords_are_the_same_prepared_or_one_by_one() {
    let folder = tempfile::tempdir().unwrap();
    let articles = careful(folder.path());
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
                    let style = style(delimiter, precision, safety);
                    // A delimiter that is a part of ` (2)|` needs quotes in each row.
                    let is_prepared = !b"| (".contains(&delimiter);
                    assert_eq!(keywords.prepared(style.into()).is_some(), is_prepared);
                    let [all, one_by_one] = written(&keywords, style);
                    assert_eq!(all, one_by_one);
                }
            }
        }
    }
}

#[test]
fn a_buffer_of_another_style_gets_its_own_bytes() {
    let folder = tempfile::tempdir().unwrap();
    let settings = Preset::Unicode.settings();
    let analysis = analysis(&careful(folder.path()), &settings);
    let keywords = Keywords::new(&analysis, Top::All);
    let (comma, other) = (
        CsvStyle::default(),
        style(b';', Precision::Full, Safety::Raw),
    );
    let prepared = keywords.prepared(comma.into()).unwrap();
    let (mut expected, mut found) = (other.buffer(), other.buffer());
    for block in 0..keywords.blocks() {
        keywords.write_block(block, &mut expected);
        prepared.write_block(block, &mut found);
    }
    assert_eq!(found.bytes(), expected.bytes());
}

#[test]
fn few_rows_or_other_formats_are_not_prepared() {
    let folder = tempfile::tempdir().unwrap();
    let settings = Preset::Unicode.settings();
    let many = analysis(&careful(folder.path()), &settings);
    let comma: Style = CsvStyle::default().into();
    let all = Keywords::new(&many, Top::All);
    assert!(all.prepared(comma).is_some());
    assert!(all.prepared(JsonlStyle::default().into()).is_none());
    assert!(
        Keywords::new(&many, Top::first(3))
            .prepared(comma)
            .is_none()
    );
    // A row per term.
    let path = folder.path().join("one.txt");
    fs::write(&path, "each word stands here but once").unwrap();
    let one = analysis(&inputs([path]), &settings);
    assert!(Keywords::new(&one, Top::All).prepared(comma).is_none());
}
