//! Which files of a folder are ours.

use std::collections::BTreeSet;
use std::ffi::{OsStr, OsString};
use std::fs::{self, File};
use std::io::{self, BufReader, Read};
use std::path::{Path, PathBuf};

use serde::Deserialize;

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

/// How many bytes of a mark are looked at to recognize it.
const LONGEST_BEGINNING: u64 = 4096;

/// Which files of an output folder are ours to replace or remove.
#[derive(Clone, Copy, Debug)]
pub struct Owned<'a> {
    /// The names of all files that this run or an earlier one may write. They are replaced or removed.
    pub names: &'a [&'a str],
    /// The one that is in every folder we wrote, and so proves that the others are ours:
    /// `manifest.json`. If it is JSON with an array `tables` of objects that have a `file`, only these
    /// files are ours.
    pub mark: &'a str,
    /// How the text of the mark begins, without white space. A file of its name that begins otherwise
    /// belongs to someone else.
    pub mark_begins: &'a str,
}

/// The names of our files, as an owned value.
#[derive(Debug)]
pub(crate) struct Names {
    files: BTreeSet<OsString>,
    mark: String,
    mark_begins: String,
}

/// The part of a mark that lists files.
#[derive(Deserialize)]
struct Listed {
    tables: Vec<ListedTable>,
}

#[derive(Deserialize)]
struct ListedTable {
    file: String,
}

impl Names {
    pub(crate) fn new(owned: Owned<'_>) -> Names {
        let files = owned
            .names
            .iter()
            .chain([&owned.mark])
            .map(OsString::from)
            .collect();
        Names {
            files,
            mark: owned.mark.to_owned(),
            mark_begins: owned.mark_begins.to_owned(),
        }
    }

    pub(crate) fn owns(&self, name: &OsStr) -> bool {
        self.files.contains(name)
    }

    pub(crate) fn mark(&self) -> &str {
        &self.mark
    }

    /// Whether `folder` has the file that proves that the others are ours.
    pub(crate) fn has_mark(&self, folder: &Path) -> bool {
        let mark = folder.join(&self.mark);
        let is_file = fs::symlink_metadata(&mark).is_ok_and(|metadata| metadata.is_file());
        is_file && begins_with(&mark, &self.mark_begins).unwrap_or(false)
    }

    /// The files that the mark in `folder` lists, if it lists any.
    fn listed(&self, folder: &Path) -> Option<BTreeSet<OsString>> {
        let file = File::open(folder.join(&self.mark)).ok()?;
        let listed: Listed = serde_json::from_reader(BufReader::new(file)).ok()?;
        Some(
            listed
                .tables
                .into_iter()
                .map(|table| table.file.into())
                .collect(),
        )
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = &OsStr> {
        self.files.iter().map(OsString::as_os_str)
    }

    /// Checks that `target`, which contains these `foreign` files, is one of our folders, as the mark in it
    /// proves, or has nothing of value.
    ///
    /// # Errors
    ///
    /// [`OutputError::NotOurs`] if there is a file with one of our names, but no mark,
    /// [`OutputError::Unlisted`] if the mark does not list it, and [`OutputError::OtherFiles`] if there
    /// are other files and no mark.
    pub(crate) fn check_ours(
        &self,
        target: &Path,
        shown: &Path,
        foreign: &[OsString],
    ) -> Result<(), OutputError> {
        let is_there = |name: &OsStr| fs::symlink_metadata(target.join(name)).is_ok();
        if self.has_mark(target) {
            let Some(listed) = self.listed(target) else {
                return Ok(());
            };
            let is_listed = |name: &OsStr| name == self.mark.as_str() || listed.contains(name);
            let unlisted = self.iter().find(|name| is_there(name) && !is_listed(name));
            return unlisted.map_or(Ok(()), |entry| {
                Err(OutputError::Unlisted {
                    folder: shown.to_owned(),
                    entry: entry.into(),
                    mark: self.mark.clone(),
                })
            });
        }
        if let Some(entry) = self.files.iter().find(|name| is_there(name)) {
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

/// Whether the text of a file begins with `expected`, apart from white space.
fn begins_with(path: &Path, expected: &str) -> io::Result<bool> {
    let mut bytes = BufReader::new(File::open(path)?)
        .take(LONGEST_BEGINNING)
        .bytes();
    for expected in expected.bytes() {
        let next = bytes.find(|byte| !matches!(byte, Ok(byte) if byte.is_ascii_whitespace()));
        if next.transpose()? != Some(expected) {
            return Ok(false);
        }
    }
    Ok(true)
}

/// The files, in byte order, that are not of those that are in any folder.
pub(crate) fn of_value(files: &[OsString]) -> Vec<PathBuf> {
    let is_anywhere = |name: &OsString| ANYWHERE.iter().any(|anywhere| name == anywhere);
    let files = files.iter().filter(|name| !is_anywhere(name));
    let mut files: Vec<PathBuf> = files.map(PathBuf::from).collect();
    files.sort_unstable();
    files
}
