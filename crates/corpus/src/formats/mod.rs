//! Files that are one document each.
//!
//! `extraction` is the seam: each format turns the bytes of a file into a title, a text and fields.
//! A new format is a module beside `plain_text`, a variant of `DocumentFormat` with its extensions,
//! and an arm of `extractor` in `document_file`.

pub(crate) mod document_file;
pub(crate) mod extraction;
pub(crate) mod plain_text;
