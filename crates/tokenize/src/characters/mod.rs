//! Characters and bytes: their classes, their case, and the patterns they form.
//!
//! | module | what it has |
//! |---|---|
//! | `acronyms` | acronyms with full stops |
//! | `masks` | the classes of 64 bytes at a time, as bit masks |
//! | `runs` | words as runs of bits in these masks; drives every word rule |
//! | `non_ascii` | the UAX #29 classes of the most frequent non-ASCII characters |
//! | `ignorable` | characters that are not displayed |
//! | `scripts` | scripts that are written without spaces |
//! | `narrow_space` | U+202F, white space except within Mongolian words |
//! | `lowercase` | lower case, fast for ASCII |
//! | `word_signs` | signs that belong to a word: `CO₂`, `C++`, `Bürger*innen` |
//! | `domains` | domain names, and their top-level domains |
//! | `emoji` | emoji and their sequences |
//! | `patterns` | URLs, addresses, amounts and other strings recognized by their shape |
//!
//! Imports `token` only.

pub(crate) mod acronyms;
pub(crate) mod domains;
pub(crate) mod emoji;
pub(crate) mod ignorable;
pub(crate) mod lowercase;
pub(crate) mod masks;
pub(crate) mod narrow_space;
pub(crate) mod non_ascii;
pub(crate) mod patterns;
pub(crate) mod runs;
pub(crate) mod scripts;
pub(crate) mod word_signs;
