//! Where a table goes and how it is written.

use std::fs;
use std::io::{self, Write};
use std::path::PathBuf;

use clap::Args;
use clap::builder::TypedValueParser;
use keyweight::tables::Value;
use keyweight::{Analysis, Progress, ReportError, write_table};
use keyweight_report::{CsvStyle, Delimiter, Format, OutputFile, Precision, Safety, Table};

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
    /// Write to this file instead of standard output; the ending .csv or .tsv picks the format
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
    #[command(flatten)]
    style: StyleArgs,
}

impl StyleArgs {
    pub(crate) fn style(&self, format: Format) -> CsvStyle {
        CsvStyle {
            delimiter: self.delimiter.unwrap_or_else(|| format.delimiter()),
            precision: self.precision,
            safety: if self.raw {
                Safety::Raw
            } else {
                Safety::Spreadsheet
            },
        }
    }
}

/// Where a table will go.
pub(crate) enum Output {
    Stdout(CsvStyle),
    File(CsvStyle, OutputFile),
}

impl OutputArgs {
    /// Makes the output, before anything is read, so that what cannot be written is known early.
    pub(crate) fn create(&self, interrupt: &Interrupt) -> anyhow::Result<Output> {
        let Some(path) = &self.output else {
            return Ok(Output::Stdout(self.style.style(Format::Csv)));
        };
        // A device has no ending to go by.
        let device =
            fs::metadata(path).is_ok_and(|metadata| !metadata.is_file() && !metadata.is_dir());
        let format = if device {
            Format::Csv
        } else {
            Format::from_path(path).map_err(|error| UsageError(error.to_string()))?
        };
        let file = OutputFile::create(path)?;
        interrupt.discards(file.discard_handle());
        Ok(Output::File(self.style.style(format), file))
    }

    /// The file that will be written, which is not to be read.
    pub(crate) fn excluded(&self) -> Vec<PathBuf> {
        self.output.iter().cloned().collect()
    }
}

impl Output {
    /// Writes `table`, which is made of `analysis`.
    pub(crate) fn write(
        self,
        analysis: &Analysis,
        table: &dyn Table,
        progress: &dyn Progress,
    ) -> anyhow::Result<()> {
        match self {
            Output::Stdout(style) => {
                let mut stdout = io::stdout().lock();
                write_table(table, &style, &mut stdout, progress).map_err(|error| match error {
                    // A closed pipe is known by its kind.
                    ReportError::Write(error) => error.into(),
                    error => anyhow::Error::from(error),
                })?;
                stdout.flush()?;
                analysis.check()?;
            }
            Output::File(style, mut file) => {
                write_table(table, &style, &mut file, progress)?;
                analysis.check()?;
                file.finish()?;
            }
        }
        Ok(())
    }
}
