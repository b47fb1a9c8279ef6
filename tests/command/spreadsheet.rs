//! No text of a report runs as a formula in a spreadsheet.

use std::fs;
use std::path::Path;

use crate::support::{Table, files, keyweight, run};

const FORMULA: [&str; 6] = ["=", "+", "-", "@", "\t", "\r"];

/// A table of articles with everything beginning like a formula, and files named so.
fn write_inputs(folder: &Path) {
    let mut writer = csv::Writer::from_path(folder.join("rows.csv")).unwrap();
    writer
        .write_record(["id", "title", "text", "=source", "-desk", "@by", "+score"])
        .unwrap();
    for (number, start) in FORMULA.iter().enumerate() {
        let text = format!(
            "{start}harbor{number} opens. #{start}tag and {start}tag and {start}2 and {start}SUM(A1). \
             {start}\u{ff1d}1 \u{ff0b}2 \u{ff20}cmd =cmd|' /C calc'!A0"
        );
        let mut row = vec![
            format!("{start}id{number}"),
            format!("{start}title{number}"),
        ];
        row.push(text);
        row.extend((0..4).map(|field| format!("{start}field{field}")));
        writer.write_record(&row).unwrap();
    }
    writer.flush().unwrap();
    for start in ["=", "+", "-", "@"] {
        fs::write(
            folder.join(format!("{start}file.txt")),
            format!("{start}ship sails.\n"),
        )
        .unwrap();
    }
}

/// Runs `report` on the inputs and reads its tables.
fn tables(folder: &Path, options: &[&str], delimiter: u8) -> Vec<(String, Table)> {
    let report = folder.join("reports");
    let mut command = keyweight();
    command.arg("report").arg(folder).arg("--out").arg(&report);
    run(command
        .args(["--top", "all", "--matrix-top", "all", "--language", "en"])
        .args(options))
    .exits_with(0);
    files(&report)
        .into_iter()
        .map(|(name, bytes)| (name.display().to_string(), bytes))
        .filter(|(name, _)| name != "manifest.json")
        .map(|(name, bytes)| (name, Table::read(&bytes, delimiter)))
        .collect()
}

fn cells(table: &Table) -> impl Iterator<Item = &str> {
    let rows = std::iter::once(&table.header).chain(&table.rows);
    rows.flatten().map(String::as_str)
}

fn runs(cell: &str) -> bool {
    let is_number = cell.parse::<f64>().is_ok();
    !is_number && cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'])
}

const SETTINGS: [&[&str]; 4] = [
    &[],
    &["--preset", "sklearn"],
    &["--words", "unicode", "--stop-words", "none"],
    &[
        "--case",
        "keep",
        "--numbers",
        "keep",
        "--normalization",
        "none",
        "--min-length",
        "1",
        "--stop-words",
        "none",
        "--hyphens",
        "split",
    ],
];

#[test]
fn no_text_cell_begins_like_a_formula() {
    let folder = tempfile::tempdir().unwrap();
    write_inputs(folder.path());
    for settings in SETTINGS {
        for (name, delimiter) in [("comma", b','), ("tab", b'\t'), ("semicolon", b';')] {
            let character = char::from(delimiter).to_string();
            let options = [settings, &["--delimiter", &character]].concat();
            let tables = tables(folder.path(), &options, delimiter);
            assert_eq!(tables.len(), 5);
            for (file, table) in tables {
                for cell in cells(&table) {
                    assert!(!runs(cell), "{cell:?} in {file}, {name}, {settings:?}");
                }
            }
        }
    }
}

#[test]
fn what_is_made_safe_is_only_that() {
    let folder = tempfile::tempdir().unwrap();
    write_inputs(folder.path());
    let safe = tables(folder.path(), &[], b',');
    let raw = tables(folder.path(), &["--raw"], b',');
    let mut made_safe = 0;
    for ((file, safe), (_, raw)) in safe.iter().zip(&raw) {
        assert_eq!(cells(safe).count(), cells(raw).count(), "{file}");
        for (safe, raw) in cells(safe).zip(cells(raw)) {
            if runs(raw) {
                made_safe += 1;
                assert_eq!(safe, format!("'{raw}"), "{file}");
            } else {
                assert_eq!(safe, raw, "{file}");
            }
        }
    }
    assert!(made_safe > 50, "{made_safe}");
}

#[test]
fn raw_ids_titles_and_fields_are_those_of_the_input() {
    let folder = tempfile::tempdir().unwrap();
    write_inputs(folder.path());
    let tables = tables(folder.path(), &["--raw"], b',');
    let table = |file: &str| &tables.iter().find(|(name, _)| name == file).unwrap().1;
    let documents = table("documents.csv");
    for field in ["=source", "-desk", "@by", "+score"] {
        assert!(documents.header.iter().any(|name| name == field), "{field}");
    }
    for (number, start) in FORMULA.iter().enumerate().take(4) {
        let id = format!("{start}id{number}");
        let cell = |column| documents.cell("document", &id, column);
        assert_eq!(cell("title"), format!("{start}title{number}"));
        assert_eq!(cell("=source"), format!("{start}field0"));
        assert_eq!(cell("+score"), format!("{start}field3"));
        assert!(table("matrix.csv").header.contains(&id));
        assert!(
            table("keywords.csv")
                .column("document")
                .contains(&id.as_str())
        );
        assert!(
            documents
                .column("document")
                .contains(&format!("{start}file.txt").as_str())
        );
    }
}
