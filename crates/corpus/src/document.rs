//! A document: one article with its id, title, text and metadata fields.

use std::borrow::Cow;
use std::collections::HashSet;
use std::sync::Arc;

use crate::entities::{DecodedEntities, decode};
use crate::normal_form::{composed, into_composed};
use crate::title;

/// One article.
///
/// # Examples
///
/// ```
/// use keyweight_corpus::Document;
///
/// let document = Document::new("17", "Taiwan makes chips.")
///     .with_title("Chips")
///     .with_field("date", "2024-05-20");
/// assert_eq!(document.metadata.get("date"), Some("2024-05-20"));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct Document {
    /// Unique in the corpus: the path of a text file below the argument, or the id of a row. A corpus
    /// returns it in Unicode normal form C.
    pub id: String,
    /// The title column, or the first line of the text.
    pub title: String,
    /// The text as UTF-8, without a byte order mark and otherwise unchanged.
    pub text: String,
    /// The other columns of the row, or of the metadata row that was joined.
    pub metadata: Metadata,
}

impl Document {
    /// A document without fields; a corpus takes the title from the text.
    pub fn new(id: impl Into<String>, text: impl Into<String>) -> Document {
        Document {
            id: id.into(),
            text: text.into(),
            ..Document::default()
        }
    }

    /// The same with a title.
    #[must_use]
    pub fn with_title(self, title: impl Into<String>) -> Document {
        Document {
            title: title.into(),
            ..self
        }
    }

    /// The same with one more field, or with another value of the field of this name.
    #[must_use]
    pub fn with_field(mut self, name: impl Into<String>, value: impl Into<String>) -> Document {
        self.metadata.set(name.into(), value.into());
        self
    }

    /// The same with these fields.
    ///
    /// Documents share the names of their fields in memory if [`Metadata::with_values`] made their
    /// metadata from one list of names.
    #[must_use]
    pub fn with_metadata(self, metadata: Metadata) -> Document {
        Document { metadata, ..self }
    }

    /// Takes the title from the text if the document has no title.
    pub(crate) fn complete_title(&mut self) {
        if self.title.is_empty() {
            self.title = title::title(&self.text);
        }
    }

    /// Decodes the HTML entities in the title, the text and the fields.
    pub(crate) fn decode_entities(&mut self) -> DecodedEntities {
        let mut elsewhere = DecodedEntities::default();
        for value in &mut self.metadata.values {
            elsewhere.decode_elsewhere(value);
            if !value.is_ascii() {
                *value = into_composed(std::mem::take(value));
            }
        }
        let (text, entities) = decode(&self.text).unwrap_or_default();
        let has_decoded = entities.count() > 0;
        if has_decoded && !self.title.is_empty() && self.title == title::title(&self.text) {
            // A title made from the text as read may be an entity, or end in the middle of one.
            self.title = title::title(&text);
        } else if self.title.contains('&') {
            elsewhere.decode_elsewhere(&mut self.title);
            self.title = title::collapse(&self.title);
        }
        if has_decoded {
            self.text = text;
        }
        entities.with_elsewhere(&elsewhere)
    }
}

/// Named fields of a document, in the order of their columns.
///
/// The names are shared by all rows of a table. Names and values are in Unicode normal form C, so that
/// canonically equivalent ones are equal.
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
    /// The caller gives as many values as fields, and composed names.
    pub(crate) fn new(fields: Arc<[String]>, values: Vec<String>) -> Metadata {
        debug_assert_eq!(fields.len(), values.len());
        let values = values.into_iter().map(into_composed).collect();
        Metadata { fields, values }
    }

    /// Fields with their values; `None` unless there are as many values as fields.
    pub fn with_values(fields: Arc<[String]>, values: Vec<String>) -> Option<Metadata> {
        if fields.len() != values.len() {
            return None;
        }
        let is_composed = |field: &String| matches!(composed(field), Cow::Borrowed(_));
        let fields = if fields.iter().all(is_composed) {
            fields
        } else {
            let names = fields.iter().map(|field| composed(field).into_owned());
            names.collect()
        };
        Some(Metadata::new(fields, values))
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

    /// Sets the value of a field; a new field comes last.
    fn set(&mut self, name: String, value: String) {
        let (name, value) = (into_composed(name), into_composed(value));
        if let Some(at) = self.fields.iter().position(|field| *field == name) {
            self.values[at] = value;
            return;
        }
        self.fields = self.fields.iter().cloned().chain([name]).collect();
        self.values.push(value);
    }

    /// These fields and those of `other` that have other names.
    pub(crate) fn or(mut self, other: Metadata) -> Metadata {
        if self.is_empty() {
            return other;
        }
        let known: HashSet<&str> = self.fields.iter().map(String::as_str).collect();
        let new: Vec<(&str, &str)> = other
            .iter()
            .filter(|(name, _)| !known.contains(name))
            .collect();
        if new.is_empty() {
            return self;
        }
        let names = new.iter().map(|(name, _)| (*name).to_owned());
        self.fields = self.fields.iter().cloned().chain(names).collect();
        let values = new.iter().map(|(_, value)| (*value).to_owned());
        self.values.extend(values);
        self
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
        let (fields, values): (Vec<String>, Vec<String>) = pairs
            .into_iter()
            .map(|(f, v)| (into_composed(f.into()), v.into()))
            .unzip();
        Metadata::new(fields.into(), values)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_is_set_once() {
        let document = Document::new("a", "words")
            .with_field("x", "1")
            .with_field("y", "2")
            .with_field("x", "3");
        let fields: Vec<_> = document.metadata.iter().collect();
        assert_eq!(fields, [("x", "3"), ("y", "2")]);
    }

    #[test]
    fn names_and_values_are_composed() {
        let (name, value) = ("re\u{301}gion", "Sa\u{303}o Paulo");
        let document = Document::new("a", "words").with_field(name, value);
        let fields: Arc<[String]> = Arc::from([name.to_owned()]);
        let shared = Metadata::with_values(fields, vec![value.to_owned()]).unwrap();
        let collected: Metadata = [(name, value)].into_iter().collect();
        for metadata in [document.metadata, shared, collected] {
            let fields: Vec<_> = metadata.iter().collect();
            assert_eq!(fields, [("r\u{e9}gion", "S\u{e3}o Paulo")]);
        }
    }

    #[test]
    fn fields_of_the_first_win() {
        let first: Metadata = [("author", "A"), ("date", "1")].into_iter().collect();
        let second: Metadata = [("date", "2"), ("site", "S")].into_iter().collect();
        let both = first.clone().or(second.clone());
        let fields: Vec<_> = both.iter().collect();
        assert_eq!(fields, [("author", "A"), ("date", "1"), ("site", "S")]);
        assert_eq!(Metadata::default().or(second.clone()), second);
        assert_eq!(first.clone().or(Metadata::default()), first);
    }
}
