//! The built-in stop words of each language.

use std::collections::BTreeSet;

use crate::language::Language;

mod abbreviations;
mod adverbs;
mod african;
mod austronesian;
mod baltic;
mod celtic;
mod chinese;
mod content;
mod dravidian;
mod dutch;
mod east_slavic;
mod english;
mod finnic;
mod french;
mod german;
mod germanic;
mod greek;
mod haitian;
mod icelandic;
mod indo_aryan;
mod iranian;
mod italian;
mod japanese;
mod korean;
mod nordic;
mod portuguese;
mod romance;
mod russian;
mod semitic;
mod single_families;
mod south_slavic;
mod southeast_asian;
mod spanish;
mod swedish;
mod turkic;
mod turkish;
mod ukrainian;
mod west_slavic;

/// The words that we add to the lists of languages, by family, and adverbs of all: a code, and words separated by white space. A code
/// may occur more than once.
const FAMILIES: [&[(&str, &str)]; 19] = [
    adverbs::WORDS,
    african::WORDS,
    austronesian::WORDS,
    baltic::WORDS,
    celtic::WORDS,
    dravidian::WORDS,
    east_slavic::WORDS,
    finnic::WORDS,
    germanic::WORDS,
    indo_aryan::WORDS,
    iranian::WORDS,
    nordic::WORDS,
    romance::WORDS,
    semitic::WORDS,
    single_families::WORDS,
    south_slavic::WORDS,
    southeast_asian::WORDS,
    turkic::WORDS,
    west_slavic::WORDS,
];

/// A language whose list in the `stop-words` crate is not used: that of Malay has the commonest words of business
/// news (bank, house, economy).
const REPLACED: [&str; 1] = ["ms"];

/// A language with a list that texts are not detected to be in, because its words are those of other languages.
const UNDETECTED: [&str; 1] = ["bs"];

/// The built-in list of `language`: that of NLTK if it has one, otherwise that of Stopwords ISO, both from
/// the `stop-words` crate, with our changes. Some words occur twice.
pub(crate) fn built_in(language: Language) -> Option<impl Iterator<Item = &'static str>> {
    let code = code_of_list(language);
    let Amendments { added, removed } = amendments(&code);
    let more = added_to(&code);
    let is_ours = !added.is_empty() || !more.is_empty();
    let theirs = stop_words::lookup(&code).filter(|_| !REPLACED.contains(&&*code));
    let words = theirs.or(is_ours.then_some(&[]))?;
    // Some lines of the lists end in a space.
    let words = words.iter().map(|word| word.trim());
    let words = words.filter(|word| !removed.contains(word));
    let more = more.into_iter().flat_map(str::split_whitespace);
    let short = abbreviations_in(&code).into_iter();
    let short = short.flat_map(|(_, plain)| plain.split_whitespace());
    Some(words.chain(added.iter().copied()).chain(more).chain(short))
}

/// The abbreviations of function words of `language` that have full stops inside: `z.B.`, in the case in which
/// they are written.
pub(crate) fn dotted_abbreviations(language: Language) -> impl Iterator<Item = &'static str> {
    let all = abbreviations_in(&code_of_list(language)).into_iter();
    all.flat_map(|(dotted, _)| dotted.split_whitespace())
}

/// The code of the list of `language`: one list has both written forms of Norwegian.
fn code_of_list(language: Language) -> String {
    match language.to_string() {
        code if code == "nb" || code == "nn" => "no".to_owned(),
        code => code,
    }
}

/// The abbreviations of a language, dotted and plain.
fn abbreviations_in(code: &str) -> Vec<(&'static str, &'static str)> {
    let all = abbreviations::ABBREVIATIONS.iter();
    let own = all.filter(|(own, ..)| *own == code);
    own.map(|(_, dotted, plain)| (*dotted, *plain)).collect()
}

/// The words in [`FAMILIES`] of a language.
fn added_to(code: &str) -> Vec<&'static str> {
    let all = FAMILIES.into_iter().flatten();
    let own = all.filter(|(own, _)| *own == code);
    own.map(|(_, words)| *words).collect()
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
    let removed: &[&str] = content::words(code);
    Amendments { added, removed }
}

/// The codes of all languages with a built-in list, in order.
fn codes() -> BTreeSet<&'static str> {
    let ours = FAMILIES.into_iter().flatten().map(|(code, _)| *code);
    let theirs = stop_words::available_languages().iter().copied();
    theirs.chain(ours).chain(["ht", "is"]).collect()
}

/// The words of the built-in lists of all languages that a text may be detected to be in, with these languages,
/// which are in order.
pub(crate) fn built_in_words() -> impl Iterator<Item = (Language, &'static str)> {
    let detected = |code: &&str| !UNDETECTED.contains(code);
    let languages = codes().into_iter().filter(detected);
    languages
        .filter_map(|code| code.parse().ok())
        .filter_map(|language| Some(built_in(language)?.map(move |word| (language, word))))
        .flatten()
}

#[cfg(test)]
mod tests;
