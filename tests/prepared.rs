//! Many rows of `keywords`, which are written in a faster way, are the rows that are written one by one.

use std::fs;

use keyweight::tables::{Keywords, Top};
use keyweight::{Analysis, Preset, Quiet};
use keyweight_report::{CsvStyle, Delimiter, JsonlStyle, Precision, Safety, Table};

use crate::support::{Rows, analysis, inputs};

/// Articles with everything that a row of `keywords` may have to write with care: ids and words that
/// are long or hold delimiters, words in several forms, numbers that a spreadsheet would take apart.
fn careful() -> Analysis {
    let long = "pneumonoultramicroscopicsilicovolcanoconiosis";
    let mut articles = vec!["id,text".to_owned()];
    for number in 0..40 {
        let id = match number % 4 {
            0 => format!("{number}-{}", "long".repeat(20)),
            1 => format!("\"{number}, with a comma\""),
            2 => format!("={number}"),
            _ => number.to_string(),
        };
        let other = ["Chip", "chip", "CHIP", "chips"][number % 4];
        articles.push(format!(
            "{id},\"The {other} and the chip|part cost 1,000.5 or {number}; {long} don't {}\"",
            "again ".repeat(number)
        ));
    }
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("articles.csv");
    fs::write(&path, articles.join("\n")).unwrap();
    analysis(&inputs([path]), &Preset::Unicode.settings())
}

#[test]
fn all_rows_of_keywords_are_the_same_prepared_or_one_by_one() {
    let analysis = careful();
    let keywords = Keywords::new(&analysis, Top::All);
    for delimiter in [b',', b';', b'|', b' ', b'(', b'\'', b'a'] {
        for (precision, safety) in [
            (Precision::Full, Safety::Spreadsheet),
            (Precision::default(), Safety::Raw),
        ] {
            let style = CsvStyle {
                delimiter: Delimiter::new(delimiter).unwrap(),
                precision,
                safety,
            };
            assert!(keywords.prepared(style.into()).is_some());
            let (mut prepared, mut one_by_one) = (Vec::new(), Vec::new());
            let rows = keyweight::write_table(&keywords, &style.into(), &mut prepared, &Quiet);
            style.write_table(&keywords, &mut one_by_one).unwrap();
            assert_eq!(rows.unwrap(), Rows::of(&keywords).rows.len() as u64);
            let [prepared, one_by_one] = [prepared, one_by_one].map(String::from_utf8);
            assert_eq!(prepared.unwrap(), one_by_one.unwrap());
        }
    }
}

#[test]
fn few_rows_or_other_formats_are_not_prepared() {
    let analysis = careful();
    let all = Keywords::new(&analysis, Top::All);
    assert!(all.prepared(JsonlStyle::default().into()).is_none());
    let few = Keywords::new(&analysis, Top::first(3));
    assert!(few.prepared(CsvStyle::default().into()).is_none());
}
