//! `keyweight keywords`.

use keyweight::tables::{Keywords, Top};
use keyweight_report::Table as _;

use super::Context;
use super::job::Job;
use crate::help::{Example, Guide};
use crate::options::{ByArgs, TableArgs, top_parser};
use crate::terminal::{Console, Exit};

const EXAMPLES: &[Example] = &[
    Example {
        purpose: "List the 25 strongest terms of each article",
        line: "keyweight keywords articles/ -o keywords.csv",
    },
    Example {
        purpose: "List 10 each, with phrases such as supply chain",
        line: "keyweight keywords articles/ --top 10 --phrases auto",
    },
    Example {
        purpose: "List the strongest terms of each newspaper in a spreadsheet",
        line: "keyweight keywords articles.csv --by source",
    },
    Example {
        purpose: "Compute the same weights as scikit-learn",
        line: "keyweight keywords articles/ --preset sklearn --precision full",
    },
];

/// List the strongest terms of each document, by weight
///
/// One row per document and term, largest weight first. A term has a large weight if it is frequent in
/// the document and rare in the others (TF-IDF). With the article preset, weights are comparable
/// between documents. A large weight does not mean that a difference is significant; keyness tests
/// that. With --by, each group counts as one document.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[command(flatten)]
    table: TableArgs,
    /// Write the first N terms of each document, or all
    #[arg(long, value_name = "N|all", allow_hyphen_values = true, default_value_t = Top::first(25), value_parser = top_parser(), hide_possible_values = true, help_heading = "Output")]
    top: Top,
    #[command(flatten)]
    groups: ByArgs,
}

pub(crate) fn guide() -> Guide {
    Guide::of_table(EXAMPLES, Keywords::columns())
}

pub(crate) fn run(
    args: &Args,
    context: Context<'_>,
    console: &mut Console,
) -> anyhow::Result<Exit> {
    let job = Job::new(&args.table.input, &args.table.analysis, context).by(&args.groups);
    let output = &args.table.output;
    let columns = match args.groups.by {
        None => Keywords::columns(),
        Some(_) => Keywords::columns_for_groups(),
    };
    output.check_columns("keywords", &columns)?;
    job.write_with(output, console, |analysis| {
        let table = Keywords::new(analysis, args.top);
        let names = output.columns(&table.schema().columns);
        let table = table.with_columns(&names)?;
        Ok(Box::new(move |out, options| {
            keyweight::write_keywords(&table, out, options)
        }))
    })
}
