//! The search for files: each argument in turn, and metadata joined at the end.

use std::collections::HashSet;
use std::io;
use std::path::{Path, PathBuf};

use crate::bytes::origin::Origin;
use crate::input_file::InputFile;
use crate::kind::{ByName, Content, by_name};
use crate::normal_form::into_composed;
use crate::options::Options;
use crate::path_names::display;
use crate::reason::Reason;
use crate::skipped::{Notice, Skipped};
use crate::tables::metadata::{Joined, MetadataTable, OpenedMetadata, TextName};
use crate::walk::canonical_paths::CanonicalPaths;
use crate::walk::folder::{self, WalkedFile};
use crate::walk::found::{FoundFile, FoundInputs};
use crate::walk::spelling;

/// The name of a file in a folder that is metadata for the texts in and below the folder.
const METADATA: &str = "metadata.csv";
const STDIN: &str = "stdin";

/// Collects the files of all arguments.
pub(crate) struct Finder<'a> {
    options: &'a Options,
    /// Canonical.
    exclude: Vec<PathBuf>,
    /// Canonical paths of the files that are themselves arguments.
    named: HashSet<PathBuf>,
    /// Canonical path of the table that the options name.
    given_metadata: Option<PathBuf>,
    /// Canonical paths of the files found so far.
    known: HashSet<PathBuf>,
    canonical_paths: CanonicalPaths,
    /// The number of arguments that do not exist.
    missing: usize,
    items: Vec<Result<Item, Skipped>>,
    tables: Vec<MetadataTable>,
    inputs: Vec<InputFile>,
    notices: Vec<Notice>,
}

/// A file and, unless it is standard input, its paths, by which a metadata row is searched.
struct Item {
    file: FoundFile,
    paths: Option<Paths>,
}

struct Paths {
    /// As given or walked.
    path: PathBuf,
    canonical: PathBuf,
}

/// A file that was found, before its content is decided.
struct Candidate {
    /// The index of its argument.
    argument: usize,
    paths: Paths,
    id: String,
    bytes: u64,
    named: Named,
}

/// Whether a file is itself an argument, or only a folder that contains it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Named {
    Itself,
    ByFolder,
}

impl<'a> Finder<'a> {
    pub(crate) fn new(arguments: &[PathBuf], options: &'a Options) -> Finder<'a> {
        let canonical = |path: &PathBuf| spelling::on_disk(path).canonicalize().ok();
        Finder {
            options,
            exclude: options.exclude.iter().filter_map(canonical).collect(),
            named: arguments
                .iter()
                .filter_map(canonical)
                .filter(|path| path.is_file())
                .collect(),
            given_metadata: options.metadata.as_ref().and_then(canonical),
            known: HashSet::new(),
            canonical_paths: CanonicalPaths::default(),
            missing: 0,
            items: Vec::new(),
            tables: Vec::new(),
            inputs: Vec::new(),
            notices: Vec::new(),
        }
    }

    /// The number of arguments so far that do not exist.
    pub(crate) fn missing(&self) -> usize {
        self.missing
    }

    /// Takes the files of an argument; `index` is its index among all.
    pub(crate) fn argument(&mut self, index: usize, path: &Path) {
        let shown = display(path);
        let path = &*spelling::on_disk(path);
        let found = path.metadata().and_then(|m| Ok((m, path.canonicalize()?)));
        let (metadata, canonical) = match found {
            Ok(found) => found,
            Err(error) => {
                self.missing += usize::from(error.kind() == io::ErrorKind::NotFound);
                self.skip(shown, Reason::from_io(error));
                return;
            }
        };
        if self.exclude.iter().any(|out| canonical.starts_with(out)) {
            self.skip(shown, Reason::Excluded);
        } else if metadata.is_dir() {
            self.folder(index, path);
        } else if let Some(what) = folder::special(metadata.file_type()) {
            self.skip(shown, Reason::Special { what });
        } else if self.known.insert(canonical.clone()) {
            let name = path.file_name().map(Path::new);
            self.file(Candidate {
                argument: index,
                id: name.map_or(shown, display),
                bytes: metadata.len(),
                named: Named::Itself,
                paths: Paths {
                    path: path.to_path_buf(),
                    canonical,
                },
            });
        }
    }

    fn folder(&mut self, argument: usize, path: &Path) {
        let walked = folder::walk(path, self.options, &self.exclude);
        if walked.files.is_empty() {
            let what = if walked.notices.is_empty() {
                "there is no file in the folder"
            } else {
                "there is no file in the folder besides those left out"
            };
            self.notices.push(Notice::new(display(path), what));
        }
        self.notices.extend(walked.notices);
        for file in walked.files {
            match file {
                Ok(file) => self.walked(argument, file),
                Err(skipped) => self.items.push(Err(skipped)),
            }
        }
    }

    /// Takes a file in a folder.
    fn walked(&mut self, argument: usize, file: WalkedFile) {
        let shown = display(&file.path);
        let canonical = match self.canonical_paths.of(&file) {
            Ok(canonical) => canonical,
            Err(error) => return self.skip(shown, Reason::from_io(error)),
        };
        let named = if self.named.contains(&canonical) {
            Named::Itself
        } else {
            Named::ByFolder
        };
        if self.given_metadata.as_ref() == Some(&canonical) && named == Named::ByFolder {
            return;
        }
        if !self.known.insert(canonical.clone()) {
            return;
        }
        let is_metadata = file.path.file_name().is_some_and(|name| name == METADATA);
        if is_metadata && named == Named::ByFolder {
            let folder = file.path.parent().map(Path::to_path_buf);
            match MetadataTable::open(&file.path, folder, self.options) {
                Ok(opened) => self.metadata(opened),
                Err(reason) => self.skip(shown, reason),
            }
            return;
        }
        self.file(Candidate {
            argument,
            id: file.relative,
            bytes: file.bytes,
            named,
            paths: Paths {
                path: file.path,
                canonical,
            },
        });
    }

    /// Takes a file if its content is known.
    fn file(&mut self, candidate: Candidate) {
        let shown = display(&candidate.paths.path);
        let by_name = by_name(&candidate.paths.path, self.options.format);
        let content = match (by_name, candidate.named) {
            (ByName::Known(content), _) => content,
            // Someone who names a file like README wants to read it.
            (ByName::NoExtension, Named::Itself) => Content::DEFAULT,
            (ByName::NoExtension, Named::ByFolder) => {
                return self.skip(shown, Reason::NoExtension);
            }
            (ByName::Unknown(extension), _) => {
                return self.skip(shown, Reason::UnknownExtension { extension });
            }
        };
        let file = FoundFile {
            origin: Origin::File(candidate.paths.path.clone()),
            shown,
            id: into_composed(candidate.id),
            content,
            bytes: Some(candidate.bytes),
            joined: Joined::default(),
            argument: candidate.argument,
        };
        self.items.push(Ok(Item {
            file,
            paths: Some(candidate.paths),
        }));
    }

    /// Takes standard input; `index` is its index after those of the arguments.
    pub(crate) fn stdin(&mut self, index: usize, origin: Origin) {
        let file = FoundFile {
            origin,
            shown: STDIN.to_owned(),
            id: STDIN.to_owned(),
            content: Content::forced(self.options.format).unwrap_or(Content::DEFAULT),
            bytes: None,
            joined: Joined::default(),
            argument: index,
        };
        self.items.push(Ok(Item { file, paths: None }));
    }

    /// Takes a metadata table.
    pub(crate) fn metadata(&mut self, opened: OpenedMetadata) {
        self.inputs.push(opened.input);
        self.items.extend(opened.skipped.into_iter().map(Err));
        self.tables.push(opened.table);
    }

    fn skip(&mut self, shown: String, reason: Reason) {
        self.items.push(Err(Skipped::new(shown, reason)));
    }

    /// Joins the metadata, which are complete only now: the table of a folder comes after some of
    /// the folder's texts.
    pub(crate) fn finish(mut self, arguments: &[PathBuf]) -> FoundInputs {
        // The nearest table first; the table that the options name goes before all others.
        self.tables
            .sort_by_key(|table| std::cmp::Reverse(table.depth()));
        let mut files = Vec::with_capacity(self.items.len());
        for item in self.items {
            files.push(item.map(|Item { mut file, paths }| {
                match (file.content, paths) {
                    (Content::Document(_), Some(paths)) => {
                        let name = TextName {
                            path: &paths.path,
                            canonical: &paths.canonical,
                            id: &file.id,
                        };
                        file.joined = join(&mut self.tables, name).unwrap_or_default();
                    }
                    (Content::Document(_), None) | (Content::Table(_), _) => {}
                }
                file
            }));
        }
        for table in self.tables {
            self.notices.extend(table.finish());
        }
        let mut arguments: Vec<String> = arguments.iter().map(|path| display(path)).collect();
        arguments.push(STDIN.to_owned());
        FoundInputs {
            files,
            inputs: self.inputs,
            notices: self.notices,
            arguments,
        }
    }
}

/// The row of the nearest table that has one for the text.
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
