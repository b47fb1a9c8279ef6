//! The commands, options and presets in README.md and docs/ are those of the program.

use std::collections::BTreeSet;
use std::fs;
#[cfg(unix)]
use std::path::Path;
use std::path::PathBuf;

use crate::support::{keyweight, manifest, run, workspace};

/// README.md and the pages in docs/, by name.
fn pages() -> Vec<(String, String)> {
    let docs = fs::read_dir(workspace("docs")).unwrap();
    let mut paths: Vec<PathBuf> = docs.map(|entry| entry.unwrap().path()).collect();
    paths.push(workspace("README.md"));
    paths.sort();
    paths
        .iter()
        .map(|path| {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            (name, fs::read_to_string(path).unwrap())
        })
        .collect()
}

fn page(name: &str) -> String {
    let found = pages().into_iter().find(|(page, _)| page == name);
    found.unwrap().1
}

/// The help of all commands.
fn help() -> String {
    let commands = [
        "report",
        "documents",
        "terms",
        "keywords",
        "keyness",
        "collocations",
        "matrix",
        "lexicon",
        "tokens",
        "kwic",
        "count",
        "completions",
        "man",
    ];
    let help = commands.map(|command| {
        let help = run(keyweight().args([command, "--help"])).exits_with(0);
        String::from_utf8(help.stdout).unwrap()
    });
    help.concat()
}

/// The cells of a row of a Markdown table, without code marks.
fn cells(line: &str) -> Vec<String> {
    let row = line.trim().trim_start_matches('|').trim_end_matches('|');
    let cells = row.split('|');
    cells
        .map(|cell| cell.replace('`', "").trim().to_owned())
        .collect()
}

#[test]
fn every_option_in_the_documents_exists() {
    let help = help();
    let is_end = |c: char| !(c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
    let known: BTreeSet<&str> = help
        .split(is_end)
        .filter(|word| word.starts_with("--"))
        .collect();
    let mut found = 0;
    for (name, text) in pages() {
        let lines = text.lines().filter(|line| !line.contains("cargo "));
        for option in lines.flat_map(|line| line.split(is_end)) {
            let is_option = option.starts_with("--") && !option.trim_matches('-').is_empty();
            if is_option {
                assert!(known.contains(option), "{name}: there is no {option}");
                found += 1;
            }
        }
    }
    assert!(found > 100, "{found}");
}

#[test]
fn every_measure_is_explained() {
    let measures = page("measures.md");
    let help = run(keyweight().args(["keyness", "--help"])).exits_with(0);
    let help = String::from_utf8(help.stdout).unwrap();
    let values = help.split("--measure <").nth(1).unwrap();
    let mut found = 0;
    for line in values.lines().take_while(|line| !line.contains("[default")) {
        if let Some((value, _)) = line
            .trim()
            .strip_prefix("- ")
            .and_then(|line| line.split_once(':'))
        {
            assert!(measures.contains(&format!("| `{value}` |")), "{value}");
            found += 1;
        }
    }
    assert!(found >= 14, "{found}");
    let header = run(keyweight()
        .args(["collocations", "--quiet"])
        .arg(workspace("seeds")));
    let header = String::from_utf8(header.exits_with(0).stdout).unwrap();
    let header: Vec<&str> = header.lines().next().unwrap().split(',').collect();
    let scores = header.iter().skip_while(|name| **name != "log_likelihood");
    for column in scores.take_while(|name| **name != "forms") {
        assert!(measures.contains(&format!("| `{column}` |")), "{column}");
    }
}

#[test]
fn the_table_of_presets_is_complete_and_right() {
    let text = page("settings.md");
    let mut lines = text.lines().skip_while(|line| !line.starts_with("| |"));
    let presets: Vec<String> = cells(lines.next().unwrap())
        .iter()
        .skip(1)
        .map(|cell| cell.split(' ').next().unwrap().to_owned())
        .collect();
    assert_eq!(presets, ["article", "sklearn", "unicode"]);
    let rows: Vec<Vec<String>> = lines
        .skip(1)
        .take_while(|line| line.starts_with('|'))
        .map(cells)
        .collect();
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.txt"), "Chips for Taiwan.").unwrap();
    let settings = |name: &str, options: &[&str]| {
        let out = folder.path().join(name);
        let mut report = keyweight();
        report.args(["report", "--quiet"]).args(options);
        report
            .arg(folder.path().join("a.txt"))
            .arg("--out")
            .arg(&out);
        run(&mut report).exits_with(0);
        let mut settings = manifest(&out)["settings"].clone();
        settings.as_object_mut().unwrap().shift_remove("preset");
        settings
    };
    for (place, preset) in presets.iter().enumerate() {
        // From another preset, with every option in the table, one gets to this one.
        let other = if preset == "sklearn" {
            "unicode"
        } else {
            "sklearn"
        };
        let mut options = vec!["--preset", other];
        for row in &rows {
            let (option, value) = (row[0].as_str(), row[place + 1].as_str());
            // It conflicts with --ngrams; no preset has phrases.
            if option == "--phrases" {
                assert_eq!(value, "none");
            } else if value != "no limit" {
                options.extend([option, value]);
            }
        }
        let expected = settings(&format!("{preset}-itself"), &["--preset", preset]);
        assert_eq!(settings(preset, &options), expected, "{preset}");
        assert_eq!(expected["phrases"], "none");
    }
}

#[cfg(unix)]
#[test]
fn the_commands_in_the_documents_run() {
    let mut found = 0;
    for (name, text) in pages() {
        let folder = tempfile::tempdir().unwrap();
        lay_out(folder.path());
        for block in text.split("\n```sh\n").skip(1) {
            let block = block.split("\n```").next().unwrap();
            for line in block.lines().filter(|line| line.starts_with("keyweight ")) {
                let program = PathBuf::from(env!("CARGO_BIN_EXE_keyweight"));
                let mut shell = std::process::Command::new("sh");
                shell
                    .args(["-c", &line.replacen("keyweight", "\"$0\"", 1)])
                    .arg(program)
                    .current_dir(folder.path())
                    .stdin(std::process::Stdio::null());
                let run = run(&mut shell);
                assert_eq!(run.code, Some(0), "{name}: {line}: {}", run.stderr);
                found += 1;
            }
        }
    }
    assert!(found >= 20, "{found}");
}

/// Lays out the files that the commands in the documents name.
#[cfg(unix)]
fn lay_out(folder: &Path) {
    use std::fmt::Write;
    let articles = folder.join("articles");
    for name in [
        "articles/2026-11-21",
        "articles/2026-11-22",
        "articles/economy",
        "archive",
    ] {
        fs::create_dir_all(folder.join(name)).unwrap();
    }
    let seed = |name: &str| fs::read_to_string(workspace("seeds").join(name)).unwrap();
    let texts = [
        (
            "monday.txt",
            "01-tariff-talks.txt",
            "Formosa Wire,2023-05-01",
        ),
        (
            "tuesday.txt",
            "06-submarine-cables.txt",
            "Han River Dispatch,2024-05-02",
        ),
        (
            "economy/fabs.txt",
            "02-two-nanometer-water.txt",
            "Formosa Wire,2024-06-01",
        ),
        (
            "2026-11-21/drones.txt",
            "11-drone-consortium.txt",
            "Han River Dispatch,2024-06-02",
        ),
        (
            "2026-11-22/visas.txt",
            "07-engineer-visas-interview.txt",
            "Han River Dispatch,2023-06-02",
        ),
    ];
    let mut metadata = "file,source,date\n".to_owned();
    let mut table = "url,head,story,source,date\n".to_owned();
    for (name, from, fields) in texts {
        let text = seed(from);
        writeln!(metadata, "{name},{fields}").unwrap();
        let quoted = text.replace('"', "\"\"");
        writeln!(
            table,
            "https://news.example/{name},Of {name},\"{quoted}\",{fields}"
        )
        .unwrap();
        fs::write(articles.join(name), &text).unwrap();
        fs::write(folder.join("archive").join(from), text).unwrap();
    }
    fs::write(articles.join("metadata.csv"), metadata).unwrap();
    fs::write(folder.join("articles.csv"), table).unwrap();
    fs::write(folder.join("own.txt"), "# our own\nsaid\n").unwrap();
    fs::write(folder.join("names.txt"), "賴清德\n玉山\n").unwrap();
}
