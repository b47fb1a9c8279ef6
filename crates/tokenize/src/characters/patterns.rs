//! Patterns recognized by their shape: URLs, e-mail addresses, mentions, hashtags, amounts, entities,
//! dotted acronyms.
//!
//! A function that returns a number matches the start of its text and returns the length of the
//! match in bytes.

use unicode_properties::{GeneralCategory, GeneralCategoryGroup, UnicodeGeneralCategory};

use crate::characters::acronyms;
use crate::characters::domains::{domain, domain_with_path};
use crate::characters::scripts::{is_hangul, is_unspaced};

/// Names of HTML character references that scraped texts still contain.
const ENTITIES: [&str; 24] = [
    "amp", "nbsp", "quot", "apos", "lt", "gt", "ndash", "mdash", "lsquo", "rsquo", "ldquo",
    "rdquo", "hellip", "euro", "pound", "yen", "copy", "reg", "trade", "bull", "middot", "shy",
    "deg", "sect",
];

/// Units that newspapers attach to an amount.
const MAGNITUDES: [&str; 10] = ["k", "m", "mn", "mm", "b", "bn", "t", "tn", "tr", "trn"];

/// A URL: a scheme and `://`, or `www.`, or a bare domain with a path.
///
/// It ends before white space, a quotation mark, a script without spaces, a closing bracket that it
/// does not open itself, and the punctuation of the sentence.
pub(crate) fn url(text: &str) -> Option<usize> {
    let prefix = url_prefix(text).or_else(|| domain_with_path(text))?;
    let (mut round, mut square) = (0_u32, 0_u32);
    let mut end = text.len();
    for (at, character) in text.char_indices().skip_while(|(at, _)| *at < prefix) {
        let stops = match character {
            '(' => {
                round += 1;
                false
            }
            '[' => {
                square += 1;
                false
            }
            ')' => close_bracket(&mut round),
            ']' => close_bracket(&mut square),
            _ => ends_url(character),
        };
        if stops {
            end = at;
            break;
        }
    }
    let end = text[..end]
        .trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '’', '*', '_', '…'])
        .len();
    (end > prefix).then_some(end)
}

/// The scheme of a URL, or `www.`.
pub(crate) fn url_prefix(text: &str) -> Option<usize> {
    ["https://", "http://", "ftp://", "www."]
        .into_iter()
        .find(|prefix| starts_with_ignore_case(text, prefix))
        .map(str::len)
}

/// Closes one of `open` brackets; true if none is open.
fn close_bracket(open: &mut u32) -> bool {
    let none = *open == 0;
    *open = open.saturating_sub(1);
    none
}

fn ends_url(character: char) -> bool {
    character.is_whitespace()
        || character.is_control()
        || matches!(character, '<' | '>' | '"' | '|' | '\\' | '^' | '`' | '{' | '}')
        || matches!(character, '“' | '”' | '«' | '»')
        // Chinese and Japanese punctuation, and full-width signs.
        || matches!(character, '\u{3000}'..='\u{303f}' | '\u{ff00}'..='\u{ffef}')
        || is_unspaced(character)
}

/// The part of an e-mail address from the `@` on.
pub(crate) fn address_from_at(text: &str) -> Option<usize> {
    let rest = text.strip_prefix('@')?;
    domain(rest).map(|length| length + 1)
}

/// The length of the part of an e-mail address before the `@`, at the end of `text`. It starts with a
/// letter or digit.
pub(crate) fn local_part(text: &str) -> usize {
    let length = text
        .bytes()
        .rev()
        .take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'_' | b'%' | b'+' | b'-'))
        .count();
    text[text.len() - length..]
        .trim_start_matches(['.', '_', '%', '+', '-'])
        .len()
}

/// An `@mention`.
pub(crate) fn mention(text: &str) -> Option<usize> {
    let rest = text.strip_prefix('@')?;
    let length = name_length(rest);
    (length > 0).then_some(length + 1)
}

/// A `#hashtag`; `#1` is not one.
pub(crate) fn hashtag(text: &str) -> Option<usize> {
    let sign = text.chars().next().filter(|c| matches!(c, '#' | '＃'))?;
    let rest = &text[sign.len_utf8()..];
    let length = name_length(rest);
    rest[..length]
        .chars()
        .any(char::is_alphabetic)
        .then_some(sign.len_utf8() + length)
}

/// The length of the letters, digits and underscores at the start of `text`, with the marks and joiners
/// on them.
fn name_length(text: &str) -> usize {
    let is_sign = |c: char| c.is_alphanumeric() || c == '_';
    let is_mark = |c: char| {
        !c.is_ascii()
            && (c.general_category_group() == GeneralCategoryGroup::Mark
                || matches!(c, '\u{200c}' | '\u{200d}'))
    };
    if !text.starts_with(is_sign) {
        return 0;
    }
    text.find(|c| !(is_sign(c) || is_mark(c)))
        .unwrap_or(text.len())
}

/// Whether `character` is a currency sign (general category Sc).
pub(crate) fn is_currency(character: char) -> bool {
    match character {
        '$' => true,
        _ if character.is_ascii() => false,
        _ => character.general_category() == GeneralCategory::CurrencySymbol,
    }
}

/// An amount after a currency sign: `300`, `6.6`, `5bn`; one space may precede it.
pub(crate) fn amount(text: &str) -> Option<usize> {
    let space = text
        .chars()
        .next()
        .filter(|c| matches!(c, ' ' | '\u{a0}' | '\u{202f}'))
        .map_or(0, char::len_utf8);
    let mut end = space;
    let mut rest = text[space..].chars().peekable();
    while let Some(character) = rest.next() {
        let inner = matches!(character, '.' | ',' | '\'' | '’')
            && end > space
            && rest.peek().is_some_and(|next| next.is_numeric());
        if !(character.is_numeric() || inner) {
            break;
        }
        end += character.len_utf8();
    }
    if end == space {
        return None;
    }
    let suffix = name_length(&text[end..]);
    let unit = text[end..end + suffix].to_ascii_lowercase();
    if MAGNITUDES.contains(&unit.as_str()) {
        end += suffix;
    }
    Some(end)
}

/// An HTML character reference: `&amp;`, `&#8217;`.
pub(crate) fn entity(text: &str) -> Option<usize> {
    let rest = text.strip_prefix('&')?;
    let length = rest.bytes().take(10).position(|b| b == b';')?;
    let name = &rest[..length];
    let numeric = name.strip_prefix('#').is_some_and(|code| {
        let digits = code.strip_prefix(['x', 'X']).unwrap_or(code);
        !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_hexdigit())
    });
    (numeric || ENTITIES.contains(&name)).then_some(length + 2)
}

/// Whether `part` is an acronym with full stops, with or without one at its end: `U.S.`, `U.S`, `e.g.`,
/// `Ph.D.`, `EE.UU.`
pub(crate) fn is_dotted_acronym(part: &str) -> bool {
    acronyms::is_acronym(part.strip_suffix('.').unwrap_or(part))
}

/// Whether `word` is an acronym with full stops and a plural ending: `Ph.D.s`, `Ph.Ds`.
pub(crate) fn is_acronym_with_plural(word: &str) -> bool {
    word.strip_suffix('s').is_some_and(|acronym| {
        let body = acronym.strip_suffix('.').unwrap_or(acronym);
        body.ends_with(char::is_uppercase) && acronyms::is_acronym(body)
    })
}

/// Where a space is missing after a sentence or a label: `ended.Next`, `Note:This`, `Act.A`,
/// `home.JAMES`, `CARTER.The`.
///
/// UAX #29 keeps letters together across a full stop and a colon, for `example.org` and the Swedish
/// `k:a`. A change of case reveals a missing space: a lower-case letter before the sign and a word
/// that is capitalized or in capitals after it, or capitals before it and a capitalized word after
/// it. The only single capitals that are words are `A` and `I` (`Ph.D` stays whole), and `ASP.Net` is a
/// name.
pub(crate) fn missing_space(word: &str) -> Option<usize> {
    let mut start = 0;
    for (at, _) in word.match_indices(['.', ':']) {
        let before = &word[start..at];
        let after = word[at + 1..].split(['.', ':']).next().unwrap_or("");
        let mut letters = after.chars();
        let upper = letters.next().is_some_and(char::is_uppercase);
        let second = letters.next();
        let capitalized = upper && second.is_some_and(char::is_lowercase);
        let capitals = upper && second.is_some_and(char::is_uppercase);
        let after_lower = before.chars().next_back().is_some_and(char::is_lowercase);
        let after_capitals = before.len() > 1 && before.chars().all(char::is_uppercase);
        let is_name = after == "Net" && before.len() <= 3;
        if after_lower && (capitalized || capitals || matches!(after, "A" | "I"))
            || after_capitals && capitalized && !is_name
        {
            let is_acronym = is_dotted_acronym(word) || is_acronym_with_plural(word);
            return (!is_acronym).then_some(at);
        }
        start = at + 1;
    }
    None
}

/// The length of a word before a quotation mark that is no apostrophe of the word, and where the next
/// word starts.
///
/// UAX #29 keeps letters together across `’`. Korean has no apostrophe, but sets a particle right after
/// a quotation: `‘규제’를`.
pub(crate) fn quotation_mark_by_hangul(word: &str) -> Option<(usize, usize)> {
    if word.is_ascii() {
        return None;
    }
    word.match_indices(['\'', '‘', '’', '＇'])
        .find_map(|(at, mark)| {
            let next = at + mark.len();
            let is_quotation =
                word[..at].ends_with(is_hangul) || word[next..].starts_with(is_hangul);
            is_quotation.then_some((at, next))
        })
}

fn starts_with_ignore_case(text: &str, prefix: &str) -> bool {
    text.as_bytes()
        .get(..prefix.len())
        .is_some_and(|head| head.eq_ignore_ascii_case(prefix.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn matched(text: &str, length: Option<usize>) -> Option<&str> {
        length.map(|length| &text[..length])
    }

    #[test]
    fn a_url_ends_before_the_punctuation_of_the_sentence() {
        let cases = [
            (
                "https://example.org/a_b?c=1, and",
                Some("https://example.org/a_b?c=1"),
            ),
            ("https://example.org/a).", Some("https://example.org/a")),
            (
                "https://example.org/a_(b) x",
                Some("https://example.org/a_(b)"),
            ),
            ("www.example.org).All", Some("www.example.org")),
            ("WWW.EXAMPLE.ORG", Some("WWW.EXAMPLE.ORG")),
            ("example.org/news today", Some("example.org/news")),
            ("example.org today", None),
            ("https:// x", None),
            ("http://)", None),
            ("https://example.org/a，謝謝", Some("https://example.org/a")),
            ("http", None),
            ("his/her", None),
        ];
        for (text, expected) in cases {
            assert_eq!(matched(text, url(text)), expected, "{text}");
        }
    }

    #[test]
    fn an_amount_may_include_its_magnitude() {
        let cases = [
            ("300 million", Some("300")),
            ("6.6bn.", Some("6.6bn")),
            ("1,000,000.", Some("1,000,000")),
            (" 5", Some(" 5")),
            ("5G", Some("5")),
            (" ", None),
            (".5", None),
        ];
        for (text, expected) in cases {
            assert_eq!(matched(text, amount(text)), expected, "{text}");
        }
    }

    #[test]
    fn hashtags_mentions_and_entities_are_recognized() {
        assert_eq!(matched("#ChipWar!", hashtag("#ChipWar!")), Some("#ChipWar"));
        assert_eq!(hashtag("#1"), None);
        assert_eq!(matched("@desk_tw:", mention("@desk_tw:")), Some("@desk_tw"));
        assert_eq!(matched("&#8217;s", entity("&#8217;s")), Some("&#8217;"));
        assert_eq!(matched("&amp; b", entity("&amp; b")), Some("&amp;"));
        assert_eq!(entity("&D of"), None);
        assert_eq!(address_from_at("@example.org."), Some(12));
        assert_eq!(address_from_at("@example"), None);
        assert_eq!(local_part("to jane.doe+x"), 10);
    }
}
