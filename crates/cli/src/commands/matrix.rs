//! `keyweight matrix`.

use keyweight::tables::{Matrix, Top, Value};
use keyweight_report::{Column, Table as _};

use super::Context;
use super::job::Job;
use crate::help::{Example, Guide};
use crate::options::{ByArgs, MATRIX_VALUES, TableArgs, one_of, top_parser};
use crate::terminal::{Console, Exit};

const EXAMPLES: &[Example] = &[
    Example {
        purpose: "Compare the weights of terms in all articles side by side",
        line: "keyweight matrix articles/ -o matrix.csv",
    },
    Example {
        purpose: "Compare how frequent terms are in the newspapers of a spreadsheet",
        line: "keyweight matrix articles.csv --by source --value per-thousand",
    },
];

/// Compare documents side by side: a row per term, a column per document
///
/// The term with the largest weight in any document comes first. A spreadsheet has at most 16,384
/// columns; for more documents, use keywords. With --by, there is a column per group.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[command(flatten)]
    table: TableArgs,
    /// Write the first N terms, or all
    #[arg(long, value_name = "N|all", allow_hyphen_values = true, default_value_t = Top::first(200), value_parser = top_parser(), hide_possible_values = true, help_heading = "Output")]
    top: Top,
    /// Choose what the cells hold
    #[arg(long, value_name = "VALUE", default_value = "weight", help_heading = "Output", value_parser = one_of(MATRIX_VALUES))]
    value: Value,
    #[command(flatten)]
    groups: ByArgs,
}

pub(crate) fn guide() -> Guide {
    let mut columns = Matrix::own_columns();
    columns.push(Column::real(
        "<document>",
        "one column per document, with the value that --value names",
    ));
    Guide::of_table(EXAMPLES, columns)
}

pub(crate) fn run(
    args: &Args,
    context: Context<'_>,
    console: &mut Console,
) -> anyhow::Result<Exit> {
    let job = Job::new(&args.table.input, &args.table.analysis, context).by(&args.groups);
    let output = &args.table.output;
    job.write(output, console, |analysis| {
        let table = Matrix::new(analysis, args.top, args.value);
        let names = output.columns(&table.schema().columns);
        Ok(Box::new(table.with_columns(&names)?))
    })
}
