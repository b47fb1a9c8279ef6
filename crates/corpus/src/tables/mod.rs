//! Tables: a document per row, and metadata for text files.
//!
//! `documents` turns the rows of any format into documents, `metadata` joins rows to text files.

pub(crate) mod columns;
pub(crate) mod csv;
pub(crate) mod documents;
pub(crate) mod held_size;
pub(crate) mod jsonl;
pub(crate) mod limits;
pub(crate) mod line_ends;
pub(crate) mod metadata;
pub(crate) mod row;
pub(crate) mod text_stream;
