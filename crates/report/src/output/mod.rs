//! Files and folders that appear whole or not at all.

mod entries;
pub(crate) mod error;
pub(crate) mod file;
pub(crate) mod folder;
mod path;
mod stale;
mod swap;
pub(crate) mod temporary;
mod writer;
