//! Files in a folder that we replace, but that are not ours.

use std::ffi::OsString;
use std::fs;
use std::io;
use std::path::Path;

use super::error::OutputError;
use super::listing::{self, unless_gone};
use super::owned::Names;

/// The names in `target` that are not ours.
///
/// # Errors
///
/// [`OutputError::ForeignFolder`] if any entry is neither a file nor a link, and
/// [`OutputError::Write`] if the folder cannot be read.
pub(crate) fn foreign(
    target: &Path,
    shown: &Path,
    names: &Names,
) -> Result<Vec<OsString>, OutputError> {
    let mut foreign = Vec::new();
    for name in listing::names(target, |_| true).map_err(OutputError::write(shown))? {
        let kind = match fs::symlink_metadata(target.join(&name)) {
            Ok(metadata) => metadata.file_type(),
            Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
            Err(error) => return Err(OutputError::write(shown)(error)),
        };
        if !kind.is_file() && !kind.is_symlink() {
            return Err(OutputError::ForeignFolder {
                folder: shown.to_owned(),
                entry: name.into(),
            });
        }
        if !names.owns(&name) {
            foreign.push(name);
        }
    }
    Ok(foreign)
}

/// Adds the files in `target` with these names to `new`.
pub(crate) fn carry_over(names: &[OsString], target: &Path, new: &Path) -> io::Result<()> {
    for name in names {
        let (from, to) = (target.join(name), new.join(name));
        // Its owner may have removed it in the meantime.
        unless_gone(fs::hard_link(&from, &to).or_else(|_| copy(&from, &to)))?;
    }
    Ok(())
}

/// Copies a file, or a link as a link.
fn copy(from: &Path, to: &Path) -> io::Result<()> {
    if fs::symlink_metadata(from)?.is_symlink() {
        return copy_link(from, to);
    }
    fs::copy(from, to)?;
    Ok(())
}

#[cfg(unix)]
fn copy_link(from: &Path, to: &Path) -> io::Result<()> {
    std::os::unix::fs::symlink(fs::read_link(from)?, to)
}

#[cfg(not(unix))]
fn copy_link(_from: &Path, _to: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

/// Removes the folder `old` after `new` has taken its place.
///
/// Only files with our names are removed. The others are in `new` already, except those that were
/// written or replaced after they were carried over. So all of them are moved, which changes nothing
/// when both are the same file. Another process may consider the old folder stale, which it is, and
/// remove it at the same time.
pub(crate) fn remove_old(old: &Path, new: &Path, names: &Names) -> io::Result<()> {
    let entries = match listing::names(old, |_| true) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        entries => entries?,
    };
    for name in entries {
        let path = old.join(&name);
        if !names.owns(&name) {
            unless_gone(fs::rename(&path, new.join(&name)))?;
        }
        unless_gone(fs::remove_file(&path))?;
    }
    unless_gone(fs::remove_dir(old))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::output::Owned;

    const NAMES: Owned<'_> = Owned {
        names: &["a.csv", "b.csv"],
        mark: "mark",
        mark_begins: "{\"program\":\"ours\"",
    };

    #[test]
    fn files_with_our_names_need_the_mark_to_be_ours() {
        let folder = tempfile::tempdir().unwrap();
        let names = Names::new(NAMES);
        let check = |foreign: &[&str]| {
            let foreign: Vec<OsString> = foreign.iter().map(OsString::from).collect();
            names.check_ours(folder.path(), Path::new("reports"), &foreign)
        };
        check(&[]).unwrap();
        check(&[".DS_Store"]).unwrap();
        assert_eq!(
            check(&["notes.txt", ".DS_Store", "a.txt"])
                .unwrap_err()
                .to_string(),
            format!(
                "cannot write into reports: it contains a.txt, notes.txt, but no mark; name a folder that \
                 is new or empty, such as {}",
                Path::new("reports").join("reports").display()
            )
        );
        fs::write(folder.path().join("b.csv"), "").unwrap();
        assert!(matches!(
            check(&[]),
            Err(OutputError::NotOurs { entry, .. }) if entry == Path::new("b.csv")
        ));
        // Another program's file of this name proves nothing.
        for other in ["", "{}", "{\"name\": \"ours\"}"] {
            fs::write(folder.path().join("mark"), other).unwrap();
            assert!(matches!(check(&[]), Err(OutputError::NotOurs { .. })));
        }
        fs::write(
            folder.path().join("mark"),
            "{\n  \"program\": \"ours\"\n}\n",
        )
        .unwrap();
        check(&["notes.txt"]).unwrap();
        let lists = |files: &str| {
            let mark = format!("{{\"program\": \"ours\", \"tables\": [{files}]}}");
            fs::write(folder.path().join("mark"), mark).unwrap();
        };
        lists(r#"{"file": "b.csv", "rows": 1}"#);
        check(&["notes.txt"]).unwrap();
        lists(r#"{"file": "a.csv", "rows": 1}"#);
        assert_eq!(
            check(&[]).unwrap_err().to_string(),
            "cannot replace reports: it contains b.csv, which mark does not list, so b.csv may not be \
             ours to replace; move it, or name another folder"
        );
    }

    #[test]
    fn a_foreign_file_that_changed_since_it_was_carried_over_is_kept_as_it_is_now() {
        let parent = tempfile::tempdir().unwrap();
        let [old, new] = ["old", "new"].map(|name| parent.path().join(name));
        fs::create_dir(&old).unwrap();
        fs::create_dir(&new).unwrap();
        for name in ["a.csv", "same", "saved", "removed"] {
            fs::write(old.join(name), "old").unwrap();
        }
        let names = Names::new(NAMES);
        let foreign = foreign(&old, &old, &names).unwrap();
        fs::remove_file(old.join("removed")).unwrap();
        carry_over(&foreign, &old, &new).unwrap();
        fs::remove_file(old.join("saved")).unwrap();
        fs::write(old.join("saved"), "newer").unwrap();
        fs::write(old.join("late"), "late").unwrap();
        fs::create_dir(old.join("late folder")).unwrap();

        remove_old(&old, &new, &names).unwrap();
        let text = |name: &str| fs::read_to_string(new.join(name)).ok();
        assert_eq!(text("same").as_deref(), Some("old"));
        assert_eq!(text("saved").as_deref(), Some("newer"));
        assert_eq!(text("late").as_deref(), Some("late"));
        assert!(new.join("late folder").is_dir());
        assert_eq!(text("removed"), None);
        assert_eq!(text("a.csv"), None);
        assert!(!old.exists());
    }

    #[test]
    fn a_copy_is_a_file_and_a_copied_link_a_link() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        fs::write(at("a"), "text").unwrap();
        copy(&at("a"), &at("b")).unwrap();
        assert_eq!(fs::read_to_string(at("b")).unwrap(), "text");
        #[cfg(unix)]
        {
            std::os::unix::fs::symlink("a", at("link")).unwrap();
            copy(&at("link"), &at("copied")).unwrap();
            assert_eq!(fs::read_link(at("copied")).unwrap(), Path::new("a"));
        }
        assert_eq!(
            copy(&at("no"), &at("d")).unwrap_err().kind(),
            io::ErrorKind::NotFound
        );
    }
}
