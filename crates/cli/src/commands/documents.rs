//! `keyweight documents`.

use keyweight::tables::Documents;

use super::Context;
use crate::args::TableArgs;
use crate::console::{Console, Exit};

/// List the documents with their sizes, strongest terms and metadata fields
///
/// One row per document, in the order of the input: title, language, number of tokens and of
/// different terms, the five terms of largest weight, and every metadata field.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[command(flatten)]
    table: TableArgs,
}

pub(crate) fn run(
    args: &Args,
    context: Context<'_>,
    console: &mut Console,
) -> anyhow::Result<Exit> {
    super::write_table(&args.table, context, console, |analysis| {
        Box::new(Documents::new(analysis))
    })
}
