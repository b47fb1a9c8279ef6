//! The commands: one file each, and what those that read documents share.

pub(crate) mod completions;
pub(crate) mod documents;
pub(crate) mod keywords;
pub(crate) mod man;
pub(crate) mod matrix;
pub(crate) mod report;
pub(crate) mod terms;

use std::path::PathBuf;

use anyhow::bail;
use keyweight::Analysis;
use keyweight::corpus::Fingerprint;
use keyweight_report::Table;

use crate::args::{AnalysisArgs, Arguments, Command, GlobalArgs, InputArgs, OutputArgs};
use crate::console::{Console, Exit};
use crate::progress::Bar;

/// Runs the command that was typed.
pub(crate) fn run(arguments: &Arguments, console: &mut Console) -> anyhow::Result<Exit> {
    let global = &arguments.global;
    match &arguments.command {
        Command::Report(args) => report::run(args, global, console),
        Command::Documents(args) => documents::run(args, global, console),
        Command::Terms(args) => terms::run(args, global, console),
        Command::Keywords(args) => keywords::run(args, global, console),
        Command::Matrix(args) => matrix::run(args, global, console),
        Command::Completions(args) => completions::run(args),
        Command::Man(args) => man::run(args),
    }
}

/// What a command that reads documents was told.
struct Job<'a> {
    input: &'a InputArgs,
    analysis: &'a AnalysisArgs,
    global: &'a GlobalArgs,
}

impl Job<'_> {
    /// Runs `work` on as many threads as were asked for.
    fn on_threads<T: Send>(&self, work: impl FnOnce() -> T + Send) -> anyhow::Result<T> {
        Ok(keyweight::on_threads(self.global.threads(), work)?)
    }

    /// Reads, counts and weighs the documents; `exclude` is never read. What was left out is told.
    fn analyze(
        &self,
        exclude: Vec<PathBuf>,
        fingerprint: Fingerprint,
        console: &mut Console,
    ) -> anyhow::Result<(Analysis, Exit)> {
        let settings = self.analysis.settings(self.global.preset);
        let corpus = self.input.open(exclude, fingerprint)?;
        let bar = Bar::new(corpus.total_bytes(), self.global.progress());
        let counted = keyweight::count(corpus, &settings, &bar);
        bar.finish();
        let analysis = Analysis::new(counted, &settings);
        let exit = console.losses(&analysis);
        if analysis.documents().is_empty() {
            bail!("there is no document to read; nothing is written");
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
            let output_to = output.create()?;
            let (analysis, exit) = self.analyze(output.excluded(), Fingerprint::Off, console)?;
            output_to.write(&*table(&analysis))?;
            Ok(exit)
        })?
    }
}
