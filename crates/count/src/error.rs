//! What can be wrong with surfaces, lexicons and rows that come from outside.

use thiserror::Error;

/// Surfaces or rows that do not make valid [`Counts`](crate::Counts).
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum CountsError {
    /// Surfaces must be distinct and in byte order.
    #[error("surfaces are not distinct and in byte order")]
    Surfaces,
    /// Terms must be distinct and in byte order, and every surface must count for one of them or none.
    #[error("a lexicon's terms are not distinct and in byte order, or a surface's term is unknown")]
    Lexicon,
    /// A row must list known surfaces in ascending order, with counts above zero.
    #[error(
        "invalid row for document {document}: surfaces must be known and ascending, counts above zero"
    )]
    Row {
        /// The position of the document among those added so far, from 0.
        document: usize,
    },
}
