//! UAX #29 word boundaries, fast where the characters are frequent ones.

use unicode_segmentation::{UWordBoundIndices, UnicodeSegmentation};

use crate::characters::non_ascii::{self, Class};

/// The classes of ASCII characters.
const CLASSES: [Class; 0x80] = classes();

const fn classes() -> [Class; 0x80] {
    let mut classes = [Class::Other; 0x80];
    let mut byte: u8 = 0;
    while byte < 0x80 {
        classes[byte as usize] = match byte {
            b'A'..=b'Z' | b'a'..=b'z' => Class::Letter,
            b'0'..=b'9' => Class::Digit,
            b'_' => Class::Underscore,
            b'.' | b'\'' => Class::MidBoth,
            b':' => Class::MidLetter,
            b',' | b';' => Class::MidNumber,
            b' ' => Class::Space,
            b'\r' | b'\n' | 0x0b | 0x0c => Class::Newline,
            _ => Class::Other,
        };
        byte += 1;
    }
    classes
}

/// The pieces between the word boundaries of a text, with their offsets: exactly those of
/// `split_word_bound_indices` of `unicode-segmentation`.
///
/// A piece is found without that crate if the decision where it ends needs known characters alone:
/// those of ASCII, and those that [`non_ascii::class`] knows. Else the crate is asked, from the piece's
/// beginning until it comes back to known ones. That is sound
/// since a piece's beginning is a boundary, and no rule looks back over a boundary (pairs of
/// regional indicators are whole before it).
pub(crate) struct Pieces<'t> {
    text: &'t str,
    at: usize,
    slow: Option<(usize, UWordBoundIndices<'t>)>,
}

impl<'t> Pieces<'t> {
    pub(crate) fn new(text: &'t str) -> Pieces<'t> {
        Pieces {
            text,
            at: 0,
            slow: None,
        }
    }

    /// The class of the character at `at`, and its length.
    fn class(&self, at: usize) -> Option<(Class, usize)> {
        let byte = *self.text.as_bytes().get(at)?;
        if let Some(class) = CLASSES.get(usize::from(byte)) {
            return Some((*class, 1));
        }
        let character = self.text[at..].chars().next()?;
        Some((non_ascii::class(character), character.len_utf8()))
    }

    fn is_unknown(&self, at: usize) -> bool {
        matches!(self.class(at), Some((Class::Unknown, _)))
    }

    /// The end of the piece at `self.at`, if known characters alone decide on it.
    fn fast_end(&self) -> Option<usize> {
        let (class, length) = self.class(self.at)?;
        let mut end = self.at + length;
        match class {
            Class::Unknown => return None,
            Class::Newline => {
                // Nothing beyond ASCII is joined to the end of a line.
                let crlf = self.text.as_bytes()[self.at..].starts_with(b"\r\n");
                return Some(if crlf { end + 1 } else { end });
            }
            Class::Space => {
                while self.text.as_bytes().get(end) == Some(&b' ') {
                    end += 1;
                }
            }
            Class::Letter | Class::Digit | Class::Underscore => {
                end = self.word_end(end, class)?;
            }
            Class::MidBoth | Class::MidLetter | Class::MidNumber | Class::Other => {}
        }
        // A combining mark would belong to the piece.
        (!self.is_unknown(end)).then_some(end)
    }

    /// The end of a word of which `end` is behind the first character, one of class `before`;
    /// `None` where a character that is not known may decide.
    fn word_end(&self, mut end: usize, mut before: Class) -> Option<usize> {
        while let Some((class, length)) = self.class(end) {
            let joins = match class {
                Class::Letter | Class::Digit | Class::Underscore => {
                    before = class;
                    end += length;
                    continue;
                }
                Class::MidBoth => matches!(before, Class::Letter | Class::Digit),
                Class::MidLetter => before == Class::Letter,
                Class::MidNumber => before == Class::Digit,
                _ => false,
            };
            if !joins {
                break;
            }
            match self.class(end + length) {
                Some((Class::Unknown, _)) => return None,
                Some((behind, _)) if behind == before => end += length,
                _ => break,
            }
        }
        Some(end)
    }
}

impl<'t> Iterator for Pieces<'t> {
    type Item = (usize, &'t str);

    fn next(&mut self) -> Option<(usize, &'t str)> {
        let start = self.at;
        if start >= self.text.len() {
            return None;
        }
        if self.slow.is_none() {
            if let Some(end) = self.fast_end() {
                self.at = end;
                return Some((start, &self.text[start..end]));
            }
            self.slow = Some((start, self.text[start..].split_word_bound_indices()));
        }
        let (base, slow) = self.slow.as_mut()?;
        let (offset, piece) = slow.next()?;
        let start = *base + offset;
        self.at = start + piece.len();
        if !self.is_unknown(self.at) {
            self.slow = None;
        }
        Some((start, piece))
    }
}

/// Whether a piece between two word boundaries is a word.
pub(crate) fn has_alphanumeric(piece: &str) -> bool {
    piece.bytes().any(|byte| byte.is_ascii_alphanumeric())
        || piece.chars().any(char::is_alphanumeric)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn equal(text: &str) {
        let expected: Vec<_> = text.split_word_bound_indices().collect();
        let found: Vec<_> = Pieces::new(text).collect();
        assert_eq!(found, expected, "{text:?}");
    }

    #[test]
    fn every_three_bytes_of_different_classes_are_cut_alike() {
        // One of each class, and characters beyond ASCII that join to what is before or behind them.
        let all = [
            "a", "Z", "1", "_", ".", "'", ":", ",", ";", " ", "\r", "\n", "\u{b}", "\u{c}", "\t",
            "-", "\"", "\0", "\u{7f}", "é", "\u{301}", "\u{ad}", "\u{200d}", "’", "\u{3000}",
            "\u{85}", "א", "台", "カ", "🇩", "👩", "\u{2060}", "٣", "·",
        ];
        for a in all {
            for b in all {
                for c in all {
                    equal(&[a, b, c].concat());
                    equal(&["x", a, b, c, "1"].concat());
                }
            }
        }
    }

    #[test]
    fn every_pair_of_ascii_bytes_is_cut_alike() {
        for a in 0..0x80_u8 {
            for b in 0..0x80_u8 {
                let (a, b) = (char::from(a), char::from(b));
                equal(&format!("{a}{b}"));
                equal(&format!("k{a}{b}k {a}7{b}7"));
            }
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2_000))]

        #[test]
        fn any_text_is_cut_alike(text in any::<String>()) {
            equal(&text);
        }

        #[test]
        fn text_that_is_mostly_ascii_is_cut_alike(
            text in "([a-zA-Z0-9_.,:;' \r\n\"-]{0,6}[é’\u{301}\u{200d}\u{3000}א台🇩🇪👩🏽٣]{0,2}){0,12}",
        ) {
            equal(&text);
        }
    }
}
