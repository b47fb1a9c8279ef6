//! Whether phrases count as one term.

use serde::{Deserialize, Serialize};

/// Whether phrases count as one term.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PhraseChoice {
    /// Every word counts by itself.
    #[default]
    None,
    /// Strong collocations of two and three words count as one term, the longest in each place, and
    /// their words do not count there. Every phrase has at least three occurrences.
    Auto,
}
