//! The narrow no-break space, U+202F: white space, except within Mongolian words.

use std::ops::Range;

use unicode_properties::{GeneralCategoryGroup, UnicodeGeneralCategory};

use crate::characters::scripts::is_mongolian;

const NARROW_SPACE: char = '\u{202f}';

/// The offset in the segment at `range` of `text` of the first U+202F that is white space.
///
/// UAX #29 joins U+202F to letters and digits for Mongolian, where it stands before an ending. Elsewhere
/// it is the thin space of French punctuation and of large numbers. At the start of a segment it comes after
/// a token that ends there, such as a web address.
pub(crate) fn find(text: &str, range: Range<usize>) -> Option<usize> {
    // The last of its bytes, which hardly any segment has.
    if !text.as_bytes()[range.clone()].contains(&0xaf) {
        return None;
    }
    let is_in_word = |at: usize| {
        let (before, after) = text.split_at(range.start + at);
        at > 0
            && before.ends_with(is_mongolian)
            && after[NARROW_SPACE.len_utf8()..].starts_with(is_mongolian)
    };
    let found = text[range.clone()].match_indices(NARROW_SPACE);
    found.map(|(at, _)| at).find(|at| !is_in_word(*at))
}

/// The length of the narrow spaces at the start of a segment, and of the marks on them.
pub(crate) fn length(segment: &str) -> usize {
    let belongs = |character: char| {
        character == NARROW_SPACE
            || matches!(
                character.general_category_group(),
                GeneralCategoryGroup::Mark | GeneralCategoryGroup::Other
            )
    };
    segment
        .find(|character| !belongs(character))
        .unwrap_or(segment.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The Mongolian word is `in the school`, whose ending follows U+202F.
    #[test]
    fn a_narrow_space_is_white_space_outside_of_mongolian() {
        for (text, at) in [
            ("12\u{202f}000", Some(2)),
            ("\u{202f}maire", Some(0)),
            ("maire", None),
            ("ᠰᠤᠷᠭᠠᠭᠤᠯᠢ\u{202f}ᠳᠤ", None),
            ("ᠳᠤ\u{202f}a", Some(6)),
        ] {
            assert_eq!(find(text, 0..text.len()), at, "{text:?}");
        }
        assert_eq!(length("\u{202f}\u{301}\u{202f}a"), 8);
    }
}
