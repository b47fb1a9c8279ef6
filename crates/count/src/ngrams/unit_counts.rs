//! Combines the units of several counters into counts and the lexicon of their terms.

use std::collections::BTreeMap;

use foldhash::fast::FixedState;
use hashbrown::HashMap;

use super::sequence_interner::{EMPTY, SequenceInterner};
use crate::counting::Counts;
use crate::matrix::Lexicon;
use crate::rows::RowsBuilder;
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
        let mut units = SequenceInterner::default();
        let mut totals: Vec<u64> = Vec::new();
        let mut surface_ids = Vec::new();
        let mut rows = Vec::new();
        for part in parts {
            let new = units.merge(&part.sequences);
            totals.resize(units.len(), 0);
            for (unit, total) in new.iter().zip(&part.totals) {
                totals[*unit as usize] += total;
            }
            surface_ids.push(new);
            rows.push(part.rows.finish());
        }
        let terms = UnitTerms::new(&units, &totals, lexicon);
        let kept: Vec<u32> = (0..)
            .zip(&totals)
            .filter(|(unit, total)| **total > 0 && terms.is_kept(*unit, &units, min_count))
            .map(|(unit, _)| unit)
            .collect();
        let spellings = join_surfaces(&kept, &units, counts.surfaces());
        let unit_at = |index: u32| kept[index as usize];
        let order = sort_by_bytes(
            kept.len(),
            |index| spellings.get(index),
            |index| {
                let mut items = Vec::new();
                units.read_items(unit_at(index), &mut items);
                items
            },
        );
        // Units that are not kept get an id past the end, which counts for nothing.
        let mut new = vec![u32::MAX; units.len()];
        let mut surfaces = Surfaces::default();
        let mut sorted_totals = Vec::with_capacity(kept.len());
        let mut surface_terms = Vec::with_capacity(kept.len());
        let mut items = Vec::new();
        for index in order {
            let unit = unit_at(index);
            units.read_items(unit, &mut items);
            let context = counts.surfaces().context(items[0]);
            new[unit as usize] = surfaces.push(spellings.get(index), context);
            sorted_totals.push(totals[unit as usize]);
            surface_terms.push(terms.term_of(unit));
        }
        for unit in surface_ids.iter_mut().flatten() {
            *unit = new[*unit as usize];
        }
        let joined = terms.join(lexicon);
        let renamed = forms.map_or_else(HashMap::default, |forms| {
            usual_names(&terms, &kept, &units, &totals, [lexicon, forms], &joined)
        });
        let name = |term: &u32| renamed.get(term).map_or(joined.get(*term), String::as_str);
        let lexicon = Lexicon::new(surface_terms.iter().map(|term| Some(name(term))));
        let names = renamed.iter();
        let names = names.map(|(term, name)| (joined.get(*term).to_owned(), name.clone()));
        let names = names.collect();
        CombinedUnits {
            counts: Counts::from_counters(surfaces, sorted_totals, surface_ids, rows),
            lexicon,
            names,
        }
    }
}

/// The name of each term of several tokens that most of its units have by the second lexicon, if it
/// differs from the one by the first, `joined`, and no other term has it.
fn usual_names(
    terms: &UnitTerms,
    kept: &[u32],
    units: &SequenceInterner,
    totals: &[u64],
    [lexicon, forms]: [&Lexicon; 2],
    joined: &StringList,
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
        let mut is_checked = vec![false; terms.sequences.len()];
        for unit in kept {
            let term = terms.term_of(*unit);
            if !std::mem::replace(&mut is_checked[term as usize], true) {
                names.remove(joined.get(term));
            }
        }
    }
    let by_term = names
        .into_iter()
        .map(|(name, term)| (term, name.to_owned()));
    by_term.collect()
}

/// The terms of units, as sequences of the terms of their tokens.
struct UnitTerms {
    sequences: SequenceInterner,
    /// For each unit, its term.
    of_unit: Vec<u32>,
    /// How often each term occurs.
    totals: Vec<u64>,
}

impl UnitTerms {
    fn new(units: &SequenceInterner, totals: &[u64], lexicon: &Lexicon) -> UnitTerms {
        let mut terms = UnitTerms {
            sequences: SequenceInterner::default(),
            of_unit: Vec::with_capacity(units.len()),
            totals: Vec::new(),
        };
        for ((prefix, surface), total) in units.entries().zip(totals) {
            let prefix = terms.of_unit.get(prefix as usize).copied();
            // No unit contains a token without a term.
            let item = lexicon.term_of(surface).unwrap_or(u32::MAX);
            let term = terms.sequences.intern(prefix.unwrap_or(EMPTY), item);
            terms.totals.resize(terms.sequences.len(), 0);
            terms.totals[term as usize] += total;
            terms.of_unit.push(term);
        }
        terms
    }

    fn term_of(&self, unit: u32) -> u32 {
        self.of_unit[unit as usize]
    }

    fn is_kept(&self, unit: u32, units: &SequenceInterner, min_count: u64) -> bool {
        units.split_last(unit).0 == EMPTY || self.totals[self.term_of(unit) as usize] >= min_count
    }

    /// The terms as strings.
    fn join(&self, lexicon: &Lexicon) -> StringList {
        join_items(0..self.sequences.len(), &self.sequences, |term| {
            lexicon.terms().get(term)
        })
    }
}

/// The spellings of `units`: their surfaces, joined by spaces.
fn join_surfaces(units: &[u32], sequences: &SequenceInterner, surfaces: &Surfaces) -> StringList {
    let units = units.iter().map(|unit| *unit as usize);
    join_items(units, sequences, |surface| surfaces.text(surface))
}

fn join_items<'t>(
    ids: impl Iterator<Item = usize>,
    sequences: &SequenceInterner,
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
