//! Replacing a folder by another one, in one step if the system can.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::aside::{self, move_folder};

/// How often another process may interfere before that is an error.
const ATTEMPTS: usize = 16;

/// Whether to ask the system to exchange two folders in one step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Exchange {
    Ask,
    /// Do not ask, as on a system that cannot.
    #[cfg(test)]
    Avoid,
}

/// Puts the folder `new` in the place of `target`, and returns where the old folder is now, if there was
/// one.
///
/// # Errors
///
/// The system's error; both folders are where they were then.
pub(crate) fn swap(new: &Path, target: &Path, exchange: Exchange) -> io::Result<Option<PathBuf>> {
    for _ in 0..ATTEMPTS {
        let result = if fs::symlink_metadata(target).is_ok() {
            replace(new, target, exchange).map(Some)
        } else {
            fs::rename(new, target).map(|()| None)
        };
        match result {
            // Another process has added or removed a folder.
            Err(error) if is_race(error.kind()) => {}
            result => return result,
        }
    }
    Err(io::Error::other("other processes keep replacing it"))
}

fn is_race(kind: io::ErrorKind) -> bool {
    use io::ErrorKind::{AlreadyExists, DirectoryNotEmpty, NotFound};
    matches!(kind, AlreadyExists | DirectoryNotEmpty | NotFound)
}

fn replace(new: &Path, target: &Path, exchange: Exchange) -> io::Result<PathBuf> {
    match exchange {
        Exchange::Ask => match exchange_in_one_step(new, target) {
            Ok(()) => Ok(new.to_owned()),
            Err(error) if is_unknown(&error) => replace_in_two_steps(new, target),
            Err(error) => Err(error),
        },
        #[cfg(test)]
        Exchange::Avoid => replace_in_two_steps(new, target),
    }
}

#[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
fn exchange_in_one_step(new: &Path, target: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags};
    Ok(rustix::fs::renameat_with(
        CWD,
        new,
        CWD,
        target,
        RenameFlags::EXCHANGE,
    )?)
}

#[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
fn exchange_in_one_step(_new: &Path, _target: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

/// Old kernels and some file systems, such as network shares, cannot exchange folders.
fn is_unknown(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::Unsupported | io::ErrorKind::InvalidInput
    )
}

/// Moves the old folder aside and the new one in. If that fails, moves the old one back. If the process
/// is killed in between, [`aside::restore`] does.
fn replace_in_two_steps(new: &Path, target: &Path) -> io::Result<PathBuf> {
    let aside = aside::make(target)?;
    let _lock = aside::lock(target);
    move_folder(target, aside.path())?;
    // From here on it contains files that are not ours to remove.
    let aside = aside.keep();
    let Err(error) = move_folder(new, target) else {
        return Ok(aside::retire(&aside).unwrap_or(aside));
    };
    match move_folder(&aside, target) {
        Ok(()) => Err(error),
        Err(back) if is_race(back.kind()) => {
            // Another process has moved it back, or has put its own folder in the place.
            let _ = aside::retire(&aside);
            Err(error)
        }
        Err(back) => Err(io::Error::other(format!(
            "{error}; and the old folder, now {}, cannot be moved back ({back}); the next run that \
             writes there will try again",
            aside.display()
        ))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder_with(parent: &Path, name: &str, text: &str) -> PathBuf {
        let folder = parent.join(name);
        fs::create_dir(&folder).unwrap();
        fs::write(folder.join("a"), text).unwrap();
        folder
    }

    fn text(folder: &Path) -> String {
        fs::read_to_string(folder.join("a")).unwrap()
    }

    #[test]
    fn the_old_folder_is_where_it_says_in_one_step_or_in_two() {
        for exchange in [Exchange::Ask, Exchange::Avoid] {
            let parent = tempfile::tempdir().unwrap();
            let new = folder_with(parent.path(), "new", "new");
            let target = folder_with(parent.path(), "target", "old");
            let old = swap(&new, &target, exchange).unwrap().unwrap();
            assert_eq!(
                (text(&target), text(&old)),
                ("new".to_owned(), "old".to_owned())
            );
            assert_eq!(fs::read_dir(parent.path()).unwrap().count(), 2);
        }
    }

    #[test]
    fn a_folder_may_be_put_where_there_was_none() {
        let parent = tempfile::tempdir().unwrap();
        let new = folder_with(parent.path(), "new", "new");
        let target = parent.path().join("target");
        assert_eq!(swap(&new, &target, Exchange::Ask).unwrap(), None);
        assert_eq!(text(&target), "new");
    }

    #[test]
    fn the_old_folder_comes_back_if_the_new_one_cannot_be_moved() {
        for exchange in [Exchange::Ask, Exchange::Avoid] {
            let parent = tempfile::tempdir().unwrap();
            let target = folder_with(parent.path(), "target", "old");
            swap(&parent.path().join("missing"), &target, exchange).unwrap_err();
            assert_eq!(text(&target), "old");
            assert_eq!(fs::read_dir(parent.path()).unwrap().count(), 1);
        }
    }

    #[test]
    fn in_two_steps_others_may_put_the_old_folder_back_at_any_moment() {
        let parent = tempfile::tempdir().unwrap();
        let target = folder_with(parent.path(), "target", "0");
        std::thread::scope(|scope| {
            let writers: [_; 2] = std::array::from_fn(|writer| {
                let (parent, target) = (parent.path(), &target);
                scope.spawn(move || {
                    for run in 0..100 {
                        let new = folder_with(parent, &format!("new {writer} {run}"), "1");
                        if let Some(old) = swap(&new, target, Exchange::Avoid).unwrap() {
                            // It may just have been moved back.
                            let _ = fs::remove_dir_all(old);
                        }
                    }
                })
            });
            while writers.iter().any(|writer| !writer.is_finished()) {
                aside::restore(&target);
            }
        });
        assert_eq!(text(&target), "1");
    }
}
