//! Where a table goes, and how it is written.

use std::fs;
use std::io::{self, IsTerminal, Write};
use std::path::PathBuf;

use anyhow::Context as _;
use clap::Args;
use clap::builder::TypedValueParser;
use keyweight::tables::{Value, check_columns};
use keyweight::{Progress, WriteError, WriteOptions, corpus};
use keyweight_report::{
    Column, CsvStyle, Delimiter, Format, JsonlStyle, OutputFile, Precision, Safety, Style,
};

use super::choice::{Choice, Suggesting, one_of};
use crate::terminal::{Interrupt, Screen, UsageError};

/// What the cells of the matrix can hold.
pub(crate) const MATRIX_VALUES: &[Choice<Value>] = &[
    Choice(
        "weight",
        "the weight of the term in the document",
        Value::Weight,
    ),
    Choice("count", "occurrences in the document", Value::Count),
    Choice(
        "per-thousand",
        "occurrences per 1,000 tokens of the document",
        Value::PerThousand,
    ),
];

/// The values of `--format`.
const FORMATS: &[Choice<Format>] = &[
    Choice(
        "csv",
        "comma-separated values (default on standard output)",
        Format::Csv,
    ),
    Choice("tsv", "tab-separated values", Format::Tsv),
    Choice(
        "jsonl",
        "JSON Lines: one object per row; empty cells are null, forms are an array",
        Format::Jsonl,
    ),
];

/// Options of every command that writes CSV.
#[derive(Debug, Args)]
#[command(next_help_heading = "Output")]
pub(crate) struct StyleArgs {
    /// Write N significant digits; full writes the shortest form that round-trips
    #[arg(long, value_name = "N|full", default_value_t, value_parser = precision_parser(), hide_possible_values = true, hide_short_help = true)]
    precision: Precision,
    /// Separate columns with CHAR instead of a comma; tab stands for a tab
    #[arg(long, value_name = "CHAR", value_parser = delimiter_parser(), hide_possible_values = true, hide_short_help = true)]
    delimiter: Option<Delimiter>,
    /// Write text cells verbatim, even if a spreadsheet would run them as formulas
    ///
    /// By default, text that starts with =, +, -, @, a tab or a line break gets a leading ', and so does
    /// such text after a semicolon, | or line break in a cell, where some spreadsheets start a new one.
    #[arg(long, hide_short_help = true)]
    raw: bool,
}

/// Options of a command that writes one table.
#[derive(Debug, Args)]
#[command(next_help_heading = "Output")]
pub(crate) struct OutputArgs {
    /// Write to FILE (.csv, .tsv or .jsonl) instead of standard output
    ///
    /// The file appears whole or not at all. - is standard output.
    #[arg(long, short, value_name = "FILE", value_hint = clap::ValueHint::FilePath)]
    output: Option<PathBuf>,
    /// Write only these columns, in this order
    ///
    /// Separate names with commas, or repeat the option. To select a name that contains a comma, give
    /// it a separate --columns.
    #[arg(long, value_name = "NAME,…")]
    columns: Vec<String>,
    /// Write FORMAT, whatever the extension of the file
    #[arg(long, value_name = "FORMAT", value_parser = one_of(FORMATS), hide_short_help = true)]
    format: Option<Format>,
    #[command(flatten)]
    style: StyleArgs,
}

impl StyleArgs {
    /// How CSV is written.
    pub(crate) fn csv(&self, delimiter: Delimiter) -> CsvStyle {
        CsvStyle::default()
            .delimiter(self.delimiter.unwrap_or(delimiter))
            .precision(self.precision)
            .safety(if self.raw {
                Safety::Raw
            } else {
                Safety::Spreadsheet
            })
    }

    fn style(&self, format: Format) -> Result<Style, UsageError> {
        match format.delimiter() {
            Some(delimiter) => Ok(self.csv(delimiter).into()),
            None if self.delimiter.is_some() => {
                let extension = format.extension();
                let message =
                    format!("--delimiter is for csv and tsv; {extension} has no delimiter");
                Err(UsageError(message))
            }
            None => Ok(JsonlStyle::default().precision(self.precision).into()),
        }
    }
}

fn precision_parser() -> impl TypedValueParser<Value = Precision> {
    Suggesting::new(|text: &str| text.parse::<Precision>(), ["full"])
}

fn delimiter_parser() -> impl TypedValueParser<Value = Delimiter> {
    Suggesting::new(|text: &str| text.parse::<Delimiter>(), ["tab"])
}

/// An open output.
pub(crate) struct Output {
    style: Style,
    /// `None` for standard output.
    file: Option<OutputFile>,
    /// What the file is called, if it is one.
    path: Option<PathBuf>,
}

impl OutputArgs {
    /// Opens the output. Do it before anything is read, so that an output that cannot be written fails
    /// early.
    pub(crate) fn open(&self, interrupt: &Interrupt) -> anyhow::Result<Output> {
        let style = self.style.style(self.format()?)?;
        let path = self.path();
        let file = path.map(OutputFile::create).transpose()?;
        if let Some(file) = &file {
            interrupt.discards(file.discard_handle());
        }
        Ok(Output {
            style,
            file,
            path: path.cloned(),
        })
    }

    /// The names of the columns to write, of those that the table has; no names stand for all.
    pub(crate) fn columns(&self, known: &[Column]) -> Vec<String> {
        let is_known = |name: &str| known.iter().any(|column| column.name == name);
        let names = self.columns.iter().flat_map(|names| {
            // The names of fields are in this form.
            let names = corpus::composed(names);
            if is_known(&names) {
                return vec![names.into_owned()];
            }
            let names = names.split(',').map(|name| name.trim().to_owned());
            names.collect()
        });
        names.collect()
    }

    /// Checks the names of the columns to write before anything is read.
    pub(crate) fn check_columns(&self, table: &str, known: &[Column]) -> Result<(), UsageError> {
        Ok(check_columns(table, known, &self.columns(known))?)
    }

    /// The file to write; `None` for standard output.
    fn path(&self) -> Option<&PathBuf> {
        self.output.as_ref().filter(|path| path.as_os_str() != "-")
    }

    fn format(&self) -> Result<Format, UsageError> {
        // The name of a device says nothing about the format.
        let is_device = |path: &PathBuf| {
            fs::metadata(path).is_ok_and(|metadata| !metadata.is_file() && !metadata.is_dir())
        };
        match (self.format, self.path()) {
            (Some(format), _) => Ok(format),
            (None, Some(path)) if !is_device(path) => {
                Format::from_path(path).map_err(|error| UsageError(error.to_string()))
            }
            (None, _) => Ok(Format::Csv),
        }
    }
}

impl Output {
    /// The file that is written; it must not be read.
    pub(crate) fn excluded(&self) -> Vec<PathBuf> {
        self.path.iter().cloned().collect()
    }

    /// What the output is called in messages.
    pub(crate) fn shown(&self) -> String {
        let path = self.path.as_ref();
        path.map_or("standard output".to_owned(), |path| {
            path.display().to_string()
        })
    }

    /// Whether the rows go to a terminal, where a progress bar would get in their way.
    pub(crate) fn is_on_screen(&self) -> bool {
        self.file.is_none() && io::stdout().is_terminal()
    }

    /// Writes what `write` gives; a file then takes its place. The work can be cancelled by `progress`.
    pub(crate) fn write<T>(
        self,
        progress: &dyn Progress,
        write: impl FnOnce(&mut dyn Write, &WriteOptions<'_>) -> Result<T, WriteError>,
    ) -> anyhow::Result<T> {
        let options = WriteOptions::default().style(self.style).progress(progress);
        if let Some(mut file) = self.file {
            let written = write(&mut file, &options)?;
            file.finish()?;
            return Ok(written);
        }
        let stdout = io::stdout().lock();
        let mut stdout: Box<dyn Write> = if stdout.is_terminal() {
            Box::new(Screen(stdout))
        } else {
            Box::new(stdout)
        };
        let written = write(&mut stdout, &options).map_err(|error| match error {
            // The error itself, so that a closed pipe can be recognized by its kind.
            WriteError::Write(error) => anyhow::Error::from(error).context(STDOUT),
            error => anyhow::Error::from(error),
        })?;
        stdout.flush().context(STDOUT)?;
        check_stdout().context(STDOUT)?;
        Ok(written)
    }
}

/// What an error on standard output says.
const STDOUT: &str = "cannot write to standard output";

/// Reports what closing standard output would: a network file system may write only then.
#[cfg(unix)]
fn check_stdout() -> io::Result<()> {
    use std::os::fd::AsFd;
    // Without a second descriptor nothing can be closed, but nothing has failed, either.
    io::stdout()
        .as_fd()
        .try_clone_to_owned()
        .map_or(Ok(()), |second| keyweight_report::close(second.into()))
}

#[cfg(not(unix))]
#[expect(clippy::unnecessary_wraps, reason = "on other systems it can fail")]
fn check_stdout() -> io::Result<()> {
    Ok(())
}
