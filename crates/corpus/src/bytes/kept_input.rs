//! A stream that is kept while it is read, so that it can be read again.

use std::fmt;
use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

use crate::reason::Reason;

/// How many bytes are kept in memory; those after them are kept in a temporary file.
const IN_MEMORY: usize = 4 << 20;

/// A stream, such as standard input, that is kept while it is read, so that it can be read again.
///
/// Up to 4 MiB are kept in memory, and what comes after them in a temporary file, which has no name (or, on
/// systems without unnamed files, is deleted when its handle is closed). So memory use does not grow
/// with the stream, but an endless stream fills the disk. Clones share what was read.
///
/// # Examples
///
/// ```
/// use keyweight_corpus::{Input, KeptInput, Options, open_kept};
///
/// let stdin = KeptInput::new(Box::new(&b"Words."[..]), None);
/// for _ in 0..2 {
///     let mut corpus = open_kept(&[Input::Stdin], Options::default(), &stdin)?;
///     let document = corpus.next().expect("one document was given")?.load()?.document;
///     assert_eq!(document.text, "Words.");
/// }
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone)]
pub struct KeptInput(Arc<Mutex<Kept>>);

struct Kept {
    /// `None` at its end.
    stream: Option<Box<dyn Read + Send>>,
    /// The first bytes, at most `in_memory`.
    memory: Vec<u8>,
    in_memory: usize,
    /// The bytes after those in memory.
    file: Option<File>,
    /// How many bytes were read.
    length: u64,
    /// The folder of the file; `None` for that of the system.
    folder: Option<PathBuf>,
    /// Why bytes that were read could not be kept.
    failure: Option<Reason>,
}

/// Reads a kept stream from its beginning.
pub(crate) struct KeptReader {
    kept: KeptInput,
    at: u64,
}

impl KeptInput {
    /// Keeps a stream. Its temporary file, if it needs one, goes to `temp_dir`; `None` is the system's
    /// folder for temporary files.
    pub fn new(stream: Box<dyn Read + Send>, temp_dir: Option<PathBuf>) -> KeptInput {
        KeptInput::with_memory(stream, temp_dir, IN_MEMORY)
    }

    fn with_memory(
        stream: Box<dyn Read + Send>,
        folder: Option<PathBuf>,
        in_memory: usize,
    ) -> KeptInput {
        KeptInput(Arc::new(Mutex::new(Kept {
            stream: Some(stream),
            memory: Vec::new(),
            in_memory,
            file: None,
            length: 0,
            folder,
            failure: None,
        })))
    }

    /// Bytes that are already in memory.
    pub(crate) fn held(bytes: Vec<u8>) -> KeptInput {
        KeptInput(Arc::new(Mutex::new(Kept {
            stream: None,
            in_memory: bytes.len(),
            length: bytes.len() as u64,
            memory: bytes,
            file: None,
            folder: None,
            failure: None,
        })))
    }

    /// Reads it from its beginning.
    pub(crate) fn reader(&self) -> KeptReader {
        KeptReader {
            kept: self.clone(),
            at: 0,
        }
    }
}

impl Kept {
    fn read(&mut self, at: u64, buffer: &mut [u8]) -> io::Result<usize> {
        if at < self.length {
            return self.read_kept(at, buffer);
        }
        if let Some(failure) = &self.failure {
            return Err(io::Error::other(failure.clone()));
        }
        let Some(stream) = &mut self.stream else {
            return Ok(0);
        };
        let length = stream.read(buffer)?;
        if length == 0 && !buffer.is_empty() {
            self.stream = None;
        }
        self.keep(&buffer[..length]).map_err(|error| {
            let reason = self.failure(error);
            self.failure = Some(reason.clone());
            io::Error::other(reason)
        })?;
        Ok(length)
    }

    fn read_kept(&mut self, at: u64, buffer: &mut [u8]) -> io::Result<usize> {
        let in_memory = self.memory.len() as u64;
        let place = usize::try_from(at).ok();
        if let Some(mut rest) =
            place.and_then(|at| self.memory.get(at..).filter(|rest| !rest.is_empty()))
        {
            return rest.read(buffer);
        }
        let Some(file) = &mut self.file else {
            return Ok(0);
        };
        file.seek(SeekFrom::Start(at - in_memory))?;
        // A block that was not written completely is not part of it.
        file.take(self.length - at).read(buffer)
    }

    fn keep(&mut self, bytes: &[u8]) -> io::Result<()> {
        let room = self.in_memory - self.memory.len();
        let (first, rest) = bytes.split_at(bytes.len().min(room));
        self.memory.extend_from_slice(first);
        if !rest.is_empty() {
            let file = match &mut self.file {
                Some(file) => file,
                file => file.insert(match &self.folder {
                    Some(folder) => tempfile::tempfile_in(folder),
                    None => tempfile::tempfile(),
                }?),
            };
            file.seek(SeekFrom::End(0))?;
            file.write_all(rest)?;
        }
        self.length += bytes.len() as u64;
        Ok(())
    }

    fn failure(&self, error: io::Error) -> Reason {
        let folder = self.folder.clone().unwrap_or_else(std::env::temp_dir);
        Reason::TempFile {
            folder: folder.display().to_string(),
            cause: error.into(),
        }
    }
}

impl Read for KeptReader {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let mut kept = self.kept.0.lock().unwrap_or_else(PoisonError::into_inner);
        let length = kept.read(self.at, buffer)?;
        self.at += length as u64;
        Ok(length)
    }
}

impl fmt::Debug for KeptInput {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("KeptInput").finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(kept: &KeptInput) -> Vec<u8> {
        let mut bytes = Vec::new();
        kept.reader().read_to_end(&mut bytes).unwrap();
        bytes
    }

    #[test]
    fn a_stream_is_read_as_often_as_wanted() {
        let bytes: Vec<u8> = (0..=255).cycle().take(5_000).collect();
        for in_memory in [0, 1, 4_999, 5_000, 10_000] {
            let folder = tempfile::tempdir().unwrap();
            let stream = Box::new(io::Cursor::new(bytes.clone()));
            let kept = KeptInput::with_memory(stream, Some(folder.path().to_owned()), in_memory);
            let mut start = [0; 1_234];
            kept.reader().read_exact(&mut start).unwrap();
            assert!(bytes.starts_with(&start));
            let mut second = kept.reader();
            second.read_exact(&mut start).unwrap();
            assert_eq!(all(&kept), bytes, "{in_memory}");
            let mut rest = Vec::new();
            second.read_to_end(&mut rest).unwrap();
            assert_eq!(rest, bytes[start.len()..], "{in_memory}");
            if cfg!(unix) {
                assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
            }
        }
        assert_eq!(all(&KeptInput::held(bytes.clone())), bytes);
    }

    #[test]
    fn a_stream_that_cannot_be_kept_names_the_folder_and_fails_again() {
        let folder = Some(PathBuf::from("no/such/folder"));
        let kept = KeptInput::with_memory(Box::new(io::repeat(b'a')), folder, 100);
        for _ in 0..2 {
            let mut bytes = Vec::new();
            let mut reader = kept.reader();
            (&mut reader).take(100).read_to_end(&mut bytes).unwrap();
            assert_eq!(bytes, [b'a'; 100]);
            let error = reader.read(&mut [0; 8]).unwrap_err();
            let reason = Reason::from_io(error).one_line().to_string();
            assert!(
                reason.starts_with(
                    "cannot be kept in a temporary file in no/such/folder (--temp-dir names \
                     another folder): "
                ),
                "{reason}"
            );
        }
    }
}
