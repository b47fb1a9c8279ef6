//! The likeliest encoding of bytes that are not UTF-8.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};

use crate::character_sets::text_encoding::TextEncoding;

/// A guess that takes the bytes block by block, in bounded memory.
pub(crate) struct Guess {
    detector: EncodingDetector,
}

impl Default for Guess {
    fn default() -> Guess {
        Guess {
            detector: EncodingDetector::new(Iso2022JpDetection::Allow),
        }
    }
}

impl Guess {
    /// Takes the next bytes.
    pub(crate) fn feed(&mut self, block: &[u8]) {
        self.detector.feed(block, false);
    }

    /// The likeliest encoding of all of them.
    pub(crate) fn finish(mut self) -> TextEncoding {
        self.detector.feed(&[], true);
        TextEncoding::standard(self.detector.guess(None, Utf8Detection::Deny))
    }
}
