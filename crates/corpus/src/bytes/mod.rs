//! The bytes of a file: counted and hashed as stored, decompressed, and read in large blocks.

pub(crate) mod block_buffer;
pub(crate) mod compression;
pub(crate) mod origin;
pub(crate) mod stored_bytes;
pub(crate) mod whole_file;
