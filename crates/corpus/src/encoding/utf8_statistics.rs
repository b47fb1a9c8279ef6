//! How much of a file is valid UTF-8, counted block by block.

use crate::encoding::byte_count::count;

const ESCAPE: u8 = 0x1B;

/// The valid and bad bytes that were counted so far.
#[derive(Debug, Default)]
pub(crate) struct Utf8Statistics {
    /// The offset of the next byte.
    offset: usize,
    /// The number of valid sequences of several bytes.
    sequences: usize,
    /// The number of bytes that belong to no valid sequence.
    bad: usize,
    /// The offset of the first of these.
    first_bad: usize,
    has_escapes: bool,
}

impl Utf8Statistics {
    /// For bytes that begin at an offset.
    pub(crate) fn new(offset: usize) -> Utf8Statistics {
        Utf8Statistics {
            offset,
            ..Utf8Statistics::default()
        }
    }

    /// Counts the next bytes, and passes them on decoded. Returns the number of bytes that were
    /// counted: all but an incomplete character at the end, which must be fed again together with
    /// the bytes after it.
    pub(crate) fn feed(&mut self, bytes: &[u8], mut decoded: impl FnMut(&str)) -> usize {
        let mut at = 0;
        loop {
            let error = match simdutf8::compat::from_utf8(&bytes[at..]) {
                Ok(text) => {
                    self.count_valid(text, &mut decoded);
                    return bytes.len();
                }
                Err(error) => error,
            };
            let (valid, rest) = bytes[at..].split_at(error.valid_up_to());
            self.count_valid(std::str::from_utf8(valid).unwrap_or_default(), &mut decoded);
            at += valid.len();
            let Some(length) = error.error_len() else {
                return at;
            };
            self.count_bad(&rest[..length]);
            decoded("\u{FFFD}");
            at += length;
        }
    }

    /// Counts an incomplete character at the end of the file; `true` if there is one.
    pub(crate) fn finish(&mut self, rest: &[u8]) -> bool {
        self.count_bad(rest);
        !rest.is_empty()
    }

    /// The number of bytes that are not UTF-8.
    pub(crate) fn bad(&self) -> usize {
        self.bad
    }

    /// Whether there are more valid sequences of several bytes than bad bytes. In other encodings this
    /// hardly ever happens by chance.
    pub(crate) fn is_mostly_utf8(&self) -> bool {
        self.sequences > self.bad
    }

    /// Whether there are so few bad bytes that the others cannot be UTF-8 by chance. The pairs of bytes
    /// of Cyrillic letters in EUC-JP are UTF-8 more often than not.
    pub(crate) fn is_surely_utf8(&self) -> bool {
        self.sequences > self.bad * 4
    }

    /// Whether all bytes are ASCII, some of them escape characters.
    pub(crate) fn has_escapes_in_ascii(&self) -> bool {
        self.has_escapes && self.sequences == 0 && self.bad == 0
    }

    /// The remark on the bad bytes, if there are any.
    pub(crate) fn remark(&self) -> Option<String> {
        let (bad, first) = (self.bad, self.first_bad);
        let bytes = if bad == 1 { "byte is" } else { "bytes are" };
        (bad > 0).then(|| {
            format!(
                "{bad} {bytes} not valid UTF-8, the first at offset {first}; shown as the \
                 replacement character U+FFFD"
            )
        })
    }

    fn count_valid(&mut self, text: &str, decoded: &mut impl FnMut(&str)) {
        if text.is_empty() {
            return;
        }
        self.sequences += count(text.as_bytes(), |byte| byte >= 0xC0);
        self.has_escapes = self.has_escapes || memchr::memchr(ESCAPE, text.as_bytes()).is_some();
        self.offset += text.len();
        decoded(text);
    }

    fn count_bad(&mut self, bytes: &[u8]) {
        if self.bad == 0 {
            self.first_bad = self.offset;
        }
        self.bad += bytes.len();
        self.offset += bytes.len();
    }
}

#[cfg(test)]
mod tests {
    use proptest::collection::vec;
    use proptest::prelude::*;
    use proptest::sample::select;

    use super::*;

    fn almost_utf8() -> impl Strategy<Value = Vec<u8>> {
        let part = select(vec![
            &b"a"[..],
            b"\xC3\xA9",
            b"\xE5\x8D\x8A",
            b"\xF0\x9F\x99\x82",
            b"\xE5\x8D",
            b"\xF0",
            b"\x80",
            b"\xFF",
            b"\xED\xA0\x80",
            b"\x1B",
        ]);
        vec(part, 0..30).prop_map(|parts| parts.concat())
    }

    proptest! {
        #[test]
        fn bytes_are_decoded_and_counted_in_blocks_of_any_size(
            bytes in almost_utf8(),
            step in 1..9_usize,
        ) {
            let (mut statistics, mut text, mut at) = (Utf8Statistics::default(), String::new(), 0);
            for end in (0..bytes.len()).step_by(step).chain([bytes.len()]) {
                if end >= at {
                    at += statistics.feed(&bytes[at..end], |part| text.push_str(part));
                }
            }
            if statistics.finish(&bytes[at..]) {
                text.push('\u{FFFD}');
            }
            prop_assert_eq!(&text, &String::from_utf8_lossy(&bytes));
            let chunks = || bytes.utf8_chunks();
            prop_assert_eq!(statistics.bad(), chunks().map(|c| c.invalid().len()).sum::<usize>());
            let several = |c: std::str::Utf8Chunk<'_>| c.valid().bytes().filter(|b| *b >= 0xC0).count();
            prop_assert_eq!(statistics.sequences, chunks().map(several).sum::<usize>());
            if let Some(bad) = chunks().position(|c| !c.invalid().is_empty()) {
                let before = chunks().take(bad + 1).map(|c| c.valid().len()).sum::<usize>();
                prop_assert_eq!(statistics.first_bad, before);
            }
        }
    }
}
