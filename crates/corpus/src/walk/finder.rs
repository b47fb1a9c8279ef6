//! Arguments: put in order, walked, and each file decided upon.

use std::collections::{HashMap, HashSet};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use crate::bytes::stored_bytes::Source;
use crate::corpus::{Corpus, File, Found};
use crate::formats::document_file::Origin;
use crate::kind::{self, ByName, Kind};
use crate::options::{Format, Input, Options};
use crate::skipped::{Notice, Reason, Skipped};
use crate::tables::metadata::{Joined, MetadataTable, TextName};
use crate::walk::folder as walk;

/// The name under which a file in a folder is metadata for the texts in and below it.
const METADATA: &str = "metadata.csv";
const STDIN: &str = "stdin";
/// The ending of files of counts, which are no texts.
const COUNTS: &str = "kwc";

/// Why there is no corpus at all. What concerns one input of several is a [`Skipped`] instead.
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
    /// The metadata table that was asked for cannot be used.
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
/// Folders are walked here and metadata tables read; of all else only names and sizes are looked
/// at.
///
/// The order of the arguments does not matter: they are taken in byte order of their paths, the
/// files of a folder in byte order of theirs, standard input last. A file reached twice (by two
/// arguments, or by a link and directly) is read once, under the first of its names.
///
/// A document's id is its path below the argument, its file name where it is the argument itself,
/// `stdin`, or the id column of its row (`news.csv:17` where there is none). A row whose id an
/// earlier input has used is called `news.csv:<id>`, a text file by its whole path.
///
/// A table given by [`Options::metadata`] speaks of all text files, a file `metadata.csv` in a
/// walked folder of those in and below the folder; the former goes first, then the nearest.
///
/// # Errors
///
/// [`OpenError::NoInput`] for no inputs, [`OpenError::NothingFound`] if none of the inputs exists,
/// and [`OpenError::Metadata`] if the table of [`Options::metadata`] cannot be used. Whatever else
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

/// As [`open`], with a stream in the place of standard input: for whoever reads it twice.
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
/// let document = corpus.next().expect("there is one")?.load()?.document;
/// assert_eq!((document.id.as_str(), document.text.as_str()), ("stdin", "Words."));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn open_with(
    inputs: &[Input],
    options: Options,
    stdin: Box<dyn Read + Send>,
) -> Result<Corpus, OpenError> {
    if inputs.is_empty() {
        return Err(OpenError::NoInput);
    }
    let arguments = arguments(inputs);
    let mut opening = Opening::new(&arguments, &options);
    if let Some(path) = &options.metadata {
        let open = MetadataTable::open(path, None, &options);
        let opened = open.map_err(|reason| OpenError::Metadata {
            path: kind::display(path),
            reason,
        })?;
        opening.metadata(opened);
    }
    for (number, path) in arguments.iter().enumerate() {
        opening.argument(number, path);
    }
    if inputs.contains(&Input::Stdin) {
        opening.stdin(arguments.len(), stdin);
    } else if opening.missing == arguments.len() {
        let paths = arguments.iter().map(|path| kind::display(path)).collect();
        return Err(OpenError::NothingFound { paths });
    }
    let found = opening.finish(&arguments);
    Ok(Corpus::new(found, options))
}

/// The paths in byte order, each once, without what does not matter in them (`a/` and `a`).
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

/// A file and, if it has one, its path: what a metadata row is looked for by.
struct Item {
    file: File,
    /// As walked, and canonical.
    path: Option<(PathBuf, PathBuf)>,
}

struct Opening<'a> {
    options: &'a Options,
    /// Canonical.
    exclude: Vec<PathBuf>,
    /// Canonical paths of the files that are arguments themselves.
    named: HashSet<PathBuf>,
    /// Canonical path of the table given by `--metadata`.
    given_metadata: Option<PathBuf>,
    /// Canonical paths of the files met so far.
    seen: HashSet<PathBuf>,
    homes: Homes,
    missing: usize,
    items: Vec<Result<Item, Skipped>>,
    tables: Vec<MetadataTable>,
    inputs: Vec<crate::document::InputFile>,
    notices: Vec<Notice>,
}

impl<'a> Opening<'a> {
    fn new(arguments: &[PathBuf], options: &'a Options) -> Opening<'a> {
        let canonical = |path: &PathBuf| path.canonicalize().ok();
        Opening {
            options,
            exclude: options.exclude.iter().filter_map(canonical).collect(),
            named: arguments
                .iter()
                .filter_map(canonical)
                .filter(|path| path.is_file())
                .collect(),
            given_metadata: options.metadata.as_ref().and_then(canonical),
            seen: HashSet::new(),
            homes: Homes::default(),
            missing: 0,
            items: Vec::new(),
            tables: Vec::new(),
            inputs: Vec::new(),
            notices: Vec::new(),
        }
    }

    fn argument(&mut self, number: usize, path: &Path) {
        let skip = |reason| Err(Skipped::file(kind::display(path), reason));
        let (metadata, canonical) =
            match path.metadata().and_then(|m| Ok((m, path.canonicalize()?))) {
                Ok(found) => found,
                Err(error) => {
                    self.missing += usize::from(error.kind() == io::ErrorKind::NotFound);
                    self.items.push(skip(Reason::from_io(&error)));
                    return;
                }
            };
        if self.exclude.iter().any(|out| canonical.starts_with(out)) {
            self.items.push(skip(Reason::Excluded));
        } else if metadata.is_dir() {
            self.folder(number, path);
        } else if let Some(what) = walk::special(metadata.file_type()) {
            self.items.push(skip(Reason::Special { what }));
        } else if self.seen.insert(canonical.clone()) {
            let kind = match kind::by_name(path, self.options.format) {
                ByName::Known(kind) => kind,
                ByName::Unknown(_) => Kind::Text,
            };
            let id = path.file_name().map_or_else(
                || kind::display(path),
                |name| kind::display(Path::new(name)),
            );
            self.file(
                number,
                (path.to_path_buf(), canonical),
                id,
                (kind, metadata.len()),
            );
        }
    }

    fn folder(&mut self, number: usize, folder: &Path) {
        let files = walk::walk(folder, &self.exclude);
        if files.is_empty() {
            self.notices.push(Notice::new(
                kind::display(folder),
                "there is no file in the folder (hidden ones and those named in .gitignore do not \
                 count)",
            ));
        }
        for file in files {
            match file {
                Ok(found) => self.found(number, found),
                Err(skipped) => self.items.push(Err(skipped)),
            }
        }
    }

    /// A file met in a folder.
    fn found(&mut self, number: usize, found: walk::Found) {
        let shown = kind::display(&found.path);
        let canonical = match self.homes.canonical(&found) {
            Ok(canonical) => canonical,
            Err(error) => {
                self.items
                    .push(Err(Skipped::file(shown, Reason::from_io(&error))));
                return;
            }
        };
        if self.given_metadata.as_ref() == Some(&canonical) && !self.named.contains(&canonical) {
            return;
        }
        let is_metadata = found.path.file_name().is_some_and(|name| name == METADATA);
        let is_named = self.named.contains(&canonical);
        if !self.seen.insert(canonical.clone()) {
            return;
        }
        if is_metadata && !is_named {
            let folder = found.path.parent().map(Path::to_path_buf);
            match MetadataTable::open(&found.path, folder, self.options) {
                Ok(opened) => self.metadata(opened),
                Err(reason) => self.items.push(Err(Skipped::file(shown, reason))),
            }
            return;
        }
        match kind::by_name(&found.path, self.options.format) {
            ByName::Known(kind) => {
                self.file(
                    number,
                    (found.path, canonical),
                    found.relative,
                    (kind, found.bytes),
                );
            }
            // It is an argument too, which says what the ending does not.
            ByName::Unknown(_) if is_named => {
                self.file(
                    number,
                    (found.path, canonical),
                    found.relative,
                    (Kind::Text, found.bytes),
                );
            }
            // What was counted of the folder's texts may be kept beside them.
            ByName::Unknown(Some(ending)) if ending == COUNTS => {}
            ByName::Unknown(ending) => {
                self.items
                    .push(Err(Skipped::file(shown, Reason::UnknownEnding { ending })));
            }
        }
    }

    fn file(
        &mut self,
        argument: usize,
        (path, canonical): (PathBuf, PathBuf),
        id: String,
        (kind, bytes): (Kind, u64),
    ) {
        let file = File {
            shown: kind::display(&path),
            origin: Origin::File(path.clone()),
            id,
            kind,
            bytes: Some(bytes),
            joined: Joined::default(),
            argument,
        };
        self.items.push(Ok(Item {
            file,
            path: Some((path, canonical)),
        }));
    }

    fn stdin(&mut self, argument: usize, stream: Box<dyn Read + Send>) {
        let kind = match self.options.format {
            Format::Auto | Format::Text => Kind::Text,
            Format::Csv => Kind::Csv,
            Format::Tsv => Kind::Tsv,
            Format::JsonLines => Kind::JsonLines,
        };
        let file = File {
            shown: STDIN.to_owned(),
            origin: Origin::Stdin(Source::new(stream, self.options.fingerprint)),
            id: STDIN.to_owned(),
            kind,
            bytes: None,
            joined: Joined::default(),
            argument,
        };
        self.items.push(Ok(Item { file, path: None }));
    }

    fn metadata(&mut self, opened: crate::tables::metadata::Opened) {
        self.inputs.push(opened.input);
        self.items.extend(opened.skipped.into_iter().map(Err));
        self.tables.push(opened.table);
    }

    /// Joins the metadata, which are complete only now: a folder's table comes after some of its
    /// texts.
    fn finish(mut self, arguments: &[PathBuf]) -> Found {
        // The nearest table first; the given one stands before all folders.
        self.tables
            .sort_by_key(|table| std::cmp::Reverse(table.depth()));
        let mut items = Vec::with_capacity(self.items.len());
        for item in self.items {
            items.push(item.map(|mut item| {
                if let Some((path, canonical)) = &item.path
                    && item.file.kind == Kind::Text
                {
                    let name = TextName {
                        path,
                        canonical,
                        id: &item.file.id,
                    };
                    item.file.joined = join(&mut self.tables, name).unwrap_or_default();
                }
                item.file
            }));
        }
        for table in self.tables {
            self.notices.extend(table.finish());
        }
        let mut arguments: Vec<String> = arguments.iter().map(|path| kind::display(path)).collect();
        arguments.push(STDIN.to_owned());
        Found {
            items,
            inputs: self.inputs,
            notices: self.notices,
            arguments,
        }
    }
}

/// Canonical paths of folders by their paths as walked: the system need not be asked for each file.
#[derive(Default)]
struct Homes(HashMap<PathBuf, PathBuf>);

impl Homes {
    fn canonical(&mut self, found: &walk::Found) -> io::Result<PathBuf> {
        let (Some(folder), Some(name), false) =
            (found.path.parent(), found.path.file_name(), found.is_link)
        else {
            return found.path.canonicalize();
        };
        if let Some(home) = self.0.get(folder) {
            return Ok(home.join(name));
        }
        let home = folder.canonicalize()?;
        let canonical = home.join(name);
        self.0.insert(folder.to_path_buf(), home);
        Ok(canonical)
    }
}

fn join(tables: &mut [MetadataTable], name: TextName<'_>) -> Option<Joined> {
    let mut nearest = None;
    for table in tables.iter_mut().filter(|table| table.covers(name.path)) {
        if let Some(joined) = table.join(name) {
            return Some(joined);
        }
        nearest.get_or_insert(table);
    }
    nearest?.lacks(name.id);
    None
}
