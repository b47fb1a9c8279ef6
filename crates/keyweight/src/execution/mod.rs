//! How work runs: threads, progress, memory limits and the temporary file.

mod progress;
mod resources;
mod temporary_file;
mod threads;

pub use progress::{Progress, Quiet};
pub use resources::Resources;
pub(crate) use temporary_file::TempFile;
pub use temporary_file::TempFileError;
pub(crate) use threads::{OnThreads, ranges};
pub use threads::{ThreadsError, on_threads, threads};
