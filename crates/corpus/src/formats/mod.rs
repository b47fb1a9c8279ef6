//! Files that are one document each: their bytes become a title, a text and fields.

pub(crate) mod document_file;
pub(crate) mod plain_text;
