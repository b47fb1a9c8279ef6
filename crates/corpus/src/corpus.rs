//! The documents of all inputs, one after another.

use std::path::PathBuf;
use std::vec;

use crate::document::{Document, InputFile};
use crate::formats::document_file::{Origin, TextFile};
use crate::ids::{Claimed, Ids};
use crate::kind::Kind;
use crate::long_texts::pieces::Pieces;
use crate::options::Options;
use crate::pending::{Loaded, Opened, Pending, State};
use crate::skipped::{Notice, Reason, Skipped};
use crate::tables::documents::{Name, Table};
use crate::tables::metadata::Joined;

/// The documents of all inputs, in an order that depends on the names of the inputs alone.
///
/// An iterator: a text file is not read before [`Pending::load`]; a table, standard input and a long
/// text are read as the iterator moves on.
pub struct Corpus {
    items: vec::IntoIter<Result<File, Skipped>>,
    table: Option<Table>,
    /// What is left of a long document.
    pieces: Option<Pieces>,
    options: Options,
    ids: Ids,
    /// The number of the next source of ids.
    sources: usize,
    ordinal: u64,
    total_bytes: Option<u64>,
    inputs: Vec<InputFile>,
    notices: Vec<Notice>,
    renamed: Renamed,
}

/// What the reader itself knows after the last document.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Summary {
    /// Tables and metadata files; text files come with their documents, in
    /// [`Loaded::input`](crate::Loaded::input).
    pub inputs: Vec<InputFile>,
    /// Remarks on the inputs as a whole.
    pub notices: Vec<Notice>,
}

/// A file to be read.
pub(crate) struct File {
    pub(crate) origin: Origin,
    pub(crate) shown: String,
    pub(crate) id: String,
    pub(crate) kind: Kind,
    /// `None` for standard input.
    pub(crate) bytes: Option<u64>,
    pub(crate) joined: Joined,
    /// The place of its argument among the arguments.
    pub(crate) argument: usize,
}

/// All that `open` found out.
pub(crate) struct Found {
    pub(crate) items: Vec<Result<File, Skipped>>,
    pub(crate) inputs: Vec<InputFile>,
    pub(crate) notices: Vec<Notice>,
    pub(crate) arguments: Vec<String>,
}

/// Texts that carry their path for an id, since an earlier input has the id: a number and an
/// example for each argument.
struct Renamed {
    arguments: Vec<String>,
    counts: Vec<(u64, String)>,
}

impl Corpus {
    pub(crate) fn new(found: Found, options: Options) -> Corpus {
        let bytes = |item: &Result<File, Skipped>| item.as_ref().map_or(Some(0), |file| file.bytes);
        let total_bytes = found
            .items
            .iter()
            .map(bytes)
            .try_fold(0_u64, |sum, bytes| Some(sum.saturating_add(bytes?)));
        Corpus {
            items: found.items.into_iter(),
            table: None,
            pieces: None,
            options,
            ids: Ids::default(),
            sources: 0,
            ordinal: 0,
            total_bytes,
            inputs: found.inputs,
            notices: found.notices,
            renamed: Renamed {
                counts: vec![(0, String::new()); found.arguments.len()],
                arguments: found.arguments,
            },
        }
    }

    /// The sizes of all files to be read, as stored, for a progress bar; `None` if standard input
    /// is among them.
    pub fn total_bytes(&self) -> Option<u64> {
        self.total_bytes
    }

    /// The arguments, in the order in which they are read; without standard input.
    pub fn arguments(&self) -> &[String] {
        // Behind them stands the name of standard input.
        let arguments = &self.renamed.arguments;
        &arguments[..arguments.len().saturating_sub(1)]
    }

    /// What the reader knows of the inputs that have been read so far; after the last document, of
    /// all.
    pub fn finish(mut self) -> Summary {
        self.close_table();
        self.notices.extend(self.renamed.notices());
        Summary {
            inputs: self.inputs,
            notices: self.notices,
        }
    }

    fn close_table(&mut self) {
        if let Some(table) = self.table.take() {
            let (input, notices) = table.finish(&self.options);
            self.inputs.extend(input);
            self.notices.extend(notices);
        }
    }

    fn open(&mut self, file: File) -> Option<Result<Pending, Skipped>> {
        let number = self.sources;
        self.sources += 1;
        if file.kind == Kind::Text {
            return self.text(file, number).transpose();
        }
        let shown = file.shown.clone();
        self.open_table(file, number)
            .err()
            .map(|reason| Err(Skipped::file(shown, reason)))
    }

    fn open_table(&mut self, file: File, number: usize) -> Result<(), Reason> {
        let (source, path): (_, PathBuf) = file.origin.open(self.options.fingerprint)?;
        let name = Name {
            shown: file.shown,
            id: file.id,
            number,
        };
        let table = Table::open(source, &path, (name, file.kind, file.bytes), &self.options)?;
        self.table = Some(table);
        Ok(())
    }

    fn text(&mut self, file: File, number: usize) -> Result<Option<Pending>, Skipped> {
        let shown = file.shown;
        let claimed = self.ids.claim(file.id, number, 1, |_| shown.clone());
        let id = match claimed.map_err(|reason| Skipped::file(&shown, reason))? {
            Claimed::AsIs(id) => id,
            Claimed::Qualified(id) => {
                self.renamed.add(file.argument, &id);
                id
            }
        };
        let file = TextFile {
            origin: file.origin,
            shown,
            bytes: file.bytes.unwrap_or_default(),
            id,
            title: file.joined.title,
            metadata: file.joined.metadata,
            fingerprint: self.options.fingerprint,
        };
        Ok(self.opened(file.open()?))
    }

    fn row(&mut self, document: Document) -> Option<Pending> {
        let length = document.text.len() as u64;
        self.opened(Opened::loaded(Loaded::row(document), length))
    }

    /// `None` if its pieces are next.
    fn opened(&mut self, opened: Opened) -> Option<Pending> {
        match opened {
            Opened::Later(file) => Some(self.pending(State::File(file))),
            Opened::Whole(piece) => Some(self.pending(State::Piece(piece))),
            Opened::Pieces(pieces) => {
                self.pieces = Some(pieces);
                None
            }
        }
    }

    fn pending(&mut self, state: State) -> Pending {
        let ordinal = self.ordinal;
        self.ordinal += 1;
        Pending { ordinal, state }
    }
}

impl Iterator for Corpus {
    type Item = Result<Pending, Skipped>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(piece) = self.pieces.as_mut().and_then(Iterator::next) {
                return Some(Ok(self.pending(State::Piece(piece))));
            }
            self.pieces = None;
            if let Some(table) = &mut self.table {
                match table.next_document(&mut self.ids, &self.options) {
                    Some(Ok(document)) => match self.row(document) {
                        Some(pending) => return Some(Ok(pending)),
                        None => continue,
                    },
                    Some(Err(skipped)) => return Some(Err(skipped)),
                    None => self.close_table(),
                }
            }
            match self.items.next()? {
                Err(skipped) => return Some(Err(skipped)),
                Ok(file) => {
                    if let Some(item) = self.open(file) {
                        return Some(item);
                    }
                }
            }
        }
    }
}

impl std::fmt::Debug for Corpus {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Corpus")
            .field("ordinal", &self.ordinal)
            .finish_non_exhaustive()
    }
}

impl Renamed {
    fn add(&mut self, argument: usize, id: &str) {
        if let Some((count, example)) = self.counts.get_mut(argument) {
            *count += 1;
            if example.is_empty() {
                id.clone_into(example);
            }
        }
    }

    fn notices(&self) -> Vec<Notice> {
        let renamed = self
            .arguments
            .iter()
            .zip(&self.counts)
            .filter(|(_, (count, _))| *count > 0);
        renamed
            .map(|(argument, (count, example))| {
                let files = if *count == 1 {
                    "file has"
                } else {
                    "files have"
                };
                let message = format!(
                    "{count} {files} the id of an earlier document and the path as id instead, as \
                     {example}"
                );
                Notice::new(argument, message)
            })
            .collect()
    }
}
