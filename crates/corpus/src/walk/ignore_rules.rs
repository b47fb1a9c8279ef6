//! The `.gitignore` files that decide about the files of a walked folder.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Component, Path, PathBuf};

use ignore::Match;
use ignore::gitignore::{Gitignore, GitignoreBuilder};

use crate::options::IgnoreFiles;
use crate::path_names::display;
use crate::skipped::Notice;

/// The name of an ignore file.
const NAME: &str = ".gitignore";
/// What the root of a repository contains. Rules above it do not count.
const REPOSITORY: &str = ".git";
/// The most bytes of an ignore file: its rules are compiled in memory.
const LONGEST: u64 = 1 << 20;

/// The rules for the files of a folder, and for those below it as they are walked.
///
/// Only `.gitignore` files count: those of the folder, of its subfolders and of the folders above, up
/// to the root of a repository. They are moved with the texts. Lists that belong to a user or to a
/// clone (`core.excludesFile`, `.git/info/exclude`) do not count: the result must not depend on the
/// machine.
pub(super) struct IgnoreRules {
    /// From the outermost to the innermost.
    levels: Vec<Level>,
    /// The number of levels above the walked folder.
    above: usize,
    /// The canonical path of the walked folder.
    root: PathBuf,
    files: IgnoreFiles,
    notices: Vec<Notice>,
}

/// A folder, and what its ignore file says.
struct Level {
    /// The path below the canonical path of the walked folder, or the canonical path above it.
    folder: PathBuf,
    rules: Option<Rules>,
    is_repository: bool,
}

struct Rules {
    matcher: Gitignore,
    /// The ignore file, as reached from the argument.
    shown: String,
}

/// What the rules say about a file or folder.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Verdict<'a> {
    /// Nothing.
    Unnamed,
    /// It is read, even if it is hidden.
    Kept,
    /// It is left out; the ignore file that names it.
    Ignored(&'a str),
}

impl IgnoreRules {
    /// The rules that hold for `folder` from the folders above it.
    pub(super) fn above(folder: &Path, files: IgnoreFiles) -> IgnoreRules {
        let mut rules = IgnoreRules {
            levels: Vec::new(),
            above: 0,
            root: PathBuf::new(),
            files,
            notices: Vec::new(),
        };
        let Ok(root) = folder.canonicalize() else {
            // The walk will report the error.
            rules.files = IgnoreFiles::Disregarded;
            return rules;
        };
        if files == IgnoreFiles::Honored && !is_repository(&root) {
            let mut shown = folder.to_path_buf();
            for ancestor in root.ancestors().skip(1) {
                shown = parent(&shown, ancestor);
                let level = rules.level(ancestor.to_path_buf(), &shown);
                let is_last = level.is_repository;
                rules.levels.push(level);
                if is_last {
                    break;
                }
            }
            rules.levels.reverse();
            rules.above = rules.levels.len();
        }
        rules.root = root;
        rules
    }

    /// Adds the rules of a folder that is entered; `depth` is zero for the walked folder itself, and
    /// `relative` its path below it.
    pub(super) fn enter(&mut self, path: &Path, relative: &Path, depth: usize) {
        if self.files == IgnoreFiles::Disregarded {
            return;
        }
        self.levels.truncate(self.above + depth);
        let level = self.level(self.root.join(relative), path);
        self.levels.push(level);
    }

    /// What the rules say about a file or folder in the folder that was entered last at `depth - 1`.
    pub(super) fn verdict(&self, relative: &Path, depth: usize, is_folder: bool) -> Verdict<'_> {
        let levels = self.levels.iter().take(self.above + depth);
        let mut path = None;
        for level in levels.rev() {
            if let Some(rules) = &level.rules {
                let path = path.get_or_insert_with(|| self.root.join(relative));
                let below = path.strip_prefix(&level.folder).unwrap_or(relative);
                match rules.matcher.matched(below, is_folder) {
                    Match::Ignore(_) => return Verdict::Ignored(&rules.shown),
                    Match::Whitelist(_) => return Verdict::Kept,
                    Match::None => {}
                }
            }
            if level.is_repository {
                break;
            }
        }
        Verdict::Unnamed
    }

    /// Remarks on ignore files that could not be applied.
    pub(super) fn into_notices(self) -> Vec<Notice> {
        self.notices
    }

    fn level(&mut self, folder: PathBuf, path: &Path) -> Level {
        let is_repository = is_repository(path);
        let rules = self.rules(&path.join(NAME));
        Level {
            folder,
            rules,
            is_repository,
        }
    }

    fn rules(&mut self, path: &Path) -> Option<Rules> {
        let shown = display(path);
        let text = match read(path) {
            Ok(text) => text?,
            Err(error) => {
                let message = format!("cannot be read, so its rules are not applied: {error}");
                self.notices.push(Notice::new(shown, message));
                return None;
            }
        };
        let mut builder = GitignoreBuilder::new(".");
        let lines = text.trim_start_matches('\u{feff}').lines();
        let faulty = lines.filter(|line| builder.add_line(None, line).is_err());
        let faulty = faulty.count();
        if faulty > 0 {
            let lines = if faulty == 1 { "line is" } else { "lines are" };
            let message = format!("{faulty} {lines} not a valid pattern and not applied");
            self.notices.push(Notice::new(shown.clone(), message));
        }
        match builder.build() {
            Ok(matcher) => (!matcher.is_empty()).then_some(Rules { matcher, shown }),
            Err(error) => {
                let message = format!("its rules are not applied: {error}");
                self.notices.push(Notice::new(shown, message));
                None
            }
        }
    }
}

/// The content of an ignore file; `None` if there is no regular file of this name.
fn read(path: &Path) -> io::Result<Option<String>> {
    // In a folder that cannot be searched, none can be found.
    if !fs::metadata(path).is_ok_and(|metadata| metadata.is_file()) {
        return Ok(None);
    }
    let mut bytes = Vec::new();
    File::open(path)?
        .take(LONGEST + 1)
        .read_to_end(&mut bytes)?;
    if bytes.len() as u64 > LONGEST {
        return Err(io::Error::other("it is longer than 1 MiB"));
    }
    Ok(Some(String::from_utf8_lossy(&bytes).into_owned()))
}

fn is_repository(folder: &Path) -> bool {
    folder.join(REPOSITORY).exists()
}

/// The folder above `shown`, whose canonical path is `canonical`: `a` for `a/b`, `..` for `.`.
fn parent(shown: &Path, canonical: &Path) -> PathBuf {
    let above = match shown.components().next_back() {
        Some(Component::Normal(_)) => match shown.parent() {
            Some(parent) if parent.as_os_str().is_empty() => PathBuf::from("."),
            Some(parent) => parent.to_path_buf(),
            None => canonical.to_path_buf(),
        },
        Some(Component::CurDir) | None => PathBuf::from(".."),
        Some(_) => shown.join(".."),
    };
    // Above a link, the names lead elsewhere.
    if above.canonicalize().is_ok_and(|found| found == canonical) {
        above
    } else {
        canonical.to_path_buf()
    }
}
