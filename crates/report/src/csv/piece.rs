//! Cells that many rows hold, written once.

use std::cmp::Ordering;
use std::fmt;

use super::room::SLACK;

/// A cell as it is written, which many rows hold: writing it once more is one copy of fixed size.
///
/// It takes `N` bytes, up to 64, one of them for its length. Made by
/// [`CsvBuffer`](crate::CsvBuffer), and good for all buffers of the same style.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Piece<const N: usize> {
    /// The text, zeros, and in the last byte the length.
    bytes: [u8; N],
}

impl<const N: usize> Piece<N> {
    /// The piece of an empty cell, and what stands in the place of one that does not fit.
    pub const NONE: Piece<N> = Piece { bytes: [0; N] };

    /// [`Piece::NONE`] where the text is too long.
    pub(crate) fn new(text: &[u8]) -> Piece<N> {
        const { assert!(0 < N && N <= SLACK) }
        let mut piece = Piece::NONE;
        if text.len() < N {
            piece.bytes[..text.len()].copy_from_slice(text);
            piece.bytes[N - 1] = u8::try_from(text.len()).unwrap_or(0);
        }
        piece
    }

    /// Whether it is a cell that fitted, and not [`Piece::NONE`].
    #[inline]
    pub fn fits(&self) -> bool {
        self.length() > 0
    }

    /// The text.
    #[inline]
    pub fn as_bytes(&self) -> &[u8] {
        self.bytes.get(..self.length()).unwrap_or_default()
    }

    #[inline]
    pub(crate) fn length(&self) -> usize {
        self.bytes[N - 1].into()
    }

    /// The text and what follows it.
    #[inline]
    pub(crate) fn room(&self) -> [u8; N] {
        self.bytes
    }
}

/// In the byte order of the texts.
impl<const N: usize> Ord for Piece<N> {
    fn cmp(&self, other: &Piece<N>) -> Ordering {
        self.as_bytes().cmp(other.as_bytes())
    }
}

impl<const N: usize> PartialOrd for Piece<N> {
    fn partial_cmp(&self, other: &Piece<N>) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl<const N: usize> fmt::Debug for Piece<N> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        String::from_utf8_lossy(self.as_bytes()).fmt(formatter)
    }
}
