//! Whether HTML entities are decoded.

use serde::{Deserialize, Serialize};

/// Whether HTML entities are decoded in titles, texts and fields.
///
/// For the text `caf&eacute; AT&amp;T`, with the word rule of articles:
///
/// | variant | tokens |
/// |---|---|
/// | `Decode` | `café` `AT&T` |
/// | `Keep` | `caf&eacute` `AT` `T` |
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Entities {
    /// Each entity that ends in a semicolon becomes its character, once.
    #[default]
    Decode,
    /// They are part of the text, as for programs that do not know them.
    Keep,
}
