//! Compressed texts and standard input of any length, in little memory.

use std::fs::{self, File};
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use flate2::Compression;
use flate2::write::GzEncoder;

use crate::support::{Run, run};

/// The command with no more address space than 75 MB.
fn limited(arguments: &[&str], folder: &Path, input: Stdio) -> Command {
    let mut command = Command::new("sh");
    command.args(["-c", "ulimit -v 75000 && exec \"$@\"", "sh"]);
    command.arg(env!("CARGO_BIN_EXE_keyweight")).args(arguments);
    command.args(["--threads", "2", "--memory", "16M"]);
    command.current_dir(folder).stdin(input);
    command
}

fn terms(arguments: &[&str], folder: &Path, input: Stdio) -> Run {
    let arguments = [&["terms", "--language", "en"], arguments].concat();
    run(&mut limited(&arguments, folder, input))
}

/// Writes `count` copies of a block, compressed.
fn packed(path: &Path, block: &[u8], count: usize) {
    let mut encoder = GzEncoder::new(File::create(path).unwrap(), Compression::fast());
    for _ in 0..count {
        encoder.write_all(block).unwrap();
    }
    encoder.finish().unwrap();
}

#[test]
fn a_long_text_takes_little_memory_compressed_and_on_standard_input() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    let block = b"Harbor ships carry words.\n".repeat(40_000);
    packed(&at("long.txt.gz"), &block, 60);
    fs::write(at("long.txt"), block.repeat(60)).unwrap();
    let piped = |name: &str| File::open(at(name)).unwrap().into();
    let cases: [(&[&str], Stdio); 3] = [
        (&["long.txt.gz"], Stdio::null()),
        (&["-", "--temp-dir", "."], piped("long.txt")),
        (&["-", "--temp-dir", "/proc"], piped("long.txt.gz")),
    ];
    for (arguments, input) in cases {
        let found = terms(arguments, folder.path(), input).exits_with(0);
        let table = String::from_utf8(found.stdout).unwrap();
        let rows: Vec<&str> = table.lines().skip(1).collect();
        assert_eq!(rows.len(), 4, "{table}");
        for row in rows {
            assert!(row.contains(",2400000,"), "{row}");
        }
    }
    // The files that were written there have no names.
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2);
}

#[test]
fn zeros_are_refused_at_once_in_any_input() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    for name in ["zeros.txt.gz", "zeros.csv.gz"] {
        packed(&at(name), &[0; 1 << 20], 1_000);
    }
    fs::write(at("a.txt"), "Words.").unwrap();
    let refused = "looks like a binary file, not text";
    for name in ["zeros.txt.gz", "zeros.csv.gz"] {
        terms(&["a.txt", name], folder.path(), Stdio::null())
            .exits_with(3)
            .says(format!("{name}: {refused}"));
    }
    for format in ["text", "csv", "jsonl"] {
        let zeros = File::open("/dev/zero").unwrap();
        terms(
            &["-", "--input-format", format],
            folder.path(),
            zeros.into(),
        )
        .exits_with(1)
        .says(format!("stdin: {refused}"));
    }
    let zeros = File::open("/dev/zero").unwrap();
    run(&mut limited(
        &["kwic", "word", "-"],
        folder.path(),
        zeros.into(),
    ))
    .exits_with(1)
    .says(format!("stdin: {refused}"));
    terms(
        &["a.txt", "--metadata", "zeros.csv.gz"],
        folder.path(),
        Stdio::null(),
    )
    .exits_with(1)
    .says(refused);
}

#[test]
fn standard_input_without_room_names_the_folder() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("long.txt");
    fs::write(&path, "Harbor ships carry words.\n".repeat(400_000)).unwrap();
    for command in ["terms", "kwic"] {
        let arguments = match command {
            "kwic" => &["kwic", "words", "-", "--temp-dir", "/proc"][..],
            _ => &["terms", "-", "--temp-dir", "/proc"],
        };
        let input = File::open(&path).unwrap().into();
        run(&mut limited(arguments, folder.path(), input))
            .exits_with(1)
            .says("stdin: cannot be kept in a temporary file in /proc ");
    }
}

#[test]
fn an_endless_list_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.txt"), "Words.").unwrap();
    let with = |arguments: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_keyweight"));
        let inputs = [&["terms", "a.txt"], arguments].concat();
        run(command.current_dir(folder.path()).args(inputs)).exits_with(2)
    };
    for option in ["--stop-words", "--dictionary"] {
        with(&[option, "/dev/zero"]).says("it is longer than 64 MiB, the limit for a list");
    }
}
