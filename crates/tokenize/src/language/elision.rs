//! Elision: articles, pronouns and conjunctions that lose their vowel before another one: `l’économie`.

use crate::language::Language;

/// Elided words of French, Italian and Catalan, in lower case and without the apostrophe. Those that are
/// part of a longer word are left out: `aujourd'hui`, `quelqu'un`, `presqu'île`, `sant'Antonio`.
#[rustfmt::skip]
const ELIDED: [&str; 37] = [
    "c", "d", "j", "l", "m", "n", "s", "t", "v", // fr, it, ca
    "qu", "jusqu", "lorsqu", "puisqu", "quoiqu", // fr
    "un", "gl", "quell", "quest", "ch", "anch", "com", "cos", "dov", // it
    "all", "agl", "coll", "dall", "dagl", "dell", "degl", "nell", "negl", "pell", "sull", "sugl", "tutt",
    "mezz",
];

/// The number of letters of the longest of them.
const LONGEST: usize = 6;

/// Letters before which a vowel is elided, including the silent `h`.
const VOWELS: &str = "aeiouyhàáâäåæèéêëìíîïòóôöøùúûüœ";

/// The length in bytes of an elided word and its apostrophe at the start of `word`, in a text in any
/// language.
///
/// A capital before a capital may be a name (`D'Amato`, `L'Oréal`) and is left to [`strip_prefix`],
/// which knows the language; so is an apostrophe before a consonant. In Breton `c'h` is one letter.
pub(crate) fn prefix_length(word: &str) -> Option<usize> {
    let (before, rest) = split_at_apostrophe(word)?;
    let next = rest.chars().next()?;
    let lower = next.to_lowercase().next()?;
    let breton = lower == 'h' && before.len() == 1 && before.eq_ignore_ascii_case("c");
    let name = next.is_uppercase() && before.starts_with(|c: char| c.is_ascii_uppercase());
    let may_be = VOWELS.contains(lower) && !breton && !name;
    (may_be && is_elided_word(before)).then_some(word.len() - rest.len())
}

/// Whether [`prefix_length`] may find an elided word before the ASCII character `byte`.
pub(crate) fn may_precede(byte: u8) -> bool {
    matches!(byte | 0x20, b'a' | b'e' | b'i' | b'o' | b'u' | b'y' | b'h')
}

/// `word`, from a text in `language`, without an elided word at its start.
pub(crate) fn strip_prefix(word: &str, language: Language) -> &str {
    const LANGUAGES: [Language; 3] = [
        Language::from_letters(*b"fr"),
        Language::from_letters(*b"it"),
        Language::from_letters(*b"ca"),
    ];
    if !LANGUAGES.contains(&language) {
        return word;
    }
    match split_at_apostrophe(word) {
        Some((before, rest))
            if rest.starts_with(char::is_alphanumeric) && is_elided_word(before) =>
        {
            rest
        }
        _ => word,
    }
}

/// Whether `word` is only an elided word with its apostrophe.
pub(crate) fn is_elided(word: &str) -> bool {
    matches!(split_at_apostrophe(word), Some((before, "")) if is_elided_word(before))
}

/// The letters before the first apostrophe, if they are few, and the rest after it.
fn split_at_apostrophe(word: &str) -> Option<(&str, &str)> {
    let at = word
        .bytes()
        .take(LONGEST + 1)
        .position(|byte| !byte.is_ascii_alphabetic())?;
    let (before, rest) = word.split_at(at);
    Some((before, rest.strip_prefix(['\'', '’'])?))
}

/// Whether the letters before an apostrophe are an elided word.
fn is_elided_word(before: &str) -> bool {
    ELIDED.iter().any(|own| own.eq_ignore_ascii_case(before))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn language(code: &str) -> Language {
        code.parse().unwrap()
    }

    #[test]
    fn elided_words_are_split_off_in_any_text() {
        for (word, elided) in [
            ("l'économie", "l'"),
            ("l’économie", "l’"),
            ("d'Ivoire", "d'"),
            ("Qu'il", "Qu'"),
            ("lorsqu'elle", "lorsqu'"),
            ("dell'arte", "dell'"),
            ("l'hôpital", "l'"),
        ] {
            assert_eq!(prefix_length(word), Some(elided.len()), "{word}");
        }
    }

    #[test]
    fn longer_words_names_and_other_languages_stay_whole() {
        for word in [
            "aujourd'hui",
            "quelqu'un",
            "presqu'île",
            "don't",
            "it's",
            "I'm",
            "we're",
            "o'clock",
            "O'Brien",
            "D'Amato",
            "L'Oréal",
            "Xi'an",
            "ma'am",
            "rock'n'roll",
            "c'hoar",
            "Qur'an",
            "companies'",
            "l'",
            "m'n",
            "l",
            "",
            "d'",
            "'",
            "’s",
        ] {
            assert_eq!(prefix_length(word), None, "{word}");
        }
    }

    #[test]
    fn elided_words_before_names_are_stripped_if_the_language_is_known() {
        for (word, rest) in [
            ("L'ONU", "ONU"),
            ("L'Europe", "Europe"),
            ("l'économie", "économie"),
            ("aujourd'hui", "aujourd'hui"),
            ("d'", "d'"),
        ] {
            assert_eq!(strip_prefix(word, language("fr")), rest);
            assert_eq!(strip_prefix(word, Language::ENGLISH), word);
        }
        assert_eq!(strip_prefix("DELL'ARTE", language("it")), "ARTE");
    }

    #[test]
    fn an_elided_word_alone_is_recognized() {
        assert!(is_elided("l'") && is_elided("Qu’") && is_elided("dell'"));
        assert!(!is_elided("l") && !is_elided("l'a") && !is_elided("companies'"));
    }

    #[test]
    fn no_elided_word_is_longer_than_the_longest() {
        assert_eq!(ELIDED.iter().map(|word| word.len()).max(), Some(LONGEST));
    }

    #[test]
    fn may_precede_agrees_with_prefix_length() {
        for byte in 0..0x80_u8 {
            let word = format!("l'{}", char::from(byte));
            assert_eq!(
                prefix_length(&word).is_some(),
                byte.is_ascii_alphabetic() && may_precede(byte)
            );
        }
    }
}
