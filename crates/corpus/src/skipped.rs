//! Inputs that gave no document, and remarks on inputs that were read.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use crate::reason::Reason;

/// A file or row that gave no document, or a row that gave one although it is damaged
/// ([`Reason::StrayQuotationMark`], [`Reason::EndlessCell`]).
///
/// Its [`Display`](fmt::Display) is one line with the cause, if there is one:
/// `news/a.csv: line 7: the text is empty`. Serialized, the reason is its message.
///
/// # Examples
///
/// ```
/// use keyweight_corpus::{Place, Reason, Skipped};
///
/// let skipped = Skipped::new("news/a.csv", Reason::EmptyText).at(Place::Line(7));
/// assert_eq!(skipped.to_string(), "news/a.csv: line 7: the text is empty");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[error("{path}: {}{}", Prefix(*place), reason.one_line())]
#[non_exhaustive]
pub struct Skipped {
    /// The file, as reached from the argument; `stdin` for standard input, `memory` for a document
    /// that was given to [`Corpus::from_documents`](crate::Corpus::from_documents).
    pub path: String,
    /// The place in the file; `None` if the whole file was skipped.
    pub place: Option<Place>,
    /// Why.
    pub reason: Reason,
}

impl Skipped {
    /// A whole file that gave no document.
    pub fn new(path: impl Into<String>, reason: Reason) -> Skipped {
        Skipped {
            path: path.into(),
            place: None,
            reason,
        }
    }

    /// The same at a place in the file.
    #[must_use]
    pub fn at(self, place: Place) -> Skipped {
        Skipped {
            place: Some(place),
            ..self
        }
    }
}

/// A place in an input.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Place {
    /// The line, from 1, in which a row starts.
    Line(u64),
    /// The number, from 1, of a document that was given in memory.
    Document(u64),
    /// An object of a JSON array, which may have all of them in one line.
    Object {
        /// Its number, from 1.
        number: u64,
        /// The line, from 1, in which it starts, or that of the fault in it.
        line: u64,
    },
}

impl Place {
    /// The place that a string shows.
    fn parse(shown: &str) -> Option<Place> {
        let (what, number) = shown.split_once(' ')?;
        if let ("object", Some((number, line))) = (what, number.split_once(" in line ")) {
            let (number, line) = (number.parse().ok()?, line.parse().ok()?);
            return Some(Place::Object { number, line });
        }
        let number = number.parse().ok()?;
        match what {
            "line" => Some(Place::Line(number)),
            "document" => Some(Place::Document(number)),
            _ => None,
        }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Place::Line(line) => write!(f, "line {line}"),
            Place::Document(number) => write!(f, "document {number}"),
            Place::Object { number, line } => write!(f, "object {number} in line {line}"),
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
        Place::parse(&shown)
            .ok_or_else(|| de::Error::custom(format!("not a place in an input: {shown:?}")))
    }
}

struct Prefix(Option<Place>);

impl fmt::Display for Prefix {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.map_or(Ok(()), |place| write!(f, "{place}: "))
    }
}

/// A remark on an input that was read: nothing is lost, but the reader should know.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[error("{path}: {message}")]
#[non_exhaustive]
pub struct Notice {
    /// The file or folder, as reached from the argument; `all inputs` for a remark on several.
    pub path: String,
    /// The remark, in one line.
    pub message: String,
}

impl Notice {
    /// A remark on an input.
    pub fn new(path: impl Into<String>, message: impl Into<String>) -> Notice {
        Notice {
            path: path.into(),
            message: message.into(),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io;

    use super::*;

    #[test]
    fn a_deserialized_row_prints_the_same() {
        let unreadable = Reason::from_io(io::Error::from(io::ErrorKind::PermissionDenied));
        for (skipped, place) in [
            (
                Skipped::new("a.csv", Reason::EmptyText).at(Place::Line(7)),
                "line",
            ),
            (
                Skipped::new("memory", unreadable).at(Place::Document(7)),
                "document",
            ),
            (
                Skipped::new("a.json", Reason::EmptyText).at(Place::Object {
                    number: 7,
                    line: 31,
                }),
                "object",
            ),
        ] {
            let json = serde_json::to_string(&skipped).unwrap();
            let back: Skipped = serde_json::from_str(&json).unwrap();
            assert_eq!(back.to_string(), skipped.to_string());
            assert_eq!(serde_json::to_string(&back).unwrap(), json);
            assert!(serde_json::from_str::<Skipped>(&json.replace(place, "row")).is_err());
        }
    }

    #[test]
    fn a_skipped_row_is_one_line_with_path_place_and_reason() {
        let reason = Reason::FieldCount {
            expected: 3,
            found: 5,
        };
        assert_eq!(
            Skipped::new("notes/a.csv", reason)
                .at(Place::Line(7))
                .to_string(),
            "notes/a.csv: line 7: the row has 5 fields, the header 3"
        );
        assert_eq!(
            Skipped::new("a.txt", Reason::Empty).to_string(),
            "a.txt: the file is empty"
        );
        let denied = Reason::from_io(io::Error::from(io::ErrorKind::PermissionDenied));
        assert_eq!(
            Skipped::new("a.txt", denied).to_string(),
            "a.txt: cannot be read: permission denied"
        );
    }

    #[test]
    fn a_skipped_row_serializes_as_its_messages() {
        let skipped = Skipped::new("a.csv", Reason::EmptyText).at(Place::Line(2));
        assert_eq!(
            serde_json::to_string(&skipped).unwrap(),
            r#"{"path":"a.csv","place":"line 2","reason":"the text is empty"}"#
        );
    }
}
