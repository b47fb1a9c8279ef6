//! What the bytes of a document contain, whatever their format.

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
    /// The remark on bytes that could not be read, if there are any.
    pub(crate) remark: Option<String>,
}

/// Extracts a document from the bytes of its file, which are decompressed and not empty.
///
/// The bytes are given away, so that a plain text need not be copied. The types of a format's
/// library stay within its function. The errors are the reasons why the bytes are not of the format;
/// the caller checks whether there is any text.
pub(crate) type Extract = fn(Vec<u8>) -> Result<Extracted, Reason>;
