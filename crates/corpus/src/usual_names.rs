//! The names by which the columns of a table are found.

/// Usual names of a text column, the likeliest first.
pub(crate) const TEXT_NAMES: [&str; 8] = [
    "text",
    "body",
    "content",
    "article",
    "article_text",
    "full_text",
    "fulltext",
    "article_body",
];
/// Usual names of an id column, the likeliest first.
pub(crate) const ID_NAMES: [&str; 6] = [
    "id",
    "document",
    "document_id",
    "doc_id",
    "article_id",
    "uid",
];
/// Usual names of a title column, the likeliest first.
pub(crate) const TITLE_NAMES: [&str; 2] = ["title", "headline"];
/// Usual names of the columns of a metadata table that identify a document, the likeliest first.
pub(crate) const KEY_NAMES: [&str; 8] = [
    "id",
    "document",
    "document_id",
    "doc_id",
    "file",
    "filename",
    "file_name",
    "path",
];

/// The names of the column with the encodings of the texts.
pub(crate) const ENCODING_NAMES: [&str; 1] = ["encoding"];
