//! JSON Lines: one object per line.
//!
//! A line with the keys of the line before is read in one pass (`repeated_keys`); any other line by
//! the slower and more exact way (`object`).

pub(crate) mod object;
pub(crate) mod repeated_keys;
pub(crate) mod rows;
pub(crate) mod shape;
#[cfg(test)]
mod tests;
