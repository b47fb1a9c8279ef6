//! Where counted rows go when they do not fit into memory.

use std::error::Error;
use std::fmt::Debug;
use std::sync::Arc;

/// Why rows could not be stored or read back.
pub type SpillError = Arc<dyn Error + Send + Sync>;

/// Takes packed rows out of memory and reads them back.
///
/// This crate touches no files; the owner of a counter decides where the rows go.
pub trait Spill: Send + Sync + Debug {
    /// Stores `packed` and returns its position, or `None` if the rows are to stay in memory.
    fn put(&self, packed: &[u32]) -> Option<u64>;

    /// Reads back the `length` values that were stored at `position`.
    ///
    /// If they cannot be read back, return anything, even fewer values, and report it through
    /// [`failure`](Spill::failure) from then on: results that use them are worthless, but computing
    /// them does not fail. Whatever is read after a failure counts for nothing, so later readings
    /// never have more than earlier ones.
    fn get(&self, position: u64, length: usize) -> Vec<u32>;

    /// The first error of [`put`](Spill::put) or [`get`](Spill::get), if any.
    fn failure(&self) -> Option<SpillError>;
}
