//! Combines the units of several counters into counts and the lexicon of their terms.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use foldhash::fast::FixedState;
use hashbrown::HashMap;

use super::sequence_interner::{EMPTY, SequenceInterner, SequenceList};
use crate::counting::Counts;
use crate::matrix::Lexicon;
use crate::rows::{Rows, RowsBuilder};
use crate::strings::{StringList, sort_by_bytes};
use crate::surfaces::Surfaces;

/// The units of all documents, with their terms.
#[derive(Debug)]
pub struct CombinedUnits {
    /// Counts whose surfaces are the units.
    pub counts: Counts,
    /// The term of each unit.
    pub lexicon: Lexicon,
    /// The terms that have another name than the terms of their tokens, joined by spaces: the name of
    /// each by these.
    pub names: BTreeMap<String, String>,
}

/// The units that a [`UnitCounter`](crate::UnitCounter) has counted.
#[derive(Debug)]
pub struct UnitCounts {
    /// Sequences of surfaces: the units and their prefixes.
    pub(super) sequences: SequenceInterner,
    pub(super) totals: Vec<u64>,
    pub(super) rows: RowsBuilder,
}

impl UnitCounts {
    /// Combines the units that several counters found in the documents of `counts`. Returns counts
    /// whose surfaces are the units (the surfaces of their tokens, joined by spaces) and the
    /// lexicon of their terms (the terms of their tokens, joined by spaces).
    ///
    /// Drops units of several tokens whose term occurs fewer than `min_count` times.
    ///
    /// With the lexicon `forms` of the same surfaces, a term of several tokens has the name that most of
    /// its units have by that lexicon, unless another term has it: `civil rights`, although `rights` counts
    /// for `right`.
    pub fn combine(
        parts: Vec<UnitCounts>,
        counts: &Counts,
        lexicon: &Lexicon,
        forms: Option<&Lexicon>,
        min_count: u64,
    ) -> CombinedUnits {
        let MergedUnits {
            units,
            totals,
            mut unit_ids,
            rows,
        } = MergedUnits::new(parts);
        let terms = UnitTerms::new(&units, &totals, lexicon);
        let kept: Vec<u32> = (0..)
            .zip(&totals)
            .filter(|(unit, total)| **total > 0 && terms.is_kept(*unit, &units, min_count))
            .map(|(unit, _)| unit)
            .collect();
        let (surfaces, sorted) = sorted_surfaces(&kept, &units, counts.surfaces());
        // Units that are not kept get an id past the end, which counts for nothing.
        let mut new = vec![u32::MAX; units.len()];
        for (surface, unit) in (0..).zip(&sorted) {
            new[*unit as usize] = surface;
        }
        for unit in unit_ids.iter_mut().flatten() {
            *unit = new[*unit as usize];
        }
        drop(new);
        let joined = JoinedTerms::new(&terms, &kept, lexicon);
        let renamed = forms.map_or_else(HashMap::default, |forms| {
            usual_names(&terms, &kept, &units, &totals, [lexicon, forms], &joined)
        });
        let names = renamed.iter();
        let names = names.map(|(term, name)| (joined.get(*term).to_owned(), name.clone()));
        let names = names.collect();
        let lexicon = Lexicon::of_names(
            joined.terms.len(),
            |place| {
                let name = renamed.get(&joined.terms[place as usize]);
                name.map_or(joined.texts.get(place), String::as_str)
            },
            sorted.iter().map(|unit| joined.place(terms.term_of(*unit))),
        );
        let totals = sorted.iter().map(|unit| totals[*unit as usize]).collect();
        CombinedUnits {
            counts: Counts::from_counters(surfaces, totals, unit_ids, rows),
            lexicon,
            names,
        }
    }
}

/// The units of several counters together.
struct MergedUnits {
    units: SequenceList,
    totals: Vec<u64>,
    /// For each counter, the unit that each of its ids stands for.
    unit_ids: Vec<Vec<u32>>,
    rows: Vec<Rows>,
}

impl MergedUnits {
    /// Merges the other parts into the largest one, which is not copied.
    fn new(mut parts: Vec<UnitCounts>) -> MergedUnits {
        parts.sort_by_key(|part| Reverse(part.sequences.len()));
        let mut units = SequenceInterner::default();
        let mut totals: Vec<u64> = Vec::new();
        let mut unit_ids = Vec::with_capacity(parts.len());
        let mut rows = Vec::with_capacity(parts.len());
        for part in parts {
            rows.push(part.rows.finish());
            if unit_ids.is_empty() {
                units = part.sequences;
                totals = part.totals;
                unit_ids.push((0..).take(units.len()).collect());
                continue;
            }
            let new = units.merge(&part.sequences);
            totals.resize(units.len(), 0);
            for (unit, total) in new.iter().zip(&part.totals) {
                totals[*unit as usize] += total;
            }
            unit_ids.push(new);
        }
        MergedUnits {
            units: units.into_list(),
            totals,
            unit_ids,
            rows,
        }
    }
}

/// The spellings of the units `kept` in canonical order, and the units in the same order.
fn sorted_surfaces(
    kept: &[u32],
    units: &SequenceList,
    surfaces: &Surfaces,
) -> (Surfaces, Vec<u32>) {
    let ids = kept.iter().map(|unit| *unit as usize);
    let spellings = join_items(ids, units, |surface| surfaces.text(surface));
    let order = sort_by_bytes(
        kept.len(),
        |index| spellings.get(index),
        |index| {
            let mut items = Vec::new();
            units.read_items(kept[index as usize], &mut items);
            items
        },
    );
    let mut sorted = Surfaces::default();
    let mut items = Vec::new();
    for index in &order {
        units.read_items(kept[*index as usize], &mut items);
        sorted.push(spellings.get(*index), surfaces.context(items[0]));
    }
    let order = order.into_iter().map(|index| kept[index as usize]);
    (sorted, order.collect())
}

/// The name of each term of several tokens that most of its units have by the second lexicon, if it
/// differs from the one by the first, `joined`, and no other term has it.
fn usual_names(
    terms: &UnitTerms,
    kept: &[u32],
    units: &SequenceList,
    totals: &[u64],
    [lexicon, forms]: [&Lexicon; 2],
    joined: &JoinedTerms,
) -> HashMap<u32, String, FixedState> {
    let is_form = |surface: u32| match (lexicon.term_of(surface), forms.term_of(surface)) {
        (Some(term), Some(form)) => lexicon.terms().get(term) != forms.terms().get(form),
        _ => false,
    };
    let are_forms: Vec<bool> = (0..).take(lexicon.surface_count()).map(is_form).collect();
    let mut sequences = SequenceInterner::default();
    let mut found: Vec<(u32, u32, u64)> = Vec::new();
    let mut items = Vec::new();
    for unit in kept {
        units.read_items(*unit, &mut items);
        if items.len() < 2 || !items.iter().any(|surface| are_forms[*surface as usize]) {
            continue;
        }
        let mut forms = items.iter().map(|surface| forms.term_of(*surface));
        let form = forms.try_fold(EMPTY, |prefix, form| Some(sequences.intern(prefix, form?)));
        if let Some(form) = form {
            found.push((terms.term_of(*unit), form, totals[*unit as usize]));
        }
    }
    found.sort_unstable();
    let sequences = sequences.into_list();
    let texts = join_items(0..sequences.len(), &sequences, |form| {
        forms.terms().get(form)
    });
    let mut chosen: Vec<(&str, u32)> = Vec::new();
    for group in found.chunk_by(|a, b| a.0 == b.0) {
        let sum = |same: &[(u32, u32, u64)]| same.iter().map(|(_, _, count)| count).sum::<u64>();
        let same_form = group.chunk_by(|a, b| a.1 == b.1);
        let sums = same_form.map(|same| (sum(same), texts.get(same[0].1)));
        let most = sums.reduce(|best, next| {
            let is_better = next.0 > best.0 || next.0 == best.0 && next.1 < best.1;
            if is_better { next } else { best }
        });
        let term = group[0].0;
        let others = terms.totals[term as usize] - sum(group);
        chosen.extend(
            most.filter(|(count, _)| *count > others)
                .map(|(_, name)| (name, term)),
        );
    }
    chosen.sort_unstable();
    let same_name = chosen.chunk_by(|a, b| a.0 == b.0);
    let mut names: HashMap<&str, u32, FixedState> = same_name
        .filter(|same| same.len() == 1)
        .map(|same| same[0])
        .collect();
    if !names.is_empty() {
        for text in joined.texts.iter() {
            names.remove(text);
        }
    }
    let by_term = names
        .into_iter()
        .map(|(name, term)| (term, name.to_owned()));
    by_term.collect()
}

/// The terms of units, as sequences of the terms of their tokens.
struct UnitTerms {
    sequences: SequenceList,
    /// For each unit, its term.
    of_unit: Vec<u32>,
    /// How often each term occurs.
    totals: Vec<u64>,
}

impl UnitTerms {
    fn new(units: &SequenceList, totals: &[u64], lexicon: &Lexicon) -> UnitTerms {
        let mut sequences = SequenceInterner::default();
        let mut of_unit: Vec<u32> = Vec::with_capacity(units.len());
        let mut of_terms = Vec::new();
        for ((prefix, surface), total) in units.entries().zip(totals) {
            let prefix = of_unit.get(prefix as usize).copied();
            // No unit contains a token without a term.
            let item = lexicon.term_of(surface).unwrap_or(u32::MAX);
            let term = sequences.intern(prefix.unwrap_or(EMPTY), item);
            of_terms.resize(sequences.len(), 0);
            of_terms[term as usize] += total;
            of_unit.push(term);
        }
        UnitTerms {
            sequences: sequences.into_list(),
            of_unit,
            totals: of_terms,
        }
    }

    fn term_of(&self, unit: u32) -> u32 {
        self.of_unit[unit as usize]
    }

    fn is_kept(&self, unit: u32, units: &SequenceList, min_count: u64) -> bool {
        units.split_last(unit).0 == EMPTY || self.totals[self.term_of(unit) as usize] >= min_count
    }
}

/// The terms of some units as strings: the terms of their tokens, joined by spaces.
struct JoinedTerms {
    /// For each term, its place among these, or a place past the end.
    places: Vec<u32>,
    /// These terms, ascending.
    terms: Vec<u32>,
    texts: StringList,
}

impl JoinedTerms {
    /// The terms of the units `kept`.
    fn new(terms: &UnitTerms, kept: &[u32], lexicon: &Lexicon) -> JoinedTerms {
        let mut places = vec![u32::MAX; terms.sequences.len()];
        for unit in kept {
            places[terms.term_of(*unit) as usize] = 0;
        }
        let mut known = Vec::new();
        let mut next = 0..;
        for (term, place) in (0_u32..).zip(&mut places) {
            if *place == 0 {
                known.push(term);
                *place = next.next().unwrap_or(u32::MAX);
            }
        }
        let ids = known.iter().map(|term| *term as usize);
        JoinedTerms {
            texts: join_items(ids, &terms.sequences, |term| lexicon.terms().get(term)),
            terms: known,
            places,
        }
    }

    /// The place of a term among these.
    fn place(&self, term: u32) -> u32 {
        self.places[term as usize]
    }

    fn get(&self, term: u32) -> &str {
        self.texts.get(self.place(term))
    }
}

fn join_items<'t>(
    ids: impl Iterator<Item = usize>,
    sequences: &SequenceList,
    text: impl Fn(u32) -> &'t str,
) -> StringList {
    let mut items = Vec::new();
    let mut joined = String::new();
    let mut strings = StringList::default();
    for id in ids {
        sequences.read_items(u32::try_from(id).unwrap_or(EMPTY), &mut items);
        joined.clear();
        for (index, item) in items.iter().enumerate() {
            if index > 0 {
                joined.push(' ');
            }
            joined.push_str(text(*item));
        }
        strings.push(&joined);
    }
    strings
}
