//! Imports run one way: no circle of files across the rooms of a crate.
//!
//! A room is a folder in a crate's `src/`, or a file that stands there alone. A file imports a room if
//! it names `crate::room`, an item that the crate's root re-exports from that room, or the same by way
//! of `super`. If the graph of rooms has no circle, no circle of files crosses a room. Tests and
//! comments do not count, and neither does the root, which imports every room.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use crate::support::{files_below, root};

/// For each room the rooms that it imports, each with a file that does.
type Imports = BTreeMap<String, BTreeMap<String, String>>;

#[test]
fn no_circle_of_imports_crosses_the_rooms_of_a_crate() {
    let mut circles = Vec::new();
    for entry in fs::read_dir(root().join("crates")).unwrap() {
        let folder = entry.unwrap().path();
        let imports = imports(&folder.join("src"));
        assert!(!imports.is_empty(), "{}: no rooms", folder.display());
        let name = folder.file_name().unwrap().to_string_lossy().into_owned();
        circles.extend(circle(&imports).map(|circle| format!("{name}: {circle}")));
    }
    assert!(
        circles.is_empty(),
        "imports run down only; move what both rooms need below them:\n{}",
        circles.join("\n")
    );
}

#[test]
fn a_circle_of_rooms_is_found_and_a_chain_is_not() {
    let folder = tempfile::tempdir().unwrap();
    let write = |path: &str, text: &str| {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    };
    write(
        "lib.rs",
        "mod a;\nmod b;\npub use a::{deep::Thing, Other as Named};\n",
    );
    write("a/mod.rs", "pub mod deep;\n");
    write(
        "a/deep.rs",
        "use crate::{c, d::{self, E}};\nuse super::Other;\n",
    );
    write("b.rs", "// use crate::b;\nuse crate::Thing;\n");
    write("c.rs", "#[cfg(test)]\nmod tests {\n    use crate::b;\n}\n");
    write("d/mod.rs", "");
    let of = |imports: &Imports, room: &str| imports[room].keys().cloned().collect::<Vec<_>>();
    let chain = imports(folder.path());
    assert_eq!(of(&chain, "a"), ["c", "d"]);
    assert_eq!(of(&chain, "b"), ["a"]);
    assert!(of(&chain, "c").is_empty());
    assert_eq!(circle(&chain), None);
    write("d/one.rs", "use super::super::b::{self};\n");
    let found = circle(&imports(folder.path())).unwrap();
    assert!(found.contains("d (d/one.rs) → b"), "{found}");
    write("d/one.rs", "use crate::Named;\n");
    assert!(circle(&imports(folder.path())).is_some());
}

/// The imports of the crate whose `src/` this is.
fn imports(source: &Path) -> Imports {
    let mut imports = Imports::new();
    let mut reexports = BTreeMap::new();
    let files = files_below(source, ".rs");
    let below = |path: &Path| path.strip_prefix(source).unwrap().to_owned();
    for path in &files {
        let below = below(path);
        if below.components().count() == 1 && is_root(&below) {
            reexports.extend(reexported(&code(path)));
        } else {
            imports.insert(room(&below), BTreeMap::new());
        }
    }
    for path in &files {
        let below = below(path);
        let is_test = below.components().any(|one| {
            let name = Path::new(one.as_os_str()).with_extension("");
            name.as_os_str() == "tests"
        });
        if is_root(&below) || is_test {
            continue;
        }
        let own = room(&below);
        for name in root_names(&code(path), depth(&below)) {
            let target = if imports.contains_key(&name) {
                name
            } else if let Some(target) = reexports.get(&name) {
                target.clone()
            } else {
                continue;
            };
            if target != own {
                let file = below.display().to_string();
                let known = imports.get_mut(&own).expect("every file's room is known");
                known.entry(target).or_insert(file);
            }
        }
    }
    imports
}

fn is_root(below: &Path) -> bool {
    ["lib.rs", "main.rs"]
        .iter()
        .any(|name| below == Path::new(name))
}

/// The room of a file.
fn room(below: &Path) -> String {
    let first = below.components().next().unwrap();
    let name = Path::new(first.as_os_str()).with_extension("");
    name.display().to_string()
}

/// How many modules deep a file is below the root.
fn depth(below: &Path) -> usize {
    let is_mod = below.file_name().is_some_and(|name| name == "mod.rs");
    below.components().count() - usize::from(is_mod)
}

/// A file without its comments and its tests.
fn code(path: &Path) -> String {
    let text = fs::read_to_string(path).unwrap();
    // Tests in the file itself are at its end; `mod tests;` names a file of their own.
    let text = text
        .split("#[cfg(test)]\nmod tests {")
        .next()
        .unwrap_or_default();
    let lines = text
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"));
    lines.collect::<Vec<_>>().join("\n")
}

/// The names directly below the crate's root that a file uses.
fn root_names(code: &str, depth: usize) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for prefix in ["crate::".to_owned(), "super::".repeat(depth)] {
        for (place, _) in code.match_indices(&prefix) {
            let is_longer = code[..place].ends_with("super::");
            if !is_longer {
                names.extend(first_names(&code[place + prefix.len()..]));
            }
        }
    }
    names
}

/// The first names of a path, or of each path of a braced list.
fn first_names(path: &str) -> Vec<String> {
    let Some(list) = path.strip_prefix('{') else {
        return vec![identifier(path)];
    };
    let mut names = Vec::new();
    let mut depth = 0;
    let mut is_first = true;
    for (place, character) in list.char_indices() {
        match character {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => is_first = true,
            _ if is_first && !character.is_whitespace() => {
                names.push(identifier(&list[place..]));
                is_first = false;
            }
            _ => {}
        }
    }
    names
}

fn identifier(text: &str) -> String {
    let is_part = |character: &char| character.is_alphanumeric() || *character == '_';
    text.chars().take_while(is_part).collect()
}

/// For each name that the root re-exports the room it comes from.
fn reexported(code: &str) -> BTreeMap<String, String> {
    let mut names = BTreeMap::new();
    for statement in code.split(';') {
        let Some((_, path)) = statement.split_once("use ") else {
            continue;
        };
        let path = path.strip_prefix("crate::").unwrap_or(path);
        let room = identifier(path);
        for leaf in path.split(['{', '}', ',']) {
            let name = leaf.rsplit("::").next().unwrap_or(leaf);
            let name = name.rsplit(" as ").next().unwrap_or(name).trim();
            names.insert(identifier(name), room.clone());
        }
    }
    names
}

/// A circle of rooms with the files that close it, if there is one.
fn circle(imports: &Imports) -> Option<String> {
    fn visit<'i>(
        room: &'i str,
        imports: &'i Imports,
        path: &mut Vec<&'i str>,
        done: &mut BTreeSet<&'i str>,
    ) -> Option<String> {
        if let Some(start) = path.iter().position(|known| *known == room) {
            let rooms = &path[start..];
            let next = rooms.iter().skip(1).chain([&room]);
            let steps = rooms.iter().zip(next);
            let steps = steps.map(|(room, next)| format!("{room} ({})", imports[*room][*next]));
            let steps: Vec<String> = steps.collect();
            return Some(format!("{} → {room}", steps.join(" → ")));
        }
        if !done.insert(room) {
            return None;
        }
        path.push(room);
        let targets = imports[room].keys();
        let found = targets
            .map(|target| visit(target, imports, path, done))
            .find(Option::is_some)
            .flatten();
        path.pop();
        found
    }
    let mut done = BTreeSet::new();
    let mut rooms = imports.keys();
    rooms.find_map(|room| visit(room, imports, &mut Vec::new(), &mut done))
}
