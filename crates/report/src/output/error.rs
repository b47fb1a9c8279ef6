//! Why an output could not be written.

use std::io;
use std::path::{Path, PathBuf};

/// Why a file or a folder could not be written. What was there before is untouched, except where it
/// says otherwise.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum OutputError {
    /// The disk is full, the place is not writable, or the like.
    #[error("cannot write {}", .path.display())]
    Write {
        /// The file or folder that was to be written.
        path: PathBuf,
        /// What the system answered.
        source: io::Error,
    },
    /// The folder of a file does not exist.
    #[error("cannot write {}: the folder {} does not exist", .path.display(), .folder.display())]
    MissingFolder {
        /// The file that was to be written.
        path: PathBuf,
        /// Its folder.
        folder: PathBuf,
    },
    /// A file was to be written where a folder is.
    #[error("cannot write {}: it is a folder", .path.display())]
    IsFolder {
        /// The folder.
        path: PathBuf,
    },
    /// A folder was to be written where a file is.
    #[error("cannot write the folder {}: it is a file", .path.display())]
    IsFile {
        /// The file.
        path: PathBuf,
    },
    /// The path ends in no name of its own: it is empty, the root, or names the folder that the
    /// program runs in.
    #[error(
        "cannot replace the folder {}; name a folder below it, such as {}",
        shown(.path), .path.join("reports").display()
    )]
    NotReplaceable {
        /// The folder.
        path: PathBuf,
    },
    /// The folder is the root of a file system or mounted, and cannot be renamed.
    #[error(
        "cannot replace {}: something is mounted there; name a folder below it, such as {}",
        .path.display(), .path.join("reports").display()
    )]
    MountPoint {
        /// The folder.
        path: PathBuf,
    },
    /// The folder holds a folder, or a thing that is no file, and so cannot be replaced as a whole.
    #[error("cannot replace {}: it holds {}, which is not a file", .folder.display(), .entry.display())]
    ForeignFolder {
        /// The folder that was to be written.
        folder: PathBuf,
        /// The name of what it holds.
        entry: PathBuf,
    },
    /// The folder holds a file of the name of one of ours, and nothing says that it is ours.
    #[error(
        "cannot replace {}: it holds {}, but no {mark}, so {} may be somebody's own file",
        .folder.display(), .entry.display(), .entry.display()
    )]
    NotOurs {
        /// The folder that was to be written.
        folder: PathBuf,
        /// The name of the file.
        entry: PathBuf,
        /// The name of the file that would have said so.
        mark: String,
    },
    /// A file name was asked for that the folder does not own.
    #[error("{name:?} is not among the files that are written into {}", .folder.display())]
    NotOwned {
        /// The folder that was to be written.
        folder: PathBuf,
        /// The name that was asked for.
        name: String,
    },
    /// A file was given up after an error, or never finished; it must not appear.
    #[error("{} was not written to its end", .path.display())]
    Unfinished {
        /// The file, or the folder with the file.
        path: PathBuf,
    },
    /// The new folder is in its place, but the old one could not be removed.
    #[error("{} is written, but the folder that it replaces remains in {}", .folder.display(), .remains.display())]
    OldFolder {
        /// The folder that was written.
        folder: PathBuf,
        /// Where the old one is.
        remains: PathBuf,
        /// What the system answered.
        source: io::Error,
    },
}

impl OutputError {
    /// For `map_err`: the system's answer when `path` was written.
    pub(crate) fn write(path: &Path) -> impl FnOnce(io::Error) -> OutputError + '_ {
        |source| OutputError::Write {
            path: path.to_owned(),
            source,
        }
    }
}

/// An empty path shows as the folder that it means.
fn shown(path: &Path) -> String {
    let path = if path.as_os_str().is_empty() {
        Path::new(".")
    } else {
        path
    };
    path.display().to_string()
}
