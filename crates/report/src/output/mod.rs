//! Files and folders that appear whole or not at all.
//!
//! `file.rs` and `folder.rs` write outputs under a temporary name (`temporary.rs`, `parents.rs`) through a
//! buffered `writer.rs`, and then put them in their place: `path.rs` finds it, `swap.rs` exchanges the
//! folders, `owned.rs` and `entries.rs` keep files that are not ours. `stale.rs` cleans up after killed
//! processes.

mod entries;
mod error;
mod file;
mod folder;
mod owned;
mod parents;
mod path;
mod stale;
mod swap;
mod temporary;
mod writer;

pub use error::OutputError;
pub use file::OutputFile;
pub use folder::{FolderFile, OutputFolder};
pub use owned::Owned;
pub use temporary::Discard;
