//! Units compared with a straightforward count.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::{Gaps, Phrases, UnitCounter, UnitCounts, Units};
use crate::counting::Counts;
use crate::matrix::Lexicon;
use crate::rows::RowsBuilder;
use crate::surfaces::{Context, Surfaces};

/// Counts whose surfaces are `A`, `a`, `b`, `c` and `the`, with ids in this order.
fn counts() -> Counts {
    let mut surfaces = Surfaces::default();
    for text in ["A", "a", "b", "c", "the"] {
        surfaces.append(text, Context(0)).unwrap();
    }
    Counts::from_rows(
        surfaces,
        vec![1; 5],
        (0..5).collect(),
        RowsBuilder::default().finish(),
    )
}

fn lexicon() -> Lexicon {
    Lexicon::new([Some("a"), Some("a"), Some("b"), Some("c"), None])
}

/// The units found by two counters, between which `split` divides the documents.
fn counted(
    documents: &[Vec<(u32, bool)>],
    units: Units<'_>,
    gaps: Gaps,
    min_count: u64,
    split: usize,
) -> Vec<BTreeMap<(String, String), u32>> {
    let lexicon = lexicon();
    let mut counters = [0, 1].map(|_| UnitCounter::new(&lexicon, units, gaps, None));
    for (ordinal, document) in documents.iter().enumerate() {
        counters[usize::from(ordinal < split)].count(ordinal as u64, document);
    }
    let parts = counters.map(UnitCounter::finish).into();
    let combined = UnitCounts::combine(parts, &counts(), &lexicon, None, min_count);
    let (counts, lexicon) = (combined.counts, combined.lexicon);
    let mut totals = vec![0; counts.surfaces().len()];
    let mut reader = counts.reader();
    let rows = (0..documents.len()).map(|document| {
        let row = reader.row(document).iter().map(|(surface, count)| {
            totals[*surface as usize] += u64::from(*count);
            let text = counts.surfaces().text(*surface).to_owned();
            let term = lexicon.term_of(*surface).unwrap();
            ((text, lexicon.terms().get(term).to_owned()), *count)
        });
        row.collect()
    });
    let rows = rows.collect();
    assert_eq!(counts.surface_counts(), totals);
    rows
}

/// The n-grams of a document, found by a straightforward search.
fn plain(document: &[(u32, bool)], sizes: (u8, u8), gaps: Gaps) -> BTreeMap<(String, String), u32> {
    let (counts, lexicon) = (counts(), lexicon());
    let mut found = BTreeMap::new();
    for start in 0..document.len() {
        let (mut text, mut term, mut length) = (String::new(), String::new(), 0);
        for (surface, is_apart) in &document[start..] {
            if length > 0 && *is_apart && gaps != Gaps::Anything {
                break;
            }
            let Some(own) = lexicon.term_of(*surface) else {
                if length == 0 || gaps == Gaps::Nothing {
                    break;
                }
                continue;
            };
            if length > 0 {
                text.push(' ');
                term.push(' ');
            }
            text.push_str(counts.surfaces().text(*surface));
            term.push_str(lexicon.terms().get(own));
            length += 1;
            if length > sizes.1 {
                break;
            }
            if length >= sizes.0 {
                *found.entry((text.clone(), term.clone())).or_default() += 1;
            }
        }
    }
    found
}

proptest! {
    #[test]
    fn ngrams_match_those_of_a_plain_count(
        documents in prop::collection::vec(
            prop::collection::vec((0..5_u32, prop::bool::weighted(0.2)), 0..25),
            0..6,
        ),
        sizes in (1..4_u8, 0..3_u8),
        gaps in prop::sample::select(vec![Gaps::Nothing, Gaps::Dropped, Gaps::Anything]),
        split in 0..6_usize,
    ) {
        let (min, max) = (sizes.0, sizes.0 + sizes.1);
        let found = counted(&documents, Units::Ngrams { min, max }, gaps, 1, split);
        let expected: Vec<_> = documents
            .iter()
            .map(|document| plain(document, (min, max), gaps))
            .collect();
        prop_assert_eq!(found, expected);
    }
}

#[test]
fn a_phrase_counts_in_place_of_its_words() {
    let phrases: Phrases = [&[0, 1][..], &[0, 1, 2], &[2, 2]].into_iter().collect();
    let adjacent = |surfaces: &[u32]| -> Vec<(u32, bool)> {
        surfaces.iter().map(|surface| (*surface, false)).collect()
    };
    let documents = [adjacent(&[1, 0, 2, 2, 1, 2, 3, 3, 3]), adjacent(&[1, 4, 2])];
    let found = counted(&documents, Units::Phrases(&phrases), Gaps::Nothing, 1, 1);
    let pair = |text: &str, term: &str, count| ((text.to_owned(), term.to_owned()), count);
    let expected = [
        vec![
            pair("A b", "a b", 1),
            pair("a", "a", 1),
            pair("a b c", "a b c", 1),
            pair("b", "b", 1),
            pair("c c", "c c", 1),
        ],
        vec![pair("a", "a", 1), pair("b", "b", 1)],
    ];
    assert_eq!(found, expected.map(BTreeMap::from_iter));
    let each = counted(
        &documents,
        Units::PhraseOccurrences(&phrases),
        Gaps::Nothing,
        1,
        0,
    );
    let expected = [
        vec![
            pair("A b", "a b", 1),
            pair("a b", "a b", 1),
            pair("a b c", "a b c", 1),
            pair("c c", "c c", 2),
        ],
        vec![],
    ];
    assert_eq!(each, expected.map(BTreeMap::from_iter));
}

#[test]
fn rare_units_of_several_tokens_are_dropped() {
    let documents = [vec![
        (1, false),
        (2, false),
        (0, false),
        (2, false),
        (3, false),
    ]];
    let found = counted(
        &documents,
        Units::Ngrams { min: 1, max: 2 },
        Gaps::Nothing,
        2,
        0,
    );
    let terms: Vec<&str> = found[0].keys().map(|(_, term)| term.as_str()).collect();
    // `A b` and `a b` are the same term, which occurs twice.
    assert_eq!(terms, ["a", "a b", "a", "a b", "b", "c"]);
}

/// Surfaces of `civil`, `rights` and `right`, where `rights` counts for `right`.
#[test]
fn a_term_has_the_name_that_most_of_its_units_have() {
    let mut surfaces = Surfaces::default();
    for text in ["civil", "right", "rights", "the"] {
        surfaces.append(text, Context(0)).unwrap();
    }
    let counts = Counts::from_rows(
        surfaces,
        vec![1; 4],
        (0..1).collect(),
        RowsBuilder::default().finish(),
    );
    let lexicon = Lexicon::new([Some("civil"), Some("right"), Some("right"), None]);
    let forms = Lexicon::new([Some("civil"), Some("right"), Some("rights"), None]);
    let name = |document: &[(u32, bool)]| {
        let units = Units::Ngrams { min: 2, max: 2 };
        let mut counter = UnitCounter::new(&lexicon, units, Gaps::Nothing, None);
        counter.count(0, document);
        let parts = vec![counter.finish()];
        let combined = UnitCounts::combine(parts, &counts, &lexicon, Some(&forms), 1);
        let terms = combined.lexicon.terms();
        assert_eq!(terms.len(), 1);
        terms.get(0).to_owned()
    };
    let (rights, right) = (
        [(0, false), (2, false), (3, false)],
        [(0, false), (1, false), (3, false)],
    );
    assert_eq!(name(&[rights, right, rights].concat()), "civil rights");
    assert_eq!(name(&[rights, right].concat()), "civil right");
    assert_eq!(name(&[right, rights, right].concat()), "civil right");
}
