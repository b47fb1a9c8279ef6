//! The temporary file for counts beyond the memory limit.

use std::error::Error;
use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use keyweight_count::{Spill, SpillError};
use thiserror::Error;

use crate::execution::Resources;

/// The size of a word in bytes.
const WORD: usize = 4;
/// Rows of counts may use one part in this many of the memory limit. The rest is for the vocabulary,
/// the documents' names, the texts being read and the tables being written.
const SHARE: u64 = 4;

/// Keeps counts in memory up to a limit and writes those beyond it to one temporary file.
///
/// The limit is a share of the memory that the run may use, or what tables leave of that memory if
/// this is less: tables cannot go to the file.
///
/// The file never has a name (or, on systems without unnamed files, is deleted when its handle is
/// closed), so nothing of it outlives the process, however that ends.
#[derive(Debug)]
pub(crate) struct TempFile {
    /// How many bytes the run may use.
    memory: u64,
    /// How many bytes the tables of all threads hold.
    tables: AtomicU64,
    folder: PathBuf,
    state: Mutex<State>,
}

#[derive(Debug, Default)]
struct State {
    /// How many bytes have stayed in memory.
    kept: u64,
    file: Option<File>,
    /// How many bytes are in the file.
    length: u64,
    /// The first error.
    error: Option<Arc<TempFileError>>,
}

/// Counts could not be written to the temporary file or read back from it.
#[derive(Debug, Error)]
#[error(
    "cannot keep counts in a temporary file in {} (choose another folder with --temp-dir)",
    folder.display()
)]
pub struct TempFileError {
    folder: PathBuf,
    source: io::Error,
}

impl TempFileError {
    /// The folder of the file.
    pub fn folder(&self) -> &Path {
        &self.folder
    }
}

impl TempFile {
    pub(crate) fn new(resources: &Resources) -> Arc<TempFile> {
        Arc::new(TempFile {
            memory: resources.memory.unwrap_or(u64::MAX),
            tables: AtomicU64::new(0),
            folder: resources.temp_dir.clone(),
            state: Mutex::default(),
        })
    }

    /// Notes that the tables of a thread, which held `before` bytes, now hold `bytes`.
    pub(crate) fn hold_tables(&self, before: u64, bytes: u64) {
        // Wraps around below zero and back: the sum is that of all threads.
        self.tables
            .fetch_add(bytes.wrapping_sub(before), Ordering::Relaxed);
    }

    /// How many bytes of counts may stay in memory.
    fn limit(&self) -> u64 {
        let tables = self.tables.load(Ordering::Relaxed);
        (self.memory / SHARE).min(self.memory.saturating_sub(tables))
    }

    fn state(&self) -> MutexGuard<'_, State> {
        // No thread panics while it holds the lock.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Keeps the first error.
    fn fail(&self, state: &mut State, source: io::Error) {
        state.error.get_or_insert_with(|| {
            Arc::new(TempFileError {
                folder: self.folder.clone(),
                source,
            })
        });
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
        if state.kept.saturating_add(bytes) <= self.limit() {
            state.kept += bytes;
            return None;
        }
        match self.write(&mut state, words) {
            Ok(place) => Some(place),
            Err(error) => {
                self.fail(&mut state, error);
                None
            }
        }
    }

    fn get(&self, place: u64, length: usize) -> Vec<u32> {
        let mut state = self.state();
        if state.error.is_some() {
            // A row that was missed once must not turn up later.
            return Vec::new();
        }
        state.read(place, length).unwrap_or_else(|error| {
            self.fail(&mut state, error);
            Vec::new()
        })
    }

    fn failure(&self) -> Option<SpillError> {
        let error = self.state().error.clone()?;
        Some(error as Arc<dyn Error + Send + Sync>)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn limited(memory: u64, temp_dir: PathBuf) -> Arc<TempFile> {
        TempFile::new(&Resources::default().memory(memory).temp_dir(temp_dir))
    }

    #[test]
    fn words_beyond_the_limit_come_back_from_the_file() {
        let folder = tempfile::tempdir().unwrap();
        let spill = limited(16 * SHARE, folder.path().to_owned());
        assert_eq!(spill.put(&[1, 2, 3]), None, "four words fit");
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
    fn tables_leave_less_room_for_words() {
        let spill = limited(16, std::env::temp_dir());
        spill.hold_tables(0, 13);
        assert_eq!(spill.put(&[1]), Some(0), "only three bytes are left");
        spill.hold_tables(13, 12);
        assert_eq!(spill.put(&[2]), None, "a fourth of the memory");
        assert_eq!(spill.put(&[3]), Some(4));
    }

    #[test]
    fn a_missing_folder_is_named_and_the_system_error_is_the_source() {
        let spill = limited(0, PathBuf::from("no/such/folder"));
        assert_eq!(spill.put(&[1]), None);
        let error = spill.failure().unwrap();
        let message = error.to_string();
        assert!(message.contains("in no/such/folder (choose"), "{message}");
        let source = error.source().unwrap().downcast_ref::<io::Error>();
        assert_eq!(source.unwrap().kind(), io::ErrorKind::NotFound);
    }

    #[test]
    fn after_a_failed_read_there_are_no_more_words() {
        let spill = limited(0, std::env::temp_dir());
        spill.put(&[1]).unwrap();
        assert_eq!(spill.get(0, 1), [1]);
        assert!(spill.get(0, 2).is_empty());
        assert!(spill.get(0, 1).is_empty());
        assert!(spill.failure().is_some());
    }
}
