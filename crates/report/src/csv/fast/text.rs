//! Texts as cells: quoted if necessary, and guarded if a spreadsheet would run them.

use super::copy::{put, put_all, put_ends};
use super::number::{self, LONGEST_INTEGER};
use crate::csv::style::{CsvStyle, Delimiter, Quoting, Safety};

/// How texts are written.
#[derive(Clone, Copy, Debug)]
pub(super) struct TextRules {
    delimiter: Delimiter,
    quoting: Quoting,
    safety: Safety,
    /// For each byte that may be a delimiter for some spreadsheet: the same in every byte.
    delimiters: [u64; 4],
    /// The delimiter is not one of the bytes of ` (2)|`.
    counts_are_plain: bool,
}

/// 1 in every byte.
const ONES: u64 = 0x0101_0101_0101_0101;

impl TextRules {
    pub(super) fn new(style: CsvStyle) -> TextRules {
        let byte = style.delimiter.byte();
        TextRules {
            delimiter: style.delimiter,
            quoting: style.quoting(),
            safety: style.safety,
            // A tab is taken for a control character.
            delimiters: [b',', b';', b'|', byte].map(|byte| ONES * u64::from(byte)),
            counts_are_plain: !b" ()|".contains(&byte),
        }
    }

    /// The most bytes that the count of a text takes.
    pub(super) const COUNT: usize = LONGEST_INTEGER + " ()|".len();

    /// The most bytes that a text of `length` bytes takes.
    pub(super) const fn longest(length: usize) -> usize {
        // Every byte may be a quote, which is doubled, or a separator with a guard after it; two quotes
        // enclose them and a guard precedes them.
        2 * length + 3
    }

    /// Writes texts with their counts as one cell, `US (22)|U.S. (3)`.
    pub(super) fn write_counted(
        &self,
        texts: &[(&str, u64)],
        buffer: &mut [u8],
        at: usize,
    ) -> usize {
        if !texts.iter().all(|(text, _)| self.is_plain(text)) {
            let texts = texts
                .iter()
                .map(|(text, count)| format!("{text} ({count})"));
            return self.write(&texts.collect::<Vec<_>>().join("|"), buffer, at);
        }
        let mut end = at;
        for (index, (text, count)) in texts.iter().enumerate() {
            if index > 0 {
                end = put(*b"|", 1, buffer, end);
            }
            end = put_all(text.as_bytes(), buffer, end);
            end = put(*b" (", 2, buffer, end);
            end = number::write_integer(*count, buffer, end);
            end = put(*b")", 1, buffer, end);
        }
        end
    }

    /// Writes `text`.
    #[inline]
    pub(super) fn write(&self, text: &str, buffer: &mut [u8], at: usize) -> usize {
        let bytes = text.as_bytes();
        let length = bytes.len();
        // A short text is its beginning and its end, which may overlap.
        let (suspicious, end) = match length {
            17.. => return self.write_long(text, buffer, at),
            8.. => {
                let (first, last) = ends(bytes);
                (
                    self.suspicious([first, last].map(u64::from_le_bytes)),
                    put_ends(first, last, length, buffer, at),
                )
            }
            4.. => {
                let (first, last) = ends(bytes);
                let [low, high] = [first, last].map(|end| u64::from(u32::from_le_bytes(end)));
                (
                    self.suspicious([low | high << 32]),
                    put_ends(first, last, length, buffer, at),
                )
            }
            1.. => {
                let all = [bytes[0], bytes[length / 2], bytes[length - 1], b' '];
                (
                    self.suspicious([u32::from_le_bytes(all).into()]),
                    put(all, length, buffer, at),
                )
            }
            0 => return at,
        };
        if suspicious || self.safety.may_guard(bytes) {
            return self.write_with_care(text, buffer, at);
        }
        end
    }

    /// Writes a text of more than 16 bytes.
    fn write_long(&self, text: &str, buffer: &mut [u8], at: usize) -> usize {
        let bytes = text.as_bytes();
        let (words, _) = bytes.as_chunks();
        let (first, last) = ends::<16>(bytes);
        let (_, last_word) = ends(bytes);
        let mut words = words.iter().chain([&last_word]);
        if words.any(|word| self.suspicious([u64::from_le_bytes(*word)]))
            || self.safety.may_guard(bytes)
        {
            self.write_with_care(text, buffer, at)
        } else if bytes.len() <= 32 {
            put_ends(first, last, bytes.len(), buffer, at)
        } else {
            put_all(bytes, buffer, at)
        }
    }

    /// Whether one of the bytes in `words` may be a delimiter, a quote or part of a line end.
    ///
    /// Some control characters, which are rare in texts, are mistaken for line ends.
    #[inline]
    fn suspicious<const N: usize>(&self, words: [u64; N]) -> bool {
        words.iter().fold(0, |found, word| {
            let quote = word ^ (ONES * u64::from(b'"'));
            // 8 to 15: a line feed, a carriage return and other control characters.
            let control = (word & (ONES * 0xf8)) ^ (ONES * 8);
            // Subtracting sets the highest bit of a byte that was zero. It was already set if the text
            // is not ASCII.
            let zero = quote.wrapping_sub(ONES) | control.wrapping_sub(ONES);
            let delimiters = self.delimiters.iter();
            let zero = delimiters.fold(zero, |zero, delimiter| {
                zero | (word ^ delimiter).wrapping_sub(ONES)
            });
            found | (zero & !word)
        }) & (ONES * 0x80)
            != 0
    }

    /// Writes a text that may need quotes or a guard.
    #[cold]
    fn write_with_care(&self, text: &str, buffer: &mut [u8], at: usize) -> usize {
        let text = &*self.safety.guarded(text, self.delimiter);
        let mut at = at;
        let mut write = |text: &str| at = put_all(text.as_bytes(), buffer, at);
        if !self.quoting.needs_quotes(text) {
            write(text);
            return at;
        }
        write("\"");
        for (index, part) in text.split('"').enumerate() {
            if index > 0 {
                write("\"\"");
            }
            write(part);
        }
        write("\"");
        at
    }

    /// Whether `text` is written verbatim whatever follows it, such as a count.
    pub(super) fn is_plain(&self, text: &str) -> bool {
        let is_special =
            |byte: u8| self.quoting.needs(byte) || matches!(byte, b',' | b';' | b'|' | b'\t');
        self.counts_are_plain
            && !text.bytes().any(is_special)
            && (text.is_empty() || !self.safety.may_guard(text.as_bytes()))
    }
}

/// The first `N` and the last `N` bytes of at least `N`.
#[inline]
fn ends<const N: usize>(bytes: &[u8]) -> ([u8; N], [u8; N]) {
    match (bytes.first_chunk(), bytes.last_chunk()) {
        (Some(first), Some(last)) => (*first, *last),
        _ => ([b'"'; N], [b'"'; N]),
    }
}
