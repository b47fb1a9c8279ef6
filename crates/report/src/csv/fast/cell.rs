//! Cells that many rows share, formatted once.

use std::cmp::Ordering;
use std::fmt;

use super::FastCsv;
use super::copy::SLACK;
use super::number::{self, LONGEST_INTEGER};
use crate::number::LONGEST;
use crate::table::Finite;

/// A formatted cell that many rows share: writing it is one copy of fixed size.
///
/// It takes `N` bytes, at most 64, one of them for its length. Made by [`FastCsv::text_cell`],
/// [`FastCsv::integer_cell`] and [`FastCsv::real_cell`], and valid for all buffers of the same style.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct PreparedCell<const N: usize> {
    /// The text, zeros, and in the last byte the length.
    bytes: [u8; N],
}

impl<const N: usize> PreparedCell<N> {
    /// An empty cell. It also stands for a cell that does not fit.
    pub const EMPTY: PreparedCell<N> = PreparedCell { bytes: [0; N] };

    /// [`PreparedCell::EMPTY`] if the text is too long.
    fn new(text: &[u8]) -> PreparedCell<N> {
        const { assert!(0 < N && N <= SLACK) }
        let mut cell = PreparedCell::EMPTY;
        if text.len() < N {
            cell.bytes[..text.len()].copy_from_slice(text);
            cell.bytes[N - 1] = u8::try_from(text.len()).unwrap_or(0);
        }
        cell
    }

    /// Whether the cell could be prepared, and is not [`PreparedCell::EMPTY`].
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
    pub(super) fn length(&self) -> usize {
        self.bytes[N - 1].into()
    }

    /// The text and what follows it.
    #[inline]
    pub(super) fn padded(&self) -> [u8; N] {
        self.bytes
    }
}

impl FastCsv {
    /// Prepares a text. It fits if it is short and is written verbatim whatever follows it: it needs
    /// no quotes and begins no formula. Nothing fits if the delimiter is one of the bytes of ` (2)|`.
    pub fn text_cell<const N: usize>(&self, text: &str) -> PreparedCell<N> {
        if self.texts.is_plain(text) {
            PreparedCell::new(text.as_bytes())
        } else {
            PreparedCell::EMPTY
        }
    }

    /// Prepares a count. It fits if it is short.
    pub fn integer_cell<const N: usize>(&self, value: u64) -> PreparedCell<N> {
        let mut buffer = [0; LONGEST_INTEGER + SLACK];
        let end = number::write_integer(value, &mut buffer, 0);
        PreparedCell::new(&buffer[..end])
    }

    /// Prepares a measured or computed number. It fits if it is finite and short.
    pub fn real_cell<const N: usize>(&self, value: f64) -> PreparedCell<N> {
        let mut buffer = [0; LONGEST + SLACK];
        let precision = self.style().precision;
        let end = Finite::new(value).map_or(0, |value| {
            number::write_real(value, precision, &mut buffer, 0)
        });
        PreparedCell::new(&buffer[..end])
    }
}

/// Cells are ordered by the bytes of their texts.
impl<const N: usize> Ord for PreparedCell<N> {
    fn cmp(&self, other: &PreparedCell<N>) -> Ordering {
        self.as_bytes().cmp(other.as_bytes())
    }
}

impl<const N: usize> PartialOrd for PreparedCell<N> {
    fn partial_cmp(&self, other: &PreparedCell<N>) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl<const N: usize> fmt::Debug for PreparedCell<N> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        String::from_utf8_lossy(self.as_bytes()).fmt(formatter)
    }
}
