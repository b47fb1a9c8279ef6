//! A table of documents: its rows as documents with ids.

use std::borrow::Cow;
use std::path::Path;
use std::sync::Arc;

use encoding_rs::{Encoding, UTF_8};

use crate::bytes::stored_bytes::Source;
use crate::document::{Document, InputFile, Metadata};
use crate::ids::{Claimed, Ids};
use crate::kind::Kind;
use crate::options::Options;
use crate::skipped::{Notice, Reason, Skipped};
use crate::tables::columns::Roles;
use crate::tables::csv::article_tables::DelimitedRows;
use crate::tables::csv::small_tables::Delimiter;
use crate::tables::jsonl::lines::JsonLines;
use crate::tables::text_stream::Stream;
use crate::title;

/// One row of a table of whatever format.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Row {
    pub(crate) line: u64,
    /// From 1.
    pub(crate) number: u64,
    pub(crate) id: Option<String>,
    pub(crate) title: Option<String>,
    pub(crate) texts: Vec<String>,
    pub(crate) metadata: Metadata,
}

/// Why a row gave no document, and its line; or why the whole table gave none.
pub(crate) type Failure = (Option<u64>, Reason);

/// What a table is called.
#[derive(Debug, Clone)]
pub(crate) struct Name {
    /// As reached from the argument.
    pub(crate) shown: String,
    /// As a text file of this name would be called.
    pub(crate) id: String,
    /// Its number among the sources of ids.
    pub(crate) number: usize,
}

/// A table being read.
pub(crate) struct Table {
    name: Name,
    kind: Kind,
    rows: Rows,
    source: Source,
    /// The size of the file; what passed, for standard input.
    bytes: Option<u64>,
    encoding: &'static Encoding,
    documents: u64,
    /// The first line with a character that could not be decoded.
    first_replaced: Option<u64>,
    qualified: u64,
    is_empty: bool,
    is_broken: bool,
}

enum Rows {
    Delimited {
        table: DelimitedRows,
        roles: Roles,
        fields: Arc<[String]>,
    },
    JsonLines(JsonLines),
}

impl Table {
    /// # Errors
    ///
    /// Why the file is not a table of documents.
    pub(crate) fn open(
        source: Source,
        path: &Path,
        (name, kind, bytes): (Name, Kind, Option<u64>),
        options: &Options,
    ) -> Result<Table, Reason> {
        let stream = Stream::open(source.clone(), path)?;
        let encoding = stream.encoding;
        let rows = match kind {
            Kind::JsonLines => Rows::JsonLines(JsonLines::open(stream)),
            Kind::Tsv => Rows::delimited(stream, Delimiter::Tab, options)?,
            _ => Rows::delimited(stream, Delimiter::Sniffed, options)?,
        };
        Ok(Table {
            name,
            kind,
            rows,
            source,
            bytes,
            encoding,
            documents: 0,
            first_replaced: None,
            qualified: 0,
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
    ) -> Option<Result<Document, Skipped>> {
        let row = self.rows.next_row(options)?;
        self.is_empty = false;
        let row = match row {
            Ok(row) => row,
            Err((None, reason)) => {
                self.is_broken = true;
                return Some(Err(Skipped::file(&self.name.shown, reason)));
            }
            Err((Some(line), reason)) => {
                return Some(Err(Skipped::line(&self.name.shown, line, reason)));
            }
        };
        let line = row.line;
        let document = self.document(row, ids);
        Some(document.map_err(|reason| Skipped::line(&self.name.shown, line, reason)))
    }

    fn document(&mut self, row: Row, ids: &mut Ids) -> Result<Document, Reason> {
        let text = join(row.texts);
        if text.trim().is_empty() {
            return Err(Reason::EmptyText);
        }
        let file = &self.name.id;
        let id = match row.id.as_deref().map(str::trim) {
            None | Some("") => format!("{file}:{}", row.number),
            Some(id) => id.to_owned(),
        };
        let id = match ids.claim(id, self.name.number, row.line, |id| format!("{file}:{id}"))? {
            Claimed::AsIs(id) => id,
            Claimed::Qualified(id) => {
                self.qualified += 1;
                id
            }
        };
        if self.encoding != UTF_8 && text.contains(char::REPLACEMENT_CHARACTER) {
            self.first_replaced.get_or_insert(row.line);
        }
        // Without one it is made from the text when the document is loaded, on whatever thread.
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

    /// What the table was, if it was one, and the remarks on it.
    pub(crate) fn finish(self, options: &Options) -> (Option<InputFile>, Vec<Notice>) {
        let notices = self.remarks(options);
        let notices = notices
            .into_iter()
            .map(|remark| Notice::new(&self.name.shown, remark))
            .collect();
        let (passed, sha256) = self.source.finish();
        let input = InputFile {
            path: self.name.shown,
            bytes: self.bytes.unwrap_or(passed),
            sha256,
            format: self.kind,
            encoding: self.encoding.name().to_owned(),
            documents: self.documents,
        };
        ((!self.is_broken).then_some(input), notices)
    }

    fn remarks(&self, options: &Options) -> Vec<String> {
        let mut remarks = match &self.rows {
            Rows::Delimited { table, .. } => table.remarks(),
            Rows::JsonLines(lines) => lines.remarks(options),
        };
        if self.is_empty {
            remarks.push("the table has no rows".to_owned());
        }
        if let Some(line) = self.first_replaced {
            remarks.push(format!(
                "some bytes are not valid {}, the first in the row of line {line}; each became \
                 the replacement character U+FFFD",
                self.encoding.name()
            ));
        }
        if self.qualified > 0 {
            let ids = if self.qualified == 1 {
                "id stands"
            } else {
                "ids stand"
            };
            remarks.push(format!(
                "{} {ids} in an earlier input too, and here became {}:<id>",
                self.qualified, self.name.id
            ));
        }
        remarks
    }
}

impl Rows {
    fn delimited(stream: Stream, delimiter: Delimiter, options: &Options) -> Result<Rows, Reason> {
        let table = DelimitedRows::open(stream, delimiter)?;
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

    fn next_row(&mut self, options: &Options) -> Option<Result<Row, Failure>> {
        let (table, roles, fields) = match self {
            Rows::JsonLines(lines) => return lines.next_row(options),
            Rows::Delimited {
                table,
                roles,
                fields,
            } => (table, roles, fields),
        };
        let row = match table.next_row()? {
            Ok(row) => row,
            Err((line, reason)) => return Some(Err((Some(line), reason))),
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
            // It may be all of a huge file.
            std::mem::take(value).into_owned()
        });
        Some(Ok(Row {
            line: row.line,
            number: row.number,
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
