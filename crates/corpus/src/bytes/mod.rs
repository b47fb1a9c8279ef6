//! The bytes of a file: counted and hashed as stored, decompressed, and read in large blocks.

pub(crate) mod block_buffer;
pub(crate) mod compression;
pub(crate) mod expected_size;
pub(crate) mod gzip_members;
pub(crate) mod kept_input;
pub(crate) mod origin;
pub(crate) mod repeatable;
pub(crate) mod stored_bytes;
pub(crate) mod whole_file;
