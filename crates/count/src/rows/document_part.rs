//! The document that a row belongs to, and the part of it.

/// A document, or one of the parts that a long document is counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct DocumentPart {
    /// The document's position in the input.
    pub ordinal: u64,
    /// Which part of the document: 0, 1, 2, … in the order of the text.
    pub part: u32,
}

impl DocumentPart {
    /// A document that is counted as a whole.
    pub fn whole(ordinal: u64) -> DocumentPart {
        DocumentPart { ordinal, part: 0 }
    }
}
