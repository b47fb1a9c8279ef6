//! `keyweight count`.

use std::path::PathBuf;

use anyhow::bail;
use keyweight::corpus::Fingerprint;
use keyweight::write_part;
use keyweight_report::OutputFile;

use super::{Context, Job, NO_DOCUMENT};
use crate::args::{Choices as _, InputArgs, SegmentArgs, is_part};
use crate::console::{Console, Exit, UsageError};

/// Count documents once and keep the counts in a file, for any table later
///
/// The file, which ends in .kwc, is an INPUT of report, documents, terms, keywords, matrix, keyness,
/// lexicon and count, alone or with other inputs: count each day's articles once and write tables of all
/// days. It holds ids, titles, metadata and how often each document has each word, but not the order of
/// words: collocations, kwic, tokens, --ngrams and --phrases need the texts. --words, --dictionary, --hyphens
/// and --language must be the same later; other choices are made when a table is written.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[command(flatten)]
    input: InputArgs,
    /// Write to this file, which must end in .kwc
    #[arg(long, short, value_name = "FILE.kwc", help_heading = "Output")]
    output: PathBuf,
    #[command(flatten)]
    analysis: SegmentArgs,
}

pub(crate) fn run(
    args: &Args,
    context: Context<'_>,
    console: &mut Console,
) -> anyhow::Result<Exit> {
    if !is_part(&args.output) {
        let shown = args.output.display();
        return Err(UsageError(format!("the file of counts {shown} must end in .kwc")).into());
    }
    let job = Job::new(&args.input, &args.analysis, context);
    job.on_threads(|| {
        let mut file = OutputFile::create(&args.output)?;
        context.interrupt.discards(file.discard_handle());
        let settings = args.analysis.settings(context.global.preset)?;
        let exclude = vec![args.output.clone()];
        let counted = job.count(&settings, exclude, Fingerprint::Sha256)?;
        let exit = console.left_out(&counted.notices, &counted.skipped);
        if counted.documents.is_empty() {
            bail!(NO_DOCUMENT);
        }
        write_part(&counted, &settings, &mut file)?;
        file.finish()?;
        Ok(exit)
    })?
}
