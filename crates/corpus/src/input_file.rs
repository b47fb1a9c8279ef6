//! A file that was read, for the manifest.

use serde::{Deserialize, Serialize};

use crate::kind::Kind;

/// A file that was read, for the manifest.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct InputFile {
    /// The file, as reached from the argument; `stdin` for standard input.
    pub path: String,
    /// Size as stored, in bytes.
    pub bytes: u64,
    /// SHA-256 of the bytes as stored, in lower-case hexadecimal; `None` if it was not asked for.
    pub sha256: Option<String>,
    /// What the file was read as.
    pub format: Kind,
    /// The encoding its text was decoded from, by its [name](crate::TextEncoding::name): `UTF-8`,
    /// `windows-1252`, `IBM850`.
    pub encoding: String,
    /// The number of documents it gave.
    pub documents: u64,
}
