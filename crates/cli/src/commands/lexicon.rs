//! `keyweight lexicon`.

use keyweight::tables::{Lexicon, Top};

use keyweight_report::Table as _;

use super::Context;
use super::job::Job;
use crate::help::{Example, Guide};
use crate::options::{TableArgs, WordArgs, top_parser};
use crate::terminal::{Console, Exit};

const EXAMPLES: &[Example] = &[
    Example {
        purpose: "List every word of the articles and what it counts as",
        line: "keyweight lexicon articles/ -o lexicon.csv",
    },
    Example {
        purpose: "Look at the 100 most frequent words, to write a list of stop words",
        line: "keyweight lexicon articles/ --top 100",
    },
];

/// List each word as written, with its term or the reason why it was dropped
///
/// One row per surface (a word as written) and language, most frequent first. Use it if a word is
/// missing from a table or counts as the wrong term, and before you write a list of stop words. To see
/// which words a term stands for, use terms.
///
/// rule says how a surface became its term: kept (unchanged) or, joined by +, normalization (Unicode,
/// apostrophes), elision (an article cut), possessive ('s cut), dots (U.S. to US), case (lower case),
/// acronym (capitals kept or restored), plural (merged with its singular or plural), particle (Korean
/// particles cut), stem (merged with words of the same stem), spelling (to the most frequent one).
/// Without a term, it gives the reason: stop_word, number, money, url, email, mention, entity (such as
/// &amp;), emoji, short, long, no_match (a letter or digit that stands alone, with --words sklearn),
/// min_documents or max_documents (the options of these names). A surface can have a second row for
/// headlines in capitals.
#[expect(
    clippy::doc_markdown,
    reason = "a help text is read in a terminal, as it stands"
)]
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[command(flatten)]
    table: TableArgs<WordArgs>,
    /// Write the N most frequent surfaces, or all
    #[arg(long, value_name = "N|all", allow_hyphen_values = true, default_value_t = Top::All, value_parser = top_parser(), hide_possible_values = true, help_heading = "Output")]
    top: Top,
}

pub(crate) fn guide() -> Guide {
    Guide::of_table(EXAMPLES, Lexicon::columns())
}

pub(crate) fn run(
    args: &Args,
    context: Context<'_>,
    console: &mut Console,
) -> anyhow::Result<Exit> {
    let job = Job::new(&args.table.input, &args.table.analysis, context);
    let output = &args.table.output;
    output.check_columns("lexicon", &Lexicon::columns())?;
    job.write(output, console, |analysis| {
        let table = Lexicon::new(analysis, args.top);
        let names = output.columns(&table.schema().columns);
        Ok(Box::new(table.with_columns(&names)?))
    })
}
