//! What a table may hold. Whatever is longer is left out with a message that states the limit, so that
//! memory stays bounded.

/// The longest row, line of JSON, or element of an array, in bytes. What is kept about the parts of a row has
/// the same limit.
pub(crate) const ROW: usize = 128 << 20;
/// The longest header, in bytes.
pub(crate) const HEADER: usize = 4 << 20;
/// The most columns of a table, and the most keys of a JSON object.
pub(crate) const COLUMNS: usize = 1 << 18;
/// The most rows of one table that are left out by name; the others are only counted.
pub(crate) const NAMED: u64 = 100_000;
