//! One long text, as a file, a row, a line and on standard input: the same table.

use std::fs::{self, File};
use std::path::Path;
use std::process::Stdio;

use crate::support::{Table, article, keyweight, run};

/// About 12 MB: articles one behind the other, under headlines in capitals and with quotes.
fn text() -> String {
    let mut text = String::new();
    let mut number = 0;
    while text.len() < 12_000_000 {
        text.push_str(
            "NATO SHIPS OPEN THE HARBOR\n\n“Let us open it,” NATO said. Let us ship.\n\n",
        );
        text.push_str(&article(number % 200, 700));
        text.push_str("\n\n");
        number += 1;
    }
    text
}

/// The table of keywords without the name of the document, of which there is one.
fn keywords(input: Stdio, arguments: &[&str], folder: &Path) -> Vec<Vec<String>> {
    let mut command = keyweight();
    command.current_dir(folder).stdin(input).arg("keywords");
    command.args(arguments).args(["--top", "2000"]);
    let table = Table::read(&run(&mut command).exits_with(0).stdout, b',');
    let documents = table.column("document");
    assert!(documents.iter().all(|document| *document == documents[0]));
    assert_eq!(table.header[0], "document");
    let rows = table.rows.iter();
    rows.map(|row| row[1..].to_vec()).collect()
}

#[test]
fn a_long_text_gives_the_same_table_as_file_row_line_and_standard_input() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    let text = text();
    fs::write(at("text.txt"), &text).unwrap();
    let mut row = csv::Writer::from_path(at("row.csv")).unwrap();
    row.write_record(["id", "text"]).unwrap();
    row.write_record(["row", &text]).unwrap();
    row.flush().unwrap();
    let line = serde_json::json!({ "id": "line", "text": text });
    fs::write(at("line.jsonl"), line.to_string()).unwrap();

    let expected = keywords(
        Stdio::null(),
        &["text.txt", "--threads", "1"],
        folder.path(),
    );
    assert_eq!(expected.len(), 2000);
    for name in ["text.txt", "row.csv", "line.jsonl"] {
        let found = keywords(Stdio::null(), &[name, "--threads", "2"], folder.path());
        assert!(found == expected, "{name}");
    }
    for threads in ["1", "2"] {
        let piped = File::open(at("text.txt")).unwrap();
        let found = keywords(piped.into(), &["--threads", threads], folder.path());
        assert!(found == expected, "standard input on {threads}");
    }
}
