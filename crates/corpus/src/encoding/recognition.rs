//! Which encoding bytes are in.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, ISO_2022_JP};

use crate::character_sets::text_encoding::TextEncoding;
use crate::encoding::binary::BinaryCheck;
use crate::encoding::utf8_statistics::Utf8Statistics;
use crate::encoding::utf16;
use crate::reason::Reason;

const ISO_2022: TextEncoding = TextEncoding::standard(ISO_2022_JP);

/// The encoding of bytes, recognized from all of them or from a sample.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Recognized {
    pub(crate) encoding: TextEncoding,
    /// The length of the byte order mark.
    pub(crate) mark: usize,
}

/// Whether the given bytes are all there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Extent {
    Whole,
    /// The beginning; the last character may be incomplete.
    Sample,
}

/// Recognizes the encoding.
///
/// # Errors
///
/// [`Reason::NulByte`], [`Reason::ControlCharacters`] or [`Reason::Utf32`] if it is not text.
pub(crate) fn recognize(bytes: &[u8], extent: Extent) -> Result<Recognized, Reason> {
    let length = (extent == Extent::Whole).then_some(bytes.len() as u64);
    if let Some(recognized) = by_mark(bytes, length)? {
        return Ok(recognized);
    }
    let mut statistics = Utf8Statistics::default();
    let rest = &bytes[statistics.feed(bytes, |_| {})..];
    if extent == Extent::Whole || statistics.bad() > 0 {
        statistics.finish(rest);
    }
    let check = BinaryCheck::of(bytes);
    let encoding = by_statistics(&statistics, &check, || Ok(guess(bytes)))?;
    Ok(Recognized { encoding, mark: 0 })
}

/// Recognizes an encoding by the beginning: a byte order mark, or UTF-16 without one. The length is
/// that of the whole file, if it is known.
///
/// # Errors
///
/// [`Reason::Utf32`].
pub(crate) fn by_mark(bytes: &[u8], length: Option<u64>) -> Result<Option<Recognized>, Reason> {
    if bytes.starts_with(b"\xFF\xFE\0\0") || bytes.starts_with(b"\0\0\xFE\xFF") {
        return Err(Reason::Utf32);
    }
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        let encoding = TextEncoding::standard(encoding);
        return Ok(Some(Recognized { encoding, mark }));
    }
    let encoding = utf16::without_mark(bytes, length);
    Ok(encoding.map(|encoding| Recognized { encoding, mark: 0 }))
}

/// Recognizes the encoding of bytes without a mark; `guess` examines all of them, if need be.
///
/// # Errors
///
/// As [`recognize`], and those of the guess.
pub(crate) fn by_statistics(
    statistics: &Utf8Statistics,
    check: &BinaryCheck,
    guess: impl FnOnce() -> Result<TextEncoding, Reason>,
) -> Result<TextEncoding, Reason> {
    check.refuse_binary(statistics.bad() == 0)?;
    if statistics.bad() == 0 {
        // The bytes of ISO-2022-JP are ASCII; its escape sequences show what it is.
        let is_japanese = statistics.has_escapes_in_ascii() && guess()? == ISO_2022;
        Ok(if is_japanese {
            ISO_2022
        } else {
            TextEncoding::UTF_8
        })
    } else if statistics.is_mostly_utf8() {
        Ok(TextEncoding::UTF_8)
    } else {
        guess()
    }
}

/// The likeliest encoding of bytes that are not UTF-8.
pub(crate) fn guess(bytes: &[u8]) -> TextEncoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    detector.feed(bytes, true);
    TextEncoding::standard(detector.guess(None, Utf8Detection::Deny))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sample_may_end_within_a_character() {
        let bytes = "半導".as_bytes();
        let recognized = recognize(&bytes[..4], Extent::Sample).unwrap();
        assert_eq!(recognized.encoding, TextEncoding::UTF_8);
    }
}
