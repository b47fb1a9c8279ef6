//! The commands: one file each, and what those that read documents share.

pub(crate) mod completions;
pub(crate) mod count;
pub(crate) mod documents;
pub(crate) mod keyness;
pub(crate) mod keywords;
pub(crate) mod man;
pub(crate) mod matrix;
pub(crate) mod report;
pub(crate) mod terms;

use std::path::PathBuf;

use anyhow::bail;
use keyweight::corpus::{Corpus, Fingerprint, Reason, Skipped};
use keyweight::{Analysis, Counted, Settings};
use keyweight_report::Table;

use crate::args::{AnalysisArgs, Command, GlobalArgs, InputArgs, Opened, OutputArgs};
use crate::console::{Console, Exit};
use crate::interrupt::Interrupt;
use crate::progress::Bar;

/// Why nothing is done.
const NO_DOCUMENT: &str = "there is no document to read; nothing is written";

/// What every command is told.
#[derive(Clone, Copy)]
pub(crate) struct Context<'a> {
    pub(crate) global: &'a GlobalArgs,
    pub(crate) interrupt: &'a Interrupt,
}

/// Runs the command that was typed.
pub(crate) fn run(
    command: &Command,
    context: Context<'_>,
    console: &mut Console,
) -> anyhow::Result<Exit> {
    match command {
        Command::Report(args) => report::run(args, context, console),
        Command::Documents(args) => documents::run(args, context, console),
        Command::Terms(args) => terms::run(args, context, console),
        Command::Keywords(args) => keywords::run(args, context, console),
        Command::Keyness(args) => keyness::run(args, context, console),
        Command::Matrix(args) => matrix::run(args, context, console),
        Command::Count(args) => count::run(args, context, console),
        Command::Completions(args) => completions::run(args),
        Command::Man(args) => man::run(args),
    }
}

/// What a command that reads documents was told.
struct Job<'a> {
    input: &'a InputArgs,
    analysis: &'a AnalysisArgs,
    context: Context<'a>,
}

impl Job<'_> {
    /// Runs `work` on as many threads as were asked for.
    fn on_threads<T: Send>(&self, work: impl FnOnce() -> T + Send) -> anyhow::Result<T> {
        Ok(keyweight::on_threads(self.context.global.threads(), work)?)
    }

    /// Reads and counts the documents; `exclude` is never read.
    fn count(
        &self,
        settings: &Settings,
        exclude: Vec<PathBuf>,
        fingerprint: Fingerprint,
    ) -> anyhow::Result<Counted> {
        let Context { global, interrupt } = self.context;
        let Opened {
            corpus,
            parts,
            missing,
        } = self.input.open(exclude, fingerprint)?;
        let total = corpus.as_ref().map_or(Some(0), Corpus::total_bytes);
        let bar = Bar::new(total, global.progress(), interrupt);
        let resources = global.resources();
        let counted = keyweight::count_with_parts(corpus, &parts, settings, &resources, &bar);
        bar.finish();
        let mut counted = counted?;
        counted
            .skipped
            .extend(missing.into_iter().map(|path| Skipped {
                path,
                place: None,
                reason: Reason::Missing,
            }));
        Ok(counted)
    }

    /// Reads, counts and weighs the documents; `exclude` is never read. What was left out is told.
    fn analyze(
        &self,
        exclude: Vec<PathBuf>,
        fingerprint: Fingerprint,
        console: &mut Console,
    ) -> anyhow::Result<(Analysis, Exit)> {
        self.analyze_with(exclude, fingerprint, |_| {}, console)
    }

    /// The same, with what `add` adds to the counted documents.
    fn analyze_with(
        &self,
        exclude: Vec<PathBuf>,
        fingerprint: Fingerprint,
        add: impl FnOnce(&mut Counted),
        console: &mut Console,
    ) -> anyhow::Result<(Analysis, Exit)> {
        let settings = self.analysis.settings(self.context.global.preset);
        let mut counted = self.count(&settings, exclude, fingerprint)?;
        if !counted.documents.is_empty() {
            add(&mut counted);
        }
        let analysis = Analysis::new(counted, &settings);
        let exit = console.losses(&analysis);
        if analysis.documents().is_empty() {
            bail!(NO_DOCUMENT);
        }
        Ok((analysis, exit))
    }

    /// Writes the table that `table` makes of the documents.
    fn write(
        &self,
        output: &OutputArgs,
        table: impl for<'a> FnOnce(&'a Analysis) -> Box<dyn Table + 'a> + Send,
        console: &mut Console,
    ) -> anyhow::Result<Exit> {
        self.on_threads(|| {
            let output_to = output.create(self.context.interrupt)?;
            let (analysis, exit) = self.analyze(output.excluded(), Fingerprint::Off, console)?;
            output_to.write(&analysis, &*table(&analysis), self.context.interrupt)?;
            Ok(exit)
        })?
    }
}
