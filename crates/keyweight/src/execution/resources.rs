//! How much memory a run may use, and where its temporary file goes.

use std::path::PathBuf;

/// How much memory a run may use, and where counts go that do not fit.
///
/// The limits never change a result: the same input gives the same bytes under any of them.
///
/// # Examples
///
/// ```
/// use keyweight::Resources;
///
/// let resources = Resources::default().memory(2 << 30).temp_dir("/var/tmp");
/// assert_eq!(resources.memory, Some(2_147_483_648));
/// assert_eq!(Resources::default().memory, None);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Resources {
    /// Above about this many bytes of counts and other data, counts go to a temporary file; `None`
    /// keeps all of them in memory.
    pub memory: Option<u64>,
    /// The folder of the temporary file.
    pub temp_dir: PathBuf,
}

impl Resources {
    /// Limit the memory to about this many bytes, or not at all.
    #[must_use]
    pub fn memory(self, memory: impl Into<Option<u64>>) -> Resources {
        Resources {
            memory: memory.into(),
            ..self
        }
    }

    /// Put the temporary file into this folder.
    #[must_use]
    pub fn temp_dir(self, temp_dir: impl Into<PathBuf>) -> Resources {
        Resources {
            temp_dir: temp_dir.into(),
            ..self
        }
    }
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
