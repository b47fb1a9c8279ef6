//! `keyweight documents`.

use keyweight::tables::{Documents, Groups};

use super::Context;
use crate::args::{ByArgs, TableArgs, columns_help};
use crate::console::{Console, Exit};

/// List the documents with their sizes, strongest terms and metadata fields
///
/// One row per document, in the order of the input: title, language, number of tokens and of
/// different terms, the five terms of largest weight, and every metadata field. With --by one row per
/// group: how many documents it has, their languages, and the metadata fields that all documents of each
/// group share.
#[derive(Debug, clap::Args)]
#[command(after_long_help = columns_help(&Documents::own_columns()))]
pub(crate) struct Args {
    #[command(flatten)]
    table: TableArgs,
    #[command(flatten)]
    groups: ByArgs,
}

pub(crate) fn run(
    args: &Args,
    context: Context<'_>,
    console: &mut Console,
) -> anyhow::Result<Exit> {
    super::write_table(
        (&args.table, &args.groups),
        context,
        console,
        |analysis| match args.groups.by {
            None => Box::new(Documents::new(analysis)),
            Some(_) => Box::new(Groups::new(analysis)),
        },
    )
}
