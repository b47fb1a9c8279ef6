//! The columns of `keyness`.

use keyweight_report::Cell;

use super::measures::measure_column;
use super::row::{KeynessRow, integer, probability, real};
use crate::comparison::{KeynessOptions, Measure};
use crate::tables::columns::Columns;
use crate::tables::meanings;

/// All columns of the table with these options.
pub(super) fn columns(options: &KeynessOptions) -> Columns<KeynessRow<'static>> {
    let columns = with_frequencies(Columns::new("keyness"));
    let columns = with_log_ratio(columns);
    let columns = with_measures(columns, options);
    let columns = with_significance(columns, options);
    with_spread(columns).text(
        "forms",
        "the term as written in the whole corpus, with counts, most frequent first, separated by |",
        |row| Cell::Counted(row.forms()),
    )
}

fn with_frequencies(columns: Columns<KeynessRow<'static>>) -> Columns<KeynessRow<'static>> {
    columns
        .text("target", "the documents that are compared", |row| {
            Cell::Text(row.target)
        })
        .text(
            "reference",
            "what they are compared with; rest is all other documents",
            |row| Cell::Text(row.reference),
        )
        .integer("rank", "rank of the term in this comparison", |row| {
            Cell::Integer(row.rank)
        })
        .text("term", meanings::TERM, |row| Cell::Text(row.term()))
        .text(
            "direction",
            "over: relatively more frequent in the target; under: relatively less frequent; \
             equal: equally frequent",
            |row| Cell::Text(row.direction()),
        )
        .integer("target_count", "occurrences in the target", |row| {
            Cell::Integer(row.in_target().count())
        })
        .integer("target_total", "all tokens of the target", |row| {
            Cell::Integer(row.in_target().total())
        })
        .integer("reference_count", "occurrences in the reference", |row| {
            Cell::Integer(row.in_reference().count())
        })
        .integer("reference_total", "all tokens of the reference", |row| {
            Cell::Integer(row.in_reference().total())
        })
        .real(
            "target_per_million",
            "occurrences per million tokens of the target",
            |row| Cell::real(row.in_target().per_million()),
        )
        .real(
            "reference_per_million",
            "occurrences per million tokens of the reference",
            |row| Cell::real(row.in_reference().per_million()),
        )
}

fn with_log_ratio(columns: Columns<KeynessRow<'static>>) -> Columns<KeynessRow<'static>> {
    columns
        .real(
            "log_ratio",
            "log2 of the ratio of the two relative frequencies, with 0.5 added to each count and \
             total: 1 is twice as frequent, 2 four times, -1 half as frequent",
            |row| Cell::real(row.log_ratio()),
        )
        .real(
            "log_ratio_low",
            "lower bound of the 95% confidence interval of the log ratio (Clopper-Pearson); empty \
             if the target does not contain the term",
            |row| real(row.log_ratio_interval().low),
        )
        .real(
            "log_ratio_high",
            "upper bound of the 95% confidence interval of the log ratio; empty if the reference does \
             not contain the term",
            |row| real(row.log_ratio_interval().high),
        )
}

/// The measures of the options that do not always have a column.
fn with_measures(
    mut columns: Columns<KeynessRow<'static>>,
    options: &KeynessOptions,
) -> Columns<KeynessRow<'static>> {
    let mut measures: Vec<Measure> = Vec::new();
    for &measure in &options.measures {
        if !measure.is_always_shown() && !measures.contains(&measure) {
            measures.push(measure);
            let (name, meaning) = measure_column(measure);
            columns = columns.real(name, meaning, move |row| row.measure(measure));
        }
    }
    columns
}

fn with_significance(
    columns: Columns<KeynessRow<'static>>,
    options: &KeynessOptions,
) -> Columns<KeynessRow<'static>> {
    let test = options.measures.iter().find(|measure| measure.is_test());
    let test = test.map_or("log_likelihood", |measure| measure_column(*measure).0);
    columns
        .real(
            "log_likelihood",
            "log-likelihood ratio G2 over four cells; negative if the term is less frequent in the \
             target",
            |row| Cell::real(row.tested.log_likelihood),
        )
        .real(
            "p_value",
            format!(
                "p-value of {test}, which assumes that tokens are independent; empty below 1e-307"
            ),
            |row| probability(row.tested.p_value),
        )
        .real(
            "log10_p",
            "base-10 logarithm of p_value, even where p_value is too small to write",
            |row| Cell::real(row.tested.log10_p),
        )
        .real(
            "p_adjusted",
            "p_value adjusted for all terms tested for this target (Benjamini-Hochberg): the \
             expected share of false discoveries among this term and those with smaller p-values",
            |row| probability(row.tested.p_adjusted),
        )
        .real(
            "bayes_factor_bic",
            "G2 - ln(all tokens): above 2 positive, above 6 strong, above 10 very strong evidence \
             of a difference; below 0 evidence against one",
            |row| Cell::real(row.bayes_factor_bic()),
        )
        .real(
            "log_odds_z",
            "log odds ratio in standard deviations (Monroe et al. 2008); the prior is the \
             frequency on both sides together, scaled to the size of the smaller side",
            |row| real(row.log_odds_z()),
        )
}

fn with_spread(columns: Columns<KeynessRow<'static>>) -> Columns<KeynessRow<'static>> {
    columns
        .integer(
            "target_documents",
            "documents of the target that contain the term",
            |row| integer(row.spread.target_documents),
        )
        .integer(
            "reference_documents",
            "documents of the reference that contain the term",
            |row| integer(row.spread.reference_documents),
        )
        .real(
            "dispersion",
            "Gries' DPnorm over the documents of the target: 0 is an even spread, 1 is all \
             occurrences in the smallest document; empty if the target is one document",
            |row| real(row.spread.dispersion),
        )
        .real(
            "top_document_share",
            "largest share of the term's occurrences that one document has, on the side where the \
             term is more frequent: near 1, a single document makes the difference; empty if that \
             side is one document",
            |row| real(row.spread.top_document_share),
        )
        .real(
            "permutation_p",
            "share of random shuffles of the documents between the sides with a G2 at least as large \
             (--permutations)",
            |row| real(row.tested.permutation_p),
        )
}
