//! Texts and tables made to break programs.

use crate::shared;
use crate::support::{Table, keyweight, run};

use std::fs;

#[test]
fn texts_made_to_break_programs_break_nothing() {
    let texts = shared("badtext");
    let tables = shared("csv/csv-spectrum/csvs");
    let mut inputs = vec![texts.join("blns/blns.txt"), tables.clone()];
    for folder in [texts.join("utf8"), tables] {
        inputs.extend(
            fs::read_dir(folder)
                .unwrap()
                .map(|entry| entry.unwrap().path()),
        );
    }
    let folder = tempfile::tempdir().unwrap();
    let report = folder.path().join("reports");
    for input in &inputs {
        for preset in ["article", "sklearn"] {
            let mut command = keyweight();
            command.arg("report").arg(input).arg("--out").arg(&report);
            if input
                .extension()
                .is_some_and(|extension| extension == "expected")
            {
                command.args(["--input-format", "text"]);
            }
            let done = run(command.args(["--preset", preset]));
            assert!(
                matches!(done.code, Some(0 | 1 | 3)) && !done.stderr.contains("panicked"),
                "{}: {}",
                input.display(),
                done.stderr
            );
            if done.code != Some(1) {
                for table in ["documents.csv", "keywords.csv", "matrix.csv", "terms.csv"] {
                    Table::open(&report.join(table));
                }
            }
        }
    }
    // A column is there that could be the text, if its name is given.
    let mut command = keyweight();
    command.args(["terms", "--text-column", "c"]);
    run(command.arg(shared("csv/csv-spectrum/csvs").join("simple.csv"))).exits_with(0);
}
