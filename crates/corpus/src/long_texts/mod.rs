//! Long texts, which are handed out in pieces and, unless they are rows, never held whole.

pub(crate) mod inspection;
pub(crate) mod pieces;
pub(crate) mod split_points;
pub(crate) mod streamed_text;
