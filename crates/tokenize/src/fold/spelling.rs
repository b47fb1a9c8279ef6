//! Spellings that readers take for the same word.

use std::borrow::Cow;

use crate::language::Language;

const ARABIC: Language = Language::from_letters(*b"ar");
const FRENCH: Language = Language::from_letters(*b"fr");
const GERMAN: Language = Language::from_letters(*b"de");
const HINDI: Language = Language::from_letters(*b"hi");
const ROMANIAN: Language = Language::from_letters(*b"ro");
const RUSSIAN: Language = Language::from_letters(*b"ru");

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

/// Russian words that are other, frequent words with ё: sky and palate, years and flight, chalk and swept,
/// sat down and of villages, of a village and villages, helmet and we send, topic and a name, lion and a
/// coin.
const WITHOUT_YO: [&str; 16] = [
    "небо",
    "неба",
    "небе",
    "небом",
    "небу",
    "лет",
    "мел",
    "сел",
    "села",
    "шлем",
    "тема",
    "темы",
    "теме",
    "тему",
    "лев",
    "осел",
];

/// The key that `term`, from a text in `language`, shares with its other spellings, if it may have any.
pub(crate) fn key(term: &str, language: Language) -> Option<Cow<'_, str>> {
    let may_vary = match language {
        GERMAN => (term.contains("ss") || term.contains('ß')) && !WITHOUT_SHARP_S.contains(&term),
        RUSSIAN => term.contains(['е', 'ё']) && !WITHOUT_YO.contains(&term),
        FRENCH => ["oe", "ae", "œ", "æ"]
            .iter()
            .any(|part| term.contains(part)),
        _ => has_variants(language) && !term.is_ascii(),
    };
    may_vary.then(|| canonical(term, language))
}

/// Whether words in `language` may have other spellings.
pub(crate) fn has_variants(language: Language) -> bool {
    matches!(language, FRENCH | GERMAN | HINDI | RUSSIAN) || IN_ARABIC_SCRIPT.contains(&language)
}

/// `word`, from a text in `language`, in its canonical spelling:
///
/// - with `ss` for `ß`, which does not exist in capitals and in Switzerland;
/// - in Russian with `е` for `ё`, whose dots most texts omit;
/// - in French with `oe` and `ae` for `œ` and `æ`, which keyboards lack;
/// - in Romanian with `ș` and `ț` for the letters with a cedilla;
/// - in Arabic script without the half-space (ZWNJ), and with the Persian letters for kaf and yeh,
///   which Arabic keyboards lack;
/// - in Hindi without joiners (ZWJ, ZWNJ), which only choose the shape of a conjunct;
/// - in Arabic with an alef without hamza or madda, which are often omitted.
///
/// In an unknown language, which is that of a list for all languages, it is the canonical spelling in
/// Russian, French and Romanian, too.
pub(crate) fn canonical(word: &str, language: Language) -> Cow<'_, str> {
    if word.is_ascii() || !word.chars().any(|c| is_variant(c, language)) {
        return Cow::Borrowed(word);
    }
    let mut canonical = String::with_capacity(word.len());
    for character in word.chars() {
        match character {
            _ if !is_variant(character, language) => canonical.push(character),
            'ß' => canonical.push_str("ss"),
            'œ' => canonical.push_str("oe"),
            'æ' => canonical.push_str("ae"),
            'ё' => canonical.push('е'),
            'ş' => canonical.push('ș'),
            'ţ' => canonical.push('ț'),
            '\u{200c}' | '\u{200d}' => {}
            'ك' => canonical.push('ک'),
            'ي' | 'ى' => canonical.push('ی'),
            'أ' | 'إ' | 'آ' | 'ٱ' => canonical.push('ا'),
            'ۀ' => canonical.push('ه'),
            _ => canonical.push(character),
        }
    }
    Cow::Owned(canonical)
}

fn is_variant(character: char, language: Language) -> bool {
    let is_in = |own: Language| language == own || language == Language::UNKNOWN;
    match character {
        'ß' | 'ك' | 'ي' | 'ۀ' => true,
        'ё' => is_in(RUSSIAN),
        'œ' | 'æ' => is_in(FRENCH),
        'ş' | 'ţ' => is_in(ROMANIAN),
        'ى' => language != ARABIC,
        'أ' | 'إ' | 'آ' | 'ٱ' => language == ARABIC,
        // In other languages they distinguish words, such as the Marathi for valleys and sea.
        '\u{200c}' | '\u{200d}' => language == HINDI || IN_ARABIC_SCRIPT.contains(&language),
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
        check("ru", &["самолёт", "самолет"]);
        check("fr", &["œuvre", "oeuvre"]);
        // The Unicode Standard, section 12.1: the half form of na and the visible virama of la.
        check("hi", &["हिन्दी", "हिन्\u{200d}दी"]);
        check("hi", &["दिल्ली", "दिल्\u{200c}ली"]);
    }

    #[test]
    fn other_words_have_keys_of_their_own() {
        let german: Language = "de".parse().unwrap();
        assert_eq!(key("masse", german), None);
        assert_eq!(key("maße", german).as_deref(), Some("masse"));
        assert_eq!(key("haus", german), None);
        assert_eq!(key("class", Language::ENGLISH), None);
        let russian: Language = "ru".parse().unwrap();
        assert_eq!(key("небо", russian), None);
        assert_eq!(key("нёбо", russian).as_deref(), Some("небо"));
        assert_eq!(key("дом", russian), None);
        // The words for "on" and "Ali".
        let arabic: Language = "ar".parse().unwrap();
        assert_ne!(key("على", arabic), key("علي", arabic));
    }
}
