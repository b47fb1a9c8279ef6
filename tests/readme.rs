//! The README's tables are rows of `reports/`, its test command is that of the gate.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use keyweight::Preset;
use keyweight::tables::{Lexicon, Top};
use keyweight_report::CsvStyle;

use crate::support::{analysis, inputs, root};

/// The cells of a row of a Markdown table.
fn cells(line: &str) -> Vec<String> {
    let inner = line.trim().trim_start_matches('|').trim_end_matches('|');
    let unescaped = inner.replace("\\|", "\u{0}");
    unescaped
        .split('|')
        .map(|cell| cell.trim().replace('\u{0}', "|"))
        .collect()
}

/// The header and the rows of a table in `reports/`.
fn table(name: &str) -> (Vec<String>, BTreeSet<Vec<String>>) {
    let path = root().join("reports").join(name);
    let mut reader = csv::Reader::from_path(path).unwrap();
    let owned = |record: &csv::StringRecord| record.iter().map(str::to_owned).collect();
    let header = owned(reader.headers().unwrap());
    let rows = reader.records().map(|row| owned(&row.unwrap())).collect();
    (header, rows)
}

#[test]
fn its_rows_are_rows_of_the_sample_reports() {
    let readme = fs::read_to_string(root().join("README.md")).unwrap();
    let mut shown = 0;
    for name in ["keywords.csv", "keyness.csv", "matrix.csv", "terms.csv"] {
        let (header, rows) = table(name);
        let after = readme.split(&format!("\n`{name}`: ")).nth(1).unwrap();
        let mut lines = after.lines().skip_while(|line| !line.starts_with('|'));
        let columns = cells(lines.next().unwrap());
        let places: Vec<usize> = columns
            .iter()
            .map(|column| header.iter().position(|name| name == column).unwrap())
            .collect();
        let known: BTreeSet<Vec<String>> = rows
            .iter()
            .map(|row| places.iter().map(|place| row[*place].clone()).collect())
            .collect();
        for line in lines.skip(1).take_while(|line| line.starts_with('|')) {
            assert!(
                known.contains(&cells(line)),
                "the README shows a row that reports/{name} does not have: {line}"
            );
            shown += 1;
        }
    }
    assert!(shown >= 12, "{shown}");
}

#[test]
fn its_lexicon_is_that_of_the_seeds() {
    let readme = fs::read_to_string(root().join("README.md")).unwrap();
    let analysis = analysis(&inputs([root().join("seeds")]), &Preset::Article.settings());
    let mut lexicon = Vec::new();
    let style = CsvStyle::default();
    style
        .write_table(&Lexicon::new(&analysis, Top::All), &mut lexicon)
        .unwrap();
    let lexicon = String::from_utf8(lexicon).unwrap();
    let known: BTreeSet<&str> = lexicon.lines().collect();
    let block = readme.split("```text\nsurface,").nth(1).unwrap();
    let rows: Vec<&str> = block
        .lines()
        .skip(1)
        .take_while(|line| *line != "```")
        .collect();
    assert!(rows.len() >= 5);
    for row in rows {
        assert!(known.contains(row), "{row}");
    }
}

#[test]
fn its_commands_are_run_by_the_gate() {
    let readme = fs::read_to_string(root().join("README.md")).unwrap();
    let gate = fs::read_to_string(Path::new(&root()).join(".ci/run")).unwrap();
    for command in [
        "cargo run --release -- report seeds --out reports",
        "cargo test",
    ] {
        assert!(
            readme.contains(&format!("\n```sh\n{command}\n```\n")),
            "{command}"
        );
        assert!(gate.lines().any(|line| line == command), "{command}");
    }
}
