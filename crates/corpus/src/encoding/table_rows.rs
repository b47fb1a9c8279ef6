//! The encoding of single rows of a table that should have been UTF-8.

use crate::character_sets::text_encoding::TextEncoding;
use crate::encoding::guess::{Certainty, Guessed, guess};
use crate::encoding::utf8_statistics::Utf8Statistics;

/// After this many rows in one encoding, a row that this encoding allows is no longer compared with
/// others.
const LEARNED: u32 = 64;

/// What is known of the rows that are not UTF-8.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct RowEncodings {
    usual: Option<TextEncoding>,
    /// The number of rows in the usual encoding since one was in another.
    in_a_row: u32,
}

impl RowEncodings {
    /// The likeliest encoding of the next row that is not UTF-8.
    pub(crate) fn guess(&mut self, bytes: &[u8]) -> TextEncoding {
        let mut statistics = Utf8Statistics::default();
        let rest = statistics.feed(bytes, |_| {});
        statistics.finish(&bytes[rest..]);
        if statistics.is_mostly_utf8() {
            return TextEncoding::UTF_8;
        }
        let usual = self.usual.filter(|usual| !usual.decode(bytes).1);
        if let Some(usual) = usual.filter(|_| self.in_a_row >= LEARNED) {
            return usual;
        }
        let Guessed {
            encoding,
            certainty,
            ..
        } = guess(bytes);
        match usual {
            Some(usual) if certainty == Certainty::Unsure => return usual,
            Some(usual) if usual == encoding => self.in_a_row += 1,
            _ => self.in_a_row = 0,
        }
        self.usual = Some(encoding);
        encoding
    }
}

/// The remark on a table with rows that were decoded by a guess.
pub(crate) fn rows_remark(first: u64) -> String {
    format!(
        "some rows are not valid UTF-8, the first in line {first}; the encoding of each was guessed"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_is_judged_on_its_own() {
        let guess = |row: &[u8]| RowEncodings::default().guess(row);
        assert_eq!(guess(b"caf\xE9 ferm\xE9"), TextEncoding::WINDOWS_1252);
        assert_eq!(guess(b"caf\xC3\xA9 caf\xC3\xA9 \xFF"), TextEncoding::UTF_8);
    }

    #[test]
    fn a_row_that_shows_little_is_read_as_the_rows_above_it() {
        let polish = TextEncoding::named("windows-1250").unwrap();
        let mut rows = RowEncodings::default();
        let row = encoding_rs::WINDOWS_1250
            .encode("Zażółć gęślą jaźń w Łodzi")
            .0;
        assert_eq!(rows.guess(&row), polish);
        // On its own this might be anything.
        assert_eq!(rows.guess(b"a \xB9"), polish);
    }
}
