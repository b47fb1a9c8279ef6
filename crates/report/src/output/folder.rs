//! A folder of files that appears whole or not at all.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::aside;
use super::entries;
use super::error::OutputError;
use super::file::Replaced;
use super::note::OutputNote;
use super::owned::{Names, Owned, of_value};
use super::parents::Parents;
use super::path::{check_writable, folder_of, follow_links, is_mount_point};
use super::stale::{self, Remains};
use super::swap::{Exchange, swap};
use super::temporary::{Discard, Held, Temporary, temporary_folder};
use super::writer::Writer;

/// A folder of files that appears whole or not at all.
///
/// It is written next to its place, under a hidden name, and exchanged with the old one by
/// [`OutputFolder::finish`]. Dropping it before that removes it; a folder that was there before is
/// untouched. If several processes write the same folder, the last one to finish wins, and each
/// result is whole. The leftovers of a killed process are removed by the next one that writes to the
/// same place.
///
/// A folder is replaced only if it is one of ours, as its [mark](Owned::mark) proves, or empty. Files
/// with other names that were added to it stay there. What would fail at the end is refused at the
/// start, before hours of work: a folder that cannot be written or renamed, that contains other folders,
/// or that is not ours.
///
/// Where the system cannot exchange two folders in one step, nothing is in the place for a moment. If
/// the process is killed in that moment, the next one that writes to the same place puts the old folder
/// back before it does anything else.
///
/// # Examples
///
/// ```
/// use std::io::Write;
/// use keyweight_report::{OutputFolder, Owned};
///
/// # let parent = tempfile::tempdir()?;
/// let path = parent.path().join("reports");
/// let owned = Owned { names: &["terms.csv", "manifest.json"], mark: "manifest.json", mark_begins: "{" };
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
    /// Where it is until it is finished.
    beside: PathBuf,
    /// As given, for messages.
    path: PathBuf,
    /// Absolute and without links.
    target: PathBuf,
    names: Names,
    unfinished: Arc<AtomicUsize>,
    /// What killed processes left.
    remains: Remains,
    notes: Vec<OutputNote>,
}

impl OutputFolder {
    /// Starts writing the folder at `path`. Missing parent folders are created, and removed again if
    /// it is not finished.
    ///
    /// # Errors
    ///
    /// - [`OutputError::IsFile`], [`OutputError::NotReplaceable`], [`OutputError::MountPoint`] if
    ///   what is at `path` cannot be replaced;
    /// - [`OutputError::ForeignFolder`], [`OutputError::NotOurs`], [`OutputError::OtherFiles`] if it is not
    ///   one of our folders, or contains something that must not be removed;
    /// - [`OutputError::Write`] if the folder or its parent cannot be written.
    pub fn create(path: impl AsRef<Path>, owned: Owned<'_>) -> Result<OutputFolder, OutputError> {
        let path = path.as_ref();
        let names = Names::new(owned);
        let mut notes = aside::restore(path);
        let (target, parents) = match fs::metadata(path) {
            Ok(metadata) if metadata.is_dir() => {
                let (target, files) = existing(path, &names)?;
                if !files.is_empty() {
                    notes.push(OutputNote::Kept {
                        folder: path.to_owned(),
                        files,
                    });
                }
                (target, Parents::default())
            }
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
            notes,
        })
    }

    /// What was found at the place that is worth knowing.
    pub fn notes(&self) -> &[OutputNote] {
        &self.notes
    }

    /// The path as given.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The name of the file that is in every folder we write; see [`Owned::mark`].
    pub fn mark(&self) -> &str {
        self.names.mark()
    }

    /// A handle for removing the temporary folder from another thread.
    pub fn discard_handle(&self) -> Discard {
        self.temporary.discard_handle()
    }

    /// Starts writing the file `name`, which must be one of the [owned](Owned::names) ones. Several
    /// files may be written at the same time.
    ///
    /// # Errors
    ///
    /// [`OutputError::NotOwned`], or [`OutputError::Write`] if it cannot be created or already
    /// exists.
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

    /// Creates a file with the permissions of the one that it will replace.
    fn create_file(&self, name: &str) -> io::Result<File> {
        // The lock keeps another thread from removing the folder.
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

    /// Puts the folder in its place, carries over the files that are not ours, and removes the old
    /// folder. Returns what is worth knowing about the result.
    ///
    /// # Errors
    ///
    /// - [`OutputError::Unfinished`] if one of the files was not finished;
    /// - [`OutputError::ForeignFolder`], [`OutputError::NotOurs`], [`OutputError::OtherFiles`] if the old
    ///   folder now contains something that must not be removed;
    /// - [`OutputError::Write`] if other files cannot be carried over or the folder cannot be renamed.
    pub fn finish(self) -> Result<Vec<OutputNote>, OutputError> {
        let mut held = self.temporary.lock();
        let is_whole = self.unfinished.load(Ordering::Relaxed) == 0;
        let temporary = held.take().filter(|_| is_whole);
        let Some(Temporary::Folder(temporary, parents, _lock)) = temporary else {
            return Err(OutputError::Unfinished {
                path: self.path.clone(),
            });
        };
        // After an error they are dropped in this order: the folder, its parents, its lock.
        let mut parents = parents;
        if let Ok(old) = fs::metadata(&self.target) {
            // Check again: the folder may have been created or filled in the meantime.
            let foreign = entries::foreign(&self.target, &self.path, &self.names)?;
            self.names.check_ours(&self.target, &self.path, &foreign)?;
            entries::carry_over(&foreign, &self.target, temporary.path())
                .map_err(OutputError::write(&self.path))?;
            fs::set_permissions(temporary.path(), old.permissions())
                .map_err(OutputError::write(&self.path))?;
        }
        let old = swap(temporary.path(), &self.target, Exchange::Ask)
            .map_err(OutputError::write(&self.path))?;
        // The temporary name now belongs to the old folder, which may contain files that are not ours
        // to remove.
        temporary.keep();
        parents.keep();
        if self.remains == Remains::WholeFolder {
            stale::remove_folders(&self.target, &self.names);
        }
        let Some(old) = old else {
            return Ok(Vec::new());
        };
        let removed = entries::remove_old(&old, &self.target, &self.names);
        let remains = removed.err().map(|error| OutputNote::OldRemains {
            folder: self.path.clone(),
            remains: old,
            cause: error.to_string(),
        });
        Ok(remains.into_iter().collect())
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
    /// Writes the rest. If the folder replaces another one, waits until the file is on the disk.
    ///
    /// # Errors
    ///
    /// [`OutputError::Write`] if that fails, [`OutputError::Unfinished`] if an earlier write has
    /// failed. The folder cannot be finished then.
    pub fn finish(self) -> Result<(), OutputError> {
        let path = self.writer.path().to_owned();
        let file = self.writer.finish()?;
        let secured = self.replaced.secure(&file);
        secured.map_err(OutputError::write(&path))?;
        self.unfinished.fetch_sub(1, Ordering::Relaxed);
        Ok(())
    }
}

impl Write for FolderFile {
    /// Writes `bytes`. An error names the file and has the kind of its cause.
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.writer.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.writer.flush()
    }
}

/// Checks that the folder at `path` can be replaced, and returns its real place and the files in it that
/// are not ours.
fn existing(path: &Path, names: &Names) -> Result<(PathBuf, Vec<PathBuf>), OutputError> {
    let target = fs::canonicalize(path).map_err(OutputError::write(path))?;
    // A process whose current folder is replaced is left in one that no longer exists, and the user's
    // shell is such a process.
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
    let foreign = entries::foreign(&target, path, names)?;
    names.check_ours(&target, path, &foreign)?;
    Ok((target, of_value(&foreign)))
}

/// Creates the parent folders of `path`, and returns its real place.
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

#[cfg(test)]
mod tests;
