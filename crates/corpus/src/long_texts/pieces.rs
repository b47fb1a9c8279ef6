//! A long document on its way out, piece by piece.

use std::ops::Range;
use std::sync::Arc;

use crate::document::Document;
use crate::long_texts::split_points::{self, Known};
use crate::long_texts::streamed_text::LongText;
use crate::pending::Loaded;
use crate::skipped::Skipped;

/// A longer text is handed out in pieces.
pub(crate) const LONG: usize = 4 << 20;
/// How much of the beginning of a text goes with each of its later pieces.
const OPENING: usize = 1 << 14;

/// What is left of a long document.
pub(crate) struct Pieces {
    body: Body,
    /// What goes with the first piece.
    first: Option<Loaded>,
    opening: Arc<str>,
    part: u32,
}

enum Body {
    Held {
        text: Arc<String>,
        at: usize,
        /// The size of the whole as stored.
        stored: u64,
    },
    /// With the name of the file.
    Streamed(LongText, String),
    Over,
}

/// A document or a piece of one.
#[derive(Debug)]
pub(crate) struct Piece {
    pub(crate) part: u32,
    /// Its share of the bytes as stored.
    pub(crate) bytes: u64,
    /// All but the text.
    loaded: Loaded,
    text: Text,
}

#[derive(Debug)]
enum Text {
    Whole(String),
    Slice(Arc<String>, Range<usize>),
    /// UTF-8, perhaps with errors.
    Bytes(Vec<u8>),
    Failed(Skipped),
}

impl Piece {
    /// A document in one piece; without a title it gets one when it is loaded.
    pub(crate) fn whole(mut loaded: Loaded, bytes: u64) -> Piece {
        Piece {
            part: 0,
            bytes,
            text: Text::Whole(std::mem::take(&mut loaded.document.text)),
            loaded,
        }
    }

    /// # Errors
    ///
    /// If the file could not be read again.
    pub(crate) fn load(mut self) -> Result<Loaded, Skipped> {
        self.loaded.document.text = match self.text {
            Text::Whole(text) => text,
            Text::Slice(text, range) => text[range].to_owned(),
            Text::Bytes(bytes) => String::from_utf8(bytes)
                .unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned()),
            Text::Failed(skipped) => return Err(skipped),
        };
        if self.part == 0 {
            self.loaded.document.complete_title();
        }
        Ok(self.loaded)
    }
}

impl Pieces {
    /// Of a long document at hand, which without a title gets one; `stored` is its size in the file.
    pub(crate) fn held(mut loaded: Loaded, stored: u64) -> Pieces {
        loaded.document.complete_title();
        let text = std::mem::take(&mut loaded.document.text);
        Pieces {
            opening: opening(text.as_bytes()),
            body: Body::Held {
                text: Arc::new(text),
                at: 0,
                stored,
            },
            first: Some(loaded),
            part: 0,
        }
    }

    /// Of a document that is read on the way.
    pub(crate) fn streamed(first: Loaded, shown: String, text: LongText) -> Pieces {
        Pieces {
            body: Body::Streamed(text, shown),
            first: Some(first),
            opening: Arc::from(""),
            part: 0,
        }
    }

    fn loaded(&mut self) -> Loaded {
        self.first.take().unwrap_or_else(|| Loaded {
            document: Document::default(),
            input: None,
            notices: Vec::new(),
            opening: Some(Arc::clone(&self.opening)),
        })
    }
}

impl Iterator for Pieces {
    type Item = Piece;

    fn next(&mut self) -> Option<Piece> {
        let (text, bytes) = match &mut self.body {
            Body::Over => return None,
            Body::Held { text, at, stored } => {
                let rest = &text.as_bytes()[*at..];
                let length = split_points::piece(rest, Known::All).filter(|length| *length > 0)?;
                let piece = *at..*at + length;
                *at = piece.end;
                let bytes = share(*stored, &piece, text.len());
                (Text::Slice(Arc::clone(text), piece), bytes)
            }
            Body::Streamed(text, shown) => {
                let next = text.next_piece()?;
                let passed = text.passed();
                match next {
                    Ok(bytes) => {
                        if self.part == 0 {
                            self.opening = opening(&bytes);
                        }
                        (Text::Bytes(bytes), passed)
                    }
                    Err(reason) => {
                        let failed = Text::Failed(Skipped::file(std::mem::take(shown), reason));
                        self.body = Body::Over;
                        (failed, passed)
                    }
                }
            }
        };
        let part = self.part;
        self.part += 1;
        Some(Piece {
            part,
            bytes,
            loaded: self.loaded(),
            text,
        })
    }
}

/// A piece's share of the bytes of the whole; the shares add up to these.
fn share(stored: u64, piece: &Range<usize>, length: usize) -> u64 {
    let upto = |end: usize| u128::from(stored) * end as u128 / length.max(1) as u128;
    u64::try_from(upto(piece.end) - upto(piece.start)).unwrap_or_default()
}

fn opening(text: &[u8]) -> Arc<str> {
    let start = &text[..text.len().min(OPENING)];
    String::from_utf8_lossy(&start[..split_points::boundary(start)]).into()
}
