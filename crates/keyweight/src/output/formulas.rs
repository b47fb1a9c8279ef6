//! The formulas in a manifest: how each number of a report is computed.

use keyweight_score::Weighting;
use serde::Serialize;

use crate::model::Unit;

/// The formulas of the columns of a report, by the names of the columns.
#[derive(Debug, Serialize)]
pub(super) struct Formulas {
    symbols: &'static str,
    tf: String,
    idf: String,
    weight: String,
    per_thousand: &'static str,
    keyness_symbols: &'static str,
    log_ratio: &'static str,
    log_ratio_low: &'static str,
    log_ratio_high: &'static str,
    conservative_log_ratio: &'static str,
    log_likelihood: &'static str,
    p_value: &'static str,
    p_adjusted: &'static str,
    bayes_factor_bic: &'static str,
    log_odds_z: &'static str,
    dispersion: &'static str,
    top_document_share: &'static str,
    permutation_p: &'static str,
}

impl Formulas {
    /// The formulas of a report whose rows are `unit`s, weighed by `weighting`.
    pub(super) fn new(weighting: Weighting, unit: Unit) -> Formulas {
        Formulas {
            symbols: match unit {
                Unit::Document => {
                    "N = number of documents, df = number of documents that contain the term"
                }
                Unit::Group => "N = number of groups, df = number of groups that contain the term",
            },
            tf: weighting.tf.formula(weighting.log_base),
            idf: weighting.idf.formula(weighting.log_base),
            weight: weighting.norm.formula().to_owned(),
            per_thousand: match unit {
                Unit::Document => "1000 * count / tokens, all tokens of the document or corpus",
                Unit::Group => "1000 * count / tokens, all tokens of the group or of all groups",
            },
            keyness_symbols: "a = count of the term among the n1 tokens of the target, b = among the n2 tokens of the reference",
            log_ratio: "log2((a + 0.5) / (n1 + 0.5)) - log2((b + 0.5) / (n2 + 0.5))",
            log_ratio_low: "log2(n2 / n1 * t / (1 - t)), t = quantile 0.025 of the beta distribution B(a, b + 1): lower bound of the exact 95% confidence interval (Clopper-Pearson); empty if a = 0",
            log_ratio_high: "log2(n2 / n1 * t / (1 - t)), t = quantile 0.975 of B(a + 1, b); empty if b = 0",
            conservative_log_ratio: "the bound of the confidence interval that is nearer to 0, or 0 if the interval contains 0; its error is 0.05 / number of terms tested (Bonferroni)",
            log_likelihood: "2 * sum of O * ln(O / E) over the cells of {term, other tokens} x {target, reference}; negative if the term is rarer in the target",
            p_value: "upper tail of the chi-squared distribution with 1 degree of freedom at |log_likelihood|",
            p_adjusted: "Benjamini-Hochberg, over all terms tested for a target",
            bayes_factor_bic: "|log_likelihood| - ln(n1 + n2)",
            log_odds_z: "d / sqrt(1 / (a + p) + 1 / (b + p)), d = ln((a + p) / (n1 + m - a - p)) - ln((b + p) / (n2 + m - b - p)), m = min(n1, n2), p = m * (a + b) / (n1 + n2)",
            dispersion: "DPnorm = DP / (1 - min s), DP = sum of |v / a - s| / 2 over the documents of the target, v = count of the term in the document, s = tokens of the document / n1",
            top_document_share: "largest count of the term in one document / its count on that side: the target, or the reference if the term is rarer in the target",
            permutation_p: "(1 + permutations with |log_likelihood| at least as large as observed) / (1 + permutations), with documents shuffled between the sides",
        }
    }
}
