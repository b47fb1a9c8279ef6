//! The threads that work runs on.

use std::ops::Range;

use keyweight_tokenize::Executor;
use rayon::iter::{IntoParallelRefIterator, ParallelIterator};
use thiserror::Error;

/// The threads could not be started.
#[derive(Debug, Error)]
#[error("cannot start the threads")]
pub struct ThreadsError(#[from] rayon::ThreadPoolBuildError);

/// Runs `work` on `threads` threads, or on one per core if `threads` is zero.
///
/// # Errors
///
/// [`ThreadsError`] if the system cannot start this many threads.
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
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(threads)
        .build()?;
    Ok(pool.install(work))
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

    #[test]
    fn ranges_cover_the_whole_length() {
        let covered: Vec<usize> = ranges(7).into_iter().flatten().collect();
        assert_eq!(covered, (0..7).collect::<Vec<_>>());
        assert!(ranges(0).is_empty());
    }
}
