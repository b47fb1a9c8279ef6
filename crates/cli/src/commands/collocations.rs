//! `keyweight collocations`.

use keyweight::tables::{Collocations, Top};
use keyweight::{AssociationMeasure, CollocationOptions, NgramSizes};

use super::{Context, Job};
use crate::args::{SequenceArgs, TableArgs, choice, columns_help};
use crate::console::{Console, Exit};

/// List the words that stand together more often than by chance
///
/// One row per sequence of two to four words, such as supply chain or national security: how often
/// it occurs, how often it would if its words were independent, and measures of association. Words
/// that are left out (stop words, numbers) are in none, and none goes over punctuation or the end of a
/// sentence; --stop-words none and --ngram-gaps change that. Sequences that stand together less often
/// than by chance come last. For three and more words log-likelihood is large already where two of them
/// belong together; sort by npmi or lambda.
#[derive(Debug, clap::Args)]
#[command(after_long_help = columns_help(&Collocations::columns()))]
pub(crate) struct Args {
    #[command(flatten)]
    table: TableArgs<SequenceArgs>,
    /// Look for sequences of MIN to MAX words, 2..4 at most
    #[arg(long, value_name = "MIN..MAX", default_value = "2", value_parser = parse_size, help_heading = "Collocations")]
    size: NgramSizes,
    /// Leave out sequences that occur fewer times
    #[arg(long, value_name = "N", default_value_t = 2, value_parser = clap::value_parser!(u64).range(1..), help_heading = "Collocations")]
    min_count: u64,
    /// Put the largest values of this measure first
    #[arg(long, value_name = "MEASURE", default_value = "log-likelihood", help_heading = "Collocations", value_parser = choice(&[
        ("log-likelihood", "log-likelihood ratio: how sure it is that the words attract each other", AssociationMeasure::LogLikelihood),
        ("npmi", "normalized pointwise mutual information, the same in any base: how much they are found together only", AssociationMeasure::Npmi),
        ("pmi", "pointwise mutual information, log2 (bits), which favours rare words", AssociationMeasure::Pmi),
        ("t-score", "t-score, which favours frequent sequences", AssociationMeasure::TScore),
        ("log-dice", "logDice, which can be compared between corpora", AssociationMeasure::LogDice),
        ("delta-p-forward", "how much the other words raise the chance of the last one", AssociationMeasure::DeltaPForward),
        ("delta-p-backward", "how much the other words raise the chance of the first one", AssociationMeasure::DeltaPBackward),
        ("lambda", "interaction of a log-linear model; for two words the log odds ratio", AssociationMeasure::Lambda),
        ("z-score", "lambda by its standard error, as quanteda sorts", AssociationMeasure::ZScore),
    ]))]
    measure: AssociationMeasure,
    /// Write the first N, or all
    #[arg(long, value_name = "N|all", allow_hyphen_values = true, default_value_t = Top::first(1000), help_heading = "Output")]
    top: Top,
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
    let options = CollocationOptions {
        sizes: args.size,
        min_count: args.min_count,
        measure: args.measure,
    };
    let job = Job::new(&args.table.input, &args.table.analysis, context).in_order();
    job.write(&args.table.output, console, |analysis| {
        Box::new(Collocations::new(analysis, options, args.top))
    })
}
