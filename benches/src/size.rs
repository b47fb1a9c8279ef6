//! Sizes on the command line: `200M`.

use std::str::FromStr;

use thiserror::Error;

/// A number of bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Size(pub u64);

/// A text that is not a size.
#[derive(Debug, Error)]
#[error("{found:?} is not a number of bytes such as 500, 20M or 1G")]
pub struct SizeError {
    found: String,
}

impl FromStr for Size {
    type Err = SizeError;

    /// Parses digits, followed by `k`, `M` or `G` for thousands, millions or billions.
    fn from_str(text: &str) -> Result<Size, SizeError> {
        let (digits, unit) = match text.as_bytes().last() {
            Some(b'k' | b'K') => (&text[..text.len() - 1], 1_000),
            Some(b'm' | b'M') => (&text[..text.len() - 1], 1_000_000),
            Some(b'g' | b'G') => (&text[..text.len() - 1], 1_000_000_000),
            _ => (text, 1),
        };
        let bytes = digits.parse::<u64>().ok();
        bytes
            .and_then(|number| number.checked_mul(unit))
            .map(Size)
            .ok_or_else(|| SizeError {
                found: text.to_owned(),
            })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_size_is_digits_and_a_unit() {
        let size = |text: &str| text.parse::<Size>().unwrap();
        assert_eq!(size("500"), Size(500));
        assert_eq!(size("20k"), Size(20_000));
        assert_eq!(size("200M"), Size(200_000_000));
        for wrong in ["", "M", "1.5G", "-1", "20000000000G"] {
            assert!(wrong.parse::<Size>().is_err(), "{wrong}");
        }
    }
}
