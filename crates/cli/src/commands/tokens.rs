//! `keyweight tokens`.

use keyweight::corpus::Fingerprint;
use keyweight::tables::Tokens;

use super::Context;
use super::job::Job;
use crate::help::{Example, Guide};
use crate::options::{TableArgs, WordArgs};
use crate::terminal::{Console, Exit, UsageError};

const EXAMPLES: &[Example] = &[
    Example {
        purpose: "List every token of the articles and what it counts as",
        line: "keyweight tokens articles/ -o tokens.csv",
    },
    Example {
        purpose: "Pass the tokens to another program, as JSON Lines",
        line: "keyweight tokens articles/ --format jsonl",
    },
];

/// List every token of the documents with its position, kind and term
///
/// One row per token, in the order of the text. Use it to see where words begin and end, or to pass
/// tokens to another program. To see how each word is counted, use lexicon, which is shorter.
///
/// position counts tokens from 1, as in CoNLL-U. start and end count the bytes of the document's text
/// in UTF-8, so that text[start..end] is the surface. A byte order mark at the start of a file is not
/// part of the text and is not counted: add its 3 bytes to find a token in such a UTF-8 file. If the
/// text comes from several columns, they are joined by an empty line. kind is word, acronym, number,
/// money, hashtag, mention, url, email, entity or emoji. term is empty if the token is dropped. If a program reads the
/// CSV, add --raw; otherwise @desk gets a leading ' to protect spreadsheets.
///
/// The texts are read twice, because a term depends on the whole corpus. A document that changes in
/// between is skipped, with exit code 3. Standard input is kept in memory. A .kwc file has no texts.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[command(flatten)]
    table: TableArgs<WordArgs>,
}

pub(crate) fn guide() -> Guide {
    Guide::of_table(EXAMPLES, Tokens::columns())
}

pub(crate) fn run(
    args: &Args,
    context: Context<'_>,
    console: &mut Console,
) -> anyhow::Result<Exit> {
    let table = &args.table;
    let columns = Tokens::columns();
    table.output.check_columns("tokens", &columns)?;
    let job = Job::new(&table.input, &table.analysis, context).reading_twice()?;
    job.on_threads(|| {
        let output = table.output.open(context.interrupt)?;
        let (analysis, exit) = job.analyze(output.excluded(), Fingerprint::Off, console)?;
        let names = table.output.columns(&columns);
        let tokens = Tokens::new(&analysis)
            .with_columns(&names)
            .map_err(UsageError::from)?;
        let (_, second_exit) = job.write_texts(&tokens, output, console)?;
        Ok(exit.and(second_exit))
    })?
}
