//! Which documents are read.

use std::io::{self, Cursor, IsTerminal, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::Context;
use clap::Args;
use keyweight::PART_EXTENSION;
use keyweight::corpus::{self, Corpus, Fingerprint, Format, Input, OpenError, Options};

use super::choice;
use crate::console::UsageError;

/// Options of every command that reads documents.
#[derive(Debug, Args)]
#[command(next_help_heading = "Input")]
pub(crate) struct InputArgs {
    /// Files and folders to read; - is standard input
    ///
    /// A folder is walked; hidden files and what .gitignore names are left out. Inputs are read in
    /// byte order of their paths, whatever their order here, and a file named twice is read once.
    /// Without INPUT, what is piped in is read as one document. A file ending in .kwc holds counts
    /// that keyweight count wrote; its documents are added to the others.
    #[arg(value_name = "INPUT")]
    paths: Vec<PathBuf>,
    /// Read every input as this format, whatever its name
    #[arg(long, value_name = "FORMAT", default_value = "auto", hide_default_value = true, value_parser = choice(&[
        ("auto", "by the ending of the name; standard input is text (default)", Format::Auto),
        ("text", "one document per file", Format::Text),
        ("csv", "one document per row; the delimiter is found", Format::Csv),
        ("tsv", "one document per row, fields separated by tabs", Format::Tsv),
        ("jsonl", "one document per line, a JSON object each", Format::JsonLines),
    ]))]
    input_format: Format,
    /// Take the text from this column of a table; may be given several times
    ///
    /// Several columns are joined by an empty line, in the order given: --text-column title
    /// --text-column body counts the headline with the text. By default the text column is found by
    /// its usual names (text, body, content, article, …).
    #[arg(long, value_name = "NAME")]
    text_column: Vec<String>,
    /// Take a document's id from this column of a table
    ///
    /// By default it is found by its usual names (id, document, …); without such a column a
    /// document's id is the file's and the number of its row.
    #[arg(long, value_name = "NAME")]
    id_column: Option<String>,
    /// Take a document's title from this column of a table
    ///
    /// By default it is found by its usual names (title, headline). Titles are shown, not counted.
    #[arg(long, value_name = "NAME")]
    title_column: Option<String>,
    /// Join the columns of this table to text files, by id or file name
    ///
    /// A file metadata.csv in a folder of texts is joined without being named.
    #[arg(long, value_name = "FILE")]
    metadata: Option<PathBuf>,
}

impl InputArgs {
    /// Takes all of standard input into memory, if it is among the inputs: they will be read twice.
    pub(crate) fn keep_stdin(&self) -> anyhow::Result<Option<Arc<[u8]>>> {
        if let Some(part) = self.paths.iter().find(|path| is_part(path)) {
            let shown = part.display();
            let message = format!("{shown} holds counts; this command needs the texts themselves");
            return Err(UsageError(message).into());
        }
        let is_stdin = |path: &PathBuf| Input::from_argument(path) == Input::Stdin;
        let stdin = io::stdin();
        if !self.paths.iter().any(is_stdin) && (!self.paths.is_empty() || stdin.is_terminal()) {
            return Ok(None);
        }
        let mut bytes = Vec::new();
        let read = stdin.lock().read_to_end(&mut bytes);
        read.context("cannot read standard input")?;
        Ok(Some(bytes.into()))
    }

    /// Opens the inputs that were named, or standard input if something is piped in; `exclude` is
    /// never read. `stdin` is what standard input held, if it was taken into memory.
    pub(crate) fn open(
        &self,
        exclude: Vec<PathBuf>,
        fingerprint: Fingerprint,
        stdin: Option<&Arc<[u8]>>,
    ) -> anyhow::Result<Opened> {
        let (parts, texts): (Vec<&PathBuf>, Vec<&PathBuf>) =
            self.paths.iter().partition(|path| is_part(path));
        let mut inputs: Vec<Input> = texts.into_iter().map(Input::from_argument).collect();
        let parts: Vec<PathBuf> = parts.into_iter().cloned().collect();
        if inputs.is_empty() && !parts.is_empty() {
            return Ok(Opened {
                parts,
                ..Opened::default()
            });
        }
        if inputs.is_empty() {
            if std::io::stdin().is_terminal() {
                return Err(UsageError("no INPUT, and nothing is piped in".to_owned()).into());
            }
            inputs.push(Input::Stdin);
        }
        let mut options = Options::default()
            .format(self.input_format)
            .text_columns(&self.text_column)
            .exclude(exclude)
            .fingerprint(fingerprint);
        options.id_column.clone_from(&self.id_column);
        options.title_column.clone_from(&self.title_column);
        options.metadata.clone_from(&self.metadata);
        let opened = match stdin {
            None => corpus::open(&inputs, options),
            Some(bytes) => {
                corpus::open_with(&inputs, options, Box::new(Cursor::new(Arc::clone(bytes))))
            }
        };
        match opened {
            Ok(corpus) => Ok(Opened {
                corpus: Some(corpus),
                parts,
                ..Opened::default()
            }),
            Err(OpenError::NothingFound { paths }) if !parts.is_empty() => Ok(Opened {
                parts,
                missing: paths,
                ..Opened::default()
            }),
            Err(error) => Err(error.into()),
        }
    }
}

/// The inputs, found but not read.
#[derive(Default)]
pub(crate) struct Opened {
    /// The texts, if there are any.
    pub(crate) corpus: Option<Corpus>,
    /// The files of counts.
    pub(crate) parts: Vec<PathBuf>,
    /// The texts, if none of them exists.
    pub(crate) missing: Vec<String>,
}

/// Whether a path is that of a file of counts.
pub(crate) fn is_part(path: &Path) -> bool {
    path.extension()
        .is_some_and(|ending| ending.eq_ignore_ascii_case(PART_EXTENSION))
}
