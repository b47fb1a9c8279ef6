//! `keyweight documents`.

use keyweight::tables::{Documents, Groups};

use super::Context;
use super::job::Job;
use crate::help::{Example, Guide};
use crate::options::{ByArgs, TableArgs};
use crate::terminal::{Console, Exit};

const EXAMPLES: &[Example] = &[
    Example {
        purpose: "List the articles with their sizes and strongest terms",
        line: "keyweight documents articles/ -o documents.csv",
    },
    Example {
        purpose: "List the folders, one row for the articles of each",
        line: "keyweight documents articles/ --by folder",
    },
];

/// List the documents with their sizes, strongest terms and metadata
///
/// One row per document, in the order of the input: title, language, number of tokens and of different
/// terms, the five terms with the largest weights, and every metadata field. With --by, one row per
/// group: its number of documents, their languages, and the metadata fields that all documents of each
/// group share.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[command(flatten)]
    table: TableArgs,
    #[command(flatten)]
    groups: ByArgs,
}

pub(crate) fn guide() -> Guide {
    Guide::of_table(EXAMPLES, Documents::own_columns())
}

pub(crate) fn run(
    args: &Args,
    context: Context<'_>,
    console: &mut Console,
) -> anyhow::Result<Exit> {
    let job = Job::new(&args.table.input, &args.table.analysis, context).by(&args.groups);
    job.write(&args.table.output, console, |analysis| {
        match args.groups.by {
            None => Box::new(Documents::new(analysis)),
            Some(_) => Box::new(Groups::new(analysis)),
        }
    })
}
