//! What a run may take of the machine.

use std::path::PathBuf;

/// How much memory a run may take, and where it may put what does not fit.
///
/// It decides nothing that is written: the same input gives the same bytes under any limits.
///
/// # Examples
///
/// ```
/// assert_eq!(keyweight::Resources::default().memory, None);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Resources {
    /// Keep counts in memory up to about so many bytes, then in a temporary file; `None` keeps all
    /// of them in memory.
    pub memory: Option<u64>,
    /// The folder of the temporary file.
    pub temp_dir: PathBuf,
}

impl Default for Resources {
    /// No limit, and the system's folder for temporary files.
    fn default() -> Resources {
        Resources {
            memory: None,
            temp_dir: std::env::temp_dir(),
        }
    }
}
