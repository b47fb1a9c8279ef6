//! Plain text and Markdown: the bytes, decoded.

use crate::character_sets::text_encoding::TextEncoding;
use crate::document::Metadata;
use crate::encoding::decoding::decode;
use crate::formats::extraction::Extracted;
use crate::reason::Reason;

/// Decodes the text; it has no fields, and its title is the document's first line.
///
/// # Errors
///
/// [`Reason::NulByte`], [`Reason::ControlCharacters`] or [`Reason::Utf32`] if it is not text.
pub(crate) fn extract(bytes: Vec<u8>, encoding: Option<TextEncoding>) -> Result<Extracted, Reason> {
    let decoded = decode(bytes, encoding)?;
    Ok(Extracted {
        title: String::new(),
        text: decoded.text,
        metadata: Metadata::default(),
        encoding: decoded.encoding.name(),
        guess: decoded.guess,
        remark: decoded.remark,
    })
}
