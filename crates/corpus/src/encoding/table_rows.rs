//! The encoding of single rows of a table that should have been UTF-8.

use crate::character_sets::text_encoding::TextEncoding;
use crate::encoding::recognition::guess;
use crate::encoding::utf8_statistics::Utf8Statistics;

/// The likeliest encoding of one row of a table that should have been UTF-8 and is not.
pub(crate) fn guess_row(bytes: &[u8]) -> TextEncoding {
    let mut statistics = Utf8Statistics::default();
    let rest = statistics.feed(bytes, |_| {});
    statistics.finish(&bytes[rest..]);
    if statistics.is_mostly_utf8() {
        TextEncoding::UTF_8
    } else {
        guess(bytes)
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
        assert_eq!(guess_row(b"caf\xE9 ferm\xE9"), TextEncoding::WINDOWS_1252);
        assert_eq!(
            guess_row(b"caf\xC3\xA9 caf\xC3\xA9 \xFF"),
            TextEncoding::UTF_8
        );
    }
}
