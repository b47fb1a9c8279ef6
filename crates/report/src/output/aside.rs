//! Old folders that are set aside while new ones take their place.
//!
//! Where the system cannot exchange two folders, the old one is renamed before the new one is, so for a
//! moment nothing is in its place. Its name in that moment is one of its own kind,
//! `.reports.keyweight-x1Y2z3.old`: if the process is killed, the next one that writes to the place
//! finds the old folder by this name and puts it back. Once another folder is in the place, the old one
//! gets the name of any temporary, so what has this name is always complete.

use std::ffi::OsStr;
use std::fs::{self, File, Metadata, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

use super::listing;
use super::note::OutputNote;
use super::owned::Names;
use super::path::{folder_of, follow_links};
use super::temporary::{Kind, TemporaryFolder, aside_folder, beside};

/// An empty folder beside `target`, for the old folder to be renamed to.
pub(crate) fn make(target: &Path) -> io::Result<TemporaryFolder> {
    let name = target.file_name().ok_or(io::ErrorKind::InvalidFilename)?;
    aside_folder(folder_of(target), name)
}

/// Puts back what a killed process has set aside, for `path` and for those of its parents that are
/// missing. Nothing else that is in the place is touched, but an empty folder is replaced.
pub(crate) fn restore(path: &Path) -> Vec<OutputNote> {
    let path = follow_links(path).unwrap_or_else(|_| path.to_owned());
    let mut missing: Vec<&Path> = path
        .ancestors()
        .skip(1)
        .take_while(|parent| !parent.as_os_str().is_empty() && !parent.exists())
        .collect();
    // A folder can be looked for only once its parents are there.
    missing.reverse();
    missing.push(&path);
    missing.into_iter().filter_map(restore_one).collect()
}

fn restore_one(target: &Path) -> Option<OutputNote> {
    if !is_free(target) {
        return None;
    }
    let (old, _) = set_aside(target)
        .into_iter()
        .filter(|(old, _)| !is_empty(old) && !is_locked(old))
        .max_by_key(|(_, metadata)| renamed_at(metadata))?;
    match move_folder(&old, target) {
        Ok(()) => Some(OutputNote::Restored {
            folder: target.to_owned(),
        }),
        // Another process was faster.
        Err(_) if !is_free(target) || !old.exists() => None,
        Err(error) => Some(OutputNote::NotRestored {
            folder: target.to_owned(),
            remains: old,
            cause: error.to_string(),
        }),
    }
}

/// Takes old folders that are no longer needed out of those that [`restore`] would put back, and moves
/// the files in them that are not ours to `target`.
///
/// They are needed if `target` is not one of our folders: someone else may have made it after a
/// process was killed.
pub(crate) fn retire_superseded(target: &Path, names: &Names) {
    for (old, _) in set_aside(target) {
        // Another process may just be about to use it. It can do without.
        if fs::remove_dir(&old).is_ok() || !names.has_mark(target) {
            continue;
        }
        if let Ok(retired) = retire(&old) {
            let _ = keep_files(&retired, target, names);
        }
    }
}

/// Gives the old folder the name of any temporary: another folder is in its place.
pub(crate) fn retire(old: &Path) -> io::Result<PathBuf> {
    let retired = old.with_extension("");
    // It may be on its way back, or another process may have retired it.
    fs::rename(old, &retired)?;
    Ok(retired)
}

/// Moves files that are not ours to `target`, unless there are files with their names.
fn keep_files(old: &Path, target: &Path, names: &Names) -> io::Result<()> {
    for name in listing::names(old, |name| !names.owns(name))? {
        let path = old.join(&name);
        if fs::hard_link(&path, target.join(&name)).is_ok() {
            fs::remove_file(path)?;
        }
    }
    Ok(())
}

/// Locks the folder that is going to be set aside, so that others do not put it back meanwhile. Where
/// that is impossible they may, which costs a second attempt.
pub(crate) fn lock(folder: &Path) -> Option<File> {
    let open = File::open(folder).ok()?;
    open.try_lock().ok()?;
    Some(open)
}

fn is_locked(folder: &Path) -> bool {
    File::open(folder).is_ok_and(|open| matches!(open.try_lock(), Err(TryLockError::WouldBlock)))
}

/// Renames a folder to a free name or to that of an empty folder.
pub(crate) fn move_folder(from: &Path, to: &Path) -> io::Result<()> {
    if cfg!(windows) && to.is_dir() {
        // Only here an empty folder must be removed first.
        fs::remove_dir(to)?;
    }
    fs::rename(from, to)
}

/// The folders that were set aside for `target`.
fn set_aside(target: &Path) -> Vec<(PathBuf, Metadata)> {
    let name = target.file_name().unwrap_or(OsStr::new(""));
    let paths = beside(folder_of(target), name, Kind::Aside).into_iter();
    paths
        .filter_map(|path| fs::symlink_metadata(&path).ok().map(|it| (path, it)))
        .filter(|(_, metadata)| metadata.is_dir())
        .collect()
}

/// Whether a folder can be put at `target` without replacing anything but an empty folder.
fn is_free(target: &Path) -> bool {
    match fs::symlink_metadata(target) {
        Err(error) => error.kind() == io::ErrorKind::NotFound,
        Ok(metadata) => metadata.is_dir() && is_empty(target),
    }
}

fn is_empty(folder: &Path) -> bool {
    listing::names(folder, |_| true).is_ok_and(|names| names.is_empty())
}

/// When a folder got its name, for the order of several: the latest is largest.
#[cfg(unix)]
fn renamed_at(metadata: &Metadata) -> impl Ord + use<> {
    use std::os::unix::fs::MetadataExt;
    (metadata.ctime(), metadata.ctime_nsec())
}

#[cfg(not(unix))]
fn renamed_at(metadata: &Metadata) -> impl Ord + use<> {
    metadata.modified().ok()
}

#[cfg(test)]
mod tests;
