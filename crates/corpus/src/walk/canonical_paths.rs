//! Canonical paths of the files in walked folders.

use std::collections::HashMap;
use std::io;
use std::path::PathBuf;

use crate::walk::folder::WalkedFile;

/// The canonical path of each folder by its path as walked: the system need not be asked for every
/// file.
#[derive(Default)]
pub(crate) struct CanonicalPaths {
    folders: HashMap<PathBuf, PathBuf>,
}

impl CanonicalPaths {
    /// # Errors
    ///
    /// If the system does not find the file or its folder.
    pub(crate) fn of(&mut self, file: &WalkedFile) -> io::Result<PathBuf> {
        let (Some(folder), Some(name), false) =
            (file.path.parent(), file.path.file_name(), file.is_link)
        else {
            return file.path.canonicalize();
        };
        if let Some(folder) = self.folders.get(folder) {
            return Ok(folder.join(name));
        }
        let canonical = folder.canonicalize()?;
        let path = canonical.join(name);
        self.folders.insert(folder.to_path_buf(), canonical);
        Ok(path)
    }
}
