//! HTML entities: `&eacute;` and `&#233;` are é.

use std::borrow::Cow;
use std::ops::Range;

use htmlize::{ENTITIES, ENTITY_MAX_LENGTH};

/// The HTML entities that were decoded in a document, with their places in its text.
///
/// Only entities that end in a semicolon are decoded, by the WHATWG's list of names and its rules for
/// numbers: `&#150;` is an en dash, as in windows-1252. An entity is decoded once, so that `&amp;lt;`
/// is `&lt;`. Unknown names stay as they are, and so do the numbers of control characters.
///
/// # Examples
///
/// ```
/// use keyweight_corpus::{Corpus, Document};
///
/// let document = Document::new("1", "A caf&eacute; &amp; a bar &c; &copy");
/// let pending = Corpus::from_documents([document]).next().unwrap()?;
/// let mut loaded = pending.load()?;
/// let entities = loaded.decode_entities();
/// assert_eq!(loaded.document.text, "A café & a bar &c; &copy");
/// assert_eq!(entities.count(), 2);
/// assert_eq!(entities.source(2..7), 2..13);
/// # Ok::<(), keyweight_corpus::Skipped>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct DecodedEntities {
    /// In the order of the text.
    in_text: Vec<Decoded>,
    /// The number of those in the title and the fields.
    elsewhere: u64,
}

/// A decoded entity.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Decoded {
    /// Where its characters are in the decoded text.
    decoded: Range<usize>,
    /// Where it is in the text as read.
    source: Range<usize>,
}

impl DecodedEntities {
    /// The number of decoded entities, in the text and elsewhere.
    pub fn count(&self) -> u64 {
        self.in_text.len() as u64 + self.elsewhere
    }

    /// Where a part of the decoded text is in the text as read. An entity that it holds a part of
    /// counts as a whole.
    pub fn source(&self, part: Range<usize>) -> Range<usize> {
        let Range { start, end } = part;
        // The entities that end before the part, and those that begin before its end.
        let before = self.in_text.partition_point(|one| one.decoded.end <= start);
        let start = match self.in_text.get(before) {
            Some(next) if next.decoded.start <= start => next.source.start,
            _ => self.after(before, start),
        };
        let begun = self.in_text.partition_point(|one| one.decoded.start < end);
        let end = match self.in_text[..begun].last() {
            Some(last) if end <= last.decoded.end => last.source.end,
            _ => self.after(begun, end),
        };
        start..end
    }

    /// A place in the text as read, after this number of entities.
    fn after(&self, entities: usize, place: usize) -> usize {
        let last = self.in_text[..entities].last();
        last.map_or(place, |last| last.source.end + (place - last.decoded.end))
    }

    /// Decodes the entities in a title or a field.
    pub(crate) fn decode_elsewhere(&mut self, text: &mut String) {
        if let Some((decoded, entities)) = decode(text) {
            *text = decoded;
            self.elsewhere += entities.count();
        }
    }

    /// The same entities and those counted in `other`.
    pub(crate) fn with_elsewhere(self, other: &DecodedEntities) -> DecodedEntities {
        DecodedEntities {
            elsewhere: self.elsewhere + other.elsewhere,
            ..self
        }
    }
}

/// The text with its HTML entities decoded, as by [`Loaded::decode_entities`].
///
/// # Examples
///
/// ```
/// use keyweight_corpus::decode_entities;
///
/// assert_eq!(decode_entities("AT&amp;T &copy"), "AT&T &copy");
/// ```
///
/// [`Loaded::decode_entities`]: crate::Loaded::decode_entities
pub fn decode_entities(text: &str) -> Cow<'_, str> {
    decode(text).map_or(Cow::Borrowed(text), |(decoded, _)| Cow::Owned(decoded))
}

/// The text with its entities decoded; `None` if it has no entity.
pub(crate) fn decode(text: &str) -> Option<(String, DecodedEntities)> {
    let mut entities = DecodedEntities::default();
    let mut decoded = String::new();
    let mut done = 0;
    for at in memchr::memchr_iter(b'&', text.as_bytes()) {
        let Some((length, characters)) = entity(&text[at..]) else {
            continue;
        };
        if done == 0 {
            decoded.reserve(text.len());
        }
        decoded.push_str(&text[done..at]);
        let start = decoded.len();
        decoded.push_str(&characters);
        done = at + length;
        entities.in_text.push(Decoded {
            decoded: start..decoded.len(),
            source: at..done,
        });
    }
    if done == 0 {
        return None;
    }
    decoded.push_str(&text[done..]);
    Some((decoded, entities))
}

/// The length of the entity that the text begins with, and its characters.
fn entity(text: &str) -> Option<(usize, Cow<'_, str>)> {
    let semicolon = text
        .bytes()
        .skip(1)
        .position(|byte| !byte.is_ascii_alphanumeric() && byte != b'#')?;
    if text.as_bytes()[semicolon + 1] != b';' {
        return None;
    }
    let entity = &text[..semicolon + 2];
    let is_known = match entity.strip_prefix("&#") {
        Some(number) => is_number(number.strip_suffix(';')?),
        None => ENTITIES.contains_key(entity.as_bytes()),
    };
    if !is_known {
        return None;
    }
    let characters = htmlize::unescape(entity);
    let is_white_space = |character| matches!(character, '\t' | '\n' | '\x0C' | '\r');
    let is_control = |character: char| character.is_control() && !is_white_space(character);
    (!characters.contains(is_control)).then_some((entity.len(), characters))
}

/// Whether these are the digits of a character's number, such as `233` or `xE9`.
fn is_number(digits: &str) -> bool {
    let (digits, is_digit): (&str, fn(&u8) -> bool) = match digits.strip_prefix(['x', 'X']) {
        Some(digits) => (digits, u8::is_ascii_hexdigit),
        None => (digits, u8::is_ascii_digit),
    };
    !digits.is_empty() && digits.as_bytes().iter().all(is_digit)
}

/// The characters of the entity that the text ends with.
pub(crate) fn last_entity(text: &[u8]) -> Option<String> {
    let name = text.strip_suffix(b";")?;
    let nearest = name.len().saturating_sub(ENTITY_MAX_LENGTH);
    let ampersand = nearest + memchr::memrchr(b'&', &name[nearest..])?;
    let last = std::str::from_utf8(&text[ampersand..]).ok()?;
    let (length, characters) = entity(last)?;
    (length == last.len()).then(|| characters.into_owned())
}

/// Where a text may be split without splitting an entity: at `end`, or at the entity around it.
pub(crate) fn split_point(text: &[u8], end: usize) -> usize {
    let nearest = end.saturating_sub(ENTITY_MAX_LENGTH);
    let is_part = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'#';
    let name = text[nearest..end]
        .iter()
        .rev()
        .take_while(|byte| is_part(byte));
    let start = end - name.count();
    match start.checked_sub(1) {
        Some(ampersand) if ampersand > 0 && text[ampersand] == b'&' => ampersand,
        _ => end,
    }
}

#[cfg(test)]
mod tests {
    use proptest::collection::vec;
    use proptest::prelude::*;
    use proptest::sample::select;

    use super::*;

    fn decoded(text: &str) -> String {
        decode(text).map_or_else(|| text.to_owned(), |(decoded, _)| decoded)
    }

    /// The names and numbers are those of the HTML standard, sections 13.5 (named character
    /// references) and 13.2.5.80 (numeric character reference end state).
    #[test]
    fn entities_with_a_semicolon_are_decoded_once() {
        for (text, expected) in [
            ("caf&eacute;", "café"),
            ("AT&amp;T", "AT&T"),
            ("isn&#39;t &#x2019;&#X2019;", "isn't ’’"),
            ("a&nbsp;b", "a\u{A0}b"),
            ("co&shy;op", "co\u{AD}op"),
            ("&amp;eacute; &amp;amp;", "&eacute; &amp;"),
            ("&lt;b&gt;", "<b>"),
            ("&NotEqualTilde;", "\u{2242}\u{338}"),
            ("&CounterClockwiseContourIntegral;", "\u{2233}"),
            // Windows-1252.
            ("&#128;&#146;&#150;&#x9F;", "€’–Ÿ"),
            (
                "&#0;&#xD800;&#x110000;&#99999999999999999999;",
                "\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}",
            ),
            ("&#x1F600;&#0000065;&#59;", "\u{1F600}A;"),
            ("&#10;&#9;", "\n\t"),
        ] {
            assert_eq!(decoded(text), expected, "{text}");
        }
    }

    #[test]
    fn everything_else_stays_as_it_is() {
        for text in [
            "&foo;",
            "&copy",
            "&copy2",
            "&ampfoo;",
            "&Eacute &;",
            "&#; &#x; &#12a; &#xG; &#233",
            "&eacute ;",
            "&amp\u{A0};",
            "R&D; Q&A",
            "&",
            "&&#&",
            "a & a very long text without a semicolon for a while; and more",
            "?a=1&copy=2&lt=3",
            // Control characters, which would reach a terminal.
            "&#27;[31m &#1; &#127; &#129;",
        ] {
            assert_eq!(decode(text), None, "{text}");
        }
    }

    #[test]
    fn a_part_of_the_decoded_text_is_found_in_the_text_as_read() {
        let (text, entities) = decode("a &eacute;t&eacute; &NotEqualTilde;b").unwrap();
        assert_eq!(text, "a été \u{2242}\u{338}b");
        for (part, source) in [
            (0..1, 0..1),
            // été
            (2..7, 2..19),
            (4..5, 10..11),
            (5..7, 11..19),
            // A part of an entity, and an entity with what follows.
            (8..11, 20..35),
            (11..14, 20..36),
            (14..14, 36..36),
        ] {
            assert_eq!(entities.source(part.clone()), source, "{part:?}");
        }
    }

    proptest! {
        #[test]
        fn what_is_between_entities_is_the_same_in_both_texts(
            parts in vec(select(vec!["&eacute;", "&nbsp;", "&lang;", "&#x1F600;", "a", "é ", "&", ";", "&x;"]), 0..20)
        ) {
            let text = parts.concat();
            let (decoded, entities) = decode(&text).unwrap_or((text.clone(), DecodedEntities::default()));
            let characters = decoded.char_indices().map(|(at, one)| at..at + one.len_utf8());
            let mut end = 0;
            for part in characters {
                let source = entities.source(part.clone());
                prop_assert_eq!(source.start, end);
                end = source.end;
                let (part, source) = (&decoded[part], &text[source]);
                prop_assert!(part == source || decode(source).is_some_and(|(one, _)| one == part));
            }
            prop_assert_eq!(end, text.len());
            let all = entities.source(0..decoded.len());
            prop_assert_eq!(all, 0..text.len());
        }

        #[test]
        fn no_entity_is_split(before in 1..40_usize, end in 1..80_usize) {
            let text = format!("{}&CounterClockwiseContourIntegral;{}", "x".repeat(before), "y".repeat(40));
            let end = split_point(text.as_bytes(), end.min(text.len()));
            let (first, rest) = text.split_at(end);
            prop_assert_eq!(decoded(first) + &decoded(rest), decoded(&text));
        }
    }
}
