//! Bytes decoded to text.

use crate::character_sets::decoder::TextDecoder;
use crate::character_sets::text_encoding::TextEncoding;
use crate::encoding::recognition::{Extent, Recognized, guess_remark, recognize};
use crate::encoding::utf8_statistics::Utf8Statistics;
use crate::reason::Reason;

/// Decoded bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Decoded {
    pub(crate) text: String,
    pub(crate) encoding: TextEncoding,
    /// The remark on the encoding, if it was guessed.
    pub(crate) guess: Option<String>,
    /// The remark on bytes that the encoding does not allow, if there are any.
    pub(crate) remark: Option<String>,
}

/// Decodes a whole file, from the given encoding if there is no byte order mark.
///
/// # Errors
///
/// [`Reason::NulByte`], [`Reason::ControlCharacters`] or [`Reason::Utf32`] if it is not text.
pub(crate) fn decode(bytes: Vec<u8>, given: Option<TextEncoding>) -> Result<Decoded, Reason> {
    let recognized = recognize(&bytes, Extent::Whole, given)?;
    let Recognized { encoding, mark, .. } = recognized;
    if encoding != TextEncoding::UTF_8 {
        return Ok(Decoded {
            guess: guess_remark(recognized),
            ..decode_as(encoding, &bytes[mark..])
        });
    }
    // The usual case: the bytes become the text without a copy.
    match String::from_utf8(bytes) {
        Ok(mut text) => {
            text.drain(..mark);
            Ok(Decoded {
                text,
                encoding,
                guess: None,
                remark: None,
            })
        }
        Err(error) => Ok(replace_bad_bytes(error.as_bytes(), mark)),
    }
}

/// Decodes a block and appends its text; returns whether some of its bytes were not valid.
pub(crate) fn decode_block(
    decoder: &mut TextDecoder,
    block: &[u8],
    is_last: bool,
    text: &mut String,
) -> bool {
    decoder.decode_block(block, is_last, text)
}

/// The remark on bytes that an encoding other than UTF-8 does not allow.
pub(crate) fn replaced_remark(encoding: TextEncoding) -> String {
    format!(
        "some bytes are not valid {}; each became the replacement character U+FFFD",
        encoding.name()
    )
}

fn decode_as(encoding: TextEncoding, bytes: &[u8]) -> Decoded {
    let (text, had_errors) = encoding.decode(bytes);
    Decoded {
        text: text.into_owned(),
        encoding,
        guess: None,
        remark: had_errors.then(|| replaced_remark(encoding)),
    }
}

fn replace_bad_bytes(bytes: &[u8], mark: usize) -> Decoded {
    let mut text = String::with_capacity(bytes.len());
    let mut statistics = Utf8Statistics::new(mark);
    let rest = mark + statistics.feed(&bytes[mark..], |part| text.push_str(part));
    if statistics.finish(&bytes[rest..]) {
        text.push(char::REPLACEMENT_CHARACTER);
    }
    Decoded {
        text,
        encoding: TextEncoding::UTF_8,
        guess: None,
        remark: statistics.remark(),
    }
}

#[cfg(test)]
mod tests {
    use encoding_rs::{BIG5, EUC_KR, ISO_2022_JP, SHIFT_JIS, WINDOWS_1252};

    use super::*;

    fn utf16(text: &str, unit: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(unit).collect()
    }

    fn decoded(bytes: &[u8]) -> (String, &'static str) {
        let decoded = decode(bytes.to_vec(), None).unwrap();
        (decoded.text, decoded.encoding.name())
    }

    #[test]
    fn utf8_is_recognized_with_and_without_a_mark() {
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
    fn utf16_is_recognized_by_its_mark() {
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
    fn utf16_without_a_mark_is_recognized_by_its_zeros() {
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
    fn utf32_is_refused() {
        assert_eq!(
            decode(b"\xFF\xFE\0\0a\0\0\0".to_vec(), None),
            Err(Reason::Utf32)
        );
    }

    #[test]
    fn a_western_code_page_is_recognized() {
        let text = "Le café près de l’hôtel “Élysée” – déjà fermé à l’été.";
        let bytes = WINDOWS_1252.encode(text).0;
        assert_eq!(decoded(&bytes), (text.into(), "windows-1252"));
    }

    #[test]
    fn east_asian_encodings_are_recognized() {
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
        let decoded = decode(
            b"caf\xC3\xA9 caf\xC3\xA9 caf\xE9 caf\xC3\xA9!".to_vec(),
            None,
        )
        .unwrap();
        assert_eq!(decoded.text, "café café caf\u{FFFD} café!");
        assert_eq!(decoded.encoding, TextEncoding::UTF_8);
        let remark = decoded.remark.unwrap();
        assert!(
            remark.starts_with("1 byte is not valid UTF-8, the first at offset 15;"),
            "{remark}"
        );
    }

    #[test]
    fn a_binary_file_is_refused_with_the_offset_of_its_nul() {
        let png = b"\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0\x02\0\0\0\x01".to_vec();
        assert_eq!(decode(png, None), Err(Reason::NulByte { offset: 8 }));
        let elf = b"\x7FELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\x03\0>\0\x01\0\0\0".to_vec();
        assert_eq!(decode(elf, None), Err(Reason::NulByte { offset: 7 }));
        assert_eq!(
            decode(vec![0; 64], None),
            Err(Reason::NulByte { offset: 0 })
        );
    }

    #[test]
    fn control_characters_without_a_nul_are_a_binary_file() {
        let found = decode(b"\x01\x02\x03ab\x04\x05\x06".to_vec(), None);
        assert_eq!(found, Err(Reason::ControlCharacters { found: 6, among: 8 }));
    }

    #[test]
    fn a_few_nuls_in_utf8_are_text() {
        let text = format!("An article with a NUL\0 in it. {}", "Words. ".repeat(10));
        assert_eq!(decoded(text.as_bytes()), (text, "UTF-8"));
    }

    #[test]
    fn a_stray_nul_in_a_code_page_is_text() {
        let page = "Le café près de l’hôtel, déjà fermé. ".repeat(50) + "\0";
        let bytes = WINDOWS_1252.encode(&page).0;
        assert_eq!(decoded(&bytes), (page.clone(), "windows-1252"));
        // Also one of few bytes, but not many.
        let short = &bytes[bytes.len() - 40..];
        let text = page.chars().skip(page.chars().count() - 40).collect();
        assert_eq!(decoded(short), (text, "windows-1252"));
        let many = short.repeat(3);
        assert_eq!(decode(many, None), Err(Reason::NulByte { offset: 39 }));
    }
}
