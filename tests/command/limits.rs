//! Limits that the shell sets: running into one is an error with a message, and leaves nothing behind.

use std::fmt::Write;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use crate::support::names;

/// Runs the command with a limit that the shell's `ulimit` sets.
fn limited(ulimit: &str, folder: &Path, arguments: &str) -> Output {
    let binary = env!("CARGO_BIN_EXE_keyweight");
    let script = format!("ulimit {ulimit} && exec {binary} {arguments}");
    let mut shell = Command::new("sh");
    shell.args(["-c", &script]).current_dir(folder);
    shell.output().unwrap()
}

/// Only Linux enforces limits on address space.
#[cfg(target_os = "linux")]
#[test]
fn running_out_of_memory_is_an_error_and_the_old_report_stays() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path();
    fs::write(path.join("a.txt"), "Chips for Korea, chips for Taiwan.").unwrap();
    assert!(
        limited("-v unlimited", path, "report a.txt --out rep -q")
            .status
            .success()
    );
    let manifest = fs::read(path.join("rep/manifest.json")).unwrap();
    let mut table = String::from("id,text\n");
    for row in 0..500 {
        write!(table, "{row},").unwrap();
        for word in 0..200 {
            write!(table, "w{row}x{word} ").unwrap();
        }
        table.push('\n');
    }
    fs::write(path.join("b.csv"), table).unwrap();
    let before = names(path);
    // In KiB. Wherever memory runs out, the end is the same.
    for size in [36_000, 50_000, 64_000] {
        let ulimit = format!("-v {size}");
        let output = limited(
            &ulimit,
            path,
            "report b.csv --out rep --ngrams 1..2 --threads 2",
        );
        let error = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(1), "{size}: {error}");
        assert!(error.contains("error: out of memory: "), "{size}: {error}");
        assert!(error.contains("--memory"), "{size}: {error}");
        assert_eq!(names(path), before, "{size}");
        assert_eq!(fs::read(path.join("rep/manifest.json")).unwrap(), manifest);
    }
}

#[test]
fn few_descriptors_are_an_error_at_most() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(
        folder.path().join("a.txt"),
        "Chips for Korea, chips for Taiwan.",
    )
    .unwrap();
    for number in [6, 7, 9, 12] {
        let output = limited(
            &format!("-n {number}"),
            folder.path(),
            "report a.txt --out rep -q",
        );
        let error = String::from_utf8_lossy(&output.stderr).into_owned();
        match output.status.code() {
            Some(0) => assert_eq!(error, ""),
            code => assert_eq!(code, Some(1), "{number}: {error}"),
        }
        assert!(!error.contains("panicked"), "{number}: {error}");
    }
}
