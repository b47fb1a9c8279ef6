//! Finds which surfaces match the words of a pattern: as terms, as written or by regular expressions.

use std::collections::BTreeMap;

use keyweight_count::Surfaces;
use keyweight_tokenize::{Case, Fate, Folded, Language, Rules, Surface, Token};
use regex::Regex;
use thiserror::Error;

use crate::counting::Counted;
use crate::counting::from_context;
use crate::model::{common_language, fold_words};
use crate::settings::Settings;

/// How a pattern is compared with the words of a text.
///
/// In a corpus of `The US buys chips` and `A Chip for us, says the U.S.`:
///
/// | variant | pattern | finds |
/// |---|---|---|
/// | `Term` | `chip` | `chips`, `Chip` |
/// | `Term` | `US` | `US`, `U.S.` |
/// | `Surface` | `chips` | `chips` |
/// | `Regex` | `^[Cc]hips?$` | `chips`, `Chip` |
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Matching {
    /// The pattern passes through the same rules as the text, and matches words that are counted as
    /// the same terms. Dropped words, such as stop words, are found as well.
    #[default]
    Term,
    /// The pattern matches words that are written exactly like it.
    Surface,
    /// The pattern is one regular expression per word, separated by spaces. An expression matches a
    /// word if it matches any part of it.
    Regex,
}

/// A pattern cannot be searched for.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum PatternError {
    /// It has no word.
    #[error("there is no word in the pattern {found:?}")]
    NoWord {
        /// The pattern.
        found: String,
    },
    /// It is not a regular expression.
    #[error("the pattern is not a regular expression")]
    Regex(#[from] regex::Error),
}

/// For each word of a pattern, whether it matches each surface.
pub(crate) type WordMatches = Vec<Vec<bool>>;

/// What each reading of the pattern matches: segmented into words and, if the texts have it as one
/// word, as that.
pub(crate) fn match_pattern(
    pattern: &str,
    matching: Matching,
    counted: &Counted,
    settings: &Settings,
) -> Result<Vec<WordMatches>, PatternError> {
    if matching == Matching::Regex {
        return Ok(vec![match_regexes(pattern, counted)?]);
    }
    let words = words(pattern, counted, settings);
    if words.is_empty() {
        let found = pattern.to_owned();
        return Err(PatternError::NoWord { found });
    }
    let whole = settings.segmenter().prepare(pattern.trim()).into_owned();
    let is_another = words.len() > 1 && occurs(&whole, counted);
    let readings = std::iter::once(words).chain(is_another.then(|| vec![whole]));
    Ok(readings
        .map(|words| match_words(&words, matching, counted, settings))
        .collect())
}

/// Whether a word is a surface of the texts.
fn occurs(word: &str, counted: &Counted) -> bool {
    let surfaces = counted.counts.surfaces();
    let mut texts = surfaces.ids().map(|number| surfaces.text(number));
    texts.any(|text| text == word)
}

fn match_surfaces(counted: &Counted, is_match: impl Fn(&str) -> bool) -> Vec<bool> {
    let surfaces = counted.counts.surfaces();
    let texts = surfaces.ids().map(|number| surfaces.text(number));
    texts.map(is_match).collect()
}

fn match_regexes(pattern: &str, counted: &Counted) -> Result<WordMatches, PatternError> {
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

fn match_words(
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

/// The words of a pattern, segmented like a text in the language of most texts; or like a Japanese
/// text, if only then all of them are words of the texts.
fn words(pattern: &str, counted: &Counted, settings: &Settings) -> Vec<String> {
    let segmenter = settings.segmenter();
    let text = segmenter.prepare(pattern);
    let mut tokens: Vec<Token> = Vec::new();
    let mut words_in = |language| -> Vec<String> {
        segmenter.segment_in(language, &text, &mut tokens);
        let surfaces = tokens.iter().map(|token| token.surface(&text));
        surfaces
            .flat_map(|surface| words_of(surface, language, counted))
            .collect()
    };
    let words = words_in(common_language(&counted.documents));
    if settings.mecab.is_none() {
        return words;
    }
    let occurs = |word: &String| occurs(word, counted);
    let japanese = words_in(Language::JAPANESE);
    if !words.iter().all(occurs) && japanese.iter().all(occurs) {
        return japanese;
    }
    words
}

/// The words of a token of a pattern, as they are in the corpus.
fn words_of(surface: &str, language: Language, counted: &Counted) -> Vec<String> {
    let words = counted.resolver.as_ref();
    let words = words.and_then(|resolver| resolver.words(surface, language));
    match words {
        None => vec![surface.to_owned()],
        Some(words) => {
            let texts = words.iter().map(|word| word.text(surface).to_owned());
            texts.collect()
        }
    }
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
