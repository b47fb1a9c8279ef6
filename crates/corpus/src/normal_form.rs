//! Names in Unicode normal form C, in which canonically equivalent names are the same characters.
//!
//! macOS decomposes the names of files, and a spreadsheet composes its cells: `é` is two characters in the
//! one and a single one in the other.

use std::borrow::Cow;

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// A name in Unicode normal form C, as ids, field names and field values are.
///
/// # Examples
///
/// ```
/// assert_eq!(keyweight_corpus::composed("cre\u{300}me.txt"), "crème.txt");
/// ```
pub fn composed(name: &str) -> Cow<'_, str> {
    if name.is_ascii() || is_nfc_quick(name.chars()) == IsNormalized::Yes {
        return Cow::Borrowed(name);
    }
    Cow::Owned(name.nfc().collect())
}

/// The same of a name that is owned; most often it is not copied.
pub(crate) fn into_composed(name: String) -> String {
    match composed(&name) {
        Cow::Borrowed(_) => name,
        Cow::Owned(composed) => composed,
    }
}
