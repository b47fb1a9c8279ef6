//! What to read and how: the settings a corpus is opened with.

use std::ffi::OsStr;
use std::path::PathBuf;

/// How inputs are read.
///
/// `Auto` goes by the ending of each file's name; the others read every input in one format,
/// whatever its name.
///
/// The same file `articles.csv` under each: `Auto` and `Csv` give a document per row, fields split
/// at the delimiter found in the header line; `Tsv` a document per row, fields split at tabs;
/// `JsonLines` a document per line that is a JSON object; `Text` one document, the whole file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Format {
    /// By the ending of the file name; standard input, and a file named on its own whose ending is
    /// unknown, are text.
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
}

/// Whether the bytes of each input file are hashed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Fingerprint {
    /// No hash.
    #[default]
    Off,
    /// SHA-256 of the bytes as stored, compressed files included, as `sha256sum` prints it.
    Sha256,
}

/// The settings a corpus is opened with.
///
/// # Examples
///
/// ```
/// use keyweight_corpus::{Format, Options};
///
/// let text_columns = vec!["headline".to_owned(), "body".to_owned()];
/// let options = Options { text_columns, ..Options::default() };
/// assert_eq!(options.format, Format::Auto);
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
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
    /// Files and folders that are never read, such as the folder the reports go to.
    pub exclude: Vec<PathBuf>,
    /// Whether the bytes of each input file are hashed.
    pub fingerprint: Fingerprint,
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
    /// What an argument of the command line means: `-` is standard input, all else a path.
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
