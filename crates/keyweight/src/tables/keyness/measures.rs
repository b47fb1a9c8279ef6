//! The columns of measures of keyness.

use crate::comparison::Measure;

/// The name of the column with a measure, and what it means.
pub(super) fn measure_column(measure: Measure) -> (&'static str, &'static str) {
    match measure {
        Measure::ConservativeLogRatio => (
            "conservative_log_ratio",
            "the bound of the log ratio's confidence interval nearest to zero, 0 if the interval \
             contains zero; 95% for all tested terms together (Bonferroni)",
        ),
        Measure::LogRatio => ("log_ratio", ""),
        Measure::LogLikelihood => ("log_likelihood", ""),
        Measure::LogOddsZ => ("log_odds_z", ""),
        Measure::LogLikelihoodTwoCells => (
            "log_likelihood_two_cells",
            "log-likelihood over the two cells of the term alone; negative if it is less frequent \
             in the target",
        ),
        Measure::LogLikelihoodWilliams => (
            "log_likelihood_williams",
            "log_likelihood with Williams' correction",
        ),
        Measure::Chi2 => (
            "chi2",
            "Pearson's chi-squared; negative if the term is less frequent in the target",
        ),
        Measure::Chi2Yates => ("chi2_yates", "chi2 with Yates' correction"),
        Measure::Fisher => ("fisher_p", "p-value of Fisher's exact test, two-sided"),
        Measure::PctDiff => (
            "pct_diff",
            "difference of the relative frequencies, as a percentage of that in the reference (½ \
             occurrence where the reference has none)",
        ),
        Measure::OddsRatio => (
            "odds_ratio",
            "odds of the term in the target divided by its odds in the reference (0.5 added to \
             each cell if one is 0)",
        ),
        Measure::RelativeRisk => (
            "relative_risk",
            "relative frequency in the target divided by that in the reference (½ occurrence where \
             the reference has none)",
        ),
        Measure::SimpleMaths => (
            "simple_maths",
            "(target_per_million + 1) / (reference_per_million + 1)",
        ),
        Measure::Pmi => (
            "pmi",
            "pointwise mutual information of term and target, ln(share of the target's tokens / \
             share of all tokens), in nats",
        ),
    }
}
