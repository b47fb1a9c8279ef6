//! Who does the work on many items: one thread here, or the threads of whoever calls.

/// A way to do the same work on many items.
///
/// This crate starts no threads. What [`fold_with`](crate::fold_with) can do side by side it gives
/// to a mapper; the outcome is the same with any of them.
///
/// # Examples
///
/// ```
/// use keyweight_tokenize::{InOrder, Mapper};
///
/// assert_eq!(InOrder.map(&["a", "bc"], |text| text.len()), [1, 2]);
/// ```
pub trait Mapper: Sync {
    /// What `work` makes of each item, in the order of the items.
    fn map<'i, T: Sync, U: Send>(
        &self,
        items: &'i [T],
        work: impl Fn(&'i T) -> U + Sync + Send,
    ) -> Vec<U>;
}

/// Does all work on the calling thread, one item after the other.
#[derive(Clone, Copy, Debug, Default)]
pub struct InOrder;

impl Mapper for InOrder {
    fn map<'i, T: Sync, U: Send>(
        &self,
        items: &'i [T],
        work: impl Fn(&'i T) -> U + Sync + Send,
    ) -> Vec<U> {
        items.iter().map(work).collect()
    }
}
