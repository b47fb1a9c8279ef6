//! `keyness`: one row per comparison and term, strongest first.

use keyweight_report::{Cell, Column, RowSink, Schema, Table, TableSize};
use keyweight_score::{
    Confidence, Direction, Prior, bayes_factor_bic, log_odds_z, log_ratio, log_ratio_interval,
};

use super::Top;
use super::forms;
use super::surfaces::SurfacesByTerm;
use crate::comparison::{Comparer, KeynessOptions, Measure, Spread, Tested};
use crate::comparison::{Comparisons, REST, Reference};
use crate::execution::Progress;
use crate::model::Analysis;

/// The table `keyness`: one row per target and term. Targets come in the order of the comparisons;
/// within one the significant terms come first, the strongest by the first measure in front, then by
/// log-likelihood, then in byte order.
pub struct Keyness<'a> {
    analysis: &'a Analysis,
    comparisons: &'a Comparisons,
    comparer: Comparer<'a>,
    schema: Schema,
    /// The measures that have a column of their own.
    measures: Vec<Measure>,
    top: Top,
    progress: &'a dyn Progress,
    /// How often each surface occurs in the documents, lists of word frequencies left out.
    surface_counts: Vec<u64>,
    surfaces: SurfacesByTerm,
    /// For each term the number of documents that a list of word frequencies gives.
    listed: Option<&'a [Option<u64>]>,
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
            schema: Schema::new("keyness", Keyness::columns(options)),
            surface_counts: surface_counts(analysis, comparisons.listed),
            surfaces: SurfacesByTerm::new(analysis.matrix().lexicon()),
            analysis,
            comparisons,
            measures: own_measures(options),
            top,
            progress,
            listed: None,
        }
    }

    /// The columns of the table with these options, with what they mean.
    pub fn columns(options: &KeynessOptions) -> Vec<Column> {
        columns(options, &own_measures(options))
    }

    /// The same with the numbers of documents that a list of word frequencies gives, by term.
    #[must_use]
    pub fn with_listed_documents(mut self, documents: &'a [Option<u64>]) -> Keyness<'a> {
        self.listed = Some(documents);
        self
    }

    fn row(
        &self,
        names: [&str; 2],
        rank: u64,
        one: &Tested,
        spread: &Spread,
        rows: &mut dyn RowSink,
    ) {
        let [target, reference] = [one.sides.target, one.sides.reference];
        let interval = log_ratio_interval(target, reference, Confidence::NINETY_FIVE);
        let real = |value: Option<f64>| value.map_or(Cell::Empty, Cell::real);
        let mut forms = self.words(one.term);
        forms::order(&mut forms);
        // Too small for a number is no zero.
        let probability = |p: f64| if p > 0.0 { Cell::real(p) } else { Cell::Empty };
        let mut cells = vec![
            Cell::Text(names[0]),
            Cell::Text(names[1]),
            Cell::Integer(rank),
            Cell::Text(self.analysis.matrix().terms().get(one.term)),
            Cell::Text(match one.direction() {
                Direction::Over => "over",
                Direction::Under => "under",
                Direction::Equal => "equal",
            }),
            Cell::Integer(target.count()),
            Cell::Integer(target.total()),
            Cell::Integer(reference.count()),
            Cell::Integer(reference.total()),
            Cell::real(target.per_million()),
            Cell::real(reference.per_million()),
            Cell::real(log_ratio(target, reference)),
            real(interval.low),
            real(interval.high),
        ];
        let value = |measure: &Measure| match (measure, measure.value(one.sides)) {
            (Measure::Fisher, Some(p)) => probability(p),
            (_, value) => real(value),
        };
        cells.extend(self.measures.iter().map(value));
        let reference_documents = match self.listed {
            Some(listed) => listed[one.term as usize].map_or(Cell::Empty, Cell::Integer),
            None => Cell::Integer(spread.reference_documents),
        };
        // A list knows no documents, so nothing of how a term is spread over them.
        let is_known = self.listed.is_none() || one.direction() != Direction::Under;
        let top_document_share = spread.top_document_share.filter(|_| is_known);
        cells.extend([
            Cell::real(one.log_likelihood),
            probability(one.p_value),
            Cell::real(one.log10_p),
            probability(one.p_adjusted),
            Cell::real(bayes_factor_bic(target, reference)),
            real(log_odds_z(
                target,
                reference,
                Prior::pooled(target, reference),
            )),
            Cell::Integer(spread.target_documents),
            reference_documents,
            real(spread.dispersion),
            real(top_document_share),
            real(one.permutation_p),
            Cell::Counted(&forms),
        ]);
        rows.row(&cells);
    }

    /// The term as written, with counts.
    fn words(&self, term: u32) -> Vec<(&str, u64)> {
        let own = self.surfaces.of(term);
        let texts = self.analysis.counts().surfaces();
        let word = |id: &u32| (texts.text(*id), self.surface_counts[*id as usize]);
        own.iter()
            .map(word)
            .filter(|(_, count)| *count > 0)
            .collect()
    }
}

impl Table for Keyness<'_> {
    fn schema(&self) -> &Schema {
        &self.schema
    }

    fn blocks(&self) -> usize {
        self.comparisons.pairs.len()
    }

    fn size(&self) -> TableSize {
        let terms = self.analysis.matrix().terms().len();
        let rows = self.comparisons.pairs.len() * self.top.limit().min(terms);
        TableSize::of_rows(rows as u64)
    }

    fn write_block(&self, index: usize, rows: &mut dyn RowSink) {
        let comparison = &self.comparisons.pairs[index];
        let groups = &self.comparisons.groups;
        let names = [
            groups[comparison.target].name.as_str(),
            match comparison.reference {
                Reference::Rest => REST,
                Reference::Group(group) => groups[group].name.as_str(),
            },
        ];
        let shown = self
            .comparer
            .compare(comparison, self.top.limit(), self.progress);
        for (rank, (one, spread)) in (1..).zip(&shown) {
            self.row(names, rank, one, spread, rows);
        }
    }
}

/// How often each surface occurs in all documents but the last `listed`.
fn surface_counts(analysis: &Analysis, listed: usize) -> Vec<u64> {
    let counts = analysis.counts();
    let mut sums = counts.surface_counts().to_vec();
    let mut reader = counts.reader();
    for document in counts.documents() - listed..counts.documents() {
        for (surface, count) in reader.row(document) {
            sums[*surface as usize] -= u64::from(*count);
        }
    }
    sums
}

/// The measures that have a column of their own.
fn own_measures(options: &KeynessOptions) -> Vec<Measure> {
    let mut measures: Vec<Measure> = Vec::new();
    for measure in &options.measures {
        if !measure.is_always_shown() && !measures.contains(measure) {
            measures.push(*measure);
        }
    }
    measures
}

fn columns(options: &KeynessOptions, measures: &[Measure]) -> Vec<Column> {
    let test = options.measures.iter().find(|measure| measure.is_test());
    let test = test.map_or("log_likelihood", |measure| measure.column().0);
    let mut columns = vec![
        Column::text("target", "the documents that are compared"),
        Column::text(
            "reference",
            "what they are compared with; rest is all other documents",
        ),
        Column::integer("rank", "place of the term in this comparison"),
        Column::text("term", "what surfaces are counted as after folding"),
        Column::text(
            "direction",
            "over: relatively more frequent in the target; under: rarer",
        ),
        Column::integer("target_count", "occurrences in the target"),
        Column::integer("target_total", "tokens of the target, all of them"),
        Column::integer("reference_count", "occurrences in the reference"),
        Column::integer("reference_total", "tokens of the reference, all of them"),
        Column::real(
            "target_per_million",
            "occurrences per million tokens of the target",
        ),
        Column::real(
            "reference_per_million",
            "occurrences per million tokens of the reference",
        ),
        Column::real(
            "log_ratio",
            "log2 of the ratio of both frequencies, 0.5 added to each count and total: 1 is twice \
             as frequent, 2 four times, -1 half as frequent",
        ),
        Column::real(
            "log_ratio_low",
            "lower bound of the log ratio at 95% (Clopper-Pearson); empty if the target does not \
             have the term",
        ),
        Column::real(
            "log_ratio_high",
            "upper bound of the log ratio at 95%; empty if the reference does not have the term",
        ),
    ];
    columns.extend(measures.iter().map(|measure| {
        let (name, meaning) = measure.column();
        Column::real(name, meaning)
    }));
    columns.extend([
        Column::real(
            "log_likelihood",
            "log-likelihood ratio G2 over four cells, negative where the term is rarer in the target",
        ),
        Column::real(
            "p_value",
            format!("p-value of {test}, each token taken as drawn by itself; empty below 1e-307"),
        ),
        Column::real("log10_p", "logarithm of p_value to base 10, however small it is"),
        Column::real(
            "p_adjusted",
            "p_value adjusted for all terms tested for this target (Benjamini-Hochberg): the \
             share of false discoveries among the terms up to this one",
        ),
        Column::real(
            "bayes_factor_bic",
            "G2 - ln(all tokens): above 2 positive, 6 strong, 10 very strong evidence of a \
             difference; below 0 evidence of none",
        ),
        Column::real(
            "log_odds_z",
            "log odds ratio in standard deviations (Monroe et al. 2008); the prior is the \
             frequency in both sides together, with the weight of as many tokens as the smaller \
             side has",
        ),
        Column::integer("target_documents", "documents of the target that contain the term"),
        Column::integer("reference_documents", "documents of the reference that contain the term"),
        Column::real(
            "dispersion",
            "Gries' DPnorm over the target's documents: 0 is spread evenly, 1 all in the smallest \
             one; empty for one document",
        ),
        Column::real(
            "top_document_share",
            "largest share of one document in the occurrences on the side where the term is more \
             frequent: near 1, one document makes the difference; empty for one document",
        ),
        Column::real(
            "permutation_p",
            "share of random divisions of the documents with a G2 as large (--permutations)",
        ),
        Column::text(
            "forms",
            "the term as written in the whole corpus, with counts, most frequent first, separated by |",
        ),
    ]);
    columns
}
