//! The choices that decide where tokens begin and end.

use serde::{Deserialize, Serialize};

/// Which stretches of a text are words.
///
/// For the text `R&D of the U.S.-led Indo-Pacific plan`:
///
/// | variant | tokens |
/// |---|---|
/// | `Article` | `R&D` `of` `the` `U.S.-led` `Indo-Pacific` `plan` |
/// | `Unicode` | `R` `D` `of` `the` `U.S` `led` `Indo` `Pacific` `plan` |
/// | `Sklearn` | `of` `the` `led` `indo` `pacific` `plan` |
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Words {
    /// UAX #29 words, with what newspapers need: hyphenated compounds, dotted acronyms, `R&D`,
    /// URLs, e-mail addresses, mentions, hashtags and amounts of money are one token each, an elided
    /// article is a token of its own (`l’` `économie`), and scripts written without spaces are cut by
    /// a dictionary.
    #[default]
    Article,
    /// Plain UAX #29 words, exactly those of `unicode-segmentation`'s `unicode_words`.
    Unicode,
    /// What scikit-learn's `token_pattern=r"(?u)\b\w\w+\b"` finds in the lowercased text.
    Sklearn,
}

/// What becomes of a compound written with hyphens.
///
/// `Indo-Pacific` gives `Indo-Pacific` with `Keep` and `Indo` `Pacific` with `Split`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Hyphens {
    /// The compound is one token.
    #[default]
    Keep,
    /// Each part is a token.
    Split,
}

/// All choices that decide where tokens begin and end.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Segmentation {
    /// Which stretches are words.
    pub words: Words,
    /// What becomes of hyphenated compounds; only [`Words::Article`] ever keeps them.
    pub hyphens: Hyphens,
}
