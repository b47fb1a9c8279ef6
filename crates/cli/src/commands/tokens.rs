//! `keyweight tokens`.

use keyweight::corpus::Fingerprint;
use keyweight::tables::Tokens;

use super::{Context, Job};
use crate::args::{TableArgs, WordArgs, columns_help};
use crate::console::{Console, Exit};

/// List every token of the documents with its place, kind and term
///
/// One row per token, in the order of the text. Read it to see where words begin and end, or pipe it
/// to another program (--format jsonl); for what became of each word, read lexicon, which is shorter.
///
/// position counts tokens from 1, as in CoNLL-U. start and end count bytes of the document's text as
/// UTF-8, without a byte order mark, so that text[start..end] is the surface; of several text columns,
/// the text is what joins them by an empty line. kind is word, acronym, number, money, hashtag,
/// mention, url or email; term is empty where the token counts for none. CSV for a program is best
/// written with --raw: without, @desk gets a ' before it, for spreadsheets.
///
/// The texts are read twice, as a term depends on the whole corpus. A document that changes in between
/// is left out, with exit code 3. Standard input is kept in memory. A .kwc file has no texts.
#[derive(Debug, clap::Args)]
#[command(after_long_help = columns_help(&Tokens::columns()))]
pub(crate) struct Args {
    #[command(flatten)]
    table: TableArgs<WordArgs>,
}

pub(crate) fn run(
    args: &Args,
    context: Context<'_>,
    console: &mut Console,
) -> anyhow::Result<Exit> {
    let table = &args.table;
    let job = Job::new(&table.input, &table.analysis, context).reading_twice()?;
    job.on_threads(|| {
        let output = table.output.create(context.interrupt)?;
        let excluded = table.output.excluded();
        let (analysis, exit) = job.analyze(excluded, Fingerprint::Off, console)?;
        let tokens = Tokens::new(&analysis);
        let (_, again) = super::write_texts((&tokens, output), (&job, &table.output), console)?;
        Ok(exit.and(again))
    })?
}
