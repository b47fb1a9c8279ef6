//! A document: one article with its id, title, text and metadata fields.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::kind::Kind;
use crate::title;

/// One article.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Document {
    /// Unlike that of any other document of the corpus: a text file's path below the argument, or
    /// the id of a row.
    pub id: String,
    /// The title column, or the first line of the text.
    pub title: String,
    /// The text, decoded, without a byte order mark and otherwise unchanged.
    pub text: String,
    /// The other columns of the row, or of the metadata row that was joined.
    pub metadata: Metadata,
}

impl Document {
    /// Without a title it gets one from the text.
    pub(crate) fn complete_title(&mut self) {
        if self.title.is_empty() {
            self.title = title::title(&self.text);
        }
    }
}

/// Named fields of a document, in the order of their columns.
///
/// The names are shared by all rows of a table.
///
/// # Examples
///
/// ```
/// use keyweight_corpus::Metadata;
///
/// let metadata: Metadata = [("source", "Wire"), ("date", "2024-05-20")].into_iter().collect();
/// assert_eq!(metadata.get("date"), Some("2024-05-20"));
/// assert_eq!(metadata.iter().next(), Some(("source", "Wire")));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Metadata {
    fields: Arc<[String]>,
    values: Vec<String>,
}

impl Metadata {
    /// The caller gives as many values as fields.
    pub(crate) fn new(fields: Arc<[String]>, values: Vec<String>) -> Metadata {
        debug_assert_eq!(fields.len(), values.len());
        Metadata { fields, values }
    }

    /// Fields with their values, or `None` if there are not as many values as fields.
    pub fn with_values(fields: Arc<[String]>, values: Vec<String>) -> Option<Metadata> {
        (fields.len() == values.len()).then_some(Metadata { fields, values })
    }

    /// Each field's name and value, in the order of the columns.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.fields
            .iter()
            .zip(&self.values)
            .map(|(field, value)| (field.as_str(), value.as_str()))
    }

    /// The value of a field; `None` if there is no such field.
    pub fn get(&self, field: &str) -> Option<&str> {
        self.iter()
            .find_map(|(name, value)| (name == field).then_some(value))
    }

    /// The names of the fields, in the order of the columns.
    pub fn fields(&self) -> &[String] {
        &self.fields
    }

    /// Whether there are no fields.
    pub fn is_empty(&self) -> bool {
        self.fields.is_empty()
    }
}

impl Default for Metadata {
    fn default() -> Metadata {
        Metadata {
            fields: Arc::from([]),
            values: Vec::new(),
        }
    }
}

impl<F: Into<String>, V: Into<String>> FromIterator<(F, V)> for Metadata {
    fn from_iter<I: IntoIterator<Item = (F, V)>>(pairs: I) -> Metadata {
        let (fields, values): (Vec<String>, Vec<String>) =
            pairs.into_iter().map(|(f, v)| (f.into(), v.into())).unzip();
        Metadata {
            fields: fields.into(),
            values,
        }
    }
}

/// A file that was read, for the manifest.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct InputFile {
    /// The file, as reached from the argument; `stdin` for standard input.
    pub path: String,
    /// Size as stored, in bytes.
    pub bytes: u64,
    /// SHA-256 of the bytes as stored, in lower-case hexadecimal; `None` if it was not asked for.
    pub sha256: Option<String>,
    /// What the file was read as.
    pub format: Kind,
    /// The encoding its text was decoded from, by its WHATWG name: `UTF-8`, `windows-1252`,
    /// `UTF-16LE`.
    pub encoding: String,
    /// The number of documents it gave.
    pub documents: u64,
}
