//! Whether phrases count as one term.

use serde::{Deserialize, Serialize};

/// Whether phrases count as one word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PhraseChoice {
    /// Every word counts alone.
    #[default]
    None,
    /// Strong collocations of two and three words count as one word, the longest at each place; their
    /// words do not count there. Each is left with three occurrences or more.
    Auto,
}
