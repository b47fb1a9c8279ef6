//! A folder of files that appears whole or not at all.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::entries::{self, Names};
use super::error::OutputError;
use super::file::Replaced;
use super::path::{check_writable, folder_of, follow_links, is_mount_point};
use super::stale::{self, Remains};
use super::swap::{Exchange, swap};
use super::temporary::{Discard, Held, Temporary, temporary_folder};
use super::writer::Writer;

/// The files that are ours in a folder that is written again.
#[derive(Clone, Copy, Debug)]
pub struct Owned<'a> {
    /// The names of all files that may be written, now or by an earlier run: these are replaced or
    /// removed.
    pub names: &'a [&'a str],
    /// The one among them that is in every folder we wrote, and so says that the others are ours:
    /// `manifest.json`.
    pub mark: &'a str,
}

/// A folder of files that appears whole or not at all.
///
/// It is written beside its place, under a hidden name, and exchanged with the old one by
/// [`OutputFolder::finish`]. Dropped before that, it leaves nothing behind, and the folder that was
/// there is untouched. If several processes write the same folder, the last one to finish wins, and
/// each is whole. What a killed process has left is removed by the next one that writes to the same
/// place.
///
/// Files of other names that are in the folder already stay there. What could go wrong later is
/// refused at the beginning, before hours of work: a folder that cannot be written or renamed, that
/// holds other folders, or files of our names that may be somebody's own.
///
/// # Examples
///
/// ```
/// use std::io::Write;
/// use keyweight_report::{OutputFolder, Owned};
///
/// # let parent = tempfile::tempdir()?;
/// let path = parent.path().join("reports");
/// let owned = Owned { names: &["terms.csv", "manifest.json"], mark: "manifest.json" };
/// let folder = OutputFolder::create(&path, owned)?;
/// for name in owned.names {
///     let mut file = folder.file(name)?;
///     file.write_all(b"{}\n")?;
///     file.finish()?;
/// }
/// assert!(!path.exists());
/// folder.finish()?;
/// assert_eq!(std::fs::read(path.join("manifest.json"))?, b"{}\n");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug)]
pub struct OutputFolder {
    temporary: Held,
    /// Where it is.
    beside: PathBuf,
    /// As given, for messages.
    path: PathBuf,
    /// Absolute and without links.
    target: PathBuf,
    names: Names,
    unfinished: Arc<AtomicUsize>,
    /// What killed processes have left.
    remains: Remains,
}

impl OutputFolder {
    /// Begins to write the folder at `path`; missing folders above it are made, and removed again
    /// if it is not finished.
    ///
    /// # Errors
    ///
    /// - [`OutputError::IsFile`], [`OutputError::NotReplaceable`], [`OutputError::MountPoint`] if
    ///   there is something at `path` that cannot be replaced;
    /// - [`OutputError::ForeignFolder`], [`OutputError::NotOurs`] if it holds something that must
    ///   not be;
    /// - [`OutputError::Write`] if it, or the folder above it, cannot be written.
    pub fn create(path: impl AsRef<Path>, owned: Owned<'_>) -> Result<OutputFolder, OutputError> {
        let path = path.as_ref();
        let names = Names::new(owned);
        let (target, parents) = match fs::metadata(path) {
            Ok(metadata) if metadata.is_dir() => (existing(path, &names)?, Parents::default()),
            Ok(_) => {
                return Err(OutputError::IsFile {
                    path: path.to_owned(),
                });
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => missing(path)?,
            Err(error) => return Err(OutputError::write(path)(error)),
        };
        let name = target.file_name().ok_or_else(|| not_replaceable(path))?;
        for file in names.iter() {
            stale::remove_files(&target.join(file));
        }
        let remains = stale::remove_folders(&target, &names);
        let (temporary, lock) =
            temporary_folder(folder_of(&target), name).map_err(OutputError::write(path))?;
        Ok(OutputFolder {
            beside: temporary.path().to_owned(),
            temporary: Held::new(Temporary::Folder(temporary, parents, lock)),
            path: path.to_owned(),
            target,
            names,
            unfinished: Arc::default(),
            remains,
        })
    }

    /// The path that was given.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// For removing what was written from another thread.
    pub fn discard_handle(&self) -> Discard {
        self.temporary.discard_handle()
    }

    /// Begins to write the file `name`, which must be among the owned ones. Several may be written
    /// at once.
    ///
    /// # Errors
    ///
    /// [`OutputError::NotOwned`], or [`OutputError::Write`] if it cannot be made, or has been
    /// already.
    pub fn file(&self, name: &str) -> Result<FolderFile, OutputError> {
        if !self.names.owns(name.as_ref()) {
            return Err(OutputError::NotOwned {
                folder: self.path.clone(),
                name: name.to_owned(),
            });
        }
        let path = self.path.join(name);
        let file = self.create_file(name).map_err(OutputError::write(&path))?;
        self.unfinished.fetch_add(1, Ordering::Relaxed);
        let replaced = if self.target.exists() {
            Replaced::Old
        } else {
            Replaced::Nothing
        };
        Ok(FolderFile {
            writer: Writer::new(file, &path),
            replaced,
            unfinished: Arc::clone(&self.unfinished),
        })
    }

    /// Makes a file, with the permissions of the one that it will replace.
    fn create_file(&self, name: &str) -> io::Result<File> {
        // Not while somebody removes the folder.
        let held = self.temporary.lock();
        let file = File::create_new(self.beside.join(name))?;
        drop(held);
        if let Ok(old) = fs::symlink_metadata(self.target.join(name))
            && old.is_file()
        {
            file.set_permissions(old.permissions())?;
        }
        Ok(file)
    }

    /// Puts the folder in its place, with the files of other names that are there, and removes the
    /// old one.
    ///
    /// # Errors
    ///
    /// - [`OutputError::Unfinished`] if one of the files was not finished;
    /// - [`OutputError::ForeignFolder`], [`OutputError::NotOurs`] if it has come to hold something
    ///   that must not be;
    /// - [`OutputError::Write`] if other files cannot be taken over, or the folder not be renamed;
    /// - [`OutputError::OldFolder`] if everything is in its place, but the old folder cannot be
    ///   removed.
    pub fn finish(self) -> Result<(), OutputError> {
        let mut held = self.temporary.lock();
        let is_whole = self.unfinished.load(Ordering::Relaxed) == 0;
        let temporary = held.take().filter(|_| is_whole);
        let Some(Temporary::Folder(temporary, parents, _lock)) = temporary else {
            return Err(OutputError::Unfinished {
                path: self.path.clone(),
            });
        };
        // After an error they are dropped in this order: the folder, those above it, its lock.
        let mut parents = parents;
        let mut temporary = temporary;
        if let Ok(old) = fs::metadata(&self.target) {
            // Once more, as the folder may have been made or filled since.
            let foreign = entries::foreign(&self.target, &self.path, &self.names)?;
            self.names.check_ours(&self.target, &self.path)?;
            entries::carry_over(&foreign, &self.target, temporary.path())
                .map_err(OutputError::write(&self.path))?;
            fs::set_permissions(temporary.path(), old.permissions())
                .map_err(OutputError::write(&self.path))?;
        }
        let old = swap(temporary.path(), &self.target, Exchange::Ask)
            .map_err(OutputError::write(&self.path))?;
        // What is under the temporary name now is the old folder, which may hold what is not ours
        // to remove.
        temporary.disable_cleanup(true);
        parents.keep();
        if self.remains == Remains::WholeFolder {
            stale::remove_folders(&self.target, &self.names);
        }
        let Some(old) = old else {
            return Ok(());
        };
        entries::remove_old(&old, &self.target, &self.names).map_err(|source| {
            OutputError::OldFolder {
                folder: self.path.clone(),
                remains: old,
                source,
            }
        })
    }
}

/// A file in an [`OutputFolder`]; made by [`OutputFolder::file`].
#[derive(Debug)]
pub struct FolderFile {
    writer: Writer,
    replaced: Replaced,
    unfinished: Arc<AtomicUsize>,
}

impl FolderFile {
    /// Writes what is left; where the folder replaces another one, waits until the disk has taken it.
    ///
    /// # Errors
    ///
    /// [`OutputError::Write`] if that fails, [`OutputError::Unfinished`] if an earlier write has.
    /// The folder cannot be finished then.
    pub fn finish(self) -> Result<(), OutputError> {
        let path = self.writer.path().to_owned();
        let file = self.writer.finish()?;
        let synced = self.replaced.sync(&file);
        synced.map_err(OutputError::write(&path))?;
        self.unfinished.fetch_sub(1, Ordering::Relaxed);
        Ok(())
    }
}

impl Write for FolderFile {
    /// Takes `bytes`. An error names the file, and has the kind of its cause.
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.writer.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.writer.flush()
    }
}

/// Checks that the folder at `path` can be replaced, and gives its real place.
fn existing(path: &Path, names: &Names) -> Result<PathBuf, OutputError> {
    let target = fs::canonicalize(path).map_err(OutputError::write(path))?;
    // Whoever stands in a folder that is replaced stands in one that is gone: the user's shell,
    // most of all.
    let is_current = fs::canonicalize(".").is_ok_and(|current| current == target);
    if is_current || target.file_name().is_none() {
        return Err(not_replaceable(path));
    }
    if is_mount_point(&target).map_err(OutputError::write(path))? {
        return Err(OutputError::MountPoint {
            path: path.to_owned(),
        });
    }
    check_writable(&target).map_err(OutputError::write(path))?;
    entries::foreign(&target, path, names)?;
    names.check_ours(&target, path)?;
    Ok(target)
}

/// Makes the folders above `path`, and gives the real place of what is to be there.
fn missing(path: &Path) -> Result<(PathBuf, Parents), OutputError> {
    let target = follow_links(path).map_err(OutputError::write(path))?;
    let name = target.file_name().ok_or_else(|| not_replaceable(path))?;
    let parents = Parents::create(folder_of(&target)).map_err(OutputError::write(path))?;
    let parent = fs::canonicalize(folder_of(&target)).map_err(OutputError::write(path))?;
    Ok((parent.join(name), parents))
}

fn not_replaceable(path: &Path) -> OutputError {
    OutputError::NotReplaceable {
        path: path.to_owned(),
    }
}

/// Folders that were made for an output, innermost first; removed when dropped, if they are empty.
#[derive(Debug, Default)]
pub(crate) struct Parents(Vec<PathBuf>);

impl Parents {
    fn create(folder: &Path) -> io::Result<Parents> {
        let missing = folder
            .ancestors()
            .take_while(|folder| !folder.as_os_str().is_empty() && !folder.exists());
        let parents = Parents(missing.map(Path::to_owned).collect());
        fs::create_dir_all(folder)?;
        Ok(parents)
    }

    fn keep(&mut self) {
        self.0.clear();
    }
}

impl Drop for Parents {
    fn drop(&mut self) {
        for folder in &self.0 {
            // Nothing is lost if an empty folder remains.
            let _ = fs::remove_dir(folder);
        }
    }
}

#[cfg(test)]
mod tests;
