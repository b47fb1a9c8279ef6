//! Which encoding bytes are in.

use encoding_rs::{Encoding, ISO_2022_JP};

use crate::character_sets::text_encoding::TextEncoding;
use crate::encoding::binary::BinaryCheck;
use crate::encoding::guess::{Certainty, Guessed, guess};
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
    /// How sure it is, if it was guessed and is not UTF-8.
    pub(crate) certainty: Option<Certainty>,
}

/// Whether the given bytes are all there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Extent {
    Whole,
    /// The beginning; the last character may be incomplete.
    Sample,
}

/// Recognizes the encoding, unless it is given: only a byte order mark takes precedence over that.
///
/// # Errors
///
/// [`Reason::NulByte`], [`Reason::ControlCharacters`] or [`Reason::Utf32`] if it is not text.
pub(crate) fn recognize(
    bytes: &[u8],
    extent: Extent,
    given: Option<TextEncoding>,
) -> Result<Recognized, Reason> {
    let length = (extent == Extent::Whole).then_some(bytes.len() as u64);
    if let Some(recognized) = by_mark(bytes, length, given)? {
        return Ok(recognized);
    }
    let mut statistics = Utf8Statistics::default();
    let rest = &bytes[statistics.feed(bytes, |_| {})..];
    if extent == Extent::Whole || statistics.bad() > 0 {
        statistics.finish(rest);
    }
    let check = BinaryCheck::of(bytes);
    by_statistics(&statistics, &check, || Ok(guess(bytes)))
}

/// Recognizes an encoding by the beginning: a byte order mark, the encoding that is given, or UTF-16
/// without a mark. The length is that of the whole file, if it is known.
///
/// # Errors
///
/// [`Reason::Utf32`]; if the encoding is given, also the others of [`recognize`].
pub(crate) fn by_mark(
    bytes: &[u8],
    length: Option<u64>,
    given: Option<TextEncoding>,
) -> Result<Option<Recognized>, Reason> {
    if bytes.starts_with(b"\xFF\xFE\0\0") || bytes.starts_with(b"\0\0\xFE\xFF") {
        return Err(Reason::Utf32);
    }
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        let encoding = TextEncoding::standard(encoding);
        return Ok(Some(Recognized {
            encoding,
            mark,
            certainty: None,
        }));
    }
    if let Some(encoding) = given {
        BinaryCheck::of(bytes).refuse_binary_in(encoding)?;
        return Ok(Some(Recognized {
            encoding,
            mark: 0,
            certainty: None,
        }));
    }
    let encoding = utf16::without_mark(bytes, length);
    Ok(encoding.map(|encoding| Recognized {
        encoding,
        mark: 0,
        certainty: Some(Certainty::Sure),
    }))
}

/// Recognizes the encoding of bytes without a mark; `guess` examines all of them, if need be.
///
/// # Errors
///
/// As [`recognize`], and those of the guess.
pub(crate) fn by_statistics(
    statistics: &Utf8Statistics,
    check: &BinaryCheck,
    guess: impl FnOnce() -> Result<Guessed, Reason>,
) -> Result<Recognized, Reason> {
    check.refuse_binary(statistics.bad() == 0)?;
    let utf8 = Recognized {
        encoding: TextEncoding::UTF_8,
        mark: 0,
        certainty: None,
    };
    // The bytes of ISO-2022-JP are ASCII; its escape sequences show what it is.
    let is_plain = statistics.bad() == 0 && !statistics.has_escapes_in_ascii();
    if is_plain || statistics.is_surely_utf8() {
        return Ok(utf8);
    }
    let guessed = guess()?;
    let is_utf8 = if statistics.bad() == 0 {
        guessed.encoding != ISO_2022
    } else {
        let is_doubtful = guessed.has_utf8_words || guessed.certainty == Certainty::Unsure;
        statistics.is_mostly_utf8() && is_doubtful
    };
    if is_utf8 {
        return Ok(utf8);
    }
    Ok(Recognized {
        encoding: guessed.encoding,
        mark: 0,
        certainty: Some(guessed.certainty),
    })
}

/// The remark on a guessed encoding.
pub(crate) fn guess_remark(recognized: Recognized) -> Option<String> {
    let Recognized {
        encoding,
        certainty,
        ..
    } = recognized;
    let certainty = certainty?.name();
    Some(format!(
        "read as {encoding}, a guess ({certainty}); --encoding NAME overrides"
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sample_may_end_within_a_character() {
        let bytes = "半導".as_bytes();
        let recognized = recognize(&bytes[..4], Extent::Sample, None).unwrap();
        assert_eq!(recognized.encoding, TextEncoding::UTF_8);
    }

    #[test]
    fn cyrillic_pairs_of_bytes_are_not_taken_for_utf8() {
        let text = "Он дал книгам имена и знаки, и мама каждый день давала им знания.";
        let bytes = encoding_rs::EUC_JP.encode(text).0;
        let mut statistics = Utf8Statistics::default();
        let rest = statistics.feed(&bytes, |_| {});
        statistics.finish(&bytes[rest..]);
        assert!(statistics.is_mostly_utf8());
        let recognized = recognize(&bytes, Extent::Whole, None).unwrap();
        assert_eq!(recognized.encoding.decode(&bytes).0, text);
    }
}
