//! A document that was read.

use std::sync::Arc;

use crate::document::Document;
use crate::entities::{DecodedEntities, decode};
use crate::input_file::InputFile;
use crate::skipped::{Notice, Place};

/// A document that was read, or a piece of one.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Loaded {
    /// The document. Pieces after the first have a text only.
    pub document: Document,
    /// The file, if it is this document alone; `None` for a row, whose table is in
    /// [`Summary::inputs`](crate::Summary::inputs).
    pub input: Option<InputFile>,
    /// Remarks on the file.
    pub notices: Vec<Notice>,
    /// Where the document starts in its table, or its number in memory; `None` for a file, and for
    /// pieces after the first.
    pub place: Option<Place>,
    /// The beginning of the document's whole text, about 16 KB, for each piece after the first;
    /// otherwise `None`.
    pub opening: Option<Arc<str>>,
}

impl Loaded {
    /// Decodes the HTML entities in the title, the text and the fields, and returns where they were.
    ///
    /// The id stays as it is. No piece of a long text begins or ends within an entity.
    pub fn decode_entities(&mut self) -> DecodedEntities {
        if let Some((opening, _)) = self.opening.as_deref().and_then(decode) {
            self.opening = Some(opening.into());
        }
        self.document.decode_entities()
    }

    /// A document that is not a file: the row of a table, or one given in memory.
    pub(crate) fn bare(document: Document, place: Place) -> Loaded {
        Loaded {
            document,
            input: None,
            notices: Vec::new(),
            place: Some(place),
            opening: None,
        }
    }

    /// A file that is one document.
    pub(crate) fn file(
        document: Document,
        input: InputFile,
        remarks: impl Iterator<Item = String>,
    ) -> Loaded {
        let notices = remarks.map(|remark| Notice::new(&input.path, remark));
        Loaded {
            document,
            notices: notices.collect(),
            input: Some(input),
            place: None,
            opening: None,
        }
    }

    /// A piece after the first, whose text comes later.
    pub(crate) fn later_piece(opening: Arc<str>) -> Loaded {
        Loaded {
            document: Document::default(),
            input: None,
            notices: Vec::new(),
            place: None,
            opening: Some(opening),
        }
    }
}
