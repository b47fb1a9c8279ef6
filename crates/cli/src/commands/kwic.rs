//! `keyweight kwic`.

use anyhow::bail;
use keyweight::corpus::Fingerprint;
use keyweight::tables::{Kwic, KwicOptions, Matching};

use super::{Context, Job, NO_DOCUMENT};
use crate::args::{Choices as _, TableArgs, WordArgs, columns_help};
use crate::console::{Console, Exit, UsageError};

/// Show a word or phrase in its context (KWIC), wherever it occurs
///
/// One row per occurrence, in the order of the text: the text before it, the keyword as written, and
/// the text behind it. Read it before you believe a number: what is said of Taiwan where `taiwan`
/// weighs so much?
///
///   keyweight kwic semiconductor articles/
///   keyweight kwic "trade war" articles/ --window 5
///
/// PATTERN passes through the same rules as the text: `semiconductor` finds Semiconductors, `US` finds
/// U.S. and US but not us. Stop words and numbers are found, too, although they count for no term. A
/// pattern all in capitals that is a stop word (`IT`, `THE`) finds only words in capitals. Words of a
/// phrase follow each other, with no punctuation between them. position counts tokens from 1, start and
/// end bytes, as in tokens. The texts are read twice; a .kwc file has none.
#[derive(Debug, clap::Args)]
#[command(verbatim_doc_comment)]
#[command(after_long_help = columns_help(&Kwic::columns()))]
pub(crate) struct Args {
    /// A word, or a phrase in quotes
    #[arg(value_name = "PATTERN", help_heading = "Pattern")]
    pattern: String,
    /// Find the pattern only as written: chips, but not Chips or chip
    #[arg(long, conflicts_with = "regex", help_heading = "Pattern")]
    surface: bool,
    /// Read the pattern as a regular expression, one for each word of a phrase
    ///
    /// It finds the words, as written, of which a part matches: chip finds microchips, ^chip$ does not,
    /// (?i)^chip finds Chipmaker. A space begins the expression for the next word. The syntax is that of
    /// the regex crate: <https://docs.rs/regex>
    #[arg(long, help_heading = "Pattern")]
    regex: bool,
    /// Show N words on either side
    #[arg(long, value_name = "N", default_value_t = 10, value_parser = clap::value_parser!(u16).range(..=1000), help_heading = "Pattern")]
    window: u16,
    #[command(flatten)]
    table: TableArgs<WordArgs>,
}

pub(crate) fn run(
    args: &Args,
    context: Context<'_>,
    console: &mut Console,
) -> anyhow::Result<Exit> {
    let matching = match (args.surface, args.regex) {
        (true, _) => Matching::Surface,
        (_, true) => Matching::Regex,
        _ => Matching::Term,
    };
    let table = &args.table;
    let job = Job::new(&table.input, &table.analysis, context).reading_twice()?;
    job.on_threads(|| {
        let output = table.output.create(context.interrupt)?;
        let settings = table.analysis.settings(context.global.preset)?;
        let counted = job.count(&settings, table.output.excluded(), Fingerprint::Off)?;
        let exit = console.left_out(&counted.notices, &counted.skipped);
        if counted.documents.is_empty() {
            bail!(NO_DOCUMENT);
        }
        let window = args.window.into();
        let options = KwicOptions { matching, window };
        let kwic = Kwic::new(&counted, &settings, &args.pattern, options)
            .map_err(|error| UsageError(format!("{:#}", anyhow::Error::from(error))))?;
        let (written, again) = super::write_texts((&kwic, output), (&job, &table.output), console)?;
        if written.rows == 0 {
            console.note(&format!("nothing matches {:?}", args.pattern));
        }
        Ok(exit.and(again))
    })?
}
