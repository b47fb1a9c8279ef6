//! Johab, the Korean encoding of syllables by their letters (KS X 1001:1992, annex 3; Microsoft's
//! code page 1361).
//!
//! A syllable is two bytes: a bit that is set, and five bits each for the initial, the vowel and the
//! final. Signs and Chinese characters are those of EUC-KR in other places.

use encoding_rs::EUC_KR;

/// The vowel of each five bits, from ㅏ; [`FILL`] for none, [`INVALID`] for bits that have no meaning.
const VOWELS: [u8; 32] = [
    X, X, F, 0, 1, 2, 3, 4, X, X, 5, 6, 7, 8, 9, 10, X, X, 11, 12, 13, 14, 15, 16, X, X, 17, 18,
    19, 20, X, X,
];
/// The letter of the Unicode block Hangul Compatibility Jamo for each initial, from U+3130.
const INITIAL_LETTERS: [u8; 19] = [
    0x01, 0x02, 0x04, 0x07, 0x08, 0x09, 0x11, 0x12, 0x13, 0x15, 0x16, 0x17, 0x18, 0x19, 0x1A, 0x1B,
    0x1C, 0x1D, 0x1E,
];
/// The same for each final, from the second: the first is the lack of one.
const FINAL_LETTERS: [u8; 27] = [
    0x01, 0x02, 0x03, 0x04, 0x05, 0x06, 0x07, 0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x0E, 0x0F, 0x10, 0x11,
    0x12, 0x14, 0x15, 0x16, 0x17, 0x18, 0x1A, 0x1B, 0x1C, 0x1D, 0x1E,
];
const FILL: u8 = 0xFE;
const INVALID: u8 = 0xFF;
const F: u8 = FILL;
const X: u8 = INVALID;

/// Decodes a block; `lead` is the first byte of a character that the block before began.
pub(crate) fn decode_block(
    lead: &mut Option<u8>,
    block: &[u8],
    is_last: bool,
    text: &mut String,
) -> bool {
    text.reserve(block.len() * 2);
    let mut had_errors = false;
    for &byte in block {
        let Some(first) = lead.take() else {
            if byte.is_ascii() {
                text.push(byte.into());
            } else {
                *lead = Some(byte);
            }
            continue;
        };
        if let Some(character) = character(first, byte) {
            text.push(character);
            continue;
        }
        had_errors = true;
        text.push(char::REPLACEMENT_CHARACTER);
        if byte.is_ascii() {
            text.push(byte.into());
        }
    }
    if is_last && lead.take().is_some() {
        had_errors = true;
        text.push(char::REPLACEMENT_CHARACTER);
    }
    had_errors
}

/// The character of two bytes.
fn character(lead: u8, trail: u8) -> Option<char> {
    match lead {
        0x84..=0xD3 => hangul(u32::from(lead) << 8 | u32::from(trail)),
        0xD9..=0xDE | 0xE0..=0xF9 => standard(lead, trail),
        _ => None,
    }
}

/// A syllable, or a single letter.
fn hangul(code: u32) -> Option<char> {
    let bits = |shift: u32| usize::try_from(code >> shift & 31).unwrap_or_default();
    let initial = match bits(10) {
        1 => FILL,
        bits @ 2..=20 => u8::try_from(bits - 2).unwrap_or(INVALID),
        _ => return None,
    };
    let vowel = VOWELS[bits(5)];
    let last = match bits(0) {
        bits @ 1..=17 => u8::try_from(bits - 1).unwrap_or(INVALID),
        bits @ 19..=29 => u8::try_from(bits - 2).unwrap_or(INVALID),
        _ => return None,
    };
    let letter = |offset: u8| char::from_u32(0x3130 + u32::from(offset));
    match (initial, vowel, last) {
        (_, INVALID, _) | (FILL, FILL, 0) => None,
        (FILL, FILL, last) => letter(FINAL_LETTERS[usize::from(last) - 1]),
        (initial, FILL, 0) => letter(INITIAL_LETTERS[usize::from(initial)]),
        (FILL, vowel, 0) => letter(0x1F + vowel),
        (FILL, _, _) | (_, FILL, _) => None,
        (initial, vowel, last) => {
            let (initial, vowel) = (u32::from(initial), u32::from(vowel));
            char::from_u32(0xAC00 + (initial * 21 + vowel) * 28 + u32::from(last))
        }
    }
}

/// A sign or Chinese character, by its place in the table of KS X 1001.
fn standard(lead: u8, trail: u8) -> Option<char> {
    let column = match trail {
        0x31..=0x7E => trail - 0x31,
        0x91..=0xFE => trail - 0x43,
        _ => return None,
    };
    // The letters of the table are written as syllables with only one part.
    if lead == 0xDA && (0xA1..=0xD3).contains(&trail) {
        return None;
    }
    let row = match lead {
        0xD9..=0xDE => 2 * (lead - 0xD9),
        lead => 2 * (lead - 0xE0) + 41,
    };
    let (row, column) = (row + column / 94, column % 94);
    let bytes = [row + 0xA1, column + 0xA1];
    let decoded = EUC_KR.decode_without_bom_handling_and_without_replacement(&bytes)?;
    decoded.chars().next()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decoded(blocks: &[&[u8]]) -> (String, bool) {
        let (mut lead, mut text, mut had_errors) = (None, String::new(), false);
        for (at, block) in blocks.iter().enumerate() {
            let is_last = at + 1 == blocks.len();
            had_errors |= decode_block(&mut lead, block, is_last, &mut text);
        }
        (text, had_errors)
    }

    /// Bytes as Python 3.11 encodes them.
    #[test]
    fn syllables_letters_signs_and_chinese_characters_are_decoded() {
        let text = "한글 값 뷁 ㄱㅏㄳ 「漢字」 詰";
        let bytes: &[u8] =
            b"\xD0e\x8Bi \x88t \xA6\xCA \x88A\x84a\x84D \xD9H\xF7\xD3\xF1\xAE\xD9I \xF9\xFE";
        assert_eq!(decoded(&[bytes]), (text.into(), false));
        for at in 0..bytes.len() {
            let (start, end) = bytes.split_at(at);
            assert_eq!(decoded(&[start, end]), (text.into(), false));
        }
    }

    #[test]
    fn bytes_without_a_meaning_are_replaced() {
        assert_eq!(
            decoded(&[b"\x84\x40a\x80"]),
            ("\u{FFFD}@a\u{FFFD}".into(), true)
        );
    }
}
