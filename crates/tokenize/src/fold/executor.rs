//! Executors, which do the same work on many items: one thread here, or the threads of the caller.

/// Does the same work on many items.
///
/// This crate starts no threads. [`fold_with`](crate::fold_with) gives the work that can be done in
/// parallel to an executor; the result is the same with any executor.
///
/// # Examples
///
/// ```
/// use keyweight_tokenize::{Executor, SequentialExecutor};
///
/// assert_eq!(SequentialExecutor.map(&["a", "bc"], |text| text.len()), [1, 2]);
/// ```
pub trait Executor: Sync {
    /// The results of `work` for each item, in the order of the items.
    fn map<'i, T: Sync, U: Send>(
        &self,
        items: &'i [T],
        work: impl Fn(&'i T) -> U + Sync + Send,
    ) -> Vec<U>;
}

/// Does all work on the calling thread, item by item.
#[derive(Clone, Copy, Debug, Default)]
pub struct SequentialExecutor;

impl Executor for SequentialExecutor {
    fn map<'i, T: Sync, U: Send>(
        &self,
        items: &'i [T],
        work: impl Fn(&'i T) -> U + Sync + Send,
    ) -> Vec<U> {
        items.iter().map(work).collect()
    }
}
