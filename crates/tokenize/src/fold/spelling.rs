//! Spellings that readers take for the same word.

use std::borrow::Cow;

use crate::language::Language;

const GERMAN: Language = Language::from_letters(*b"de");
const ARABIC: Language = Language::from_letters(*b"ar");

/// Languages written in Arabic script.
const IN_ARABIC_SCRIPT: [Language; 7] = [
    ARABIC,
    Language::from_letters(*b"fa"),
    Language::from_letters(*b"ku"),
    Language::from_letters(*b"ps"),
    Language::from_letters(*b"sd"),
    Language::from_letters(*b"ug"),
    Language::from_letters(*b"ur"),
];

/// German words with ss that are other words with ß: mass and measure, buses and penance, fins and rafts.
const WITHOUT_SHARP_S: [&str; 6] = ["masse", "massen", "busse", "bussen", "flosse", "flossen"];

/// Whether words in `language` may have other spellings.
pub(crate) fn has_variants(language: Language) -> bool {
    language == GERMAN || IN_ARABIC_SCRIPT.contains(&language)
}

/// The key that `term`, from a text in `language`, shares with its other spellings, if it may have any.
pub(crate) fn key(term: &str, language: Language) -> Option<Cow<'_, str>> {
    let may_vary = if language == GERMAN {
        (term.contains("ss") || term.contains('ß')) && !WITHOUT_SHARP_S.contains(&term)
    } else {
        has_variants(language) && !term.is_ascii()
    };
    may_vary.then(|| canonical(term, language))
}

/// `word`, from a text in `language`, in its canonical spelling:
///
/// - with `ss` for `ß`, which does not exist in capitals and in Switzerland;
/// - in Arabic script without the half-space (ZWNJ), and with the Persian letters for kaf and yeh,
///   which Arabic keyboards lack;
/// - in Arabic with an alef without hamza or madda, which are often omitted.
pub(crate) fn canonical(word: &str, language: Language) -> Cow<'_, str> {
    if word.is_ascii() || !word.chars().any(|c| is_variant(c, language)) {
        return Cow::Borrowed(word);
    }
    let mut canonical = String::with_capacity(word.len());
    for character in word.chars() {
        match character {
            'ß' => canonical.push_str("ss"),
            '\u{200c}' | '\u{200d}' if is_variant(character, language) => {}
            'ك' => canonical.push('ک'),
            'ي' => canonical.push('ی'),
            'ى' if language != ARABIC => canonical.push('ی'),
            'أ' | 'إ' | 'آ' | 'ٱ' if language == ARABIC => canonical.push('ا'),
            'ۀ' => canonical.push('ه'),
            _ => canonical.push(character),
        }
    }
    Cow::Owned(canonical)
}

fn is_variant(character: char, language: Language) -> bool {
    match character {
        'ß' | 'ك' | 'ي' | 'ى' | 'أ' | 'إ' | 'آ' | 'ٱ' | 'ۀ' => true,
        // In other scripts they distinguish letters.
        '\u{200c}' | '\u{200d}' => IN_ARABIC_SCRIPT.contains(&language),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(code: &str, spellings: &[&str]) {
        let language: Language = code.parse().unwrap();
        let keys: Vec<_> = spellings.iter().map(|word| key(word, language)).collect();
        assert!(keys[0].is_some(), "{spellings:?}");
        assert!(
            keys.windows(2).all(|pair| pair[0] == pair[1]),
            "{spellings:?}: {keys:?}"
        );
    }

    #[test]
    fn spellings_of_one_word_have_the_same_key() {
        check("de", &["straße", "strasse"]);
        check("fa", &["می\u{200c}شود", "میشود", "ميشود"]);
        check("fa", &["کتاب", "كتاب"]);
        check("ar", &["الإنسان", "الانسان", "الأنسان"]);
    }

    #[test]
    fn other_words_have_keys_of_their_own() {
        let german: Language = "de".parse().unwrap();
        assert_eq!(key("masse", german), None);
        assert_eq!(key("maße", german).as_deref(), Some("masse"));
        assert_eq!(key("haus", german), None);
        assert_eq!(key("class", Language::ENGLISH), None);
        // The words for "on" and "Ali".
        let arabic: Language = "ar".parse().unwrap();
        assert_ne!(key("على", arabic), key("علي", arabic));
    }
}
