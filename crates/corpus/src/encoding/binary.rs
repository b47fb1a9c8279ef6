//! Whether bytes are a binary file rather than text.

use crate::character_sets::text_encoding::TextEncoding;
use crate::encoding::byte_count::count;
use crate::reason::Reason;

/// This many bytes at the beginning decide whether a file is binary, and whether it is UTF-16
/// without a byte order mark.
pub(crate) const SAMPLE: usize = 1 << 20;

/// The NUL bytes and control characters at the beginning of a file.
pub(crate) struct BinaryCheck {
    length: usize,
    nuls: usize,
    first_nul: Option<usize>,
    controls: usize,
}

impl BinaryCheck {
    /// Examines the first [`SAMPLE`] bytes.
    pub(crate) fn of(bytes: &[u8]) -> BinaryCheck {
        let sample = &bytes[..bytes.len().min(SAMPLE)];
        let first_nul = memchr::memchr(0, sample);
        BinaryCheck {
            length: sample.len(),
            nuls: first_nul.map_or(0, |first| memchr::memchr_iter(0, &sample[first..]).count()),
            first_nul,
            controls: count(sample, |byte| {
                byte < b' ' && !matches!(byte, 9 | 10 | 12 | 13 | 27)
            }),
        }
    }

    /// # Errors
    ///
    /// [`Reason::NulByte`] if there are NUL bytes and the bytes are not UTF-8, except for stray ones
    /// (one in a thousand bytes, and two where no other control character stands); and [`Reason::ControlCharacters`] in any encoding if more than one
    /// byte in twenty is a control character. A short text may have a few.
    pub(crate) fn refuse_binary(&self, is_utf8: bool) -> Result<(), Reason> {
        let BinaryCheck {
            length,
            nuls,
            first_nul,
            controls,
        } = *self;
        let is_full_of_controls = controls > 4 + length / 20 || controls * 2 > length;
        let is_full_of_nuls = !is_utf8 && nuls > self.stray_nuls();
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

    /// The same for an encoding that is given.
    pub(crate) fn refuse_binary_in(&self, encoding: TextEncoding) -> Result<(), Reason> {
        if [TextEncoding::UTF_16LE, TextEncoding::UTF_16BE].contains(&encoding) {
            return Ok(());
        }
        self.refuse_binary(true)
    }

    /// How many NUL bytes may stand in a text that is not UTF-8.
    fn stray_nuls(&self) -> usize {
        let others = self.controls - self.nuls;
        self.length / 1000 + if others == 0 { 2 } else { 0 }
    }
}
