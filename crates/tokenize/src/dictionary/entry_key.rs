//! What entries and the text are compared by: letters without their case and their other spellings.

use unicode_normalization::char::decompose_compatible;
use unicode_properties::{GeneralCategory, UnicodeGeneralCategory};

/// Calls `add` with the characters that stand for `character`, which is not white space, in a key.
///
/// Characters that differ only in case, in width or in how they are composed have the same key, and so have
/// straight and typographic apostrophes, `ß` and `ss`, and the Turkish letters `ı` and `i`. Invisible
/// characters and the vowel marks of Arabic and Hebrew have none.
pub(crate) fn key_of(character: char, mut add: impl FnMut(char)) {
    match character {
        _ if character.is_ascii() => add(character.to_ascii_lowercase()),
        'ı' | 'İ' => add('i'),
        'ß' | 'ẞ' => {
            add('s');
            add('s');
        }
        '’' | '‘' | 'ʼ' | '＇' | '׳' => add('\''),
        '\u{2010}' | '\u{2011}' => add('-'),
        _ if is_ignored(character) => {}
        _ => decompose_compatible(character, |part| {
            if !is_ignored(part) {
                let lower = part.to_lowercase();
                lower.for_each(|letter| add(if letter == 'ς' { 'σ' } else { letter }));
            }
        }),
    }
}

/// The key of `text`, with a space for each run of white space within it.
pub(crate) fn key(text: &str) -> String {
    let mut key = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !key.is_empty() {
            key.push(' ');
        }
        word.chars()
            .for_each(|character| key_of(character, |part| key.push(part)));
    }
    key
}

fn is_ignored(character: char) -> bool {
    match character {
        '\u{ad}'
        | '\u{34f}'
        | '\u{61c}'
        | '\u{640}'
        | '\u{180b}'..='\u{180f}'
        | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{fe00}'..='\u{fe0f}'
        | '\u{feff}' => true,
        '\u{590}'..='\u{6ff}' => character.general_category() == GeneralCategory::NonspacingMark,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_a_word_have_one_key() {
        for (one, other) in [
            ("New York", "NEW\u{a0}\n YORK"),
            ("São Paulo", "Sa\u{303}o paulo"),
            ("Ｎｅｗ York", "new york"),
            ("O’Brien", "O'BRIEN"),
            ("Große Straße", "GROSSE STRASSE"),
            ("İstanbul", "istanbul"),
            ("Οδυσσεύς", "ΟΔΥΣΣΕΎΣ"),
            ("soft\u{ad}ware", "software"),
            ("كِتَاب", "كتاب"),
            ("❤️", "❤"),
        ] {
            assert_eq!(key(one), key(other));
        }
        assert_ne!(key("Sao Paulo"), key("São Paulo"));
        assert_ne!(key("C+"), key("C++"));
    }
}
