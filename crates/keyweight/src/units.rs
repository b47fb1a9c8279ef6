//! Units of several tokens: n-grams, and the phrases that a corpus itself shows.

use std::fmt;
use std::str::FromStr;

use keyweight_count::{Counts, Gaps, Lexicon, UnitCounter, UnitCounts, Units};
use rayon::iter::{IntoParallelIterator, ParallelIterator};
use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::analysis::ranges;

/// How many tokens an n-gram has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct NgramSizes {
    min: u8,
    max: u8,
}

/// A range of sizes could not be understood.
#[derive(Debug, Error)]
#[error(
    "{found:?} is not a range of sizes such as 1..2 or 2, from 1 to {}",
    NgramSizes::LARGEST
)]
pub struct NgramSizesError {
    found: String,
}

impl NgramSizes {
    /// More tokens no n-gram has.
    pub const LARGEST: u8 = 8;
    /// How many tokens at least.
    pub fn min(self) -> u8 {
        self.min
    }

    /// How many tokens at most.
    pub fn max(self) -> u8 {
        self.max
    }

    /// Tokens alone.
    pub const UNIGRAMS: NgramSizes = NgramSizes { min: 1, max: 1 };

    /// From `min` to `max` tokens.
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
        // People write 1..=2, too.
        let max = max.strip_prefix('=').unwrap_or(max);
        let sizes = min.parse().ok().zip(max.parse().ok());
        sizes
            .and_then(|(min, max)| NgramSizes::new(min, max).ok())
            .ok_or_else(|| NgramSizesError {
                found: text.to_owned(),
            })
    }
}

/// What the tokens of an n-gram may have between them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum NgramGaps {
    /// Nothing: it ends at punctuation, at the end of a sentence or paragraph, and at a word that is
    /// left out.
    #[default]
    None,
    /// Words that are left out.
    Words,
    /// Anything; as scikit-learn does, which cuts n-grams out of what is left of a document.
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

/// Counts n-grams in place of tokens.
pub(crate) fn count_ngrams(
    counts: &Counts,
    lexicon: &Lexicon,
    sizes: NgramSizes,
    gaps: NgramGaps,
    least: u64,
) -> Option<(Counts, Lexicon)> {
    let NgramSizes { min, max } = sizes;
    let units = Units::Ngrams { min, max };
    count_units(counts, lexicon, units, gaps.into(), least)
}

/// Counts units in place of tokens. Nothing if the counts do not know the order of tokens, as those of no documents.
pub(crate) fn count_units(
    counts: &Counts,
    lexicon: &Lexicon,
    units: Units<'_>,
    gaps: Gaps,
    least: u64,
) -> Option<(Counts, Lexicon)> {
    let sequences = counts.sequences()?;
    let ordinals: Vec<u64> = counts.ordinals().collect();
    let parts = ranges(ordinals.len()).into_par_iter().map(|documents| {
        let mut counter = UnitCounter::new(lexicon, units, gaps, None);
        let mut reader = sequences.reader();
        for document in documents {
            counter.count(ordinals[document], reader.read(document));
        }
        counter.finish()
    });
    let parts: Vec<UnitCounts> = parts.collect();
    Some(UnitCounts::combine(parts, counts, lexicon, least))
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
