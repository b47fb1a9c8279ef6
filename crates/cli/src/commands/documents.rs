//! `keyweight documents`.

use keyweight::tables::{Documents, Groups};

use keyweight_report::Table as _;

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
        purpose: "List only titles and sizes",
        line: "keyweight documents articles/ --columns document,title,tokens",
    },
    Example {
        purpose: "List the folders, one row for the articles of each",
        line: "keyweight documents articles/ --by folder",
    },
];

/// List the documents with their sizes, strongest terms and metadata
///
/// One row per document, in the order of the input: title, language, number of tokens and of distinct
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
    Guide {
        columns_by: Groups::own_columns(),
        ..Guide::of_table(EXAMPLES, Documents::own_columns())
    }
}

pub(crate) fn run(
    args: &Args,
    context: Context<'_>,
    console: &mut Console,
) -> anyhow::Result<Exit> {
    let job = Job::new(&args.table.input, &args.table.analysis, context).by(&args.groups);
    let output = &args.table.output;
    job.write(output, console, |analysis| {
        if args.groups.by.is_some() {
            let table = Groups::new(analysis);
            let names = output.columns(&table.schema().columns);
            return Ok(Box::new(table.with_columns(&names)?));
        }
        let table = Documents::new(analysis);
        let names = output.columns(&table.schema().columns);
        Ok(Box::new(table.with_columns(&names)?))
    })
}
