//! How terms are compared.

use clap::Args;
use keyweight::{DirectionFilter, KeynessOptions, Measure, Permutations};

use super::choice::{Choice, Trimmed, one_of};

/// The values of `--direction`.
const DIRECTIONS: &[Choice<DirectionFilter>] = &[
    Choice("both", "all terms", DirectionFilter::Both),
    Choice(
        "over",
        "terms more frequent in the target",
        DirectionFilter::Over,
    ),
    Choice(
        "under",
        "terms less frequent in the target",
        DirectionFilter::Under,
    ),
];

/// The values of `--measure`.
const MEASURES: &[Choice<Measure>] = &[
    Choice(
        "conservative-log-ratio",
        "the bound of the log ratio's interval nearest to 0, corrected for all tested terms",
        Measure::ConservativeLogRatio,
    ),
    Choice(
        "log-ratio",
        "log2 of the ratio of the frequencies, with ½ added to each count and total",
        Measure::LogRatio,
    ),
    Choice(
        "log-likelihood",
        "log-likelihood ratio (G2) over all four cells",
        Measure::LogLikelihood,
    ),
    Choice(
        "log-likelihood-two-cells",
        "over the two cells of the term only, as many programs compute it",
        Measure::LogLikelihoodTwoCells,
    ),
    Choice(
        "log-likelihood-williams",
        "G2 with Williams' correction",
        Measure::LogLikelihoodWilliams,
    ),
    Choice("chi2", "Pearson's chi-squared", Measure::Chi2),
    Choice(
        "chi2-yates",
        "chi-squared with Yates' correction",
        Measure::Chi2Yates,
    ),
    Choice("fisher", "Fisher's exact test, two-sided", Measure::Fisher),
    Choice(
        "log-odds-z",
        "weighted log odds (Fightin' Words); the prior is both sides together, scaled to the size of \
         the smaller one",
        Measure::LogOddsZ,
    ),
    Choice(
        "pct-diff",
        "%DIFF: the difference in percent of the reference's frequency; counts ½ occurrence where the \
         reference has none",
        Measure::PctDiff,
    ),
    Choice(
        "odds-ratio",
        "odds ratio; adds ½ to all four cells if one of them is 0",
        Measure::OddsRatio,
    ),
    Choice(
        "relative-risk",
        "ratio of the frequencies; counts ½ occurrence where the reference has none",
        Measure::RelativeRisk,
    ),
    Choice(
        "simple-maths",
        "ratio of the frequencies per million, with 1 added to each",
        Measure::SimpleMaths,
    ),
    Choice(
        "pmi",
        "pointwise mutual information of term and target, natural logarithm (nats), as in quanteda",
        Measure::Pmi,
    ),
];

/// Options that decide how terms are compared.
#[expect(
    clippy::doc_markdown,
    reason = "a help text is read in a terminal, as it stands"
)]
#[derive(Debug, Args)]
#[command(next_help_heading = "Keyness")]
pub(crate) struct KeynessArgs {
    /// Test only terms that occur at least N times in target and reference together
    #[arg(long, value_name = "N", default_value_t = KeynessOptions::default().min_count, value_parser = clap::value_parser!(u64).range(1..), hide_short_help = true)]
    min_count: u64,
    /// Write only terms whose p_adjusted is at most A
    ///
    /// With --permutations, permutation_p must also be at most A. By default, all tested terms are
    /// written, those up to 0.05 first. Among the terms up to A, a share of about A is expected to
    /// differ only by chance.
    #[arg(long, value_name = "A", value_parser = parse_alpha)]
    alpha: Option<f64>,
    /// Write only terms that differ in one direction
    #[arg(long, value_name = "SIDE", default_value = "both", value_parser = one_of(DIRECTIONS), hide_short_help = true)]
    direction: DirectionFilter,
    /// Write these measures, separated by commas, and sort by the first one
    ///
    /// p_value is that of the first measure that is a test (log-likelihood, log-likelihood-williams,
    /// chi2, chi2-yates, fisher), or else of log-likelihood.
    #[arg(long, value_name = "NAME,…", value_delimiter = ',', default_value = "conservative-log-ratio", value_parser = Trimmed(one_of(MEASURES)), hide_short_help = true)]
    measure: Vec<Measure>,
    /// Shuffle documents between the sides N times, to test against chance
    ///
    /// The column permutation_p reports how often chance does as well; its smallest value is
    /// 1 / (N + 1). 1000 is usually enough. Both sides need several documents: if one side has a single
    /// document, there are only as many divisions as documents.
    #[arg(long, value_name = "N", conflicts_with = "reference_list", value_parser = clap::value_parser!(u32).range(1..=10_000_000))]
    permutations: Option<u32>,
    /// Seed the permutations with N; the same seed gives the same result
    #[arg(
        long,
        value_name = "N",
        default_value_t = 1,
        requires = "permutations",
        hide_short_help = true
    )]
    seed: u64,
}

impl KeynessArgs {
    pub(crate) fn options(&self) -> KeynessOptions {
        let mut options = KeynessOptions::default()
            .min_count(self.min_count)
            .direction(self.direction)
            .measures(self.measure.iter().copied());
        if let Some(alpha) = self.alpha {
            options = options.alpha(alpha).only_significant();
        }
        if let Some(number) = self.permutations {
            let seed = self.seed;
            options = options.permutations(Permutations { number, seed });
        }
        options
    }
}

fn parse_alpha(text: &str) -> Result<f64, String> {
    match text.parse() {
        Ok(alpha) if (0.0..=1.0).contains(&alpha) => Ok(alpha),
        _ => Err("not a number from 0 to 1".to_owned()),
    }
}
