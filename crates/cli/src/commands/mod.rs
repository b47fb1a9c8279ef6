//! The commands: one file each, and what those that read documents share.

pub(crate) mod collocations;
pub(crate) mod completions;
pub(crate) mod count;
pub(crate) mod documents;
pub(crate) mod keyness;
pub(crate) mod keywords;
pub(crate) mod kwic;
pub(crate) mod lexicon;
pub(crate) mod man;
pub(crate) mod matrix;
pub(crate) mod report;
pub(crate) mod terms;
pub(crate) mod tokens;

use std::io::Write;
use std::path::PathBuf;
use std::sync::Arc;

use anyhow::bail;
use keyweight::corpus::{Corpus, Fingerprint, Reason, Skipped};
use keyweight::{Analysis, CountOptions, CountSources, Counted, Grouped, Settings};
use keyweight::{Analysis, Counted, Grouped, Settings, TextTable, WriteError};
use keyweight::{TextTable, WordOrder, WrittenTexts};
use keyweight::{WriteOptions, WrittenTexts};
use keyweight_report::Table;

use crate::args::{
    ByArgs, Choices, Command, GlobalArgs, InputArgs, Opened, Output, OutputArgs, TableArgs,
};
use crate::console::{Console, Exit, number_of};
use crate::interrupt::Interrupt;
use crate::progress::{Bar, Show};

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
        Command::Collocations(args) => collocations::run(args, context, console),
        Command::Lexicon(args) => lexicon::run(args, context, console),
        Command::Tokens(args) => tokens::run(args, context, console),
        Command::Kwic(args) => kwic::run(args, context, console),
        Command::Count(args) => count::run(args, context, console),
        Command::Completions(args) => completions::run(args),
        Command::Man(args) => man::run(args),
    }
}

/// What a command that reads documents was told.
struct Job<'a> {
    input: &'a InputArgs,
    analysis: &'a dyn Choices,
    context: Context<'a>,
    /// Whether the table needs the order of the words.
    word_order: WordOrder,
    /// The field whose values make the groups that a table is about.
    by: Option<&'a str>,
    /// What standard input held, where it is read twice.
    stdin: Option<Arc<[u8]>>,
}

impl<'a> Job<'a> {
    fn new(input: &'a InputArgs, analysis: &'a dyn Choices, context: Context<'a>) -> Job<'a> {
        Job {
            input,
            analysis,
            context,
            word_order: WordOrder::Drop,
            by: None,
            stdin: None,
        }
    }

    /// The same, for a table that needs the order of words.
    fn in_order(self) -> Job<'a> {
        Job {
            word_order: WordOrder::Keep,
            ..self
        }
    }

    /// The same, for a table that may be about groups.
    fn by(self, args: &'a ByArgs) -> Job<'a> {
        Job {
            by: args.by.as_deref(),
            ..self
        }
    }

    /// The same, for a command that reads its inputs twice.
    fn reading_twice(self) -> anyhow::Result<Job<'a>> {
        let stdin = self.input.keep_stdin()?;
        Ok(Job { stdin, ..self })
    }

    fn open(&self, exclude: Vec<PathBuf>, fingerprint: Fingerprint) -> anyhow::Result<Opened> {
        self.input.open(exclude, fingerprint, self.stdin.as_ref())
    }

    /// Writes the table that `table` makes of the documents, or of the groups that were asked for.
    fn write(
        &self,
        args: &OutputArgs,
        console: &mut Console,
        table: impl for<'t> FnOnce(&'t Analysis) -> Box<dyn Table + 't> + Send,
    ) -> anyhow::Result<Exit> {
        self.write_with(args, console, |analysis, out, options| {
            keyweight::write_table(&*table(analysis), out, options)
        })
    }

    /// Writes a table of the documents, or of the groups that were asked for, with `write`.
    fn write_with(
        &self,
        args: &OutputArgs,
        console: &mut Console,
        write: impl FnOnce(&Analysis, &mut dyn Write, &WriteOptions<'_>) -> Result<u64, WriteError>
        + Send,
    ) -> anyhow::Result<Exit> {
        let interrupt = self.context.interrupt;
        self.on_threads(|| {
            let output = args.create(interrupt)?;
            let (analysis, exit) = self.analyze(args.excluded(), Fingerprint::Off, console)?;
            let analysis = match self.grouped(&analysis, console)? {
                Some(groups) => {
                    drop(analysis);
                    groups.analysis
                }
                None => analysis,
            };
            let rows = output.write(|style, out| {
                let options = WriteOptions::default().style(*style).progress(interrupt);
                let rows = write(&analysis, out, &options)?;
                analysis.check()?;
                Ok(rows)
            })?;
            if rows == 0 && !analysis.matrix().terms().is_empty() {
                console.note("nothing is left to write");
            }
            Ok(exit)
        })?
    }

    /// The groups that were asked for, if any; documents that are in none are told.
    fn grouped(
        &self,
        analysis: &Analysis,
        console: &mut Console,
    ) -> anyhow::Result<Option<Grouped>> {
        let groups = self.by.map(|field| analysis.by(field)).transpose()?;
        if let Some(groups) = &groups {
            tell_ungrouped(groups.groups.ungrouped, "counted", console);
        }
        Ok(groups)
    }

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
        } = self.open(exclude, fingerprint)?;
        let total = corpus.as_ref().map_or(Some(0), Corpus::total_bytes);
        let bar = Bar::new(total, global.progress(), interrupt);
        let sources = CountSources::default().corpus(corpus).parts(parts);
        let options = CountOptions::default()
            .resources(global.resources())
            .progress(&bar)
            .word_order(self.word_order);
        let counted = keyweight::count_with_parts(sources, settings, &options);
        bar.finish();
        let mut counted = counted?;
        let missing = missing.into_iter();
        let missing = missing.map(|path| Skipped::new(path, Reason::Missing));
        counted.skipped.extend(missing);
        Ok(counted)
    }

    /// Reads, counts and weighs the documents; `exclude` is never read. What was left out is told.
    fn analyze(
        &self,
        exclude: Vec<PathBuf>,
        fingerprint: Fingerprint,
        console: &mut Console,
    ) -> anyhow::Result<(Analysis, Exit)> {
        self.analyze_with(exclude, fingerprint, Analysis::new, console)
    }

    /// The same, with the analysis that `fold` makes of the counted documents.
    fn analyze_with(
        &self,
        exclude: Vec<PathBuf>,
        fingerprint: Fingerprint,
        fold: impl FnOnce(Counted, &Settings) -> Analysis,
        console: &mut Console,
    ) -> anyhow::Result<(Analysis, Exit)> {
        let settings = self.analysis.settings(self.context.global.preset)?;
        let counted = self.count(&settings, exclude, fingerprint)?;
        let analysis = fold(counted, &settings);
        let exit = console.losses(&analysis);
        if analysis.documents().is_empty() {
            bail!(NO_DOCUMENT);
        }
        Ok((analysis, exit))
    }
}

/// Tells how many documents are in no group, and so not `done`.
fn tell_ungrouped(documents: usize, done: &str, console: &mut Console) {
    if documents > 0 {
        let documents = number_of(documents as u64, "document");
        console.note(&format!(
            "{documents} without a value of the field: in no group, and not {done}"
        ));
    }
}

/// Writes the table that `table` makes of the documents, or of the groups that were asked for.
fn write_table(
    (args, by): (&TableArgs, &ByArgs),
    context: Context<'_>,
    console: &mut Console,
    table: impl for<'a> FnOnce(&'a Analysis) -> Box<dyn Table + 'a> + Send,
) -> anyhow::Result<Exit> {
    let job = Job::new(&args.input, &args.analysis, context).by(by);
    job.write(&args.output, console, table)
}

/// Reads the texts again and writes `table`, which is made of them; what was left out is told.
fn write_texts(
    (table, output): (&dyn TextTable, Output),
    (job, args): (&Job<'_>, &OutputArgs),
    console: &mut Console,
) -> anyhow::Result<(WrittenTexts, Exit)> {
    let opened = job.open(args.excluded(), Fingerprint::Off)?;
    let Some(corpus) = opened.corpus else {
        bail!(NO_DOCUMENT);
    };
    let Context { global, interrupt } = job.context;
    let show = if output.is_on_screen() {
        Show::Never
    } else {
        global.progress()
    };
    let bar = Bar::new(corpus.total_bytes(), show, interrupt);
    let written = output.write(|style, out| {
        let options = WriteOptions::default().style(*style).progress(&bar);
        keyweight::write_texts(table, corpus, out, &options)
    });
    bar.finish();
    let written = written?;
    let exit = console.left_out(&[], &written.skipped);
    Ok((written, exit))
}
