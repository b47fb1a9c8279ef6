//! Where counted rows go when they shall not stay in memory.

use std::error::Error;
use std::fmt::Debug;
use std::sync::Arc;

/// Why rows could not be stored or read back. Cheap to clone.
pub type SpillError = Arc<dyn Error + Send + Sync>;

/// Takes words out of memory and gives them back.
///
/// This crate touches no files; whoever owns a counter says where they are.
pub trait Spill: Send + Sync + Debug {
    /// Puts `words` somewhere else and gives the place, or `None` if they shall stay in memory.
    fn put(&self, words: &[u32]) -> Option<u64>;

    /// Gives back the `length` words that were put to `place`.
    ///
    /// Whoever cannot do that gives others, even fewer, and tells so as its
    /// [`failure`](Spill::failure): what is made of these words is worthless, but making it does not
    /// fail.
    fn get(&self, place: u64, length: usize) -> Vec<u32>;

    /// What went wrong, if something did.
    fn failure(&self) -> Option<SpillError>;
}
