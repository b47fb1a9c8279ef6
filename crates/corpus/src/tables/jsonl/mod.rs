//! JSON: one object per line, or one array of objects.
//!
//! `rows` finds the objects, one in each line or those of an `array`. One with the keys of the object
//! before is read in one pass (`repeated_keys`); any other by the slower and more exact way (`object`).

pub(crate) mod array;
pub(crate) mod object;
pub(crate) mod objects;
pub(crate) mod repair;
pub(crate) mod repeated_keys;
pub(crate) mod rows;
pub(crate) mod shape;
#[cfg(test)]
mod tests;
