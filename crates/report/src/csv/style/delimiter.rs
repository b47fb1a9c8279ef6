//! The byte between two cells.

use std::fmt;
use std::str::FromStr;

use serde::{Serialize, Serializer};

/// The byte between two cells: an ASCII character that is not part of a quote, a line end or a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Delimiter(u8);

/// Why a text cannot be a delimiter.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum DelimiterError {
    /// It is empty, longer than one byte, or not ASCII.
    #[error("the delimiter {found:?} is not one ASCII character (or the word tab)")]
    NotOneByte {
        /// The text.
        found: String,
    },
    /// It is part of a quote, a line end or a number.
    #[error("the delimiter {found:?} is also a quote, a line end or part of a number")]
    Reserved {
        /// The character.
        found: char,
    },
}

impl Delimiter {
    /// `,`
    pub const COMMA: Delimiter = Delimiter(b',');
    /// `;`, which spreadsheets expect if the comma is the decimal sign.
    pub const SEMICOLON: Delimiter = Delimiter(b';');
    /// A tab.
    pub const TAB: Delimiter = Delimiter(b'\t');

    /// The delimiter `byte`.
    ///
    /// # Errors
    ///
    /// [`DelimiterError::NotOneByte`] if it is not ASCII, and [`DelimiterError::Reserved`] if it is
    /// `"`, a carriage return, a line feed, NUL, a digit or one of `+ - . e`, which are parts of
    /// numbers.
    ///
    /// # Examples
    ///
    /// ```
    /// use keyweight_report::Delimiter;
    ///
    /// assert_eq!(Delimiter::new(b';'), Ok(Delimiter::SEMICOLON));
    /// assert!(Delimiter::new(b'"').is_err());
    /// ```
    pub fn new(byte: u8) -> Result<Delimiter, DelimiterError> {
        match byte {
            b'"' | b'\r' | b'\n' | 0 | b'0'..=b'9' | b'+' | b'-' | b'.' | b'e' => {
                Err(DelimiterError::Reserved {
                    found: char::from(byte),
                })
            }
            0x80.. => Err(DelimiterError::NotOneByte {
                found: char::from(byte).to_string(),
            }),
            _ => Ok(Delimiter(byte)),
        }
    }

    /// The byte itself.
    pub fn byte(self) -> u8 {
        self.0
    }
}

impl Default for Delimiter {
    /// A comma.
    fn default() -> Delimiter {
        Delimiter::COMMA
    }
}

impl FromStr for Delimiter {
    type Err = DelimiterError;

    /// Reads one character, or `tab` or `\t` for a tab.
    fn from_str(text: &str) -> Result<Delimiter, DelimiterError> {
        match text.as_bytes() {
            b"tab" | br"\t" => Ok(Delimiter::TAB),
            &[byte] => Delimiter::new(byte),
            _ => Err(DelimiterError::NotOneByte {
                found: text.to_owned(),
            }),
        }
    }
}

impl fmt::Display for Delimiter {
    /// The character, or `tab`: what [`Delimiter::from_str`] reads.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Delimiter::TAB => formatter.write_str("tab"),
            Delimiter(byte) => write!(formatter, "{}", char::from(byte)),
        }
    }
}

impl Serialize for Delimiter {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_displayed_text_reads_back() {
        for byte in 0..=u8::MAX {
            if let Ok(delimiter) = Delimiter::new(byte) {
                assert_eq!(delimiter.to_string().parse(), Ok(delimiter));
            }
        }
    }

    #[test]
    fn a_text_that_is_not_a_delimiter_is_refused_with_the_reason() {
        for text in ["\"", "\n", "\r", "\0", "1", "-", ".", "e"] {
            assert!(
                matches!(
                    text.parse::<Delimiter>(),
                    Err(DelimiterError::Reserved { .. })
                ),
                "{text:?}"
            );
        }
        for text in ["", ",,", "、"] {
            assert!(
                matches!(
                    text.parse::<Delimiter>(),
                    Err(DelimiterError::NotOneByte { .. })
                ),
                "{text:?}"
            );
        }
        assert_eq!(
            "::".parse::<Delimiter>().unwrap_err().to_string(),
            r#"the delimiter "::" is not one ASCII character (or the word tab)"#
        );
    }
}
