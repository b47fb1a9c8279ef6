//! `keyweight keywords`.

use keyweight::tables::{Keywords, Top};

use super::{Context, Job};
use crate::args::{AnalysisArgs, InputArgs, OutputArgs};
use crate::console::{Console, Exit};

/// List the terms that carry each document, by weight
///
/// One row per document and term, largest weight first. A weight is large where a term is frequent in
/// the document and rare in the others (TF-IDF); with the article preset it can be compared between
/// documents. It does not say that a difference is significant.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[command(flatten)]
    input: InputArgs,
    /// Write the N terms of largest weight of each document, or all
    #[arg(long, value_name = "N|all", allow_hyphen_values = true, default_value_t = Top::first(25), help_heading = "Output")]
    top: Top,
    #[command(flatten)]
    analysis: AnalysisArgs,
    #[command(flatten)]
    output: OutputArgs,
}

pub(crate) fn run(
    args: &Args,
    context: Context<'_>,
    console: &mut Console,
) -> anyhow::Result<Exit> {
    let job = Job {
        input: &args.input,
        analysis: &args.analysis,
        context,
        order: false,
    };
    job.write(
        &args.output,
        |analysis| Box::new(Keywords::new(analysis, args.top)),
        console,
    )
}
