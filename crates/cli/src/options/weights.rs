//! What a count weighs.

use clap::Args;
use keyweight::Settings;
use keyweight::score::{Idf, LogBase, Norm, Tf};

use super::choice::{Choice, one_of, word_for};
use super::flag::Flag;
use super::settings::set;

/// The values of `--tf`.
const TF: &[Choice<Tf>] = &[
    Choice("count", "the count", Tf::Count),
    Choice("binary", "1", Tf::Binary),
    Choice("log", "1 + log(count)", Tf::Log),
    Choice(
        "relative",
        "count / sum of the document's counts",
        Tf::Relative,
    ),
    Choice(
        "augmented",
        "0.5 + 0.5 * count / largest count of the document",
        Tf::Augmented,
    ),
];

/// The values of `--idf`.
const IDF: &[Choice<Idf>] = &[
    Choice("none", "1", Idf::None),
    Choice("plain", "log(N / df)", Idf::Plain),
    Choice("plain-plus-one", "log(N / df) + 1", Idf::PlainPlusOne),
    Choice("smooth", "log((1 + N) / (1 + df)) + 1", Idf::Smooth),
    Choice(
        "probabilistic",
        "max(0, log((N - df) / df))",
        Idf::Probabilistic,
    ),
    Choice("max", "log(largest df / df)", Idf::Max),
];

/// The values of `--norm`.
const NORM: &[Choice<Norm>] = &[
    Choice("none", "not scaled", Norm::None),
    Choice("l1", "to a sum of 1", Norm::L1),
    Choice("l2", "to a sum of squares of 1", Norm::L2),
];

/// The values of `--log-base`.
const LOG_BASE: &[Choice<LogBase>] = &[
    Choice("e", "natural logarithms", LogBase::E),
    Choice("2", "base 2", LogBase::Two),
    Choice("10", "base 10", LogBase::Ten),
];

/// Options that decide what a count weighs: weight = tf × idf, then scaled.
#[derive(Debug, Args)]
#[command(next_help_heading = "Weights")]
pub(super) struct WeightArgs {
    /// Choose the term frequency: what a count in a document is worth
    #[arg(long, value_name = "TF", value_parser = one_of(TF), hide_short_help = true)]
    tf: Option<Tf>,
    /// Choose the inverse document frequency of a term in df of N documents
    #[arg(long, value_name = "IDF", value_parser = one_of(IDF), hide_short_help = true)]
    idf: Option<Idf>,
    /// Scale the weights of each document
    #[arg(long, value_name = "NORM", value_parser = one_of(NORM), hide_short_help = true)]
    norm: Option<Norm>,
    /// Choose the base of the logarithms in --tf and --idf
    #[arg(long, value_name = "BASE", value_parser = one_of(LOG_BASE), hide_short_help = true)]
    log_base: Option<LogBase>,
}

impl WeightArgs {
    pub(super) fn apply(&self, settings: &mut Settings) {
        let weighting = &mut settings.weighting;
        set(&mut weighting.tf, self.tf);
        set(&mut weighting.idf, self.idf);
        set(&mut weighting.norm, self.norm);
        set(&mut weighting.log_base, self.log_base);
    }

    /// The options that stand for `settings`.
    pub(super) fn flags(settings: &Settings) -> Vec<Flag> {
        let weighting = &settings.weighting;
        vec![
            Flag::new("tf", word_for(TF, &weighting.tf)),
            Flag::new("idf", word_for(IDF, &weighting.idf)),
            Flag::new("norm", word_for(NORM, &weighting.norm)),
            Flag::new("log-base", word_for(LOG_BASE, &weighting.log_base)),
        ]
    }
}
