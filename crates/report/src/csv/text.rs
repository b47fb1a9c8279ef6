//! Texts as cells: quoted where they must be, and guarded where a spreadsheet would run them.

use super::integer;
use super::room::{put, put_all, put_ends};
use crate::{Delimiter, Safety};

/// How texts are written; made once for many of them.
#[derive(Clone, Copy, Debug)]
pub(crate) struct TextRules {
    delimiter: u8,
    safety: Safety,
    /// The delimiter in each byte.
    delimiters: u64,
    /// The delimiter is no part of ` (2)|`.
    counts_are_plain: bool,
}

/// 1 in each byte.
const ONES: u64 = 0x0101_0101_0101_0101;

impl TextRules {
    pub(crate) fn new(delimiter: Delimiter, safety: Safety) -> TextRules {
        let byte = delimiter.byte();
        TextRules {
            delimiter: byte,
            safety,
            delimiters: ONES * u64::from(byte),
            counts_are_plain: !b" ()|".contains(&byte),
        }
    }

    /// How many bytes the count of a word takes at most.
    pub(crate) const COUNT: usize = integer::LONGEST + " ()|".len();

    /// Room for `length` bytes of text.
    pub(crate) const fn longest(length: usize) -> usize {
        // Every byte may be a quote, which is doubled, between two others and behind a guard.
        2 * length + 3
    }

    /// Writes texts with their counts as one cell, `US (22)|U.S. (3)`.
    pub(crate) fn write_counted(&self, texts: &[(&str, u64)], room: &mut [u8], at: usize) -> usize {
        if !texts.iter().all(|(text, _)| self.is_plain(text)) {
            let texts = texts
                .iter()
                .map(|(text, count)| format!("{text} ({count})"));
            return self.write(&texts.collect::<Vec<_>>().join("|"), room, at);
        }
        let mut end = at;
        for (index, (text, count)) in texts.iter().enumerate() {
            if index > 0 {
                end = put(*b"|", 1, room, end);
            }
            end = put_all(text.as_bytes(), room, end);
            end = put(*b" (", 2, room, end);
            end = integer::write(*count, room, end);
            end = put(*b")", 1, room, end);
        }
        end
    }

    /// Writes `text`.
    #[inline]
    pub(crate) fn write(&self, text: &str, room: &mut [u8], at: usize) -> usize {
        let bytes = text.as_bytes();
        let length = bytes.len();
        // Of a short text the beginning and the end, which may overlap.
        let (suspicious, behind) = match length {
            17.. => return self.write_long(text, room, at),
            8.. => {
                let (first, last) = ends(bytes);
                (
                    self.suspicious([first, last].map(u64::from_le_bytes)),
                    put_ends(first, last, length, room, at),
                )
            }
            4.. => {
                let (first, last) = ends(bytes);
                let [low, high] = [first, last].map(|end| u64::from(u32::from_le_bytes(end)));
                (
                    self.suspicious([low | high << 32]),
                    put_ends(first, last, length, room, at),
                )
            }
            1.. => {
                let piece = [bytes[0], bytes[length / 2], bytes[length - 1], b' '];
                (
                    self.suspicious([u32::from_le_bytes(piece).into()]),
                    put(piece, length, room, at),
                )
            }
            0 => return at,
        };
        if suspicious || self.safety.may_guard(bytes[0]) {
            return self.write_with_care(text, room, at);
        }
        behind
    }

    /// Writes a text of more than 16 bytes.
    fn write_long(&self, text: &str, room: &mut [u8], at: usize) -> usize {
        let bytes = text.as_bytes();
        let (words, _) = bytes.as_chunks();
        let (first, last) = ends::<16>(bytes);
        let (_, last_word) = ends(bytes);
        let mut words = words.iter().chain([&last_word]);
        if words.any(|word| self.suspicious([u64::from_le_bytes(*word)]))
            || self.safety.may_guard(bytes[0])
        {
            self.write_with_care(text, room, at)
        } else if bytes.len() <= 32 {
            put_ends(first, last, bytes.len(), room, at)
        } else {
            put_all(bytes, room, at)
        }
    }

    /// Whether one of the bytes in `words` may be the delimiter, a quote or part of a line end.
    ///
    /// Only control characters, which texts hold seldom, are taken for what they are not.
    #[inline]
    fn suspicious<const N: usize>(&self, words: [u64; N]) -> bool {
        words.iter().fold(0, |found, word| {
            let quote = word ^ (ONES * u64::from(b'"'));
            let delimiter = word ^ self.delimiters;
            // 8 to 15, a line feed and a carriage return among them.
            let control = (word & (ONES * 0xf8)) ^ (ONES * 8);
            // The highest bit of a byte gets set where it was zero; it was set where the text is
            // not ASCII.
            let zero = quote.wrapping_sub(ONES)
                | delimiter.wrapping_sub(ONES)
                | control.wrapping_sub(ONES);
            found | (zero & !word)
        }) & (ONES * 0x80)
            != 0
    }

    /// Writes `text`, which may need anything.
    #[cold]
    fn write_with_care(&self, text: &str, room: &mut [u8], at: usize) -> usize {
        let guard = self.safety.guard(text);
        let is_quoted = self.needs_quotes(guard) || self.needs_quotes(text);
        let mut at = at;
        let mut write = |text: &str| at = put_all(text.as_bytes(), room, at);
        if !is_quoted {
            write(guard);
            write(text);
            return at;
        }
        write("\"");
        write(guard);
        for (index, part) in text.split('"').enumerate() {
            if index > 0 {
                write("\"\"");
            }
            write(part);
        }
        write("\"");
        at
    }

    /// Whether `text` is written as it is whatever stands behind it, a count above all.
    pub(crate) fn is_plain(&self, text: &str) -> bool {
        let first = text.bytes().next();
        self.counts_are_plain
            && !self.needs_quotes(text)
            && !first.is_some_and(|first| self.safety.may_guard(first))
    }

    fn needs_quotes(&self, text: &str) -> bool {
        text.bytes()
            .any(|byte| byte == self.delimiter || matches!(byte, b'"' | b'\n' | b'\r'))
    }
}

/// The first and the last `N` of so many bytes or more.
#[inline]
fn ends<const N: usize>(bytes: &[u8]) -> ([u8; N], [u8; N]) {
    match (bytes.first_chunk(), bytes.last_chunk()) {
        (Some(first), Some(last)) => (*first, *last),
        _ => ([b'"'; N], [b'"'; N]),
    }
}
