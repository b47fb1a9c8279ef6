//! Why a file or a folder could not be written.

use std::io;
use std::path::{Path, PathBuf};

use super::note::named;

/// Why a file or a folder could not be written. What was there before is untouched.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum OutputError {
    /// The system refused: the disk is full, the place is not writable, or the like.
    #[error("cannot write {}", .path.display())]
    Write {
        /// The file or folder.
        path: PathBuf,
        /// The system's error.
        source: io::Error,
    },
    /// The folder of a file does not exist.
    #[error("cannot write {}: the folder {} does not exist", .path.display(), .folder.display())]
    MissingFolder {
        /// The output file.
        path: PathBuf,
        /// Its folder.
        folder: PathBuf,
    },
    /// There is a folder where a file should be written.
    #[error("cannot write {}: it is a folder", .path.display())]
    IsFolder {
        /// The folder.
        path: PathBuf,
    },
    /// There is a file where a folder should be written.
    #[error("cannot write the folder {}: it is a file", .path.display())]
    IsFile {
        /// The file.
        path: PathBuf,
    },
    /// The folder cannot be replaced: the path is empty, the root, or the current folder.
    #[error(
        "cannot replace the folder {}; name a folder inside it, such as {}",
        shown(.path), .path.join("reports").display()
    )]
    NotReplaceable {
        /// The folder.
        path: PathBuf,
    },
    /// The folder is a mount point, so it cannot be renamed.
    #[error(
        "cannot replace {}: something is mounted there; name a folder inside it, such as {}",
        .path.display(), .path.join("reports").display()
    )]
    MountPoint {
        /// The folder.
        path: PathBuf,
    },
    /// The folder contains something that is not a file, so it cannot be replaced as a whole.
    #[error(
        "cannot replace {}: it contains {}, which is not a file; name another folder",
        .folder.display(), .entry.display()
    )]
    ForeignFolder {
        /// The output folder.
        folder: PathBuf,
        /// The name of what it contains.
        entry: PathBuf,
    },
    /// The folder contains a file with the name of one of ours, but nothing proves that it is ours.
    #[error(
        "cannot replace {}: it contains {}, but no {mark}, so {} may not be ours to replace; name another folder",
        .folder.display(), .entry.display(), .entry.display()
    )]
    NotOurs {
        /// The output folder.
        folder: PathBuf,
        /// The name of the file.
        entry: PathBuf,
        /// The name of the file that would have proved it.
        mark: String,
    },
    /// The folder contains a file with the name of one of ours, but the mark does not list it.
    #[error(
        "cannot replace {}: it contains {}, which {mark} does not list, so {} may not be ours to \
         replace; move it, or name another folder",
        .folder.display(), .entry.display(), .entry.display()
    )]
    Unlisted {
        /// The output folder.
        folder: PathBuf,
        /// The name of the file.
        entry: PathBuf,
        /// The name of the file that lists ours.
        mark: String,
    },
    /// The folder contains files, but nothing proves that it is one of ours.
    #[error(
        "cannot write into {}: it contains {}, but no {mark}; name a folder that is new or empty, such as {}",
        .folder.display(), named(.files), .folder.join("reports").display()
    )]
    OtherFiles {
        /// The output folder.
        folder: PathBuf,
        /// The names of the files, in byte order.
        files: Vec<PathBuf>,
        /// The name of the file that would have proved it.
        mark: String,
    },
    /// The requested file is not one that the folder owns.
    #[error("{name:?} is not one of the files to be written into {}", .folder.display())]
    NotOwned {
        /// The output folder.
        folder: PathBuf,
        /// The requested name.
        name: String,
    },
    /// A file was abandoned after an error or never finished, so it must not appear.
    #[error("{} is incomplete", .path.display())]
    Unfinished {
        /// The file, or the folder with the file.
        path: PathBuf,
    },
}

impl OutputError {
    /// For `map_err`: an error of the system while writing `path`.
    pub(crate) fn write(path: &Path) -> impl FnOnce(io::Error) -> OutputError + '_ {
        |source| OutputError::Write {
            path: path.to_owned(),
            source,
        }
    }
}

/// Shows an empty path as the current folder, which it means.
fn shown(path: &Path) -> String {
    let path = if path.as_os_str().is_empty() {
        Path::new(".")
    } else {
        path
    };
    path.display().to_string()
}
