//! Where a long text is split into pieces, so that no word and hardly a phrase is split.
//!
//! The best place is after an empty line, the next best after a line that ends with a sentence, so
//! that no phrase is split, then after any line end that breaks no word, then before the space between
//! two lower-case letters (`a b`), where there is no number, name or full stop. Only if a text has
//! none of these for megabytes is it split at any other space, and without one at the boundary of a
//! character that is not in an HTML entity.

use crate::entities::{last_entity, split_point};

/// The maximum length of a piece, in bytes, if there is a safe place to split.
pub(crate) const PIECE_LENGTH: usize = 1 << 20;
/// How many bytes farther a safe place is searched for.
const REACH: usize = 4 << 20;

/// Whether the given bytes are all that is left of the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Known {
    All,
    Beginning,
}

/// The length of the first piece of the rest of a text; `None` if more of it must be known.
///
/// The bytes are UTF-8, perhaps with errors. The piece is empty only if nothing is left.
pub(crate) fn piece_length(rest: &[u8], known: Known) -> Option<usize> {
    piece_within(rest, known, PIECE_LENGTH, REACH)
}

fn piece_within(rest: &[u8], known: Known, length: usize, reach: usize) -> Option<usize> {
    let all = || (known == Known::All).then_some(rest.len());
    if rest.len() <= length {
        return all();
    }
    if let Some(end) = last_safe(&rest[..length]) {
        return Some(end);
    }
    let farther = &rest[..rest.len().min(length + reach)];
    if let Some(end) = first_safe(farther, length) {
        return Some(end);
    }
    if farther.len() < length + reach {
        return all();
    }
    let space = memchr::memrchr(b' ', farther).filter(|space| *space > 0);
    Some(space.unwrap_or_else(|| split_point(farther, boundary(farther))))
}

/// The last of the best places in a window, after which there is more text.
fn last_safe(window: &[u8]) -> Option<usize> {
    let half = window.len() / 2;
    let last_line_end = |is_good: fn(&[u8]) -> bool| {
        memchr::memrchr_iter(b'\n', window)
            .take_while(|end| *end >= half)
            .find(|end| is_good(&window[..*end]))
    };
    let empty = last_line_end(closes_empty_line);
    let sentence = || last_line_end(closes_sentence);
    let line = || memchr::memrchr_iter(b'\n', window).find(|end| !breaks_word(&window[..*end]));
    let letters =
        || memchr::memrchr_iter(b' ', window).find(|space| is_between_letters(window, *space));
    let after_line = empty.or_else(sentence).or_else(line).map(|end| end + 1);
    after_line.or_else(letters)
}

/// The first safe place after an offset.
fn first_safe(text: &[u8], from: usize) -> Option<usize> {
    let line = memchr::memchr_iter(b'\n', &text[from..])
        .map(|end| from + end)
        .find(|end| !breaks_word(&text[..*end]))
        .map(|end| end + 1);
    let space = memchr::memchr_iter(b' ', &text[from..])
        .map(|space| from + space)
        .find(|space| is_between_letters(text, *space));
    match (line, space) {
        (Some(line), Some(space)) => Some(line.min(space)),
        (line, space) => line.or(space),
    }
}

/// Whether a line end after this text would end an empty line.
fn closes_empty_line(text: &[u8]) -> bool {
    let last = text
        .iter()
        .rposition(|byte| !matches!(byte, b' ' | b'\t' | b'\r'));
    last.is_some_and(|last| text[last] == b'\n')
}

/// Whether a hyphen ends this line, so that its last word may go on in the next one: a hyphen, a soft
/// hyphen, a sign that stands for one, or the HTML entity of one.
fn breaks_word(line: &[u8]) -> bool {
    let line = line.trim_ascii_end();
    let signs = ["-", "\u{2010}", "\u{ad}", "\u{ac}"];
    let entity = last_entity(line);
    let last = entity.as_deref().map_or(line, str::as_bytes);
    signs.iter().any(|sign| last.ends_with(sign.as_bytes()))
}

/// Whether this text ends with a sentence: with a stop, after a word that is no abbreviation.
fn closes_sentence(text: &[u8]) -> bool {
    const ABBREVIATION: usize = 4;
    let text = text.trim_ascii_end();
    if ["。", "！", "？", "।"]
        .iter()
        .any(|stop| text.ends_with(stop.as_bytes()))
    {
        return true;
    }
    let Some((b'.' | b'!' | b'?', before)) = text.split_last() else {
        return false;
    };
    let is_letter = |byte: &&u8| byte.is_ascii_lowercase() || !byte.is_ascii();
    before.iter().rev().take_while(is_letter).count() > ABBREVIATION
}

fn is_between_letters(text: &[u8], space: usize) -> bool {
    let is_letter = |at: Option<usize>| {
        at.and_then(|at| text.get(at))
            .is_some_and(u8::is_ascii_lowercase)
    };
    is_letter(space.checked_sub(1)) && is_letter(Some(space + 1))
}

/// The end of the text, or the start of its last character if that may be incomplete.
pub(crate) fn boundary(text: &[u8]) -> usize {
    let is_start = |byte: &u8| !(0x80..0xC0).contains(byte);
    let tail = &text[text.len().saturating_sub(4)..];
    let last = tail.iter().rposition(is_start);
    match last {
        // ASCII is complete, and no character has more than four bytes.
        Some(last) if !tail[last].is_ascii() => text.len() - tail.len() + last,
        _ => text.len(),
    }
}

#[cfg(test)]
mod tests {
    use proptest::collection::vec;
    use proptest::prelude::*;
    use proptest::sample::select;

    use super::*;

    /// The first piece of a text and the rest, for pieces of 20 bytes and a reach of 20 bytes.
    fn split(text: &str) -> (String, String) {
        let end = piece_within(text.as_bytes(), Known::All, 20, 20).unwrap();
        let (piece, rest) = text.split_at(end);
        (piece.to_owned(), rest.to_owned())
    }

    #[test]
    fn the_best_place_is_taken() {
        for (piece, rest) in [
            // The whole rest.
            ("Twenty letters, all.", ""),
            // After an empty line, though a line end follows.
            ("Title, then,\n \t\r\n", "a\nand more and more"),
            // After a line that ends with a sentence, though a line end follows.
            ("It was ended.\n", "New\nYork and more and more"),
            ("One and St.\nLouis\n", "and more and more"),
            ("半半半半。\n", "半\n半半半半半"),
            // Not if it would be a short piece.
            ("A.\n\nB and c, d\n", "and more and more"),
            ("A.\n", "B and no line end for a while"),
            // Not after a line end that may break a word.
            ("Two lines\n", "and a long-\r\nterm plan and more"),
            ("Two lines\n", "and a long- \nterm plan and more"),
            ("U.S.-Tai\u{ad}\nwan, 17.5 %, 19\n", "and more"),
            // No line end: between letters.
            ("Two words and one", " that is too long"),
            ("Two words, and", " one-that-is-too-long, isn't it"),
            // No safe place in the piece: the first one after it.
            ("U.S.-Taiwan, 17.5 %, 19 % words\n", "and more"),
            ("U.S.-Taiwan, 17.5 %, 19 % here", " and there\n"),
            // No safe place at all.
            (
                "U.S.-Taiwan, 17.5 %, 19 %, 21 %, 23 %,",
                " 25 %, 27 %, 29 %",
            ),
            (
                "Donaudampfschifffahrtselektrizit\u{e4}tenhau",
                "ptbetriebswerk",
            ),
            ("半半半半半半半半半半半半半", "半半半"),
        ] {
            assert_eq!(
                split(&format!("{piece}{rest}")),
                (piece.into(), rest.into())
            );
        }
    }

    #[test]
    fn a_beginning_is_split_only_where_the_whole_would_be() {
        let text = b"U.S.-Taiwan, 17.5 %, 19 % words\nand more";
        for known in 0..text.len() {
            let end = piece_within(&text[..known], Known::Beginning, 20, 20);
            assert!(end.is_none() || end == Some(32), "{known}: {end:?}");
        }
        assert_eq!(piece_within(text, Known::Beginning, 20, 20), Some(32));
    }

    #[test]
    fn no_character_is_split() {
        for text in ["aaé", "aa半", "aa🙂", "aéé", "半半", "🙂🙂", "aaa"] {
            for end in 1..=text.len() {
                let boundary = boundary(&text.as_bytes()[..end]);
                assert!(text.is_char_boundary(boundary), "{text} {end}");
            }
        }
        // Bytes that are no characters are all kept.
        assert_eq!(boundary(&[0x80; 9]), 9);
    }

    fn text() -> impl Strategy<Value = String> {
        let part = select(vec![
            "a", "word", " ", "\n", "\n\n", "\r\n", "\t", "半", "é", "🙂", "A", "7", ".", "",
        ]);
        vec(part, 0..150).prop_map(|parts| parts.concat())
    }

    proptest! {
        #[test]
        fn pieces_put_together_are_the_text(text in text(), length in 4..40_usize, reach in 4..40_usize) {
            let (mut rest, mut pieces) = (text.as_str(), Vec::new());
            while !rest.is_empty() {
                let end = piece_within(rest.as_bytes(), Known::All, length, reach).unwrap();
                // A text that is read from a stream gives the same.
                let seen = rest.as_bytes()[..rest.len().min(length + reach)].to_vec();
                let known = if seen.len() < rest.len() { Known::Beginning } else { Known::All };
                prop_assert_eq!(piece_within(&seen, known, length, reach), Some(end));
                let piece = &rest[..end];
                prop_assert!(!piece.is_empty());
                prop_assert!(piece.len() <= length + reach);
                let (window, _) = rest.as_bytes().split_at(rest.len().min(length));
                if piece.len() > length {
                    prop_assert!(!window.contains(&b'\n'));
                }
                pieces.push(piece);
                rest = &rest[end..];
            }
            prop_assert_eq!(pieces.concat(), text);
        }

        #[test]
        fn words_are_whole_where_there_are_spaces(words in vec("[a-z]{1,9}", 1..60)) {
            let text = words.join(" ");
            let mut rest = text.as_str();
            let mut found = Vec::new();
            while !rest.is_empty() {
                let end = piece_within(rest.as_bytes(), Known::All, 20, 20).unwrap();
                prop_assert!(end <= 20);
                found.extend(rest[..end].split_whitespace().map(str::to_owned));
                rest = &rest[end..];
            }
            prop_assert_eq!(found, words);
        }
    }
}
