//! The files of a folder, in byte order of their paths.

use std::fs::FileType;
use std::path::{Path, PathBuf};

use ignore::{DirEntry, WalkBuilder};

use crate::cause::Cause;
use crate::path_names::display;
use crate::reason::Reason;
use crate::skipped::Skipped;

/// A regular file in a walked folder.
#[derive(Debug)]
pub(crate) struct WalkedFile {
    /// The path, which begins with the folder as it was given.
    pub(crate) path: PathBuf,
    /// The path below the folder, with `/`.
    pub(crate) relative: String,
    pub(crate) bytes: u64,
    /// Whether it is itself a link.
    pub(crate) is_link: bool,
}

/// Walks a folder and follows links. Hidden files, files that `.gitignore` names and files in
/// `exclude` (canonical paths) are left out.
///
/// Only `.gitignore` files count, including those of the folders above. The user's global list of
/// ignored names does not: the result must not depend on the machine.
pub(crate) fn walk(folder: &Path, exclude: &[PathBuf]) -> Vec<Result<WalkedFile, Skipped>> {
    let excluded = exclude.to_vec();
    let walk = WalkBuilder::new(folder)
        .follow_links(true)
        .require_git(false)
        .ignore(false)
        .git_global(false)
        .git_exclude(false)
        .filter_entry(move |entry| !is_excluded(entry, &excluded))
        .build();
    let mut found = Vec::new();
    for entry in walk {
        let (path, is_link, outcome) = match entry {
            Ok(entry) => {
                let Some(outcome) = file(&entry) else {
                    continue;
                };
                let is_link = entry.path_is_symlink();
                (entry.into_path(), is_link, outcome)
            }
            Err(error) => {
                let (path, reason) = reason(error);
                let path = path.unwrap_or_else(|| folder.to_owned());
                (path, false, Err(reason))
            }
        };
        let relative = path.strip_prefix(folder).unwrap_or(&path);
        let order = relative.as_os_str().as_encoded_bytes().to_vec();
        let relative = display(relative);
        let item = match outcome {
            Ok(bytes) => Ok(WalkedFile {
                path,
                relative,
                bytes,
                is_link,
            }),
            Err(reason) => Err(Skipped::new(display(&path), reason)),
        };
        found.push((order, item));
    }
    found.sort_by(|(a, _), (b, _)| a.cmp(b));
    found.into_iter().map(|(_, item)| item).collect()
}

fn is_excluded(entry: &DirEntry, exclude: &[PathBuf]) -> bool {
    // An excluded folder is never entered, so only its own name can match.
    let is_inside = entry.depth() > 0 && !entry.path_is_symlink();
    let may_match = |out: &PathBuf| !is_inside || out.file_name() == Some(entry.file_name());
    if !exclude.iter().any(may_match) {
        return false;
    }
    entry
        .path()
        .canonicalize()
        .is_ok_and(|path| exclude.iter().any(|out| path.starts_with(out)))
}

/// The size of a regular file, `None` for a folder.
fn file(entry: &DirEntry) -> Option<Result<u64, Reason>> {
    let file_type = entry.file_type()?;
    if file_type.is_dir() {
        return None;
    }
    if let Some(what) = special(file_type) {
        return Some(Err(Reason::Special { what }));
    }
    Some(match entry.metadata() {
        Ok(metadata) => Ok(metadata.len()),
        Err(error) => Err(reason(error).1),
    })
}

/// The type of a file that is neither a regular file nor a folder.
pub(crate) fn special(file_type: FileType) -> Option<&'static str> {
    if file_type.is_file() || file_type.is_dir() {
        return None;
    }
    #[cfg(unix)]
    {
        use std::os::unix::fs::FileTypeExt;
        if file_type.is_fifo() {
            return Some("a named pipe");
        }
        if file_type.is_socket() {
            return Some("a socket");
        }
    }
    Some("a device")
}

/// The path that an error is about, if it has one, and the reason.
fn reason(error: ignore::Error) -> (Option<PathBuf>, Reason) {
    match error {
        ignore::Error::WithPath { path, err } => {
            let (inner, reason) = reason(*err);
            (Some(inner.unwrap_or(path)), reason)
        }
        ignore::Error::WithDepth { err, .. } | ignore::Error::WithLineNumber { err, .. } => {
            reason(*err)
        }
        ignore::Error::Loop { ancestor, child } => (
            Some(child),
            Reason::Loop {
                ancestor: display(&ancestor),
            },
        ),
        ignore::Error::Io(error) => (None, Reason::from_io(error)),
        other => (
            None,
            Reason::Unreadable {
                cause: Cause::new(other),
            },
        ),
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    fn names(folder: &Path, exclude: &[PathBuf]) -> Vec<String> {
        walk(folder, exclude)
            .into_iter()
            .map(|item| item.map_or_else(|skipped| skipped.to_string(), |found| found.relative))
            .map(|name| name.replace(folder.to_str().unwrap(), "DIR"))
            .collect()
    }

    fn folder(files: &[&str]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for file in files {
            let path = folder.path().join(file);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, "words").unwrap();
        }
        folder
    }

    #[test]
    fn files_come_in_byte_order_of_their_paths() {
        let folder = folder(&["a/x.txt", "a-b.txt", "B.txt", "a.txt", "ä.txt"]);
        assert_eq!(
            names(folder.path(), &[]),
            ["B.txt", "a-b.txt", "a.txt", "a/x.txt", "ä.txt"]
        );
    }

    #[test]
    fn hidden_ignored_and_excluded_files_are_left_out() {
        let folder = folder(&[
            "a.txt",
            ".b.txt",
            ".c/d.txt",
            "e.txt",
            "out/f.txt",
            "g/h.tmp",
        ]);
        fs::write(folder.path().join(".gitignore"), "e.txt\n*.tmp\n").unwrap();
        let out = folder.path().join("out").canonicalize().unwrap();
        assert_eq!(names(folder.path(), &[out]), ["a.txt"]);
    }

    #[cfg(unix)]
    #[test]
    fn broken_and_circular_links_are_reported() {
        use std::os::unix::fs::symlink;
        let folder = folder(&["a.txt", "sub/b.txt"]);
        symlink("gone", folder.path().join("dangling.txt")).unwrap();
        symlink("itself.txt", folder.path().join("itself.txt")).unwrap();
        symlink("..", folder.path().join("sub/up")).unwrap();
        let names = names(folder.path(), &[]);
        assert_eq!(names.len(), 5);
        assert_eq!(names[0], "a.txt");
        assert_eq!(names[1], "DIR/dangling.txt: no such file or folder");
        assert!(
            names[2].starts_with("DIR/itself.txt: cannot be read: "),
            "{}",
            names[2]
        );
        assert_eq!(names[3], "sub/b.txt");
        assert_eq!(
            names[4],
            "DIR/sub/up: the link is circular: it leads back to DIR"
        );
    }

    #[cfg(unix)]
    #[test]
    fn a_socket_is_reported_and_not_read() {
        let folder = folder(&["a.txt"]);
        let _socket = std::os::unix::net::UnixListener::bind(folder.path().join("s.txt")).unwrap();
        let names = names(folder.path(), &[]);
        assert!(
            names[1].starts_with("DIR/s.txt: it is a socket, not a file"),
            "{}",
            names[1]
        );
    }
}
