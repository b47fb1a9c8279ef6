//! A file that appears whole or not at all.

use std::fs::{self, File, Metadata};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::aside;
use super::close::check_close;
use super::error::OutputError;
use super::path::{folder_of, follow_links};
use super::stale;
use super::temporary::{Discard, Held, Temporary, temporary_file};
use super::writer::Writer;

/// A file that appears whole or not at all.
///
/// It is written next to its place, under a hidden name, and renamed by [`OutputFile::finish`].
/// Dropping it before that removes it; a file that was there before is untouched. If several processes
/// write the same file, the last one to finish wins. The leftovers of a killed process are removed by
/// the next one that writes to the same place.
///
/// A new file gets the permissions of any new file; a replaced one keeps its own. A symbolic link
/// stays one, and the file that it points to is replaced. Anything but a regular file (a pipe, a
/// device, `/dev/stdout` wherever it leads) is written directly.
///
/// # Examples
///
/// ```
/// use std::io::Write;
/// use keyweight_report::OutputFile;
///
/// # let folder = tempfile::tempdir()?;
/// let path = folder.path().join("terms.csv");
/// let mut file = OutputFile::create(&path)?;
/// file.write_all(b"term,count\n")?;
/// assert!(!path.exists());
/// file.finish()?;
/// assert_eq!(std::fs::read(&path)?, b"term,count\n");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug)]
pub struct OutputFile {
    writer: Writer,
    place: Place,
}

#[derive(Debug)]
enum Place {
    /// Written next to its place, to be renamed.
    Beside {
        temporary: Held,
        target: PathBuf,
        replaced: Replaced,
    },
    /// Written in its place.
    Direct,
}

/// Whether the output replaces something that could be lost.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Replaced {
    Nothing,
    /// It is removed only after the new one is on the disk: a power failure must not cost both.
    Old,
}

impl Replaced {
    /// Makes sure that the file is whole before it is put in its place: on the disk, if it replaces
    /// another one, and as far as closing it would report in any case.
    pub(crate) fn secure(self, file: &File) -> io::Result<()> {
        if self == Replaced::Old {
            file.sync_all()?;
        }
        check_close(file)
    }
}

impl OutputFile {
    /// Starts writing the file at `path`.
    ///
    /// # Errors
    ///
    /// [`OutputError::IsFolder`], [`OutputError::MissingFolder`], or [`OutputError::Write`] if the
    /// file or its folder cannot be written.
    pub fn create(path: impl AsRef<Path>) -> Result<OutputFile, OutputError> {
        let path = path.as_ref();
        let existing = match fs::metadata(path) {
            Ok(metadata) if metadata.is_dir() => {
                return Err(OutputError::IsFolder {
                    path: path.to_owned(),
                });
            }
            Ok(metadata) if !metadata.is_file() || is_stream(path) => return direct(path),
            Ok(metadata) => Some(metadata),
            Err(error) if error.kind() == io::ErrorKind::NotFound => None,
            Err(error) => return Err(OutputError::write(path)(error)),
        };
        let target = follow_links(path).map_err(OutputError::write(path))?;
        let folder = folder_of(&target);
        if existing.is_none() && !folder.exists() {
            // It may be a report that a killed process was replacing.
            aside::restore(folder);
        }
        if existing.is_none() && !folder.exists() {
            return Err(OutputError::MissingFolder {
                path: path.to_owned(),
                folder: folder.to_owned(),
            });
        }
        stale::remove_files(&target);
        let (file, temporary) =
            beside(&target, existing.as_ref()).map_err(OutputError::write(path))?;
        let replaced = match existing {
            Some(_) => Replaced::Old,
            None => Replaced::Nothing,
        };
        Ok(OutputFile {
            writer: Writer::new(file, path),
            place: Place::Beside {
                temporary,
                target,
                replaced,
            },
        })
    }

    /// The path that was given.
    pub fn path(&self) -> &Path {
        self.writer.path()
    }

    /// Puts the file in its place. If it replaces another one, waits first until it is on the disk.
    ///
    /// # Errors
    ///
    /// [`OutputError::Write`] if the rest cannot be written or the file cannot be renamed,
    /// [`OutputError::Unfinished`] if an earlier write has failed. A file that was there before is
    /// untouched then.
    pub fn finish(self) -> Result<(), OutputError> {
        let path = self.writer.path().to_owned();
        let file = self.writer.finish()?;
        let Place::Beside {
            temporary,
            target,
            replaced,
        } = self.place
        else {
            return Replaced::Nothing
                .secure(&file)
                .map_err(OutputError::write(&path));
        };
        replaced.secure(&file).map_err(OutputError::write(&path))?;
        let mut temporary = temporary.lock();
        let Some(Temporary::File(temporary)) = temporary.take() else {
            return Err(OutputError::Unfinished { path });
        };
        let placed = temporary.persist(target).map_err(io::Error::from);
        placed.map_err(OutputError::write(&path))
    }

    /// A handle for removing the temporary file from another thread, or `None` if the file is
    /// written directly.
    pub fn discard_handle(&self) -> Option<Discard> {
        match &self.place {
            Place::Beside { temporary, .. } => Some(temporary.discard_handle()),
            Place::Direct => None,
        }
    }
}

impl Write for OutputFile {
    /// Writes `bytes`. An error names the file and has the kind of its cause.
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.writer.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.writer.flush()
    }
}

/// Whether `path` is one of the system's names for an open stream, such as `/dev/stdout`. It may lead
/// to a regular file.
fn is_stream(path: &Path) -> bool {
    path.starts_with("/dev/fd")
        || ["/dev/stdin", "/dev/stdout", "/dev/stderr"]
            .iter()
            .any(|stream| path == Path::new(stream))
}

/// Opens anything but a regular file. It is opened for appending, as a shell's redirection expects of
/// `/dev/stdout`.
fn direct(path: &Path) -> Result<OutputFile, OutputError> {
    let file = File::options()
        .append(true)
        .open(path)
        .map_err(OutputError::write(path))?;
    Ok(OutputFile {
        writer: Writer::new(file, path),
        place: Place::Direct,
    })
}

fn beside(target: &Path, existing: Option<&Metadata>) -> io::Result<(File, Held)> {
    let name = target.file_name().ok_or(io::ErrorKind::InvalidFilename)?;
    let (file, temporary) = temporary_file(folder_of(target), name)?.into_parts();
    if let Some(metadata) = existing {
        // A rename would also replace a file that its owner has protected.
        File::options().write(true).open(target)?;
        file.set_permissions(metadata.permissions())?;
    }
    Ok((file, Held::new(Temporary::File(temporary))))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn write(path: &Path, text: &str) {
        let mut file = OutputFile::create(path).unwrap();
        file.write_all(text.as_bytes()).unwrap();
        file.finish().unwrap();
    }

    fn names(folder: &Path) -> Vec<String> {
        let mut names: Vec<_> = fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }

    #[test]
    fn a_finished_file_replaces_the_old_one() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.csv");
        write(&path, "old");
        write(&path, "new");
        assert_eq!(fs::read_to_string(&path).unwrap(), "new");
        assert_eq!(names(folder.path()), ["a.csv"]);
    }

    #[test]
    fn a_dropped_file_leaves_the_old_one_and_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.csv");
        write(&path, "old");
        let mut file = OutputFile::create(&path).unwrap();
        file.write_all(&vec![b'x'; 1_000_000]).unwrap();
        assert_eq!(names(folder.path()).len(), 2);
        drop(file);
        assert_eq!(fs::read_to_string(&path).unwrap(), "old");
        assert_eq!(names(folder.path()), ["a.csv"]);
    }

    #[test]
    fn of_two_writers_the_last_to_finish_wins() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.csv");
        let [mut first, mut second] = [
            OutputFile::create(&path).unwrap(),
            OutputFile::create(&path).unwrap(),
        ];
        first.write_all(b"first").unwrap();
        second.write_all(b"second").unwrap();
        second.finish().unwrap();
        first.finish().unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "first");
        assert_eq!(names(folder.path()), ["a.csv"]);
    }

    #[test]
    fn a_missing_folder_and_a_folder_in_its_place_are_named() {
        let folder = tempfile::tempdir().unwrap();
        assert!(matches!(
            OutputFile::create(folder.path().join("no/a.csv")),
            Err(OutputError::MissingFolder { .. })
        ));
        assert!(matches!(
            OutputFile::create(folder.path()),
            Err(OutputError::IsFolder { .. })
        ));
        assert!(OutputFile::create("").is_err());
    }

    #[cfg(unix)]
    mod on_unix {
        use super::*;
        use std::os::unix::fs::{PermissionsExt, symlink};

        fn mode(path: &Path) -> u32 {
            fs::metadata(path).unwrap().permissions().mode() & 0o777
        }

        #[test]
        fn a_new_file_has_the_permissions_of_any_new_file() {
            let folder = tempfile::tempdir().unwrap();
            let [ours, any] = ["ours", "any"].map(|name| folder.path().join(name));
            write(&ours, "");
            fs::write(&any, "").unwrap();
            assert_eq!(mode(&ours), mode(&any));
        }

        #[test]
        fn a_replaced_file_keeps_its_permissions() {
            let folder = tempfile::tempdir().unwrap();
            let path = folder.path().join("a.csv");
            fs::write(&path, "old").unwrap();
            fs::set_permissions(&path, PermissionsExt::from_mode(0o640)).unwrap();
            write(&path, "new");
            assert_eq!(mode(&path), 0o640);
        }

        #[test]
        fn a_link_stays_and_the_file_that_it_points_to_is_replaced() {
            let folder = tempfile::tempdir().unwrap();
            let [file, link] = ["file", "link"].map(|name| folder.path().join(name));
            fs::create_dir(folder.path().join("sub")).unwrap();
            for target in ["file", "sub/new"] {
                symlink(target, &link).unwrap();
                write(&link, target);
                assert_eq!(fs::read_link(&link).unwrap(), Path::new(target));
                assert_eq!(
                    fs::read_to_string(folder.path().join(target)).unwrap(),
                    target
                );
                fs::remove_file(&link).unwrap();
            }
            assert!(file.exists());
        }

        #[test]
        fn devices_are_written_directly() {
            write(Path::new("/dev/null"), "gone");
            assert!(fs::metadata("/dev/null").unwrap().permissions().mode() & 0o170_000 != 0);
        }
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn an_error_names_the_given_path_and_not_the_temporary_file() {
        let error = OutputFile::create("/proc/a.csv").unwrap_err();
        assert_eq!(error.to_string(), "cannot write /proc/a.csv");
        let cause = std::error::Error::source(&error).unwrap().to_string();
        assert!(!cause.contains("keyweight"), "{cause}");
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_full_disk_is_an_error_with_the_name_of_the_file() {
        let mut file = OutputFile::create("/dev/full").unwrap();
        file.write_all(b"few").unwrap();
        assert_eq!(
            file.finish().unwrap_err().to_string(),
            "cannot write /dev/full"
        );
    }
}
