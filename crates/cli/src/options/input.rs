//! Which documents are read.

use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};

use clap::Args;
use keyweight::PART_EXTENSION;
use keyweight::corpus::{
    self, Corpus, Fingerprint, Format, HiddenFiles, IgnoreFiles, Input, KeptInput, OpenError,
    Options, TextEncoding,
};

use super::choice::{Choice, one_of};
use crate::terminal::UsageError;

/// The values of `--input-format`.
const FORMATS: &[Choice<Format>] = &[
    Choice(
        "auto",
        "by file extension; standard input is text (default)",
        Format::Auto,
    ),
    Choice("text", "one document per file", Format::Text),
    Choice(
        "csv",
        "one document per row; the delimiter is detected",
        Format::Csv,
    ),
    Choice(
        "tsv",
        "one document per row, fields separated by tabs",
        Format::Tsv,
    ),
    Choice(
        "jsonl",
        "one document per line, each a JSON object",
        Format::JsonLines,
    ),
    Choice(
        "json",
        "one document per object of a JSON array",
        Format::Json,
    ),
];

/// Options of every command that reads documents.
#[derive(Debug, Args)]
#[command(next_help_heading = "Input")]
pub(crate) struct InputArgs {
    /// Files and folders to read; - reads standard input
    ///
    /// Folders are read with all their subfolders, except hidden files and what .gitignore excludes; a
    /// note says how many files that are. Inputs are read in byte order of their paths, whatever their order here; a file named twice is
    /// read once. Without INPUT, keyweight reads what is piped in as one document. A .kwc file holds
    /// counts that keyweight count wrote; its documents are added to the others.
    #[arg(value_name = "INPUT", help_heading = None::<&str>, value_hint = clap::ValueHint::AnyPath)]
    paths: Vec<PathBuf>,
    /// Read the text from the column NAME of a table; may be repeated
    ///
    /// Several columns are joined by an empty line, in the order given: --text-column title
    /// --text-column body counts headlines with the text. By default, keyweight looks for a column with
    /// a common name (text, body, content, article, …).
    #[arg(long, value_name = "NAME")]
    text_column: Vec<String>,
    /// Read document ids from the column NAME of a table
    ///
    /// By default, keyweight looks for a column with a common name (id, document, …). Without one, an
    /// id consists of the path of the file and the row number.
    #[arg(long, value_name = "NAME", hide_short_help = true)]
    id_column: Option<String>,
    /// Read titles from the column NAME of a table
    ///
    /// By default, keyweight looks for a column with a common name (title, headline). Titles are shown,
    /// not counted.
    #[arg(long, value_name = "NAME", hide_short_help = true)]
    title_column: Option<String>,
    /// Add the columns of the table FILE to text files, by id or file name
    ///
    /// A file metadata.csv in a folder of texts is added without this option.
    #[arg(long, value_name = "FILE", value_hint = clap::ValueHint::FilePath, hide_short_help = true)]
    metadata: Option<PathBuf>,
    /// Read the files of a folder that a .gitignore names, too
    ///
    /// By default, the .gitignore files of a folder, of its subfolders and of the folders above it, up to
    /// the root of a repository, decide which files are left out. Other lists (.ignore, Git's global list
    /// and .git/info/exclude) are never used.
    #[arg(long, hide_short_help = true)]
    no_ignore: bool,
    /// Read the hidden files and folders of a folder, too
    ///
    /// They are those whose names begin with a dot. The data of version control systems (.git) and the
    /// files in which macOS keeps attributes (._article.txt) are never read.
    #[arg(long, hide_short_help = true)]
    hidden: bool,
    /// Read every input as FORMAT, whatever its name
    #[arg(long, value_name = "FORMAT", default_value = "auto", hide_default_value = true, value_parser = one_of(FORMATS), hide_short_help = true)]
    input_format: Format,
    /// Read texts and tables without a byte order mark in the encoding NAME
    ///
    /// By default, the encoding is recognized, or guessed if it is not UTF-8 or UTF-16. NAME is a common
    /// name, such as latin1, windows-1250, koi8-r, gb18030, cp850 or mac-greek. A column encoding in a
    /// metadata table overrides it for single text files.
    #[arg(long, value_name = "NAME", value_parser = TextEncoding::named, hide_short_help = true)]
    encoding: Option<TextEncoding>,
}

impl InputArgs {
    /// Keeps standard input while it is read if it is one of the inputs, because they are read twice.
    /// What does not fit in memory goes to a file in `temp_dir`.
    pub(crate) fn keep_stdin(&self, temp_dir: PathBuf) -> anyhow::Result<Option<KeptInput>> {
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
        Ok(Some(KeptInput::new(Box::new(stdin), Some(temp_dir))))
    }

    /// Whether `.gitignore` files count.
    pub(crate) fn ignore_files(&self) -> IgnoreFiles {
        if self.no_ignore {
            IgnoreFiles::Disregarded
        } else {
            IgnoreFiles::Honored
        }
    }

    /// Whether hidden files are read.
    pub(crate) fn hidden_files(&self) -> HiddenFiles {
        if self.hidden {
            HiddenFiles::Read
        } else {
            HiddenFiles::LeftOut
        }
    }

    /// Opens the named inputs, or standard input if something is piped in; `exclude` is never read.
    /// `stdin` is standard input if it is kept; temporary files go to `temp_dir`.
    pub(crate) fn open(
        &self,
        exclude: Vec<PathBuf>,
        fingerprint: Fingerprint,
        stdin: Option<&KeptInput>,
        temp_dir: PathBuf,
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
            .ignore_files(self.ignore_files())
            .hidden_files(self.hidden_files())
            .text_columns(&self.text_column)
            // A part that lies in a folder is not left out: it is read as what it is.
            .exclude(exclude.into_iter().chain(parts.iter().cloned()))
            .temp_dir(temp_dir)
            .fingerprint(fingerprint);
        options.encoding = self.encoding;
        options.id_column.clone_from(&self.id_column);
        options.title_column.clone_from(&self.title_column);
        options.metadata.clone_from(&self.metadata);
        let opened = match stdin {
            None => corpus::open(&inputs, options),
            Some(kept) => corpus::open_kept(&inputs, options, kept),
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

/// The inputs, found but not read yet.
#[derive(Default)]
pub(crate) struct Opened {
    /// The texts, if any.
    pub(crate) corpus: Option<Corpus>,
    /// The files of counts.
    pub(crate) parts: Vec<PathBuf>,
    /// The paths of the texts, if none of them exists.
    pub(crate) missing: Vec<String>,
}

/// Whether a path names a file of counts.
pub(crate) fn is_part(path: &Path) -> bool {
    path.extension()
        .is_some_and(|extension| extension.eq_ignore_ascii_case(PART_EXTENSION))
}
