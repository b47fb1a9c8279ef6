//! Texts that stand in many rows.

use std::fmt;

use crate::Safety;

/// Texts of up to so many bytes can be copied whole.
pub(crate) const ROOM: usize = 30;

/// A text that stands in many rows, kept so that writing it once more is one copy of fixed size.
///
/// That works for words; any other text can be one too, and is written as it would be as
/// [`Cell::Text`](crate::Cell::Text).
///
/// # Examples
///
/// ```
/// use keyweight_report::{Cell, CsvStyle, RowSink, Word};
///
/// let [word, other] = [Word::new("chip"), Word::new("a, b")];
/// let mut buffer = CsvStyle::default().buffer();
/// buffer.row(&[Cell::Word(&word), Cell::Counted(&[(&word, 2), (&other, 1)])]);
/// assert_eq!(buffer.bytes(), b"chip,\"chip (2)|a, b (1)\"\n");
/// ```
#[derive(Clone)]
#[repr(align(32))]
pub struct Word(Kept);

#[derive(Clone)]
enum Kept {
    Plain(Plain),
    Other(Box<str>),
}

/// Letters, digits and what stands in names of files, which no CSV needs to quote and no spreadsheet
/// runs.
#[derive(Clone, Copy)]
pub(crate) struct Plain {
    /// The text and zeros behind it.
    pub(crate) room: [u8; ROOM],
    pub(crate) length: u8,
}

impl Word {
    /// The word `text`.
    pub fn new(text: &str) -> Word {
        Word(match Plain::new(text.as_bytes()) {
            Some(plain) => Kept::Plain(plain),
            None => Kept::Other(text.into()),
        })
    }

    /// The text as bytes.
    pub fn as_bytes(&self) -> &[u8] {
        match &self.0 {
            Kept::Plain(plain) => &plain.room[..plain.length.into()],
            Kept::Other(text) => text.as_bytes(),
        }
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        match &self.0 {
            Kept::Plain(_) => str::from_utf8(self.as_bytes()).unwrap_or_default(),
            Kept::Other(text) => text,
        }
    }

    #[inline]
    pub(crate) fn plain(&self) -> Option<&Plain> {
        match &self.0 {
            Kept::Plain(plain) => Some(plain),
            Kept::Other(_) => None,
        }
    }
}

impl Plain {
    fn new(text: &[u8]) -> Option<Plain> {
        let is_plain = text.len() <= ROOM
            && !text
                .first()
                .is_some_and(|first| Safety::Spreadsheet.may_guard(*first))
            && text.iter().copied().all(is_plain);
        is_plain.then(|| {
            let mut room = [0; ROOM];
            room[..text.len()].copy_from_slice(text);
            Plain {
                room,
                length: u8::try_from(text.len()).unwrap_or(0),
            }
        })
    }
}

/// Whether a text with this byte can be plain.
pub(crate) fn is_plain(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || !byte.is_ascii() || matches!(byte, b'-' | b'.' | b'_' | b'/')
}

impl PartialEq for Word {
    fn eq(&self, other: &Word) -> bool {
        self.as_bytes() == other.as_bytes()
    }
}

impl Eq for Word {}

impl fmt::Debug for Word {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.as_str().fmt(formatter)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_takes_half_a_cache_line() {
        assert_eq!(size_of::<Word>(), 32);
    }

    #[test]
    fn only_letters_and_digits_are_plain() {
        let long = "a".repeat(ROOM);
        for text in [
            "",
            "chip",
            "R2D2",
            "été",
            "台積電",
            "a/b-c_1.txt",
            long.as_str(),
        ] {
            assert!(Word::new(text).plain().is_some(), "{text}");
        }
        let longer = "a".repeat(ROOM + 1);
        for text in [
            "a b",
            "it's",
            "-1",
            "=a",
            "＝a",
            "\u{feff}a",
            "a\"b",
            "a\n",
            "a|b",
            longer.as_str(),
        ] {
            assert!(Word::new(text).plain().is_none(), "{text}");
            assert_eq!(Word::new(text).as_str(), text);
        }
    }
}
