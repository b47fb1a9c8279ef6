//! The documents are true: the README's tables are rows of `reports/`, its first commands are those of
//! the gate, and links lead somewhere.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use keyweight::Preset;
use keyweight::tables::{Lexicon, Top};
use keyweight_report::CsvStyle;

use crate::support::{analysis, files_below, inputs, root};

/// The cells of a row of a Markdown table.
fn cells(line: &str) -> Vec<String> {
    let inner = line.trim().trim_start_matches('|').trim_end_matches('|');
    let unescaped = inner.replace("\\|", "\u{0}");
    unescaped
        .split('|')
        .map(|cell| cell.trim().replace('\u{0}', "|"))
        .collect()
}

/// The header and the rows of a table in `reports/`.
fn table(name: &str) -> (Vec<String>, BTreeSet<Vec<String>>) {
    let path = root().join("reports").join(name);
    let mut reader = csv::Reader::from_path(path).unwrap();
    let owned = |record: &csv::StringRecord| record.iter().map(str::to_owned).collect();
    let header = owned(reader.headers().unwrap());
    let rows = reader.records().map(|row| owned(&row.unwrap())).collect();
    (header, rows)
}

#[test]
fn its_rows_are_rows_of_the_sample_reports() {
    let readme = fs::read_to_string(root().join("README.md")).unwrap();
    let mut shown = 0;
    for name in ["keywords.csv", "keyness.csv", "matrix.csv", "terms.csv"] {
        let (header, rows) = table(name);
        let after = readme.split(&format!("\n`{name}`: ")).nth(1).unwrap();
        let mut lines = after.lines().skip_while(|line| !line.starts_with('|'));
        let columns = cells(lines.next().unwrap());
        let places: Vec<usize> = columns
            .iter()
            .map(|column| header.iter().position(|name| name == column).unwrap())
            .collect();
        let known: BTreeSet<Vec<String>> = rows
            .iter()
            .map(|row| places.iter().map(|place| row[*place].clone()).collect())
            .collect();
        for line in lines.skip(1).take_while(|line| line.starts_with('|')) {
            assert!(
                known.contains(&cells(line)),
                "the README shows a row that reports/{name} does not have: {line}"
            );
            shown += 1;
        }
    }
    assert!(shown >= 12, "{shown}");
}

#[test]
fn its_lexicon_is_that_of_the_seeds() {
    let readme = fs::read_to_string(root().join("README.md")).unwrap();
    let analysis = analysis(&inputs([root().join("seeds")]), &Preset::Article.settings());
    let mut lexicon = Vec::new();
    let style = CsvStyle::default();
    style
        .write_table(&Lexicon::new(&analysis, Top::All), &mut lexicon)
        .unwrap();
    let lexicon = String::from_utf8(lexicon).unwrap();
    let known: BTreeSet<&str> = lexicon.lines().collect();
    let block = readme.split("```text\nsurface,").nth(1).unwrap();
    let rows: Vec<&str> = block
        .lines()
        .skip(1)
        .take_while(|line| *line != "```")
        .collect();
    assert!(rows.len() >= 5);
    for row in rows {
        assert!(known.contains(row), "{row}");
    }
}

#[test]
fn its_commands_are_run_by_the_gate() {
    let readme = fs::read_to_string(root().join("README.md")).unwrap();
    let gate = fs::read_to_string(Path::new(&root()).join(".ci/run")).unwrap();
    for command in [
        "cargo run --release -- report seeds --out reports",
        "cargo test",
    ] {
        assert!(
            readme.contains(&format!("\n```sh\n{command}\n```\n")),
            "{command}"
        );
        assert!(gate.lines().any(|line| line == command), "{command}");
    }
}

/// The documents, as paths in the repository.
fn documents() -> Vec<PathBuf> {
    let root = root();
    let mut documents: Vec<PathBuf> = ["README.md", "CONTRIBUTING.md", "CHANGELOG.md"]
        .iter()
        .chain(&["ARCHITECTURE.md", "benches/README.md", "benches/RESULTS.md"])
        .chain(&["fuzz/README.md", "tests/oracles/README.md"])
        .map(|name| root.join(name))
        .collect();
    documents.extend(files_below(&root.join("docs"), ".md"));
    documents.extend(files_below(&root.join("crates"), "README.md"));
    documents
}

/// The lines of a document that are not in a block of code.
fn prose(text: &str) -> impl Iterator<Item = &str> {
    let mut is_code = false;
    text.lines().filter(move |line| {
        let is_fence = line.trim_start().starts_with("```");
        is_code ^= is_fence;
        !is_code && !is_fence
    })
}

/// The targets of the links in a document.
fn links(text: &str) -> Vec<&str> {
    prose(text)
        .flat_map(|line| line.split("](").skip(1))
        .filter_map(|rest| rest.split(')').next())
        .collect()
}

/// The anchors of a document's headings, as GitHub makes them.
fn anchors(text: &str) -> BTreeSet<String> {
    prose(text)
        .filter(|line| line.starts_with('#'))
        .map(|line| {
            let heading = line.trim_start_matches('#').trim().to_lowercase();
            let kept = |c: &char| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_');
            heading
                .chars()
                .filter(kept)
                .collect::<String>()
                .replace(' ', "-")
        })
        .collect()
}

#[test]
fn every_link_leads_somewhere() {
    let mut found = 0;
    for document in documents() {
        let text =
            fs::read_to_string(&document).unwrap_or_else(|error| panic!("{document:?}: {error}"));
        for link in links(&text)
            .into_iter()
            .filter(|link| !link.contains("://"))
        {
            let (path, anchor) = link.split_once('#').unwrap_or((link, ""));
            let target = match path {
                "" => document.clone(),
                path => document.parent().unwrap().join(path),
            };
            assert!(
                target.exists(),
                "{}: {link} is not there",
                document.display()
            );
            if !anchor.is_empty() {
                let anchors = anchors(&fs::read_to_string(&target).unwrap());
                assert!(anchors.contains(anchor), "{}: {link}", document.display());
            }
            found += 1;
        }
    }
    assert!(found > 30, "{found}");
}

#[test]
fn it_lists_its_sections_and_every_page() {
    let readme = fs::read_to_string(root().join("README.md")).unwrap();
    let links: BTreeSet<&str> = links(&readme).into_iter().collect();
    let sections = prose(&readme).filter_map(|line| line.strip_prefix("## "));
    for section in sections.filter(|section| *section != "Contents") {
        let anchor = anchors(&format!("# {section}")).pop_first().unwrap();
        assert!(links.contains(format!("#{anchor}").as_str()), "{section}");
    }
    for page in files_below(&root().join("docs"), ".md") {
        let name = page.file_name().unwrap().to_string_lossy();
        assert!(links.contains(format!("docs/{name}").as_str()), "{name}");
    }
}

#[test]
fn the_citation_has_the_version_of_the_workspace() {
    let citation = fs::read_to_string(root().join("CITATION.cff")).unwrap();
    let manifest = fs::read_to_string(root().join("Cargo.toml")).unwrap();
    let manifest: toml::Table = manifest.parse().unwrap();
    let version = manifest["workspace"]["package"]["version"]
        .as_str()
        .unwrap();
    assert!(
        citation.contains(&format!("\nversion: {version}\n")),
        "{version}"
    );
}

#[test]
fn the_paths_in_contributing_md_exist() {
    let text = fs::read_to_string(root().join("CONTRIBUTING.md")).unwrap();
    let spans = prose(&text).flat_map(|line| line.split('`').skip(1).step_by(2));
    let is_path = |span: &&str| {
        let folders = ["crates/", "tests/", "docs/", "reports/"];
        folders.iter().any(|folder| span.starts_with(folder)) && !span.contains('*')
    };
    let mut found = 0;
    for path in spans.filter(is_path) {
        assert!(root().join(path).exists(), "{path} is not there");
        found += 1;
    }
    assert!(found > 20, "{found}");
}
