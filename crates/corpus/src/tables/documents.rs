//! A table of documents: its rows as documents with ids.

use std::borrow::Cow;
use std::sync::Arc;

use crate::bytes::gzip_members::IgnoredEnd;
use crate::bytes::origin::OpenedInput;
use crate::bytes::stored_bytes::StoredBytes;
use crate::character_sets::text_encoding::TextEncoding;
use crate::document::{Document, Metadata};
use crate::encoding::decoded_lines::FirstLine;
use crate::ids::{Claimed, Ids};
use crate::input_file::InputFile;
use crate::kind::{Kind, TableFormat};
use crate::loaded::Loaded;
use crate::normal_form::composed;
use crate::options::Options;
use crate::reason::Reason;
use crate::skipped::{Notice, Place, Skipped};
use crate::tables::columns::Roles;
use crate::tables::csv::article_rows::ArticleRows;
use crate::tables::csv::delimiter::Delimiter;
use crate::tables::jsonl::rows::JsonRows;
use crate::tables::limits;
use crate::tables::row::{Failure, Row, RowPosition};
use crate::tables::text_stream::TextStream;
use crate::title;

/// A table that is to be read.
#[derive(Debug, Clone)]
pub(crate) struct TableFile {
    /// The file, as reached from the argument.
    pub(crate) shown: String,
    /// The id that a text file of this name would have.
    pub(crate) id: String,
    pub(crate) format: TableFormat,
    /// The size of the file; `None` for standard input.
    pub(crate) bytes: Option<u64>,
    /// Its number among the sources of ids.
    pub(crate) source: usize,
}

/// A table that is being read.
pub(crate) struct DocumentTable {
    file: TableFile,
    rows: Rows,
    stored: StoredBytes,
    ignored: IgnoredEnd,
    encoding: TextEncoding,
    /// The remark on the encoding, if it was guessed.
    guess: Option<String>,
    /// The first line in UTF-8, if the others are in another encoding.
    first_utf8: FirstLine,
    is_decoded: bool,
    documents: u64,
    /// The first line with a character that could not be decoded.
    first_replaced: Option<u64>,
    /// The number of ids that were qualified.
    qualified: u64,
    /// The number of rows that gave no document and were named, and of those that were not.
    failures: u64,
    unnamed: u64,
    is_empty: bool,
    is_broken: bool,
}

enum Rows {
    Delimited {
        table: ArticleRows,
        roles: Roles,
        fields: Arc<[String]>,
    },
    Json(JsonRows),
}

impl DocumentTable {
    /// # Errors
    ///
    /// Why the file is not a table of documents.
    pub(crate) fn open(
        file: TableFile,
        input: OpenedInput,
        options: &Options,
    ) -> Result<DocumentTable, Reason> {
        let stream = TextStream::open_in(input.stream.clone(), &input.path, options.encoding)?;
        let (encoding, ignored) = (stream.encoding, stream.ignored.clone());
        let (guess, first_utf8) = (stream.guess.clone(), stream.first_utf8.clone());
        let is_decoded = stream.is_decoded;
        let rows = match file.format {
            TableFormat::JsonLines => Rows::Json(JsonRows::lines(stream)),
            TableFormat::Json => Rows::Json(JsonRows::array(stream)?),
            TableFormat::Tsv => Rows::delimited(stream, Delimiter::Tab, options)?,
            TableFormat::Csv => Rows::delimited(stream, Delimiter::Sniffed, options)?,
        };
        Ok(DocumentTable {
            file,
            rows,
            stored: input.stream,
            ignored,
            encoding,
            guess,
            first_utf8,
            is_decoded,
            documents: 0,
            first_replaced: None,
            qualified: 0,
            failures: 0,
            unnamed: 0,
            is_empty: true,
            is_broken: false,
        })
    }

    /// The next document; its id is taken from `ids`.
    ///
    /// # Errors
    ///
    /// [`Skipped`] for a row that gives none.
    pub(crate) fn next_document(
        &mut self,
        ids: &mut Ids,
        options: &Options,
    ) -> Option<Result<Loaded, Skipped>> {
        loop {
            let Some(row) = self.rows.next_row(options) else {
                return self.unnamed().map(Err);
            };
            self.is_empty = false;
            let failure = match row {
                Ok(row) => {
                    let place = self.rows.place(row.at);
                    match self.document(row, ids) {
                        Ok(document) => return Some(Ok(Loaded::bare(document, place))),
                        Err(reason) => Failure {
                            place: Some(place),
                            reason,
                        },
                    }
                }
                Err(failure) => failure,
            };
            let Failure { place, reason } = failure;
            self.is_broken |= place.is_none();
            if place.is_some() && self.failures == limits::NAMED {
                self.unnamed += 1;
                continue;
            }
            self.failures += 1;
            let skipped = Skipped::new(&self.file.shown, reason);
            return Some(Err(match place {
                Some(place) => skipped.at(place),
                None => skipped,
            }));
        }
    }

    /// The failures beyond the number of those that are named.
    fn unnamed(&mut self) -> Option<Skipped> {
        let more = std::mem::take(&mut self.unnamed);
        (more > 0).then(|| Skipped::new(&self.file.shown, Reason::MoreRows { more }))
    }

    fn document(&mut self, row: Row, ids: &mut Ids) -> Result<Document, Reason> {
        let text = join(row.texts);
        if text.trim().is_empty() {
            return Err(Reason::EmptyText);
        }
        let file = &self.file.id;
        let id = match row.id.as_deref().map(str::trim) {
            None | Some("") => format!("{file}:{}", row.at.number),
            Some(id) => composed(id).into_owned(),
        };
        let qualify = |id: &str| format!("{file}:{id}");
        let id = match ids.claim(id, self.file.source, row.at.line, qualify)? {
            Claimed::AsIs(id) => id,
            Claimed::Qualified(id) => {
                self.qualified += 1;
                id
            }
        };
        if self.is_decoded && text.contains(char::REPLACEMENT_CHARACTER) {
            self.first_replaced.get_or_insert(row.at.line);
        }
        // If there is no title, it is taken from the text when the document is loaded, which may
        // happen on another thread.
        let title = row
            .title
            .as_deref()
            .map(title::collapse)
            .unwrap_or_default();
        self.documents += 1;
        Ok(Document {
            id,
            title,
            text,
            metadata: row.metadata,
        })
    }

    /// The file, unless it was not a table, and the remarks on it.
    pub(crate) fn finish(self, options: &Options) -> (Option<InputFile>, Vec<Notice>) {
        let notices = self.remarks(options);
        let notices = notices
            .into_iter()
            .map(|remark| Notice::new(&self.file.shown, remark))
            .collect();
        let read = self.stored.finish();
        let input = InputFile {
            path: self.file.shown,
            bytes: self.file.bytes.unwrap_or(read.count),
            sha256: read.sha256,
            format: Kind::from(self.file.format),
            encoding: self.encoding.name().to_owned(),
            documents: self.documents,
        };
        ((!self.is_broken).then_some(input), notices)
    }

    fn remarks(&self, options: &Options) -> Vec<String> {
        let mut remarks = match &self.rows {
            Rows::Delimited { table, .. } => table.remarks(),
            Rows::Json(rows) => rows.remarks(options),
        };
        remarks.extend(self.guess.clone());
        remarks.extend(self.first_utf8.remark());
        if self.is_empty {
            remarks.push("the table has no rows".to_owned());
        }
        remarks.extend(self.ignored.remark());
        if let Some(line) = self.first_replaced {
            remarks.push(format!(
                "some bytes are not valid {}, the first in the row of line {line}; each became \
                 the replacement character U+FFFD",
                self.encoding.name()
            ));
        }
        if self.qualified > 0 {
            let (ids, are) = if self.qualified == 1 {
                ("id", "is")
            } else {
                ("ids", "are")
            };
            remarks.push(format!(
                "{} {ids} {are} already used by an earlier input, and became {}:<id>",
                self.qualified, self.file.id
            ));
        }
        remarks
    }
}

impl Rows {
    fn delimited(
        stream: TextStream,
        delimiter: Delimiter,
        options: &Options,
    ) -> Result<Rows, Reason> {
        let table = ArticleRows::open(stream, delimiter)?;
        let roles = Roles::find(table.header(), options)?;
        let fields = roles
            .fields
            .iter()
            .map(|&column| table.header()[column].clone())
            .collect();
        Ok(Rows::Delimited {
            table,
            roles,
            fields,
        })
    }

    /// The place of a row, for messages.
    fn place(&self, at: RowPosition) -> Place {
        match self {
            Rows::Delimited { .. } => Place::Line(at.line),
            Rows::Json(rows) => rows.place(at),
        }
    }

    fn next_row(&mut self, options: &Options) -> Option<Result<Row, Failure>> {
        let (table, roles, fields) = match self {
            Rows::Json(rows) => return rows.next_row(options),
            Rows::Delimited {
                table,
                roles,
                fields,
            } => (table, roles, fields),
        };
        let row = match table.next_row()? {
            Ok(row) => row,
            Err(broken) => return Some(Err(Failure::in_line(broken.line, broken.reason))),
        };
        let mut values = row.values;
        let value = |&column: &usize| values.get(column).map_or("", Cow::as_ref).to_owned();
        let id = roles.id.as_ref().map(value);
        let title = roles.title.as_ref().map(value);
        let metadata = roles.fields.iter().map(value).collect();
        let is_repeated = |at: usize| roles.text[at + 1..].contains(&roles.text[at]);
        let texts = roles.text.iter().enumerate().map(|(at, &column)| {
            let Some(value) = values.get_mut(column) else {
                return String::new();
            };
            if is_repeated(at) {
                return value.as_ref().to_owned();
            }
            // Not copied: it may be nearly all of a huge file.
            std::mem::take(value).into_owned()
        });
        Some(Ok(Row {
            at: row.at,
            id,
            title,
            texts: texts.collect(),
            metadata: Metadata::new(Arc::clone(fields), metadata),
        }))
    }
}

/// The texts that are not blank, with a blank line between them.
fn join(mut texts: Vec<String>) -> String {
    if texts.len() == 1 {
        return texts.swap_remove(0);
    }
    texts.retain(|text| !text.trim().is_empty());
    texts.join("\n\n")
}
