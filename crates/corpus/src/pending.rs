//! A document on its way: found, but not read yet.

use std::sync::Arc;

use crate::document::{Document, InputFile};
use crate::formats::document_file::TextFile;
use crate::long_texts::pieces::{LONG, Piece, Pieces};
use crate::skipped::{Notice, Skipped};

/// A document not read yet (a text file), or already read (a row of a table); or a piece of a long
/// one.
///
/// A text of more than about 4 MB comes as several in a row, each with about 1 MB of the text, cut
/// where neither a word nor, as far as possible, a phrase is cut. Put together they are the text. A
/// long text file is read while the pieces are asked for, and never held whole.
#[derive(Debug)]
pub struct Pending {
    pub(crate) ordinal: u64,
    pub(crate) state: State,
}

#[derive(Debug)]
pub(crate) enum State {
    File(TextFile),
    Piece(Piece),
}

/// A document that was read, or a piece of one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Loaded {
    /// The document; of a piece that is not the first one the text alone.
    pub document: Document,
    /// The file, if it is this document alone; `None` for a row, whose table is in
    /// [`Summary::inputs`](crate::Summary::inputs).
    pub input: Option<InputFile>,
    /// Remarks on the reading.
    pub notices: Vec<Notice>,
    /// For a piece that is not the first one the beginning of the document's whole text, about 16
    /// KB; else `None`.
    pub opening: Option<Arc<str>>,
}

/// What became of a document when it was its turn.
pub(crate) enum Opened {
    /// It is read when it is loaded.
    Later(TextFile),
    Whole(Piece),
    Pieces(Pieces),
}

impl Opened {
    /// A document at hand; its size as stored is 0 if it is not known.
    pub(crate) fn loaded(loaded: Loaded, stored: u64) -> Opened {
        let length = loaded.document.text.len();
        if length <= LONG {
            return Opened::Whole(Piece::whole(loaded, stored));
        }
        let stored = if stored == 0 { length as u64 } else { stored };
        Opened::Pieces(Pieces::held(loaded, stored))
    }
}

impl Loaded {
    /// A row of a table.
    pub(crate) fn row(document: Document) -> Loaded {
        Loaded {
            document,
            input: None,
            notices: Vec::new(),
            opening: None,
        }
    }

    /// A text file.
    pub(crate) fn file(document: Document, input: InputFile, remark: Option<String>) -> Loaded {
        let notices = remark.map(|remark| Notice::new(&input.path, remark));
        Loaded {
            document,
            notices: notices.into_iter().collect(),
            input: Some(input),
            opening: None,
        }
    }
}

impl Pending {
    /// Its place in the order of the corpus, from 0, without gaps.
    pub fn ordinal(&self) -> u64 {
        self.ordinal
    }

    /// Which piece of its document it is, from 0; 0 too if it is the document as a whole.
    pub fn part(&self) -> u32 {
        match &self.state {
            State::File(_) => 0,
            State::Piece(piece) => piece.part,
        }
    }

    /// The size of the file as stored, or the length of the row's text; a piece's share of it; 0 for
    /// standard input that is no table and comes in one piece.
    pub fn bytes(&self) -> u64 {
        match &self.state {
            State::File(file) => file.bytes,
            State::Piece(piece) => piece.bytes,
        }
    }

    /// Reads, unpacks and decodes it.
    ///
    /// # Errors
    ///
    /// [`Skipped`], with the reason, if the file cannot be read, or is not text, or has none. If it
    /// is a piece, with a [`part`](Pending::part) above 0, pieces of the same document were loaded
    /// before, and no further ones follow.
    pub fn load(self) -> Result<Loaded, Skipped> {
        match self.state {
            State::File(file) => file.load(),
            State::Piece(piece) => piece.load(),
        }
    }
}
