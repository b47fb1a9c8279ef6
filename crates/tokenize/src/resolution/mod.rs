//! Resolution: the words of surfaces that only the whole corpus can tell apart.
//!
//! Two kinds of tokens are not decided by the text around them: a word that a hyphen breaks at the end
//! of a line, and a run of Chinese characters that the dictionary knows no word with. The segmenter
//! makes one token of each. Once all texts are counted, [`Resolver`] decides which words it is.
//!
//! | module | what it has |
//! |---|---|
//! | `resolver` | [`Resolver`], and the words that it finds |
//! | `line_ends` | words that are broken at a line end |
//! | `unknown_runs` | runs of Chinese characters |
//!
//! Imports everything else.

mod line_ends;
mod resolver;
mod unknown_runs;

pub use resolver::{ResolvedWord, Resolver};
