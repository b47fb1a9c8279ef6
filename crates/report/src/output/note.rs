//! What is worth knowing about an output that was written.

use std::fmt;
use std::path::PathBuf;

/// How many files are named.
const NAMED: usize = 3;

/// What is worth knowing about an output that was written, or is going to be.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum OutputNote {
    /// An earlier process was stopped while it replaced the folder; the folder is back in its place.
    Restored {
        /// The folder.
        folder: PathBuf,
    },
    /// The same, but the folder cannot be renamed.
    NotRestored {
        /// The folder.
        folder: PathBuf,
        /// Where it is.
        remains: PathBuf,
        /// The system's error.
        cause: String,
    },
    /// The folder contains files that are not ours. They stay.
    Kept {
        /// The folder.
        folder: PathBuf,
        /// The names of the files, in byte order.
        files: Vec<PathBuf>,
    },
    /// The new folder is in its place, but the old one could not be removed.
    OldRemains {
        /// The folder that was written.
        folder: PathBuf,
        /// Where the old one is.
        remains: PathBuf,
        /// The system's error.
        cause: String,
    },
}

impl fmt::Display for OutputNote {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            OutputNote::Restored { folder } => write!(
                out,
                "restored {}: an earlier run was stopped while it replaced the folder",
                folder.display()
            ),
            OutputNote::NotRestored {
                folder,
                remains,
                cause,
            } => write!(
                out,
                "an earlier run was stopped while it replaced {}; the old folder is {} and cannot be \
                 renamed: {cause}",
                folder.display(),
                remains.display()
            ),
            OutputNote::Kept { folder, files } => write!(
                out,
                "{} has files that are not part of the report; they stay: {}",
                folder.display(),
                named(files)
            ),
            OutputNote::OldRemains {
                folder,
                remains,
                cause,
            } => write!(
                out,
                "{} is complete, but the folder that it replaces could not be removed and is now {}: \
                 {cause}",
                folder.display(),
                remains.display()
            ),
        }
    }
}

/// The first names, and how many more there are: `a.txt, b.txt, c.txt and 2 more`.
pub(crate) fn named(files: &[PathBuf]) -> String {
    let shown = files.iter().take(NAMED);
    let shown: Vec<_> = shown.map(|file| file.display().to_string()).collect();
    let shown = shown.join(", ");
    match files.len().saturating_sub(NAMED) {
        0 => shown,
        more => format!("{shown} and {more} more"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_few_files_are_named_and_the_others_counted() {
        let files: Vec<PathBuf> = ["a", "b", "c", "d", "e"].map(PathBuf::from).into();
        assert_eq!(named(&files[..1]), "a");
        assert_eq!(named(&files[..3]), "a, b, c");
        assert_eq!(named(&files), "a, b, c and 2 more");
    }
}
