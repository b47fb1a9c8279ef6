//! `keyweight terms`.

use keyweight::tables::{Terms, Top};

use keyweight_report::Table as _;

use super::Context;
use super::job::Job;
use crate::help::{Example, Guide};
use crate::options::{ByArgs, TableArgs, top_parser};
use crate::terminal::{Console, Exit};

const EXAMPLES: &[Example] = &[
    Example {
        purpose: "List all terms with their counts and the words they stand for",
        line: "keyweight terms articles/ -o terms.csv",
    },
    Example {
        purpose: "Count pairs of words instead",
        line: "keyweight terms articles/ --ngrams 2 --top 100",
    },
    Example {
        purpose: "Save the counts of an archive, to compare articles with it",
        line: "keyweight terms archive/ -o words.csv",
    },
];

/// List the terms of the corpus with their counts and forms
///
/// One row per term, most frequent first: how often it occurs, in how many documents, where its weight
/// is largest, and which words it stands for. Use it to check what was counted as what; to see what
/// characterizes one document, use keywords. keyness --reference-list reads the file that this command
/// writes. With --by, the table also has the number of groups that contain each term, and the group in
/// which its weight is largest.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[command(flatten)]
    table: TableArgs,
    /// Write the N most frequent terms, or all
    #[arg(long, value_name = "N|all", allow_hyphen_values = true, default_value_t = Top::All, value_parser = top_parser(), hide_possible_values = true, help_heading = "Output")]
    top: Top,
    #[command(flatten)]
    groups: ByArgs,
}

pub(crate) fn guide() -> Guide {
    Guide::of_table(EXAMPLES, Terms::columns())
}

pub(crate) fn run(
    args: &Args,
    context: Context<'_>,
    console: &mut Console,
) -> anyhow::Result<Exit> {
    let job = Job::new(&args.table.input, &args.table.analysis, context).by(&args.groups);
    let output = &args.table.output;
    let columns = match args.groups.by {
        None => Terms::columns(),
        Some(_) => Terms::columns_for_groups(),
    };
    output.check_columns("terms", &columns)?;
    job.write(output, console, |analysis| {
        let table = Terms::new(analysis, args.top);
        let names = output.columns(&table.schema().columns);
        Ok(Box::new(table.with_columns(&names)?))
    })
}
