//! Characters that are not displayed.

use icu_properties::props::{BinaryProperty, DefaultIgnorableCodePoint};

const NON_JOINER: char = '\u{200c}';
const JOINER: char = '\u{200d}';

/// Whether `character` has the Unicode property `Default_Ignorable_Code_Point`: soft hyphens, direction
/// marks, variation selectors, Hangul fillers and the like.
pub(crate) fn is_ignorable(character: char) -> bool {
    // The first of them is the soft hyphen; most letters of Latin, Greek and Cyrillic come before the second.
    if character < '\u{34f}' {
        return character == '\u{ad}';
    }
    DefaultIgnorableCodePoint::for_char(character)
}

/// `text` without ignorable characters, except joiners that have a meaning.
pub(crate) fn without_ignorable(text: &str) -> impl Iterator<Item = char> {
    let mut before = None;
    text.char_indices().filter_map(move |(at, character)| {
        if is_ignorable(character) {
            let after = || {
                let rest = &text[at + character.len_utf8()..];
                rest.chars().find(|next| !is_ignorable(*next))
            };
            return before
                .filter(|before| has_meaning(character, *before, after()))
                .map(|_| character);
        }
        before = Some(character);
        Some(character)
    })
}

/// Whether the ignorable `character` has a meaning between `before` and `after`.
///
/// A zero-width non-joiner separates letters of a script that joins them, within a word. A joiner joins
/// letters of such a script, makes a chillu of a Malayalam consonant at the end of a word, too, and joins
/// pictograms.
fn has_meaning(character: char, before: char, after: Option<char>) -> bool {
    match character {
        NON_JOINER => joins_letters(before) && after.is_some_and(joins_letters),
        JOINER if joins_letters(before) => after.map_or(is_indic(before), joins_letters),
        JOINER => is_pictogram(before) && after.is_some_and(is_pictogram),
        _ => false,
    }
}

/// Whether `character` belongs to a script whose letters join or combine: Arabic, Syriac, N'Ko, Mongolian
/// and their kind, and the scripts of South Asia and Southeast Asia.
fn joins_letters(character: char) -> bool {
    matches!(character, '\u{0600}'..='\u{08ff}' | '\u{1800}'..='\u{18af}' | '\u{fb50}'..='\u{fdff}'
        | '\u{fe70}'..='\u{fefc}' | '\u{10a00}'..='\u{10fff}' | '\u{1e900}'..='\u{1e95f}')
        || is_indic(character)
}

/// Whether `character` belongs to a script of South Asia or Southeast Asia that has conjuncts.
fn is_indic(character: char) -> bool {
    matches!(character, '\u{0900}'..='\u{0dff}' | '\u{0f00}'..='\u{109f}' | '\u{1780}'..='\u{17ff}'
        | '\u{1a20}'..='\u{1aaf}' | '\u{1b00}'..='\u{1c4f}' | '\u{a800}'..='\u{a82f}'
        | '\u{a880}'..='\u{a9ff}' | '\u{aa00}'..='\u{aa7f}' | '\u{11000}'..='\u{11fff}')
}

/// Whether `character` may be part of a sequence of pictograms.
fn is_pictogram(character: char) -> bool {
    matches!(character, '\u{2194}'..='\u{2bff}' | '\u{1f000}'..='\u{1faff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn visible(text: &str) -> String {
        without_ignorable(text).collect()
    }

    /// From `DerivedCoreProperties.txt` of Unicode 16, the whole list.
    #[test]
    fn ignorable_characters_are_those_of_unicode() {
        let ranges = [
            ('\u{ad}', '\u{ad}'),
            ('\u{34f}', '\u{34f}'),
            ('\u{61c}', '\u{61c}'),
            ('\u{115f}', '\u{1160}'),
            ('\u{17b4}', '\u{17b5}'),
            ('\u{180b}', '\u{180f}'),
            ('\u{200b}', '\u{200f}'),
            ('\u{202a}', '\u{202e}'),
            ('\u{2060}', '\u{206f}'),
            ('\u{3164}', '\u{3164}'),
            ('\u{fe00}', '\u{fe0f}'),
            ('\u{feff}', '\u{feff}'),
            ('\u{ffa0}', '\u{ffa0}'),
            ('\u{fff0}', '\u{fff8}'),
            ('\u{1bca0}', '\u{1bca3}'),
            ('\u{1d173}', '\u{1d17a}'),
            ('\u{e0000}', '\u{e0fff}'),
        ];
        for character in '\0'..=char::MAX {
            let expected = ranges
                .iter()
                .any(|(first, last)| (*first..=*last).contains(&character));
            assert_eq!(is_ignorable(character), expected, "{character:?}");
        }
    }

    #[test]
    fn joiners_stay_where_they_have_a_meaning() {
        for text in [
            // Persian "they become" and "books", a Hindi half form, a chillu, a family.
            "می\u{200c}شود",
            "کتاب\u{200c}ها",
            "क्\u{200d}ष",
            "അവന്\u{200d}",
            "👨\u{200d}👩\u{200d}👧",
        ] {
            assert_eq!(visible(text), text);
        }
        for (text, expected) in [
            ("کتاب\u{200c}\u{200f}", "کتاب"),
            ("کتاب\u{200d}", "کتاب"),
            ("\u{200c}کتاب", "کتاب"),
            ("Auf\u{200c}lage", "Auflage"),
            ("東\u{200d}京", "東京"),
            ("한\u{200b}\u{200c}국", "한국"),
            ("שלו\u{200d}ם", "שלום"),
            ("\u{3164}\u{ffa0}", ""),
        ] {
            assert_eq!(visible(text), expected);
        }
    }
}
