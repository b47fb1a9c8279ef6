//! A document that was found and not loaded yet.

use crate::formats::document_file::DocumentFile;
use crate::loaded::Loaded;
use crate::long_texts::pieces::Piece;
use crate::skipped::Skipped;

/// A document that is not read yet (a text file) or already read (a row of a table), or a piece of
/// a long one.
///
/// A text of more than about 4 MB comes as several of these in a row, each with about 1 MB of the
/// text, split where no word and, as far as possible, no phrase is split. Joined, they are the text.
/// A long text file is read twice, the second time while its pieces are asked for, and never held
/// whole, even if it is compressed or standard input.
#[derive(Debug)]
pub struct Pending {
    pub(crate) ordinal: u64,
    pub(crate) state: State,
}

#[derive(Debug)]
pub(crate) enum State {
    File(DocumentFile),
    Piece(Box<Piece>),
}

impl Pending {
    /// Its position in the order of the corpus, from 0, without gaps.
    pub fn ordinal(&self) -> u64 {
        self.ordinal
    }

    /// The index of the piece in its document, from 0; 0 also for a whole document.
    pub fn piece_index(&self) -> u32 {
        match &self.state {
            State::File(_) => 0,
            State::Piece(piece) => piece.index,
        }
    }

    /// The size of the file as stored, or the length of the row's text; for a piece, its share of
    /// that; 0 for standard input that is one document in one piece.
    pub fn bytes(&self) -> u64 {
        match &self.state {
            State::File(file) => file.bytes,
            State::Piece(piece) => piece.bytes,
        }
    }

    /// About how many bytes of text it holds in memory until it is loaded: 0 for a file that is not
    /// read yet. A small compressed file may hold a thousand times as many as it has bytes as stored.
    pub fn held_bytes(&self) -> u64 {
        match &self.state {
            State::File(_) => 0,
            State::Piece(piece) => piece.held(),
        }
    }

    /// Reads, decompresses and decodes it.
    ///
    /// # Errors
    ///
    /// [`Skipped`], with the reason, if the file cannot be read, is not text, or has no text. If its
    /// [`piece_index`](Pending::piece_index) is above 0, earlier pieces of the same document were
    /// loaded before; no more pieces follow.
    pub fn load(self) -> Result<Loaded, Skipped> {
        match self.state {
            State::File(file) => file.load(),
            State::Piece(piece) => piece.load(),
        }
    }
}
