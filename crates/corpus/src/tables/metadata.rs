//! A metadata table, and which of its rows belongs to which text file.

use std::borrow::Cow;
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::bytes::stored_bytes::Source;
use crate::document::{InputFile, Metadata};
use crate::kind::{self, Kind};
use crate::options::Options;
use crate::skipped::{Notice, Reason, Skipped};
use crate::tables::columns::{self, KEY_NAMES, TITLE_NAMES};
use crate::tables::csv::small_tables::{Delimited, Delimiter};
use crate::tables::text_stream::Stream;

/// How many names a notice gives as examples.
const EXAMPLES: usize = 5;

/// A metadata table, read whole.
pub(crate) struct MetadataTable {
    shown: String,
    /// The folder it speaks of, as walked; `None` if it speaks of all texts.
    folder: Option<PathBuf>,
    /// The folder the table is in, canonical: its paths are relative to that.
    home: PathBuf,
    fields: Arc<[String]>,
    rows: Vec<MetadataRow>,
    by_key: HashMap<String, usize>,
    notices: Vec<Notice>,
    textless: Examples,
}

struct MetadataRow {
    line: u64,
    key: String,
    title: Option<String>,
    values: Vec<String>,
    is_used: bool,
}

/// Some names, and how many there are in all.
#[derive(Default)]
struct Examples {
    number: usize,
    names: Vec<String>,
}

/// What a row gives to a text.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Joined {
    pub(crate) title: Option<String>,
    pub(crate) metadata: Metadata,
}

/// A metadata table, the file it was, and its rows that could not be read.
pub(crate) struct Opened {
    pub(crate) table: MetadataTable,
    pub(crate) input: InputFile,
    pub(crate) skipped: Vec<Skipped>,
}

/// The text a row is looked for.
#[derive(Debug, Clone, Copy)]
pub(crate) struct TextName<'a> {
    /// As walked.
    pub(crate) path: &'a Path,
    pub(crate) canonical: &'a Path,
    /// Below the argument.
    pub(crate) id: &'a str,
}

impl MetadataTable {
    /// # Errors
    ///
    /// Why the file is not a metadata table.
    pub(crate) fn open(
        path: &Path,
        folder: Option<PathBuf>,
        options: &Options,
    ) -> Result<Opened, Reason> {
        let unreadable = |error| Reason::from_io(&error);
        let home = path.canonicalize().map_err(unreadable)?;
        if !home.is_file() {
            return Err(Reason::Unreadable {
                cause: "it is not a file".to_owned(),
            });
        }
        let bytes = home.metadata().map_err(unreadable)?.len();
        let source = Source::open(path, options.fingerprint).map_err(unreadable)?;
        let stream = Stream::open(source.clone(), path)?;
        let encoding = stream.encoding.name().to_owned();
        let delimiter = match kind::by_name(path, crate::options::Format::Auto) {
            kind::ByName::Known(Kind::Tsv) => Delimiter::Tab,
            _ => Delimiter::Sniffed,
        };
        let rows = Delimited::open(stream, delimiter)?;
        let shown = kind::display(path);
        let table = MetadataTable {
            folder,
            home: home.parent().map(Path::to_path_buf).unwrap_or_default(),
            fields: Arc::from([]),
            rows: Vec::new(),
            by_key: HashMap::new(),
            notices: Vec::new(),
            textless: Examples::default(),
            shown: shown.clone(),
        };
        let (table, skipped) = table.read(rows, options)?;
        let sha256 = source.finish().1;
        let input = InputFile {
            path: shown,
            bytes,
            sha256,
            format: Kind::Metadata,
            encoding,
            documents: 0,
        };
        Ok(Opened {
            table,
            input,
            skipped,
        })
    }

    fn read(
        mut self,
        mut rows: Delimited,
        options: &Options,
    ) -> Result<(MetadataTable, Vec<Skipped>), Reason> {
        let header = rows.header().to_vec();
        let keys = key_columns(&header, options)?;
        let title = match &options.title_column {
            Some(name) => columns::named(&header, name).ok(),
            None => columns::usual(&header, &TITLE_NAMES),
        };
        let is_field = |column: &usize| Some(*column) != title && *column != keys[0];
        let fields: Vec<usize> = (0..header.len()).filter(is_field).collect();
        self.fields = fields
            .iter()
            .map(|&column| header[column].clone())
            .collect();
        let mut skipped = Vec::new();
        while let Some(row) = rows.next_row() {
            let row = match row {
                Ok(row) => row,
                Err((line, reason)) => {
                    skipped.push(Skipped::line(&self.shown, line, reason));
                    continue;
                }
            };
            let value = |column: usize| row.values.get(column).map_or("", Cow::as_ref);
            let names: Vec<String> = keys.iter().map(|&column| key(value(column))).collect();
            let new = MetadataRow {
                line: row.line,
                key: names
                    .iter()
                    .find(|name| !name.is_empty())
                    .cloned()
                    .unwrap_or_default(),
                title: title
                    .map(|column| crate::title::collapse(value(column)))
                    .filter(|title| !title.is_empty()),
                values: fields
                    .iter()
                    .map(|&column| value(column).to_owned())
                    .collect(),
                is_used: false,
            };
            self.insert(new, names);
        }
        for remark in rows.remarks() {
            self.notice(remark);
        }
        Ok((self, skipped))
    }

    fn insert(&mut self, row: MetadataRow, names: Vec<String>) {
        let place = self.rows.len();
        let (mut first, mut is_new) = (None, false);
        for name in names.into_iter().filter(|name| !name.is_empty()) {
            let owner = *self.by_key.entry(name).or_insert(place);
            is_new |= owner == place;
            first.get_or_insert(owner);
        }
        match first {
            Some(first) if !is_new => {
                let (key, line, first) = (&row.key, row.line, self.rows[first].line);
                self.notice(format!(
                    "line {line} is about {key} again; line {first} is the one that counts"
                ));
            }
            _ => self.rows.push(row),
        }
    }

    fn notice(&mut self, message: String) {
        self.notices.push(Notice::new(&self.shown, message));
    }

    /// Whether the table speaks of a text with this path.
    pub(crate) fn covers(&self, path: &Path) -> bool {
        self.folder
            .as_ref()
            .is_none_or(|folder| path.starts_with(folder))
    }

    /// How many folders deep the table stands: the deepest is the nearest to a text.
    pub(crate) fn depth(&self) -> usize {
        self.folder
            .as_ref()
            .map_or(usize::MAX, |folder| folder.components().count())
    }

    /// The row of a text: the one named by its id, by its path from the table, by its id without
    /// ending, by its file name, or by that without ending, the first of these that there is.
    pub(crate) fn join(&mut self, text: TextName<'_>) -> Option<Joined> {
        let place = self.find(text)?;
        let row = &mut self.rows[place];
        row.is_used = true;
        let metadata = Metadata::new(Arc::clone(&self.fields), row.values.clone());
        Some(Joined {
            title: row.title.clone(),
            metadata,
        })
    }

    fn find(&self, text: TextName<'_>) -> Option<usize> {
        let below = match &self.folder {
            Some(folder) => text.path.strip_prefix(folder),
            None => text.canonical.strip_prefix(&self.home),
        };
        let below = below.map(kind::display).unwrap_or_default();
        let file = text.id.rsplit('/').next().unwrap_or(text.id);
        let names = [text.id, below.as_str()];
        let ids = names
            .into_iter()
            .chain(names.into_iter().flat_map(kind::without_endings));
        let files = std::iter::once(file).chain(kind::without_endings(file));
        ids.chain(files)
            .find_map(|name| self.by_key.get(name).copied())
    }

    /// Notes that a text has no row here, nor anywhere else.
    pub(crate) fn lacks(&mut self, text: &str) {
        self.textless.add(text);
    }

    /// The remarks, when all texts have been joined.
    pub(crate) fn finish(mut self) -> Vec<Notice> {
        let mut rows = Examples::default();
        for row in self.rows.iter().filter(|row| !row.is_used) {
            rows.add(&row.key);
        }
        let unused = rows.describe("row matches no text", "rows match no text");
        let textless = self
            .textless
            .describe("text has no row", "texts have no row");
        let message = [unused, textless]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join("; ");
        if !message.is_empty() {
            self.notice(message);
        }
        self.notices
    }
}

/// The columns that name documents, the likeliest first; never empty.
fn key_columns(header: &[String], options: &Options) -> Result<Vec<usize>, Reason> {
    let given = options
        .id_column
        .iter()
        .filter_map(|name| columns::named(header, name).ok());
    let usual = KEY_NAMES
        .iter()
        .filter_map(|name| columns::usual(header, &[name]));
    let mut keys = Vec::new();
    for column in given.chain(usual) {
        if !keys.contains(&column) {
            keys.push(column);
        }
    }
    if keys.is_empty() {
        return Err(Reason::NoKeyColumn {
            columns: header.to_vec(),
        });
    }
    Ok(keys)
}

/// A name as a path from here with `/`.
fn key(name: &str) -> String {
    let name = name.trim().replace('\\', "/");
    name.strip_prefix("./").unwrap_or(&name).to_owned()
}

impl Examples {
    fn add(&mut self, name: &str) {
        self.number += 1;
        if self.names.len() < EXAMPLES {
            self.names.push(name.to_owned());
        }
    }

    fn describe(&self, one: &str, many: &str) -> Option<String> {
        let names = self.names.join(", ");
        match self.number {
            0 => None,
            1 => Some(format!("1 {one} ({names})")),
            number if number > EXAMPLES => Some(format!("{number} {many} ({names}, …)")),
            number => Some(format!("{number} {many} ({names})")),
        }
    }
}
