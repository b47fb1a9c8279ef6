//! Languages, by their ISO 639-1 codes, and how that of a text is found.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use thiserror::Error;
use unicode_segmentation::UnicodeSegmentation;

use crate::stop_words::built_in_words;

/// How many characters of a text are looked at to find its language.
const SAMPLE: usize = 1_000;

/// A language, or that it is not known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Language(u16);

/// Letters of the alphabet: a code is a number to this base.
const BASE: u16 = 26;

/// A language could not be named.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum LanguageError {
    /// The text is not a code.
    #[error("{found:?} is not a two-letter ISO 639-1 language code such as en, de or zh")]
    NotACode {
        /// What was given.
        found: String,
    },
}

/// What language a text seems to be in, and whether the text was long and clear enough to say so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Detected {
    /// The likeliest language; unknown if the text has no letters.
    pub language: Language,
    /// Whether the guess is safe.
    pub reliable: bool,
}

impl Language {
    /// The language is not known.
    pub const UNKNOWN: Language = Language(0);
    /// English.
    pub const ENGLISH: Language = Language::from_letters(*b"en");

    /// Every value is below this; see [`Language::index`].
    pub const COUNT: u16 = BASE * BASE + 1;

    const fn from_letters(code: [u8; 2]) -> Language {
        Language((code[0] - b'a') as u16 * BASE + (code[1] - b'a') as u16 + 1)
    }

    /// A number below [`Language::COUNT`] that stands for the language; zero is unknown.
    pub fn index(self) -> u16 {
        self.0
    }

    /// The language with this [`index`](Language::index); unknown if there is none.
    pub fn from_index(index: u16) -> Language {
        if index < Language::COUNT {
            Language(index)
        } else {
            Language::UNKNOWN
        }
    }
}

/// Finds the languages of texts.
///
/// First by script and trigrams (the `whatlang` crate). Where these do not tell for sure, as with
/// short texts, by the stop list that has the most of the text's words.
///
/// # Examples
///
/// ```
/// use keyweight_tokenize::LanguageDetector;
///
/// let detector = LanguageDetector::new();
/// let detected = detector.detect("We met them at the port.");
/// assert_eq!(detected.language.to_string(), "en");
/// assert!(detected.reliable);
/// ```
#[derive(Clone, Debug)]
pub struct LanguageDetector {
    /// For each stop word the languages that have it, as their indexes.
    stop_words: HashMap<&'static str, Vec<Language>>,
}

impl Default for LanguageDetector {
    fn default() -> LanguageDetector {
        LanguageDetector::new()
    }
}

impl LanguageDetector {
    /// A detector of all languages that whatlang knows or that have a built-in stop list.
    pub fn new() -> LanguageDetector {
        let mut stop_words: HashMap<&'static str, Vec<Language>> = HashMap::new();
        for (language, word) in built_in_words() {
            let languages = stop_words.entry(word).or_default();
            if languages.last() != Some(&language) {
                languages.push(language);
            }
        }
        LanguageDetector { stop_words }
    }

    /// The language of `text`, from its first 1,000 characters.
    pub fn detect(&self, text: &str) -> Detected {
        let end = text
            .char_indices()
            .nth(SAMPLE)
            .map_or(text.len(), |(at, _)| at);
        let sample = &text[..end];
        let guess = match whatlang::detect(sample) {
            Some(found) => Detected {
                language: from_whatlang(found.lang()),
                reliable: found.is_reliable(),
            },
            None => Detected {
                language: Language::UNKNOWN,
                reliable: false,
            },
        };
        if guess.reliable {
            return guess;
        }
        self.by_stop_words(sample)
            .map_or(guess, |language| Detected {
                language,
                reliable: true,
            })
    }

    /// The language whose stop list has the most words of `text`: at least two different ones, and
    /// half as many again as any other list.
    fn by_stop_words(&self, text: &str) -> Option<Language> {
        let words: BTreeSet<String> = text.unicode_words().map(str::to_lowercase).collect();
        let mut hits: BTreeMap<Language, usize> = BTreeMap::new();
        for language in words
            .iter()
            .filter_map(|word| self.stop_words.get(word.as_str()))
            .flatten()
        {
            *hits.entry(*language).or_default() += 1;
        }
        let (best, most) = hits.iter().max_by_key(|(_, hits)| **hits)?;
        let next = hits
            .iter()
            .filter(|(language, _)| *language != best)
            .map(|(_, hits)| *hits)
            .max()
            .unwrap_or(0);
        (*most >= 2 && 2 * *most >= 3 * next).then_some(*best)
    }
}

impl fmt::Display for Language {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some(code) = self.0.checked_sub(1) else {
            return formatter.write_str("und");
        };
        for letter in [code / BASE, code % BASE] {
            let letter = u8::try_from(letter).expect("a code's digits are below 26");
            write!(formatter, "{}", char::from(b'a' + letter))?;
        }
        Ok(())
    }
}

impl FromStr for Language {
    type Err = LanguageError;

    fn from_str(text: &str) -> Result<Language, LanguageError> {
        match text.to_ascii_lowercase().as_bytes() {
            [first @ b'a'..=b'z', second @ b'a'..=b'z'] => {
                Ok(Language::from_letters([*first, *second]))
            }
            b"und" => Ok(Language::UNKNOWN),
            _ => Err(LanguageError::NotACode {
                found: text.to_owned(),
            }),
        }
    }
}

impl Serialize for Language {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Language {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Language, D::Error> {
        let code = String::deserialize(deserializer)?;
        code.parse().map_err(serde::de::Error::custom)
    }
}

/// The ISO 639-1 code of a language that `whatlang` knows by ISO 639-3.
fn from_whatlang(lang: whatlang::Lang) -> Language {
    let code = match lang.code() {
        "epo" => b"eo",
        "eng" => b"en",
        "rus" => b"ru",
        "cmn" => b"zh",
        "spa" => b"es",
        "por" => b"pt",
        "ita" => b"it",
        "ben" => b"bn",
        "fra" => b"fr",
        "deu" => b"de",
        "ukr" => b"uk",
        "kat" => b"ka",
        "ara" => b"ar",
        "hin" => b"hi",
        "jpn" => b"ja",
        "heb" => b"he",
        "yid" => b"yi",
        "pol" => b"pl",
        "amh" => b"am",
        "jav" => b"jv",
        "kor" => b"ko",
        "nob" => b"no",
        "dan" => b"da",
        "swe" => b"sv",
        "fin" => b"fi",
        "tur" => b"tr",
        "nld" => b"nl",
        "hun" => b"hu",
        "ces" => b"cs",
        "ell" => b"el",
        "bul" => b"bg",
        "bel" => b"be",
        "mar" => b"mr",
        "kan" => b"kn",
        "ron" => b"ro",
        "slv" => b"sl",
        "hrv" => b"hr",
        "srp" => b"sr",
        "mkd" => b"mk",
        "lit" => b"lt",
        "lav" => b"lv",
        "est" => b"et",
        "tam" => b"ta",
        "vie" => b"vi",
        "urd" => b"ur",
        "tha" => b"th",
        "guj" => b"gu",
        "uzb" => b"uz",
        "pan" => b"pa",
        "aze" => b"az",
        "ind" => b"id",
        "tel" => b"te",
        "pes" => b"fa",
        "mal" => b"ml",
        "ori" => b"or",
        "mya" => b"my",
        "nep" => b"ne",
        "sin" => b"si",
        "khm" => b"km",
        "tuk" => b"tk",
        "aka" => b"ak",
        "zul" => b"zu",
        "sna" => b"sn",
        "afr" => b"af",
        "lat" => b"la",
        "slk" => b"sk",
        "cat" => b"ca",
        "tgl" => b"tl",
        "hye" => b"hy",
        "cym" => b"cy",
        _ => return Language::UNKNOWN,
    };
    Language::from_letters(*code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_of_the_detector_has_a_code() {
        for lang in whatlang::Lang::all() {
            assert_ne!(from_whatlang(*lang), Language::UNKNOWN, "{lang:?}");
        }
    }

    #[test]
    fn codes_read_back() {
        for code in ["en", "zh", "aa", "zz", "und"] {
            let language: Language = code.parse().unwrap();
            assert_eq!(language.to_string(), code);
            assert_eq!(Language::from_index(language.index()), language);
        }
        assert!("eng".parse::<Language>().is_err());
        assert!("e1".parse::<Language>().is_err());
    }

    #[test]
    fn a_text_without_letters_has_no_language() {
        let detected = LanguageDetector::new().detect("12 — 13");
        assert_eq!(detected.language, Language::UNKNOWN);
        assert!(!detected.reliable);
    }

    #[test]
    fn long_and_short_texts_have_a_language_and_names_have_none() {
        let detector = LanguageDetector::new();
        let german = "Die Regierung in Berlin will die Halbleiterindustrie mit mehreren Milliarden \
                      Euro fördern und neue Werke in Sachsen ansiedeln.";
        for (text, language) in [
            (german, "de"),
            ("We met them at the port.", "en"),
            ("Nous sommes dans une usine avec eux.", "fr"),
            ("半導體產業", "zh"),
        ] {
            let detected = detector.detect(text);
            assert_eq!(detected.language.to_string(), language, "{text}");
            assert!(detected.reliable, "{text}");
        }
        assert!(!detector.detect("Ship sails.").reliable);
    }
}
