//! Characters and bytes: their classes, their case, and the patterns they form.
//!
//! | module | what it has |
//! |---|---|
//! | `masks` | the classes of 64 bytes at a time, as bit masks |
//! | `runs` | words as runs of bits in these masks; drives every word rule |
//! | `non_ascii` | the UAX #29 classes of the most frequent non-ASCII characters |
//! | `scripts` | scripts that are written without spaces |
//! | `lowercase` | lower case, fast for ASCII |
//! | `emoji` | emoji and their sequences |
//! | `patterns` | URLs, addresses, amounts and other strings recognized by their shape |
//!
//! Imports `token` only.

pub(crate) mod emoji;
pub(crate) mod lowercase;
pub(crate) mod masks;
pub(crate) mod non_ascii;
pub(crate) mod patterns;
pub(crate) mod runs;
pub(crate) mod scripts;
