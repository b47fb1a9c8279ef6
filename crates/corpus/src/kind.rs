//! What a file is, by the ending of its name.

use std::ffi::OsStr;
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
    /// A document per row, delimiter found in the header line.
    Csv,
    /// A document per row, split at tabs.
    Tsv,
    /// A document per line, a JSON object each.
    JsonLines,
    /// Fields joined to the text files; no documents of its own.
    Metadata,
}

/// What the ending of a file name says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum ByName {
    Known(Kind),
    /// The ending in lower case, without its dot.
    Unknown(Option<String>),
}

/// What to read a file of this name as, in a format that may be given.
pub(crate) fn by_name(path: &Path, format: Format) -> ByName {
    match format {
        Format::Auto => by_ending(path),
        Format::Text => ByName::Known(Kind::Text),
        Format::Csv => ByName::Known(Kind::Csv),
        Format::Tsv => ByName::Known(Kind::Tsv),
        Format::JsonLines => ByName::Known(Kind::JsonLines),
    }
}

fn by_ending(path: &Path) -> ByName {
    let mut ending = ending_of(path);
    if matches!(ending.as_deref(), Some("gz" | "zst"))
        && let Some(inner) = path.file_stem().map(Path::new)
        && let Some(below) = ending_of(inner)
    {
        ending = Some(below);
    }
    match ending.as_deref() {
        Some("txt" | "text" | "md") => ByName::Known(Kind::Text),
        Some("csv") => ByName::Known(Kind::Csv),
        Some("tsv") => ByName::Known(Kind::Tsv),
        Some("jsonl" | "ndjson") => ByName::Known(Kind::JsonLines),
        _ => ByName::Unknown(ending),
    }
}

fn ending_of(path: &Path) -> Option<String> {
    path.extension()
        .map(|ending| ending.to_string_lossy().to_lowercase())
}

/// The name without its ending, and, where it ends in `.gz` or `.zst`, first without that alone:
/// `a.txt.gz` gives `a.txt`, `a`.
pub(crate) fn without_endings(id: &str) -> Vec<&str> {
    let mut names = Vec::new();
    let mut rest = id;
    let compressed = ends_in(rest, ".gz") || ends_in(rest, ".zst");
    for _ in 0..=usize::from(compressed) {
        let name_start = rest.rfind('/').map_or(0, |slash| slash + 1);
        match rest.rfind('.') {
            Some(dot) if dot > name_start => rest = &rest[..dot],
            _ => break,
        }
        names.push(rest);
    }
    names
}

fn ends_in(name: &str, ending: &str) -> bool {
    let (name, ending) = (name.as_bytes(), ending.as_bytes());
    name.len() > ending.len() && name[name.len() - ending.len()..].eq_ignore_ascii_case(ending)
}

/// A path as shown and as used in ids: `/` between its parts, bytes that are not UTF-8 written as
/// `\xE9`.
pub(crate) fn display(path: &Path) -> String {
    let shown = escape(path.as_os_str());
    if std::path::MAIN_SEPARATOR == '/' {
        shown
    } else {
        shown.replace(std::path::MAIN_SEPARATOR, "/")
    }
}

fn escape(name: &OsStr) -> String {
    let mut shown = String::new();
    for chunk in name.as_encoded_bytes().utf8_chunks() {
        shown.push_str(chunk.valid());
        for byte in chunk.invalid() {
            shown.extend(["\\x".to_owned(), format!("{byte:02X}")]);
        }
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn endings_are_known_in_any_case_and_under_compression() {
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
        ] {
            assert_eq!(
                by_name(Path::new(name), Format::Auto),
                ByName::Known(kind),
                "{name}"
            );
        }
    }

    #[test]
    fn other_endings_are_named() {
        for (name, ending) in [
            ("a.PNG", Some("png")),
            ("README", None),
            ("a.tar.gz", Some("tar")),
            ("a.gz", Some("gz")),
        ] {
            assert_eq!(
                by_name(Path::new(name), Format::Auto),
                ByName::Unknown(ending.map(str::to_owned)),
                "{name}"
            );
        }
    }

    #[test]
    fn a_given_format_overrides_the_ending() {
        assert_eq!(
            by_name(Path::new("a.png"), Format::Csv),
            ByName::Known(Kind::Csv)
        );
        assert_eq!(
            by_name(Path::new("a.csv"), Format::Text),
            ByName::Known(Kind::Text)
        );
    }

    #[test]
    fn endings_are_cut_one_by_one() {
        assert_eq!(
            without_endings("sub.d/a.txt.gz"),
            ["sub.d/a.txt", "sub.d/a"]
        );
        assert_eq!(without_endings("a.b.txt"), ["a.b"]);
        assert_eq!(without_endings("sub.d/README"), Vec::<&str>::new());
        assert_eq!(without_endings(".txt"), Vec::<&str>::new());
    }

    #[cfg(unix)]
    #[test]
    fn a_name_in_no_encoding_is_escaped() {
        use std::os::unix::ffi::OsStrExt;
        assert_eq!(
            display(Path::new(OsStr::from_bytes(b"caf\xE9/\xFF.txt"))),
            r"caf\xE9/\xFF.txt"
        );
    }
}
