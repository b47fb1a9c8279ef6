//! The encoding of bytes: recognized, and decoded.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, ISO_2022_JP, UTF_8, UTF_16BE, UTF_16LE};

use crate::encoding::utf8_statistics::Census;
use crate::skipped::Reason;

/// Decoded bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Decoded {
    pub(crate) text: String,
    pub(crate) encoding: &'static Encoding,
    /// What became of bytes that the encoding does not allow.
    pub(crate) notice: Option<String>,
}

/// What bytes are, judged from all of them or from a sample.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Recognized {
    pub(crate) encoding: &'static Encoding,
    /// The length of the byte order mark.
    pub(crate) mark: usize,
}

/// Whether the bytes at hand are all there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Extent {
    Whole,
    /// The beginning; the last character may be cut.
    Sample,
}

/// Characters that decide whether bytes are a binary are counted among the first so many bytes.
pub(crate) const LOOK: usize = 1 << 20;

/// Decodes a whole file.
///
/// # Errors
///
/// [`Reason::NulByte`], [`Reason::ControlCharacters`] or [`Reason::Utf32`] if it is no text.
pub(crate) fn decode(bytes: Vec<u8>) -> Result<Decoded, Reason> {
    let Recognized { encoding, mark } = recognize(&bytes, Extent::Whole)?;
    if encoding != UTF_8 {
        return Ok(decode_as(encoding, &bytes[mark..]));
    }
    // The usual case: the bytes become the text without a copy.
    match String::from_utf8(bytes) {
        Ok(mut text) => {
            text.drain(..mark);
            Ok(Decoded {
                text,
                encoding,
                notice: None,
            })
        }
        Err(error) => Ok(replace_bad_bytes(error.as_bytes(), mark)),
    }
}

/// The likeliest encoding of one row of a table that should have been UTF-8 and is not.
pub(crate) fn guess_row(bytes: &[u8]) -> &'static Encoding {
    if is_mostly_utf8(bytes) {
        UTF_8
    } else {
        guess(bytes)
    }
}

/// The remark on a table some rows of which were decoded so.
pub(crate) fn rows_remark(first: u64) -> String {
    format!(
        "some rows are not valid UTF-8, the first in line {first}; each was decoded from the \
         encoding it seems to be in"
    )
}

/// Finds the encoding.
///
/// # Errors
///
/// As [`decode`].
pub(crate) fn recognize(bytes: &[u8], extent: Extent) -> Result<Recognized, Reason> {
    let length = (extent == Extent::Whole).then_some(bytes.len() as u64);
    if let Some(recognized) = by_mark(bytes, length)? {
        return Ok(recognized);
    }
    let mut census = Census::default();
    let rest = &bytes[census.feed(bytes, |_| {})..];
    if extent == Extent::Whole || census.bad() > 0 {
        census.finish(rest);
    }
    let look = Look::at(bytes);
    let encoding = by_census(&census, &look, || Ok(guess(bytes)))?;
    Ok(Recognized { encoding, mark: 0 })
}

/// What shows in the beginning: a byte order mark, or UTF-16 without one. The length is that of the
/// whole, if it is known.
///
/// # Errors
///
/// [`Reason::Utf32`].
pub(crate) fn by_mark(bytes: &[u8], length: Option<u64>) -> Result<Option<Recognized>, Reason> {
    if bytes.starts_with(b"\xFF\xFE\0\0") || bytes.starts_with(b"\0\0\xFE\xFF") {
        return Err(Reason::Utf32);
    }
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return Ok(Some(Recognized { encoding, mark }));
    }
    let encoding = utf16_without_mark(bytes, length);
    Ok(encoding.map(|encoding| Recognized { encoding, mark: 0 }))
}

/// The encoding of bytes without a mark, which may have to be guessed from all of them.
///
/// # Errors
///
/// As [`decode`], and those of the guess.
pub(crate) fn by_census(
    census: &Census,
    look: &Look,
    guess: impl FnOnce() -> Result<&'static Encoding, Reason>,
) -> Result<&'static Encoding, Reason> {
    look.refuse_binary(census.bad() == 0)?;
    if census.bad() == 0 {
        // ISO-2022-JP is ASCII to the eye; its escape sequences give it away.
        let is_japanese = census.has_escapes_in_ascii() && guess()? == ISO_2022_JP;
        Ok(if is_japanese { ISO_2022_JP } else { UTF_8 })
    } else if census.is_mostly_utf8() {
        Ok(UTF_8)
    } else {
        guess()
    }
}

/// The remark on bytes that an encoding other than UTF-8 does not allow.
pub(crate) fn replaced_remark(encoding: &'static Encoding) -> String {
    format!(
        "some bytes are not valid {}; each became the replacement character U+FFFD",
        encoding.name()
    )
}

fn decode_as(encoding: &'static Encoding, bytes: &[u8]) -> Decoded {
    let (text, had_errors) = encoding.decode_without_bom_handling(bytes);
    let notice = had_errors.then(|| replaced_remark(encoding));
    Decoded {
        text: text.into_owned(),
        encoding,
        notice,
    }
}

fn replace_bad_bytes(bytes: &[u8], mark: usize) -> Decoded {
    let mut text = String::with_capacity(bytes.len());
    let mut census = Census::new(mark);
    let rest = mark + census.feed(&bytes[mark..], |part| text.push_str(part));
    if census.finish(&bytes[rest..]) {
        text.push(char::REPLACEMENT_CHARACTER);
    }
    Decoded {
        text,
        encoding: UTF_8,
        notice: census.remark(),
    }
}

fn is_mostly_utf8(bytes: &[u8]) -> bool {
    let mut census = Census::default();
    let rest = census.feed(bytes, |_| {});
    census.finish(&bytes[rest..]);
    census.is_mostly_utf8()
}

fn guess(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    detector.feed(bytes, true);
    detector.guess(None, Utf8Detection::Deny)
}

/// UTF-16 without a byte order mark shows by zeros on one side of its units: each ASCII character
/// has one, in whatever language at least the line ends and spaces.
fn utf16_without_mark(bytes: &[u8], length: Option<u64>) -> Option<&'static Encoding> {
    let look = &bytes[..bytes.len().min(LOOK) & !1];
    if look.is_empty() || length.is_some_and(|length| length % 2 == 1) {
        return None;
    }
    memchr::memchr(0, look)?;
    let zeros = |side: usize| {
        look.iter()
            .skip(side)
            .step_by(2)
            .filter(|&&byte| byte == 0)
            .count()
    };
    let (even, odd) = (zeros(0), zeros(1));
    let units = look.len() / 2;
    let (encoding, zeros) = if odd > even {
        (UTF_16LE, odd)
    } else {
        (UTF_16BE, even)
    };
    // Other scripts have few zeros. Then a stray NUL in a text of single bytes must be told apart:
    // its bytes are nearly all ASCII, which those of UTF-16 are not.
    let is_likely = zeros * 2 >= units
        || (zeros * 100 >= units && !is_mostly_ascii(look) && std::str::from_utf8(look).is_err());
    (zeros > 0 && even != odd && is_likely && is_utf16_text(look, encoding)).then_some(encoding)
}

fn is_mostly_ascii(bytes: &[u8]) -> bool {
    let printable = bytes
        .iter()
        .filter(|byte| matches!(byte, b' '..=b'~' | b'\t' | b'\n' | b'\r'));
    printable.count() > bytes.len() / 4 * 3
}

/// No NUL, no half surrogates and hardly a control character: the units of a binary fail this soon.
fn is_utf16_text(bytes: &[u8], encoding: &'static Encoding) -> bool {
    let units = bytes.as_chunks::<2>().0.iter().map(|unit| {
        if encoding == UTF_16LE {
            u16::from_le_bytes(*unit)
        } else {
            u16::from_be_bytes(*unit)
        }
    });
    let (mut bad, mut controls, mut total) = (0_usize, 0_usize, 0_usize);
    for character in char::decode_utf16(units) {
        total += 1;
        match character {
            Ok('\0' | '\u{FFFE}' | '\u{FFFF}') | Err(_) => bad += 1,
            Ok(character) if is_control(character) => controls += 1,
            Ok(_) => {}
        }
    }
    // The last unit of a sample may be half a pair.
    bad <= 1 && bad * 10 <= total && controls * 50 <= total
}

fn is_control(character: char) -> bool {
    character < ' ' && !matches!(character, '\t' | '\n' | '\r' | '\u{C}' | '\u{1B}')
}

/// What the beginning of some bytes says of their being text.
pub(crate) struct Look {
    length: usize,
    nuls: usize,
    first_nul: Option<usize>,
    controls: usize,
}

impl Look {
    pub(crate) fn at(bytes: &[u8]) -> Look {
        let look = &bytes[..bytes.len().min(LOOK)];
        let first_nul = memchr::memchr(0, look);
        Look {
            length: look.len(),
            nuls: first_nul.map_or(0, |first| memchr::memchr_iter(0, &look[first..]).count()),
            first_nul,
            controls: count(look, |byte| {
                byte < b' ' && !matches!(byte, 9 | 10 | 12 | 13 | 27)
            }),
        }
    }

    /// # Errors
    ///
    /// [`Reason::NulByte`] if there are NULs and the bytes are not UTF-8, but for a stray one in a
    /// thousand; and [`Reason::ControlCharacters`], whatever the encoding, if more than one byte in
    /// twenty is a control character. A short text may have a few.
    pub(crate) fn refuse_binary(&self, is_utf8: bool) -> Result<(), Reason> {
        let Look {
            length,
            nuls,
            first_nul,
            controls,
        } = *self;
        let is_full_of_controls = controls > 4 + length / 20 || controls * 2 > length;
        let is_full_of_nuls = !is_utf8 && nuls > length / 1000;
        match first_nul {
            Some(offset) if is_full_of_controls || is_full_of_nuls => Err(Reason::NulByte {
                offset: offset as u64,
            }),
            None if is_full_of_controls => Err(Reason::ControlCharacters {
                found: controls as u64,
                among: length as u64,
            }),
            _ => Ok(()),
        }
    }
}

/// Counts bytes in steps short enough for a sum of single bytes, many of which a machine adds at
/// once.
pub(crate) fn count(bytes: &[u8], is_counted: impl Fn(u8) -> bool) -> usize {
    let step = |step: &[u8]| {
        let sum = step.iter().map(|&byte| u8::from(is_counted(byte)));
        usize::from(sum.sum::<u8>())
    };
    bytes.chunks(255).map(step).sum()
}

#[cfg(test)]
mod tests {
    use encoding_rs::{BIG5, EUC_KR, SHIFT_JIS, WINDOWS_1252};

    use super::*;

    fn utf16(text: &str, unit: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(unit).collect()
    }

    fn decoded(bytes: &[u8]) -> (String, &'static str) {
        let decoded = decode(bytes.to_vec()).unwrap();
        (decoded.text, decoded.encoding.name())
    }

    #[test]
    fn utf8_is_taken_with_and_without_a_mark() {
        assert_eq!(
            decoded("Zürich 玉山".as_bytes()),
            ("Zürich 玉山".into(), "UTF-8")
        );
        assert_eq!(
            decoded("\u{FEFF}Zürich".as_bytes()),
            ("Zürich".into(), "UTF-8")
        );
    }

    #[test]
    fn utf16_is_taken_with_a_mark() {
        let text = "\u{FEFF}Taiwan’s 半導體 🙂";
        let expected = text.trim_start_matches('\u{FEFF}').to_owned();
        assert_eq!(
            decoded(&utf16(text, u16::to_le_bytes)),
            (expected.clone(), "UTF-16LE")
        );
        assert_eq!(
            decoded(&utf16(text, u16::to_be_bytes)),
            (expected, "UTF-16BE")
        );
    }

    #[test]
    fn utf16_without_a_mark_shows_by_its_zeros() {
        for text in [
            "Plain words.\n",
            "Zürich – 12 %\r\n",
            "半導體產業的重要性。\n台灣與美國\n",
        ] {
            assert_eq!(
                decoded(&utf16(text, u16::to_le_bytes)),
                (text.into(), "UTF-16LE")
            );
            assert_eq!(
                decoded(&utf16(text, u16::to_be_bytes)),
                (text.into(), "UTF-16BE")
            );
        }
    }

    #[test]
    fn utf32_is_refused_by_name() {
        assert_eq!(decode(b"\xFF\xFE\0\0a\0\0\0".to_vec()), Err(Reason::Utf32));
    }

    #[test]
    fn a_western_page_is_recognized() {
        let text = "Le café près de l’hôtel “Élysée” – déjà fermé à l’été.";
        let bytes = WINDOWS_1252.encode(text).0;
        assert_eq!(decoded(&bytes), (text.into(), "windows-1252"));
    }

    #[test]
    fn east_asian_pages_are_recognized() {
        let chinese = "台灣的半導體產業在全球供應鏈中扮演重要角色,美國是最大的客戶。";
        let korean = "한국의 반도체 산업은 세계 공급망에서 중요한 역할을 합니다.";
        let japanese = "日本の半導体産業は、世界の供給網において重要な役割を果たしている。";
        for (text, encoding) in [(chinese, BIG5), (korean, EUC_KR), (japanese, SHIFT_JIS)] {
            assert_eq!(
                decoded(&encoding.encode(text).0),
                (text.into(), encoding.name())
            );
        }
        assert_eq!(
            decoded(&ISO_2022_JP.encode(japanese).0),
            (japanese.into(), "ISO-2022-JP")
        );
    }

    #[test]
    fn an_escape_in_ascii_is_not_japanese() {
        let text = "\u{1B}[1mbold\u{1B}[0m text from a terminal, long enough to be one";
        assert_eq!(decoded(text.as_bytes()), (text.into(), "UTF-8"));
    }

    #[test]
    fn mostly_utf8_stays_utf8_and_its_bad_bytes_are_counted() {
        let decoded = decode(b"caf\xC3\xA9 caf\xC3\xA9 caf\xE9 caf\xC3\xA9!".to_vec()).unwrap();
        assert_eq!(decoded.text, "café café caf\u{FFFD} café!");
        assert_eq!(decoded.encoding, UTF_8);
        let notice = decoded.notice.unwrap();
        assert!(
            notice.starts_with("1 byte is not valid UTF-8, the first at offset 15;"),
            "{notice}"
        );
    }

    #[test]
    fn a_binary_is_refused_with_the_place_of_its_nul() {
        let png = b"\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0\x02\0\0\0\x01".to_vec();
        assert_eq!(decode(png), Err(Reason::NulByte { offset: 8 }));
        let elf = b"\x7FELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\x03\0>\0\x01\0\0\0".to_vec();
        assert_eq!(decode(elf), Err(Reason::NulByte { offset: 7 }));
        assert_eq!(decode(vec![0; 64]), Err(Reason::NulByte { offset: 0 }));
    }

    #[test]
    fn control_characters_without_a_nul_are_a_binary() {
        let found = decode(b"\x01\x02\x03ab\x04\x05\x06".to_vec());
        assert_eq!(found, Err(Reason::ControlCharacters { found: 6, among: 8 }));
    }

    #[test]
    fn a_few_nuls_in_utf8_are_text() {
        let text = format!("An article with a NUL\0 in it. {}", "Words. ".repeat(10));
        assert_eq!(decoded(text.as_bytes()), (text, "UTF-8"));
    }

    #[test]
    fn a_stray_nul_does_not_cost_a_page() {
        let page = "Le café près de l’hôtel, déjà fermé. ".repeat(50) + "\0";
        let bytes = WINDOWS_1252.encode(&page).0;
        assert_eq!(decoded(&bytes), (page.clone(), "windows-1252"));
        assert_eq!(
            decode(bytes[bytes.len() - 40..].to_vec()),
            Err(Reason::NulByte { offset: 39 })
        );
    }

    #[test]
    fn a_sample_may_end_within_a_character() {
        let bytes = "半導".as_bytes();
        let recognized = recognize(&bytes[..4], Extent::Sample).unwrap();
        assert_eq!(recognized.encoding, UTF_8);
    }

    #[test]
    fn a_row_is_judged_on_its_own() {
        assert_eq!(guess_row(b"caf\xE9 ferm\xE9"), WINDOWS_1252);
        assert_eq!(guess_row(b"caf\xC3\xA9 caf\xC3\xA9 \xFF"), UTF_8);
    }
}
