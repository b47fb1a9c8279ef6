//! `keyweight matrix`.

use keyweight::tables::{Matrix, Top, Value};

use super::Context;
use crate::args::{ByArgs, TableArgs, matrix_value};
use crate::console::{Console, Exit};

/// Compare documents side by side: a row per term, a column per document
///
/// The term with the largest weight in any document comes first. For more documents than a
/// spreadsheet has columns (16,384), use keywords instead. With --by groups stand in the place of
/// documents.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[command(flatten)]
    table: TableArgs,
    #[command(flatten)]
    groups: ByArgs,
    /// Write the N terms of largest weight, or all
    #[arg(long, value_name = "N|all", allow_hyphen_values = true, default_value_t = Top::first(200), help_heading = "Output")]
    top: Top,
    /// What stands in the cells
    #[arg(long, value_name = "VALUE", default_value = "weight", help_heading = "Output", value_parser = matrix_value())]
    value: Value,
}

pub(crate) fn run(
    args: &Args,
    context: Context<'_>,
    console: &mut Console,
) -> anyhow::Result<Exit> {
    super::write_table((&args.table, &args.groups), context, console, |analysis| {
        Box::new(Matrix::new(analysis, args.top, args.value))
    })
}
