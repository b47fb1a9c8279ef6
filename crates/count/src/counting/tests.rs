//! Laws of counting: the counts are the same however documents are divided among counters.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use proptest::prelude::*;

use crate::{
    Context, Counter, Counts, CountsBuilder, DocumentPart, Form, Lexicon, Spill, SpillError,
};

/// Documents with their ordinals; each token with its context.
type Documents = Vec<(u64, Vec<(String, u16)>)>;

/// Spills everything into a list.
#[derive(Debug, Default)]
struct SpillList(Mutex<Vec<Vec<u32>>>);

impl Spill for SpillList {
    fn put(&self, packed: &[u32]) -> Option<u64> {
        let mut all = self.0.lock().unwrap();
        all.push(packed.to_vec());
        Some(all.len() as u64 - 1)
    }

    fn get(&self, position: u64, _: usize) -> Vec<u32> {
        self.0.lock().unwrap()[usize::try_from(position).unwrap()].clone()
    }

    fn failure(&self) -> Option<SpillError> {
        None
    }
}

fn counted(mut counter: Counter, documents: &[(u64, Vec<(String, u16)>)]) -> Counts {
    for (ordinal, tokens) in documents {
        let mut text = String::new();
        let mut ranges = Vec::new();
        for (token, context) in tokens {
            let start = text.len();
            text.push_str(token);
            ranges.push((start..text.len(), Context(*context)));
        }
        counter.count(*ordinal, &text, ranges);
    }
    counter.finish()
}

fn counts(documents: &[(u64, Vec<(String, u16)>)]) -> Counts {
    counted(Counter::new(), documents)
}

fn documents() -> impl Strategy<Value = Documents> {
    let token = ("[a-c]{0,2}", 0_u16..2);
    prop::collection::vec((0_u64..6, prop::collection::vec(token, 0..8)), 0..6)
}

/// The counts by ordinal, spelling and context.
fn listed(counts: &Counts) -> BTreeMap<(u64, String, u16), u32> {
    let mut all = BTreeMap::new();
    let mut reader = counts.reader();
    for (document, ordinal) in counts.ordinals().enumerate() {
        for (surface, count) in reader.row(document) {
            let surfaces = counts.surfaces();
            let context = surfaces.context(*surface).0;
            let key = (ordinal, surfaces.text(*surface).to_owned(), context);
            assert!(all.insert(key, *count).is_none());
        }
    }
    all
}

proptest! {
    #[test]
    fn merging_is_commutative(a in documents(), b in documents()) {
        prop_assert_eq!(
            counts(&a).merge(counts(&b)),
            counts(&b).merge(counts(&a))
        );
    }

    #[test]
    fn merging_is_associative(a in documents(), b in documents(), c in documents()) {
        let (a, b, c) = (counts(&a), counts(&b), counts(&c));
        prop_assert_eq!(
            a.clone().merge(b.clone()).merge(c.clone()),
            a.merge(b.merge(c))
        );
    }

    #[test]
    fn the_default_is_the_neutral_element(a in documents()) {
        let a = counts(&a);
        prop_assert_eq!(&a.clone().merge(Counts::default()), &a);
        prop_assert_eq!(&Counts::default().merge(a.clone()), &a);
    }

    #[test]
    fn two_halves_merge_into_the_whole(all in documents(), cut in 0_usize..6) {
        let cut = cut.min(all.len());
        let halves = counts(&all[..cut]).merge(counts(&all[cut..]));
        prop_assert_eq!(halves, counts(&all));
    }

    #[test]
    fn counts_match_those_of_a_plain_map(all in documents()) {
        let mut expected = BTreeMap::new();
        let mut totals: BTreeMap<(String, u16), u64> = BTreeMap::new();
        for (ordinal, tokens) in &all {
            for (text, context) in tokens {
                *expected.entry((*ordinal, text.clone(), *context)).or_insert(0_u32) += 1;
                *totals.entry((text.clone(), *context)).or_default() += 1;
            }
        }
        let counts = counts(&all);
        prop_assert_eq!(listed(&counts), expected);
        prop_assert_eq!(counts.surface_counts(), totals.into_values().collect::<Vec<_>>());
    }

    #[test]
    fn counts_can_be_rebuilt_from_their_rows(all in documents(), offset in 0_u64..9) {
        let counts = counts(&all);
        let mut builder = CountsBuilder::new(counts.surfaces().clone(), None);
        let mut reader = counts.reader();
        for document in 0..counts.documents() {
            builder.push(reader.row(document)).unwrap();
        }
        let rebuilt = builder.finish().shift_ordinals(offset);
        let renumbered: BTreeMap<_, _> = listed(&counts)
            .into_iter()
            .map(|((ordinal, text, context), count)| {
                let document = counts.ordinals().position(|known| known == ordinal).unwrap() as u64;
                ((document + offset, text, context), count)
            })
            .collect();
        prop_assert_eq!(listed(&rebuilt), renumbered);
        prop_assert_eq!(rebuilt.surface_counts(), counts.surface_counts());
    }

    #[test]
    fn spilling_changes_nothing(all in documents()) {
        let spilled = counted(Counter::with_spill(Arc::new(SpillList::default())), &all);
        prop_assert_eq!(spilled, counts(&all));
    }

    #[test]
    fn documents_can_be_removed(all in documents(), removed in 0_u64..6) {
        let others: Documents = all.iter().filter(|(ordinal, _)| *ordinal != removed).cloned().collect();
        let left = counts(&all).remove_documents(&[removed]);
        let expected = counts(&others);
        prop_assert_eq!(listed(&left), listed(&expected));
        prop_assert_eq!(left, expected);
    }

    #[test]
    fn a_matrix_sums_what_its_lexicon_folds_together(all in documents()) {
        let counts = counts(&all);
        let surfaces = counts.surfaces();
        // Contexts are ignored, and empty surfaces are dropped.
        let term = |id| Some(surfaces.text(id)).filter(|text| !text.is_empty());
        let matrix = counts.document_term_matrix(Lexicon::new(surfaces.ids().map(term)));
        let mut expected: BTreeMap<(u64, String), u32> = BTreeMap::new();
        for ((ordinal, text, _), count) in listed(&counts) {
            if !text.is_empty() {
                *expected.entry((ordinal, text)).or_default() += count;
            }
        }
        let mut found = BTreeMap::new();
        let mut reader = matrix.reader();
        for (document, ordinal) in counts.ordinals().enumerate() {
            let row = reader.row(document).to_vec();
            let mut parts = BTreeMap::new();
            for part in reader.occurrences(document) {
                prop_assert_eq!(matrix.lexicon().term_of(part.surface), Some(part.term));
                // Here every surface is spelled like its term.
                prop_assert_eq!(part.form, Form::Verbatim);
                *parts.entry(part.term).or_insert(0) += part.count;
            }
            prop_assert_eq!(&row, &parts.into_iter().collect::<Vec<_>>());
            for (term, count) in row {
                found.insert((ordinal, matrix.terms().get(term).to_owned()), count);
            }
        }
        prop_assert_eq!(&found, &expected);
        let tally = matrix.tally(0..matrix.documents());
        for (term, name) in (0_usize..).zip(matrix.terms().iter()) {
            let own = || expected.iter().filter(|((_, text), _)| text == name);
            prop_assert_eq!(tally.document_frequencies[term] as usize, own().count());
            prop_assert_eq!(tally.counts[term], own().map(|(_, count)| u64::from(*count)).sum::<u64>());
        }
        let middle = matrix.documents() / 2;
        let halves = matrix.tally(0..middle).merge(matrix.tally(middle..matrix.documents()));
        prop_assert_eq!(halves, tally);
    }
}

#[test]
fn an_invalid_row_is_rejected() {
    let surfaces = counts(&[(0, vec![("a".into(), 0), ("b".into(), 0)])])
        .surfaces()
        .clone();
    let mut builder = CountsBuilder::new(surfaces, None);
    for invalid in [
        &[(1, 1), (0, 1)][..],
        &[(0, 1), (0, 1)],
        &[(2, 1)],
        &[(0, 0)],
    ] {
        assert!(builder.push(invalid).is_err(), "{invalid:?}");
    }
    builder.push(&[(0, 1), (1, 2)]).unwrap();
    assert_eq!(builder.finish().surface_counts(), [1, 2]);
}

#[test]
fn sequences_follow_the_text_however_its_parts_are_divided_among_counters() {
    let count = |parts: &[(u64, u32, &str)]| {
        let mut counter = Counter::new().keep_order(Some(Arc::new(SpillList::default())));
        for (ordinal, part, text) in parts {
            let letters = (0..text.len()).map(|at| (at..at + 1, Context(0)));
            let apart = (0..text.len()).map(|at| at == 0);
            let document = DocumentPart {
                ordinal: *ordinal,
                part: *part,
            };
            counter.count_part(document, text, letters, apart);
        }
        counter.finish()
    };
    let left = count(&[(1, 1, "ca"), (0, 0, "ab")]);
    let right = count(&[(1, 2, "b"), (1, 0, "bd")]);
    for counts in [left.clone().merge(right.clone()), right.merge(left)] {
        let sequences = counts.sequences().unwrap();
        let mut reader = sequences.reader();
        let mut text = |document| -> String {
            let tokens = reader.read(document).iter();
            let shown = tokens.map(|(surface, apart)| {
                let gap = if *apart { "|" } else { "" };
                format!("{gap}{}", counts.surfaces().text(*surface))
            });
            shown.collect()
        };
        assert_eq!([text(0), text(1)], ["|ab", "|bd|ca|b"]);
    }
}
