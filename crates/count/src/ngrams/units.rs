//! n-grams and phrases: several tokens in a row as one unit, counted on integers.

use std::sync::Arc;

use super::phrases::Phrases;
use super::sequence_interner::{Chains, NOTHING};
use crate::counting::Counts;
use crate::matrix::Lexicon;
use crate::rows::{Place, RowsBuilder, Spill};
use crate::strings::{Texts, byte_order};
use crate::surfaces::Surfaces;

/// What tokens of a unit may have between them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Gaps {
    /// Nothing: a unit ends where the sequence says that tokens stand apart, and at a token that
    /// counts for no term.
    #[default]
    Nothing,
    /// Tokens that count for no term, which are passed over.
    Dropped,
    /// Anything: what is dropped is passed over, and nothing ends a unit but the document.
    Anything,
}

/// Which tokens in a row are a unit.
#[derive(Clone, Copy, Debug)]
pub enum Units<'p> {
    /// Every `min` to `max` of them: n-grams.
    Ngrams {
        /// How many at least; not zero.
        min: u8,
        /// How many at most.
        max: u8,
    },
    /// Those that are on a list, the longest at each place, and all others alone.
    Phrases(&'p Phrases),
    /// Every occurrence of one that is on a list, also within another one, and nothing else.
    Occurrences(&'p Phrases),
}

/// Counts the units of documents; the tokens of each are those of a
/// [`Sequences`](crate::Sequences).
#[derive(Debug)]
pub struct UnitCounter<'l> {
    lexicon: &'l Lexicon,
    units: Units<'l>,
    gaps: Gaps,
    chains: Chains,
    /// For each sequence how often it was a unit.
    totals: Vec<u64>,
    /// For each sequence where it stands in `row`, and for which document.
    seen: Vec<(u64, u32)>,
    document: u64,
    row: Vec<(u32, u32)>,
    rows: RowsBuilder,
    /// The tokens of a run that nothing interrupts: surface and term.
    run: Vec<(u32, u32)>,
}

/// What a [`UnitCounter`] has counted.
#[derive(Debug)]
pub struct UnitCounts {
    chains: Chains,
    totals: Vec<u64>,
    rows: RowsBuilder,
}

impl<'l> UnitCounter<'l> {
    /// A counter of units of tokens that `lexicon` keeps, which offers its rows to `spill`.
    pub fn new(
        lexicon: &'l Lexicon,
        units: Units<'l>,
        gaps: Gaps,
        spill: Option<Arc<dyn Spill>>,
    ) -> UnitCounter<'l> {
        UnitCounter {
            lexicon,
            units,
            gaps,
            chains: Chains::default(),
            totals: Vec::new(),
            seen: Vec::new(),
            document: 0,
            row: Vec::new(),
            rows: RowsBuilder::new(spill),
            run: Vec::new(),
        }
    }

    /// Counts the units of a document: its surfaces in order, each with whether it stands apart
    /// from the one before.
    pub fn count(&mut self, ordinal: u64, sequence: &[(u32, bool)]) {
        self.document += 1;
        self.row.clear();
        let mut run = std::mem::take(&mut self.run);
        runs(sequence, self.lexicon, self.gaps, &mut run, |run| {
            self.count_run(run);
        });
        self.run = run;
        self.rows
            .push(Place::whole(ordinal), self.row.iter().copied());
    }

    /// What was counted.
    pub fn finish(mut self) -> UnitCounts {
        self.totals.resize(self.chains.len(), 0);
        UnitCounts {
            chains: self.chains,
            totals: self.totals,
            rows: self.rows,
        }
    }

    fn count_run(&mut self, run: &[(u32, u32)]) {
        match self.units {
            Units::Ngrams { min, max } => {
                for start in 0..run.len() {
                    let mut unit = NOTHING;
                    for (length, (surface, _)) in (1..=max).zip(&run[start..]) {
                        unit = self.chains.longer(unit, *surface);
                        if length >= min {
                            self.add(unit);
                        }
                    }
                }
            }
            Units::Phrases(phrases) => {
                let mut rest = run;
                while !rest.is_empty() {
                    let terms = rest.iter().map(|(_, term)| *term);
                    let length = phrases.longest(terms).max(1);
                    let mut unit = NOTHING;
                    for (surface, _) in &rest[..length] {
                        unit = self.chains.longer(unit, *surface);
                    }
                    self.add(unit);
                    rest = &rest[length..];
                }
            }
            Units::Occurrences(phrases) => {
                for start in 0..run.len() {
                    let rest = &run[start..];
                    let terms = rest.iter().map(|(_, term)| *term);
                    for length in phrases.all(terms) {
                        let surfaces = rest[..length].iter().map(|(surface, _)| *surface);
                        let unit = surfaces
                            .fold(NOTHING, |unit, surface| self.chains.longer(unit, surface));
                        self.add(unit);
                    }
                }
            }
        }
    }

    fn add(&mut self, unit: u32) {
        let unit_place = unit as usize;
        if unit_place >= self.totals.len() {
            self.totals.resize(self.chains.len(), 0);
            self.seen.resize(self.chains.len(), (0, 0));
        }
        self.totals[unit_place] += 1;
        let (document, place) = self.seen[unit_place];
        if document == self.document {
            let (_, count) = &mut self.row[place as usize];
            *count = count.saturating_add(1);
        } else {
            let place = u32::try_from(self.row.len()).unwrap_or(u32::MAX);
            self.seen[unit_place] = (self.document, place);
            self.row.push((unit, 1));
        }
    }
}

/// Gives the runs of tokens with terms that nothing interrupts to `take`.
pub(crate) fn runs(
    sequence: &[(u32, bool)],
    lexicon: &Lexicon,
    gaps: Gaps,
    run: &mut Vec<(u32, u32)>,
    mut take: impl FnMut(&[(u32, u32)]),
) {
    run.clear();
    for (surface, is_apart) in sequence {
        let term = lexicon.term_of(*surface);
        let ends = match gaps {
            Gaps::Nothing => *is_apart || term.is_none(),
            Gaps::Dropped => *is_apart,
            Gaps::Anything => false,
        };
        if ends && !run.is_empty() {
            take(run);
            run.clear();
        }
        run.extend(term.map(|term| (*surface, term)));
    }
    take(run);
    run.clear();
}

impl UnitCounts {
    /// The units that several counters have found in the documents of `counts`, as counts whose
    /// surfaces are the units (their surfaces with spaces between them), and the lexicon of their
    /// terms (the terms with spaces between them).
    ///
    /// A unit of several tokens whose term occurs less than `least` times is left out.
    pub fn into_counts(
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
        let spelled: Texts = spelled(&kept, &chains, counts.surfaces());
        let place = |place: u32| kept[place as usize];
        let order = byte_order(
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
            Counts::of_counters(surfaces, sorted_totals, numbers, rows),
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
    fn texts(&self, lexicon: &Lexicon) -> Texts {
        joined(0..self.chains.len(), &self.chains, |term| {
            lexicon.terms().get(term)
        })
    }
}

/// The surfaces of `units` with spaces between them.
fn spelled(units: &[u32], chains: &Chains, surfaces: &Surfaces) -> Texts {
    let units = units.iter().map(|unit| *unit as usize);
    joined(units, chains, |surface| surfaces.text(surface))
}

fn joined<'t>(
    numbers: impl Iterator<Item = usize>,
    chains: &Chains,
    text: impl Fn(u32) -> &'t str,
) -> Texts {
    let mut items = Vec::new();
    let mut joined = String::new();
    let mut texts = Texts::default();
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
