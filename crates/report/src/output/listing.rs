//! The names in a folder.

use std::ffi::{OsStr, OsString};
use std::fs;
use std::io;
use std::path::Path;

/// The names in `folder` that `is_wanted`, in no order.
///
/// `std::fs::read_dir` panics if the folder cannot be closed, as a network file system may report.
#[cfg(unix)]
pub(crate) fn names(
    folder: &Path,
    is_wanted: impl Fn(&OsStr) -> bool,
) -> io::Result<Vec<OsString>> {
    use std::os::unix::ffi::OsStrExt;

    use rustix::fs::{Dir, Mode, OFlags};
    use rustix::io::retry_on_intr;

    let flags = OFlags::RDONLY | OFlags::DIRECTORY | OFlags::CLOEXEC;
    let open = retry_on_intr(|| rustix::fs::open(folder, flags, Mode::empty()))?;
    let mut names = Vec::new();
    for entry in Dir::new(open)? {
        let entry = entry?;
        let name = OsStr::from_bytes(entry.file_name().to_bytes());
        if name != "." && name != ".." && is_wanted(name) {
            names.push(name.to_owned());
        }
    }
    Ok(names)
}

#[cfg(not(unix))]
pub(crate) fn names(
    folder: &Path,
    is_wanted: impl Fn(&OsStr) -> bool,
) -> io::Result<Vec<OsString>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(folder)? {
        let name = entry?.file_name();
        if is_wanted(&name) {
            names.push(name);
        }
    }
    Ok(names)
}

/// Removes a folder that contains only files. What is gone already is no error, and the first error
/// does not keep the rest from being removed.
pub(crate) fn remove_flat(folder: &Path) -> io::Result<()> {
    let files = names(folder, |_| true)?.into_iter();
    let removed = files.map(|name| unless_gone(fs::remove_file(folder.join(name))));
    let removed: Vec<_> = removed.collect();
    removed.into_iter().collect::<io::Result<()>>()?;
    unless_gone(fs::remove_dir(folder))
}

/// Treats a missing file as success: what is gone need not be moved or removed.
pub(crate) fn unless_gone(result: io::Result<()>) -> io::Result<()> {
    match result {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        result => result,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_is_listed_as_the_standard_library_does() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("d")).unwrap();
        for name in [".hidden", "..a", "台", "b"] {
            fs::write(folder.path().join(name), "").unwrap();
        }
        let entries = fs::read_dir(folder.path()).unwrap();
        let mut expected: Vec<_> = entries.map(|entry| entry.unwrap().file_name()).collect();
        let mut found = names(folder.path(), |_| true).unwrap();
        expected.sort();
        found.sort();
        assert_eq!(found, expected);
        let wanted = names(folder.path(), |name| name == "b").unwrap();
        assert_eq!(wanted, ["b"]);
        assert!(names(&folder.path().join("b"), |_| true).is_err());
    }

    #[test]
    fn only_a_folder_of_files_is_removed() {
        let parent = tempfile::tempdir().unwrap();
        let folder = parent.path().join("a");
        fs::create_dir_all(folder.join("sub")).unwrap();
        fs::write(folder.join("b"), "").unwrap();
        assert!(remove_flat(&folder).is_err());
        assert_eq!(names(&folder, |_| true).unwrap(), ["sub"]);
        fs::remove_dir(folder.join("sub")).unwrap();
        remove_flat(&folder).unwrap();
        assert!(!folder.exists());
    }
}
