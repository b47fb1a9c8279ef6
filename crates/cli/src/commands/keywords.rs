//! `keyweight keywords`.

use keyweight::tables::{Keywords, Top};

use super::{Context, Job};
use crate::args::{ByArgs, TableArgs, columns_help};
use crate::console::{Console, Exit};

/// List the terms that carry each document, by weight
///
/// One row per document and term, largest weight first. A weight is large where a term is frequent in
/// the document and rare in the others (TF-IDF); with the article preset it can be compared between
/// documents. It does not say that a difference is significant. With --by groups stand in the place of
/// documents.
#[derive(Debug, clap::Args)]
#[command(after_long_help = columns_help(&Keywords::columns()))]
pub(crate) struct Args {
    #[command(flatten)]
    table: TableArgs,
    #[command(flatten)]
    groups: ByArgs,
    /// Write the N terms of largest weight of each document, or all
    #[arg(long, value_name = "N|all", allow_hyphen_values = true, default_value_t = Top::first(25), help_heading = "Output")]
    top: Top,
}

pub(crate) fn run(
    args: &Args,
    context: Context<'_>,
    console: &mut Console,
) -> anyhow::Result<Exit> {
    let job = Job::new(&args.table.input, &args.table.analysis, context).by(&args.groups);
    job.write_with(&args.table.output, console, |analysis, out, options| {
        keyweight::write_keywords(&Keywords::new(analysis, args.top), out, options)
    })
}
