//! `keyness`: one row per comparison and term, strongest first.

mod columns;
mod measures;
mod row;

use std::sync::OnceLock;

use keyweight_report::{Column, RowSink, Schema, Table, TableSize};

use self::columns::columns;
use self::row::KeynessRow;
use super::columns::{ColumnError, Columns};
use super::surfaces_by_term::SurfacesByTerm;
use super::top::Top;
use crate::comparison::{Comparer, Comparisons, KeynessOptions};
use crate::execution::Progress;
use crate::model::Analysis;

/// The table `keyness`: one row per target and term. Targets are in the order of the comparisons.
/// The terms of a target are ordered by significance, significant ones first, then by the first
/// measure, strongest first, then by log-likelihood, then in byte order.
pub struct Keyness<'a> {
    analysis: &'a Analysis,
    comparisons: &'a Comparisons,
    comparer: Comparer<'a>,
    columns: Columns<KeynessRow<'static>>,
    top: Top,
    progress: &'a dyn Progress,
    /// Made when a row needs it.
    surfaces: OnceLock<SurfacesByTerm>,
}

impl<'a> Keyness<'a> {
    /// The `top` terms of each of the `comparisons` of `analysis`.
    pub fn new(
        analysis: &'a Analysis,
        comparisons: &'a Comparisons,
        options: &'a KeynessOptions,
        top: Top,
        progress: &'a dyn Progress,
    ) -> Keyness<'a> {
        Keyness {
            comparer: Comparer::new(analysis, comparisons, options),
            columns: columns(options),
            surfaces: OnceLock::new(),
            analysis,
            comparisons,
            top,
            progress,
        }
    }

    /// Selects the columns with these names, in this order; no names select all columns.
    ///
    /// # Errors
    ///
    /// [`ColumnError`] if the table has no such column, or a name occurs twice.
    pub fn with_columns(mut self, names: &[impl AsRef<str>]) -> Result<Keyness<'a>, ColumnError> {
        self.columns = self.columns.select(names)?;
        Ok(self)
    }

    /// The columns of the table with these options, with their meanings.
    pub fn columns(options: &KeynessOptions) -> Vec<Column> {
        columns(options).into_columns()
    }

    fn surfaces(&self) -> &SurfacesByTerm {
        let make = || SurfacesByTerm::new(self.analysis.matrix().lexicon());
        self.surfaces.get_or_init(make)
    }
}

impl Table for Keyness<'_> {
    fn schema(&self) -> &Schema {
        self.columns.schema()
    }

    fn blocks(&self) -> usize {
        self.comparisons.pairs.len()
    }

    fn size(&self) -> TableSize {
        let rows = self.top.of(self.analysis.matrix().terms().len()) as u64;
        TableSize::of_rows(self.comparisons.pairs.len() as u64 * rows)
    }

    fn write_block(&self, index: usize, rows: &mut dyn RowSink) {
        let comparison = &self.comparisons.pairs[index];
        let groups = &self.comparisons.groups;
        let target = groups[comparison.target].name.as_str();
        let reference = self.comparisons.reference_name(comparison.reference);
        let limit = self.top.of(self.analysis.matrix().terms().len());
        let shown = self.comparer.compare(comparison, limit, self.progress);
        let mut writer = self.columns.writer(rows);
        for (rank, (tested, spread)) in (1..).zip(&shown) {
            let names = [target, reference];
            writer.write(&KeynessRow::new(self, names, rank, tested, spread));
        }
    }
}
