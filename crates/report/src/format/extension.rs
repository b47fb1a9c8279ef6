//! The formats that a table can be written in, known by the extension of a file's name.

use std::path::{Path, PathBuf};

use crate::csv::Delimiter;

/// A format that a table can be written in.
///
/// [`Style`](crate::Style) has the choices that each format leaves.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Format {
    /// Comma-separated values: `keywords.csv`
    #[default]
    Csv,
    /// Tab-separated values: `keywords.tsv`
    Tsv,
    /// JSON Lines, an object per row: `keywords.jsonl`
    Jsonl,
}

/// A file's name has no extension, or not that of a known format.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}: unknown file extension; expected {}", .path.display(), Format::known())]
pub struct UnknownFormat {
    /// The file's name as given.
    pub path: PathBuf,
}

impl Format {
    /// Every format, in the order in which they are listed.
    pub const ALL: [Format; 3] = [Format::Csv, Format::Tsv, Format::Jsonl];

    /// The format of a file by the extension of its name, in lower or upper case.
    ///
    /// # Errors
    ///
    /// [`UnknownFormat`] if there is no extension, or not that of a format.
    ///
    /// # Examples
    ///
    /// ```
    /// use keyweight_report::Format;
    ///
    /// assert_eq!(Format::from_path("out/keywords.TSV"), Ok(Format::Tsv));
    /// assert_eq!(
    ///     Format::from_path("keywords.pdf").unwrap_err().to_string(),
    ///     "keywords.pdf: unknown file extension; expected .csv, .tsv or .jsonl"
    /// );
    /// ```
    pub fn from_path(path: impl AsRef<Path>) -> Result<Format, UnknownFormat> {
        let path = path.as_ref();
        path.extension()
            .and_then(|extension| {
                Format::ALL
                    .into_iter()
                    .find(|format| extension.eq_ignore_ascii_case(format.extension()))
            })
            .ok_or_else(|| UnknownFormat {
                path: path.to_owned(),
            })
    }

    /// The extension without its point: `csv`.
    pub fn extension(self) -> &'static str {
        match self {
            Format::Csv => "csv",
            Format::Tsv => "tsv",
            Format::Jsonl => "jsonl",
        }
    }

    /// The format's usual delimiter, or `None` if it has no delimiters.
    pub fn delimiter(self) -> Option<Delimiter> {
        match self {
            Format::Csv => Some(Delimiter::COMMA),
            Format::Tsv => Some(Delimiter::TAB),
            Format::Jsonl => None,
        }
    }

    /// The extensions for a message: `.csv, .tsv or .jsonl`.
    fn known() -> String {
        let extensions = Format::ALL.map(|format| format!(".{}", format.extension()));
        match &extensions[..] {
            [others @ .., last] => format!("{} or {last}", others.join(", ")),
            [] => String::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_format_is_found_by_its_extension() {
        for format in Format::ALL {
            assert_eq!(
                Format::from_path(format!("a.b.{}", format.extension())),
                Ok(format)
            );
        }
    }

    #[test]
    fn a_name_without_a_known_extension_has_no_format() {
        for name in [
            "keywords",
            "csv",
            ".csv",
            "keywords.csv.gz",
            "keywords.",
            "",
        ] {
            assert_eq!(
                Format::from_path(name),
                Err(UnknownFormat { path: name.into() })
            );
        }
    }
}
