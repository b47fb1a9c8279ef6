//! Files and folders that appear whole or not at all.
//!
//! `file.rs` and `folder.rs` write outputs under a temporary name (`temporary.rs`, `parents.rs`) through a
//! buffered `writer.rs`, close them (`close.rs`), and then put them in their place: `path.rs` finds it,
//! `swap.rs` exchanges the folders, with `aside.rs` where the system cannot, `owned.rs` and `entries.rs`
//! keep files that are not ours. `listing.rs` lists folders. `stale.rs` cleans up after killed processes. `error.rs` and `note.rs`
//! say how it went.

mod aside;
mod close;
mod entries;
mod error;
mod file;
mod folder;
mod listing;
mod note;
mod owned;
mod parents;
mod path;
mod stale;
mod swap;
mod temporary;
mod writer;

pub use close::close;
pub use error::OutputError;
pub use file::OutputFile;
pub use folder::{FolderFile, OutputFolder};
pub use note::OutputNote;
pub use owned::Owned;
pub use temporary::Discard;
