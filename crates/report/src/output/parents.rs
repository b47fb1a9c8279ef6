//! Parent folders that are created for an output, and removed again if it is not finished.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// Folders that were created for an output, innermost first. Dropping removes those that are empty.
#[derive(Debug, Default)]
pub(crate) struct Parents(Vec<PathBuf>);

impl Parents {
    pub(super) fn create(folder: &Path) -> io::Result<Parents> {
        let missing = folder
            .ancestors()
            .take_while(|folder| !folder.as_os_str().is_empty() && !folder.exists());
        let parents = Parents(missing.map(Path::to_owned).collect());
        fs::create_dir_all(folder)?;
        Ok(parents)
    }

    pub(super) fn keep(&mut self) {
        self.0.clear();
    }
}

impl Drop for Parents {
    fn drop(&mut self) {
        for folder in &self.0 {
            // If an empty folder remains, nothing is lost.
            let _ = fs::remove_dir(folder);
        }
    }
}
