//! Counts units of one or more tokens: n-grams and phrases.

use std::sync::Arc;

use super::phrases::Phrases;
use super::runs::{Gaps, for_each_run};
use super::sequence_interner::{EMPTY, SequenceInterner};
use super::unit_counts::UnitCounts;
use crate::matrix::Lexicon;
use crate::rows::{DocumentPart, RowsBuilder, Spill};

/// Which sequences of tokens are a unit.
#[derive(Clone, Copy, Debug)]
pub enum Units<'p> {
    /// Every sequence of `min` to `max` tokens: n-grams.
    Ngrams {
        /// The fewest tokens; not zero.
        min: u8,
        /// The most tokens.
        max: u8,
    },
    /// The phrases on a list, the longest at each position, and every other token by itself.
    Phrases(&'p Phrases),
    /// Every occurrence of a phrase on a list, even within another phrase, and nothing else.
    PhraseOccurrences(&'p Phrases),
}

/// Counts the units of documents, whose tokens come from [`Sequences`](crate::Sequences).
#[derive(Debug)]
pub struct UnitCounter<'l> {
    lexicon: &'l Lexicon,
    units: Units<'l>,
    gaps: Gaps,
    sequences: SequenceInterner,
    /// For each sequence, how often it was a unit.
    totals: Vec<u64>,
    /// For each sequence, the last document that had it, and its position in that document's `row`.
    row_positions: Vec<(u32, u32)>,
    /// The number of the current document, from 1.
    document: u32,
    row: Vec<(u32, u32)>,
    rows: RowsBuilder,
    /// The current run of (surface, term) pairs.
    run: Vec<(u32, u32)>,
}

impl<'l> UnitCounter<'l> {
    /// A counter of units of the tokens that `lexicon` keeps; it offers its rows to `spill`.
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
            sequences: SequenceInterner::default(),
            totals: Vec::new(),
            row_positions: Vec::new(),
            document: 0,
            row: Vec::new(),
            rows: RowsBuilder::new(spill),
            run: Vec::new(),
        }
    }

    /// Counts the units of a document, given its surfaces in order, each with whether it stands
    /// apart from the one before.
    pub fn count(&mut self, ordinal: u64, sequence: &[(u32, bool)]) {
        self.document = self.document.checked_add(1).unwrap_or_else(|| {
            unreachable!("four billion documents do not fit into one counter");
        });
        self.row.clear();
        let mut run = std::mem::take(&mut self.run);
        for_each_run(sequence, self.lexicon, self.gaps, &mut run, |run| {
            self.count_run(run);
        });
        self.run = run;
        self.rows
            .push(DocumentPart::whole(ordinal), self.row.iter().copied());
    }

    /// The counts of all documents.
    pub fn finish(mut self) -> UnitCounts {
        self.totals.resize(self.sequences.len(), 0);
        UnitCounts {
            sequences: self.sequences,
            totals: self.totals,
            rows: self.rows,
        }
    }

    fn count_run(&mut self, run: &[(u32, u32)]) {
        match self.units {
            Units::Ngrams { min, max } => {
                for start in 0..run.len() {
                    let mut unit = EMPTY;
                    for (length, (surface, _)) in (1..=max).zip(&run[start..]) {
                        unit = self.sequences.intern(unit, *surface);
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
                    let mut unit = EMPTY;
                    for (surface, _) in &rest[..length] {
                        unit = self.sequences.intern(unit, *surface);
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
                            .fold(EMPTY, |unit, surface| self.sequences.intern(unit, surface));
                        self.add(unit);
                    }
                }
            }
        }
    }

    fn add(&mut self, unit: u32) {
        let index = unit as usize;
        if index >= self.totals.len() {
            self.totals.resize(self.sequences.len(), 0);
            self.row_positions.resize(self.sequences.len(), (0, 0));
        }
        self.totals[index] += 1;
        let (document, position) = self.row_positions[index];
        if document == self.document {
            let (_, count) = &mut self.row[position as usize];
            *count = count.saturating_add(1);
        } else {
            let position = u32::try_from(self.row.len()).unwrap_or(u32::MAX);
            self.row_positions[index] = (self.document, position);
            self.row.push((unit, 1));
        }
    }
}
