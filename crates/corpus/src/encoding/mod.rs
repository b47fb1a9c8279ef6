//! The encoding of bytes: recognized and decoded, or refused as a binary file.

pub(crate) mod binary;
pub(crate) mod byte_count;
pub(crate) mod decoded_lines;
pub(crate) mod decoded_stream;
pub(crate) mod decoding;
pub(crate) mod guess;
pub(crate) mod recognition;
pub(crate) mod table_rows;
pub(crate) mod utf16;
pub(crate) mod utf8_statistics;
