//! What commands that read documents share: reading, counting, weighting and writing.

use std::io::Write;
use std::path::PathBuf;

use anyhow::bail;
use indicatif::DecimalBytes;
use keyweight::corpus::{Corpus, Fingerprint, KeptInput, Reason, Skipped};
use keyweight::{
    Analysis, CountOptions, CountSources, Counted, Grouped, Resources, Settings, TextTable,
    VocabularySize, WordOrder, WriteError, WriteOptions, WrittenTexts,
};
use keyweight_report::Table;

use crate::options::{ByArgs, GeneralArgs, InputArgs, Opened, Output, OutputArgs, SettingsArgs};
use crate::terminal::{Bar, Console, Exit, Interrupt, Show, UsageError, number_of};

/// Why a run without documents fails.
pub(super) const NO_DOCUMENT: &str = "there is no document to read; nothing was written";

/// What every command can use.
#[derive(Clone, Copy)]
pub(crate) struct Context<'a> {
    pub(crate) general: &'a GeneralArgs,
    pub(crate) interrupt: &'a Interrupt,
}

/// Writes a table, and returns the number of its rows.
pub(super) type Writer<'t> =
    Box<dyn FnOnce(&mut dyn Write, &WriteOptions<'_>) -> Result<u64, WriteError> + 't>;

/// The documents to read, and the settings to count and weight them with.
pub(super) struct Job<'a> {
    input: &'a InputArgs,
    settings: &'a dyn SettingsArgs,
    context: Context<'a>,
    resources: Resources,
    word_order: WordOrder,
    /// The field whose values make the groups that a table is about.
    by: Option<&'a str>,
    /// Standard input, if it is read twice.
    stdin: Option<KeptInput>,
}

impl<'a> Job<'a> {
    pub(super) fn new(
        input: &'a InputArgs,
        settings: &'a dyn SettingsArgs,
        context: Context<'a>,
    ) -> Job<'a> {
        Job {
            input,
            settings,
            context,
            resources: context.general.resources(),
            word_order: WordOrder::Drop,
            by: None,
            stdin: None,
        }
    }

    /// For a table that needs the order of words.
    pub(super) fn in_order(self) -> Job<'a> {
        Job {
            word_order: WordOrder::Keep,
            ..self
        }
    }

    /// For a table that can be about groups.
    pub(super) fn by(self, args: &'a ByArgs) -> Job<'a> {
        Job {
            by: args.by.as_deref(),
            ..self
        }
    }

    /// For a command that reads its inputs twice.
    pub(super) fn reading_twice(self) -> anyhow::Result<Job<'a>> {
        let stdin = self.input.keep_stdin(self.temp_dir())?;
        Ok(Job { stdin, ..self })
    }

    /// Writes the table that `table` makes of the documents, or of their groups.
    pub(super) fn write(
        &self,
        args: &OutputArgs,
        console: &mut Console,
        table: impl for<'t> FnOnce(&'t Analysis) -> Result<Box<dyn Table + 't>, UsageError> + Send,
    ) -> anyhow::Result<Exit> {
        self.write_with(args, console, |analysis| {
            let table = table(analysis)?;
            let write: Writer<'_> =
                Box::new(move |out, options| keyweight::write_table(&*table, out, options));
            Ok(write)
        })
    }

    /// Writes a table of the documents, or of their groups, by the writer that `table` makes of it.
    pub(super) fn write_with(
        &self,
        args: &OutputArgs,
        console: &mut Console,
        table: impl for<'t> FnOnce(&'t Analysis) -> Result<Writer<'t>, UsageError> + Send,
    ) -> anyhow::Result<Exit> {
        let interrupt = self.context.interrupt;
        self.on_threads(|| {
            let output = args.open(interrupt)?;
            let (analysis, exit) = self.analyze(output.excluded(), Fingerprint::Off, console)?;
            let analysis = match self.grouped(&analysis, console)? {
                Some(groups) => {
                    drop(analysis);
                    groups.analysis.check()?;
                    groups.analysis
                }
                None => analysis,
            };
            let write = table(&analysis)?;
            let rows = self.write_output(output, console, |out, options| {
                let rows = write(out, options)?;
                analysis.check()?;
                Ok(rows)
            })?;
            if rows == 0 && !analysis.matrix().terms().is_empty() {
                console.note("the table has no rows");
            }
            Ok(exit)
        })?
    }

    /// Reads the texts again and writes `table`, which is made of them. Prints the documents that were
    /// skipped on the way.
    pub(super) fn write_texts(
        &self,
        table: &dyn TextTable,
        output: Output,
        console: &mut Console,
    ) -> anyhow::Result<(WrittenTexts, Exit)> {
        let opened = self.open(output.excluded(), Fingerprint::Off)?;
        let Some(corpus) = opened.corpus else {
            bail!(NO_DOCUMENT);
        };
        let show = self.progress(&output);
        let interrupt = self.context.interrupt;
        let bar = Bar::new(corpus.total_bytes(), show, interrupt);
        let shown = output.shown();
        let written = output.write(&bar, |out, options| {
            keyweight::write_texts(table, corpus, out, options)
        });
        bar.finish();
        let written = written?;
        console.written(&shown, &interrupt.take_notices());
        let exit = console.counting_losses(&[], &written.skipped);
        Ok((written, exit))
    }

    /// Writes what `write` gives into `output`, and shows how far it has come. Prints what a spreadsheet
    /// cannot show.
    pub(super) fn write_output(
        &self,
        output: Output,
        console: &mut Console,
        write: impl FnOnce(&mut dyn Write, &WriteOptions<'_>) -> Result<u64, WriteError>,
    ) -> anyhow::Result<u64> {
        let interrupt = self.context.interrupt;
        let bar = Bar::for_writing(self.progress(&output), interrupt);
        let shown = output.shown();
        let rows = output.write(&bar, write);
        bar.finish();
        let rows = rows?;
        console.written(&shown, &interrupt.take_notices());
        Ok(rows)
    }

    /// When progress is shown while `output` is written.
    fn progress(&self, output: &Output) -> Show {
        if output.is_on_screen() {
            Show::Never
        } else {
            self.context.general.progress()
        }
    }

    /// The groups of the documents, if `--by` asks for them. Prints how many documents are in none.
    pub(super) fn grouped(
        &self,
        analysis: &Analysis,
        console: &mut Console,
    ) -> anyhow::Result<Option<Grouped>> {
        let groups = self.by.map(|field| analysis.by(field)).transpose()?;
        if let Some(groups) = &groups {
            note_ungrouped(groups.groups.ungrouped, "counted", console);
        }
        Ok(groups)
    }

    /// Runs `work` on the number of threads that `--threads` asks for, or on fewer.
    pub(super) fn on_threads<T: Send>(&self, work: impl FnOnce() -> T + Send) -> anyhow::Result<T> {
        let general = self.context.general;
        let asked = general.threads();
        Ok(keyweight::on_threads(asked, || {
            let started = keyweight::threads();
            if started < asked {
                Console::new(general.verbosity()).note(&format!(
                    "only {started} of {asked} threads could be started"
                ));
            }
            work()
        })?)
    }

    /// Reads and counts the documents; `exclude` is never read.
    pub(super) fn count(
        &self,
        settings: &Settings,
        exclude: Vec<PathBuf>,
        fingerprint: Fingerprint,
    ) -> anyhow::Result<Counted> {
        let Context { general, interrupt } = self.context;
        let Opened {
            corpus,
            parts,
            missing,
        } = self.open(exclude, fingerprint)?;
        let total = corpus.as_ref().map_or(Some(0), Corpus::total_bytes);
        let bar = Bar::new(total, general.progress(), interrupt);
        let sources = CountSources::default().corpus(corpus).parts(parts);
        let options = CountOptions::default()
            .resources(self.resources.clone())
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

    /// Reads, counts and weights the documents; `exclude` is never read. Prints what was skipped.
    pub(super) fn analyze(
        &self,
        exclude: Vec<PathBuf>,
        fingerprint: Fingerprint,
        console: &mut Console,
    ) -> anyhow::Result<(Analysis, Exit)> {
        let fold = |counted, settings: &_| Ok(Analysis::new(counted, settings));
        self.analyze_with(exclude, fingerprint, fold, console)
    }

    /// Like [`Job::analyze`], with the analysis that `fold` makes of the counted documents.
    pub(super) fn analyze_with(
        &self,
        exclude: Vec<PathBuf>,
        fingerprint: Fingerprint,
        fold: impl FnOnce(Counted, &Settings) -> anyhow::Result<Analysis>,
        console: &mut Console,
    ) -> anyhow::Result<(Analysis, Exit)> {
        let settings = self.settings.settings(self.context.general.preset)?;
        let counted = self.count(&settings, exclude, fingerprint)?;
        let analysis = fold(counted, &settings)?;
        // What is made of counts that could not be read back is not worth writing.
        analysis.check()?;
        let exit = console.losses(&analysis);
        self.note_vocabulary(analysis.vocabulary_size(), console);
        if analysis.documents().is_empty() {
            bail!(NO_DOCUMENT);
        }
        Ok((analysis, exit))
    }

    /// Prints how much memory the vocabulary takes, if that alone is more than `--memory` allows.
    pub(super) fn note_vocabulary(&self, size: VocabularySize, console: &mut Console) {
        if let Some(limit) = self.resources.memory.filter(|limit| size.bytes > *limit) {
            console.note(&vocabulary_note(size, limit));
        }
    }

    fn open(&self, exclude: Vec<PathBuf>, fingerprint: Fingerprint) -> anyhow::Result<Opened> {
        let stdin = self.stdin.as_ref();
        self.input
            .open(exclude, fingerprint, stdin, self.temp_dir())
    }

    fn temp_dir(&self) -> PathBuf {
        self.context.general.resources().temp_dir
    }
}

fn vocabulary_note(size: VocabularySize, limit: u64) -> String {
    let VocabularySize {
        words,
        units,
        documents,
        bytes,
        ..
    } = size;
    let words = number_of(words, "distinct word");
    let documents = number_of(documents, "document");
    let (what, advice) = if units == 0 {
        (words, "")
    } else {
        let advice = "; shorter --ngrams or --min-documents 2 need less";
        (format!("{words} and {units} n-grams or phrases"), advice)
    };
    let (bytes, limit) = (DecimalBytes(bytes), DecimalBytes(limit));
    format!(
        "{what} in {documents} take about {bytes} of memory, more than the limit of {limit} \
         (--memory); only counts go to the disk{advice}"
    )
}

/// Prints how many documents belong to no group and so are not `done`.
pub(super) fn note_ungrouped(documents: usize, done: &str, console: &mut Console) {
    if documents > 0 {
        let documents = number_of(documents as u64, "document");
        console.note(&format!(
            "not {done}: {documents} without a value for the field"
        ));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_large_vocabulary_is_noted_with_its_numbers_and_what_helps() {
        let mut size = VocabularySize::default();
        (size.words, size.documents, size.bytes) = (2_000_000, 1, 500_000_000);
        assert_eq!(
            vocabulary_note(size, 64_000_000),
            "2000000 distinct words in 1 document take about 500.00 MB of memory, more than the limit \
             of 64.00 MB (--memory); only counts go to the disk"
        );
        size.units = 9;
        let note = vocabulary_note(size, 0);
        assert!(
            note.contains(" words and 9 n-grams or phrases in "),
            "{note}"
        );
        assert!(
            note.ends_with("; shorter --ngrams or --min-documents 2 need less"),
            "{note}"
        );
    }
}
