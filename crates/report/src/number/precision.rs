//! How many digits of a number are written.

use std::fmt;
use std::str::FromStr;

use serde::{Serialize, Serializer};

/// How many digits of a number are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Precision {
    /// This many significant digits, correctly rounded, without trailing zeros.
    ///
    /// With six, `0.1234567` is written as `0.123457` and `0.5` as `0.5`. The integer part is always
    /// whole: `1234567.8` is written as `1234568`.
    Significant(SignificantDigits),
    /// The shortest decimal that reads back as the same number.
    ///
    /// `0.1234567` is written as `0.1234567`, `0.5` as `0.5` and `1234567.8` as `1234567.8`.
    Full,
}

/// A number of significant digits, from 1 to 17.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SignificantDigits(u8);

/// A text is not a precision.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the precision {found:?} is neither a number from 1 to 17 nor the word full")]
pub struct PrecisionError {
    /// The text.
    pub found: String,
}

impl SignificantDigits {
    /// Six, the default.
    pub const SIX: SignificantDigits = SignificantDigits(6);

    /// This many digits.
    ///
    /// # Errors
    ///
    /// [`PrecisionError`] if `digits` is not from 1 to 17. An `f64` has no more than 17.
    pub fn new(digits: u8) -> Result<SignificantDigits, PrecisionError> {
        match digits {
            1..=17 => Ok(SignificantDigits(digits)),
            _ => Err(PrecisionError {
                found: digits.to_string(),
            }),
        }
    }

    /// The number itself.
    pub fn count(self) -> usize {
        usize::from(self.0)
    }
}

impl Precision {
    /// This many significant digits.
    ///
    /// # Errors
    ///
    /// [`PrecisionError`] if `digits` is not from 1 to 17.
    pub fn significant(digits: u8) -> Result<Precision, PrecisionError> {
        SignificantDigits::new(digits).map(Precision::Significant)
    }
}

impl Default for Precision {
    /// Six significant digits.
    fn default() -> Precision {
        Precision::Significant(SignificantDigits::SIX)
    }
}

impl FromStr for Precision {
    type Err = PrecisionError;

    /// Reads a number from 1 to 17, or `full`.
    ///
    /// # Examples
    ///
    /// ```
    /// use keyweight_report::Precision;
    ///
    /// assert_eq!("6".parse(), Ok(Precision::default()));
    /// assert_eq!("full".parse(), Ok(Precision::Full));
    /// assert!("18".parse::<Precision>().is_err());
    /// ```
    fn from_str(text: &str) -> Result<Precision, PrecisionError> {
        if text == "full" {
            return Ok(Precision::Full);
        }
        let unreadable = |_| PrecisionError {
            found: text.to_owned(),
        };
        text.parse::<u8>()
            .map_err(unreadable)
            .and_then(Precision::significant)
    }
}

impl fmt::Display for Precision {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Precision::Significant(digits) => write!(formatter, "{}", digits.0),
            Precision::Full => formatter.write_str("full"),
        }
    }
}

impl Serialize for Precision {
    /// A number, or `"full"`.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Precision::Significant(digits) => serializer.serialize_u8(digits.0),
            Precision::Full => serializer.serialize_str("full"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_displayed_text_reads_back() {
        for digits in 1..=17 {
            let precision = Precision::significant(digits).unwrap();
            assert_eq!(precision.to_string().parse(), Ok(precision));
        }
        assert_eq!(Precision::Full.to_string().parse(), Ok(Precision::Full));
    }

    #[test]
    fn a_text_that_is_not_a_precision_is_refused() {
        for text in ["0", "18", "256", "-1", "", "Full", "6.5"] {
            assert_eq!(
                text.parse::<Precision>(),
                Err(PrecisionError {
                    found: text.to_owned()
                })
            );
        }
    }
}
