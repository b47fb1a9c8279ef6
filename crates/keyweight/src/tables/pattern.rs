//! What is looked for in texts: terms, surfaces or regular expressions, one for each word.

use std::collections::BTreeMap;

use keyweight_count::Surfaces;
use keyweight_tokenize::{Case, Fate, Folded, Language, Rules, Surface, Token, fold_with};
use regex::Regex;
use thiserror::Error;

use crate::counting::Counted;
use crate::counting::from_context;
use crate::execution::OnThreads;
use crate::model::common_language;
use crate::settings::Settings;

/// How a pattern and the words of a text are compared.
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
    /// The pattern passes through the rules of the text: it finds what counts for the same terms.
    /// Stop words and whatever else counts for none it finds in any case.
    #[default]
    Term,
    /// As written.
    Surface,
    /// The pattern is one regular expression for each word, with spaces between them. It finds words
    /// of which a part matches.
    Regex,
}

/// A pattern cannot be looked for.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum PatternError {
    /// There is no word in it.
    #[error("there is no word in the pattern {found:?}")]
    NoWord {
        /// What was given.
        found: String,
    },
    /// It is no regular expression.
    #[error("the pattern is no regular expression")]
    Regex(#[from] regex::Error),
}

/// For each word of a pattern and each surface whether they match.
pub(crate) type Words = Vec<Vec<bool>>;

/// What the pattern finds, for each way to read it: cut into words, and as one word if the texts have
/// it so.
pub(crate) fn matches(
    pattern: &str,
    matching: Matching,
    counted: &Counted,
    settings: &Settings,
) -> Result<Vec<Words>, PatternError> {
    if matching == Matching::Regex {
        return Ok(vec![regexes(pattern, counted)?]);
    }
    let cut = words(pattern, counted, settings);
    if cut.is_empty() {
        let found = pattern.to_owned();
        return Err(PatternError::NoWord { found });
    }
    let whole = settings.segmenter().prepare(pattern.trim()).into_owned();
    let is_another = cut.len() > 1 && occurs(&whole, counted);
    let ways = std::iter::once(cut).chain(is_another.then(|| vec![whole]));
    Ok(ways
        .map(|words| find(&words, matching, counted, settings))
        .collect())
}

/// Whether a word stands so in the texts.
fn occurs(word: &str, counted: &Counted) -> bool {
    let surfaces = counted.counts.surfaces();
    let mut texts = surfaces.ids().map(|number| surfaces.text(number));
    texts.any(|text| text == word)
}

fn by_text(counted: &Counted, is_match: impl Fn(&str) -> bool) -> Vec<bool> {
    let surfaces = counted.counts.surfaces();
    let texts = surfaces.ids().map(|number| surfaces.text(number));
    texts.map(is_match).collect()
}

fn regexes(pattern: &str, counted: &Counted) -> Result<Words, PatternError> {
    let words = pattern.split_whitespace().map(Regex::new);
    let words = words.collect::<Result<Vec<Regex>, regex::Error>>()?;
    if words.is_empty() {
        let found = pattern.to_owned();
        return Err(PatternError::NoWord { found });
    }
    let found = words
        .iter()
        .map(|word| by_text(counted, |text| word.is_match(text)));
    Ok(found.collect())
}

fn find(words: &[String], matching: Matching, counted: &Counted, settings: &Settings) -> Words {
    if matching == Matching::Surface {
        let found = words
            .iter()
            .map(|word| by_text(counted, |text| text == word));
        return found.collect();
    }
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let found = by_fate(&words, counted, &settings.rules, 0);
    if found.iter().all(|word| word.contains(&true)) {
        return found;
    }
    // One that were seen once might be the singular of a word that is always capitalized.
    by_fate(&words, counted, &settings.rules, 1)
}

/// The words of a pattern, found as in a text of the language that most texts are in; or as in a
/// Japanese one, if only then all of them are words of the texts.
fn words(pattern: &str, counted: &Counted, settings: &Settings) -> Vec<String> {
    let segmenter = settings.segmenter();
    let text = segmenter.prepare(pattern);
    let mut tokens: Vec<Token> = Vec::new();
    let mut words_in = |language| -> Vec<String> {
        segmenter.segment_in(language, &text, &mut tokens);
        let surfaces = tokens.iter().map(|token| token.surface(&text).to_owned());
        surfaces.collect()
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

/// For each word and each surface whether they have the same fate. The words are folded as if they
/// were words of the corpus, in each of its languages, that occur `count` times: so `semiconductor`
/// finds `semiconductors` even where no text has the singular.
fn by_fate(words: &[&str], counted: &Counted, rules: &Rules, count: u64) -> Words {
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
    let mut places: BTreeMap<Language, usize> = BTreeMap::new();
    for language in languages {
        places.entry(language).or_insert(0);
    }
    for (language, place) in &mut places {
        *place = described.len();
        described.extend(words.iter().map(|word| Surface {
            text: word,
            language: *language,
            in_capitals: false,
            count,
        }));
    }
    let Folded { fates, .. } = fold_with(rules, &described, &OnThreads);
    let same = |word: usize, surface: usize| {
        let own = places[&described[surface].language] + word;
        match (&fates[own], &fates[surface]) {
            (Fate::Term(own), Fate::Term(term)) => own == term,
            (Fate::Dropped(_), Fate::Dropped(_)) => {
                is_same_word(rules, words[word], described[surface].text)
            }
            _ => false,
        }
    };
    let numbers = 0..surfaces.len();
    let of_word = |word| numbers.clone().map(|surface| same(word, surface)).collect();
    (0..words.len()).map(of_word).collect()
}

/// Whether a word of the pattern and a surface, which both count for no term, are one word. One in
/// capitals (`US`) is none in lower case (`us`).
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

/// The language that each surface is treated as.
fn languages(surfaces: &Surfaces, common: Language) -> Vec<Language> {
    let language = |number| match from_context(surfaces.context(number)).0 {
        Language::UNKNOWN => common,
        known => known,
    };
    surfaces.ids().map(language).collect()
}
