//! UAX #29 word boundaries, fast for frequent characters.

use unicode_segmentation::{UWordBoundIndices, UnicodeSegmentation};

use crate::characters::non_ascii::{self, WordBreakClass};

/// The classes of ASCII characters.
const CLASSES: [WordBreakClass; 0x80] = classes();

const fn classes() -> [WordBreakClass; 0x80] {
    let mut classes = [WordBreakClass::Other; 0x80];
    let mut byte: u8 = 0;
    while byte < 0x80 {
        classes[byte as usize] = match byte {
            b'A'..=b'Z' | b'a'..=b'z' => WordBreakClass::Letter,
            b'0'..=b'9' => WordBreakClass::Digit,
            b'_' => WordBreakClass::Underscore,
            b'.' | b'\'' => WordBreakClass::MidBoth,
            b':' => WordBreakClass::MidLetter,
            b',' | b';' => WordBreakClass::MidNumber,
            b' ' => WordBreakClass::Space,
            b'\r' | b'\n' | 0x0b | 0x0c => WordBreakClass::Newline,
            _ => WordBreakClass::Other,
        };
        byte += 1;
    }
    classes
}

/// The segments between the word boundaries of a text, with their offsets: exactly those of
/// `split_word_bound_indices` of `unicode-segmentation`.
///
/// A segment is found without that crate if its end depends on known characters only: ASCII, and those
/// that [`non_ascii::class`] knows. Otherwise the crate is asked, from the start of the segment until
/// it is back at known characters. This is sound because a segment starts at a boundary, and no rule
/// looks back across a boundary (pairs of regional indicators are complete before it).
pub(crate) struct WordBounds<'t> {
    text: &'t str,
    at: usize,
    /// The segments of `unicode-segmentation` from an offset on, while it is asked.
    unknown: Option<(usize, UWordBoundIndices<'t>)>,
}

impl<'t> WordBounds<'t> {
    pub(crate) fn new(text: &'t str) -> WordBounds<'t> {
        WordBounds {
            text,
            at: 0,
            unknown: None,
        }
    }

    /// The class of the character at `at`, and its length.
    fn class(&self, at: usize) -> Option<(WordBreakClass, usize)> {
        let byte = *self.text.as_bytes().get(at)?;
        if let Some(class) = CLASSES.get(usize::from(byte)) {
            return Some((*class, 1));
        }
        let character = self.text[at..].chars().next()?;
        Some((non_ascii::class(character), character.len_utf8()))
    }

    fn is_unknown(&self, at: usize) -> bool {
        matches!(self.class(at), Some((WordBreakClass::Unknown, _)))
    }

    /// The end of the segment at `self.at`, if it depends on known characters only.
    fn known_end(&self) -> Option<usize> {
        let (class, length) = self.class(self.at)?;
        let mut end = self.at + length;
        match class {
            WordBreakClass::Unknown => return None,
            WordBreakClass::Newline => {
                // No non-ASCII character joins to the end of a line.
                let crlf = self.text.as_bytes()[self.at..].starts_with(b"\r\n");
                return Some(if crlf { end + 1 } else { end });
            }
            WordBreakClass::Space => {
                while self.text.as_bytes().get(end) == Some(&b' ') {
                    end += 1;
                }
            }
            WordBreakClass::Letter | WordBreakClass::Digit | WordBreakClass::Underscore => {
                end = self.word_end(end, class)?;
            }
            WordBreakClass::MidBoth
            | WordBreakClass::MidLetter
            | WordBreakClass::MidNumber
            | WordBreakClass::Other => {}
        }
        // A combining mark would belong to the segment.
        (!self.is_unknown(end)).then_some(end)
    }

    /// The end of a word whose first character, of class `before`, ends at `end`; `None` if the end may
    /// depend on an unknown character.
    fn word_end(&self, mut end: usize, mut before: WordBreakClass) -> Option<usize> {
        while let Some((class, length)) = self.class(end) {
            let joins = match class {
                WordBreakClass::Letter | WordBreakClass::Digit | WordBreakClass::Underscore => {
                    before = class;
                    end += length;
                    continue;
                }
                WordBreakClass::MidBoth => {
                    matches!(before, WordBreakClass::Letter | WordBreakClass::Digit)
                }
                WordBreakClass::MidLetter => before == WordBreakClass::Letter,
                WordBreakClass::MidNumber => before == WordBreakClass::Digit,
                _ => false,
            };
            if !joins {
                break;
            }
            match self.class(end + length) {
                Some((WordBreakClass::Unknown, _)) => return None,
                Some((after, _)) if after == before => end += length,
                _ => break,
            }
        }
        Some(end)
    }
}

impl<'t> Iterator for WordBounds<'t> {
    type Item = (usize, &'t str);

    fn next(&mut self) -> Option<(usize, &'t str)> {
        let start = self.at;
        if start >= self.text.len() {
            return None;
        }
        if self.unknown.is_none() {
            if let Some(end) = self.known_end() {
                self.at = end;
                return Some((start, &self.text[start..end]));
            }
            self.unknown = Some((start, self.text[start..].split_word_bound_indices()));
        }
        let (base, segments) = self.unknown.as_mut()?;
        let (offset, segment) = segments.next()?;
        let start = *base + offset;
        self.at = start + segment.len();
        if !self.is_unknown(self.at) {
            self.unknown = None;
        }
        Some((start, segment))
    }
}

/// Whether a segment between two word boundaries is a word.
pub(crate) fn has_alphanumeric(segment: &str) -> bool {
    segment.bytes().any(|byte| byte.is_ascii_alphanumeric())
        || segment.chars().any(char::is_alphanumeric)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn check(text: &str) {
        let expected: Vec<_> = text.split_word_bound_indices().collect();
        let found: Vec<_> = WordBounds::new(text).collect();
        assert_eq!(found, expected, "{text:?}");
    }

    #[test]
    fn triples_of_all_classes_are_segmented_alike() {
        // One of each class, and non-ASCII characters that join to what is before or after them.
        let all = [
            "a", "Z", "1", "_", ".", "'", ":", ",", ";", " ", "\r", "\n", "\u{b}", "\u{c}", "\t",
            "-", "\"", "\0", "\u{7f}", "é", "\u{301}", "\u{ad}", "\u{200d}", "’", "\u{3000}",
            "\u{85}", "א", "台", "カ", "🇩", "👩", "\u{2060}", "٣", "·",
        ];
        for a in all {
            for b in all {
                for c in all {
                    check(&[a, b, c].concat());
                    check(&["x", a, b, c, "1"].concat());
                }
            }
        }
    }

    #[test]
    fn pairs_of_ascii_bytes_are_segmented_alike() {
        for a in 0..0x80_u8 {
            for b in 0..0x80_u8 {
                let (a, b) = (char::from(a), char::from(b));
                check(&format!("{a}{b}"));
                check(&format!("k{a}{b}k {a}7{b}7"));
            }
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2_000))]

        #[test]
        fn any_text_is_segmented_alike(text in any::<String>()) {
            check(&text);
        }

        #[test]
        fn mostly_ascii_text_is_segmented_alike(
            text in "([a-zA-Z0-9_.,:;' \r\n\"-]{0,6}[é’\u{301}\u{200d}\u{3000}א台🇩🇪👩🏽٣]{0,2}){0,12}",
        ) {
            check(&text);
        }
    }
}
