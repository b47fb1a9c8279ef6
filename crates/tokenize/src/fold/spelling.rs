//! Spellings of one word that readers take for the same.

use std::borrow::Cow;

use crate::language::Language;

const GERMAN: Language = Language::from_letters(*b"de");
const ARABIC: Language = Language::from_letters(*b"ar");

/// Languages in Arabic script.
const IN_ARABIC_SCRIPT: [Language; 7] = [
    ARABIC,
    Language::from_letters(*b"fa"),
    Language::from_letters(*b"ku"),
    Language::from_letters(*b"ps"),
    Language::from_letters(*b"sd"),
    Language::from_letters(*b"ug"),
    Language::from_letters(*b"ur"),
];

/// German words in ss that are others with ß: mass and measure, buses and penance, fins and rafts.
const WITHOUT_SHARP_S: [&str; 6] = ["masse", "massen", "busse", "bussen", "flosse", "flossen"];

/// Whether words in `language` have other spellings.
pub(crate) fn varies(language: Language) -> bool {
    language == GERMAN || IN_ARABIC_SCRIPT.contains(&language)
}

/// What `term`, of texts in `language`, has in common with its other spellings, if it may have any.
pub(crate) fn key(term: &str, language: Language) -> Option<Cow<'_, str>> {
    let may_vary = if language == GERMAN {
        (term.contains("ss") || term.contains('ß')) && !WITHOUT_SHARP_S.contains(&term)
    } else {
        varies(language) && !term.is_ascii()
    };
    may_vary.then(|| unified(term, language))
}

/// `word`, of texts in `language`, in the spelling that stands for all:
///
/// - `ss` for `ß`, which capitals and Switzerland do without;
/// - in Arabic script without the half-space (ZWNJ), and with the Persian letters for kaf and yeh,
///   which Arabic keyboards lack;
/// - in Arabic an alef without hamza or madda, which are often left out.
pub(crate) fn unified(word: &str, language: Language) -> Cow<'_, str> {
    if word.is_ascii() || !word.chars().any(|c| is_variant(c, language)) {
        return Cow::Borrowed(word);
    }
    let mut unified = String::with_capacity(word.len());
    for character in word.chars() {
        match character {
            'ß' => unified.push_str("ss"),
            '\u{200c}' | '\u{200d}' if is_variant(character, language) => {}
            'ك' => unified.push('ک'),
            'ي' => unified.push('ی'),
            'ى' if language != ARABIC => unified.push('ی'),
            'أ' | 'إ' | 'آ' | 'ٱ' if language == ARABIC => unified.push('ا'),
            'ۀ' => unified.push('ه'),
            _ => unified.push(character),
        }
    }
    Cow::Owned(unified)
}

fn is_variant(character: char, language: Language) -> bool {
    match character {
        'ß' | 'ك' | 'ي' | 'ى' | 'أ' | 'إ' | 'آ' | 'ٱ' | 'ۀ' => true,
        // Elsewhere they tell letters apart.
        '\u{200c}' | '\u{200d}' => IN_ARABIC_SCRIPT.contains(&language),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn equal(code: &str, spellings: &[&str]) {
        let language: Language = code.parse().unwrap();
        let keys: Vec<_> = spellings.iter().map(|word| key(word, language)).collect();
        assert!(keys[0].is_some(), "{spellings:?}");
        assert!(
            keys.windows(2).all(|pair| pair[0] == pair[1]),
            "{spellings:?}: {keys:?}"
        );
    }

    #[test]
    fn spellings_of_one_word_have_one_key() {
        equal("de", &["straße", "strasse"]);
        equal("fa", &["می\u{200c}شود", "میشود", "ميشود"]);
        equal("fa", &["کتاب", "كتاب"]);
        equal("ar", &["الإنسان", "الانسان", "الأنسان"]);
    }

    #[test]
    fn other_words_have_keys_of_their_own() {
        let german: Language = "de".parse().unwrap();
        assert_eq!(key("masse", german), None);
        assert_eq!(key("maße", german).as_deref(), Some("masse"));
        assert_eq!(key("haus", german), None);
        assert_eq!(key("class", Language::ENGLISH), None);
        // On and Ali.
        let arabic: Language = "ar".parse().unwrap();
        assert_ne!(key("على", arabic), key("علي", arabic));
    }
}
