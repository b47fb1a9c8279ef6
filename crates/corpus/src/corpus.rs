//! The documents of all inputs, one after another.

use std::vec;

use crate::document::Document;
use crate::formats::document_file::{Description, DocumentFile, Opened};
use crate::given_documents::GivenDocuments;
use crate::ids::{Claimed, Ids};
use crate::input_file::InputFile;
use crate::kind::{Content, DocumentFormat, TableFormat};
use crate::loaded::Loaded;
use crate::long_texts::pieces::{Handout, Pieces};
use crate::normal_form::composed;
use crate::options::Options;
use crate::pending::{Pending, State};
use crate::reason::Reason;
use crate::skipped::{Notice, Skipped};
use crate::tables::documents::{DocumentTable, TableFile};
use crate::walk::found::{FoundFile, FoundInputs};

/// The documents of all inputs, in an order that depends only on the names of the inputs.
///
/// It is an iterator. A text file is not read before [`Pending::load`]; a table, standard input and
/// a long text are read as the iterator moves on.
pub struct Corpus {
    inputs: Inputs,
    /// The table that is being read.
    table: Option<DocumentTable>,
    /// The rest of a long document.
    pieces: Option<Pieces>,
    options: Options,
    ids: Ids,
    /// The number of sources of ids so far.
    sources: usize,
    ordinal: u64,
    total_bytes: Option<u64>,
    /// The tables that were read.
    read: Vec<InputFile>,
    notices: Vec<Notice>,
    renamed: Renamed,
}

/// Where the documents come from.
enum Inputs {
    Files(vec::IntoIter<Result<FoundFile, Skipped>>),
    Documents(GivenDocuments),
}

/// What the reader itself knows after the last document.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct Summary {
    /// Tables and metadata files. Text files come with their documents, in
    /// [`Loaded::input`](crate::Loaded::input).
    pub inputs: Vec<InputFile>,
    /// Remarks on whole inputs.
    pub notices: Vec<Notice>,
}

/// Text files whose id is their path, because an earlier input has used their id: for each argument
/// their number and an example.
struct Renamed {
    arguments: Vec<String>,
    counts: Vec<(u64, String)>,
}

impl Corpus {
    /// A corpus of documents that are given in memory, in their order.
    ///
    /// A document whose text is empty, white space or binary is skipped, with the same reason as a
    /// row or a file, and its number from 1 as its [`Place`](crate::Place). A document without an id
    /// gets `memory:` and its number. If an earlier document has used its id, its number is added to
    /// it, and a [`Notice`] says so: `news` becomes `news:3` if it is the third document. A document
    /// without a title gets one from its text. The texts are not changed.
    ///
    /// # Examples
    ///
    /// ```
    /// use keyweight_corpus::{Corpus, Document};
    ///
    /// let documents = [
    ///     Document::new("chips", "Taiwan makes chips.").with_field("date", "2024-05-20"),
    ///     Document::new("blank", " "),
    ///     Document::new("chips", "Korea too."),
    /// ];
    /// let corpus = Corpus::from_documents(documents);
    /// let loaded: Vec<_> = corpus.map(|pending| pending?.load()).collect();
    ///
    /// let first = &loaded[0].as_ref().unwrap().document;
    /// assert_eq!((first.id.as_str(), first.title.as_str()), ("chips", "Taiwan makes chips."));
    /// let skipped = loaded[1].as_ref().unwrap_err();
    /// assert_eq!(skipped.to_string(), "memory: document 2: the text is empty");
    /// assert_eq!(loaded[2].as_ref().unwrap().document.id, "chips:3");
    /// ```
    pub fn from_documents<I>(documents: I) -> Corpus
    where
        I: IntoIterator<Item = Document>,
        I::IntoIter: Send + 'static,
    {
        let documents = GivenDocuments::new(documents.into_iter());
        Corpus::of(Inputs::Documents(documents), Options::default())
    }

    /// A corpus of files that were found.
    pub(crate) fn new(found: FoundInputs, options: Options) -> Corpus {
        let bytes =
            |file: &Result<FoundFile, Skipped>| file.as_ref().map_or(Some(0), |file| file.bytes);
        let total_bytes = found
            .files
            .iter()
            .map(bytes)
            .try_fold(0_u64, |sum, bytes| Some(sum.saturating_add(bytes?)));
        Corpus {
            total_bytes,
            read: found.inputs,
            notices: found.notices,
            renamed: Renamed {
                counts: vec![(0, String::new()); found.arguments.len()],
                arguments: found.arguments,
            },
            ..Corpus::of(Inputs::Files(found.files.into_iter()), options)
        }
    }

    fn of(inputs: Inputs, options: Options) -> Corpus {
        Corpus {
            inputs,
            table: None,
            pieces: None,
            options,
            ids: Ids::default(),
            sources: 0,
            ordinal: 0,
            total_bytes: None,
            read: Vec::new(),
            notices: Vec::new(),
            renamed: Renamed {
                arguments: Vec::new(),
                counts: Vec::new(),
            },
        }
    }

    /// The sizes of all files to be read, as stored, for a progress bar; `None` if standard input
    /// is among them, or the documents are given in memory.
    pub fn total_bytes(&self) -> Option<u64> {
        self.total_bytes
    }

    /// The arguments, in the order in which they are read; without standard input.
    pub fn arguments(&self) -> &[String] {
        // The name of standard input comes after them.
        let arguments = &self.renamed.arguments;
        &arguments[..arguments.len().saturating_sub(1)]
    }

    /// The tables that were read, and remarks on the inputs so far; after the last document, on all
    /// inputs.
    pub fn finish(mut self) -> Summary {
        self.close_table();
        self.notices.extend(self.renamed.notices());
        if let Inputs::Documents(documents) = &self.inputs {
            self.notices.extend(documents.notice());
        }
        Summary {
            inputs: self.read,
            notices: self.notices,
        }
    }

    fn close_table(&mut self) {
        if let Some(table) = self.table.take() {
            let (input, notices) = table.finish(&self.options);
            self.read.extend(input);
            self.notices.extend(notices);
        }
    }

    fn open(&mut self, file: FoundFile) -> Option<Result<Pending, Skipped>> {
        let source = self.sources;
        self.sources += 1;
        match file.content {
            Content::Document(format) => self.document(file, format, source).transpose(),
            Content::Table(format) => {
                let shown = file.shown.clone();
                self.open_table(file, format, source)
                    .err()
                    .map(|reason| Err(Skipped::new(shown, reason)))
            }
        }
    }

    fn open_table(
        &mut self,
        file: FoundFile,
        format: TableFormat,
        source: usize,
    ) -> Result<(), Reason> {
        let input = file.origin.open(self.options.fingerprint)?;
        let file = TableFile {
            shown: file.shown,
            id: file.id,
            format,
            bytes: file.bytes,
            source,
        };
        self.table = Some(DocumentTable::open(file, input, &self.options)?);
        Ok(())
    }

    fn document(
        &mut self,
        file: FoundFile,
        format: DocumentFormat,
        source: usize,
    ) -> Result<Option<Pending>, Skipped> {
        let shown = file.shown;
        let claimed = self
            .ids
            .claim(file.id, source, 1, |_| composed(&shown).into_owned());
        let id = match claimed.map_err(|reason| Skipped::new(&shown, reason))? {
            Claimed::AsIs(id) => id,
            Claimed::Qualified(id) => {
                self.renamed.add(file.argument, &id);
                id
            }
        };
        let file = DocumentFile {
            source: file.origin.repeatable(self.options.temp_dir.as_deref()),
            bytes: file.bytes.unwrap_or_default(),
            fingerprint: self.options.fingerprint,
            encoding: file.joined.encoding.or(self.options.encoding),
            description: Description {
                format,
                shown,
                id,
                title: file.joined.title,
                metadata: file.joined.metadata,
            },
        };
        Ok(match file.open()? {
            Opened::Later(file) => Some(self.pending(State::File(file))),
            Opened::Now(handout) => self.handed_out(*handout),
        })
    }

    /// A document that is held in memory.
    fn held(&mut self, loaded: Loaded) -> Option<Pending> {
        let length = loaded.document.text.len() as u64;
        self.handed_out(Handout::held(loaded, length))
    }

    /// `None` if its pieces come next.
    fn handed_out(&mut self, handout: Handout) -> Option<Pending> {
        match handout {
            Handout::Whole(piece) => Some(self.pending(State::Piece(Box::new(piece)))),
            Handout::Pieces(pieces) => {
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

    /// The next row of the table that is being read; `None` if there is no table or no more row.
    fn next_row(&mut self) -> Option<Result<Loaded, Skipped>> {
        let table = self.table.as_mut()?;
        let row = table.next_document(&mut self.ids, &self.options);
        if row.is_none() {
            self.close_table();
        }
        row
    }
}

impl Iterator for Corpus {
    type Item = Result<Pending, Skipped>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(piece) = self.pieces.as_mut().and_then(Iterator::next) {
                return Some(Ok(self.pending(State::Piece(Box::new(piece)))));
            }
            self.pieces = None;
            let document = match self.next_row() {
                Some(row) => row,
                None => match &mut self.inputs {
                    Inputs::Documents(documents) => documents.next_document(&mut self.ids)?,
                    Inputs::Files(files) => {
                        let opened = match files.next()? {
                            Ok(file) => self.open(file),
                            Err(skipped) => Some(Err(skipped)),
                        };
                        if opened.is_some() {
                            return opened;
                        }
                        continue;
                    }
                },
            };
            match document {
                Err(skipped) => return Some(Err(skipped)),
                Ok(document) => {
                    if let Some(pending) = self.held(document) {
                        return Some(Ok(pending));
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
                let (files, their) = if *count == 1 {
                    ("file has", "its path as its")
                } else {
                    ("files have", "their paths as")
                };
                let id = if *count == 1 { "id" } else { "ids" };
                let message = format!(
                    "{count} {files} the id of an earlier document, and {their} {id} instead, as in \
                     {example}"
                );
                Notice::new(argument, message)
            })
            .collect()
    }
}
