//! The encoding of bytes: recognized and decoded, or refused as a binary file.

pub(crate) mod recognize;
pub(crate) mod utf8_statistics;
