//! Why a file or row gave no document.

use std::error::Error;
use std::fmt;
use std::io;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::cause::Cause;
use crate::lists::{AnyOf, Extensions, Names};
use crate::usual_names::{KEY_NAMES, TEXT_NAMES};

/// Why a file or row gave no document.
///
/// Serialized, it is one line: its message, then that of its [`source`](std::error::Error::source).
/// Deserialized, it is [`Reason::Other`] with this line.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Reason {
    /// The operating system refused to read it, or it changed while it was read.
    #[error("cannot be read")]
    Unreadable {
        /// The error.
        #[source]
        cause: Cause,
    },
    /// It is standard input, which has to be read twice, and there is no room for it.
    #[error("cannot be kept in a temporary file in {folder} (--temp-dir names another folder)")]
    TempFile {
        /// The folder of the file.
        folder: String,
        /// The error.
        #[source]
        cause: Cause,
    },
    /// It does not exist.
    #[error("no such file or folder")]
    Missing,
    /// A link to a folder that contains it.
    #[error("the link is circular: it leads back to {ancestor}")]
    Loop {
        /// The folder it leads to.
        ancestor: String,
    },
    /// A named pipe, a socket or a device.
    #[error("it is {what}, not a file; keyweight reads a stream only from standard input (`-`)")]
    Special {
        /// Which of them.
        what: &'static str,
    },
    /// A file whose extension is not known.
    #[error(
        "unknown file extension .{extension}; expected {} (--input-format overrides)",
        Extensions
    )]
    UnknownExtension {
        /// The extension in lower case, without its dot.
        extension: String,
    },
    /// A file in a folder that has no extension.
    #[error("no file extension; to read the file as text, name it as an input")]
    NoExtension,
    /// The argument is among the excluded paths.
    #[error("the results are written there, so it is never read")]
    Excluded,
    /// No bytes.
    #[error("the file is empty")]
    Empty,
    /// White space only.
    #[error("the file has no text")]
    NoText,
    /// A NUL byte in a file that is neither UTF-8 nor UTF-16.
    #[error("looks like a binary file, not text (NUL byte at offset {offset})")]
    NulByte {
        /// The offset of the first one.
        offset: u64,
    },
    /// More control characters than text has.
    #[error(
        "looks like a binary file, not text ({found} control characters in the first {among} bytes)"
    )]
    ControlCharacters {
        /// The number of control characters.
        found: u64,
        /// The number of bytes that were examined.
        among: u64,
    },
    /// UTF-32, which is not used for text files.
    #[error("the file is in UTF-32, which keyweight does not read; save it as UTF-8")]
    Utf32,
    /// A compressed file that is damaged or truncated.
    #[error("cannot be decompressed as {compression}")]
    Compression {
        /// `gzip` or `zstd`.
        compression: &'static str,
        /// The error of the decoder.
        #[source]
        cause: Cause,
    },
    /// No column of a table has one of the usual names of a text column.
    #[error(
        "no text column found; expected {}; the columns are {}; choose one with --text-column",
        AnyOf(&TEXT_NAMES),
        Names(columns)
    )]
    NoTextColumn {
        /// The columns of the table.
        columns: Vec<String>,
    },
    /// A column that was asked for is not in the table.
    #[error("there is no column {name:?}; the columns are {}", Names(columns))]
    NoSuchColumn {
        /// The column that was asked for.
        name: String,
        /// The columns of the table.
        columns: Vec<String>,
    },
    /// A metadata table without a column that identifies documents.
    #[error(
        "no column with the ids or file names of documents found; expected {}; the columns are {}",
        AnyOf(&KEY_NAMES),
        Names(columns)
    )]
    NoKeyColumn {
        /// The columns of the table.
        columns: Vec<String>,
    },
    /// A row with more fields than the header, which are not all empty.
    #[error("the row has {found} fields, the header {expected}")]
    FieldCount {
        /// The number of fields of the header.
        expected: usize,
        /// The number of fields of the row.
        found: usize,
    },
    /// A quotation mark that opens a cell, and none that closes it. The row can be read with the mark as
    /// text, and is not left out.
    #[error("unclosed quotation mark; it is read as text, and the lines after it as rows")]
    StrayQuotationMark,
    /// A quotation mark that opens a cell, and none that closes it, in a row of several lines.
    #[error(
        "unclosed quotation mark; the row is left out up to line {last}, and the lines after it are \
         read as rows"
    )]
    UnclosedQuotationMark {
        /// The last line of the row.
        last: u64,
    },
    /// A quotation mark that opens a last cell, and none that closes it. The row is not left out.
    #[error(
        "unclosed quotation mark; all lines up to line {last}, the last of the file, are in one cell"
    )]
    EndlessCell {
        /// The last line of the file.
        last: u64,
    },
    /// More rows of a table than are named one by one.
    #[error("{more} more rows gave no document")]
    MoreRows {
        /// Their number.
        more: u64,
    },
    /// A row that is longer than rows may be.
    #[error("the row, up to line {last}, takes more than {}", Mebibytes(*most))]
    RowTooLong {
        /// The longest row that is read, in bytes.
        most: usize,
        /// The last line of the row.
        last: u64,
    },
    /// A header that is longer than headers may be.
    #[error("the header is longer than {}; is this a table?", Mebibytes(*most))]
    HeaderTooLong {
        /// The longest header that is read, in bytes.
        most: usize,
    },
    /// A JSON object with more keys than tables may have columns.
    #[error("the object has more than {most} keys")]
    TooManyKeys {
        /// The most keys of an object.
        most: usize,
    },
    /// A header with more columns than tables may have.
    #[error("the header has more than {most} columns")]
    TooManyColumns {
        /// The most columns of a table.
        most: usize,
    },
    /// A row whose text is empty or white space.
    #[error("the text is empty")]
    EmptyText,
    /// A second row of a table with the same id.
    #[error("the id {id:?} is already used in line {first}")]
    DuplicateId {
        /// The id.
        id: String,
        /// The line of the first row with the id.
        first: u64,
    },
    /// An id that is already used, even qualified with its input.
    #[error("the id {id:?} is already used")]
    IdTaken {
        /// The qualified id.
        id: String,
    },
    /// A line of JSON, or an element of an array, that is longer than rows may be.
    #[error("longer than {}", Mebibytes(*most))]
    ObjectTooLong {
        /// The longest that is read, in bytes.
        most: usize,
    },
    /// A line, or an element of an array, that is not JSON.
    ///
    /// The cause is a description: the error of the JSON library would add a line number of its
    /// own, which is not that of the file.
    #[error("not valid JSON: {cause} (column {column})")]
    Json {
        /// What is wrong with it.
        cause: String,
        /// The column of the error, in bytes from 1.
        column: usize,
    },
    /// A line of JSON, or an element of an array, that is not an object.
    #[error("not a JSON object")]
    NotAnObject,
    /// A JSON object with two equal keys.
    #[error("the key {key:?} occurs twice in the object")]
    RepeatedKey {
        /// The key.
        key: String,
    },
    /// A file that should be a JSON array of objects and is not.
    #[error(
        "not a JSON array of objects (pandas writes one with orient=\"records\"); if each line is an \
         object, use --input-format jsonl or a name that ends in .jsonl"
    )]
    NotAnArray,
    /// Any other reason, or one that was deserialized.
    #[error("{message}")]
    Other {
        /// The message, in one line.
        message: String,
    },
}

impl Reason {
    /// The reason for an error of the operating system, or the reason that the error holds.
    pub(crate) fn from_io(error: io::Error) -> Reason {
        let error = match error.downcast::<Reason>() {
            Ok(reason) => return reason,
            Err(error) => error,
        };
        match error.kind() {
            io::ErrorKind::NotFound => Reason::Missing,
            // Without the number of the error, which means nothing to most readers.
            io::ErrorKind::PermissionDenied => Reason::Unreadable {
                cause: io::Error::from(io::ErrorKind::PermissionDenied).into(),
            },
            _ => Reason::Unreadable {
                cause: error.into(),
            },
        }
    }

    /// The message and that of the cause in one line.
    pub(crate) fn one_line(&self) -> impl fmt::Display + '_ {
        OneLine(self)
    }
}

impl Serialize for Reason {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.one_line())
    }
}

impl<'de> Deserialize<'de> for Reason {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Reason, D::Error> {
        String::deserialize(deserializer).map(|message| Reason::Other { message })
    }
}

struct OneLine<'a>(&'a Reason);

impl fmt::Display for OneLine<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0.source() {
            Some(cause) => write!(f, "{}: {cause}", self.0),
            None => self.0.fmt(f),
        }
    }
}

/// A limit in bytes.
struct Mebibytes(usize);

impl fmt::Display for Mebibytes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} MiB", self.0 >> 20)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cause_is_kept_and_shown_in_the_line() {
        let error = io::Error::from(io::ErrorKind::PermissionDenied);
        let reason = Reason::from_io(error);
        assert_eq!(reason.to_string(), "cannot be read");
        assert_eq!(
            reason.one_line().to_string(),
            "cannot be read: permission denied"
        );
        let Reason::Unreadable { cause } = &reason else {
            panic!("{reason:?}");
        };
        assert!(cause.get_ref().is::<io::Error>());
        assert_eq!(reason.clone(), reason);
    }

    #[test]
    fn a_very_long_column_name_is_shortened() {
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
    fn an_unknown_extension_is_shown_with_the_known_ones() {
        let reason = Reason::UnknownExtension {
            extension: "html".into(),
        };
        assert_eq!(
            reason.to_string(),
            "unknown file extension .html; expected .txt, .text, .md, .csv, .tsv, .jsonl, .ndjson or \
             .json (--input-format overrides)"
        );
    }
}
