//! Opens a corpus: the documents of files, folders and standard input.

use std::io::{self, Read};
use std::path::PathBuf;

use crate::bytes::kept_input::KeptInput;
use crate::bytes::origin::Origin;
use crate::corpus::Corpus;
use crate::options::{Input, Options};
use crate::path_names::display;
use crate::reason::Reason;
use crate::tables::metadata::MetadataTable;
use crate::walk::finder::Finder;

/// Why a corpus cannot be opened. If only one of several inputs cannot be read, it is a
/// [`Skipped`](crate::Skipped) item of the corpus instead.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum OpenError {
    /// No inputs were given.
    #[error("no input given")]
    NoInput,
    /// None of the inputs exists.
    #[error("no such file or folder: {}", paths.join(", "))]
    NothingFound {
        /// The inputs.
        paths: Vec<String>,
    },
    /// The metadata table that the options name cannot be used.
    #[error("cannot use the metadata in {path}")]
    Metadata {
        /// The file.
        path: String,
        /// Why.
        #[source]
        reason: Reason,
    },
}

/// Finds the documents of files, folders and standard input.
///
/// Folders are walked and metadata tables are read at once. Of all other files only the names and
/// sizes are examined.
///
/// The order of the arguments does not matter: they are read in byte order of their paths, the files
/// of a folder in byte order of theirs, standard input last. A file reached twice (by two arguments,
/// or by a link and directly) is read once, under the first of its names.
///
/// The extension of a file decides how it is read, unless [`Options::format`] does. A file with an
/// unknown extension is skipped, even if it is itself an argument. A file without an extension is
/// read as text if it is itself an argument, and is skipped in a folder; `.gz` and `.zst` do not
/// count as extensions.
///
/// Hidden files and what a `.gitignore` names are left out of a folder unless the options say
/// otherwise, and so are files of counts (`.kwc`); a notice for each cause gives the number of files.
///
/// An argument that does not exist as it is written stands for a file whose name has the same Unicode
/// normal form.
///
/// A document's id is its path below the argument, its file name if it is itself the argument,
/// `stdin`, or the id column of its row (`news.csv:17` without one), in Unicode normal form C. If an earlier input has
/// used the id, that of a row becomes `news.csv:<id>`, and that of a text file its whole path.
///
/// The table [`Options::metadata`] describes all text files, a file `metadata.csv` in a walked folder
/// those in and below the folder. The former is searched first for the row of a text, then the
/// nearest.
///
/// # Errors
///
/// [`OpenError::NoInput`] for no inputs, [`OpenError::NothingFound`] if none of the inputs exists,
/// and [`OpenError::Metadata`] if the table [`Options::metadata`] cannot be used. Any other input that
/// cannot be read is an item of the [`Corpus`].
///
/// # Examples
///
/// ```
/// use keyweight_corpus::{Input, Options, open};
///
/// let folder = tempfile::tempdir()?;
/// std::fs::write(folder.path().join("b.txt"), "Words.")?;
/// std::fs::write(folder.path().join("a.txt"), "")?;
///
/// let corpus = open(&[Input::Path(folder.path().into())], Options::default())?;
/// let loaded: Vec<_> = corpus.map(|pending| pending?.load()).collect();
/// assert!(loaded[0].as_ref().unwrap_err().to_string().ends_with("a.txt: the file is empty"));
/// assert_eq!(loaded[1].as_ref().unwrap().document.id, "b.txt");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn open(inputs: &[Input], options: Options) -> Result<Corpus, OpenError> {
    open_with(inputs, options, Box::new(io::stdin()))
}

/// As [`open`], with a stream in place of standard input.
///
/// # Errors
///
/// Those of [`open`].
///
/// # Examples
///
/// ```
/// use keyweight_corpus::{Input, Options, open_with};
///
/// let stdin = Box::new(&b"Words."[..]);
/// let mut corpus = open_with(&[Input::Stdin], Options::default(), stdin)?;
/// let document = corpus.next().expect("one document was given")?.load()?.document;
/// assert_eq!((document.id.as_str(), document.text.as_str()), ("stdin", "Words."));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn open_with(
    inputs: &[Input],
    options: Options,
    stdin: Box<dyn Read + Send>,
) -> Result<Corpus, OpenError> {
    open_inputs(inputs, options, Origin::Stream(stdin))
}

/// As [`open`], with a kept stream in place of standard input, to open the same corpus more than once.
///
/// # Errors
///
/// Those of [`open`].
pub fn open_kept(
    inputs: &[Input],
    options: Options,
    stdin: &KeptInput,
) -> Result<Corpus, OpenError> {
    open_inputs(inputs, options, Origin::Kept(stdin.clone()))
}

fn open_inputs(inputs: &[Input], options: Options, stdin: Origin) -> Result<Corpus, OpenError> {
    if inputs.is_empty() {
        return Err(OpenError::NoInput);
    }
    let arguments = arguments(inputs);
    let mut finder = Finder::new(&arguments, &options);
    if let Some(path) = &options.metadata {
        let open = MetadataTable::open(path, None, &options);
        let opened = open.map_err(|reason| OpenError::Metadata {
            path: display(path),
            reason,
        })?;
        finder.metadata(opened);
    }
    for (index, path) in arguments.iter().enumerate() {
        finder.argument(index, path);
    }
    if inputs.contains(&Input::Stdin) {
        finder.stdin(arguments.len(), stdin);
    } else if finder.missing() == arguments.len() {
        let paths = arguments.iter().map(|path| display(path)).collect();
        return Err(OpenError::NothingFound { paths });
    }
    let found = finder.finish(&arguments);
    Ok(Corpus::new(found, options))
}

/// The paths in byte order, each once and normalized (`a/` becomes `a`).
fn arguments(inputs: &[Input]) -> Vec<PathBuf> {
    let mut paths: Vec<PathBuf> = inputs
        .iter()
        .filter_map(|input| match input {
            Input::Path(path) => Some(path.components().collect()),
            Input::Stdin => None,
        })
        .collect();
    paths.sort_by(|a, b| {
        a.as_os_str()
            .as_encoded_bytes()
            .cmp(b.as_os_str().as_encoded_bytes())
    });
    paths.dedup();
    paths
}
