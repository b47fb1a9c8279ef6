//! Case, decided by the corpus's own evidence.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use crate::language::Language;
use crate::normalize::is_dotted_acronym;
use crate::stop_words::english;

/// How words that differ in case become terms.
///
/// For the surfaces `The` `US` `economy` `needs` `us`, with `us` a stop word:
///
/// | variant | terms |
/// |---|---|
/// | `Auto` | `US` `economy` `needs` (`us` is a stop word, `US` is not) |
/// | `Lower` | `economy` `needs` |
/// | `Keep` | `US` `economy` `needs`, and `Economy` would be another |
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Case {
    /// Folded to lower case, except acronyms. A word is an acronym if it is written in capitals
    /// where its surroundings are not, and is so written more often than in any other way, or is a
    /// stop word in lower case and not just emphasized now and then. Other forms of it count for it
    /// (`Covid` for `COVID`) if they are rare and no stop word; else they are a word of their own
    /// (`ICE` and `ice`).
    #[default]
    Auto,
    /// Folded to lower case.
    Lower,
    /// As written.
    Keep,
}

/// How a word is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    /// In capitals: `TSMC`, `R&D`, `6G`; or `U.S.`, with dots.
    Capitals,
    /// In capitals with full stops, which are capitals anywhere.
    DottedCapitals,
    /// In capitals with a plural ending: `GPUs`.
    PluralCapitals,
    /// A capital first: `Taiwan`.
    Capitalized,
    /// Anything else.
    Other,
}

impl Shape {
    /// The shape of `word`, which is in normal form but may have the dots of an acronym.
    pub(crate) fn of(word: &str) -> Shape {
        if word.contains('-') {
            return Shape::of_compound(word);
        }
        if is_capitals(word) {
            return if is_dotted_acronym(word) {
                Shape::DottedCapitals
            } else {
                Shape::Capitals
            };
        }
        if word.strip_suffix('s').is_some_and(is_capitals) {
            return Shape::PluralCapitals;
        }
        Shape::of_compound(word)
    }

    fn of_compound(word: &str) -> Shape {
        if word.starts_with(char::is_uppercase) {
            Shape::Capitalized
        } else {
            Shape::Other
        }
    }
}

/// Two or more letters or digits, at least one a capital letter, none a lower-case one.
fn is_capitals(word: &str) -> bool {
    let mut capital = false;
    let mut signs = 0;
    for character in word.chars() {
        if character.is_lowercase() {
            return false;
        }
        capital |= character.is_uppercase();
        signs += usize::from(character.is_alphanumeric());
    }
    capital && signs >= 2
}

/// Other forms count for an acronym if it is at least so many times as frequent as they are.
const DOMINANT: u64 = 10;
/// Up to so many letters, a stop word in capitals is rather an acronym than emphasis.
const SHORT: usize = 3;

/// How often a word, whatever its case, is written in which way.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Evidence {
    capitals: u64,
    other: u64,
    stop_word: bool,
}

impl Evidence {
    /// Whether the word is an acronym; `length` is its number of letters.
    ///
    /// A stop word is one even if it is rare in capitals (`IT` next to `it`), but some rarity is
    /// only emphasis: `ALL`, `THIS`.
    fn is_acronym(self, length: usize) -> bool {
        let rarest = if length <= SHORT { 100 } else { 10 };
        self.capitals > 0
            && (self.capitals > self.other
                || self.stop_word && self.capitals.saturating_mul(rarest) >= self.other)
    }
}

/// The evidence of a whole corpus, by language and folded word: the `un` of French texts says nothing
/// of the `UN` of English ones.
#[derive(Debug, Default)]
pub(crate) struct CaseEvidence {
    words: HashMap<(Language, String), Evidence>,
}

/// What a rule knows of one surface.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Written<'a> {
    /// The word without the dots of an acronym.
    pub(crate) word: &'a str,
    pub(crate) shape: Shape,
    pub(crate) language: Language,
    pub(crate) in_capitals: bool,
    /// Whether the folded word is a stop word.
    pub(crate) is_stop: bool,
}

impl Written<'_> {
    /// The language and the folded word that the surface is evidence for.
    fn key(&self) -> (Language, String) {
        let singular = match self.shape {
            Shape::PluralCapitals => self.word.strip_suffix('s').unwrap_or(self.word),
            _ => self.word,
        };
        (self.language, singular.to_lowercase())
    }

    /// Whether capitals are rather emphasis than an acronym, by what the word means.
    fn is_emphasis(&self) -> bool {
        self.is_stop
            && self.language == Language::ENGLISH
            && english::EMPHASIZED.contains(&self.word.to_lowercase().as_str())
    }

    /// Whether the surface is in capitals of its own accord.
    fn is_evidence(&self) -> bool {
        match self.shape {
            Shape::DottedCapitals => true,
            Shape::Capitals | Shape::PluralCapitals => !self.in_capitals,
            Shape::Capitalized | Shape::Other => false,
        }
    }
}

impl CaseEvidence {
    /// Adds `count` occurrences.
    pub(crate) fn add(&mut self, written: &Written<'_>, count: u64) {
        let evidence = self.words.entry(written.key()).or_default();
        if written.is_evidence() {
            evidence.capitals += count;
            evidence.stop_word |= written.is_stop;
        } else if !written.in_capitals {
            evidence.other += count;
        }
    }

    /// The acronym that the surface counts for, if it does.
    pub(crate) fn acronym(&self, written: &Written<'_>) -> Option<String> {
        if written.is_emphasis() {
            return None;
        }
        let key = written.key();
        let length = key.1.chars().count();
        let evidence = self.words.get(&key)?;
        if !evidence.is_acronym(length) {
            return None;
        }
        let counts = match written.shape {
            _ if written.is_evidence() => true,
            // In a headline `US` may be either: the more frequent one in the rest of the corpus.
            Shape::Capitals | Shape::PluralCapitals => evidence.capitals > evidence.other,
            _ => !written.is_stop && evidence.capitals >= evidence.other.saturating_mul(DOMINANT),
        };
        counts.then(|| key.1.to_uppercase())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const STOP_WORDS: [&str; 5] = ["us", "it", "all", "this", "not"];

    fn written(word: &str, in_capitals: bool) -> Written<'_> {
        Written {
            is_stop: STOP_WORDS.contains(&word.to_lowercase().as_str()),
            word,
            shape: Shape::of(word),
            language: Language::ENGLISH,
            in_capitals,
        }
    }

    #[test]
    fn shapes_are_told_apart() {
        for (word, shape) in [
            ("TSMC", Shape::Capitals),
            ("R&D", Shape::Capitals),
            ("6G", Shape::Capitals),
            ("U.S.", Shape::DottedCapitals),
            ("GPUs", Shape::PluralCapitals),
            ("Is", Shape::Capitalized),
            ("K-Semiconductor", Shape::Capitalized),
            ("X", Shape::Capitalized),
            ("e.g.", Shape::Other),
            ("COVID-19", Shape::Capitalized),
        ] {
            assert_eq!(Shape::of(word), shape, "{word}");
        }
    }

    #[test]
    fn a_stop_word_in_capitals_is_an_acronym_of_its_own() {
        let mut evidence = CaseEvidence::default();
        evidence.add(&written("US", false), 3);
        evidence.add(&written("us", false), 50);
        assert_eq!(
            evidence.acronym(&written("US", false)).as_deref(),
            Some("US")
        );
        assert_eq!(evidence.acronym(&written("us", false)), None);
        assert_eq!(evidence.acronym(&written("US", true)), None);
    }

    #[test]
    fn a_stop_word_that_is_emphasized_now_and_then_is_no_acronym() {
        let mut evidence = CaseEvidence::default();
        for (capitals, lower, other) in
            [("IT", "it", 90), ("ALL", "all", 101), ("THIS", "this", 11)]
        {
            evidence.add(&written(capitals, false), 1);
            evidence.add(&written(lower, false), other);
        }
        assert_eq!(
            evidence.acronym(&written("IT", false)).as_deref(),
            Some("IT")
        );
        assert_eq!(evidence.acronym(&written("ALL", false)), None);
        assert_eq!(evidence.acronym(&written("THIS", false)), None);
    }

    #[test]
    fn a_word_of_a_headline_is_no_acronym() {
        let mut evidence = CaseEvidence::default();
        evidence.add(&written("TRUMP", true), 3);
        evidence.add(&written("Trump", false), 1);
        assert_eq!(evidence.acronym(&written("TRUMP", true)), None);
    }

    #[test]
    fn rare_forms_of_an_acronym_count_for_it_and_frequent_ones_do_not() {
        let mut evidence = CaseEvidence::default();
        evidence.add(&written("GPU", false), 20);
        evidence.add(&written("GPUs", false), 10);
        evidence.add(&written("gpu", false), 3);
        evidence.add(&written("ICE", false), 11);
        evidence.add(&written("ice", false), 4);
        for form in ["GPU", "GPUs", "gpu", "Gpu"] {
            assert_eq!(
                evidence.acronym(&written(form, false)).as_deref(),
                Some("GPU")
            );
        }
        assert_eq!(
            evidence.acronym(&written("GPU", true)).as_deref(),
            Some("GPU")
        );
        assert_eq!(
            evidence.acronym(&written("ICE", false)).as_deref(),
            Some("ICE")
        );
        assert_eq!(evidence.acronym(&written("ice", false)), None);
    }

    #[test]
    fn a_word_that_is_often_emphasized_is_never_an_acronym() {
        let mut evidence = CaseEvidence::default();
        evidence.add(&written("NOT", false), 1);
        assert_eq!(evidence.acronym(&written("NOT", false)), None);
    }
}
