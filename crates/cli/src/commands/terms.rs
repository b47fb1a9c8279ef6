//! `keyweight terms`.

use keyweight::tables::{Terms, Top};

use super::Context;
use crate::args::{ByArgs, TableArgs, columns_help};
use crate::console::{Console, Exit};

/// List the terms of the corpus with their counts and forms
///
/// One row per term, most frequent first: how often and in how many documents it occurs, where it
/// weighs most, and the words as written that it stands for. Read it to check what was counted as
/// what; for what sets one document apart, read keywords. The file that it writes can be given to
/// keyness --reference-list. With --by it also tells in how many groups a term is, and in which it
/// weighs most.
#[derive(Debug, clap::Args)]
#[command(after_long_help = columns_help(&Terms::columns()))]
pub(crate) struct Args {
    #[command(flatten)]
    table: TableArgs,
    #[command(flatten)]
    groups: ByArgs,
    /// Write the N most frequent terms, or all
    #[arg(long, value_name = "N|all", allow_hyphen_values = true, default_value_t = Top::All, help_heading = "Output")]
    top: Top,
}

pub(crate) fn run(
    args: &Args,
    context: Context<'_>,
    console: &mut Console,
) -> anyhow::Result<Exit> {
    super::write_table((&args.table, &args.groups), context, console, |analysis| {
        Box::new(Terms::new(analysis, args.top))
    })
}
