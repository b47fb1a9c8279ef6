//! Plural groups: a singular with its plurals, and the form that is the term of all of them.

use std::cmp::Reverse;

use hashbrown::HashTable;

use crate::fold::case::Shape;
use crate::fold::executor::Executor;
use crate::fold::plural::{Written, singular};
use crate::fold::surface::Reason;
use crate::fold::term_counts::{PARTITIONS, TermCounts, foldable, hash, partition};
use crate::fold::word::{Candidate, Word};

/// For each word in an English document, the term that it counts for, if it differs from its own candidate:
/// of a singular and its plurals the most frequent one; of equally frequent ones the singular.
pub(crate) fn find(
    words: &[Word<'_>],
    candidates: &[Result<Candidate, Reason>],
    executor: &impl Executor,
) -> Vec<Option<String>> {
    let counts = TermCounts::new(words, candidates, executor);
    let starts: Vec<usize> = (0..candidates.len()).step_by(CHUNK).collect();
    let chunk = |start: usize| start..candidates.len().min(start + CHUNK);
    // Few words are plurals.
    let singulars = executor.map(&starts, |start| {
        let singulars = chunk(*start).filter_map(|index| {
            let word = &words[index];
            let candidate = foldable(word, &candidates[index])?;
            let text = last_singular(&candidate.text, written(word), &counts)?;
            let hash = hash(&text);
            Some(Singular { index, text, hash })
        });
        singulars.collect::<Vec<Singular>>()
    });
    let terms = PluralTerms::new(words, candidates, &singulars, &counts, executor);
    let chunks: Vec<(usize, &[Singular])> = starts
        .iter()
        .zip(&singulars)
        .map(|(start, singulars)| (*start, &singulars[..]))
        .collect();
    let found = executor.map(&chunks, |(start, singulars)| {
        let mut singulars = singulars.iter().peekable();
        let terms = chunk(*start).filter_map(|index| {
            let own = singulars.next_if(|singular| singular.index == index);
            let candidate = foldable(&words[index], &candidates[index])?;
            let (singular, hash) = match own {
                Some(singular) => (&singular.text, singular.hash),
                None => (&candidate.text, candidate.hash),
            };
            let term = terms.get(singular, hash).unwrap_or(singular);
            (*term != candidate.text).then(|| (index, term.to_owned()))
        });
        terms.collect::<Vec<(usize, String)>>()
    });
    let mut all = vec![None; candidates.len()];
    for (index, term) in found.into_iter().flatten() {
        all[index] = Some(term);
    }
    all
}

/// The words in a unit of work.
const CHUNK: usize = 1 << 14;

fn written(word: &Word<'_>) -> Written {
    match word.shape {
        _ if word.surface.in_capitals => Written::Headline,
        Shape::Other => Written::Lower,
        _ => Written::Capitalized,
    }
}

/// The singular of a word; if this is a plural itself, its singular.
fn last_singular(word: &str, written: Written, counts: &TermCounts<'_>) -> Option<String> {
    let mut last = singular(word, written, |text| counts.get(text))?;
    while let Some(next) = singular(&last, Written::Lower, |text| counts.get(text)) {
        last = next;
    }
    Some(last)
}

/// The singular of the word at an index, with its hash.
struct Singular {
    index: usize,
    text: String,
    hash: u64,
}

/// Occurrences of a plural.
#[derive(Clone, Copy)]
struct Plural<'t> {
    singular: &'t str,
    text: &'t str,
    count: u64,
}

/// The groups whose term is a plural, divided by the hash of the singular.
struct PluralTerms<'t> {
    /// Singulars, each with the plural that is its term.
    partitions: Vec<HashTable<(&'t str, &'t str)>>,
}

impl<'t> PluralTerms<'t> {
    /// Finds the groups of the words that have one of `singulars`.
    fn new(
        words: &[Word<'_>],
        candidates: &'t [Result<Candidate, Reason>],
        singulars: &'t [Vec<Singular>],
        counts: &TermCounts<'_>,
        executor: &impl Executor,
    ) -> PluralTerms<'t> {
        let mut divided: Vec<Vec<Plural<'t>>> = Vec::new();
        divided.resize_with(PARTITIONS, Vec::new);
        for singular in singulars.iter().flatten() {
            if let Ok(candidate) = &candidates[singular.index] {
                divided[partition(singular.hash)].push(Plural {
                    singular: &singular.text,
                    text: &candidate.text,
                    count: words[singular.index].surface.count,
                });
            }
        }
        let partitions = executor.map(&divided, |plurals| {
            let mut table = HashTable::new();
            for (singular, plural) in plural_terms(plurals, counts) {
                let hash_of = |(singular, _): &(&str, &str)| hash(singular);
                table.insert_unique(hash(singular), (singular, plural), hash_of);
            }
            table
        });
        PluralTerms { partitions }
    }

    /// The term of the group of `singular`, which has this hash, if it is a plural.
    fn get(&self, singular: &str, hash: u64) -> Option<&'t str> {
        let found = self.partitions[partition(hash)].find(hash, |(own, _)| *own == singular)?;
        Some(found.1)
    }
}

/// Each singular that is rarer than one of its plurals, with the most frequent of these; of equally frequent
/// ones with the first in byte order.
fn plural_terms<'t>(plurals: &[Plural<'t>], counts: &TermCounts<'_>) -> Vec<(&'t str, &'t str)> {
    let mut order = plurals.to_vec();
    order.sort_unstable_by_key(|plural| (plural.singular, plural.text));
    let groups = order.chunk_by(|a, b| a.singular == b.singular);
    let terms = groups.filter_map(|group| {
        let same = group.chunk_by(|a, b| a.text == b.text);
        let sums = same.map(|same| (same[0].text, same.iter().map(|one| one.count).sum::<u64>()));
        let (text, count) = sums.min_by_key(|(_, count)| Reverse(*count))?;
        let singular = group[0].singular;
        let rarer = counts.get(singular).unwrap_or_default().total() < count;
        rarer.then_some((singular, text))
    });
    terms.collect()
}

#[cfg(test)]
mod tests {
    use crate::{Fate, Language, Rules, Surface, fold};

    fn terms(counts: &[(&str, u64)]) -> Vec<String> {
        let surfaces = counts.iter().map(|(text, count)| Surface {
            text,
            language: Language::ENGLISH,
            in_capitals: text.len() > 3 && text.chars().all(char::is_uppercase),
            count: *count,
        });
        let fates = fold(&Rules::default(), &surfaces.collect::<Vec<_>>()).fates;
        let terms = fates.iter().map(|fate| fate.term().unwrap_or_default());
        terms.map(str::to_owned).collect()
    }

    #[test]
    fn a_headline_in_capitals_counts_for_a_form() {
        assert_eq!(
            terms(&[("chip", 3), ("chips", 2), ("CHIPS", 2)]),
            ["chips"; 3]
        );
    }

    #[test]
    fn a_group_with_several_plurals_has_one_term() {
        let formulas = [("formula", 3), ("formulas", 2), ("formulae", 4)];
        assert_eq!(terms(&formulas), ["formulae"; 3]);
        let formulas = [("formula", 1), ("formulas", 2), ("formulae", 2)];
        assert_eq!(terms(&formulas), ["formulae"; 3]);
    }

    #[test]
    fn a_name_stands_apart_unless_the_plural_is_the_term() {
        let games = [("game", 90), ("games", 30), ("Games", 20)];
        assert_eq!(terms(&games), ["game", "game", "games"]);
        let games = [("game", 20), ("games", 30), ("Games", 20)];
        assert_eq!(terms(&games), ["games"; 3]);
    }

    #[test]
    fn only_english_words_are_in_groups() {
        let spanish = ["año", "años", "chip", "chips"].map(|text| Surface {
            text,
            language: "es".parse().unwrap(),
            in_capitals: false,
            count: 2,
        });
        let fates = fold(&Rules::default(), &spanish).fates;
        let terms: Vec<_> = fates.iter().filter_map(Fate::term).collect();
        assert_eq!(terms, ["año", "años", "chip", "chips"]);
    }
}
