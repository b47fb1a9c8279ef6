//! Arguments whose names are on disk in another Unicode normal form.

use std::ffi::OsString;
use std::io;
use std::path::{Component, Path, PathBuf};

use crate::normal_form::composed;

/// The path by which the system knows `path`.
///
/// A copy from macOS has decomposed names (`e` and an accent), a keyboard gives composed ones (`é`). A
/// path that does not exist as it is written stands for one whose names have the same normal form.
pub(super) fn on_disk(path: &Path) -> PathBuf {
    let is_missing = |error: io::Error| error.kind() == io::ErrorKind::NotFound;
    let has_accents = !path.as_os_str().as_encoded_bytes().is_ascii();
    if !(has_accents && path.symlink_metadata().is_err_and(is_missing)) {
        return path.to_path_buf();
    }
    let mut found = PathBuf::new();
    for component in path.components() {
        match component {
            Component::Normal(name) if found.join(name).symlink_metadata().is_err() => {
                match same_name(&found, &name.to_string_lossy()) {
                    Some(name) => found.push(name),
                    None => return path.to_path_buf(),
                }
            }
            component => found.push(component),
        }
    }
    found
}

/// The first name in a folder, in byte order, that has the normal form of `name`.
fn same_name(folder: &Path, name: &str) -> Option<OsString> {
    let folder = if folder.as_os_str().is_empty() {
        Path::new(".")
    } else {
        folder
    };
    let name = composed(name);
    let names = folder.read_dir().ok()?.flatten();
    names
        .map(|entry| entry.file_name())
        .filter(|other| other.to_str().is_some_and(|other| composed(other) == name))
        .min()
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn a_name_is_found_in_another_normal_form() {
        let folder = tempfile::tempdir().unwrap();
        let stored = folder.path().join("e\u{301}te\u{301}/cafe\u{301}.txt");
        fs::create_dir(stored.parent().unwrap()).unwrap();
        fs::write(&stored, "words").unwrap();
        for typed in [
            "\u{e9}t\u{e9}/caf\u{e9}.txt",
            "e\u{301}t\u{e9}/caf\u{e9}.txt",
        ] {
            assert_eq!(on_disk(&folder.path().join(typed)), stored);
        }
        let missing = folder.path().join("\u{e9}t\u{e9}/cafe.txt");
        assert_eq!(on_disk(&missing), missing);
    }
}
