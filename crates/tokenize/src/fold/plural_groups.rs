//! Plural groups: a singular with its plurals, and the form that is the term of all of them.

use hashbrown::HashTable;

use crate::fold::case::Shape;
use crate::fold::executor::Executor;
use crate::fold::plural::{Written, singular};
use crate::fold::surface::Reason;
use crate::fold::term_counts::{TermCounts, foldable, hash};
use crate::fold::word::{Candidate, Word};

/// For each word in an English document, the term that it counts for, if it differs from its own candidate:
/// of a singular and its plurals the most frequent one; of equally frequent ones the singular.
pub(crate) fn find(
    words: &[Word<'_>],
    candidates: &[Result<Candidate, Reason>],
    executor: &impl Executor,
) -> Vec<Option<String>> {
    let counts = TermCounts::new(words, candidates, executor);
    let indices: Vec<usize> = (0..candidates.len()).collect();
    let singulars = executor.map(&indices, |index| {
        let word = &words[*index];
        let candidate = foldable(word, &candidates[*index])?;
        last_singular(&candidate.text, written(word), &counts)
    });
    let mut groups = Groups::default();
    for ((word, candidate), singular) in words.iter().zip(candidates).zip(&singulars) {
        if let (Ok(candidate), Some(singular)) = (candidate, singular) {
            groups.add(singular, &candidate.text, word.surface.count);
        }
    }
    groups.keep_those_with_frequent_plurals(&counts);
    executor.map(&indices, |index| {
        let candidate = foldable(&words[*index], &candidates[*index])?;
        let (singular, hash) = match &singulars[*index] {
            Some(singular) => (singular, hash(singular)),
            None => (&candidate.text, candidate.hash),
        };
        let term = groups.plural(singular, hash).unwrap_or(singular);
        (*term != candidate.text).then(|| term.to_owned())
    })
}

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

/// A singular with its plurals.
struct Group<'t> {
    singular: &'t str,
    /// Each with its count.
    plurals: Vec<(&'t str, u64)>,
}

impl<'t> Group<'t> {
    fn new(singular: &'t str) -> Group<'t> {
        let plurals = Vec::new();
        Group { singular, plurals }
    }

    /// Adds `count` occurrences of `plural`.
    fn add(&mut self, plural: &'t str, count: u64) {
        match self.plurals.iter_mut().find(|(own, _)| *own == plural) {
            Some((_, sum)) => *sum += count,
            None => self.plurals.push((plural, count)),
        }
    }

    /// Puts the most frequent plural first; of equally frequent ones the first in byte order.
    fn sort_plurals(&mut self) {
        self.plurals
            .sort_unstable_by(|(a, a_count), (b, b_count)| b_count.cmp(a_count).then(a.cmp(b)));
    }
}

/// The groups of a corpus, by the hash of their singular.
#[derive(Default)]
struct Groups<'t> {
    table: HashTable<Group<'t>>,
}

impl<'t> Groups<'t> {
    /// Adds `count` occurrences of a plural.
    fn add(&mut self, singular: &'t str, plural: &'t str, count: u64) {
        let entry = self.table.entry(
            hash(singular),
            |group| group.singular == singular,
            |group| hash(group.singular),
        );
        let group = entry.or_insert_with(|| Group::new(singular)).into_mut();
        group.add(plural, count);
    }

    /// Removes the groups whose singular is at least as frequent as each plural.
    fn keep_those_with_frequent_plurals(&mut self, counts: &TermCounts<'_>) {
        self.table.retain(|group| {
            group.sort_plurals();
            let singular = counts.get(group.singular).unwrap_or_default().total();
            group
                .plurals
                .first()
                .is_some_and(|(_, count)| *count > singular)
        });
    }

    /// The most frequent plural of `singular`, which has this hash, if it is the term of its group.
    fn plural(&self, singular: &str, hash: u64) -> Option<&'t str> {
        let group = self.table.find(hash, |group| group.singular == singular)?;
        group.plurals.first().map(|(plural, _)| *plural)
    }
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
