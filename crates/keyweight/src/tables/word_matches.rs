//! Which surfaces the words of a pattern match.

use std::collections::BTreeMap;

use keyweight_count::Surfaces;
use keyweight_tokenize::{Case, Fate, Folded, Language, Rules, Surface};
use regex::Regex;

use super::pattern::{Matching, PatternError};
use crate::counting::Counted;
use crate::counting::from_context;
use crate::model::{common_language, fold_words};
use crate::settings::Settings;

/// For each word of a pattern, whether it matches each surface.
pub(crate) type WordMatches = Vec<Vec<bool>>;

/// Whether a word is a surface of the texts.
pub(crate) fn occurs(word: &str, counted: &Counted) -> bool {
    let surfaces = counted.counts.surfaces();
    let mut texts = surfaces.ids().map(|number| surfaces.text(number));
    texts.any(|text| text == word)
}

fn match_surfaces(counted: &Counted, is_match: impl Fn(&str) -> bool) -> Vec<bool> {
    let surfaces = counted.counts.surfaces();
    let texts = surfaces.ids().map(|number| surfaces.text(number));
    texts.map(is_match).collect()
}

pub(crate) fn match_regexes(pattern: &str, counted: &Counted) -> Result<WordMatches, PatternError> {
    let words = pattern.split_whitespace().map(Regex::new);
    let words = words.collect::<Result<Vec<Regex>, regex::Error>>()?;
    if words.is_empty() {
        let found = pattern.to_owned();
        return Err(PatternError::NoWord { found });
    }
    let found = words
        .iter()
        .map(|word| match_surfaces(counted, |text| word.is_match(text)));
    Ok(found.collect())
}

pub(crate) fn match_words(
    words: &[String],
    matching: Matching,
    counted: &Counted,
    settings: &Settings,
) -> WordMatches {
    if matching == Matching::Surface {
        let found = words
            .iter()
            .map(|word| match_surfaces(counted, |text| text == word));
        return found.collect();
    }
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let found = match_terms(&words, counted, settings, 0);
    if found.iter().all(|word| word.contains(&true)) {
        return found;
    }
    // Counted as if it occurred once, a word can be the singular of one that is always capitalized.
    match_terms(&words, counted, settings, 1)
}

/// For each word, whether it has the same fate as each surface. The words are folded as if they were
/// words of the corpus, in each of its languages, and occurred `count` times. So `semiconductor`
/// matches `semiconductors` even if no text has the singular.
fn match_terms(words: &[&str], counted: &Counted, settings: &Settings, count: u64) -> WordMatches {
    let surfaces = counted.counts.surfaces();
    let languages = languages(surfaces, common_language(&counted.documents));
    let mut described: Vec<Surface<'_>> = surfaces
        .ids()
        .zip(&languages)
        .zip(counted.counts.surface_counts())
        .map(|((number, language), count)| Surface {
            text: surfaces.text(number),
            language: *language,
            in_capitals: from_context(surfaces.context(number)).1,
            count: *count,
        })
        .collect();
    // Where the words of the pattern begin in each language.
    let mut starts: BTreeMap<Language, usize> = BTreeMap::new();
    for language in languages {
        starts.entry(language).or_insert(0);
    }
    for (language, start) in &mut starts {
        *start = described.len();
        described.extend(words.iter().map(|word| Surface {
            text: word,
            language: *language,
            in_capitals: false,
            count,
        }));
    }
    let Folded { fates, .. } = fold_words(&described, described.len(), settings);
    let same = |word: usize, surface: usize| {
        let own = starts[&described[surface].language] + word;
        match (&fates[own], &fates[surface]) {
            (Fate::Term(own), Fate::Term(term)) => own == term,
            (Fate::Dropped(_), Fate::Dropped(_)) => {
                is_same_word(&settings.rules, words[word], described[surface].text)
            }
            _ => false,
        }
    };
    let numbers = 0..surfaces.len();
    let of_word = |word| numbers.clone().map(|surface| same(word, surface)).collect();
    (0..words.len()).map(of_word).collect()
}

/// Whether a word of the pattern and a surface that are both dropped are the same word. A word in
/// capitals (`US`) is not the same as one in lower case (`us`).
fn is_same_word(rules: &Rules, word: &str, surface: &str) -> bool {
    let is_acronym = word.chars().filter(|letter| letter.is_uppercase()).count() >= 2
        && !word.contains(char::is_lowercase);
    if is_acronym {
        let exact = Rules {
            case: Case::Keep,
            ..rules.clone()
        };
        return exact.plain_word(word) == exact.plain_word(surface);
    }
    rules.plain_word(word) == rules.plain_word(surface)
}

/// The language that each surface is folded in.
fn languages(surfaces: &Surfaces, common: Language) -> Vec<Language> {
    let language = |number| match from_context(surfaces.context(number)).0 {
        Language::UNKNOWN => common,
        known => known,
    };
    surfaces.ids().map(language).collect()
}
