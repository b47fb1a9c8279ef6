//! The encoding of bytes: recognized, and decoded.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, ISO_2022_JP, UTF_8, UTF_16BE, UTF_16LE};

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
const LOOK: usize = 1 << 20;
const ESCAPE: u8 = 0x1B;

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
    if bytes.starts_with(b"\xFF\xFE\0\0") || bytes.starts_with(b"\0\0\xFE\xFF") {
        return Err(Reason::Utf32);
    }
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return Ok(Recognized { encoding, mark });
    }
    if let Some(encoding) = utf16_without_mark(bytes, extent) {
        return Ok(Recognized { encoding, mark: 0 });
    }
    let is_utf8 = match std::str::from_utf8(bytes) {
        Ok(_) => true,
        Err(error) => extent == Extent::Sample && error.error_len().is_none(),
    };
    refuse_binary(bytes, is_utf8)?;
    let encoding = if is_utf8 {
        if is_iso_2022_jp(bytes) {
            ISO_2022_JP
        } else {
            UTF_8
        }
    } else if is_mostly_utf8(bytes) {
        UTF_8
    } else {
        guess(bytes)
    };
    Ok(Recognized { encoding, mark: 0 })
}

fn decode_as(encoding: &'static Encoding, bytes: &[u8]) -> Decoded {
    let (text, had_errors) = encoding.decode_without_bom_handling(bytes);
    let notice = had_errors.then(|| {
        format!(
            "some bytes are not valid {}; each became the replacement character U+FFFD",
            encoding.name()
        )
    });
    Decoded {
        text: text.into_owned(),
        encoding,
        notice,
    }
}

fn replace_bad_bytes(bytes: &[u8], mark: usize) -> Decoded {
    let mut text = String::with_capacity(bytes.len());
    let (mut bad, mut first, mut offset) = (0_usize, None, mark);
    for chunk in bytes[mark..].utf8_chunks() {
        text.push_str(chunk.valid());
        offset += chunk.valid().len();
        if !chunk.invalid().is_empty() {
            text.push(char::REPLACEMENT_CHARACTER);
            first.get_or_insert(offset);
            bad += chunk.invalid().len();
            offset += chunk.invalid().len();
        }
    }
    let notice = first.map(|first| {
        let bytes = if bad == 1 { "byte is" } else { "bytes are" };
        format!(
            "{bad} {bytes} not valid UTF-8, the first at offset {first}; shown as the replacement \
             character U+FFFD"
        )
    });
    Decoded {
        text,
        encoding: UTF_8,
        notice,
    }
}

/// More valid sequences of several bytes than bad bytes: no other encoding gives so many by chance.
fn is_mostly_utf8(bytes: &[u8]) -> bool {
    let (mut valid, mut bad) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        valid += chunk.valid().bytes().filter(|byte| *byte >= 0xC0).count();
        bad += chunk.invalid().len();
    }
    valid > bad
}

fn guess(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    detector.feed(bytes, true);
    detector.guess(None, Utf8Detection::Deny)
}

/// ISO-2022-JP is ASCII to the eye; its escape sequences give it away.
fn is_iso_2022_jp(bytes: &[u8]) -> bool {
    bytes.contains(&ESCAPE) && bytes.is_ascii() && guess(bytes) == ISO_2022_JP
}

/// UTF-16 without a byte order mark shows by zeros on one side of its units: each ASCII character
/// has one, in whatever language at least the line ends and spaces.
fn utf16_without_mark(bytes: &[u8], extent: Extent) -> Option<&'static Encoding> {
    let look = &bytes[..bytes.len().min(LOOK) & !1];
    if look.is_empty() || (extent == Extent::Whole && bytes.len() % 2 == 1) {
        return None;
    }
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

/// # Errors
///
/// [`Reason::NulByte`] if there are NULs and the bytes are not UTF-8, but for a stray one in a
/// thousand; and [`Reason::ControlCharacters`], whatever the encoding, if more than one byte in
/// twenty is a control character. A short text may have a few.
fn refuse_binary(bytes: &[u8], is_utf8: bool) -> Result<(), Reason> {
    let look = &bytes[..bytes.len().min(LOOK)];
    let (mut nuls, mut controls) = (0, 0);
    for &byte in look {
        nuls += usize::from(byte == 0);
        controls += usize::from(byte.is_ascii() && is_control(byte.into()));
    }
    let is_full_of_controls = controls > 4 + look.len() / 20 || controls * 2 > look.len();
    let is_full_of_nuls = !is_utf8 && nuls > look.len() / 1000;
    let first = look.iter().position(|&byte| byte == 0);
    match first {
        Some(offset) if is_full_of_controls || is_full_of_nuls => Err(Reason::NulByte {
            offset: offset as u64,
        }),
        None if is_full_of_controls => Err(Reason::ControlCharacters {
            found: controls as u64,
            among: look.len() as u64,
        }),
        _ => Ok(()),
    }
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
