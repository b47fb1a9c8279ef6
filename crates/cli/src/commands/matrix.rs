//! `keyweight matrix`.

use keyweight::tables::{Matrix, Top, Value};

use super::{Context, Job};
use crate::args::{AnalysisArgs, InputArgs, OutputArgs, matrix_value};
use crate::console::{Console, Exit};

/// Compare documents side by side: a row per term, a column per document
///
/// The term with the largest weight in any document comes first. For more documents than a
/// spreadsheet has columns (16,384), use keywords instead.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[command(flatten)]
    input: InputArgs,
    /// Write the N terms of largest weight, or all
    #[arg(long, value_name = "N|all", allow_hyphen_values = true, default_value_t = Top::first(200), help_heading = "Output")]
    top: Top,
    /// What stands in the cells
    #[arg(long, value_name = "VALUE", default_value = "weight", help_heading = "Output", value_parser = matrix_value())]
    value: Value,
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
        |analysis| Box::new(Matrix::new(analysis, args.top, args.value)),
        console,
    )
}
