//! The formats that a table can be written in, known by the ending of a file's name.

use std::path::{Path, PathBuf};

use crate::Delimiter;

/// A format that a table can be written in.
///
/// Each has a [`Style`](crate::Style) to be written in. A further one (a workbook, a page) gets its
/// variant here and its own sink, and reads the same [`Table`](crate::Table).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Format {
    /// Comma-separated values: `keywords.csv`
    #[default]
    Csv,
    /// The same with tabs: `keywords.tsv`
    Tsv,
    /// JSON Lines, an object per row: `keywords.jsonl`
    Jsonl,
}

/// The ending of a file's name is that of no known format.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the format of {} is not known by its ending; the known ones are {}", .path.display(), Format::known())]
pub struct UnknownFormat {
    /// The file's name as given.
    pub path: PathBuf,
}

impl Format {
    /// Every format, in the order in which they are listed.
    pub const ALL: [Format; 3] = [Format::Csv, Format::Tsv, Format::Jsonl];

    /// The format that a file's name ends in, in small or capital letters.
    ///
    /// # Errors
    ///
    /// [`UnknownFormat`] if the ending is missing or not the one of a format.
    ///
    /// # Examples
    ///
    /// ```
    /// use keyweight_report::Format;
    ///
    /// assert_eq!(Format::from_path("out/keywords.TSV"), Ok(Format::Tsv));
    /// assert_eq!(
    ///     Format::from_path("keywords.pdf").unwrap_err().to_string(),
    ///     "the format of keywords.pdf is not known by its ending; the known ones are .csv, .tsv, .jsonl"
    /// );
    /// ```
    pub fn from_path(path: impl AsRef<Path>) -> Result<Format, UnknownFormat> {
        let path = path.as_ref();
        path.extension()
            .and_then(|ending| {
                Format::ALL
                    .into_iter()
                    .find(|format| ending.eq_ignore_ascii_case(format.ending()))
            })
            .ok_or_else(|| UnknownFormat {
                path: path.to_owned(),
            })
    }

    /// The ending without its point: `csv`.
    pub fn ending(self) -> &'static str {
        match self {
            Format::Csv => "csv",
            Format::Tsv => "tsv",
            Format::Jsonl => "jsonl",
        }
    }

    /// The delimiter that stands in a file of this format if no other is asked for; `None` if the
    /// format has none.
    pub fn delimiter(self) -> Option<Delimiter> {
        match self {
            Format::Csv => Some(Delimiter::COMMA),
            Format::Tsv => Some(Delimiter::TAB),
            Format::Jsonl => None,
        }
    }

    /// The endings for a message: `.csv, .tsv, .jsonl`.
    fn known() -> String {
        Format::ALL
            .map(|format| format!(".{}", format.ending()))
            .join(", ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_format_is_found_by_its_ending() {
        for format in Format::ALL {
            assert_eq!(
                Format::from_path(format!("a.b.{}", format.ending())),
                Ok(format)
            );
        }
    }

    #[test]
    fn a_name_without_a_known_ending_has_no_format() {
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
