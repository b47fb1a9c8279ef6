//! The settings of an analysis, and the presets, which are named sets of settings.

use std::str::FromStr;

use keyweight_score::{Idf, LogBase, Norm, Tf, Weighting};
use keyweight_tokenize::{
    Addresses, Case, Emoji, Hyphens, Language, Normalization, Numbers, Possessives, Rules,
    Segmentation, Segmenter, Stem, StopWords, Words,
};
use serde::{Deserialize, Serialize};
use thiserror::Error;

mod entities;
mod mecab;
mod ngrams;
mod phrases;

pub use entities::Entities;
pub use mecab::{MecabFile, MecabFolder, MecabFolderError, MecabSource};
pub use ngrams::{NgramGaps, NgramSizes, NgramSizesError};
pub use phrases::PhraseChoice;

/// Everything that decides what the numbers are.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Settings {
    /// The preset that the other values started from.
    pub preset: Preset,
    /// Whether HTML entities are decoded before the text is split into tokens.
    pub entities: Entities,
    /// Where tokens begin and end.
    pub segmentation: Segmentation,
    /// The dictionary that Japanese is segmented with, in place of the built-in one; only
    /// [`Words::Article`] uses it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mecab: Option<MecabFolder>,
    /// How the language of a document is determined.
    pub language: LanguageChoice,
    /// Which term a surface counts for.
    pub rules: Rules,
    /// How many words a unit has.
    pub ngrams: NgramSizes,
    /// What may stand between the words of an n-gram.
    pub ngram_gaps: NgramGaps,
    /// Whether phrases count as one term. Has no effect if n-grams are counted.
    pub phrases: PhraseChoice,
    /// What a count weighs.
    pub weighting: Weighting,
    /// Terms that fewer documents contain are dropped. Without a bound, a term that only a word list
    /// has stays, too.
    pub min_documents: Option<DocumentBound>,
    /// Terms that more documents contain are dropped.
    pub max_documents: DocumentBound,
}

/// A named set of settings.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Preset {
    /// Made for articles: acronyms, possessives, compounds, plurals, stop words.
    #[default]
    Article,
    /// What scikit-learn's `TfidfVectorizer` does by default, its tokenizer included.
    Sklearn,
    /// Plain UAX #29 words, lowercased, weighed as count · ln(N / df): the common denominator of many
    /// programs, for comparing them.
    Unicode,
}

impl Preset {
    /// The settings of the preset.
    ///
    /// # Examples
    ///
    /// ```
    /// use keyweight::{Preset, score::Idf};
    ///
    /// assert_eq!(Preset::Sklearn.settings().weighting.idf, Idf::Smooth);
    /// ```
    pub fn settings(self) -> Settings {
        let (words, hyphens, rules) = match self {
            Preset::Article => (Words::Article, Hyphens::Keep, Rules::default()),
            Preset::Sklearn => (Words::Sklearn, Hyphens::Split, as_written(Case::Keep)),
            Preset::Unicode => (Words::Unicode, Hyphens::Split, as_written(Case::Lower)),
        };
        let (idf, norm) = match self {
            Preset::Article | Preset::Sklearn => (Idf::Smooth, Norm::L2),
            Preset::Unicode => (Idf::Plain, Norm::None),
        };
        let language = if rules.depend_on_language() {
            LanguageChoice::Auto
        } else {
            LanguageChoice::None
        };
        Settings {
            preset: self,
            entities: match self {
                Preset::Article => Entities::Decode,
                Preset::Sklearn | Preset::Unicode => Entities::Keep,
            },
            segmentation: Segmentation { words, hyphens },
            mecab: None,
            language,
            rules,
            ngrams: NgramSizes::UNIGRAMS,
            ngram_gaps: match self {
                Preset::Article | Preset::Unicode => NgramGaps::None,
                Preset::Sklearn => NgramGaps::All,
            },
            phrases: PhraseChoice::None,
            weighting: Weighting {
                tf: Tf::Count,
                idf,
                norm,
                log_base: LogBase::E,
            },
            min_documents: None,
            max_documents: DocumentBound::Percent(100),
        }
    }
}

impl Settings {
    /// The same settings after a change.
    ///
    /// # Examples
    ///
    /// ```
    /// use keyweight::{NgramSizes, Preset};
    ///
    /// let sizes = NgramSizes::new(1, 2)?;
    /// let settings = Preset::Article.settings().with(|settings| settings.ngrams = sizes);
    /// assert_eq!(settings.ngrams, sizes);
    /// # Ok::<(), keyweight::NgramSizesError>(())
    /// ```
    #[must_use]
    pub fn with(mut self, change: impl FnOnce(&mut Settings)) -> Settings {
        change(&mut self);
        self
    }

    /// The segmenter that finds the tokens.
    pub(crate) fn segmenter(&self) -> Segmenter {
        let mut segmenter = Segmenter::new(self.segmentation);
        if let Some(own) = &self.rules.dictionary {
            segmenter = segmenter.with_dictionary(own);
        }
        if let Some(mecab) = &self.mecab {
            segmenter = segmenter.with_japanese(mecab.dictionary());
        }
        segmenter
    }

    /// Whether n-grams or phrases are wanted, which are found in the order of the tokens.
    pub(crate) fn needs_order(&self) -> bool {
        self.ngrams != NgramSizes::UNIGRAMS || self.phrases != PhraseChoice::None
    }
}

/// Rules that change nothing but the case.
fn as_written(case: Case) -> Rules {
    Rules {
        normalization: Normalization::None,
        possessives: Possessives::Keep,
        case,
        numbers: Numbers::Keep,
        stem: Stem::None,
        stop_words: StopWords::none(),
        addresses: Addresses::Keep,
        emoji: Emoji::Keep,
        dictionary: None,
        min_length: 1,
        max_length: usize::MAX,
    }
}

/// How the language of a document is determined.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LanguageChoice {
    /// Detected from the text of each document. Where that is not certain, the language of more than
    /// half of the other documents, if there is one.
    #[default]
    Auto,
    /// Not detected. Built-in stop lists and rules for single languages do nothing then.
    None,
    /// All documents are in this language.
    Fixed(Language),
}

/// A number of documents: a count, or a share of the corpus.
///
/// In a corpus of 40 documents `Count(4)` and `Percent(10)` are the same bound.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub enum DocumentBound {
    /// This many documents.
    Count(u32),
    /// This percentage of the documents, 0 to 100.
    Percent(u8),
}

/// A bound that is neither a number nor a percentage.
#[derive(Debug, Error)]
#[error("{found:?} is neither a number of documents such as 3 nor a percentage such as 50%")]
pub struct DocumentBoundError {
    found: String,
}

impl DocumentBound {
    /// Whether `frequency` of `documents` documents reach the bound.
    pub(crate) fn is_reached(self, frequency: u32, documents: usize) -> bool {
        let (frequency, bound) = self.scaled(frequency, documents);
        frequency >= bound
    }

    /// The smallest number of documents that reaches the bound.
    pub(crate) fn least(self, documents: usize) -> u64 {
        match self {
            DocumentBound::Count(bound) => u64::from(bound),
            DocumentBound::Percent(percent) => {
                (documents as u64 * u64::from(percent)).div_ceil(100)
            }
        }
    }

    /// Whether `frequency` of `documents` documents exceed the bound.
    pub(crate) fn is_passed(self, frequency: u32, documents: usize) -> bool {
        let (frequency, bound) = self.scaled(frequency, documents);
        frequency > bound
    }

    /// Both sides of the comparison as exact integers.
    fn scaled(self, frequency: u32, documents: usize) -> (u128, u128) {
        match self {
            DocumentBound::Count(bound) => (u128::from(frequency), u128::from(bound)),
            DocumentBound::Percent(percent) => (
                u128::from(frequency) * 100,
                u128::from(percent) * documents as u128,
            ),
        }
    }
}

impl From<DocumentBound> for String {
    fn from(bound: DocumentBound) -> String {
        match bound {
            DocumentBound::Count(count) => count.to_string(),
            DocumentBound::Percent(percent) => format!("{percent}%"),
        }
    }
}

impl TryFrom<String> for DocumentBound {
    type Error = DocumentBoundError;

    fn try_from(text: String) -> Result<DocumentBound, DocumentBoundError> {
        text.parse()
    }
}

impl FromStr for DocumentBound {
    type Err = DocumentBoundError;

    fn from_str(text: &str) -> Result<DocumentBound, DocumentBoundError> {
        let bound = match text.strip_suffix('%') {
            Some(percent) => percent
                .parse()
                .ok()
                .filter(|percent| *percent <= 100)
                .map(DocumentBound::Percent),
            None => text
                .parse()
                .ok()
                .filter(|count| *count > 0)
                .map(DocumentBound::Count),
        };
        bound.ok_or_else(|| DocumentBoundError {
            found: text.to_owned(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bound_is_a_count_or_a_percentage() {
        let half: DocumentBound = "50%".parse().unwrap();
        assert!(half.is_reached(2, 4));
        assert!(!half.is_passed(2, 4));
        assert!(half.is_passed(3, 5));
        let two: DocumentBound = "2".parse().unwrap();
        assert!(two.is_reached(2, 100) && !two.is_reached(1, 100));
        assert_eq!(String::from(half), "50%");
        for wrong in ["", "%", "101%", "-1", "0", "half"] {
            assert!(wrong.parse::<DocumentBound>().is_err(), "{wrong}");
        }
    }
}
