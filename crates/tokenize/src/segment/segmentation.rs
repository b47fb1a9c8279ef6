//! The choices that decide where tokens start and end.

use serde::{Deserialize, Serialize};

use crate::segment::sklearn;

/// The rule for which stretches of a text are words.
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
#[non_exhaustive]
pub enum Words {
    /// UAX #29 words with the additions that newspaper articles need: a hyphenated compound, dotted
    /// acronym, `R&D`, `CO₂`, `C++`, `Bürger*innen`, URL, e-mail address, mention, hashtag, emoji or
    /// amount of money is one token, an elided article is a token of its own (`l’` `économie`), and
    /// scripts written without spaces are segmented by a dictionary. A narrow no-break space is white
    /// space, except in Mongolian.
    #[default]
    Article,
    /// Plain UAX #29 words, exactly those of `unicode-segmentation`'s `unicode_words`.
    Unicode,
    /// The matches of scikit-learn's `token_pattern=r"(?u)\b\w\w+\b"` in the lowercased text. A segmenter
    /// also finds the letters and digits that stand alone, which the pattern does not
    /// [match](Words::matches).
    Sklearn,
}

impl Words {
    /// Whether `surface`, which a segmenter found by this rule, is a word by it. Only with
    /// [`Words::Sklearn`] some are not; they count for no term.
    ///
    /// # Examples
    ///
    /// ```
    /// use keyweight_tokenize::Words;
    ///
    /// assert!(Words::Sklearn.matches("of"));
    /// assert!(!Words::Sklearn.matches("a"));
    /// assert!(Words::Article.matches("a"));
    /// ```
    pub fn matches(self, surface: &str) -> bool {
        match self {
            Words::Article | Words::Unicode => true,
            Words::Sklearn => sklearn::is_match(surface),
        }
    }
}

/// How hyphenated compounds are segmented.
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

/// All choices that decide where tokens start and end.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Segmentation {
    /// The word rule.
    pub words: Words,
    /// Hyphenated compounds; only [`Words::Article`] can keep them.
    pub hyphens: Hyphens,
}
