//! How many words an n-gram has, and what may stand between them.

use std::fmt;
use std::str::FromStr;

use keyweight_count::Gaps;
use serde::{Deserialize, Serialize};
use thiserror::Error;

/// How many words an n-gram has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct NgramSizes {
    min: u8,
    max: u8,
}

/// A text that is not a range of sizes.
#[derive(Debug, Error)]
#[error(
    "{found:?} is not a range of sizes such as 1..2 or 2, from 1 to {}",
    NgramSizes::LARGEST
)]
pub struct NgramSizesError {
    found: String,
}

impl NgramSizes {
    /// The largest number of words of an n-gram.
    pub const LARGEST: u8 = 8;
    /// The smallest number of words.
    pub fn min(self) -> u8 {
        self.min
    }

    /// The largest number of words.
    pub fn max(self) -> u8 {
        self.max
    }

    /// Single words.
    pub const UNIGRAMS: NgramSizes = NgramSizes { min: 1, max: 1 };

    /// Pairs of words.
    pub(crate) const PAIRS: NgramSizes = NgramSizes { min: 2, max: 2 };

    /// From `min` to `max` words.
    ///
    /// # Errors
    ///
    /// [`NgramSizesError`] unless 1 ≤ `min` ≤ `max` ≤ [`NgramSizes::LARGEST`].
    pub fn new(min: u8, max: u8) -> Result<NgramSizes, NgramSizesError> {
        if (1..=max).contains(&min) && max <= NgramSizes::LARGEST {
            return Ok(NgramSizes { min, max });
        }
        Err(NgramSizesError {
            found: format!("{min}..{max}"),
        })
    }
}

impl fmt::Display for NgramSizes {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}..{}", self.min, self.max)
    }
}

impl From<NgramSizes> for String {
    fn from(sizes: NgramSizes) -> String {
        sizes.to_string()
    }
}

impl TryFrom<String> for NgramSizes {
    type Error = NgramSizesError;

    fn try_from(text: String) -> Result<NgramSizes, NgramSizesError> {
        text.parse()
    }
}

impl FromStr for NgramSizes {
    type Err = NgramSizesError;

    fn from_str(text: &str) -> Result<NgramSizes, NgramSizesError> {
        let (min, max) = text.split_once("..").unwrap_or((text, text));
        // 1..=2 is common, too.
        let max = max.strip_prefix('=').unwrap_or(max);
        let sizes = min.parse().ok().zip(max.parse().ok());
        sizes
            .and_then(|(min, max)| NgramSizes::new(min, max).ok())
            .ok_or_else(|| NgramSizesError {
                found: text.to_owned(),
            })
    }
}

/// What may stand between the words of an n-gram.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum NgramGaps {
    /// Nothing: it does not cross punctuation, the end of a sentence or paragraph, or a dropped word.
    #[default]
    None,
    /// Dropped words.
    Words,
    /// Anything. This is what scikit-learn does, which makes n-grams of the words that remain.
    All,
}

impl From<NgramGaps> for Gaps {
    fn from(gaps: NgramGaps) -> Gaps {
        match gaps {
            NgramGaps::None => Gaps::Nothing,
            NgramGaps::Words => Gaps::Dropped,
            NgramGaps::All => Gaps::Anything,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_a_number_or_a_range() {
        let parse = |text: &str| text.parse::<NgramSizes>();
        assert_eq!(parse("1..1").unwrap(), NgramSizes::UNIGRAMS);
        assert_eq!(parse("2").unwrap(), NgramSizes { min: 2, max: 2 });
        assert_eq!(String::from(parse("1..=3").unwrap()), "1..3");
        for wrong in ["", "0..1", "2..1", "1..9", "1...2", "a..b", "1..", "-1..2"] {
            assert!(parse(wrong).is_err(), "{wrong}");
        }
    }
}
