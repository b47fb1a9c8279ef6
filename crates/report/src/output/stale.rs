//! Removal of what killed processes left.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;

use super::aside;
use super::listing;
use super::owned::Names;
use super::path::folder_of;
use super::temporary::{Kind, beside, lock_stale};

/// Removes the temporary files beside `target` that no living process holds.
///
/// Files that cannot be locked or removed are left: they do no harm.
pub(crate) fn remove_files(target: &Path) {
    let Some(name) = target.file_name() else {
        return;
    };
    for path in beside(folder_of(target), name, Kind::Temporary) {
        let is_file = fs::symlink_metadata(&path).is_ok_and(|metadata| metadata.is_file());
        if is_file && let Some(lock) = lock_stale(&path) {
            let _ = fs::remove_file(&path);
            drop(lock);
        }
    }
}

/// Whether stale temporaries remain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Remains {
    Nothing,
    /// One of them may be the only whole folder, if nothing is in its place.
    WholeFolder,
}

/// Removes the temporary folders beside `target` that no living process holds.
///
/// A process that was killed while it put a new folder in its place may have left the old one under a
/// temporary name. So files that are not ours are removed only if `target` has the same file, and a
/// folder that may be whole is removed only if `target` exists. An old folder that was set aside is
/// removed only if `target` is one of our folders, which has replaced it.
pub(crate) fn remove_folders(target: &Path, names: &Names) -> Remains {
    let mut remains = Remains::Nothing;
    let Some(name) = target.file_name() else {
        return remains;
    };
    aside::retire_superseded(target, names);
    for path in beside(folder_of(target), name, Kind::Temporary) {
        let is_folder = fs::symlink_metadata(&path).is_ok_and(|metadata| metadata.is_dir());
        if is_folder && let Some(lock) = lock_stale(&path) {
            if names.has_mark(&path) && !target.is_dir() {
                remains = Remains::WholeFolder;
            } else {
                let _ = remove_folder(&path, target, names);
            }
            drop(lock);
        }
    }
    remains
}

fn remove_folder(stale: &Path, target: &Path, names: &Names) -> io::Result<()> {
    for name in listing::names(stale, |_| true)? {
        let path = stale.join(&name);
        if names.owns(&name) || is_same(&path, &target.join(&name))? {
            fs::remove_file(path)?;
        }
    }
    fs::remove_dir(stale)
}

/// Whether two files have the same bytes, or are links to the same place.
fn is_same(one: &Path, other: &Path) -> io::Result<bool> {
    let kinds = [one, other].map(|path| fs::symlink_metadata(path).map(|it| it.file_type()));
    let [Ok(first), Ok(second)] = kinds else {
        return Ok(false);
    };
    if first.is_symlink() && second.is_symlink() {
        return Ok(fs::read_link(one)? == fs::read_link(other)?);
    }
    Ok(first.is_file() && second.is_file() && have_same_bytes(one, other)?)
}

fn have_same_bytes(one: &Path, other: &Path) -> io::Result<bool> {
    let [mut one, mut other] = [File::open(one)?, File::open(other)?];
    if one.metadata()?.len() != other.metadata()?.len() {
        return Ok(false);
    }
    let (mut expected, mut found) = (vec![0; 1 << 16], vec![0; 1 << 16]);
    loop {
        let length = one.read(&mut expected)?;
        if length == 0 {
            return Ok(true);
        }
        if other.read_exact(&mut found[..length]).is_err() || found[..length] != expected[..length]
        {
            return Ok(false);
        }
    }
}

#[cfg(test)]
#[cfg(unix)]
mod tests {
    use std::io::Write;

    use super::*;
    use crate::{OutputFile, OutputFolder, Owned};

    const OWNED: Owned<'_> = Owned {
        names: &["a.csv", "manifest.json"],
        mark: "manifest.json",
        mark_begins: "",
    };
    const STALE: &str = ".reports.keyweight-x1Y2z3";

    fn write(path: &Path) -> OutputFolder {
        let folder = OutputFolder::create(path, OWNED).unwrap();
        let mut file = folder.file("manifest.json").unwrap();
        file.write_all(b"new").unwrap();
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

    #[test]
    fn only_the_file_that_a_killed_process_left_is_removed() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        let others = [
            ".a.csv.keyweight-",
            ".a.csv.keyweight-x1Y2z",
            ".a.csv.keyweight-x1Y2z.",
            ".b.csv.keyweight-x1Y2z3",
        ];
        for name in others.into_iter().chain([".a.csv.keyweight-x1Y2z3"]) {
            fs::write(at(name), "").unwrap();
        }
        fs::create_dir(at(".a.csv.keyweight-folder")).unwrap();
        let living = OutputFile::create(at("a.csv")).unwrap();
        OutputFile::create(at("a.csv")).unwrap().finish().unwrap();
        living.finish().unwrap();
        let mut expected = others.to_vec();
        expected.extend([".a.csv.keyweight-folder", "a.csv"]);
        expected.sort_unstable();
        assert_eq!(names(folder.path()), expected);
    }

    #[test]
    fn a_folder_that_a_killed_process_left_is_removed_but_not_a_living_one() {
        let parent = tempfile::tempdir().unwrap();
        let target = parent.path().join("reports");
        write(&target).finish().unwrap();
        fs::write(target.join("notes.txt"), "mine").unwrap();
        let stale = parent.path().join(STALE);
        fs::create_dir(&stale).unwrap();
        for name in ["a.csv", "manifest.json"] {
            fs::write(stale.join(name), "half").unwrap();
        }
        fs::hard_link(target.join("notes.txt"), stale.join("notes.txt")).unwrap();
        fs::write(target.join(".a.csv.keyweight-x1Y2z3"), "half").unwrap();
        let living = write(&target);
        write(&target).finish().unwrap();
        living.finish().unwrap();
        assert_eq!(names(parent.path()), ["reports"]);
        assert_eq!(names(&target), ["manifest.json", "notes.txt"]);
    }

    #[test]
    fn a_file_without_a_copy_is_never_removed() {
        let parent = tempfile::tempdir().unwrap();
        let target = parent.path().join("reports");
        let stale = parent.path().join(STALE);
        fs::create_dir(&stale).unwrap();
        for name in ["a.csv", "manifest.json", "notes.txt"] {
            fs::write(stale.join(name), "old").unwrap();
        }
        drop(write(&target));
        assert_eq!(names(&stale).len(), 3);
        write(&target).finish().unwrap();
        assert_eq!(names(&stale), ["notes.txt"]);
        fs::write(target.join("notes.txt"), "old").unwrap();
        drop(write(&target));
        assert_eq!(names(parent.path()), ["reports"]);
    }

    #[test]
    fn a_discarded_output_cannot_be_finished() {
        let parent = tempfile::tempdir().unwrap();
        let folder = write(&parent.path().join("x/reports"));
        let file = OutputFile::create(parent.path().join("a.csv")).unwrap();
        folder.discard_handle().discard();
        file.discard_handle().unwrap().discard();
        assert!(names(parent.path()).is_empty());
        assert!(folder.file("a.csv").is_err());
        assert!(folder.finish().is_err());
        assert!(file.finish().is_err());
        assert!(names(parent.path()).is_empty());
    }
}
