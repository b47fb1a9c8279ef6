//! A buffered file that knows its name and never loses an error.

use std::fs::File;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::error::OutputError;

/// How many bytes are collected before they are written. Larger writes are not buffered.
const CAPACITY: usize = 64 * 1024;

/// A buffered file. Unlike `BufWriter` it writes nothing when dropped: an unfinished file is abandoned.
#[derive(Debug)]
pub(crate) struct Writer {
    file: File,
    buffer: Vec<u8>,
    /// The name for error messages, which is not that of the temporary file.
    path: PathBuf,
    state: State,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    Whole,
    /// A write has failed, so the file is incomplete.
    Failed,
}

impl Writer {
    pub(crate) fn new(file: File, path: &Path) -> Writer {
        Writer {
            file,
            buffer: Vec::with_capacity(CAPACITY),
            path: path.to_owned(),
            state: State::Whole,
        }
    }

    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    /// Writes everything that is still in the buffer.
    ///
    /// # Errors
    ///
    /// [`OutputError::Write`] if that fails, [`OutputError::Unfinished`] if an earlier write has
    /// failed.
    pub(crate) fn finish(mut self) -> Result<File, OutputError> {
        if self.state == State::Failed {
            return Err(OutputError::Unfinished { path: self.path });
        }
        match self.file.write_all(&self.buffer) {
            Ok(()) => Ok(self.file),
            Err(source) => Err(OutputError::Write {
                path: self.path,
                source,
            }),
        }
    }

    /// Writes `bytes` without the buffer.
    fn write_through(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.file
            .write_all(bytes)
            .map_err(|source| self.failed(source))
    }

    fn write_buffer(&mut self) -> io::Result<()> {
        let result = self.file.write_all(&self.buffer);
        self.buffer.clear();
        result.map_err(|source| self.failed(source))
    }

    /// Adds the name of the file to an error. It keeps its kind, by which callers recognize a closed
    /// pipe or a full disk.
    fn failed(&mut self, source: io::Error) -> io::Error {
        self.state = State::Failed;
        io::Error::new(
            source.kind(),
            OutputError::Write {
                path: self.path.clone(),
                source,
            },
        )
    }
}

impl Write for Writer {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.buffer.len() + bytes.len() > CAPACITY {
            self.write_buffer()?;
        }
        if bytes.len() >= CAPACITY {
            self.write_through(bytes)?;
        } else {
            self.buffer.extend_from_slice(bytes);
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.write_buffer()?;
        self.file.flush().map_err(|source| self.failed(source))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn small_and_large_writes_arrive_in_order() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a");
        let mut writer = Writer::new(File::create(&path).unwrap(), &path);
        let mut expected = Vec::new();
        for size in [1, CAPACITY - 1, 1, CAPACITY, 3, CAPACITY * 2, 0, 7] {
            let bytes = vec![u8::try_from(size % 251).unwrap(); size];
            writer.write_all(&bytes).unwrap();
            expected.extend(bytes);
        }
        writer.finish().unwrap();
        assert!(fs::read(&path).unwrap() == expected);
    }

    #[cfg(target_os = "linux")]
    mod on_a_full_disk {
        use super::*;
        use std::error::Error;

        fn full() -> Writer {
            let file = File::options().write(true).open("/dev/full").unwrap();
            Writer::new(file, Path::new("reports/keywords.csv"))
        }

        #[test]
        fn a_write_names_the_file_and_keeps_the_kind() {
            let mut writer = full();
            let error = writer.write_all(&vec![0; CAPACITY]).unwrap_err();
            assert_eq!(error.kind(), io::ErrorKind::StorageFull);
            assert_eq!(error.to_string(), "cannot write reports/keywords.csv");
            assert!(error.source().is_some());
        }

        #[test]
        fn finishing_fails_if_the_buffer_cannot_be_written() {
            let mut writer = full();
            writer.write_all(b"few").unwrap();
            assert!(matches!(writer.finish(), Err(OutputError::Write { .. })));
        }

        #[test]
        fn a_file_that_failed_once_is_never_whole() {
            let mut writer = full();
            writer.write_all(b"few").unwrap();
            writer.flush().unwrap_err();
            assert!(matches!(
                writer.finish(),
                Err(OutputError::Unfinished { .. })
            ));
        }
    }
}
