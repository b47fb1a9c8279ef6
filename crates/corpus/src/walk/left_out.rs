//! Files in a folder that are not read, counted by cause.

use std::path::Path;

use indexmap::IndexMap;
use walkdir::{DirEntry, WalkDir};

use crate::kind::{ByName, by_name};
use crate::options::{Format, HiddenFiles};
use crate::path_names::display;
use crate::skipped::Notice;

/// Up to this many files and folders in folders that are left out are looked at to count them.
const LOOKED_AT: usize = 100_000;
/// How many names a notice gives.
const NAMED: usize = 3;
/// Folders in which version control systems keep their data. They have no texts and are never read.
const VERSION_CONTROL: [&str; 5] = [".bzr", ".git", ".hg", ".jj", ".svn"];
/// How the names of files begin in which macOS keeps the attributes of other files.
const ATTRIBUTES: &[u8] = b"._";

/// The extension of files of counts, which are not texts: those of a folder's texts may be kept beside
/// them.
const COUNTS: &str = "kwc";

/// Why a file in a folder is not read.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum Cause {
    /// This ignore file names it or a folder that contains it.
    IgnoreFile(String),
    /// Its name, or that of a folder that contains it, begins with a dot.
    Hidden,
    /// It is a file of counts.
    Counts,
}

/// The files of a walked folder that are not read, though keyweight could read them.
pub(super) struct LeftOut {
    format: Format,
    hidden: HiddenFiles,
    tallies: IndexMap<Cause, Tally>,
    /// How many more files and folders may be looked at.
    remaining: usize,
}

#[derive(Default)]
struct Tally {
    files: u64,
    /// Not all were looked at.
    is_least: bool,
    /// The first files and folders that were left out.
    names: Vec<String>,
    /// There are more of them.
    has_more: bool,
}

impl LeftOut {
    pub(super) fn new(format: Format, hidden: HiddenFiles) -> LeftOut {
        LeftOut::looking_at(LOOKED_AT, format, hidden)
    }

    fn looking_at(remaining: usize, format: Format, hidden: HiddenFiles) -> LeftOut {
        LeftOut {
            format,
            hidden,
            tallies: IndexMap::new(),
            remaining,
        }
    }

    /// Counts a file or a folder with its files.
    pub(super) fn add(&mut self, cause: Cause, entry: &DirEntry, relative: &Path) {
        if is_bookkeeping(entry) {
            return;
        }
        if entry.file_type().is_dir() {
            self.folder(cause, entry.path(), relative);
        } else if cause == Cause::Counts || self.is_readable(entry) {
            let tally = self.tallies.entry(cause).or_default();
            tally.files += 1;
            tally.name(display(relative));
        }
    }

    /// Counts the files in a folder, without following links.
    fn folder(&mut self, cause: Cause, path: &Path, relative: &Path) {
        let (mut files, mut is_least) = (0, false);
        let mut inside = WalkDir::new(path).sort_by_file_name().into_iter();
        while let Some(entry) = inside.next() {
            if self.remaining == 0 {
                is_least = true;
                break;
            }
            self.remaining -= 1;
            // What cannot be opened cannot be counted either.
            let Ok(entry) = entry else { continue };
            if entry.depth() == 0 {
                continue;
            }
            let is_hidden_too =
                cause != Cause::Hidden && self.hidden == HiddenFiles::LeftOut && is_hidden(&entry);
            if is_hidden_too || is_bookkeeping(&entry) {
                let below = entry.path().strip_prefix(path).unwrap_or(entry.path());
                let relative = relative.join(below);
                if entry.file_type().is_dir() {
                    inside.skip_current_dir();
                }
                self.add(Cause::Hidden, &entry, &relative);
            } else if entry.file_type().is_file() && self.is_readable(&entry) {
                files += 1;
            }
        }
        if files > 0 || is_least {
            let tally = self.tallies.entry(cause).or_default();
            tally.files += files;
            tally.is_least |= is_least;
            tally.name(display(relative) + "/");
        }
    }

    fn is_readable(&self, entry: &DirEntry) -> bool {
        matches!(by_name(entry.path(), self.format), ByName::Known(_))
    }

    /// Whether a file holds counts, which are read only if they are named.
    pub(super) fn is_counts(&self, path: &Path) -> bool {
        by_name(path, self.format) == ByName::Unknown(COUNTS.to_owned())
    }

    /// A remark for each cause; `folder` is the walked folder.
    pub(super) fn into_notices(self, folder: &str) -> Vec<Notice> {
        let notice = |(cause, tally): (Cause, Tally)| Notice::new(folder, tally.message(&cause));
        self.tallies.into_iter().map(notice).collect()
    }
}

impl Tally {
    fn name(&mut self, name: String) {
        if self.names.len() < NAMED {
            self.names.push(name);
        } else {
            self.has_more = true;
        }
    }

    /// `2 hidden files left out (--hidden reads them): .a.txt, .b/`
    fn message(&self, cause: &Cause) -> String {
        let kind = match cause {
            Cause::IgnoreFile(_) => "",
            Cause::Hidden => "hidden ",
            Cause::Counts => ".kwc ",
        };
        let is_one = self.files == 1 && !self.is_least;
        let (noun, them, reads) = if is_one {
            ("file", "it", "its documents")
        } else {
            ("files", "them", "their documents")
        };
        let number = match (self.files, self.is_least) {
            (0, true) => format!("an unknown number of {kind}files"),
            (1, true) => format!("at least 1 {kind}file"),
            (files, true) => format!("at least {files} {kind}files"),
            (files, false) => format!("{files} {kind}{noun}"),
        };
        let why = match cause {
            Cause::IgnoreFile(file) => {
                format!("because {file} names {them} (--no-ignore reads {them})")
            }
            Cause::Hidden => format!("(--hidden reads {them})"),
            Cause::Counts => format!("(name {them} as INPUT to add {reads})"),
        };
        let more = if self.has_more { ", …" } else { "" };
        format!("{number} left out {why}: {}{more}", self.names.join(", "))
    }
}

/// Whether a file or folder is hidden.
pub(super) fn is_hidden(entry: &DirEntry) -> bool {
    if is_hidden_name(entry.path()) {
        return true;
    }
    #[cfg(windows)]
    {
        use std::os::windows::fs::MetadataExt;
        const HIDDEN: u32 = 0x2;
        entry
            .metadata()
            .is_ok_and(|metadata| metadata.file_attributes() & HIDDEN != 0)
    }
    #[cfg(not(windows))]
    false
}

/// Whether a name begins with a dot.
pub(super) fn is_hidden_name(path: &Path) -> bool {
    let name = path.file_name();
    name.is_some_and(|name| name.as_encoded_bytes().starts_with(b"."))
}

/// Whether a file or folder belongs to a version control system or to macOS: it is no one's text.
pub(super) fn is_bookkeeping(entry: &DirEntry) -> bool {
    let name = entry.file_name();
    if entry.file_type().is_dir() {
        return VERSION_CONTROL.iter().any(|system| name == *system);
    }
    name.as_encoded_bytes().starts_with(ATTRIBUTES)
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn a_large_folder_is_not_counted_to_its_end() {
        let folder = tempfile::tempdir().unwrap();
        for name in ["a.png", "b.txt", "c.txt", "d.txt"] {
            fs::write(folder.path().join(name), "words").unwrap();
        }
        let counted = |looked_at| {
            let mut left_out = LeftOut::looking_at(looked_at, Format::Auto, HiddenFiles::LeftOut);
            let mut entries = WalkDir::new(folder.path()).into_iter();
            let entry = entries.next().unwrap().unwrap();
            left_out.add(Cause::Hidden, &entry, Path::new(".x"));
            left_out.into_notices("in")[0].message.clone()
        };
        assert_eq!(
            counted(5),
            "3 hidden files left out (--hidden reads them): .x/"
        );
        let least = "at least 1 hidden file left out (--hidden reads them): .x/";
        assert_eq!(counted(3), least);
        let none = "an unknown number of hidden files left out (--hidden reads them): .x/";
        assert_eq!(counted(1), none);
    }
}
