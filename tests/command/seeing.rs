//! The commands that show how each word is counted.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::Stdio;

use crate::support::{Table, keyweight, manifest, run, workspace};

fn stdout(arguments: &[&str]) -> Vec<u8> {
    let seeds = workspace("seeds");
    let mut command = keyweight();
    run(command.args(arguments).arg(seeds)).exits_with(0).stdout
}

#[test]
fn the_bytes_are_the_same_on_any_number_of_threads() {
    for arguments in [
        &["tokens"][..],
        &["tokens", "--preset", "sklearn", "--format", "jsonl"],
        &["kwic", "Taiwan", "--window", "30"],
        &["lexicon", "--format", "tsv"],
    ] {
        let on = |threads| stdout(&[arguments, &["--threads", threads]].concat());
        let one = on("1");
        assert!(one.len() > 1_000);
        assert!(on("3") == one && on("8") == one, "{arguments:?}");
    }
}

#[test]
fn json_lines_and_csv_hold_the_same_cells() {
    for arguments in [
        &["tokens", "--raw"][..],
        &["lexicon", "--raw"],
        &["documents", "--raw"],
    ] {
        let table = Table::read(&stdout(arguments), b',');
        let json = stdout(&[arguments, &["--format", "jsonl"]].concat());
        let json = String::from_utf8(json).unwrap();
        let lines: Vec<&str> = json.lines().collect();
        assert_eq!(lines.len(), table.rows.len());
        for (line, row) in lines.iter().zip(&table.rows) {
            let line: serde_json::Map<_, _> = serde_json::from_str(line).unwrap();
            let keys: Vec<&String> = line.keys().collect();
            assert_eq!(keys, table.header.iter().collect::<Vec<_>>());
            let cells = line.values().map(|value| match value {
                serde_json::Value::Null => String::new(),
                serde_json::Value::String(text) => text.clone(),
                number => number.to_string(),
            });
            assert_eq!(cells.collect::<Vec<_>>(), *row);
        }
    }
}

#[test]
fn standard_input_is_read_once_and_used_twice() {
    for (arguments, rows) in [
        (&["tokens"][..], 4),
        (&["tokens", "-"], 4),
        (&["kwic", "chip"], 1),
        (&["kwic", "chip", "-"], 1),
    ] {
        let mut command = keyweight();
        command.args(arguments).args(["--language", "en"]);
        command.stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut child = command.spawn().unwrap();
        let mut stdin = child.stdin.take().unwrap();
        stdin.write_all(b"The chips of Taiwan.").unwrap();
        drop(stdin);
        let output = child.wait_with_output().unwrap();
        assert_eq!(Table::read(&output.stdout, b',').rows.len(), rows);
    }
}

#[test]
fn the_extension_of_a_file_or_an_option_picks_the_format() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, options: &[&str]| {
        let out = folder.path().join(name);
        stdout(
            &[
                &["lexicon", "--top", "1", "-o", &out.to_string_lossy()],
                options,
            ]
            .concat(),
        );
        fs::read_to_string(out).unwrap()
    };
    assert!(write("a.jsonl", &[]).starts_with("{\"surface\":\"the\",\"term\":null,\"count\":"));
    assert!(write("a.tsv", &[]).starts_with("surface\tterm\tcount"));
    assert!(write("a.words", &["--format", "csv"]).starts_with("surface,term,count"));
}

#[test]
fn documents_that_cannot_be_read_are_reported_once() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.txt"), "Chips of Taiwan.").unwrap();
    fs::write(folder.path().join("b.txt"), "").unwrap();
    for arguments in [&["tokens"][..], &["kwic", "chips"], &["lexicon"]] {
        let mut command = keyweight();
        command.args(arguments).arg(folder.path());
        let run = run(&mut command).exits_with(3);
        assert_eq!(run.stderr.matches("b.txt: the file is empty").count(), 1);
        assert!(run.stdout.len() > 50);
    }
}

#[test]
fn entries_of_a_users_list_that_match_nothing_are_in_the_manifest() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).to_string_lossy().into_owned();
    fs::write(path("own.txt"), "Taiwan\nnowhere\nzzz\n").unwrap();
    stdout(&[
        "report",
        "--stop-words",
        &format!("auto,{}", path("own.txt")),
        "-o",
        &path("out"),
    ]);
    let manifest = manifest(Path::new(&path("out")));
    let lists = manifest["stop_lists"].as_array().unwrap();
    let own = lists
        .iter()
        .find(|list| list["list"] == path("own.txt"))
        .unwrap();
    assert_eq!(
        own["unmatched_entries"],
        serde_json::json!(["nowhere", "zzz"])
    );
    let built_in = lists.iter().find(|list| list["list"] == "en").unwrap();
    assert!(built_in["unmatched"].as_u64() > Some(0));
    assert!(built_in["unmatched_entries"].is_null());
}
