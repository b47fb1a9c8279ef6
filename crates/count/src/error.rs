//! What can be wrong with counts that come from outside.

use thiserror::Error;

/// Counts that were read from somewhere do not fit together.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum CountsError {
    /// Surfaces must be distinct and in byte order.
    #[error("surfaces are not distinct and in byte order")]
    Surfaces,
    /// A row must name surfaces that there are, in rising order, with counts above zero.
    #[error("the row of document {document} is damaged")]
    Row {
        /// The document's number among those that were read, from 0.
        document: usize,
    },
}
