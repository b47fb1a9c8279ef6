//! Which files of a folder are ours.

use std::collections::BTreeSet;
use std::ffi::{OsStr, OsString};
use std::fs;
use std::path::{Path, PathBuf};

use super::error::OutputError;

/// Files that file managers and version control put into any folder.
const ANYWHERE: &[&str] = &[
    ".DS_Store",
    ".directory",
    ".gitignore",
    ".gitkeep",
    ".keep",
    "Thumbs.db",
    "desktop.ini",
];

/// Which files of an output folder are ours to replace or remove.
#[derive(Clone, Copy, Debug)]
pub struct Owned<'a> {
    /// The names of all files that this run or an earlier one may write. They are replaced or removed.
    pub names: &'a [&'a str],
    /// The one that is in every folder we wrote, and so proves that the others are ours:
    /// `manifest.json`.
    pub mark: &'a str,
}

/// The names of our files, as an owned value.
#[derive(Debug)]
pub(crate) struct Names {
    names: BTreeSet<OsString>,
    mark: String,
}

impl Names {
    pub(crate) fn new(owned: Owned<'_>) -> Names {
        let names = owned
            .names
            .iter()
            .chain([&owned.mark])
            .map(OsString::from)
            .collect();
        Names {
            names,
            mark: owned.mark.to_owned(),
        }
    }

    pub(crate) fn owns(&self, name: &OsStr) -> bool {
        self.names.contains(name)
    }

    pub(crate) fn mark(&self) -> &str {
        &self.mark
    }

    /// Whether `folder` has the file that proves that the others are ours.
    pub(crate) fn has_mark(&self, folder: &Path) -> bool {
        fs::symlink_metadata(folder.join(&self.mark)).is_ok()
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = &OsStr> {
        self.names.iter().map(OsString::as_os_str)
    }

    /// Checks that `target`, which contains these `foreign` files, is one of our folders, as the mark in it
    /// proves, or has nothing of value.
    ///
    /// # Errors
    ///
    /// [`OutputError::NotOurs`] if there is a file with one of our names, but no mark, and
    /// [`OutputError::OtherFiles`] if there are other files and no mark.
    pub(crate) fn check_ours(
        &self,
        target: &Path,
        shown: &Path,
        foreign: &[OsString],
    ) -> Result<(), OutputError> {
        if self.has_mark(target) {
            return Ok(());
        }
        let is_there = |name: &OsStr| fs::symlink_metadata(target.join(name)).is_ok();
        if let Some(entry) = self.names.iter().find(|name| is_there(name)) {
            return Err(OutputError::NotOurs {
                folder: shown.to_owned(),
                entry: entry.into(),
                mark: self.mark.clone(),
            });
        }
        let files = of_value(foreign);
        if files.is_empty() {
            return Ok(());
        }
        Err(OutputError::OtherFiles {
            folder: shown.to_owned(),
            files,
            mark: self.mark.clone(),
        })
    }
}

/// The files, in byte order, that are not of those that are in any folder.
pub(crate) fn of_value(files: &[OsString]) -> Vec<PathBuf> {
    let is_anywhere = |name: &OsString| ANYWHERE.iter().any(|anywhere| name == anywhere);
    let files = files.iter().filter(|name| !is_anywhere(name));
    let mut files: Vec<PathBuf> = files.map(PathBuf::from).collect();
    files.sort_unstable();
    files
}
