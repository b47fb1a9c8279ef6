//! JSON Lines.

pub(crate) mod lines;
pub(crate) mod object;
pub(crate) mod repeated_keys;
