//! Telling somebody how far the work has come.

/// Is told how far reading and counting have come, from any thread.
pub trait Progress: Sync {
    /// `documents` more documents of `bytes` bytes on disk have been counted.
    fn advance(&self, documents: u64, bytes: u64);

    /// Whether the work is to be given up. Asked often, from any thread.
    fn is_cancelled(&self) -> bool {
        false
    }
}

/// Tells nobody.
#[derive(Clone, Copy, Debug, Default)]
pub struct Quiet;

impl Progress for Quiet {
    fn advance(&self, _documents: u64, _bytes: u64) {}
}
