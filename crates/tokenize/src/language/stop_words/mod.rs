//! The built-in stop words of each language.

use std::collections::BTreeSet;

use crate::language::Language;

mod chinese;
mod dutch;
mod english;
mod french;
mod german;
mod greek;
mod haitian;
mod icelandic;
mod italian;
mod japanese;
mod korean;
mod portuguese;
mod russian;
mod spanish;
mod swedish;
mod turkish;
mod ukrainian;

/// The built-in list of `language`: that of NLTK if it has one, otherwise that of Stopwords ISO, both from
/// the `stop-words` crate, with the [`amendments`].
pub(crate) fn built_in(language: Language) -> Option<impl Iterator<Item = &'static str>> {
    let code = language.to_string();
    let Amendments { added, removed } = amendments(&code);
    let words = stop_words::lookup(&code).or((!added.is_empty()).then_some(&[]))?;
    let words = words.iter().filter(|word| !removed.contains(word));
    Some(words.chain(added).copied())
}

/// The changes to the list of a language.
struct Amendments {
    /// Function words that the list lacks.
    added: &'static [&'static str],
    /// Content words that the list has.
    removed: &'static [&'static str],
}

/// Our changes to the list of a language.
fn amendments(code: &str) -> Amendments {
    let added: &[&str] = match code {
        "de" => &german::WORDS,
        "el" => &greek::WORDS,
        "en" => &english::WORDS,
        "es" => &spanish::WORDS,
        "fr" => &french::WORDS,
        "ht" => &haitian::WORDS,
        "is" => &icelandic::WORDS,
        "it" => &italian::WORDS,
        "ja" => &japanese::WORDS,
        "ko" => &korean::WORDS,
        "nl" => &dutch::WORDS,
        "pt" => &portuguese::WORDS,
        "ru" => &russian::WORDS,
        "sv" => &swedish::WORDS,
        "tr" => &turkish::WORDS,
        "uk" => &ukrainian::WORDS,
        "zh" => &chinese::WORDS,
        _ => &[],
    };
    let removed: &[&str] = if code == "zh" { &chinese::CONTENT } else { &[] };
    Amendments { added, removed }
}

/// All words of all built-in lists with their languages, which are in order.
pub(crate) fn built_in_words() -> impl Iterator<Item = (Language, &'static str)> {
    // No other list exists for these.
    let ours = ["ht", "is"];
    let codes = stop_words::available_languages().iter().copied();
    let languages: BTreeSet<Language> = codes
        .chain(ours)
        .filter_map(|code| code.parse().ok())
        .collect();
    languages
        .into_iter()
        .filter_map(|language| Some(built_in(language)?.map(move |word| (language, word))))
        .flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amendments_have_no_duplicates_and_remove_existing_words() {
        for code in stop_words::available_languages()
            .iter()
            .chain(&["ht", "is"])
        {
            let Amendments { added, removed } = amendments(code);
            for words in [added, removed] {
                let distinct: BTreeSet<_> = words.iter().collect();
                assert_eq!(distinct.len(), words.len(), "{code}");
            }
            let theirs = stop_words::lookup(*code).unwrap_or_default();
            assert!(removed.iter().all(|word| theirs.contains(word)), "{code}");
        }
    }

    #[test]
    fn chinese_stop_words_are_known_in_both_scripts() {
        let chinese: Language = "zh".parse().unwrap();
        let words: BTreeSet<&str> = built_in(chinese).unwrap().collect();
        for word in [
            "我们", "我們", "这个", "這個", "因为", "因為", "第一", "沒有",
        ] {
            assert!(words.contains(word), "{word}");
        }
        assert!(!words.contains("安全"));
    }
}
