//! Languages, by their ISO 639-1 codes.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use thiserror::Error;

/// A language, or [`UNKNOWN`](Language::UNKNOWN).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Language(u16);

/// The letters of the alphabet: a code is a number in this base.
const BASE: u16 = 26;

/// A text does not name a language.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum LanguageError {
    /// The text is not a code.
    #[error("{found:?} is not a two-letter ISO 639-1 language code such as en, de or zh")]
    NotACode {
        /// The text.
        found: String,
    },
}

impl Language {
    /// An unknown language.
    pub const UNKNOWN: Language = Language(0);
    /// English.
    pub const ENGLISH: Language = Language::from_letters(*b"en");
    /// Chinese.
    pub const CHINESE: Language = Language::from_letters(*b"zh");
    /// Japanese.
    pub const JAPANESE: Language = Language::from_letters(*b"ja");

    /// The number of values of [`Language::index`].
    pub const COUNT: u16 = BASE * BASE + 1;

    pub(crate) const fn from_letters(code: [u8; 2]) -> Language {
        Language((code[0] - b'a') as u16 * BASE + (code[1] - b'a') as u16 + 1)
    }

    /// The letters of the code; `None` if the language is unknown.
    pub(crate) fn letters(self) -> Option<[u8; 2]> {
        let code = self.0.checked_sub(1)?;
        Some(
            [code / BASE, code % BASE].map(|letter| {
                b'a' + u8::try_from(letter).expect("the digits of a code are below 26")
            }),
        )
    }

    /// A number below [`Language::COUNT`] that represents the language; zero is unknown.
    pub fn index(self) -> u16 {
        self.0
    }

    /// The language with this [`index`](Language::index); unknown if no language has it.
    pub fn from_index(index: u16) -> Language {
        if index < Language::COUNT {
            Language(index)
        } else {
            Language::UNKNOWN
        }
    }
}

impl fmt::Display for Language {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.letters() {
            None => formatter.write_str("und"),
            Some([first, second]) => {
                write!(formatter, "{}{}", char::from(first), char::from(second))
            }
        }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_round_trip() {
        for code in ["en", "zh", "aa", "zz", "und"] {
            let language: Language = code.parse().unwrap();
            assert_eq!(language.to_string(), code);
            assert_eq!(Language::from_index(language.index()), language);
        }
        assert!("eng".parse::<Language>().is_err());
        assert!("e1".parse::<Language>().is_err());
    }
}
