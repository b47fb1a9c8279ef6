//! What a file holds: one document or a table, in which format.

use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::options::Format;

/// What a file was read as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Kind {
    /// One document.
    Text,
    /// One document per row, fields split at the delimiter that the header line shows.
    Csv,
    /// One document per row, fields split at tabs.
    Tsv,
    /// One document per line, each a JSON object.
    JsonLines,
    /// One document per object of a JSON array.
    Json,
    /// Fields joined to the text files; no documents of its own.
    Metadata,
}

/// What an input holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Content {
    /// One document.
    Document(DocumentFormat),
    /// A table of documents.
    Table(TableFormat),
}

/// The format of a file that is one document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum DocumentFormat {
    PlainText,
}

/// The format of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum TableFormat {
    /// Fields split at the delimiter that the header line shows.
    Csv,
    /// Fields split at tabs.
    Tsv,
    JsonLines,
    /// An array of objects.
    Json,
}

const PLAIN_TEXT: Content = Content::Document(DocumentFormat::PlainText);

/// The known file extensions, in lower case.
pub(crate) const EXTENSIONS: [(&str, Content); 8] = [
    ("txt", PLAIN_TEXT),
    ("text", PLAIN_TEXT),
    ("md", PLAIN_TEXT),
    ("csv", Content::Table(TableFormat::Csv)),
    ("tsv", Content::Table(TableFormat::Tsv)),
    ("jsonl", Content::Table(TableFormat::JsonLines)),
    ("ndjson", Content::Table(TableFormat::JsonLines)),
    ("json", Content::Table(TableFormat::Json)),
];

/// The extensions of compressed files, in lower case.
const COMPRESSED: [&str; 2] = ["gz", "zst"];

/// What the name of a file says about its content.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum ByName {
    Known(Content),
    /// There is no extension, or only that of a compressed file.
    NoExtension,
    /// An unknown extension, in lower case and without its dot.
    Unknown(String),
}

impl Content {
    /// What to read as if neither a format nor a name says more.
    pub(crate) const DEFAULT: Content = PLAIN_TEXT;

    /// The content that a format forces on every input; `None` if it goes by the name.
    pub(crate) fn forced(format: Format) -> Option<Content> {
        match format {
            Format::Auto => None,
            Format::Text => Some(PLAIN_TEXT),
            Format::Csv => Some(Content::Table(TableFormat::Csv)),
            Format::Tsv => Some(Content::Table(TableFormat::Tsv)),
            Format::JsonLines => Some(Content::Table(TableFormat::JsonLines)),
            Format::Json => Some(Content::Table(TableFormat::Json)),
        }
    }
}

impl From<DocumentFormat> for Kind {
    fn from(format: DocumentFormat) -> Kind {
        match format {
            DocumentFormat::PlainText => Kind::Text,
        }
    }
}

impl From<TableFormat> for Kind {
    fn from(format: TableFormat) -> Kind {
        match format {
            TableFormat::Csv => Kind::Csv,
            TableFormat::Tsv => Kind::Tsv,
            TableFormat::JsonLines => Kind::JsonLines,
            TableFormat::Json => Kind::Json,
        }
    }
}

/// What to read a file of this name as.
pub(crate) fn by_name(path: &Path, format: Format) -> ByName {
    Content::forced(format).map_or_else(|| by_extension(path), ByName::Known)
}

fn by_extension(path: &Path) -> ByName {
    let mut extension = extension_of(path);
    let is_compressed = |extension: &String| COMPRESSED.contains(&extension.as_str());
    if extension.as_ref().is_some_and(is_compressed) {
        extension = path.file_stem().map(Path::new).and_then(extension_of);
    }
    let Some(extension) = extension else {
        return ByName::NoExtension;
    };
    let known = EXTENSIONS.iter().find(|(known, _)| *known == extension);
    known.map_or(ByName::Unknown(extension), |(_, content)| {
        ByName::Known(*content)
    })
}

fn extension_of(path: &Path) -> Option<String> {
    path.extension()
        .map(|extension| extension.to_string_lossy().to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn extensions_are_known_in_any_case_and_under_compression() {
        for (name, kind) in [
            ("a.txt", Kind::Text),
            ("a.TXT", Kind::Text),
            ("a.text", Kind::Text),
            ("a.md.gz", Kind::Text),
            ("a.csv", Kind::Csv),
            ("a.CSV.ZST", Kind::Csv),
            ("a.tsv", Kind::Tsv),
            ("a.jsonl", Kind::JsonLines),
            ("a.b.ndjson.gz", Kind::JsonLines),
            ("a.JSON", Kind::Json),
            ("a.json.gz", Kind::Json),
        ] {
            let ByName::Known(content) = by_name(Path::new(name), Format::Auto) else {
                panic!("{name} is not known");
            };
            let found = match content {
                Content::Document(format) => Kind::from(format),
                Content::Table(format) => Kind::from(format),
            };
            assert_eq!(found, kind, "{name}");
        }
    }

    #[test]
    fn unknown_extensions_are_named() {
        for (name, extension) in [
            ("a.PNG", Some("png")),
            ("a.html.gz", Some("html")),
            ("a.tar.gz", Some("tar")),
            ("README", None),
            (".txt", None),
            ("README.gz", None),
        ] {
            let expected = extension.map_or(ByName::NoExtension, |extension| {
                ByName::Unknown(extension.to_owned())
            });
            assert_eq!(by_name(Path::new(name), Format::Auto), expected, "{name}");
        }
    }

    #[test]
    fn a_given_format_overrides_the_extension() {
        assert_eq!(
            by_name(Path::new("a.png"), Format::Csv),
            ByName::Known(Content::Table(TableFormat::Csv))
        );
        assert_eq!(
            by_name(Path::new("a.csv"), Format::Text),
            ByName::Known(PLAIN_TEXT)
        );
    }
}
