//! A document that is handed out whole or, if it is long, piece by piece.

use std::ops::Range;
use std::sync::Arc;

use crate::loaded::Loaded;
use crate::long_texts::split_points::{Known, boundary, piece_length};
use crate::long_texts::streamed_text::StreamedText;
use crate::skipped::Skipped;

/// A text longer than this, in bytes, is handed out in pieces.
pub(crate) const LONG: usize = 4 << 20;
/// How many bytes of the beginning of a text are kept with each of its later pieces.
const OPENING: usize = 1 << 14;

/// A document that is ready to be handed out.
pub(crate) enum Handout {
    Whole(Piece),
    Pieces(Pieces),
}

/// The rest of a long document.
pub(crate) struct Pieces {
    body: Body,
    /// What belongs to the first piece, until it is handed out.
    first: Option<Loaded>,
    opening: Arc<str>,
    /// The index of the next piece.
    index: u32,
}

enum Body {
    Held {
        text: Arc<String>,
        at: usize,
        /// The size of the whole as stored.
        stored: u64,
    },
    Streamed {
        text: StreamedText,
        /// The file, for messages.
        shown: String,
    },
    Over,
}

/// A document or a piece of a long one.
#[derive(Debug)]
pub(crate) struct Piece {
    /// From 0.
    pub(crate) index: u32,
    /// Its share of the bytes as stored.
    pub(crate) bytes: u64,
    /// Everything except the text.
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

impl Handout {
    /// A document that is held in memory; `stored` is its size in the file, 0 if it is not known.
    pub(crate) fn held(loaded: Loaded, stored: u64) -> Handout {
        let length = loaded.document.text.len();
        if length <= LONG {
            return Handout::Whole(Piece::whole(loaded, stored));
        }
        let stored = if stored == 0 { length as u64 } else { stored };
        Handout::Pieces(Pieces::held(loaded, stored))
    }

    /// A document whose text is read while its pieces are handed out; `shown` is the file.
    pub(crate) fn streamed(first: Loaded, text: StreamedText, shown: String) -> Handout {
        Handout::Pieces(Pieces {
            body: Body::Streamed { text, shown },
            first: Some(first),
            opening: Arc::from(""),
            index: 0,
        })
    }
}

impl Piece {
    /// A document in one piece. If it has no title, it gets one when it is loaded.
    fn whole(mut loaded: Loaded, bytes: u64) -> Piece {
        Piece {
            index: 0,
            bytes,
            text: Text::Whole(std::mem::take(&mut loaded.document.text)),
            loaded,
        }
    }

    /// How many bytes of text it holds.
    pub(crate) fn held(&self) -> u64 {
        let length = match &self.text {
            Text::Whole(text) => text.len(),
            Text::Slice(_, range) => range.len(),
            Text::Bytes(bytes) => bytes.len(),
            Text::Failed(_) => 0,
        };
        length as u64
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
        if self.index == 0 {
            self.loaded.document.complete_title();
        }
        Ok(self.loaded)
    }
}

impl Pieces {
    /// A long document that is held in memory; if it has no title, it gets one now.
    fn held(mut loaded: Loaded, stored: u64) -> Pieces {
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
            index: 0,
        }
    }

    fn loaded(&mut self) -> Loaded {
        let later = || Loaded::later_piece(Arc::clone(&self.opening));
        self.first.take().unwrap_or_else(later)
    }
}

impl Iterator for Pieces {
    type Item = Piece;

    fn next(&mut self) -> Option<Piece> {
        let (text, bytes) = match &mut self.body {
            Body::Over => return None,
            Body::Held { text, at, stored } => {
                let rest = &text.as_bytes()[*at..];
                let length = piece_length(rest, Known::All).filter(|length| *length > 0)?;
                let piece = *at..*at + length;
                *at = piece.end;
                let bytes = share(*stored, &piece, text.len());
                (Text::Slice(Arc::clone(text), piece), bytes)
            }
            Body::Streamed { text, shown } => {
                let next = text.next_piece()?;
                let bytes_read = text.bytes_read();
                match next {
                    Ok(bytes) => {
                        if self.index == 0 {
                            self.opening = opening(&bytes);
                        }
                        (Text::Bytes(bytes), bytes_read)
                    }
                    Err(reason) => {
                        let failed = Text::Failed(Skipped::new(std::mem::take(shown), reason));
                        self.body = Body::Over;
                        (failed, bytes_read)
                    }
                }
            }
        };
        let index = self.index;
        self.index += 1;
        Some(Piece {
            index,
            bytes,
            loaded: self.loaded(),
            text,
        })
    }
}

/// A piece's share of the bytes of the whole; the shares of all pieces add up to these.
fn share(stored: u64, piece: &Range<usize>, length: usize) -> u64 {
    let upto = |end: usize| u128::from(stored) * end as u128 / length.max(1) as u128;
    u64::try_from(upto(piece.end) - upto(piece.start)).unwrap_or_default()
}

fn opening(text: &[u8]) -> Arc<str> {
    let start = &text[..text.len().min(OPENING)];
    String::from_utf8_lossy(&start[..boundary(start)]).into()
}
