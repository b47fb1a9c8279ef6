//! The help texts: short enough, complete, and with examples that run.

use std::env;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use crate::support::{Table, article, articles, keyweight, run, skipped, workspace};

/// The lines and columns of a small terminal.
const SCREEN: (usize, usize) = (40, 100);

/// What the command prints for these arguments, in a terminal of 100 columns.
fn stdout(arguments: &[&str]) -> String {
    let mut command = keyweight();
    command.args(arguments).env("COLUMNS", SCREEN.1.to_string());
    String::from_utf8(run(&mut command).exits_with(0).stdout).unwrap()
}

/// The names of all commands, as `keyweight -h` lists them.
fn commands() -> Vec<String> {
    let help = stdout(&["-h"]);
    let list = help.lines().skip_while(|line| *line != "Commands:").skip(1);
    let names = list
        .take_while(|line| !line.is_empty())
        .filter_map(|line| line.split_whitespace().next());
    let names: Vec<String> = names
        .filter(|name| *name != "help")
        .map(str::to_owned)
        .collect();
    assert!(names.len() >= 13);
    names
}

/// The lines below a heading of a help text, up to an empty one.
fn section<'a>(help: &'a str, heading: &str) -> Vec<&'a str> {
    let lines = help.lines().skip_while(|line| *line != heading).skip(1);
    lines.take_while(|line| !line.is_empty()).collect()
}

#[test]
fn the_short_help_fits_one_screen_and_says_where_there_is_more() {
    let mut texts = vec![stdout(&["-h"])];
    texts.extend(commands().iter().map(|name| stdout(&[name, "-h"])));
    for text in texts {
        let (lines, columns) = SCREEN;
        assert!(text.lines().count() <= lines, "{text}");
        assert!(text.lines().all(|line| line.chars().count() <= columns));
        assert!(text.lines().last().unwrap().contains("--help"), "{text}");
    }
}

#[test]
fn the_long_help_has_all_options_of_the_short_one() {
    let options = |text: &str| -> Vec<String> {
        let words = text.split_whitespace().map(|word| word.trim_matches(','));
        let mut words: Vec<String> = words
            .filter(|word| word.starts_with("--"))
            .map(str::to_owned)
            .collect();
        words.sort();
        words.dedup();
        words
    };
    for name in commands() {
        let short = options(&stdout(&[&name, "-h"]));
        let long = options(&stdout(&[&name, "--help"]));
        let mut short = short.iter();
        assert!(short.all(|option| long.contains(option) || option == "--help'"));
    }
}

/// A folder with what the examples name.
fn example_folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    for name in ["articles", "archive", ".zfunc", "bin"] {
        fs::create_dir(at(name)).unwrap();
    }
    for name in [".local/share/bash-completion", ".config/fish"] {
        fs::create_dir_all(at(name).join("completions")).unwrap();
    }
    let seeds = workspace("seeds");
    let copy = |from: &str, to: &str| fs::copy(seeds.join(from), at(to)).unwrap();
    copy("01-tariff-talks.txt", "articles/monday.txt");
    copy("02-two-nanometer-water.txt", "articles/tuesday.txt");
    copy("03-kumamoto-cabbage.txt", "archive/march.txt");
    copy("08-hbm-export-controls.txt", "archive/may.txt");
    let row = |word: &str, source: &str, year: u32| {
        let text = format!("Chipmakers say {word}. More {word}, and {word} again.");
        format!("On {word},\"{text}\",{source},{year}-05-01\n")
    };
    let rows = [
        "headline,body,source,date\n".to_owned(),
        row("chips", "Gazette", 2023),
        row("ports", "Gazette", 2024),
        row("water", "Herald", 2023),
        row("trade", "Herald", 2024),
    ];
    fs::write(at("articles.csv"), rows.concat()).unwrap();
    fs::write(at("words.csv"), "term,count\nchip,40\ntaiwan,100\n").unwrap();
    // Not every machine has man.
    fs::write(at("bin/man"), "#!/bin/sh\nexec cat > bin/shown\n").unwrap();
    folder
}

/// Runs a command line in `folder`, which is also the user's home.
fn shell(folder: &Path, line: &str) -> std::process::Output {
    let program = Path::new(env!("CARGO_BIN_EXE_keyweight"));
    let mut path = vec![folder.join("bin"), program.parent().unwrap().to_owned()];
    path.extend(env::split_paths(&env::var_os("PATH").unwrap()));
    Command::new("sh")
        .args(["-c", line])
        .current_dir(folder)
        .env("HOME", folder)
        .env("PATH", env::join_paths(path).unwrap())
        .stdin(Stdio::null())
        .output()
        .unwrap()
}

#[cfg(unix)]
#[test]
fn the_examples_in_the_help_run() {
    let folder = example_folder();
    crate::support::allow(&folder.path().join("bin/man"), 0o755);
    for (day, number) in [("monday", 1), ("tuesday", 2)] {
        // Two days with a document of the same name could not be added up.
        let text = article(number, 20);
        fs::create_dir(folder.path().join(day)).unwrap();
        fs::write(folder.path().join(format!("{day}/{day}.txt")), text).unwrap();
        let end = shell(
            folder.path(),
            &format!("keyweight count {day} -o {day}.kwc"),
        );
        assert_eq!(end.status.code(), Some(0), "{end:?}");
    }
    let mut texts = vec![stdout(&["--help"])];
    texts.extend(commands().iter().map(|name| stdout(&[name, "--help"])));
    for text in texts {
        let lines = section(&text, "Examples:");
        let examples = lines.iter().filter(|line| line.starts_with("  keyweight "));
        let examples: Vec<&str> = examples.map(|line| line.trim()).collect();
        assert!((2..=4).contains(&examples.len()), "{text}");
        for example in examples {
            let end = shell(folder.path(), example);
            assert_eq!(end.status.code(), Some(0), "{example}: {end:?}");
        }
    }
}

#[test]
fn the_columns_in_the_help_are_those_of_the_table() {
    let folder = tempfile::tempdir().unwrap();
    articles(folder.path(), 2, 20);
    let folder = folder.path().to_string_lossy().into_owned();
    for name in [
        "documents",
        "terms",
        "keywords",
        "keyness",
        "collocations",
        "lexicon",
        "tokens",
    ] {
        let table = Table::read(
            stdout(&[name, &folder, "--language", "en"]).as_bytes(),
            b',',
        );
        assert_eq!(columns(name), table.header, "{name}");
    }
    let kwic = stdout(&["kwic", "report", &folder, "--language", "en"]);
    assert_eq!(columns("kwic"), Table::read(kwic.as_bytes(), b',').header);
    let matrix = stdout(&["matrix", &folder, "--language", "en"]);
    let matrix = Table::read(matrix.as_bytes(), b',').header;
    let mut named = columns("matrix");
    assert_eq!(named.pop().unwrap(), "<document>");
    assert_eq!(named, matrix[..named.len()]);
}

/// The columns that the help of a command lists.
fn columns(command: &str) -> Vec<String> {
    let help = stdout(&[command, "--help"]);
    let lines = section(&help, "Columns:");
    let names = lines.iter().filter(|line| !line.starts_with("    "));
    let names = names.map(|line| line.split_whitespace().next().unwrap());
    names.map(str::to_owned).collect()
}

#[test]
fn manual_pages_have_a_short_synopsis_and_examples() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().to_string_lossy().into_owned();
    stdout(&["man", "--out", &out]);
    for name in commands() {
        let page = fs::read_to_string(folder.path().join(format!("keyweight-{name}.1"))).unwrap();
        let mut lines = page.lines().skip_while(|line| *line != ".SH SYNOPSIS");
        let synopsis = lines.nth(1).unwrap();
        assert!(
            synopsis.starts_with(&format!("\\fBkeyweight {name}\\fR")),
            "{synopsis}"
        );
        assert!(synopsis.len() < 80, "{synopsis}");
        assert!(page.contains("\n.SH EXAMPLES\n"), "{name}");
        // The last option of each page has a help text, although -h hides many.
        assert!(page.contains("Print a summary"), "{name}");
    }
    let page = fs::read_to_string(folder.path().join("keyweight.1")).unwrap();
    assert_eq!(stdout(&["man"]), page);
}

#[test]
fn bash_completes_field_names_and_values() {
    let script = r#"
        source <(keyweight completions bash)
        complete_words() {
            COMP_WORDS=("$@") COMP_CWORD=$(($# - 1)) COMPREPLY=()
            _keyweight keyweight "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD - 1]}"
            echo "${COMPREPLY[*]}"
        }
        complete_words keyweight key
        complete_words keyweight keywords --by ""
        complete_words keyweight keyness --reference r
        complete_words keyweight terms --top ""
        complete_words keyweight matrix --value per
    "#;
    if Command::new("bash").arg("--version").output().is_err() {
        skipped("there is no bash on this machine");
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("script"), script).unwrap();
    let end = shell(folder.path(), "bash script");
    assert_eq!(
        String::from_utf8(end.stdout).unwrap(),
        "keywords keyness\nfolder language\nrest\nall\nper-thousand\n"
    );
}
