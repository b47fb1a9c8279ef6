//! Puts surfaces in the place of one that turned out to be several words.

use std::ops::Range;
use std::sync::Arc;

use super::counts::Counts;
use crate::rows::Replaced;
use crate::surfaces::{Context, Surfaces};

/// The surfaces that take the place of one: the words that it turned out to be, once the whole corpus
/// was counted. They have its context.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Replacement {
    /// The surface, which is removed.
    pub surface: u32,
    /// The spellings in its place, in order.
    pub words: Vec<ReplacementWord>,
}

/// A word of a [`Replacement`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReplacementWord {
    /// Its spelling.
    pub text: String,
    /// Whether it stands apart from the word before it. Means nothing for the first word.
    pub apart: bool,
}

impl Counts {
    /// The same counts with other surfaces in the place of some. Each of them counts as often as the
    /// surface that it replaces, in addition to its own occurrences.
    ///
    /// This changes no row: they are mapped to the new surfaces when they are read.
    ///
    /// # Panics
    ///
    /// If a surface does not exist or is replaced twice, or if surfaces of these counts were replaced
    /// before.
    ///
    /// # Examples
    ///
    /// ```
    /// use keyweight_count::{Context, Counter, Replacement, ReplacementWord};
    ///
    /// let mut counter = Counter::new();
    /// let text = "gov-\nern govern";
    /// counter.count(0, text, [(0..8, Context(0)), (9..15, Context(0))]);
    /// let word = ReplacementWord { text: "govern".to_owned(), apart: false };
    /// let joined = Replacement { surface: 0, words: vec![word] };
    /// let counts = counter.finish().replace_surfaces(&[joined]);
    /// assert_eq!(counts.surfaces().text(0), "govern");
    /// assert_eq!(counts.reader().row(0), [(0, 2)]);
    /// ```
    #[must_use]
    pub fn replace_surfaces(mut self, replacements: &[Replacement]) -> Counts {
        if replacements.is_empty() {
            return self;
        }
        let old = &self.surfaces;
        let mut replacement_of = vec![None; old.len()];
        let mut words: Vec<(&str, Context)> = Vec::new();
        for (position, replacement) in (0..).zip(replacements) {
            let known = replacement_of[replacement.surface as usize].replace(position);
            assert_eq!(known, None::<u32>, "a surface is replaced once");
            let context = old.context(replacement.surface);
            let texts = replacement.words.iter().map(|word| word.text.as_str());
            words.extend(texts.map(|text| (text, context)));
        }
        words.sort_unstable();
        words.dedup();
        let mut added = Surfaces::default();
        for (text, context) in &words {
            added.push(text, *context);
        }
        let mut kept = Surfaces::default();
        let mut kept_ids = vec![0; old.len()];
        for surface in old.ids() {
            if replacement_of[surface as usize].is_none() {
                kept_ids[surface as usize] = kept.push(old.text(surface), old.context(surface));
            }
        }
        let (surfaces, new_of_kept, new_of_added) = kept.merge(&added);
        let number_of_word = |text: &str, context: Context| {
            let position = words.binary_search(&(text, context));
            new_of_added[position.expect("the list has all words")]
        };
        let mut totals = vec![0; surfaces.len()];
        for surface in old.ids() {
            if replacement_of[surface as usize].is_none() {
                let new = new_of_kept[kept_ids[surface as usize] as usize];
                totals[new as usize] += self.totals[surface as usize];
            }
        }
        let mut in_place = Vec::with_capacity(replacements.len());
        for replacement in replacements {
            let context = old.context(replacement.surface);
            let all = replacement.words.iter().map(|word| {
                let surface = number_of_word(&word.text, context);
                totals[surface as usize] += self.totals[replacement.surface as usize];
                (surface, word.apart)
            });
            in_place.push(all.collect());
        }
        let new = |surface: u32| {
            match replacement_of.get(surface as usize) {
                Some(None) => Replaced::By(new_of_kept[kept_ids[surface as usize] as usize]),
                Some(Some(position)) => Replaced::ByAll(*position),
                // It counts for nothing.
                None => Replaced::By(u32::MAX),
            }
        };
        Arc::make_mut(&mut self.surface_ids).replace(new, in_place);
        self.totals = totals;
        self.surfaces = Arc::new(surfaces);
        self
    }

    /// The number of tokens of each document in a range, by the counts of its surfaces.
    ///
    /// # Panics
    ///
    /// If the range goes past the last document.
    pub fn tokens(&self, documents: Range<usize>) -> Vec<u64> {
        let mut reader = self.rows.reader();
        let tokens = documents.map(|document| {
            let mut tokens = 0;
            reader.read(document, |counter, id, count| {
                self.surface_ids
                    .for_each(counter, id, |_| tokens += u64::from(count));
            });
            tokens
        });
        tokens.collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Counter, DocumentPart, Lexicon};
    use proptest::prelude::*;

    const WORDS: [&str; 4] = ["a", "b", "ab", "abc"];

    fn words_of(word: &str) -> Vec<ReplacementWord> {
        let parts: &[(&str, bool)] = match word {
            "ab" => &[("a", false), ("b", true)],
            "abc" => &[("a", false), ("a", false), ("c", true)],
            _ => &[],
        };
        let words = parts.iter().map(|(text, apart)| ReplacementWord {
            text: (*text).to_owned(),
            apart: *apart,
        });
        words.collect()
    }

    /// Counts documents given as words, each with whether it stands apart. Two counters share them.
    fn counts(documents: &[Vec<(String, bool)>]) -> Counts {
        let mut counters = [0, 1].map(|_| Counter::new().keep_order(None));
        for (ordinal, document) in (0..).zip(documents) {
            let mut text = String::new();
            let mut tokens = Vec::new();
            for (word, _) in document {
                tokens.push((text.len()..text.len() + word.len(), Context(0)));
                text.push_str(word);
            }
            let apart = document.iter().map(|(_, apart)| *apart);
            let counter = &mut counters[usize::from(ordinal % 2 == 1)];
            counter.count_part(DocumentPart::whole(ordinal), &text, tokens, apart);
        }
        let [left, right] = counters;
        left.finish().merge(right.finish())
    }

    fn sequences(counts: &Counts) -> Vec<Vec<(String, bool)>> {
        let mut reader = counts.sequences().unwrap().reader();
        let text = |surface: u32| counts.surfaces().text(surface).to_owned();
        let read = (0..counts.documents()).map(|document| {
            let sequence = reader.read(document).iter();
            sequence
                .map(|(surface, apart)| (text(*surface), *apart))
                .collect()
        });
        read.collect()
    }

    proptest! {
        #[test]
        fn replaced_counts_are_those_of_the_words_themselves(
            documents in prop::collection::vec(
                prop::collection::vec((prop::sample::select(&WORDS[..]), any::<bool>()), 0..8),
                0..6,
            ),
        ) {
            let documents: Vec<Vec<(String, bool)>> = documents
                .into_iter()
                .map(|one| one.into_iter().map(|(word, apart)| (word.to_owned(), apart)).collect())
                .collect();
            let separate: Vec<Vec<(String, bool)>> = documents
                .iter()
                .map(|document| {
                    let words = document.iter().flat_map(|(word, apart)| {
                        let mut words: Vec<_> = words_of(word)
                            .into_iter()
                            .map(|part| (part.text, part.apart))
                            .collect();
                        match words.first_mut() {
                            Some(first) => first.1 = *apart,
                            None => words.push((word.clone(), *apart)),
                        }
                        words
                    });
                    words.collect()
                })
                .collect();
            let raw = counts(&documents);
            let replacements: Vec<Replacement> = raw
                .surfaces()
                .ids()
                .map(|surface| Replacement { surface, words: words_of(raw.surfaces().text(surface)) })
                .filter(|replacement| !replacement.words.is_empty())
                .collect();
            let replaced = raw.replace_surfaces(&replacements);
            let expected = counts(&separate);
            prop_assert_eq!(&replaced, &expected);
            prop_assert_eq!(sequences(&replaced), sequences(&expected));
            let tokens: Vec<u64> = separate.iter().map(|one| one.len() as u64).collect();
            prop_assert_eq!(replaced.tokens(0..replaced.documents()), tokens);
            // Every second surface counts for a term.
            let terms = |counts: &Counts| {
                let texts = counts.surfaces().strings();
                Lexicon::new(texts.iter().map(|text| (text != "b").then_some(text)))
            };
            let [left, right] = [&replaced, &expected].map(|counts| counts.document_term_matrix(terms(counts)));
            prop_assert_eq!(left.tally(0..left.documents()), right.tally(0..right.documents()));
            let [mut one, mut other] = [left.reader(), right.reader()];
            for document in 0..left.documents() {
                prop_assert_eq!(one.row(document), other.row(document));
                let sum = |all: &[crate::Occurrences]| {
                    all.iter().map(|one| (one.term, one.surface, u64::from(one.count))).fold(
                        std::collections::BTreeMap::new(),
                        |mut sums, (term, surface, count)| {
                            *sums.entry((term, surface)).or_insert(0) += count;
                            sums
                        },
                    )
                };
                prop_assert_eq!(sum(one.occurrences(document)), sum(other.occurrences(document)));
            }
            let groups = |counts: &Counts| {
                let all: Vec<usize> = (0..counts.documents()).collect();
                counts.combine_groups(vec![counts.sum_groups(&[&all], 0)])
            };
            prop_assert_eq!(groups(&replaced), groups(&expected));
            let without = |counts: &Counts| counts.clone().remove_documents(&[0]).surface_counts().to_vec();
            prop_assert_eq!(without(&replaced), without(&expected));
        }
    }
}
