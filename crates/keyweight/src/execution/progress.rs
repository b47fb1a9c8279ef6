//! Reports the progress of the work, and asks whether to stop.

use keyweight_corpus::Notice;

/// Receives the progress of reading, counting and writing, and may cancel the work.
///
/// The methods are called from any thread.
///
/// # Examples
///
/// ```
/// use std::sync::atomic::{AtomicU64, Ordering};
///
/// use keyweight::Progress;
///
/// /// Stops after a million documents.
/// #[derive(Default)]
/// struct Limit(AtomicU64);
///
/// impl Progress for Limit {
///     fn advance(&self, documents: u64, _bytes: u64) {
///         self.0.fetch_add(documents, Ordering::Relaxed);
///     }
///
///     fn is_cancelled(&self) -> bool {
///         self.0.load(Ordering::Relaxed) > 1_000_000
///     }
/// }
/// ```
pub trait Progress: Sync {
    /// Called when `documents` more documents, of `bytes` bytes on disk, have been counted.
    fn advance(&self, documents: u64, bytes: u64);

    /// Called when `written` of the `blocks` of rows of `table` have been written. All blocks take
    /// about the same time.
    fn writing(&self, table: &str, written: u64, blocks: u64) {
        let _ = (table, written, blocks);
    }

    /// Whether to stop the work. Called often, so it should return at once.
    fn is_cancelled(&self) -> bool {
        false
    }

    /// Called for a table, written by itself, that a spreadsheet cannot show as a whole. The notice
    /// has the name of the table for its path, and names the option that helps.
    fn exceeds(&self, _notice: &Notice) {}
}

/// Ignores the progress and never cancels.
#[derive(Clone, Copy, Debug, Default)]
pub struct Quiet;

impl Progress for Quiet {
    fn advance(&self, _documents: u64, _bytes: u64) {}
}
