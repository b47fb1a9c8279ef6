//! What to read and how: the options a corpus is opened with.

use std::ffi::OsStr;
use std::path::PathBuf;

use serde::Serialize;

use crate::character_sets::text_encoding::TextEncoding;

/// How inputs are read.
///
/// `Auto` goes by the extension of each file; the others read every input in one format, whatever
/// its name.
///
/// The same file `articles.csv` under each: `Auto` and `Csv` give a document per row, fields split
/// at the delimiter found in the header line; `Tsv` a document per row, fields split at tabs;
/// `JsonLines` a document per line that is a JSON object; `Json` a document per object, if the whole file
/// is a JSON array; `Text` one document, the whole file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub enum Format {
    /// By the file's extension. Standard input is text, and so is a file without an extension that
    /// is itself an input; any other file whose extension is not known is skipped.
    #[default]
    Auto,
    /// One document per file.
    Text,
    /// One document per row, fields split at the delimiter (`,`, `;`, tab or `|`) that the header
    /// line shows.
    Csv,
    /// One document per row, fields split at tabs, with the quoting of CSV.
    Tsv,
    /// One document per line, each a JSON object.
    JsonLines,
    /// One document per object of a JSON array.
    Json,
}

/// Whether the bytes of each input file are hashed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Fingerprint {
    /// No hash.
    #[default]
    Off,
    /// SHA-256 of the bytes as stored, before they are decompressed: what `sha256sum` prints.
    Sha256,
}

/// Whether the `.gitignore` files of a walked folder decide about its files.
///
/// A folder with `notes.txt`, `draft.txt` and a `.gitignore` that names `draft.txt` gives under
/// `Honored` one document and a notice, under `Disregarded` two documents.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum IgnoreFiles {
    /// What they name is left out, and a notice says how many files that are. The files count that are
    /// in the folder, below it, and above it up to the root of a repository.
    #[default]
    Honored,
    /// They have no effect.
    Disregarded,
}

/// What happens to hidden files and folders in a walked folder: those whose names begin with a dot.
///
/// A folder with `notes.txt` and `.draft.txt` gives under `LeftOut` one document and a notice, under
/// `Read` two documents.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum HiddenFiles {
    /// They are left out, and a notice says how many files that are.
    #[default]
    LeftOut,
    /// They are read like others, except the data of version control systems (`.git`) and the files in
    /// which macOS keeps attributes (`._notes.txt`).
    Read,
}

/// The options a corpus is opened with.
///
/// # Examples
///
/// ```
/// use keyweight_corpus::{Format, Options};
///
/// let options = Options::default().text_columns(["headline", "body"]).id_column("number");
/// assert_eq!(options.text_columns, ["headline", "body"]);
/// assert_eq!(options.format, Format::Auto);
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct Options {
    /// How inputs are read.
    pub format: Format,
    /// The columns of a table that hold the text, joined by a blank line; empty to find one by its
    /// usual names.
    pub text_columns: Vec<String>,
    /// The column of a table that names its documents; `None` to find it by its usual names.
    pub id_column: Option<String>,
    /// The column of a table that holds the titles; `None` to find it by its usual names.
    pub title_column: Option<String>,
    /// A table whose rows are joined to the text files by id or file name.
    pub metadata: Option<PathBuf>,
    /// The encoding of all texts and tables that do not begin with a byte order mark; `None` to find
    /// it by their bytes.
    pub encoding: Option<TextEncoding>,
    /// Whether `.gitignore` files decide about the files of a walked folder.
    pub ignore_files: IgnoreFiles,
    /// What happens to hidden files and folders in a walked folder.
    pub hidden_files: HiddenFiles,
    /// Files and folders that are never read, such as the folder the reports are written to.
    pub exclude: Vec<PathBuf>,
    /// The folder of the temporary file for standard input, if it is a long text; `None` is the
    /// system's.
    pub temp_dir: Option<PathBuf>,
    /// Whether the bytes of each input file are hashed.
    pub fingerprint: Fingerprint,
}

impl Options {
    /// Reads every input in this format.
    #[must_use]
    pub fn format(self, format: Format) -> Options {
        Options { format, ..self }
    }

    /// Takes the text of a table's rows from these columns.
    #[must_use]
    pub fn text_columns(self, columns: impl IntoIterator<Item = impl Into<String>>) -> Options {
        Options {
            text_columns: columns.into_iter().map(Into::into).collect(),
            ..self
        }
    }

    /// Takes the ids of a table's rows from this column.
    #[must_use]
    pub fn id_column(self, column: impl Into<String>) -> Options {
        Options {
            id_column: Some(column.into()),
            ..self
        }
    }

    /// Takes the titles of a table's rows from this column.
    #[must_use]
    pub fn title_column(self, column: impl Into<String>) -> Options {
        Options {
            title_column: Some(column.into()),
            ..self
        }
    }

    /// Joins the rows of this table to the text files.
    #[must_use]
    pub fn metadata(self, table: impl Into<PathBuf>) -> Options {
        Options {
            metadata: Some(table.into()),
            ..self
        }
    }

    /// Decodes texts and tables without a byte order mark from this encoding.
    #[must_use]
    pub fn encoding(self, encoding: TextEncoding) -> Options {
        Options {
            encoding: Some(encoding),
            ..self
        }
    }

    /// Honors or disregards `.gitignore` files.
    #[must_use]
    pub fn ignore_files(self, ignore_files: IgnoreFiles) -> Options {
        Options {
            ignore_files,
            ..self
        }
    }

    /// Reads hidden files and folders, or leaves them out.
    #[must_use]
    pub fn hidden_files(self, hidden_files: HiddenFiles) -> Options {
        Options {
            hidden_files,
            ..self
        }
    }

    /// Never reads these files and folders.
    #[must_use]
    pub fn exclude(self, paths: impl IntoIterator<Item = impl Into<PathBuf>>) -> Options {
        Options {
            exclude: paths.into_iter().map(Into::into).collect(),
            ..self
        }
    }

    /// Keeps standard input, if it is a long text, in a temporary file in this folder.
    #[must_use]
    pub fn temp_dir(self, folder: impl Into<PathBuf>) -> Options {
        Options {
            temp_dir: Some(folder.into()),
            ..self
        }
    }

    /// Hashes the bytes of each input file, or does not.
    #[must_use]
    pub fn fingerprint(self, fingerprint: Fingerprint) -> Options {
        Options {
            fingerprint,
            ..self
        }
    }
}

/// One argument: a file or folder, or standard input.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Input {
    /// A file, or a folder that is walked.
    Path(PathBuf),
    /// Standard input.
    Stdin,
}

impl Input {
    /// The meaning of a command-line argument: `-` is standard input, anything else a path.
    ///
    /// # Examples
    ///
    /// ```
    /// use keyweight_corpus::Input;
    ///
    /// assert_eq!(Input::from_argument("-"), Input::Stdin);
    /// assert_eq!(Input::from_argument("articles"), Input::Path("articles".into()));
    /// ```
    pub fn from_argument(argument: impl AsRef<OsStr>) -> Input {
        match argument.as_ref() {
            dash if dash == "-" => Input::Stdin,
            path => Input::Path(path.into()),
        }
    }
}
