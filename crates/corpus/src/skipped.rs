//! What could not be read, where and why; and what was read, but not without a remark.

use std::fmt;
use std::io;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use crate::tables::columns::{KEY_NAMES, TEXT_NAMES};

/// A file or row that gave no document.
///
/// Its [`Display`](fmt::Display) is one line: `news/a.csv: line 7: the text is empty`. Serialized,
/// the reason is its message.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[error("{path}: {}{reason}", Prefix(*place))]
pub struct Skipped {
    /// The file, as reached from the argument.
    pub path: String,
    /// Where in the file; `None` where it is the file as a whole.
    pub place: Option<Place>,
    /// Why.
    pub reason: Reason,
}

impl Skipped {
    pub(crate) fn file(path: impl Into<String>, reason: Reason) -> Skipped {
        Skipped {
            path: path.into(),
            place: None,
            reason,
        }
    }

    pub(crate) fn line(path: impl Into<String>, line: u64, reason: Reason) -> Skipped {
        Skipped {
            path: path.into(),
            place: Some(Place::Line(line)),
            reason,
        }
    }
}

/// A place in a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Place {
    /// The line, from 1, where a row starts.
    Line(u64),
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Place::Line(line) => write!(f, "line {line}"),
        }
    }
}

impl Serialize for Place {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Place {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Place, D::Error> {
        let shown = String::deserialize(deserializer)?;
        let line = shown
            .strip_prefix("line ")
            .and_then(|line| line.parse().ok());
        line.map(Place::Line)
            .ok_or_else(|| de::Error::custom(format!("no place in a file: {shown:?}")))
    }
}

struct Prefix(Option<Place>);

impl fmt::Display for Prefix {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.map_or(Ok(()), |place| write!(f, "{place}: "))
    }
}

/// Why a file or row gave no document.
///
/// The causes stand in the messages, not behind [`source`](std::error::Error::source): a reason is
/// printed and written to the manifest as one line.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Reason {
    /// The operating system refused.
    #[error("cannot be read: {cause}")]
    Unreadable {
        /// What the system said.
        cause: String,
    },
    /// Nothing is there.
    #[error("no such file or folder")]
    Missing,
    /// A link leads back to a folder that contains it.
    #[error("the link leads in a circle, back to {ancestor}")]
    Loop {
        /// The folder it leads to.
        ancestor: String,
    },
    /// A named pipe, a socket or a device.
    #[error("it is {what}, not a file; keyweight reads streams only as `-`, from standard input")]
    Special {
        /// Which of them.
        what: &'static str,
    },
    /// A file in a folder with an ending that is none of keyweight's.
    #[error("keyweight does not read {}", Ending(ending.as_deref()))]
    UnknownEnding {
        /// The ending without its dot, `None` if the name has none.
        ending: Option<String>,
    },
    /// The argument is among the excluded paths.
    #[error("it is where the results go, which is never read")]
    Excluded,
    /// No bytes.
    #[error("the file is empty")]
    Empty,
    /// White space only.
    #[error("the file has no text")]
    NoText,
    /// A NUL byte in what is neither UTF-8 nor UTF-16.
    #[error("looks like a binary file, not text (NUL byte at offset {offset})")]
    NulByte {
        /// Where the first one stands.
        offset: u64,
    },
    /// More control characters than a text has.
    #[error(
        "looks like a binary file, not text ({found} control characters in the first {among} bytes)"
    )]
    ControlCharacters {
        /// How many.
        found: u64,
        /// Among how many bytes.
        among: u64,
    },
    /// UTF-32, in which nobody stores text.
    #[error("the file is in UTF-32, which keyweight does not read; save it as UTF-8")]
    Utf32,
    /// A compressed file that is damaged or cut short.
    #[error("cannot be decompressed as {compression}: {cause}")]
    Compression {
        /// `gzip` or `zstd`.
        compression: &'static str,
        /// What the decoder said.
        cause: String,
    },
    /// No column of a table has one of the usual names of a text.
    #[error(
        "no column has a name usual for a text ({}); the columns are {}; name the one with --text-column",
        TEXT_NAMES.join(", "),
        Names(columns)
    )]
    NoTextColumn {
        /// The columns there are.
        columns: Vec<String>,
    },
    /// A column that was asked for is not in the table.
    #[error("there is no column {name:?}; the columns are {}", Names(columns))]
    NoSuchColumn {
        /// The column asked for.
        name: String,
        /// The columns there are.
        columns: Vec<String>,
    },
    /// A metadata table without a column that could name a document.
    #[error(
        "no column has a name usual for a document's id or file ({}); the columns are {}",
        KEY_NAMES.join(", "),
        Names(columns)
    )]
    NoKeyColumn {
        /// The columns there are.
        columns: Vec<String>,
    },
    /// A row with more or fewer fields than the header.
    #[error("the row has {found} fields, the header {expected}")]
    FieldCount {
        /// Fields of the header.
        expected: usize,
        /// Fields of the row.
        found: usize,
    },
    /// A row whose text is empty or white space.
    #[error("the text is empty")]
    EmptyText,
    /// A second row of a table with the same id.
    #[error("the id {id:?} is already that of line {first}")]
    DuplicateId {
        /// The id.
        id: String,
        /// The line of its first row.
        first: u64,
    },
    /// An id that other inputs have used, even with its source written before it.
    #[error("the id {id:?} is already used")]
    IdTaken {
        /// The id with its source.
        id: String,
    },
    /// A line that is not JSON.
    #[error("not valid JSON: {cause} (column {column})")]
    Json {
        /// What is wrong with it.
        cause: String,
        /// Where, in bytes from 1.
        column: usize,
    },
    /// A line of JSON that is not an object.
    #[error("the line is not a JSON object")]
    NotAnObject,
    /// Any of the others as its message, or a reason that none of them is.
    #[error("{message}")]
    Told {
        /// The message.
        message: String,
    },
}

impl Reason {
    /// The reason for an error of the operating system.
    pub(crate) fn from_io(error: &io::Error) -> Reason {
        match error.kind() {
            io::ErrorKind::NotFound => Reason::Missing,
            io::ErrorKind::PermissionDenied => Reason::Unreadable {
                cause: "permission denied".to_owned(),
            },
            _ => Reason::Unreadable {
                cause: error.to_string(),
            },
        }
    }
}

impl Serialize for Reason {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Reason {
    /// The message is all that is left of a reason that was serialized.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Reason, D::Error> {
        String::deserialize(deserializer).map(|message| Reason::Told { message })
    }
}

struct Names<'a>(&'a [String]);

impl fmt::Display for Names<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // A table read with the wrong delimiter or without a header has an essay for a column name,
        // or thousands of columns.
        const MOST: usize = 40;
        const LONGEST: usize = 60;
        for (i, name) in self.0.iter().take(MOST).enumerate() {
            let comma = if i == 0 { "" } else { ", " };
            match name.char_indices().nth(LONGEST) {
                Some((end, _)) => write!(f, "{comma}{}…", &name[..end])?,
                None => write!(f, "{comma}{name}")?,
            }
        }
        match self.0.len().checked_sub(MOST) {
            Some(more) if more > 0 => write!(f, " and {more} more"),
            _ => Ok(()),
        }
    }
}

struct Ending<'a>(Option<&'a str>);

impl fmt::Display for Ending<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Some(ending) => write!(f, "files ending in .{ending}"),
            None => write!(f, "files without an ending in a folder"),
        }
    }
}

/// A remark on an input that was read: nothing is lost, but the reader should know.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[error("{path}: {message}")]
pub struct Notice {
    /// The file or folder, as reached from the argument.
    pub path: String,
    /// The remark, in one line.
    pub message: String,
}

impl Notice {
    pub(crate) fn new(path: impl Into<String>, message: impl Into<String>) -> Notice {
        Notice {
            path: path.into(),
            message: message.into(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_serialized_reads_back_as_it_is_told() {
        let skipped = Skipped::line("a.csv", 7, Reason::EmptyText);
        let json = serde_json::to_string(&skipped).unwrap();
        let back: Skipped = serde_json::from_str(&json).unwrap();
        assert_eq!(back.to_string(), skipped.to_string());
        assert_eq!(serde_json::to_string(&back).unwrap(), json);
        assert!(serde_json::from_str::<Skipped>(&json.replace("line", "row")).is_err());
    }

    #[test]
    fn a_skipped_row_is_one_line_with_path_place_and_reason() {
        let skipped = Skipped::line(
            "notes/a.csv",
            7,
            Reason::FieldCount {
                expected: 3,
                found: 5,
            },
        );
        assert_eq!(
            skipped.to_string(),
            "notes/a.csv: line 7: the row has 5 fields, the header 3"
        );
        assert_eq!(
            Skipped::file("a.txt", Reason::Empty).to_string(),
            "a.txt: the file is empty"
        );
    }

    #[test]
    fn a_skipped_row_serializes_as_its_words() {
        let json = serde_json::to_string(&Skipped::line("a.csv", 2, Reason::EmptyText)).unwrap();
        assert_eq!(
            json,
            r#"{"path":"a.csv","place":"line 2","reason":"the text is empty"}"#
        );
    }

    #[test]
    fn an_essay_is_not_repeated_as_a_column_name() {
        let reason = Reason::NoTextColumn {
            columns: vec!["é".repeat(500), "b".into()],
        };
        assert!(reason.to_string().contains("…, b;"));
        assert!(reason.to_string().len() < 400);
        let reason = Reason::NoTextColumn {
            columns: vec!["x".into(); 100],
        };
        assert!(reason.to_string().contains("x and 60 more;"));
    }

    #[test]
    fn an_unknown_ending_is_named() {
        let message = Reason::UnknownEnding {
            ending: Some("png".into()),
        }
        .to_string();
        assert_eq!(message, "keyweight does not read files ending in .png");
    }
}
