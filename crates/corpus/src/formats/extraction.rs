//! The content of a document, extracted from bytes of any format.

use crate::character_sets::text_encoding::TextEncoding;
use crate::document::Metadata;
use crate::reason::Reason;

/// The content of a document, extracted from the bytes of its file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Extracted {
    /// Empty if the format has none; then the document gets one from its text.
    pub(crate) title: String,
    pub(crate) text: String,
    /// What the file says about itself, such as its author.
    pub(crate) metadata: Metadata,
    /// The encoding of the text in the file, by its WHATWG name.
    pub(crate) encoding: &'static str,
    /// The remark on the encoding, if it was guessed.
    pub(crate) guess: Option<String>,
    /// The remark on bytes that could not be read, if there are any.
    pub(crate) remark: Option<String>,
}

/// Extracts a document from the bytes of its file, which are decompressed and not empty.
///
/// The function owns the bytes, so that a plain text need not be copied. Types of a format's library
/// stay inside its function. An error is the reason why the bytes are not of the format; the caller
/// checks whether there is any text.
///
/// The encoding is the one that the user gave, if any.
pub(crate) type Extract = fn(Vec<u8>, Option<TextEncoding>) -> Result<Extracted, Reason>;
