//! The rules that fold surfaces into terms, applied once to every distinct surface of a corpus.

use std::collections::BTreeSet;

use crate::characters::lowercase::to_lowercase;
use crate::fold::case::{Case, CaseEvidence};
use crate::fold::executor::{InOrder, Mapper};
use crate::fold::plural::singular;
use crate::fold::rules::Rules;
use crate::fold::stem::Stem;
use crate::fold::stop_lists::Lists;
use crate::fold::surface::{Folded, Reason, Surface};
use crate::fold::term_counts::{SeenTerms, foldable};
use crate::fold::variants;
use crate::fold::word::{Term, Word};
use crate::language::Language;

/// Decides for every distinct surface of a corpus which term it counts for.
///
/// The rules look at all surfaces together: `US` is told from `us`, and `TRUMP` from an acronym, by
/// how often the corpus writes them which way, and a plural is folded only where its singular
/// occurs.
///
/// # Examples
///
/// ```
/// use keyweight_tokenize::{Fate, Language, Reason, Rules, Surface, fold};
///
/// let surface = |text, count| Surface {
///     text,
///     language: Language::ENGLISH,
///     in_capitals: false,
///     count,
/// };
/// let folded = fold(
///     &Rules::default(),
///     &[surface("U.S.", 2), surface("us", 5), surface("Taiwan’s", 3), surface("450,000", 1)],
/// );
/// assert_eq!(folded.fates, [
///     Fate::Term("US".to_owned()),
///     Fate::Dropped(Reason::StopWord),
///     Fate::Term("taiwan".to_owned()),
///     Fate::Dropped(Reason::Number),
/// ]);
/// ```
pub fn fold(rules: &Rules, surfaces: &[Surface<'_>]) -> Folded {
    fold_with(rules, surfaces, &InOrder)
}

/// Like [`fold`], but leaves to `mapper` what can be done side by side.
pub fn fold_with(rules: &Rules, surfaces: &[Surface<'_>], mapper: &impl Mapper) -> Folded {
    let languages = distinct(surfaces.iter().map(|surface| surface.language));
    let lists = Lists::new(&rules.stop_words, &languages, |entry| {
        to_lowercase(&rules.word(entry))
    });
    let have_variants = variants::may_be_found(rules, &languages);
    let alone = rules.case != Case::Auto && rules.stem == Stem::None && !have_variants;
    let fates = if alone {
        // A surface's fate depends on no other surface.
        let evidence = CaseEvidence::default();
        mapper.map(surfaces, |surface| {
            let term = Word::new(rules, surface, &lists).term(rules, &evidence);
            rules.fate(term.map(|term| term.text))
        })
    } else {
        let mut words = mapper.map(surfaces, |surface| Word::new(rules, surface, &lists));
        let evidence = match rules.case {
            Case::Auto => find_evidence(&mut words, mapper),
            Case::Lower | Case::Keep => CaseEvidence::default(),
        };
        let terms = mapper.map(&words, |word| word.term(rules, &evidence));
        let singulars = match rules.stem {
            Stem::Plural => find_singulars(&words, &terms, mapper),
            Stem::None | Stem::Snowball => Vec::new(),
        };
        let variants = if have_variants {
            variants::find(rules, &words, &terms, mapper)
        } else {
            Vec::new()
        };
        let (mut singulars, mut variants) = (singulars.into_iter(), variants.into_iter());
        let terms = terms.into_iter().map(|term| {
            let (singular, variant) = (singulars.next().flatten(), variants.next().flatten());
            term.map(|term| singular.or(variant).unwrap_or(term.text))
        });
        terms.map(|term| rules.fate(term)).collect()
    };
    Folded {
        fates,
        stop_lists: lists.into_uses(),
    }
}

/// The languages of all documents.
fn distinct(languages: impl Iterator<Item = Language>) -> BTreeSet<Language> {
    let mut distinct = BTreeSet::new();
    let mut last = None;
    for language in languages {
        // Mostly the same as before.
        if last.replace(language) != Some(language) {
            distinct.insert(language);
        }
    }
    distinct
}

/// So many words are looked through at a time.
const PIECE: usize = 1 << 14;

/// Adds up the evidence of the words' case, and notes in each word where its own is kept.
fn find_evidence(words: &mut [Word<'_>], mapper: &impl Mapper) -> CaseEvidence {
    let mut evidence = CaseEvidence::default();
    // The few words that matter are found on all threads, and added on one.
    let pieces: Vec<(usize, &[Word<'_>])> = (0..).step_by(PIECE).zip(words.chunks(PIECE)).collect();
    let added = mapper.map(&pieces, |(_, words)| {
        let written = |word: &&Word<'_>| word.written().is_some_and(|word| word.is_evidence());
        words.iter().filter(written).collect::<Vec<_>>()
    });
    for word in added.into_iter().flatten() {
        if let Some(written) = word.written() {
            evidence.add(&written, word.surface.count);
        }
    }
    if evidence.is_empty() {
        return evidence;
    }
    let slots = mapper.map(&pieces, |(start, words)| {
        let slot = |word: &Word<'_>| evidence.slot(&word.written()?);
        let slots = (*start..).zip(*words);
        let slots = slots.filter_map(|(place, word)| Some((place, slot(word)?)));
        slots.collect::<Vec<_>>()
    });
    for (place, slot) in slots.into_iter().flatten() {
        let word = &mut words[place];
        word.slot = Some(slot);
        if let Some(written) = word.written().filter(|written| !written.is_evidence()) {
            evidence.add_other(slot, &written, word.surface.count);
        }
    }
    evidence
}

/// For each word the singular that its term is a regular plural of, in English documents.
fn find_singulars(
    words: &[Word<'_>],
    terms: &[Result<Term, Reason>],
    mapper: &impl Mapper,
) -> Vec<Option<String>> {
    let seen = SeenTerms::new(words, terms, mapper);
    let numbers: Vec<usize> = (0..terms.len()).collect();
    mapper.map(&numbers, |number| {
        let term = foldable(&words[*number], &terms[*number])?;
        singular(&term.text, |text| seen.get(text))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fold::{Addresses, Fate, Normalization, Numbers, Possessives, StopWords};

    fn surface(text: &str, count: u64) -> Surface<'_> {
        Surface {
            text,
            language: Language::ENGLISH,
            in_capitals: false,
            count,
        }
    }

    fn terms(surfaces: &[Surface<'_>]) -> Vec<String> {
        fold(&Rules::default(), surfaces)
            .fates
            .into_iter()
            .map(|fate| match fate {
                Fate::Term(term) => term,
                Fate::Dropped(reason) => format!("({reason:?})"),
            })
            .collect()
    }

    #[test]
    fn forms_of_one_country_are_one_term() {
        let surfaces = [
            surface("US", 20),
            surface("U.S.", 4),
            surface("U.S", 1),
            surface("US's", 1),
            surface("us", 9),
            surface("Us", 1),
        ];
        assert_eq!(
            terms(&surfaces),
            ["US", "US", "US", "US", "(StopWord)", "(StopWord)"]
        );
    }

    #[test]
    fn plurals_count_for_the_singular() {
        let surfaces = [
            surface("semiconductors", 9),
            surface("Semiconductors", 1),
            surface("semiconductor", 5),
            surface("vehicles", 2),
            surface("GPUs", 2),
        ];
        assert_eq!(
            terms(&surfaces),
            [
                "semiconductor",
                "semiconductor",
                "semiconductor",
                "vehicles",
                "GPU"
            ]
        );
    }

    #[test]
    fn without_plurals_every_form_is_a_term_of_its_own() {
        let rules = Rules {
            stem: Stem::None,
            ..Rules::default()
        };
        let surfaces = ["GPU", "GPUs", "chip", "chips"].map(|text| surface(text, 2));
        let folded = fold(&rules, &surfaces);
        let terms: Vec<_> = folded.fates.iter().filter_map(Fate::term).collect();
        assert_eq!(terms, ["GPU", "gpus", "chip", "chips"]);
    }

    #[test]
    fn compounds_are_folded_whole() {
        let surfaces = [
            surface("Indo-Pacific", 3),
            surface("COVID-19", 2),
            surface("U.S.-Taiwan", 1),
            surface("US-Taiwan", 1),
            surface("2-nanometer", 1),
        ];
        assert_eq!(
            terms(&surfaces),
            [
                "indo-pacific",
                "covid-19",
                "us-taiwan",
                "us-taiwan",
                "2-nanometer"
            ]
        );
    }

    #[test]
    fn what_is_no_word_is_dropped_with_its_reason() {
        let surfaces = [
            surface("US$300", 1),
            surface("https://example.org", 1),
            surface("a@example.org", 1),
            surface("@desk", 1),
            surface("#ChipWar", 1),
            surface("x", 1),
            surface("don’t", 1),
        ];
        assert_eq!(
            terms(&surfaces),
            [
                "(Money)",
                "(Url)",
                "(Email)",
                "(Mention)",
                "#chipwar",
                "(Short)",
                "(StopWord)"
            ]
        );
    }

    #[test]
    fn without_rules_a_surface_is_its_own_term() {
        let rules = Rules {
            normalization: Normalization::None,
            possessives: Possessives::Keep,
            case: Case::Keep,
            numbers: Numbers::Keep,
            stem: Stem::None,
            stop_words: StopWords::none(),
            addresses: Addresses::Keep,
            min_length: 0,
            max_length: usize::MAX,
        };
        for text in [
            "https://example.org",
            "ﬁrm",
            "Taiwan’s",
            "U.S.",
            "2025",
            "US$300",
            "the",
            "x",
            "chips",
            "chip",
        ] {
            let folded = fold(&rules, &[surface(text, 1)]);
            assert_eq!(folded.fates, [Fate::Term(text.to_owned())]);
        }
    }

    /// Does the last item first.
    struct Backwards;

    impl Mapper for Backwards {
        fn map<'i, T: Sync, U: Send>(
            &self,
            items: &'i [T],
            work: impl Fn(&'i T) -> U + Sync + Send,
        ) -> Vec<U> {
            let mut done: Vec<U> = items.iter().rev().map(work).collect();
            done.reverse();
            done
        }
    }

    #[test]
    fn the_order_of_work_changes_nothing() {
        let texts = [
            "US", "us", "U.S.", "GPUs", "GPU", "chips", "chip", "Gpu", "the", "$5",
        ];
        let surfaces = texts.map(|text| surface(text, 3));
        for stem in [Stem::Plural, Stem::Snowball] {
            let rules = Rules {
                stem,
                ..Rules::default()
            };
            let in_order = fold(&rules, &surfaces);
            let backwards = fold_with(&rules, &surfaces, &Backwards);
            assert_eq!(in_order.fates, backwards.fates);
            assert_eq!(in_order.stop_lists, backwards.stop_lists);
        }
    }
}
