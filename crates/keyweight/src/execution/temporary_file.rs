//! The temporary file that takes counts beyond the memory limit.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use keyweight_count::{Spill, SpillError};
use thiserror::Error;

use crate::execution::Resources;

/// How many bytes a word has.
const WORD: usize = 4;
/// The part of the memory limit that rows of counts may take; the rest is for the vocabulary, the
/// documents' names, the texts at hand and the tables on their way out.
const SHARE: u64 = 4;

/// Keeps counts in memory up to a limit and puts those beyond it into one temporary file.
///
/// The file has no name from the beginning on (or, where the system knows no such files, goes away
/// with its handle), so nothing of it outlives the process, however that ends.
#[derive(Debug)]
pub(crate) struct TempFile {
    /// So many bytes may stay in memory.
    limit: u64,
    folder: PathBuf,
    state: Mutex<State>,
}

#[derive(Debug, Default)]
struct State {
    /// So many bytes have stayed in memory.
    kept: u64,
    file: Option<File>,
    /// So many bytes are in the file.
    length: u64,
    /// The first error.
    error: Option<SpillError>,
}

/// The temporary file could not be written or read back.
#[derive(Debug, Error)]
#[error("cannot keep counts in a temporary file in {}", folder.display())]
struct TempFileError {
    folder: PathBuf,
    source: io::Error,
}

impl TempFile {
    pub(crate) fn new(resources: &Resources) -> Arc<TempFile> {
        Arc::new(TempFile {
            limit: resources.memory.map_or(u64::MAX, |memory| memory / SHARE),
            folder: resources.temp_dir.clone(),
            state: Mutex::default(),
        })
    }

    fn state(&self) -> MutexGuard<'_, State> {
        // No thread panics while it holds the lock.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn write(&self, state: &mut State, words: &[u32]) -> io::Result<u64> {
        let mut bytes = Vec::with_capacity(words.len() * WORD);
        for word in words {
            bytes.extend_from_slice(&word.to_le_bytes());
        }
        let place = state.length;
        let file = match &mut state.file {
            Some(file) => file,
            file => file.insert(tempfile::tempfile_in(&self.folder)?),
        };
        file.seek(SeekFrom::Start(place))?;
        file.write_all(&bytes)?;
        state.length += bytes.len() as u64;
        Ok(place)
    }

    /// Keeps the first error.
    fn record(&self, state: &mut State, source: io::Error) {
        let folder = self.folder.clone();
        state
            .error
            .get_or_insert_with(|| Arc::new(TempFileError { folder, source }));
    }
}

impl State {
    fn read(&mut self, place: u64, length: usize) -> io::Result<Vec<u32>> {
        let file = self.file.as_mut().ok_or(io::ErrorKind::NotFound)?;
        let mut bytes = vec![0; length * WORD];
        file.seek(SeekFrom::Start(place))?;
        file.read_exact(&mut bytes)?;
        let words = bytes.as_chunks::<WORD>().0;
        Ok(words.iter().map(|word| u32::from_le_bytes(*word)).collect())
    }
}

impl Spill for TempFile {
    fn put(&self, words: &[u32]) -> Option<u64> {
        let mut state = self.state();
        let bytes = (words.len() * WORD) as u64;
        if state.kept.saturating_add(bytes) <= self.limit {
            state.kept += bytes;
            return None;
        }
        match self.write(&mut state, words) {
            Ok(place) => Some(place),
            Err(error) => {
                self.record(&mut state, error);
                None
            }
        }
    }

    fn get(&self, place: u64, length: usize) -> Vec<u32> {
        let mut state = self.state();
        state.read(place, length).unwrap_or_else(|error| {
            self.record(&mut state, error);
            Vec::new()
        })
    }

    fn failure(&self) -> Option<SpillError> {
        self.state().error.clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn limited(memory: u64, temp_dir: PathBuf) -> Arc<TempFile> {
        TempFile::new(&Resources {
            memory: Some(memory),
            temp_dir,
        })
    }

    #[test]
    fn what_goes_beyond_the_limit_comes_back_from_the_file() {
        let folder = tempfile::tempdir().unwrap();
        let spill = limited(16 * SHARE, folder.path().to_owned());
        assert_eq!(spill.put(&[1, 2, 3]), None, "there is room for four words");
        let places: Vec<Option<u64>> = [&[4, 5][..], &[6], &[7, 8]]
            .into_iter()
            .map(|words| spill.put(words))
            .collect();
        assert_eq!(places, [Some(0), None, Some(8)]);
        assert_eq!(spill.get(8, 2), [7, 8]);
        assert_eq!(spill.get(0, 2), [4, 5]);
        assert!(spill.failure().is_none());
        if cfg!(unix) {
            assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
        }
    }

    #[test]
    fn a_missing_folder_is_an_error_that_names_it() {
        let spill = limited(0, PathBuf::from("no/such/folder"));
        assert_eq!(spill.put(&[1]), None);
        let error = spill.failure().unwrap();
        assert!(error.to_string().ends_with("no/such/folder"), "{error}");
        assert!(error.source().is_some());
    }

    #[test]
    fn what_cannot_be_read_back_is_remembered() {
        let spill = limited(0, std::env::temp_dir());
        spill.put(&[1]).unwrap();
        assert!(spill.get(0, 2).is_empty());
        assert!(spill.failure().is_some());
    }
}
