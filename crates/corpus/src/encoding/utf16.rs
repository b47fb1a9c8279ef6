//! UTF-16 without a byte order mark.

use crate::character_sets::text_encoding::TextEncoding;
use crate::encoding::binary::SAMPLE;

/// Recognizes UTF-16 without a byte order mark by zero bytes on one side of its units: each ASCII
/// character has one, and in every language at least line ends and spaces are ASCII. The length is
/// that of the whole file, if it is known.
pub(crate) fn without_mark(bytes: &[u8], length: Option<u64>) -> Option<TextEncoding> {
    let sample = &bytes[..bytes.len().min(SAMPLE) & !1];
    if sample.is_empty() || length.is_some_and(|length| length % 2 == 1) {
        return None;
    }
    memchr::memchr(0, sample)?;
    let zeros = |side: usize| {
        sample
            .iter()
            .skip(side)
            .step_by(2)
            .filter(|&&byte| byte == 0)
            .count()
    };
    let (even, odd) = (zeros(0), zeros(1));
    let units = sample.len() / 2;
    let (encoding, zeros) = if odd > even {
        (TextEncoding::UTF_16LE, odd)
    } else {
        (TextEncoding::UTF_16BE, even)
    };
    // Other scripts have few zeros. A text of single bytes with a stray NUL differs: its bytes are
    // nearly all ASCII, and those of UTF-16 are not; or its line ends have no zero.
    let is_likely = zeros * 2 >= units
        || (zeros * 100 >= units
            && !is_mostly_ascii(sample)
            && has_wide_ascii(sample, encoding)
            && std::str::from_utf8(sample).is_err());
    (zeros > 0 && even != odd && is_likely && is_utf16_text(sample, encoding)).then_some(encoding)
}

/// Whether the zeros belong to characters of ASCII: a line end has one, or two characters in a row
/// have, and line ends without one are fewer.
fn has_wide_ascii(bytes: &[u8], encoding: TextEncoding) -> bool {
    let (mut wide_ends, mut other_ends, mut neighbors) = (0_usize, 0_usize, 0_usize);
    let mut was_ascii = false;
    for unit in bytes.as_chunks::<2>().0 {
        let [low, high] = if encoding == TextEncoding::UTF_16LE {
            *unit
        } else {
            [unit[1], unit[0]]
        };
        let is_ascii = high == 0 && matches!(low, b' '..=b'~' | b'\t' | b'\n' | b'\r');
        let is_end = |byte: u8| matches!(byte, b'\n' | b'\r');
        if is_ascii && is_end(low) {
            wide_ends += 1;
        } else if is_end(low) || is_end(high) {
            other_ends += 1;
        }
        neighbors += usize::from(is_ascii && was_ascii);
        was_ascii = is_ascii;
    }
    (wide_ends > 0 || neighbors > 0) && wide_ends >= other_ends
}

fn is_mostly_ascii(bytes: &[u8]) -> bool {
    let printable = bytes
        .iter()
        .filter(|byte| matches!(byte, b' '..=b'~' | b'\t' | b'\n' | b'\r'));
    printable.count() > bytes.len() / 4 * 3
}

/// Whether there is no NUL, no unpaired surrogate and hardly a control character. The units of a
/// binary file soon fail this.
fn is_utf16_text(bytes: &[u8], encoding: TextEncoding) -> bool {
    let units = bytes.as_chunks::<2>().0.iter().map(|unit| {
        if encoding == TextEncoding::UTF_16LE {
            u16::from_le_bytes(*unit)
        } else {
            u16::from_be_bytes(*unit)
        }
    });
    let (mut bad, mut controls, mut private, mut total) = (0_usize, 0_usize, 0_usize, 0_usize);
    for character in char::decode_utf16(units) {
        total += 1;
        match character {
            Ok('\0' | '\u{FFFE}' | '\u{FFFF}') | Err(_) => bad += 1,
            // The letters of Cyrillic code pages, read in pairs.
            Ok('\u{E000}'..='\u{F8FF}') => private += 1,
            Ok(character) if is_control(character) => controls += 1,
            Ok(_) => {}
        }
    }
    // The last unit of a sample may be half of a surrogate pair.
    bad <= 1 && bad * 10 <= total && controls * 50 <= total && private * 5 <= total
}

fn is_control(character: char) -> bool {
    character < ' ' && !matches!(character, '\t' | '\n' | '\r' | '\u{C}' | '\u{1B}')
}
