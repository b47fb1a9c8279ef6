//! `keyweight count`.

use std::path::PathBuf;

use anyhow::bail;
use keyweight::corpus::Fingerprint;
use keyweight::write_part;
use keyweight_report::OutputFile;

use super::Context;
use super::job::{Job, NO_DOCUMENT};
use crate::help::{Example, Guide};
use crate::options::{InputArgs, SegmentArgs, SettingsArgs as _, is_part};
use crate::terminal::{Console, Exit, UsageError};

const EXAMPLES: &[Example] = &[
    Example {
        purpose: "Count the articles of a day",
        line: "keyweight count monday/ -o monday.kwc",
    },
    Example {
        purpose: "Write all tables for two days",
        line: "keyweight report monday.kwc tuesday.kwc --out reports",
    },
    Example {
        purpose: "Add up the counts of two days",
        line: "keyweight count monday.kwc tuesday.kwc -o week.kwc",
    },
];

/// Count documents once and save the counts, to write tables from them later
///
/// The file, whose name ends in .kwc, is an INPUT of report, documents, terms, keywords, matrix,
/// keyness, lexicon and count, alone or with other inputs: count each day's articles once, and write
/// tables for all days.
///
/// The file holds ids, titles, metadata and how often each word occurs in each document, but not the
/// order of the words: collocations, kwic, tokens, --ngrams and --phrases need the texts. --entities,
/// --words, --dictionary, --hyphens and --language must be the same later; all other choices are made
/// when a table is written.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[command(flatten)]
    input: InputArgs,
    /// Write to FILE.kwc
    #[arg(long, short, value_name = "FILE.kwc", value_hint = clap::ValueHint::FilePath, help_heading = "Output")]
    output: PathBuf,
    #[command(flatten)]
    segments: SegmentArgs,
}

pub(crate) fn guide() -> Guide {
    Guide::new(EXAMPLES)
}

pub(crate) fn run(
    args: &Args,
    context: Context<'_>,
    console: &mut Console,
) -> anyhow::Result<Exit> {
    if !is_part(&args.output) {
        let shown = args.output.display();
        return Err(UsageError(format!(
            "the name of the file of counts must end in .kwc, not {shown}"
        ))
        .into());
    }
    let job = Job::new(&args.input, &args.segments, context);
    job.on_threads(|| {
        let mut file = OutputFile::create(&args.output)?;
        context.interrupt.discards(file.discard_handle());
        let settings = args.segments.settings(context.general.preset)?;
        let exclude = vec![args.output.clone()];
        let counted = job.count(&settings, exclude, Fingerprint::Sha256)?;
        let exit = console.counting_losses(&counted.notices, &counted.skipped);
        job.note_vocabulary(counted.vocabulary_size(), console);
        if counted.documents.is_empty() {
            bail!(NO_DOCUMENT);
        }
        write_part(&counted, &settings, &mut file)?;
        file.finish()?;
        Ok(exit)
    })?
}
