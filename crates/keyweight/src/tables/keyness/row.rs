//! A term of a comparison, and the cells of its row.

use std::cell::OnceCell;

use keyweight_report::Cell;
use keyweight_score::{
    Confidence, Direction, Frequency, Interval, Prior, bayes_factor_bic, log_odds_z, log_ratio,
    log_ratio_interval,
};

use super::Keyness;
use crate::comparison::{Measure, Spread, Tested};
use crate::tables::columns::Record;

/// A term of a comparison.
pub(super) struct KeynessRow<'a> {
    table: &'a Keyness<'a>,
    pub(super) target: &'a str,
    pub(super) reference: &'a str,
    pub(super) rank: u64,
    pub(super) tested: &'a Tested,
    pub(super) spread: &'a Spread,
    interval: OnceCell<Interval>,
    forms: OnceCell<Vec<(&'a str, u64)>>,
}

impl Record for KeynessRow<'static> {
    type Row<'a> = KeynessRow<'a>;
}

impl<'a> KeynessRow<'a> {
    /// A term of the comparison between `target` and `reference`.
    pub(super) fn new(
        table: &'a Keyness<'a>,
        [target, reference]: [&'a str; 2],
        rank: u64,
        tested: &'a Tested,
        spread: &'a Spread,
    ) -> KeynessRow<'a> {
        KeynessRow {
            table,
            target,
            reference,
            rank,
            tested,
            spread,
            interval: OnceCell::new(),
            forms: OnceCell::new(),
        }
    }

    pub(super) fn term(&self) -> &str {
        self.table.analysis.matrix().terms().get(self.tested.term)
    }

    pub(super) fn direction(&self) -> &'static str {
        match self.tested.direction() {
            Direction::Over => "over",
            Direction::Under => "under",
            Direction::Equal => "equal",
        }
    }

    /// How frequent the term is in the target.
    pub(super) fn in_target(&self) -> Frequency {
        self.tested.sides.target
    }

    /// How frequent the term is in the reference.
    pub(super) fn in_reference(&self) -> Frequency {
        self.tested.sides.reference
    }

    pub(super) fn log_ratio(&self) -> f64 {
        log_ratio(self.in_target(), self.in_reference())
    }

    pub(super) fn log_ratio_interval(&self) -> Interval {
        *self.interval.get_or_init(|| {
            let confidence = Confidence::NINETY_FIVE;
            log_ratio_interval(self.in_target(), self.in_reference(), confidence)
        })
    }

    pub(super) fn bayes_factor_bic(&self) -> f64 {
        bayes_factor_bic(self.in_target(), self.in_reference())
    }

    pub(super) fn log_odds_z(&self) -> Option<f64> {
        let (target, reference) = (self.in_target(), self.in_reference());
        log_odds_z(target, reference, Prior::pooled(target, reference))
    }

    /// A measure that has a column of its own.
    pub(super) fn measure(&self, measure: Measure) -> Cell<'static> {
        match (measure, measure.value(self.tested.sides)) {
            (Measure::Fisher, Some(p)) => probability(p),
            (_, value) => real(value),
        }
    }

    /// The term as written in the whole corpus.
    pub(super) fn forms(&self) -> &[(&str, u64)] {
        self.forms.get_or_init(|| {
            let texts = self.table.analysis.counts().surfaces();
            let counts = self.table.analysis.counts().surface_counts();
            let surfaces = self.table.surfaces();
            surfaces.forms(self.tested.term, texts, counts)
        })
    }
}

/// A p-value. One that is too small for a number is not zero, so its cell is empty.
pub(super) fn probability(p: f64) -> Cell<'static> {
    if p > 0.0 { Cell::real(p) } else { Cell::Empty }
}

/// A number, if there is one.
pub(super) fn real(value: Option<f64>) -> Cell<'static> {
    value.map_or(Cell::Empty, Cell::real)
}

/// A count, if it is known.
pub(super) fn integer(value: Option<u64>) -> Cell<'static> {
    value.map_or(Cell::Empty, Cell::Integer)
}
