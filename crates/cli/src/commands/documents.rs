//! `keyweight documents`.

use keyweight::tables::Documents;

use super::{Context, Job};
use crate::args::{AnalysisArgs, InputArgs, OutputArgs};
use crate::console::{Console, Exit};

/// List the documents with their sizes, strongest terms and metadata fields
///
/// One row per document, in the order of the input: title, language, number of tokens and of
/// different terms, the five terms of largest weight, and every metadata field.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[command(flatten)]
    input: InputArgs,
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
        |analysis| Box::new(Documents::new(analysis)),
        console,
    )
}
