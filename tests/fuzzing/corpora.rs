//! Every file in `fuzz/corpus` passes the check of its target.

use std::fs;
use std::panic::catch_unwind;
use std::path::Path;

use super::TARGETS;

fn check_corpus(target: &str) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../fuzz/corpus");
    let (_, check) = TARGETS.iter().find(|(name, _)| *name == target).unwrap();
    let mut files = 0;
    for entry in fs::read_dir(folder.join(target)).unwrap() {
        let path = entry.unwrap().path();
        let bytes = fs::read(&path).unwrap();
        let passed = catch_unwind(|| check(&bytes)).is_ok();
        assert!(passed, "{} fails", path.display());
        files += 1;
    }
    assert!(files > 10, "there are only {files} files for {target}");
}

#[test]
fn segment() {
    check_corpus("segment");
}

#[test]
fn fold() {
    check_corpus("fold");
}

#[test]
fn kwc() {
    check_corpus("kwc");
}

#[test]
fn csv() {
    check_corpus("csv");
}

#[test]
fn json() {
    check_corpus("json");
}

#[test]
fn mecab() {
    check_corpus("mecab");
}

#[test]
fn command() {
    check_corpus("command");
}

#[test]
fn every_target_is_a_program_with_a_corpus() {
    let fuzz = Path::new(env!("CARGO_MANIFEST_DIR")).join("../fuzz");
    let names = |folder: &str| {
        let entries = fs::read_dir(fuzz.join(folder)).unwrap();
        let mut names: Vec<String> = entries
            .map(|entry| {
                entry
                    .unwrap()
                    .path()
                    .file_stem()
                    .unwrap()
                    .to_string_lossy()
                    .into_owned()
            })
            .collect();
        names.sort();
        names
    };
    let mut targets = TARGETS.map(|(name, _)| name);
    targets.sort_unstable();
    assert_eq!(names("fuzz_targets"), targets);
    assert_eq!(names("corpus"), targets);
}
