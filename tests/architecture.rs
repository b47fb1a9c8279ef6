//! The drawing in ARCHITECTURE.md as a test: who may depend on whom, and what every file looks like.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use toml::{Table, Value};

use crate::support::{files_below, root};

/// The longest file, in lines.
const LONGEST_FILE: usize = 400;

/// A crate and the crates of ours that it may depend on.
struct Crate {
    folder: &'static str,
    package: &'static str,
    depends_on: &'static [&'static str],
}

/// The drawing. Change it together with ARCHITECTURE.md, and only with a reason.
const CRATES: [Crate; 7] = [
    Crate {
        folder: "crates/corpus",
        package: "keyweight-corpus",
        depends_on: &[],
    },
    Crate {
        folder: "crates/tokenize",
        package: "keyweight-tokenize",
        depends_on: &[],
    },
    Crate {
        folder: "crates/count",
        package: "keyweight-count",
        depends_on: &[],
    },
    Crate {
        folder: "crates/score",
        package: "keyweight-score",
        depends_on: &["keyweight-count"],
    },
    Crate {
        folder: "crates/report",
        package: "keyweight-report",
        depends_on: &[],
    },
    Crate {
        folder: "crates/keyweight",
        package: "keyweight",
        depends_on: &[
            "keyweight-corpus",
            "keyweight-count",
            "keyweight-report",
            "keyweight-score",
            "keyweight-tokenize",
        ],
    },
    Crate {
        folder: "crates/cli",
        package: "keyweight-cli",
        depends_on: &["keyweight", "keyweight-report"],
    },
];

/// The packages beside the crates; they may depend on any of them.
const FREE: [&str; 2] = ["tests", "benches"];

/// The only package that starts threads.
const THREADS: &str = "keyweight";

#[test]
fn every_crate_is_in_the_drawing() {
    let found: BTreeSet<String> = fs::read_dir(root().join("crates"))
        .unwrap()
        .map(|entry| entry.unwrap())
        .filter(|entry| entry.path().is_dir())
        .map(|entry| format!("crates/{}", entry.file_name().to_string_lossy()))
        .collect();
    let drawn = CRATES.iter().map(|drawn| drawn.folder.to_owned()).collect();
    assert_eq!(
        found, drawn,
        "the folders of crates/ are not those of the drawing: add a new crate to CRATES in \
         tests/architecture.rs and to the table in ARCHITECTURE.md, with what it may depend on"
    );
    for drawn in &CRATES {
        assert_eq!(
            manifest(drawn.folder)["package"]["name"].as_str(),
            Some(drawn.package),
            "{}/Cargo.toml: name the package as the drawing does",
            drawn.folder
        );
    }
}

#[test]
fn crates_depend_on_each_other_as_drawn() {
    let ours: BTreeSet<&str> = CRATES
        .iter()
        .map(|drawn| drawn.package)
        .chain(["keyweight-tests", "keyweight-benches"])
        .collect();
    for drawn in &CRATES {
        let dependencies = dependencies(drawn.folder);
        let allowed: BTreeSet<&str> = drawn.depends_on.iter().copied().collect();
        let of = |kinds: &[Kind]| -> BTreeSet<&str> {
            dependencies
                .iter()
                .filter(|(kind, name)| kinds.contains(kind) && ours.contains(name.as_str()))
                .map(|(_, name)| name.as_str())
                .collect()
        };
        assert_eq!(
            of(&[Kind::Normal, Kind::Build]),
            allowed,
            "{}/Cargo.toml: the dependencies on crates of ours (left) are not those of the drawing \
             (right); move the code to where it may depend on what it needs, or change the drawing \
             in tests/architecture.rs and ARCHITECTURE.md",
            drawn.folder
        );
        let tests = of(&[Kind::Dev]);
        assert!(
            tests.is_subset(&allowed),
            "{}/Cargo.toml: the dev-dependencies {tests:?} go beyond the drawing's {allowed:?}; a \
             test that needs two crates belongs into tests/",
            drawn.folder
        );
    }
}

#[test]
fn only_the_facade_starts_threads() {
    for drawn in CRATES.iter().filter(|drawn| drawn.package != THREADS) {
        let rayon = dependencies(drawn.folder)
            .into_iter()
            .any(|(_, name)| name == "rayon");
        assert!(
            !rayon,
            "{}/Cargo.toml: only {THREADS} may depend on rayon; give it something to run instead",
            drawn.folder
        );
    }
}

#[test]
fn every_package_takes_the_lints_of_the_workspace() {
    let folders = CRATES.iter().map(|drawn| drawn.folder).chain(FREE);
    for folder in folders {
        let lints = manifest(folder)
            .get("lints")
            .and_then(|lints| lints.get("workspace")?.as_bool());
        assert_eq!(
            lints,
            Some(true),
            "{folder}/Cargo.toml: add `[lints]` with `workspace = true`"
        );
    }
}

#[test]
fn every_module_starts_with_what_it_is() {
    for path in files_below(&root().join("crates"), ".rs") {
        if !path.components().any(|part| part.as_os_str() == "src") {
            continue;
        }
        let text = fs::read_to_string(&path).unwrap();
        assert!(
            text.starts_with("//! "),
            "{}: begin with a line `//! ` that says what the module is",
            shown(&path)
        );
    }
}

#[test]
fn no_file_is_too_long_to_read() {
    for path in files_below(&root().join("crates"), ".rs") {
        let lines = fs::read_to_string(&path).unwrap().lines().count();
        assert!(
            lines <= LONGEST_FILE,
            "{}: {lines} lines, more than {LONGEST_FILE}; one concept per file",
            shown(&path)
        );
    }
}

#[test]
fn the_table_in_architecture_md_is_the_drawing() {
    let path = root().join("ARCHITECTURE.md");
    let text = fs::read_to_string(&path)
        .unwrap_or_else(|error| panic!("ARCHITECTURE.md: {error}; it holds the crate table"));
    let drawn: BTreeMap<String, (String, BTreeSet<String>)> = CRATES
        .iter()
        .map(|drawn| {
            let depends_on = drawn.depends_on.iter().map(|name| (*name).to_owned());
            let value = (drawn.package.to_owned(), depends_on.collect());
            (drawn.folder.to_owned(), value)
        })
        .collect();
    assert_eq!(
        crate_table(&text),
        drawn,
        "the crate table of ARCHITECTURE.md (left) is not the drawing of tests/architecture.rs \
         (right); bring both in line"
    );
}

#[test]
fn every_path_in_architecture_md_is_there() {
    let text = fs::read_to_string(root().join("ARCHITECTURE.md")).unwrap();
    let quoted = text.split('`').skip(1).step_by(2);
    let is_path = |quoted: &&str| {
        quoted.contains('/') && !quoted.contains([' ', '*', '<', '{']) && !quoted.starts_with("--")
    };
    let paths: BTreeSet<&str> = quoted.filter(is_path).collect();
    assert!(paths.len() > 20, "the page names where things are");
    let mut known = BTreeSet::new();
    for path in files_below(&root().join("crates"), "") {
        known.extend(path.ancestors().map(Path::to_owned));
    }
    // A path may begin with the folder of its crate, or of its room.
    let is_known =
        |path: &&str| root().join(path).exists() || known.iter().any(|known| known.ends_with(path));
    let missing: Vec<&str> = paths.into_iter().filter(|path| !is_known(path)).collect();
    assert!(
        missing.is_empty(),
        "ARCHITECTURE.md names what is not there: {missing:?}"
    );
}

#[test]
fn architecture_md_names_every_folder_of_the_sources() {
    let text = fs::read_to_string(root().join("ARCHITECTURE.md")).unwrap();
    for drawn in &CRATES {
        let source = root().join(drawn.folder).join("src");
        for path in files_below(&source, ".rs") {
            let below = path.strip_prefix(&source).unwrap();
            let folder = below.parent().unwrap().display().to_string();
            assert!(
                folder.is_empty() || text.contains(&format!("{folder}/")),
                "ARCHITECTURE.md does not name the folder {folder}/ of {}",
                drawn.folder
            );
        }
    }
}

#[test]
fn a_crate_table_is_read_cell_by_cell() {
    let text = "| folder | package | takes → gives | depends on |\n|---|---|---|---|\n\
                | `crates/a` | k-a | x → y | — |\n\
                | `crates/b` | `k-b` | x \\| y → z | k-a, `k-c` |\n\
                | `tests/` | k-tests | | all |\n";
    let expected = BTreeMap::from([
        ("crates/a".to_owned(), ("k-a".to_owned(), BTreeSet::new())),
        (
            "crates/b".to_owned(),
            (
                "k-b".to_owned(),
                BTreeSet::from(["k-a".to_owned(), "k-c".to_owned()]),
            ),
        ),
    ]);
    assert_eq!(crate_table(text), expected);
}

/// Folder → package and dependencies, of the rows that begin with a folder of `crates/`.
///
/// The columns are found by their names in the header above; `—` is no dependency.
fn crate_table(text: &str) -> BTreeMap<String, (String, BTreeSet<String>)> {
    let mut columns: Vec<String> = Vec::new();
    let mut table = BTreeMap::new();
    for line in text.lines() {
        let cells = cells(line);
        if cells.iter().any(|cell| cell == "folder") {
            columns = cells;
            continue;
        }
        if !cells
            .first()
            .is_some_and(|cell| cell.starts_with("crates/"))
        {
            continue;
        }
        let cell = |name: &str| {
            let place = columns.iter().position(|column| column == name);
            place
                .and_then(|place| cells.get(place))
                .unwrap_or_else(|| panic!("ARCHITECTURE.md: no `{name}` in the row {line}"))
        };
        let depends_on = cell("depends on")
            .split(',')
            .map(str::trim)
            .filter(|name| !matches!(*name, "" | "—"))
            .map(str::to_owned)
            .collect();
        let folder = cell("folder").trim_end_matches('/').to_owned();
        let known = table.insert(folder, (cell("package").clone(), depends_on));
        assert!(known.is_none(), "ARCHITECTURE.md: a second row {line}");
    }
    table
}

/// The cells of a row of a Markdown table, without code marks; none if the line is no such row.
fn cells(line: &str) -> Vec<String> {
    let row = line.trim().replace("\\|", "\u{0}");
    let Some(row) = row.strip_prefix('|') else {
        return Vec::new();
    };
    row.trim_end_matches('|')
        .split('|')
        .map(|cell| cell.replace('\u{0}', "|").replace('`', "").trim().into())
        .collect()
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    Normal,
    Build,
    Dev,
}

const SECTIONS: [(&str, Kind); 3] = [
    ("dependencies", Kind::Normal),
    ("build-dependencies", Kind::Build),
    ("dev-dependencies", Kind::Dev),
];

/// The names of all packages that the one in `folder` depends on, on any target.
fn dependencies(folder: &str) -> BTreeSet<(Kind, String)> {
    let manifest = manifest(folder);
    let workspace = manifest_at(&root());
    let renamed = &workspace["workspace"]["dependencies"];
    let targets = manifest.get("target").and_then(Value::as_table);
    let tables = targets
        .into_iter()
        .flat_map(Table::values)
        .filter_map(Value::as_table)
        .chain([&manifest]);
    let mut found = BTreeSet::new();
    for table in tables {
        for (section, kind) in SECTIONS {
            let Some(section) = table.get(section).and_then(Value::as_table) else {
                continue;
            };
            for (key, value) in section {
                let package = [Some(value), renamed.get(key)]
                    .into_iter()
                    .flatten()
                    .find_map(|value| value.get("package")?.as_str());
                found.insert((kind, package.unwrap_or(key).to_owned()));
            }
        }
    }
    found
}

fn manifest(folder: &str) -> Table {
    manifest_at(&root().join(folder))
}

fn manifest_at(folder: &Path) -> Table {
    let path = folder.join("Cargo.toml");
    let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path:?}: {error}"));
    text.parse()
        .unwrap_or_else(|error| panic!("{path:?}: {error}"))
}

/// A path as it stands in the repository.
fn shown(path: &Path) -> String {
    let root = root();
    let below = path.strip_prefix(&root).unwrap_or(path);
    below.display().to_string()
}
