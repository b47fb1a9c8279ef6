//! Tables: documents by the row, and metadata for text files.

pub(crate) mod columns;
pub(crate) mod csv;
pub(crate) mod documents;
pub(crate) mod jsonl;
pub(crate) mod metadata;
pub(crate) mod text_stream;
