//! Tests of what the next run finds after a process was killed between two renames.

use std::io::Write;

use super::*;
use crate::{OutputFile, OutputFolder, Owned};

const OWNED: Owned<'_> = Owned {
    names: &["a.csv", "manifest.json"],
    mark: "manifest.json",
    mark_begins: "",
};
const ASIDE: &str = ".reports.keyweight-x1Y2z3.old";

/// A folder in which a process was killed while it replaced `reports`: the old report was moved, the
/// new one was not.
fn interrupted() -> tempfile::TempDir {
    let parent = tempfile::tempdir().unwrap();
    for (folder, text) in [(ASIDE, "old"), (".reports.keyweight-a1B2c3", "new")] {
        fs::create_dir(parent.path().join(folder)).unwrap();
        for name in ["a.csv", "manifest.json"] {
            fs::write(parent.path().join(folder).join(name), text).unwrap();
        }
    }
    parent
}

fn begin(target: &Path) -> OutputFolder {
    let folder = OutputFolder::create(target, OWNED).unwrap();
    let mut file = folder.file("manifest.json").unwrap();
    file.write_all(b"newer").unwrap();
    file.finish().unwrap();
    folder
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let mut names: Vec<_> = entries
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

fn manifest(folder: &Path) -> String {
    fs::read_to_string(folder.join("manifest.json")).unwrap()
}

#[test]
fn the_old_report_comes_back_even_if_the_next_run_fails() {
    let parent = interrupted();
    let target = parent.path().join("reports");
    let folder = begin(&target);
    assert_eq!(manifest(&target), "old");
    assert!(matches!(folder.notes(), [OutputNote::Restored { .. }]));
    drop(folder);
    assert_eq!(names(&target), ["a.csv", "manifest.json"]);
    #[cfg(unix)]
    assert_eq!(names(parent.path()), ["reports"]);
}

#[test]
fn the_old_report_comes_back_before_a_run_that_is_refused() {
    let parent = interrupted();
    fs::create_dir(parent.path().join(ASIDE).join("album")).unwrap();
    let target = parent.path().join("reports");
    assert!(OutputFolder::create(&target, OWNED).is_err());
    assert_eq!(names(&target), ["a.csv", "album", "manifest.json"]);
}

#[test]
fn the_next_run_replaces_the_old_report_and_keeps_the_files_of_others() {
    let parent = interrupted();
    fs::write(parent.path().join(ASIDE).join("notes.txt"), "by hand").unwrap();
    let target = parent.path().join("reports");
    begin(&target).finish().unwrap();
    assert_eq!(names(&target), ["manifest.json", "notes.txt"]);
    assert_eq!(manifest(&target), "newer");
}

#[test]
fn a_file_or_a_folder_inside_the_report_brings_it_back_too() {
    let parent = interrupted();
    let target = parent.path().join("reports");
    drop(OutputFile::create(target.join("terms.csv")).unwrap());
    assert_eq!(names(&target), ["a.csv", "manifest.json"]);
    fs::rename(&target, parent.path().join(ASIDE)).unwrap();
    drop(begin(&target.join("sub")));
    assert_eq!(names(&target), ["a.csv", "manifest.json"]);
}

#[test]
fn an_empty_folder_that_was_made_in_the_meantime_is_no_obstacle() {
    let parent = interrupted();
    let target = parent.path().join("reports");
    fs::create_dir(&target).unwrap();
    drop(begin(&target));
    assert_eq!(manifest(&target), "old");
}

#[test]
fn a_place_that_was_filled_in_the_meantime_keeps_what_it_has() {
    let parent = interrupted();
    let (target, old) = (parent.path().join("reports"), parent.path().join(ASIDE));
    fs::write(old.join("notes.txt"), "old").unwrap();
    fs::write(old.join("more.txt"), "old").unwrap();
    fs::write(&target, "a file").unwrap();
    assert!(OutputFolder::create(&target, OWNED).is_err());
    fs::remove_file(&target).unwrap();
    fs::create_dir(&target).unwrap();
    fs::write(target.join("notes.txt"), "by hand").unwrap();
    assert!(OutputFolder::create(&target, OWNED).is_err());
    assert_eq!(names(&target), ["notes.txt"]);
    assert_eq!(manifest(&old), "old");

    // Once there is a report, it has replaced the old one. Only what has no copy stays.
    fs::write(target.join("manifest.json"), "by another run").unwrap();
    drop(begin(&target));
    assert_eq!(names(&target), ["manifest.json", "more.txt", "notes.txt"]);
    assert_eq!(
        fs::read_to_string(target.join("notes.txt")).unwrap(),
        "by hand"
    );
    assert!(!old.exists());
    if cfg!(unix) {
        let retired = parent.path().join(".reports.keyweight-x1Y2z3");
        assert_eq!(names(&retired), ["notes.txt"]);
        assert_eq!(
            fs::read_to_string(retired.join("notes.txt")).unwrap(),
            "old"
        );
    }
}

#[test]
fn an_old_report_whose_place_is_empty_is_never_removed() {
    let parent = interrupted();
    let (target, old) = (parent.path().join("reports"), parent.path().join(ASIDE));
    let owned = Names::new(OWNED);
    retire_superseded(&target, &owned);
    assert_eq!(names(&old), ["a.csv", "manifest.json"]);
    fs::create_dir(&target).unwrap();
    retire_superseded(&target, &owned);
    assert_eq!(names(&old), ["a.csv", "manifest.json"]);
}

#[cfg(unix)]
#[test]
fn of_several_old_reports_the_latest_comes_back() {
    let parent = interrupted();
    let at = |name: &str| parent.path().join(name);
    fs::create_dir(at(".reports.keyweight-000000.old")).unwrap();
    fs::create_dir(at("later")).unwrap();
    fs::write(at("later/manifest.json"), "later").unwrap();
    // The clock of a file system may tick only every few milliseconds.
    let old = fs::symlink_metadata(at(ASIDE)).unwrap();
    let later = at(".reports.keyweight-111111.old");
    let mut from = at("later");
    while renamed_at(&fs::symlink_metadata(&from).unwrap()) <= renamed_at(&old) {
        fs::rename(&from, &later).unwrap();
        from.clone_from(&later);
    }
    fs::rename(from, &later).unwrap();
    let folder = begin(&at("reports"));
    assert_eq!(manifest(&at("reports")), "later");
    folder.finish().unwrap();
    assert_eq!(names(parent.path()), ["reports"]);
}
