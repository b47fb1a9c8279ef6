//! Which files of a folder are ours.

use std::collections::BTreeSet;
use std::ffi::{OsStr, OsString};
use std::fs;
use std::path::Path;

use super::error::OutputError;

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

    /// Checks that files in `target` with our names are ours, as the mark among them proves.
    ///
    /// # Errors
    ///
    /// [`OutputError::NotOurs`] if there is such a file, but no mark.
    pub(crate) fn check_ours(&self, target: &Path, shown: &Path) -> Result<(), OutputError> {
        let is_there = |name: &OsStr| fs::symlink_metadata(target.join(name)).is_ok();
        if self.has_mark(target) {
            return Ok(());
        }
        match self.names.iter().find(|name| is_there(name)) {
            None => Ok(()),
            Some(entry) => Err(OutputError::NotOurs {
                folder: shown.to_owned(),
                entry: entry.into(),
                mark: self.mark.clone(),
            }),
        }
    }
}
