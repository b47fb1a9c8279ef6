//! Terms that are forms or spellings of one word, and the one of them that is shown.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use crate::fold::executor::Mapper;
use crate::fold::normalization::Normalization;
use crate::fold::rules::Rules;
use crate::fold::spelling;
use crate::fold::stem::{self, Stem};
use crate::fold::surface::Reason;
use crate::fold::term_counts::{self, PARTS};
use crate::fold::word::{Term, Word};
use crate::language::Language;

/// A term with what it has in common with its variants.
struct Keyed<'t> {
    language: Language,
    key: String,
    text: &'t str,
    count: u64,
    /// The number of its word.
    number: usize,
}

/// Whether words in one of `languages` have variants under `rules`.
pub(crate) fn may_be_found(rules: &Rules, languages: &BTreeSet<Language>) -> bool {
    languages.iter().any(|language| {
        varies_in_spelling(rules, *language)
            || rules.stem == Stem::Snowball && stem::stemmer(*language).is_some()
    })
}

fn varies_in_spelling(rules: &Rules, language: Language) -> bool {
    rules.normalization == Normalization::Nfkc && spelling::varies(language)
}

/// For each word the term that it counts for, if that is another one than its own in `terms`: of all
/// with the same key in the same language the most frequent one, of equally frequent ones the
/// shortest, of equally short ones the first.
pub(crate) fn find(
    rules: &Rules,
    words: &[Word<'_>],
    terms: &[Result<Term, Reason>],
    mapper: &impl Mapper,
) -> Vec<Option<String>> {
    let numbers: Vec<usize> = (0..terms.len()).collect();
    let keys = mapper.map(&numbers, |number| {
        let term = terms[*number]
            .as_ref()
            .ok()
            .filter(|term| !term.is_acronym)?;
        key(rules, &term.text, words[*number].surface.language)
    });
    let mut parts: Vec<Vec<Keyed<'_>>> = Vec::new();
    parts.resize_with(PARTS, Vec::new);
    for (((number, key), word), term) in keys.into_iter().enumerate().zip(words).zip(terms) {
        if let (Some(key), Ok(term)) = (key, term) {
            parts[term_counts::part(term_counts::hash(&key))].push(Keyed {
                language: word.surface.language,
                key,
                text: &term.text,
                count: word.surface.count,
                number,
            });
        }
    }
    let mut found = vec![None; terms.len()];
    for (number, shown) in mapper.map(&parts, |part| shown(part)).into_iter().flatten() {
        found[number] = Some(shown.to_owned());
    }
    found
}

/// What the variants of `term` have in common, if it may have any.
fn key(rules: &Rules, term: &str, language: Language) -> Option<String> {
    let stemmer = match rules.stem {
        Stem::Snowball => stem::stemmer(language),
        Stem::None | Stem::Plural => None,
    };
    let varies = varies_in_spelling(rules, language);
    match stemmer {
        Some(stemmer) if varies => {
            let word = spelling::unified(term, language);
            Some(stem::stem(stemmer, &word).into_owned())
        }
        Some(stemmer) => Some(stem::stem(stemmer, term).into_owned()),
        None if varies => spelling::key(term, language).map(std::borrow::Cow::into_owned),
        None => None,
    }
}

/// The numbers of words that count for another term than their own, with that term.
fn shown<'t>(part: &[Keyed<'t>]) -> Vec<(usize, &'t str)> {
    let mut order: Vec<&Keyed<'t>> = part.iter().collect();
    order.sort_unstable_by_key(|term| (term.language, term.key.as_str(), term.text, term.number));
    let mut found = Vec::new();
    for variants in order.chunk_by(|a, b| (a.language, &a.key) == (b.language, &b.key)) {
        let texts = variants.chunk_by(|a, b| a.text == b.text).map(|same| {
            let count: u64 = same.iter().map(|term| term.count).sum();
            (same[0].text, count)
        });
        let best = texts.min_by_key(|(text, count)| (Reverse(*count), text.chars().count()));
        for term in variants {
            if let Some((best, _)) = best
                && best != term.text
            {
                found.push((term.number, best));
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Case, Fate, Surface, fold};

    fn terms(rules: &Rules, code: &str, surfaces: &[(&str, u64)]) -> Vec<String> {
        let language = code.parse().unwrap();
        let surfaces: Vec<Surface<'_>> = surfaces
            .iter()
            .map(|(text, count)| Surface {
                text,
                language,
                in_capitals: false,
                count: *count,
            })
            .collect();
        let fates = fold(rules, &surfaces).fates.into_iter();
        fates
            .map(|fate| match fate {
                Fate::Term(term) => term,
                Fate::Dropped(reason) => format!("({reason:?})"),
            })
            .collect()
    }

    fn snowball() -> Rules {
        Rules {
            stem: Stem::Snowball,
            ..Rules::default()
        }
    }

    #[test]
    fn forms_with_one_stem_count_for_the_most_frequent_one() {
        let german = [
            ("Reformen", 3),
            ("Reform", 2),
            ("reform", 2),
            ("Reformer", 1),
        ];
        assert_eq!(
            terms(&snowball(), "de", &german),
            ["reform", "reform", "reform", "reform"]
        );
        let english = [("nations", 2), ("nation", 1), ("UN", 1), ("UNs", 1)];
        assert_eq!(
            terms(&snowball(), "en", &english),
            ["nations", "nations", "UN", "UN"]
        );
        let russian = [("права", 2), ("право", 5), ("правом", 1)];
        assert_eq!(
            terms(&snowball(), "ru", &russian),
            ["право", "право", "право"]
        );
    }

    #[test]
    fn of_equally_frequent_forms_the_shortest_and_then_the_first_is_shown() {
        let french = [("nations", 2), ("nation", 2)];
        assert_eq!(terms(&snowball(), "fr", &french), ["nation", "nation"]);
        let spanish = [("derecha", 1), ("derecho", 1)];
        assert_eq!(terms(&snowball(), "es", &spanish), ["derecha", "derecha"]);
    }

    #[test]
    fn languages_have_their_own_stems_and_other_rules_have_none() {
        let words = [("Reformen", 3), ("Reform", 2)];
        assert_eq!(terms(&snowball(), "zh", &words), ["reformen", "reform"]);
        assert_eq!(
            terms(&Rules::default(), "de", &words),
            ["reformen", "reform"]
        );
    }

    #[test]
    fn a_street_is_a_street_however_it_is_written() {
        let streets = [("Straße", 5), ("STRASSE", 1), ("STRAẞE", 1), ("Strasse", 2)];
        for case in [Case::Auto, Case::Lower] {
            for stem in [Stem::None, Stem::Plural, Stem::Snowball] {
                let rules = Rules {
                    case,
                    stem,
                    ..Rules::default()
                };
                assert_eq!(
                    terms(&rules, "de", &streets),
                    ["straße"; 4],
                    "{case:?} {stem:?}"
                );
            }
        }
        let once = [("Straße", 1), ("STRASSE", 1)];
        assert_eq!(terms(&Rules::default(), "de", &once), ["straße", "straße"]);
        let pairs = [("Masse", 1), ("Maße", 1)];
        assert_eq!(terms(&Rules::default(), "de", &pairs), ["masse", "maße"]);
    }

    #[test]
    fn persian_and_arabic_spellings_are_one_term() {
        let persian = [("می\u{200c}خواهم", 3), ("میخواهم", 1), ("ميخواهم", 1)];
        let found = terms(&Rules::default(), "fa", &persian);
        assert_eq!(found, ["می\u{200c}خواهم"; 3]);
        let arabic = [("الإنسان", 3), ("الانسان", 1), ("الإِنسان", 1)];
        assert_eq!(terms(&Rules::default(), "ar", &arabic), ["الإنسان"; 3]);
    }

    #[test]
    fn stop_words_are_known_in_every_spelling() {
        let rules = Rules::default();
        assert_eq!(
            terms(&rules, "de", &[("daß", 1), ("Dass", 1)]),
            ["(StopWord)"; 2]
        );
        assert_eq!(
            terms(&rules, "tr", &[("İçin", 1), ("için", 1)]),
            ["(StopWord)"; 2]
        );
    }

    #[test]
    fn turkish_words_have_turkish_letters() {
        let rules = Rules::default();
        let words = [("Işık", 2), ("İzmir'de", 1), ("Izmir", 1)];
        assert_eq!(terms(&rules, "tr", &words), ["ışık", "izmir", "ızmir"]);
        assert_eq!(
            terms(&rules, "en", &[("İzmir", 1), ("Izmir", 1)]),
            ["izmir"; 2]
        );
    }

    #[test]
    fn elided_articles_are_cut_off() {
        let rules = Rules::default();
        let words = [
            ("l’économie", 1),
            ("L'ONU", 2),
            ("L’", 1),
            ("prud’homme", 1),
            ("qu’il", 1),
        ];
        assert_eq!(
            terms(&rules, "fr", &words),
            ["économie", "ONU", "(StopWord)", "prud'homme", "(StopWord)"]
        );
        assert_eq!(terms(&rules, "it", &[("dell’arte", 1)]), ["arte"]);
        assert_eq!(
            terms(&rules, "en", &[("D’Amato", 1), ("don’t", 1)]),
            ["d'amato", "(StopWord)"]
        );
    }
}
