//! The threads that work runs on.

use std::ops::Range;
use std::thread;

use keyweight_tokenize::Executor;
use rayon::iter::{IntoParallelRefIterator, ParallelIterator};
use rayon::{ThreadPool, ThreadPoolBuildError, ThreadPoolBuilder};
use thiserror::Error;

/// The threads could not be started.
#[derive(Debug, Error)]
#[error("cannot start the threads")]
pub struct ThreadsError(#[from] ThreadPoolBuildError);

/// Runs `work` on `threads` threads, or on one per core if `threads` is zero. If the system cannot
/// start this many, there are fewer; see [`threads()`].
///
/// # Errors
///
/// [`ThreadsError`] if there can be no thread, not even the current one. It cannot be used if it was
/// before.
///
/// # Examples
///
/// ```
/// assert_eq!(keyweight::on_threads(2, || 6 * 7)?, 42);
/// # Ok::<(), keyweight::ThreadsError>(())
/// ```
pub fn on_threads<T: Send>(
    threads: usize,
    work: impl FnOnce() -> T + Send,
) -> Result<T, ThreadsError> {
    Ok(pool(threads)?.install(work))
}

/// The number of threads that the current work runs on.
///
/// # Examples
///
/// ```
/// assert_eq!(keyweight::on_threads(2, keyweight::threads)?, 2);
/// # Ok::<(), keyweight::ThreadsError>(())
/// ```
pub fn threads() -> usize {
    rayon::current_num_threads()
}

/// A pool of at most this many threads, or of one per core.
fn pool(threads: usize) -> Result<ThreadPool, ThreadPoolBuildError> {
    let mut number = threads;
    loop {
        if let Ok(pool) = ThreadPoolBuilder::new().num_threads(number).build() {
            return Ok(pool);
        }
        number = match number {
            0 => thread::available_parallelism().map_or(1, usize::from),
            1 => return current_thread(),
            _ => number / 2,
        };
    }
}

/// A pool of the current thread only.
fn current_thread() -> Result<ThreadPool, ThreadPoolBuildError> {
    let builder = ThreadPoolBuilder::new().num_threads(1);
    builder.use_current_thread().build()
}

/// Maps items on the threads of the current rayon pool.
#[derive(Clone, Copy, Debug)]
pub(crate) struct OnThreads;

impl Executor for OnThreads {
    fn map<'i, T: Sync, U: Send>(
        &self,
        items: &'i [T],
        work: impl Fn(&'i T) -> U + Sync + Send,
    ) -> Vec<U> {
        items.par_iter().map(work).collect()
    }
}

/// Splits `0..length` into one range per thread, for work that holds a number for every term.
pub(crate) fn ranges(length: usize) -> Vec<Range<usize>> {
    let size = length.div_ceil(rayon::current_num_threads()).max(1);
    (0..length)
        .step_by(size)
        .map(|start| start..(start + size).min(length))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    use rayon::iter::IntoParallelIterator;

    #[test]
    fn the_current_thread_does_if_there_can_be_no_other() {
        // On a thread of its own, which belongs to that pool from then on.
        let sum = thread::spawn(|| {
            let pool = current_thread().unwrap();
            pool.install(|| {
                assert_eq!(threads(), 1);
                (0..1_000).into_par_iter().map(|n| 2 * n).sum::<usize>()
            })
        });
        assert_eq!(sum.join().unwrap(), 999_000);
    }

    #[test]
    fn ranges_cover_the_whole_length() {
        let covered: Vec<usize> = ranges(7).into_iter().flatten().collect();
        assert_eq!(covered, (0..7).collect::<Vec<_>>());
        assert!(ranges(0).is_empty());
    }
}
