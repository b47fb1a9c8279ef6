//! Folds the surfaces of a counted corpus into terms.

use std::collections::BTreeMap;

use keyweight_count::{Context, Counts, Lexicon};
use keyweight_tokenize::{Fate, Folded, Language, Reason, StopListUse, Surface, Words, fold_with};
use rayon::iter::{IndexedParallelIterator, IntoParallelIterator, ParallelIterator};
use serde::{Deserialize, Serialize};

use crate::counting::{CountedDocument, from_context};
use crate::execution::OnThreads;
use crate::settings::Settings;

/// Why a surface counts for no term.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Loss {
    /// A rule dropped it.
    Rule(Reason),
    /// Too few documents contain its term.
    MinDocuments,
    /// Too many documents contain its term.
    MaxDocuments,
}

/// How many tokens count for no term, by reason.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Dropped {
    /// Tokens that a rule dropped.
    #[serde(flatten)]
    pub by_rule: BTreeMap<Reason, u64>,
    /// Tokens of terms that too few or too many documents contain.
    pub out_of_bounds: u64,
}

/// A corpus's surfaces folded into terms.
pub(super) struct FoldedSurfaces {
    /// The term of each surface. Has the terms of listed words too, even if no surface has them.
    pub(super) lexicon: Lexicon,
    /// Why each surface counts for no term, if it does not.
    pub(super) losses: Vec<Option<Loss>>,
    pub(super) dropped: Dropped,
    pub(super) stop_lists: Vec<StopListUse>,
    /// The term of each listed word.
    pub(super) listed: Vec<Option<u32>>,
}

/// Folds the surfaces of `counts` into terms. The (word, count) pairs of `listed`, which are distinct
/// words of a word list, are folded with them: the rules see their counts as evidence.
///
/// A surface without a language of its own has the language `fallback`.
pub(super) fn fold_surfaces(
    counts: &Counts,
    listed: &[(&str, u64)],
    settings: &Settings,
    fallback: Language,
) -> FoldedSurfaces {
    let surfaces = counts.surfaces();
    let numbers = 0..u32::try_from(surfaces.len()).unwrap_or(u32::MAX);
    let described = numbers.into_par_iter().zip(counts.surface_counts());
    let mut described: Vec<Surface<'_>> = described
        .map(|(id, count)| {
            let (language, in_capitals) = from_context(surfaces.context(id));
            Surface {
                text: surfaces.text(id),
                language: if language == Language::UNKNOWN {
                    fallback
                } else {
                    language
                },
                in_capitals,
                count: *count,
            }
        })
        .collect();
    let words = settings.segmentation.words;
    let places = add_listed(listed, counts, words, fallback, &mut described);
    let Folded {
        fates, stop_lists, ..
    } = fold_words(&described, surfaces.len(), settings);
    let lexicon = Lexicon::new(fates.iter().map(Fate::term));
    let term_of = |place: &u32| lexicon.term_of(*place);
    let listed = places.iter().map(term_of).collect();
    let mut dropped = Dropped::default();
    let mut losses = Vec::with_capacity(surfaces.len());
    for (fate, count) in fates.iter().zip(counts.surface_counts()) {
        losses.push(match fate {
            Fate::Term(_) => None,
            // Not a token of the word rule, so not one that was dropped either.
            Fate::Dropped(Reason::NoMatch) => Some(Loss::Rule(Reason::NoMatch)),
            Fate::Dropped(reason) => {
                *dropped.by_rule.entry(*reason).or_default() += count;
                Some(Loss::Rule(*reason))
            }
        });
    }
    FoldedSurfaces {
        lexicon: lexicon.keep_surfaces(surfaces.len()),
        losses,
        dropped,
        stop_lists,
        listed,
    }
}

/// Folds surfaces by the rules, except those among the first `found` that the word rule does not match:
/// these have no part in anything.
pub(crate) fn fold_words(surfaces: &[Surface<'_>], found: usize, settings: &Settings) -> Folded {
    let words = settings.segmentation.words;
    let is_match =
        |(number, surface): (usize, &Surface<'_>)| number >= found || words.matches(surface.text);
    let are_matches: Vec<bool> = surfaces.iter().enumerate().map(is_match).collect();
    if are_matches.iter().all(|is_match| *is_match) {
        return fold_with(&settings.rules, surfaces, &OnThreads);
    }
    let matched = surfaces.iter().zip(&are_matches);
    let matched: Vec<Surface<'_>> = matched
        .filter_map(|(surface, is_match)| is_match.then_some(*surface))
        .collect();
    let mut folded = fold_with(&settings.rules, &matched, &OnThreads);
    let mut fates = folded.fates.into_iter();
    let all = are_matches.iter().map(|is_match| {
        let fate = if *is_match { fates.next() } else { None };
        fate.unwrap_or(Fate::Dropped(Reason::NoMatch))
    });
    folded.fates = all.collect();
    folded
}

/// Adds listed words to the surfaces of the corpus, and returns the place of each of them. A word has
/// no language of its own; one that the corpus has in that way adds its count to that surface.
fn add_listed<'t>(
    listed: &[(&'t str, u64)],
    counts: &Counts,
    words: Words,
    fallback: Language,
    described: &mut Vec<Surface<'t>>,
) -> Vec<u32> {
    if listed.is_empty() {
        return Vec::new();
    }
    let index = counts.surfaces().index();
    let add = |(text, count): &(&'t str, u64)| {
        let found = words
            .matches(text)
            .then(|| index.find(text, Context::default()));
        if let Some(place) = found.flatten() {
            described[place as usize].count += count;
            return place;
        }
        described.push(Surface {
            text,
            language: fallback,
            in_capitals: false,
            count: *count,
        });
        u32::try_from(described.len() - 1).expect("surfaces are numbered by u32")
    };
    listed.iter().map(add).collect()
}

/// The language of more than half of the documents whose language is certain; unknown if there is
/// none. A guess that is not certain proves nothing, not even together with others: short texts of
/// one kind are guessed wrong alike.
pub(crate) fn common_language(documents: &[CountedDocument]) -> Language {
    let mut documents_by_language: BTreeMap<Language, usize> = BTreeMap::new();
    for document in documents.iter().filter(|one| one.language.reliable) {
        *documents_by_language
            .entry(document.language.language)
            .or_default() += 1;
    }
    let certain: usize = documents_by_language.values().sum();
    documents_by_language
        .into_iter()
        .find(|(_, documents)| 2 * documents > certain)
        .map_or(Language::UNKNOWN, |(language, _)| language)
}
