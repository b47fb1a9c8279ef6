//! `keyweight terms`.

use keyweight::tables::{Terms, Top};

use super::{Context, Job};
use crate::args::{AnalysisArgs, InputArgs, OutputArgs};
use crate::console::{Console, Exit};

/// List the terms of the corpus with their counts and forms
///
/// One row per term, most frequent first: how often and in how many documents it occurs, where it
/// weighs most, and the words as written that it stands for. Read it to check what was counted as
/// what; for what sets one document apart, read keywords.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[command(flatten)]
    input: InputArgs,
    /// Write the N most frequent terms, or all
    #[arg(long, value_name = "N|all", allow_hyphen_values = true, default_value_t = Top::All, help_heading = "Output")]
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
        |analysis| Box::new(Terms::new(analysis, args.top)),
        console,
    )
}
