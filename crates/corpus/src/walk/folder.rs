//! The files of a folder, in byte order of their paths.

use std::collections::HashMap;
use std::fs::FileType;
use std::path::{Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

use crate::cause;
use crate::options::{HiddenFiles, Options};
use crate::path_names::display;
use crate::reason::Reason;
use crate::skipped::{Notice, Skipped};
use crate::walk::ignore_rules::{IgnoreRules, Verdict};
use crate::walk::left_out::{Cause, LeftOut, is_bookkeeping, is_hidden, is_hidden_name};

/// How often a folder is walked that links lead to. Links that branch would multiply the paths without
/// end.
const LINKED_WALKS: u32 = 32;

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

/// What was found in a folder.
#[derive(Debug, Default)]
pub(crate) struct WalkedFolder {
    /// In byte order of their paths.
    pub(crate) files: Vec<Result<WalkedFile, Skipped>>,
    /// What was left out, and why.
    pub(crate) notices: Vec<Notice>,
}

/// Walks a folder and follows links. Hidden files and files that a `.gitignore` names are counted and
/// left out unless the options say otherwise; files in `exclude` (canonical paths) are left out.
pub(crate) fn walk(folder: &Path, options: &Options, exclude: &[PathBuf]) -> WalkedFolder {
    let mut walk = FolderWalk {
        folder,
        exclude,
        hidden: options.hidden_files,
        rules: IgnoreRules::above(folder, options.ignore_files),
        left_out: LeftOut::new(options.format, options.hidden_files),
        links: Links::default(),
        found: Vec::new(),
    };
    // Sorted, so that the result does not depend on the order in which the system lists files.
    let mut entries = WalkDir::new(folder)
        .follow_links(true)
        .sort_by_file_name()
        .into_iter();
    while let Some(entry) = entries.next() {
        match entry {
            Ok(entry) => {
                let is_folder = entry.file_type().is_dir();
                if walk.entry(entry) == Next::Beside && is_folder {
                    entries.skip_current_dir();
                }
            }
            Err(error) => walk.error(error),
        }
    }
    walk.finish()
}

/// A walk in progress.
struct FolderWalk<'a> {
    folder: &'a Path,
    exclude: &'a [PathBuf],
    hidden: HiddenFiles,
    rules: IgnoreRules,
    left_out: LeftOut,
    links: Links,
    /// With the bytes that they are sorted by.
    found: Vec<(Vec<u8>, Result<WalkedFile, Skipped>)>,
}

/// Where a walk goes from an entry.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Next {
    /// Into it, if it is a folder.
    Inside,
    /// To the next one in the same folder.
    Beside,
}

impl FolderWalk<'_> {
    fn entry(&mut self, entry: DirEntry) -> Next {
        let relative = entry.path().strip_prefix(self.folder);
        let relative = relative.unwrap_or(entry.path()).to_path_buf();
        let (depth, is_folder) = (entry.depth(), entry.file_type().is_dir());
        if depth > 0 {
            if is_excluded(&entry, self.exclude) || is_bookkeeping(&entry) {
                return Next::Beside;
            }
            let cause = match self.rules.verdict(&relative, depth, is_folder) {
                Verdict::Ignored(file) => Some(Cause::IgnoreFile(file.to_owned())),
                Verdict::Unnamed if self.hidden == HiddenFiles::LeftOut && is_hidden(&entry) => {
                    Some(Cause::Hidden)
                }
                Verdict::Unnamed | Verdict::Kept => None,
            };
            if let Some(cause) = cause {
                self.left_out.add(cause, &entry, &relative);
                return Next::Beside;
            }
        }
        if is_folder {
            if self.links.is_walked_enough(&entry) {
                return Next::Beside;
            }
            self.rules.enter(entry.path(), &relative, depth);
            return Next::Inside;
        }
        if self.left_out.is_counts(entry.path()) {
            self.left_out.add(Cause::Counts, &entry, &relative);
            return Next::Beside;
        }
        let outcome = bytes(&entry);
        let is_link = entry.path_is_symlink();
        self.add(entry.into_path(), is_link, outcome);
        Next::Beside
    }

    fn error(&mut self, error: walkdir::Error) {
        let path = error.path().unwrap_or(self.folder).to_path_buf();
        let relative = path.strip_prefix(self.folder).unwrap_or(&path);
        let is_left_out = error.depth() > 0
            && match self.rules.verdict(relative, error.depth(), false) {
                Verdict::Ignored(_) => true,
                Verdict::Unnamed => self.hidden == HiddenFiles::LeftOut && is_hidden_name(&path),
                Verdict::Kept => false,
            };
        if is_left_out {
            // A link to nothing, such as Emacs makes to lock a file: there is nothing to count.
            return;
        }
        self.add(path, false, Err(reason(error)));
    }

    fn add(&mut self, path: PathBuf, is_link: bool, outcome: Result<u64, Reason>) {
        let relative = path.strip_prefix(self.folder).unwrap_or(&path);
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
        self.found.push((order, item));
    }

    fn finish(mut self) -> WalkedFolder {
        self.found.sort_by(|(a, _), (b, _)| a.cmp(b));
        let shown = display(self.folder);
        let mut notices = self.rules.into_notices();
        notices.extend(self.left_out.into_notices(&shown));
        notices.extend(self.links.into_notice(&shown));
        WalkedFolder {
            files: self.found.into_iter().map(|(_, item)| item).collect(),
            notices,
        }
    }
}

/// Links to folders.
#[derive(Default)]
struct Links {
    /// The depth of the outermost link on the way to the current folder.
    depth: Option<usize>,
    /// How often each folder that was reached through a link has been walked, by its canonical path.
    walks: HashMap<PathBuf, u32>,
    /// How many more times a folder could have been walked.
    refused: u64,
}

impl Links {
    /// Whether a folder is not to be walked once more.
    fn is_walked_enough(&mut self, folder: &DirEntry) -> bool {
        if self.depth.is_some_and(|depth| folder.depth() <= depth) {
            self.depth = None;
        }
        if self.depth.is_none() && folder.path_is_symlink() && folder.depth() > 0 {
            self.depth = Some(folder.depth());
        }
        let (Some(_), Ok(path)) = (self.depth, folder.path().canonicalize()) else {
            return false;
        };
        let walks = self.walks.entry(path).or_default();
        *walks += 1;
        let is_enough = *walks > LINKED_WALKS;
        self.refused += u64::from(is_enough);
        is_enough
    }

    fn into_notice(self, folder: &str) -> Option<Notice> {
        let message = format!(
            "links lead to some folders in many ways; after {LINKED_WALKS} of them, further ones \
             were not followed ({} times)",
            self.refused
        );
        (self.refused > 0).then(|| Notice::new(folder, message))
    }
}

fn is_excluded(entry: &DirEntry, exclude: &[PathBuf]) -> bool {
    // An excluded folder is never entered, so only its own name can match.
    let is_inside = !entry.path_is_symlink();
    let may_match = |out: &PathBuf| !is_inside || out.file_name() == Some(entry.file_name());
    if !exclude.iter().any(may_match) {
        return false;
    }
    entry
        .path()
        .canonicalize()
        .is_ok_and(|path| exclude.iter().any(|out| path.starts_with(out)))
}

/// The size of a regular file.
fn bytes(entry: &DirEntry) -> Result<u64, Reason> {
    if let Some(what) = special(entry.file_type()) {
        return Err(Reason::Special { what });
    }
    entry.metadata().map(|found| found.len()).map_err(reason)
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

fn reason(error: walkdir::Error) -> Reason {
    if let Some(ancestor) = error.loop_ancestor() {
        return Reason::Loop {
            ancestor: display(ancestor),
        };
    }
    let message = error.to_string();
    match error.into_io_error() {
        Some(error) => Reason::from_io(error),
        None => Reason::Unreadable {
            cause: cause::Cause::new(message),
        },
    }
}

#[cfg(test)]
mod tests;
