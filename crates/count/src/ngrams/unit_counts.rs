//! The units of several counters together: their counts and the lexicon of their terms.

use super::sequence_interner::{Chains, NOTHING};
use crate::counting::Counts;
use crate::matrix::Lexicon;
use crate::rows::RowsBuilder;
use crate::strings::{StringList, sort_by_bytes};
use crate::surfaces::Surfaces;

/// What a [`UnitCounter`](crate::UnitCounter) has counted.
#[derive(Debug)]
pub struct UnitCounts {
    pub(super) chains: Chains,
    pub(super) totals: Vec<u64>,
    pub(super) rows: RowsBuilder,
}

impl UnitCounts {
    /// The units that several counters have found in the documents of `counts`, as counts whose
    /// surfaces are the units (their surfaces with spaces between them), and the lexicon of their
    /// terms (the terms with spaces between them).
    ///
    /// A unit of several tokens whose term occurs less than `least` times is left out.
    pub fn combine(
        parts: Vec<UnitCounts>,
        counts: &Counts,
        lexicon: &Lexicon,
        least: u64,
    ) -> (Counts, Lexicon) {
        let mut chains = Chains::default();
        let mut totals: Vec<u64> = Vec::new();
        let mut numbers = Vec::new();
        let mut rows = Vec::new();
        for part in parts {
            let new = chains.add(&part.chains);
            totals.resize(chains.len(), 0);
            for (number, total) in new.iter().zip(&part.totals) {
                totals[*number as usize] += total;
            }
            numbers.push(new);
            rows.push(part.rows.finish());
        }
        let terms = Terms::new(&chains, &totals, lexicon);
        let kept: Vec<u32> = (0..)
            .zip(&totals)
            .filter(|(unit, total)| **total > 0 && terms.is_kept(*unit, &chains, least))
            .map(|(unit, _)| unit)
            .collect();
        let spelled: StringList = spelled(&kept, &chains, counts.surfaces());
        let place = |place: u32| kept[place as usize];
        let order = sort_by_bytes(
            kept.len(),
            |number| spelled.get(number),
            |number| {
                let mut items = Vec::new();
                chains.items(place(number), &mut items);
                items
            },
        );
        // Numbers of units that are left out mean no surface.
        let mut new = vec![u32::MAX; chains.len()];
        let mut surfaces = Surfaces::default();
        let mut sorted_totals = Vec::with_capacity(kept.len());
        let mut surface_terms = Vec::with_capacity(kept.len());
        let mut items = Vec::new();
        for number in order {
            let unit = place(number);
            chains.items(unit, &mut items);
            let context = counts.surfaces().context(items[0]);
            new[unit as usize] = surfaces.push(spelled.get(number), context);
            sorted_totals.push(totals[unit as usize]);
            surface_terms.push(terms.term(unit));
        }
        for unit in numbers.iter_mut().flatten() {
            *unit = new[*unit as usize];
        }
        let texts = terms.texts(lexicon);
        let lexicon = Lexicon::new(surface_terms.iter().map(|term| Some(texts.get(*term))));
        (
            Counts::from_counters(surfaces, sorted_totals, numbers, rows),
            lexicon,
        )
    }
}

/// The terms of units, as sequences of terms.
struct Terms {
    chains: Chains,
    /// For each unit that of its term.
    of_unit: Vec<u32>,
    /// How often each term occurs.
    totals: Vec<u64>,
}

impl Terms {
    fn new(units: &Chains, totals: &[u64], lexicon: &Lexicon) -> Terms {
        let mut terms = Terms {
            chains: Chains::default(),
            of_unit: Vec::with_capacity(units.len()),
            totals: Vec::new(),
        };
        for ((beginning, surface), total) in units.links().zip(totals) {
            let beginning = terms.of_unit.get(beginning as usize).copied();
            // Tokens without a term are in no unit.
            let item = lexicon.term_of(surface).unwrap_or(u32::MAX);
            let term = terms.chains.longer(beginning.unwrap_or(NOTHING), item);
            terms.totals.resize(terms.chains.len(), 0);
            terms.totals[term as usize] += total;
            terms.of_unit.push(term);
        }
        terms
    }

    fn term(&self, unit: u32) -> u32 {
        self.of_unit[unit as usize]
    }

    fn is_kept(&self, unit: u32, units: &Chains, least: u64) -> bool {
        units.link(unit).0 == NOTHING || self.totals[self.term(unit) as usize] >= least
    }

    /// The texts of all terms.
    fn texts(&self, lexicon: &Lexicon) -> StringList {
        joined(0..self.chains.len(), &self.chains, |term| {
            lexicon.terms().get(term)
        })
    }
}

/// The surfaces of `units` with spaces between them.
fn spelled(units: &[u32], chains: &Chains, surfaces: &Surfaces) -> StringList {
    let units = units.iter().map(|unit| *unit as usize);
    joined(units, chains, |surface| surfaces.text(surface))
}

fn joined<'t>(
    numbers: impl Iterator<Item = usize>,
    chains: &Chains,
    text: impl Fn(u32) -> &'t str,
) -> StringList {
    let mut items = Vec::new();
    let mut joined = String::new();
    let mut texts = StringList::default();
    for number in numbers {
        chains.items(u32::try_from(number).unwrap_or(NOTHING), &mut items);
        joined.clear();
        for (index, item) in items.iter().enumerate() {
            if index > 0 {
                joined.push(' ');
            }
            joined.push_str(text(*item));
        }
        texts.push(&joined);
    }
    texts
}
