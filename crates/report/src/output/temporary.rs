//! Temporary files and folders: removed when dropped, locked while their process lives.

use std::ffi::OsStr;
use std::fs::{File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tempfile::{Builder, NamedTempFile, TempPath};

use super::listing;
use super::parents::Parents;

/// How often another process may interfere before that is an error.
const ATTEMPTS: usize = 16;
/// How many random characters end the name of a temporary.
const RANDOM: usize = 6;
/// How the name of a folder that was set aside ends.
const ASIDE: &str = ".old";
/// The number of bytes that are kept of a long name, as file systems allow names of 255 bytes at most.
const LONGEST_NAME: usize = 200;

/// A temporary file or folder, until it is in its place or dropped.
#[derive(Debug)]
pub(crate) enum Temporary {
    File(TempPath),
    /// The folder is removed before the parents that were created for it, and then it is unlocked.
    Folder(TemporaryFolder, Parents, Option<File>),
}

/// A folder that contains only files and is removed when dropped.
///
/// Unlike that of a `TempDir`, its removal does not panic if the folder cannot be closed.
#[derive(Debug)]
pub(crate) struct TemporaryFolder {
    path: PathBuf,
    is_ours: bool,
}

impl TemporaryFolder {
    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    /// Does not remove it: something else has its name now.
    pub(crate) fn keep(mut self) -> PathBuf {
        self.is_ours = false;
        std::mem::take(&mut self.path)
    }
}

impl Drop for TemporaryFolder {
    fn drop(&mut self) {
        if self.is_ours {
            // What remains is removed by the next run.
            let _ = listing::remove_flat(&self.path);
        }
    }
}

/// A temporary that one owner may put in its place and others may remove.
#[derive(Debug)]
pub(crate) struct Held(Arc<Mutex<Option<Temporary>>>);

impl Held {
    pub(crate) fn new(temporary: Temporary) -> Held {
        Held(Arc::new(Mutex::new(Some(temporary))))
    }

    /// Keeps others from removing it while the lock is held. `None` if it was removed.
    pub(crate) fn lock(&self) -> MutexGuard<'_, Option<Temporary>> {
        lock(&self.0)
    }

    pub(crate) fn discard_handle(&self) -> Discard {
        Discard(Arc::clone(&self.0))
    }
}

impl Drop for Held {
    fn drop(&mut self) {
        drop(self.lock().take());
    }
}

/// Removes an output that is not in its place yet.
///
/// Use it to end the program while another thread is writing.
#[derive(Clone, Debug)]
pub struct Discard(Arc<Mutex<Option<Temporary>>>);

impl Discard {
    /// Removes what was written; the output can then no longer be finished. If it is just being put in
    /// its place, waits for that; if it is already there, does nothing.
    pub fn discard(&self) {
        drop(lock(&self.0).take());
    }
}

fn lock(temporary: &Mutex<Option<Temporary>>) -> MutexGuard<'_, Option<Temporary>> {
    temporary.lock().unwrap_or_else(PoisonError::into_inner)
}

/// A new file in `folder`, hidden and recognizable, removed when dropped:
/// `.keywords.csv.keyweight-x1Y2z3`. The open file holds its lock.
///
/// It has the permissions of any new file, not the private ones of a temporary.
pub(crate) fn temporary_file(folder: &Path, name: &OsStr) -> io::Result<NamedTempFile> {
    attempt(|| {
        // Unlike those of `tempfile_in`, the errors of `make_in` do not name the temporary.
        let open = |path: &Path| {
            let mut options = File::options();
            options.read(true).write(true).create_new(true).open(path)
        };
        let file = Builder::new().prefix(&prefix(name)).make_in(folder, open)?;
        let is_ours = claim(file.as_file(), file.path());
        Ok(is_ours.then_some(file))
    })
}

/// A new empty folder in `folder` for an old one that is set aside, removed when dropped:
/// `.reports.keyweight-x1Y2z3.old`.
pub(crate) fn aside_folder(folder: &Path, name: &OsStr) -> io::Result<TemporaryFolder> {
    new_folder(folder, Builder::new().prefix(&prefix(name)).suffix(ASIDE))
}

/// A new folder in `folder`, hidden and recognizable, removed when dropped:
/// `.reports.keyweight-x1Y2z3`; and its lock, where there are such locks.
///
/// It has the permissions of any new folder, not the private ones of a temporary.
pub(crate) fn temporary_folder(
    folder: &Path,
    name: &OsStr,
) -> io::Result<(TemporaryFolder, Option<File>)> {
    attempt(|| {
        let new = new_folder(folder, Builder::new().prefix(&prefix(name)))?;
        match File::open(new.path()) {
            Ok(lock) => Ok(claim(&lock, new.path()).then_some((new, Some(lock)))),
            // Another process considered it stale.
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(_) => Ok(Some((new, None))),
        }
    })
}

fn new_folder(parent: &Path, name: &mut Builder<'_, '_>) -> io::Result<TemporaryFolder> {
    let new = with_mode(name, 0o777).tempdir_in(parent);
    // The error of the system, without the name of the temporary.
    let new = new.map_err(|error| io::Error::from(error.kind()))?;
    Ok(TemporaryFolder {
        path: new.keep(),
        is_ours: true,
    })
}

fn attempt<T>(mut make: impl FnMut() -> io::Result<Option<T>>) -> io::Result<T> {
    for _ in 0..ATTEMPTS {
        if let Some(made) = make()? {
            return Ok(made);
        }
    }
    Err(io::Error::other("other processes keep removing it"))
}

/// Locks a new temporary for as long as it is open, and returns whether it is still ours.
///
/// It is not if another process saw it before it was locked and considered it stale.
fn claim(open: &File, path: &Path) -> bool {
    match open.try_lock() {
        Ok(()) => is_at(open, path),
        Err(TryLockError::WouldBlock) => false,
        // If nothing can be locked, nothing is considered stale.
        Err(TryLockError::Error(_)) => true,
    }
}

/// Opens and locks the temporary at `path` if it is stale, that is, if no living process holds it.
pub(crate) fn lock_stale(path: &Path) -> Option<File> {
    // Some network shares lock only what is open for writing.
    let open = File::options().write(true).open(path);
    let open = open.or_else(|_| File::open(path)).ok()?;
    let is_stale = open.try_lock().is_ok() && is_at(&open, path);
    is_stale.then_some(open)
}

/// Whether the open file is still the one at `path`.
#[cfg(unix)]
fn is_at(open: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let same = |open: &std::fs::Metadata, at: &std::fs::Metadata| {
        (open.dev(), open.ino()) == (at.dev(), at.ino())
    };
    match (open.metadata(), std::fs::symlink_metadata(path)) {
        (Ok(open), Ok(at)) => same(&open, &at),
        _ => false,
    }
}

#[cfg(not(unix))]
fn is_at(_open: &File, path: &Path) -> bool {
    path.exists()
}

/// What a name beside an output stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// An output that is not in its place yet, or not any more.
    Temporary,
    /// An old folder that was set aside for a new one.
    Aside,
}

/// The paths in `folder` that are named like something of this kind for `target`.
pub(crate) fn beside(folder: &Path, target: &OsStr, kind: Kind) -> Vec<PathBuf> {
    let prefix = prefix(target);
    let is_of_kind = |name: &OsStr| {
        let random = name.to_str().and_then(|name| name.strip_prefix(&prefix));
        let random = match kind {
            Kind::Temporary => random,
            Kind::Aside => random.and_then(|random| random.strip_suffix(ASIDE)),
        };
        random.is_some_and(|random| {
            random.len() == RANDOM && random.bytes().all(|byte| byte.is_ascii_alphanumeric())
        })
    };
    // A folder that cannot be read has nothing to remove.
    let names = listing::names(folder, is_of_kind).unwrap_or_default();
    names.into_iter().map(|name| folder.join(name)).collect()
}

fn prefix(name: &OsStr) -> String {
    let name = name.to_string_lossy();
    let cut = (0..=LONGEST_NAME.min(name.len()))
        .rev()
        .find(|&cut| name.is_char_boundary(cut));
    format!(".{}.keyweight-", &name[..cut.unwrap_or(0)])
}

/// Permissions before the user's umask applies.
#[cfg(unix)]
fn with_mode<'b, 'p, 's>(builder: &'b mut Builder<'p, 's>, mode: u32) -> &'b mut Builder<'p, 's> {
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(mode))
}

#[cfg(not(unix))]
fn with_mode<'b, 'p, 's>(builder: &'b mut Builder<'p, 's>, _mode: u32) -> &'b mut Builder<'p, 's> {
    builder
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_temporary_is_hidden_and_found_by_its_target() {
        let folder = tempfile::tempdir().unwrap();
        let long = "台".repeat(85);
        for name in ["keywords.csv", &long] {
            let file = temporary_file(folder.path(), OsStr::new(name)).unwrap();
            let shown = file.path().file_name().unwrap().to_string_lossy();
            let start: String = name.chars().take(12).collect();
            assert!(shown.starts_with(&format!(".{start}")), "{shown}");
            let of_kind = |kind| beside(folder.path(), OsStr::new(name), kind);
            assert_eq!(of_kind(Kind::Temporary), [file.path()]);
            let aside = aside_folder(folder.path(), OsStr::new(name)).unwrap();
            assert_eq!(of_kind(Kind::Temporary), [file.path()]);
            assert_eq!(of_kind(Kind::Aside), [aside.path()]);
        }
        let other = OsStr::new("keywords");
        assert!(beside(folder.path(), other, Kind::Temporary).is_empty());
        assert!(beside(folder.path(), other, Kind::Aside).is_empty());
    }

    #[test]
    fn a_temporary_is_stale_only_if_no_open_file_holds_it() {
        let folder = tempfile::tempdir().unwrap();
        let name = OsStr::new("a");
        let (file, path) = temporary_file(folder.path(), name).unwrap().into_parts();
        assert!(lock_stale(&path).is_none());
        drop(file);
        assert_eq!(lock_stale(&path).is_some(), cfg!(unix));
        let (made, lock) = temporary_folder(folder.path(), name).unwrap();
        assert!(lock_stale(made.path()).is_none());
        drop(lock);
        assert_eq!(lock_stale(made.path()).is_some(), cfg!(unix));
    }
}
