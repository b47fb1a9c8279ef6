//! Where a table goes and how it is written.

use std::fs;
use std::io::{self, IsTerminal, Write};
use std::path::PathBuf;

use clap::Args;
use clap::builder::TypedValueParser;
use keyweight::WriteError;
use keyweight::tables::Value;
use keyweight_report::{
    CsvStyle, Delimiter, Format, JsonlStyle, OutputFile, Precision, Safety, Style,
};

use super::choice;
use crate::console::UsageError;
use crate::interrupt::Interrupt;

/// The parser of what stands in the cells of the matrix.
pub(crate) fn matrix_value() -> impl TypedValueParser<Value = Value> {
    choice(&[
        (
            "weight",
            "the weight of the term in the document",
            Value::Weight,
        ),
        ("count", "occurrences in the document", Value::Count),
        (
            "per-thousand",
            "occurrences per 1,000 tokens of the document",
            Value::PerThousand,
        ),
    ])
}

/// Options of every command that writes CSV.
#[derive(Debug, Args)]
#[command(next_help_heading = "Output")]
pub(crate) struct StyleArgs {
    /// Write text cells verbatim, also those that a spreadsheet would run as a formula
    ///
    /// By default a text that begins with =, +, -, @, a tab or a line end gets a ' before it.
    #[arg(long)]
    raw: bool,
    /// Separate columns by this character: a comma by default; tab is a tab
    #[arg(long, value_name = "CHAR")]
    delimiter: Option<Delimiter>,
    /// Write so many significant digits, or full: the shortest that read back the same
    #[arg(long, value_name = "N|full", default_value_t)]
    precision: Precision,
}

/// Options of a command that writes one table.
#[derive(Debug, Args)]
#[command(next_help_heading = "Output")]
pub(crate) struct OutputArgs {
    /// Write to this file instead of standard output (-); .csv, .tsv or .jsonl picks the format
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Write this format, whatever the file's ending
    #[arg(long, value_name = "FORMAT", value_parser = choice(&[
        ("csv", "comma-separated values (default on standard output)", Format::Csv),
        ("tsv", "the same with tabs", Format::Tsv),
        ("jsonl", "JSON Lines: an object per row, null for an empty cell, forms as an array", Format::Jsonl),
    ]))]
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
                let ending = format.extension();
                let message = format!("--delimiter is for csv and tsv; there is none in {ending}");
                Err(UsageError(message))
            }
            None => Ok(JsonlStyle::default().precision(self.precision).into()),
        }
    }
}

/// Where a table will go.
pub(crate) enum Output {
    Stdout(Style),
    File(Style, OutputFile),
}

impl OutputArgs {
    /// Makes the output, before anything is read, so that what cannot be written is known early.
    pub(crate) fn create(&self, interrupt: &Interrupt) -> anyhow::Result<Output> {
        let style = self.style.style(self.format()?)?;
        let Some(path) = self.file() else {
            return Ok(Output::Stdout(style));
        };
        let file = OutputFile::create(path)?;
        interrupt.discards(file.discard_handle());
        Ok(Output::File(style, file))
    }

    /// The file to write; `None` for standard output.
    fn file(&self) -> Option<&PathBuf> {
        self.output.as_ref().filter(|path| path.as_os_str() != "-")
    }

    fn format(&self) -> Result<Format, UsageError> {
        // A device has no ending to go by.
        let is_device = |path: &PathBuf| {
            fs::metadata(path).is_ok_and(|metadata| !metadata.is_file() && !metadata.is_dir())
        };
        match (self.format, self.file()) {
            (Some(format), _) => Ok(format),
            (None, Some(path)) if !is_device(path) => {
                Format::from_path(path).map_err(|error| UsageError(error.to_string()))
            }
            (None, _) => Ok(Format::Csv),
        }
    }

    /// The file that will be written, which is not to be read.
    pub(crate) fn excluded(&self) -> Vec<PathBuf> {
        self.file().into_iter().cloned().collect()
    }
}

impl Output {
    /// Whether the rows run over a terminal, where nothing else has room.
    pub(crate) fn is_on_screen(&self) -> bool {
        matches!(self, Output::Stdout(_)) && io::stdout().is_terminal()
    }

    /// Writes what `write` gives, and puts it in place.
    pub(crate) fn write<T>(
        self,
        write: impl FnOnce(&Style, &mut dyn Write) -> Result<T, WriteError>,
    ) -> anyhow::Result<T> {
        match self {
            Output::Stdout(style) => {
                let mut stdout = io::stdout().lock();
                let written = write(&style, &mut stdout).map_err(|error| match error {
                    // A closed pipe is known by its kind.
                    WriteError::Write(error) => error.into(),
                    error => anyhow::Error::from(error),
                })?;
                stdout.flush()?;
                Ok(written)
            }
            Output::File(style, mut file) => {
                let written = write(&style, &mut file)?;
                file.finish()?;
                Ok(written)
            }
        }
    }
}
