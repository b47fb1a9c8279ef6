//! `keyweight kwic`.

use anyhow::bail;
use keyweight::corpus::Fingerprint;
use keyweight::tables::{Kwic, KwicOptions, Matching};

use super::Context;
use super::job::{Job, NO_DOCUMENT};
use crate::help::{Example, Guide};
use crate::options::{SettingsArgs as _, TableArgs, WordArgs};
use crate::terminal::{Console, Exit, UsageError};

const EXAMPLES: &[Example] = &[
    Example {
        purpose: "Show semiconductor, Semiconductors, … in context",
        line: "keyweight kwic semiconductor articles/",
    },
    Example {
        purpose: "Show a phrase, with 5 words on either side",
        line: "keyweight kwic \"trade war\" articles/ --window 5",
    },
    Example {
        purpose: "Show words that start with chip or Chip",
        line: "keyweight kwic --regex '(?i)^chip' articles/ -o chips.csv",
    },
];

/// Show every occurrence of a word or phrase in its context (KWIC)
///
/// One row per occurrence, in the order of the text: the text before it, the keyword as written, and
/// the text after it. Use it to check a number: if taiwan has a large weight, what do the articles say
/// about Taiwan?
///
/// PATTERN passes through the same rules as the text: semiconductor finds Semiconductors, and US finds
/// U.S. and US but not us. Stop words and numbers are found too, although they are not counted as
/// terms. A pattern in capitals that is a stop word (IT, THE) finds only words in capitals. The words
/// of a phrase must be adjacent, with the same signs between them as in the pattern: "St. Louis" finds
/// St. Louis. Signs before the first word and after the last are ignored, and a note says which; with
/// --surface, they must be in the text.
///
/// position counts tokens from 1, and start and end count bytes, as in tokens. The texts are read twice.
/// A .kwc file has no texts.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// A word, or a phrase in quotes
    #[arg(value_name = "PATTERN")]
    pattern: String,
    /// Find the pattern exactly as written, signs included: chips, but not Chips or chip
    #[arg(long, conflicts_with = "regex", help_heading = "Pattern")]
    surface: bool,
    /// Read the pattern as a regular expression, one for each word of a phrase
    ///
    /// It finds words, as written, if any part of them matches: chip finds microchips, ^chip$ does not,
    /// and (?i)^chip finds Chipmaker. A space starts the expression for the next word. The syntax is
    /// that of the Rust crate regex: <https://docs.rs/regex>
    #[arg(long, help_heading = "Pattern")]
    regex: bool,
    /// Show N words on either side
    #[arg(long, value_name = "N", default_value_t = 10, value_parser = clap::value_parser!(u16).range(..=1000), help_heading = "Pattern")]
    window: u16,
    #[command(flatten)]
    table: TableArgs<WordArgs>,
}

pub(crate) fn guide() -> Guide {
    Guide::of_table(EXAMPLES, Kwic::columns())
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
    let columns = Kwic::columns();
    table.output.check_columns("kwic", &columns)?;
    let job = Job::new(&table.input, &table.analysis, context).reading_twice()?;
    job.on_threads(|| {
        let output = table.output.open(context.interrupt)?;
        let settings = table.analysis.settings(context.general.preset)?;
        let counted = job.count(&settings, output.excluded(), Fingerprint::Off)?;
        let exit = console.counting_losses(&counted.notices, &counted.skipped);
        job.note_vocabulary(counted.vocabulary_size(), console);
        if counted.documents.is_empty() {
            bail!(NO_DOCUMENT);
        }
        let window = args.window.into();
        let options = KwicOptions::default().matching(matching).window(window);
        let kwic = Kwic::new(&counted, &settings, &args.pattern, options)
            .map_err(|error| UsageError(one_line(&format!("{:#}", anyhow::Error::from(error)))))?
            .with_columns(&table.output.columns(&columns))
            .map_err(UsageError::from)?;
        if let [first, others @ ..] = kwic.ignored() {
            let quoted = |part| format!("{part:?}");
            let others = others.iter().map(|part| format!(" and {}", quoted(part)));
            let parts = quoted(first) + &others.collect::<String>();
            let pattern = &args.pattern;
            console.note(&format!(
                "ignored in the pattern {pattern:?}: {parts}; --surface finds it as written"
            ));
        }
        let (written, second_exit) = job.write_texts(&kwic, output, console)?;
        if written.rows == 0 {
            console.note(&format!("nothing matches {:?}", args.pattern));
        }
        Ok(exit.and(second_exit))
    })?
}

/// The error of a regular expression in one line: it comes with the expression and a mark below its
/// place in lines of their own.
fn one_line(error: &str) -> String {
    let lines: Vec<&str> = error.lines().collect();
    let [first, expression, .., last] = lines[..] else {
        return error.to_owned();
    };
    let what = first.strip_suffix(" regex parse error:").unwrap_or(first);
    let why = last.strip_prefix("error: ").unwrap_or(last);
    format!("{what} {why} in {}", expression.trim())
}
