//! Languages, by their ISO 639-1 codes, and how that of a text is found.

use std::fmt;
use std::ops::RangeInclusive;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::votes::StopLists;

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
    /// Chinese.
    pub const CHINESE: Language = Language::from_letters(*b"zh");
    /// Japanese.
    pub const JAPANESE: Language = Language::from_letters(*b"ja");

    /// Every value is below this; see [`Language::index`].
    pub const COUNT: u16 = BASE * BASE + 1;

    pub(crate) const fn from_letters(code: [u8; 2]) -> Language {
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
/// First by the stop lists: in an article of a language, the list of that language has far more of
/// the words than any other. Where they do not tell, by script and trigrams (the `whatlang` crate),
/// which take ten times as long. Where these are unsure too, as with short texts, the stop list
/// that has the most words wins if it is clearly ahead.
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
    stop_lists: StopLists,
}

impl Default for LanguageDetector {
    fn default() -> LanguageDetector {
        LanguageDetector::new()
    }
}

impl LanguageDetector {
    /// A detector of all languages that whatlang knows or that have a built-in stop list.
    pub fn new() -> LanguageDetector {
        LanguageDetector {
            stop_lists: StopLists::new(),
        }
    }

    /// The language of `text`, from its first 1,000 characters.
    pub fn detect(&self, text: &str) -> Detected {
        let sample = beginning(text);
        let lists = Vote::of(self.stop_lists.votes(sample));
        if let Some(language) = lists.if_ahead(CLEAR) {
            return Detected {
                language,
                reliable: true,
            };
        }
        let (guess, reliable) = match whatlang::detect(sample) {
            Some(found) => (from_whatlang(found.lang()), found.is_reliable()),
            None => of_script(sample),
        };
        let ahead = lists.if_ahead(LIKELY).filter(|_| !reliable);
        Detected {
            language: ahead.unwrap_or(guess),
            reliable: reliable || ahead.is_some(),
        }
    }
}

/// The first [`SAMPLE`] characters of `text`.
fn beginning(text: &str) -> &str {
    let end = match text.as_bytes().get(..SAMPLE) {
        None => return text,
        Some(ascii) if ascii.is_ascii() => Some(SAMPLE),
        Some(_) => text.char_indices().nth(SAMPLE).map(|(at, _)| at),
    };
    end.map_or(text, |end| &text[..end])
}

/// The language of a text in a script that whatlang does not know, by most of its letters: scripts that
/// are those of one language.
fn of_script(text: &str) -> (Language, bool) {
    let (mut letters, mut counts) = (0_u32, [0_u32; SCRIPTS.len()]);
    for character in text.chars().filter(|c| c.is_alphabetic()) {
        letters += 1;
        let script = SCRIPTS
            .iter()
            .position(|(script, _)| script.contains(&character));
        if let Some(script) = script {
            counts[script] += 1;
        }
    }
    let most = SCRIPTS.iter().zip(counts).max_by_key(|(_, count)| *count);
    match most {
        Some(((_, code), count)) if count > 0 && 2 * count >= letters => {
            (Language::from_letters(**code), true)
        }
        _ => (Language::UNKNOWN, false),
    }
}

/// Lao, Tibetan, Thaana (Dhivehi), Canadian syllabics (Inuktitut), Yi.
const SCRIPTS: [(RangeInclusive<char>, &[u8; 2]); 5] = [
    ('\u{0e80}'..='\u{0eff}', b"lo"),
    ('\u{0f00}'..='\u{0fff}', b"bo"),
    ('\u{0780}'..='\u{07bf}', b"dv"),
    ('\u{1400}'..='\u{167f}', b"iu"),
    ('\u{a000}'..='\u{a48c}', b"ii"),
];

/// How far a stop list must be ahead: so many words at least, and so many tenths of the next one's.
#[derive(Clone, Copy)]
struct Lead {
    words: u32,
    tenths: u32,
}

/// Far enough to ask no further. In the Declaration of Human Rights, every language that its own
/// list sets so far ahead is the right one.
const CLEAR: Lead = Lead {
    words: 10,
    tenths: 25,
};
/// Far enough where nothing else tells.
const LIKELY: Lead = Lead {
    words: 2,
    tenths: 15,
};

/// The stop list that has the most words of a text.
#[derive(Clone, Copy, Debug, Default)]
struct Vote {
    best: Language,
    most: u32,
    /// How many words the next list has.
    next: u32,
}

impl Vote {
    /// The outcome of `votes`, which are in the order of languages; of equal ones the first wins.
    fn of(votes: impl Iterator<Item = (Language, u32)>) -> Vote {
        let mut vote = Vote::default();
        for (language, votes) in votes {
            if votes > vote.most {
                vote.next = vote.most;
                (vote.best, vote.most) = (language, votes);
            } else {
                vote.next = vote.next.max(votes);
            }
        }
        vote
    }

    /// The language with the most words, if its lead is large enough.
    fn if_ahead(self, lead: Lead) -> Option<Language> {
        let ahead = self.most >= lead.words
            && u64::from(self.most) * 10 >= u64::from(self.next) * u64::from(lead.tenths);
        ahead.then_some(self.best)
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
            ("ພາສາລາວ", "lo"),
            ("བོད་སྐད་", "bo"),
            (
                "Allir skulu jafnir fyrir lögunum og eiga rétt á jafnri vernd þeirra.",
                "is",
            ),
        ] {
            let detected = detector.detect(text);
            assert_eq!(detected.language.to_string(), language, "{text}");
            assert!(detected.reliable, "{text}");
        }
        assert!(!detector.detect("Ship sails.").reliable);
    }
}
