//! n-grams and phrases: several tokens in a row as one unit, counted on integers.

use std::sync::Arc;

use super::phrases::Phrases;
use super::runs::{Gaps, runs};
use super::sequence_interner::{Chains, NOTHING};
use super::unit_counts::UnitCounts;
use crate::matrix::Lexicon;
use crate::rows::{DocumentPart, RowsBuilder, Spill};

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
    PhraseOccurrences(&'p Phrases),
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
            .push(DocumentPart::whole(ordinal), self.row.iter().copied());
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
                    let length = phrases.longest_match(terms).max(1);
                    let mut unit = NOTHING;
                    for (surface, _) in &rest[..length] {
                        unit = self.chains.longer(unit, *surface);
                    }
                    self.add(unit);
                    rest = &rest[length..];
                }
            }
            Units::PhraseOccurrences(phrases) => {
                for start in 0..run.len() {
                    let rest = &run[start..];
                    let terms = rest.iter().map(|(_, term)| *term);
                    for length in phrases.matches(terms) {
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
