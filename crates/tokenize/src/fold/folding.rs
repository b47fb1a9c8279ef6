//! Folding: applies the rules once to every distinct surface of a corpus.

use std::collections::BTreeSet;

use crate::characters::lowercase::to_lowercase;
use crate::fold::accents;
use crate::fold::case::{Case, CaseEvidence};
use crate::fold::executor::{Executor, SequentialExecutor};
use crate::fold::fixed_terms;
use crate::fold::particles;
use crate::fold::plural_groups;
use crate::fold::rules::Rules;
use crate::fold::stem::Stem;
use crate::fold::stop_lists::StopLists;
use crate::fold::surface::{Folded, Surface};
use crate::fold::variants;
use crate::fold::word::Word;
use crate::language::Language;

/// Decides for every distinct surface of a corpus which term it counts for.
///
/// The rules use all surfaces together: how often the corpus writes a word in each way distinguishes `US`
/// from `us` and `TRUMP` from an acronym, and a plural and its singular count for the more frequent of them.
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
    fold_with(rules, surfaces, &SequentialExecutor)
}

/// Like [`fold()`], but `executor` does the work that can be done in parallel.
pub fn fold_with(rules: &Rules, surfaces: &[Surface<'_>], executor: &impl Executor) -> Folded {
    let languages = distinct_languages(surfaces.iter().map(|surface| surface.language));
    let lists = StopLists::new(&rules.stop_words, &languages, |entry| {
        to_lowercase(&rules.normal_word(entry))
    });
    let may_have_variants = variants::are_possible(rules, &languages);
    let may_lack_accents = accents::are_possible(rules, &languages);
    let is_independent = rules.case != Case::Auto
        && rules.stem == Stem::None
        && !may_have_variants
        && !may_lack_accents;
    let mut fates = if is_independent {
        // The fate of a surface depends on no other surface.
        let evidence = CaseEvidence::default();
        executor.map(surfaces, |surface| {
            let candidate = Word::new(rules, surface, &lists).candidate(rules, &evidence);
            rules.fate(candidate.map(|candidate| candidate.text))
        })
    } else {
        let mut words = executor.map(surfaces, |surface| Word::new(rules, surface, &lists));
        let evidence = match rules.case {
            Case::Auto => collect_case_evidence(&mut words, executor),
            Case::Lower | Case::Keep => CaseEvidence::default(),
        };
        let mut candidates = executor.map(&words, |word| word.candidate(rules, &evidence));
        if may_lack_accents {
            accents::restore(&words, &mut candidates, executor);
        }
        let grouped = match rules.stem {
            Stem::Plural => plural_groups::find(&words, &candidates, executor),
            Stem::None | Stem::Snowball => Vec::new(),
        };
        let variants = if may_have_variants {
            variants::find(rules, &words, &candidates, executor)
        } else {
            Vec::new()
        };
        let nouns = particles::find(rules, &languages, &words, &candidates, executor);
        let (mut grouped, mut variants) = (grouped.into_iter(), variants.into_iter());
        let mut nouns = nouns.into_iter();
        let terms = candidates.into_iter().map(|candidate| {
            let (grouped, variant) = (grouped.next().flatten(), variants.next().flatten());
            let noun = nouns.next().flatten();
            candidate.map(|candidate| grouped.or(variant).or(noun).unwrap_or(candidate.text))
        });
        terms.map(|term| rules.fate(term)).collect()
    };
    fixed_terms::apply(rules, surfaces, &mut fates, executor);
    Folded {
        fates,
        stop_lists: lists.into_uses(),
    }
}

/// The languages of all documents.
fn distinct_languages(languages: impl Iterator<Item = Language>) -> BTreeSet<Language> {
    let mut distinct = BTreeSet::new();
    let mut last = None;
    for language in languages {
        // Usually the same as the one before.
        if last.replace(language) != Some(language) {
            distinct.insert(language);
        }
    }
    distinct
}

/// The words in a unit of work.
const CHUNK: usize = 1 << 14;

/// Collects the evidence of the words' case, and sets the slot of each word that has some.
fn collect_case_evidence(words: &mut [Word<'_>], executor: &impl Executor) -> CaseEvidence {
    let mut evidence = CaseEvidence::default();
    // The few words that are evidence are found in parallel and added sequentially.
    let chunks: Vec<(usize, &[Word<'_>])> = (0..).step_by(CHUNK).zip(words.chunks(CHUNK)).collect();
    let added = executor.map(&chunks, |(_, words)| {
        let is_evidence = |word: &&Word<'_>| word.form().is_some_and(|form| form.is_evidence());
        words.iter().filter(is_evidence).collect::<Vec<_>>()
    });
    for word in added.into_iter().flatten() {
        if let Some(form) = word.form() {
            evidence.add(&form, word.surface.count);
        }
    }
    if evidence.is_empty() {
        return evidence;
    }
    let slots = executor.map(&chunks, |(start, words)| {
        let slot = |word: &Word<'_>| evidence.slot(&word.form()?);
        let slots = (*start..).zip(*words);
        let slots = slots.filter_map(|(index, word)| Some((index, slot(word)?)));
        slots.collect::<Vec<_>>()
    });
    for (index, slot) in slots.into_iter().flatten() {
        let word = &mut words[index];
        word.slot = Some(slot);
        if let Some(form) = word.form().filter(|form| !form.is_evidence()) {
            evidence.add_other(slot, &form, word.surface.count);
        }
    }
    evidence
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fold::{Addresses, Emoji, Fate, Normalization, Numbers, Possessives, StopWords};

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
    fn a_plural_and_its_singular_count_for_the_more_frequent_of_them() {
        let surfaces = [
            surface("semiconductors", 9),
            surface("Semiconductors", 1),
            surface("semiconductor", 5),
            surface("chips", 5),
            surface("chip", 5),
            surface("vehicles", 2),
            surface("GPUs", 2),
        ];
        assert_eq!(
            terms(&surfaces),
            [
                "semiconductors",
                "semiconductors",
                "semiconductors",
                "chip",
                "chip",
                "vehicles",
                "GPU"
            ]
        );
    }

    #[test]
    fn without_stems_every_form_is_a_term_of_its_own() {
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
    fn surfaces_that_are_not_words_are_dropped_with_the_reason() {
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
            emoji: Emoji::Keep,
            dictionary: None,
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
            "❤️",
        ] {
            let folded = fold(&rules, &[surface(text, 1)]);
            assert_eq!(folded.fates, [Fate::Term(text.to_owned())]);
        }
    }

    /// Processes the last item first.
    struct ReverseExecutor;

    impl Executor for ReverseExecutor {
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
    fn the_order_of_work_does_not_matter() {
        let texts = [
            "US", "us", "U.S.", "GPUs", "GPU", "chips", "chip", "Gpu", "the", "$5",
        ];
        let surfaces = texts.map(|text| surface(text, 3));
        for stem in [Stem::Plural, Stem::Snowball] {
            let rules = Rules {
                stem,
                ..Rules::default()
            };
            let sequential = fold(&rules, &surfaces);
            let reverse = fold_with(&rules, &surfaces, &ReverseExecutor);
            assert_eq!(sequential.fates, reverse.fates);
            assert_eq!(sequential.stop_lists, reverse.stop_lists);
        }
    }
}
