//! Nothing that a message quotes acts on a terminal or starts a line of its own.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::support::{keyweight, run};

/// Colors, a bell, a line that looks like a message, a change of direction, a C1 control character.
const HOSTILE: &str = "x\u{1b}[31m\u{7}\nskipped: fake.txt: forged\u{202e}\u{9b}2J\u{2028}\u{200b}";
const SHOWN: &str = r"x\u{1b}[31m\u{7}\nskipped: fake.txt: forged\u{202e}\u{9b}2J\u{2028}\u{200b}";

/// How lines of messages begin.
const STARTS: [&str; 9] = [
    "note: ",
    "skipped: ",
    "error: ",
    "For more information, try '--help'.",
    "Usage: ",
    "  ",
    "1 document, ",
    "strongest keywords",
    "written to ",
];

/// Runs a command in `folder`, and checks what it prints on standard error.
fn stderr(folder: &Path, command: &mut Command) -> String {
    let stderr = run(command.current_dir(folder)).stderr;
    for line in stderr.lines().filter(|line| !line.is_empty()) {
        let is_plain = |character: char| {
            !character.is_control() && !HOSTILE[1..].contains(character)
                || character.is_ascii_graphic()
                || character == ' '
        };
        assert!(line.chars().all(is_plain), "{line:?}");
        assert!(
            STARTS.iter().any(|start| line.starts_with(start)),
            "{line:?}"
        );
    }
    stderr
}

#[test]
fn names_columns_cells_and_options_are_shown_as_text() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    let articles = root.join("d");
    fs::create_dir(&articles).unwrap();
    fs::write(articles.join(format!("{HOSTILE}.txt")), [0, 0, 1, 2]).unwrap();
    fs::write(
        articles.join("columns.csv"),
        format!("id,\"{HOSTILE}\"\n1,b\n"),
    )
    .unwrap();
    fs::write(
        articles.join("ids.csv"),
        format!("id,text\n\"{HOSTILE}\",Ships wait.\n\"{HOSTILE}\",Ships sail.\n"),
    )
    .unwrap();
    let out = format!("{HOSTILE}-out");
    let report = stderr(root, keyweight().args(["report", "d", "--out", &out]));
    for quoted in [
        format!("skipped: d/{SHOWN}.txt: looks like a binary file"),
        format!("the columns are id, {SHOWN};"),
        format!("d/ids.csv: line 4: the id \"{SHOWN}\" is already used in line 2"),
        format!("written to {SHOWN}-out"),
    ] {
        assert!(report.contains(&quoted), "{quoted} in {report}");
    }
    for arguments in [
        vec!["documents", HOSTILE],
        vec!["documents", "d", "--columns", HOSTILE],
        vec!["documents", "d", "--text-column", HOSTILE],
        vec!["documents", "d", "-o", HOSTILE],
        vec!["documents", "d", "--by", HOSTILE],
        vec!["keyness", "d", "--target", HOSTILE],
        vec!["kwic", HOSTILE, "d"],
        vec![HOSTILE],
        vec!["documents", "d", "--top", HOSTILE],
        vec!["documents", "d", "--precision", HOSTILE],
        vec!["documents", "d", "--dictionary", HOSTILE],
        vec!["documents", "d", "--stop-words", HOSTILE],
    ] {
        stderr(root, keyweight().args(&arguments));
    }
    let equals = format!("--preset={HOSTILE}");
    let message = stderr(root, keyweight().args(["documents", "d", &equals]));
    assert!(message.contains(SHOWN), "{message}");
}

#[test]
fn very_long_names_are_shortened() {
    let folder = tempfile::tempdir().unwrap();
    let id = format!("first{}last", " id".repeat(10_000));
    let rows = format!("id,text\n\"{id}\",Ships wait.\n\"{id}\",Ships sail.\n");
    fs::write(folder.path().join("ids.csv"), rows).unwrap();
    let message = stderr(folder.path(), keyweight().args(["documents", "ids.csv"]));
    assert!(message.len() < 1_000, "{} bytes", message.len());
    assert!(message.contains("the id \"first id id"), "{message}");
    assert!(
        message.contains("idlast\" (30011 characters) is already used in line 2"),
        "{message}"
    );
    let long = "x".repeat(30_000);
    let message = stderr(
        folder.path(),
        keyweight().args(["documents", "--preset", &long]),
    );
    assert!(message.len() < 1_000, "{} bytes", message.len());
}
