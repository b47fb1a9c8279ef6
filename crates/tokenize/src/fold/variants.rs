//! Variants: terms that are forms or spellings of one word, and the one that represents them.

use std::borrow::Cow;
use std::cmp::Reverse;
use std::collections::BTreeSet;

use foldhash::fast::FixedState;
use hashbrown::HashSet;

use crate::fold::executor::Executor;
use crate::fold::normalization::Normalization;
use crate::fold::rules::Rules;
use crate::fold::spelling;
use crate::fold::stem::{self, Stem};
use crate::fold::surface::Reason;
use crate::fold::term_counts::{self, PARTITIONS};
use crate::fold::word::{Candidate, Word};
use crate::language::Language;

/// A term, with the key that it shares with its variants.
struct Variant<'t> {
    language: Language,
    key: String,
    text: &'t str,
    count: u64,
    /// The index of its word.
    index: usize,
}

/// Whether words in any of `languages` may have variants under `rules`.
pub(crate) fn are_possible(rules: &Rules, languages: &BTreeSet<Language>) -> bool {
    languages.iter().any(|language| {
        varies_in_spelling(rules, *language)
            || rules.stem == Stem::Snowball && stem::stemmer(*language).is_some()
    })
}

fn varies_in_spelling(rules: &Rules, language: Language) -> bool {
    rules.normalization == Normalization::Nfkc && spelling::has_variants(language)
}

/// For each word, the term that it counts for, if it differs from its own candidate: the most frequent of
/// the terms with the same key in the same language; of equally frequent ones the shortest; of equally
/// short ones the first in byte order.
pub(crate) fn find(
    rules: &Rules,
    words: &[Word<'_>],
    candidates: &[Result<Candidate, Reason>],
    executor: &impl Executor,
) -> Vec<Option<String>> {
    let indices: Vec<usize> = (0..candidates.len()).collect();
    let term = |index: usize| {
        let candidate = candidates[index].as_ref().ok();
        let candidate = candidate.filter(|candidate| !candidate.is_acronym)?;
        Some((candidate.text.as_str(), words[index].surface.language))
    };
    // Most terms are in their canonical spelling, and no other term has it.
    let changed = executor.map(&indices, |index| {
        let (term, language) = term(*index)?;
        changed_by_spelling(rules, term, language)
    });
    let changed: HashSet<u64, FixedState> = changed.into_iter().flatten().collect();
    let keys = executor.map(&indices, |index| {
        let (term, language) = term(*index)?;
        key(rules, term, language, &changed)
    });
    let mut partitions: Vec<Vec<Variant<'_>>> = Vec::new();
    partitions.resize_with(PARTITIONS, Vec::new);
    let keyed = keys.into_iter().enumerate().zip(words).zip(candidates);
    for (((index, key), word), candidate) in keyed {
        if let (Some(key), Ok(candidate)) = (key, candidate) {
            let partition = term_counts::partition(term_counts::hash(&key));
            partitions[partition].push(Variant {
                language: word.surface.language,
                key,
                text: &candidate.text,
                count: word.surface.count,
                index,
            });
        }
    }
    let mut found = vec![None; candidates.len()];
    let replaced = executor.map(&partitions, |variants| replacements(variants));
    for (index, replacement) in replaced.into_iter().flatten() {
        found[index] = Some(replacement.to_owned());
    }
    found
}

/// The hash of the canonical spelling of `term`, if that is another one.
fn changed_by_spelling(rules: &Rules, term: &str, language: Language) -> Option<u64> {
    if !varies_in_spelling(rules, language) {
        return None;
    }
    match spelling::key(term, language)? {
        Cow::Owned(key) => Some(term_counts::hash(&key)),
        Cow::Borrowed(_) => None,
    }
}

/// The key that `term` shares with its variants, if it may have any; `changed` has the hashes of the
/// canonical spellings that differ from their terms.
fn key(
    rules: &Rules,
    term: &str,
    language: Language,
    changed: &HashSet<u64, FixedState>,
) -> Option<String> {
    let stemmer = match rules.stem {
        Stem::Snowball => stem::stemmer(language),
        Stem::None | Stem::Plural => None,
    };
    let varies = varies_in_spelling(rules, language);
    match stemmer {
        Some(stemmer) if varies => {
            let word = spelling::canonical(term, language);
            Some(stem::stem(stemmer, &word).into_owned())
        }
        Some(stemmer) => Some(stem::stem(stemmer, term).into_owned()),
        None if varies => {
            let key = spelling::key(term, language)?;
            changed
                .contains(&term_counts::hash(&key))
                .then(|| key.into_owned())
        }
        None => None,
    }
}

/// The indices of words that count for another term than their own candidate, each with that term.
fn replacements<'t>(variants: &[Variant<'t>]) -> Vec<(usize, &'t str)> {
    let mut order: Vec<&Variant<'t>> = variants.iter().collect();
    order.sort_unstable_by_key(|term| (term.language, term.key.as_str(), term.text, term.index));
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
                found.push((term.index, best));
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fold::stop_words::{StopList, StopSource, StopWords};
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
    fn forms_with_the_same_stem_count_for_the_most_frequent_one() {
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
    fn the_shortest_and_then_the_first_of_equally_frequent_forms_represents_them() {
        let french = [("nations", 2), ("nation", 2)];
        assert_eq!(terms(&snowball(), "fr", &french), ["nation", "nation"]);
        let spanish = [("derecha", 1), ("derecho", 1)];
        assert_eq!(terms(&snowball(), "es", &spanish), ["derecha", "derecha"]);
    }

    #[test]
    fn a_language_without_a_stemmer_and_other_rules_leave_forms_apart() {
        let words = [("Reformen", 3), ("Reform", 2)];
        assert_eq!(terms(&snowball(), "zh", &words), ["reformen", "reform"]);
        assert_eq!(
            terms(&Rules::default(), "de", &words),
            ["reformen", "reform"]
        );
    }

    #[test]
    fn german_spellings_with_ss_and_sharp_s_are_one_term() {
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
    fn russian_words_with_and_without_the_dots_of_yo_are_one_term() {
        let words = [
            ("Самолёт", 1),
            ("Самолет", 1),
            ("самолёт", 1),
            ("самолёте", 1),
        ];
        for stem in [Stem::None, Stem::Plural] {
            let rules = Rules {
                stem,
                ..Rules::default()
            };
            let found = terms(&rules, "ru", &words);
            assert_eq!(found, ["самолёт", "самолёт", "самолёт", "самолёте"]);
        }
        let rarely = [("самолёт", 1), ("самолет", 2)];
        assert_eq!(terms(&Rules::default(), "ru", &rarely), ["самолет"; 2]);
        let others = [("нёбо", 1), ("небо", 9), ("всё", 3), ("все", 2)];
        let found = terms(&Rules::default(), "ru", &others);
        assert_eq!(found, ["нёбо", "небо", "(StopWord)", "(StopWord)"]);
    }

    #[test]
    fn romanian_letters_with_a_cedilla_are_those_with_a_comma() {
        let words = [
            ("Bucureşti", 9),
            ("București", 1),
            ("BUCUREŞTI", 1),
            ("Bucures\u{327}ti", 1),
            ("şi", 1),
            ("și", 1),
            ("toți", 1),
        ];
        let found = terms(&Rules::default(), "ro", &words);
        assert_eq!(found[..4], ["bucurești"; 4]);
        assert_eq!(found[4..], ["(StopWord)"; 3]);
    }

    #[test]
    fn french_words_with_and_without_ligatures_are_one_term() {
        let words = [("œuvre", 2), ("Oeuvre", 1), ("poète", 1)];
        let found = terms(&Rules::default(), "fr", &words);
        assert_eq!(found, ["œuvre", "œuvre", "poète"]);
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
    fn stop_words_match_in_every_spelling() {
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
    fn own_stop_words_match_in_every_spelling() {
        let own = |entries: &str| Rules {
            stop_words: StopWords {
                sources: vec![StopSource::List(StopList::from_lines("own.txt", entries))],
            },
            ..Rules::default()
        };
        for (language, entry, written) in [
            // The half-space of Persian, and letters of Arabic keyboards.
            ("fa", "می\u{200c}خواهم", "میخواهم"),
            ("fa", "میخواهم", "می\u{200c}خواهم"),
            ("fa", "کتاب", "كتاب"),
            // Hamza.
            ("ar", "الإنسان", "الانسان"),
            ("ar", "الانسان", "الأنسان"),
            ("de", "straße", "Strasse"),
            // Composed and decomposed, with a soft hyphen, with the full stop of an abbreviation.
            ("fr", "cafe\u{301}", "café"),
            ("fr", "café", "cafe\u{301}"),
            ("en", "semi\u{ad}conductor", "semiconductor"),
            ("de", "Jhdt.", "Jhdt"),
        ] {
            let found = terms(&own(entry), language, &[(written, 1)]);
            assert_eq!(found, ["(StopWord)"], "{entry} {written}");
        }
        assert_eq!(terms(&own("an"), "ar", &[("أن", 1)]), ["أن"]);
    }

    #[test]
    fn turkish_words_keep_the_turkish_letters_i() {
        let rules = Rules::default();
        let words = [("Işık", 2), ("İzmir'de", 1), ("Izmir", 1)];
        assert_eq!(terms(&rules, "tr", &words), ["ışık", "izmir", "ızmir"]);
        assert_eq!(
            terms(&rules, "en", &[("İzmir", 1), ("Izmir", 1)]),
            ["izmir"; 2]
        );
    }

    #[test]
    fn elided_articles_are_stripped() {
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
