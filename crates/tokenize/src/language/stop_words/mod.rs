//! The built-in stop words of each language.

use std::collections::BTreeSet;

use crate::language::Language;

mod chinese;
mod dutch;
pub(crate) mod english;
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

/// The built-in list of `language`: NLTK's where there is one, else that of Stopwords ISO, both
/// by way of the `stop-words` crate, and the words that [`own`] adds.
pub(crate) fn built_in(language: Language) -> Option<impl Iterator<Item = &'static str>> {
    let code = language.to_string();
    let (more, less) = own(&code);
    let words = stop_words::lookup(&code).or((!more.is_empty()).then_some(&[]))?;
    let words = words.iter().filter(|word| !less.contains(word));
    Some(words.chain(more).copied())
}

/// Closed-class words that the list of a language lacks, and content words that it holds.
fn own(code: &str) -> (&'static [&'static str], &'static [&'static str]) {
    let more: &[&str] = match code {
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
    let less: &[&str] = if code == "zh" { &chinese::CONTENT } else { &[] };
    (more, less)
}

/// All words of all built-in lists, with their languages; those of a language follow each other.
pub(crate) fn built_in_words() -> impl Iterator<Item = (Language, &'static str)> {
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
    fn words_of_our_own_are_written_once() {
        for code in stop_words::available_languages()
            .iter()
            .chain(&["ht", "is"])
        {
            let (more, less) = own(code);
            for words in [more, less] {
                let distinct: BTreeSet<_> = words.iter().collect();
                assert_eq!(distinct.len(), words.len(), "{code}");
            }
            let theirs = stop_words::lookup(*code).unwrap_or_default();
            assert!(less.iter().all(|word| theirs.contains(word)), "{code}");
        }
    }

    #[test]
    fn chinese_words_are_known_in_both_scripts() {
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
