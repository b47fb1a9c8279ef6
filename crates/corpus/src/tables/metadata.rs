//! A metadata table, whose rows are joined to text files.

use std::borrow::Cow;
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::bytes::stored_bytes::StoredBytes;
use crate::cause::Cause;
use crate::character_sets::text_encoding::TextEncoding;
use crate::document::Metadata;
use crate::input_file::InputFile;
use crate::kind::{ByName, Content, Kind, TableFormat, by_name};
use crate::normal_form::{composed, into_composed};
use crate::options::{Format, Options};
use crate::path_names::{display, without_extensions};
use crate::reason::Reason;
use crate::skipped::{Notice, Place, Skipped};
use crate::tables::columns;
use crate::tables::csv::article_rows::ArticleRows;
use crate::tables::csv::delimiter::Delimiter;
use crate::tables::held_size::HeldSize;
use crate::tables::text_stream::TextStream;
use crate::title;
use crate::usual_names::{ENCODING_NAMES, KEY_NAMES, TITLE_NAMES};

/// The maximum number of names that a notice gives as examples.
const EXAMPLES: usize = 5;

/// A metadata table, read whole.
pub(crate) struct MetadataTable {
    shown: String,
    /// The folder whose texts it describes, as walked; `None` if it describes all texts.
    folder: Option<PathBuf>,
    /// The canonical path of the folder that contains it: its paths are relative to that folder.
    home: PathBuf,
    fields: Arc<[String]>,
    rows: Vec<MetadataRow>,
    /// The index of the row for each name of a text.
    by_key: HashMap<String, usize>,
    notices: Vec<Notice>,
    repeated: RepeatedRows,
    /// Texts without a row.
    rowless: Examples,
}

struct MetadataRow {
    line: u64,
    key: String,
    title: Option<String>,
    /// The encoding of the text.
    encoding: Option<TextEncoding>,
    values: Vec<String>,
    is_used: bool,
    /// The line of another row that was used for a text that this one names, too.
    superseded: Option<u64>,
}

/// A row for something that an earlier one describes.
struct Repeated {
    line: u64,
    key: String,
    used: u64,
}

/// Rows for something that an earlier one describes: their number, and the first of them.
#[derive(Default)]
struct RepeatedRows {
    number: usize,
    /// In the order of their lines.
    first: Vec<Repeated>,
}

/// Some names, and the number of all.
#[derive(Default)]
struct Examples {
    number: usize,
    names: Vec<String>,
}

/// What a row adds to a text.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Joined {
    pub(crate) title: Option<String>,
    pub(crate) metadata: Metadata,
    pub(crate) encoding: Option<TextEncoding>,
}

/// A metadata table, its file, and its rows that could not be read.
pub(crate) struct OpenedMetadata {
    pub(crate) table: MetadataTable,
    pub(crate) input: InputFile,
    pub(crate) skipped: Vec<Skipped>,
}

/// A text file for which a row is searched.
#[derive(Debug, Clone, Copy)]
pub(crate) struct TextName<'a> {
    /// The path as walked.
    pub(crate) path: &'a Path,
    pub(crate) canonical: &'a Path,
    /// The path below the argument.
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
    ) -> Result<OpenedMetadata, Reason> {
        let canonical = path.canonicalize().map_err(Reason::from_io)?;
        if !canonical.is_file() {
            return Err(Reason::Unreadable {
                cause: Cause::new("it is not a file"),
            });
        }
        let bytes = canonical.metadata().map_err(Reason::from_io)?.len();
        let stored = StoredBytes::open(path, options.fingerprint).map_err(Reason::from_io)?;
        let stream = TextStream::open_in(stored.clone(), path, options.encoding)?;
        let encoding = stream.encoding.name().to_owned();
        let (guess, first_utf8) = (stream.guess.clone(), stream.first_utf8.clone());
        let ignored = stream.ignored.clone();
        let rows = ArticleRows::open(stream, delimiter(path))?;
        let shown = display(path);
        let table = MetadataTable {
            folder,
            home: canonical
                .parent()
                .map(Path::to_path_buf)
                .unwrap_or_default(),
            fields: Arc::from([]),
            rows: Vec::new(),
            by_key: HashMap::new(),
            notices: Vec::new(),
            repeated: RepeatedRows::default(),
            rowless: Examples::default(),
            shown: shown.clone(),
        };
        let (mut table, skipped) = table.read(rows, options)?;
        let remarks = [guess, first_utf8.remark(), ignored.remark()];
        for remark in remarks.into_iter().flatten() {
            table.notice(remark);
        }
        let input = InputFile {
            path: shown,
            bytes,
            sha256: stored.finish().sha256,
            format: Kind::Metadata,
            encoding,
            documents: 0,
        };
        Ok(OpenedMetadata {
            table,
            input,
            skipped,
        })
    }

    fn read(
        mut self,
        mut rows: ArticleRows,
        options: &Options,
    ) -> Result<(MetadataTable, Vec<Skipped>), Reason> {
        let header = rows.header().to_vec();
        let keys = key_columns(&header, options)?;
        let title = match &options.title_column {
            Some(name) => columns::named(&header, name).ok(),
            None => columns::usual(&header, &TITLE_NAMES),
        };
        let encoding = columns::usual(&header, &ENCODING_NAMES);
        let is_field = |column: &usize| Some(*column) != title && *column != keys[0];
        let fields: Vec<usize> = (0..header.len()).filter(is_field).collect();
        self.fields = fields
            .iter()
            .map(|&column| header[column].clone())
            .collect();
        let (mut skipped, mut size) = (Vec::new(), HeldSize::default());
        while let Some(row) = rows.next_row() {
            size.add(row.as_ref().map_or(&[], |row| &row.values))?;
            let row = match row {
                Ok(row) => row,
                Err(broken) => {
                    let skipped_row = Skipped::new(&self.shown, broken.reason);
                    skipped.push(skipped_row.at(Place::Line(broken.line)));
                    continue;
                }
            };
            let value = |column: usize| row.values.get(column).map_or("", Cow::as_ref);
            let names: Vec<String> = keys.iter().map(|&column| key(value(column))).collect();
            let encoding = encoding.and_then(|column| {
                let name = value(column).trim();
                self.encoding(name, row.at.line)
            });
            let new = MetadataRow {
                encoding,
                line: row.at.line,
                key: names
                    .iter()
                    .find(|name| !name.is_empty())
                    .cloned()
                    .unwrap_or_default(),
                title: title
                    .map(|column| title::collapse(value(column)))
                    .filter(|title| !title.is_empty()),
                values: fields
                    .iter()
                    .map(|&column| value(column).to_owned())
                    .collect(),
                is_used: false,
                superseded: None,
            };
            self.insert(new, names);
        }
        for remark in rows.remarks() {
            self.notice(remark);
        }
        Ok((self, skipped))
    }

    /// The encoding of a name, which may be empty.
    fn encoding(&mut self, name: &str, line: u64) -> Option<TextEncoding> {
        if name.is_empty() {
            return None;
        }
        let encoding = TextEncoding::named(name).ok();
        if encoding.is_none() {
            self.notice(format!(
                "line {line} has the unknown encoding {name:?}; that of its text is guessed \
                 (keyweight documents --help lists the known ones)"
            ));
        }
        encoding
    }

    fn insert(&mut self, row: MetadataRow, names: Vec<String>) {
        let index = self.rows.len();
        let (mut first, mut is_new) = (None, false);
        for name in names.into_iter().filter(|name| !name.is_empty()) {
            let owner = *self.by_key.entry(name).or_insert(index);
            is_new |= owner == index;
            first.get_or_insert(owner);
        }
        match first {
            Some(first) if !is_new => {
                let used = self.rows[first].line;
                self.repeated.add(Repeated {
                    line: row.line,
                    key: row.key,
                    used,
                });
            }
            _ => self.rows.push(row),
        }
    }

    /// Notes rows that are not used, because another row describes the same text.
    fn note_repeated(&mut self) {
        let RepeatedRows { number, first } = std::mem::take(&mut self.repeated);
        for Repeated { line, key, used } in first {
            self.notice(format!(
                "line {line} describes {key} again; line {used} is used"
            ));
        }
        match number.saturating_sub(EXAMPLES) {
            0 => {}
            1 => self.notice("1 more row describes a text again".to_owned()),
            more => self.notice(format!("{more} more rows describe a text again")),
        }
    }

    fn notice(&mut self, message: String) {
        self.notices.push(Notice::new(&self.shown, message));
    }

    /// Whether the table describes a text with this path.
    pub(crate) fn covers(&self, path: &Path) -> bool {
        self.folder
            .as_ref()
            .is_none_or(|folder| path.starts_with(folder))
    }

    /// The depth of the table's folder: the deepest table is the nearest to a text.
    pub(crate) fn depth(&self) -> usize {
        self.folder
            .as_ref()
            .map_or(usize::MAX, |folder| folder.components().count())
    }

    /// Joins the row of a text: the first that has its id, its path from the table, its id without
    /// extension, its file name, or that without extension as a key.
    pub(crate) fn join(&mut self, text: TextName<'_>) -> Option<Joined> {
        let found = self.find(text);
        let index = *found.first()?;
        let line = self.rows[index].line;
        for other in found.into_iter().filter(|other| *other != index) {
            self.rows[other].superseded.get_or_insert(line);
        }
        let row = &mut self.rows[index];
        row.is_used = true;
        let metadata = Metadata::new(Arc::clone(&self.fields), row.values.clone());
        Some(Joined {
            title: row.title.clone(),
            metadata,
            encoding: row.encoding,
        })
    }

    /// The rows that name a text, the most exact name first.
    fn find(&self, text: TextName<'_>) -> Vec<usize> {
        let below = match &self.folder {
            Some(folder) => text.path.strip_prefix(folder),
            None => text.canonical.strip_prefix(&self.home),
        };
        let below = below.map(display).map(into_composed).unwrap_or_default();
        let file = text.id.rsplit('/').next().unwrap_or(text.id);
        let names = [text.id, below.as_str()];
        let ids = names
            .into_iter()
            .chain(names.into_iter().flat_map(without_extensions));
        let files = std::iter::once(file).chain(without_extensions(file));
        ids.chain(files)
            .filter_map(|name| self.by_key.get(name).copied())
            .collect()
    }

    /// Notes that a text has no row in any table.
    pub(crate) fn lacks(&mut self, text: &str) {
        self.rowless.add(text);
    }

    /// The remarks, after all texts have been joined.
    pub(crate) fn finish(mut self) -> Vec<Notice> {
        let mut rows = Examples::default();
        for row in std::mem::take(&mut self.rows) {
            let MetadataRow { line, key, .. } = row;
            match row.superseded {
                _ if row.is_used => {}
                Some(used) => self.repeated.add(Repeated { line, key, used }),
                None => rows.add(&key),
            }
        }
        self.note_repeated();
        let unused = rows.describe("row matches no text", "rows match no text");
        let rowless = self
            .rowless
            .describe("text has no row", "texts have no row");
        let message = [unused, rowless]
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

/// The delimiter of a metadata table, which is CSV or TSV.
fn delimiter(path: &Path) -> Delimiter {
    match by_name(path, Format::Auto) {
        ByName::Known(Content::Table(TableFormat::Tsv)) => Delimiter::Tab,
        ByName::Known(
            Content::Table(TableFormat::Csv | TableFormat::JsonLines | TableFormat::Json)
            | Content::Document(_),
        )
        | ByName::NoExtension
        | ByName::Unknown(_) => Delimiter::Sniffed,
    }
}

/// The columns that identify documents, the likeliest first; never empty.
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

/// A name as a relative path with `/`, in Unicode normal form C.
fn key(name: &str) -> String {
    let name = name.trim().replace('\\', "/");
    composed(name.strip_prefix("./").unwrap_or(&name)).into_owned()
}

impl RepeatedRows {
    fn add(&mut self, row: Repeated) {
        self.number += 1;
        let at = self.first.partition_point(|known| known.line < row.line);
        if at < EXAMPLES {
            self.first.insert(at, row);
            self.first.truncate(EXAMPLES);
        }
    }
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
