//! `keyweight collocations`.

use keyweight::tables::{Collocations, Top};
use keyweight::{AssociationMeasure, CollocationOptions, NgramSizes};

use keyweight_report::Table as _;

use super::Context;
use super::job::Job;
use crate::help::{Example, Guide};
use crate::options::{Choice, SequenceArgs, TableArgs, one_of, top_parser};
use crate::terminal::{Console, Exit};

const EXAMPLES: &[Example] = &[
    Example {
        purpose: "Find pairs of words such as supply chain",
        line: "keyweight collocations articles/ -o collocations.csv",
    },
    Example {
        purpose: "Find pairs and triples, and prefer words that rarely occur apart",
        line: "keyweight collocations articles/ --size 2..3 --min-count 5 --measure npmi",
    },
];

/// The values of `--measure`.
const MEASURES: &[Choice<AssociationMeasure>] = &[
    Choice(
        "log-likelihood",
        "log-likelihood ratio: how certain it is that the words attract each other",
        AssociationMeasure::LogLikelihood,
    ),
    Choice(
        "npmi",
        "normalized pointwise mutual information, the same in any base: how exclusively the words \
         occur together",
        AssociationMeasure::Npmi,
    ),
    Choice(
        "pmi",
        "pointwise mutual information, log2 (bits); favors rare words",
        AssociationMeasure::Pmi,
    ),
    Choice(
        "t-score",
        "t-score; favors frequent sequences",
        AssociationMeasure::TScore,
    ),
    Choice(
        "log-dice",
        "logDice; comparable between corpora",
        AssociationMeasure::LogDice,
    ),
    Choice(
        "delta-p-forward",
        "how much the other words raise the probability of the last one",
        AssociationMeasure::DeltaPForward,
    ),
    Choice(
        "delta-p-backward",
        "how much the other words raise the probability of the first one",
        AssociationMeasure::DeltaPBackward,
    ),
    Choice(
        "lambda",
        "interaction of a log-linear model; for two words the log odds ratio",
        AssociationMeasure::Lambda,
    ),
    Choice(
        "z-score",
        "lambda divided by its standard error, as quanteda sorts",
        AssociationMeasure::ZScore,
    ),
];

/// List the words that occur together more often than by chance
///
/// One row per sequence of two to four words, such as supply chain or national security: how often it
/// occurs, how often it would occur if its words were independent, and measures of association. Dropped
/// words (stop words, numbers) are not part of any sequence, and sequences end at punctuation and at
/// the end of a sentence; --stop-words none and --ngram-gaps change that.
///
/// Sequences that occur less often than by chance come last. With three or more words, log-likelihood
/// is already large if two of the words belong together; sort by npmi or lambda instead.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[command(flatten)]
    table: TableArgs<SequenceArgs>,
    /// Look for sequences of MIN to MAX words, from 2 to 4
    #[arg(long, value_name = "MIN..MAX", default_value = "2", value_parser = parse_size, help_heading = "Collocations")]
    size: NgramSizes,
    /// Drop sequences that occur fewer than N times
    #[arg(long, value_name = "N", default_value_t = 2, value_parser = clap::value_parser!(u64).range(1..), help_heading = "Collocations")]
    min_count: u64,
    /// Sort by MEASURE, largest values first
    #[arg(long, value_name = "MEASURE", default_value = "log-likelihood", help_heading = "Collocations", value_parser = one_of(MEASURES))]
    measure: AssociationMeasure,
    /// Write the first N sequences, or all
    #[arg(long, value_name = "N|all", allow_hyphen_values = true, default_value_t = Top::first(1000), value_parser = top_parser(), hide_possible_values = true, help_heading = "Output")]
    top: Top,
}

pub(crate) fn guide() -> Guide {
    Guide::of_table(EXAMPLES, Collocations::columns())
}

fn parse_size(text: &str) -> Result<NgramSizes, String> {
    let sizes: NgramSizes = text.parse().map_err(|error| format!("{error}"))?;
    if sizes.min() < 2 || sizes.max() > 4 {
        return Err("collocations have 2 to 4 words".to_owned());
    }
    Ok(sizes)
}

pub(crate) fn run(
    args: &Args,
    context: Context<'_>,
    console: &mut Console,
) -> anyhow::Result<Exit> {
    let options = CollocationOptions::default()
        .sizes(args.size)
        .min_count(args.min_count)
        .measure(args.measure);
    let job = Job::new(&args.table.input, &args.table.analysis, context).in_order();
    let output = &args.table.output;
    output.check_columns("collocations", &Collocations::columns())?;
    job.write(output, console, |analysis| {
        let table = Collocations::new(analysis, options, args.top);
        let names = output.columns(&table.schema().columns);
        Ok(Box::new(table.with_columns(&names)?))
    })
}
