//! Paths as messages and ids show them.

use std::ffi::OsStr;
use std::path::Path;

/// A path as shown and as used in ids: `/` between its components, bytes that are not UTF-8 written
/// as `\xE9`.
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

/// The name without its extension, and, if it ends in `.gz` or `.zst`, first without that alone:
/// `a.txt.gz` gives `a.txt`, `a`.
pub(crate) fn without_extensions(id: &str) -> Vec<&str> {
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

fn ends_in(name: &str, suffix: &str) -> bool {
    let (name, suffix) = (name.as_bytes(), suffix.as_bytes());
    name.len() > suffix.len() && name[name.len() - suffix.len()..].eq_ignore_ascii_case(suffix)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn extensions_are_removed_one_by_one() {
        assert_eq!(
            without_extensions("sub.d/a.txt.gz"),
            ["sub.d/a.txt", "sub.d/a"]
        );
        assert_eq!(without_extensions("a.b.txt"), ["a.b"]);
        assert_eq!(without_extensions("sub.d/README"), Vec::<&str>::new());
        assert_eq!(without_extensions(".txt"), Vec::<&str>::new());
    }

    #[cfg(unix)]
    #[test]
    fn bytes_that_are_not_utf8_are_escaped() {
        use std::os::unix::ffi::OsStrExt;
        assert_eq!(
            display(Path::new(OsStr::from_bytes(b"caf\xE9/\xFF.txt"))),
            r"caf\xE9/\xFF.txt"
        );
    }
}
