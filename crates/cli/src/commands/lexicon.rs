//! `keyweight lexicon`.

use keyweight::tables::{Lexicon, Top};

use super::{Context, Job};
use crate::args::{TableArgs, WordArgs, columns_help};
use crate::console::{Console, Exit};

/// List the words as written, and what became of each: its term, or why it is left out
///
/// One row per surface and language, most frequent first. Read it when a word is missing from a table
/// or is counted as what it is not, and before you write a stop list; the terms command shows the same
/// from the other side.
///
/// rule says how a surface became its term: kept (as it is) or, joined by +, normalization (Unicode,
/// apostrophes), elision (an article cut), possessive ('s cut), dots (U.S. to US), case (lower case), acronym
/// (capitals kept or given), plural (to the singular), stem (with words of its stem), spelling (to the
/// most frequent one). Without a term it says why: `stop_word`, number, money, url,
/// email, mention, short, long, `min_documents` or `max_documents` (the options of these names). A surface may
/// have a second row for what it is in headlines in capitals.
#[derive(Debug, clap::Args)]
#[command(after_long_help = columns_help(&Lexicon::columns()))]
pub(crate) struct Args {
    #[command(flatten)]
    table: TableArgs<WordArgs>,
    /// Write the N most frequent surfaces, or all
    #[arg(long, value_name = "N|all", allow_hyphen_values = true, default_value_t = Top::All, help_heading = "Output")]
    top: Top,
}

pub(crate) fn run(
    args: &Args,
    context: Context<'_>,
    console: &mut Console,
) -> anyhow::Result<Exit> {
    let job = Job::new(&args.table.input, &args.table.analysis, context);
    job.write(&args.table.output, console, |analysis| {
        Box::new(Lexicon::new(analysis, args.top))
    })
}
