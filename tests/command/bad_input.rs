//! A bad input is left out and does not affect the others.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;

use crate::support::{
    Run, Table, Unprivileged, allow, articles, files, keyweight, manifest, names, run, skipped,
};

const GOOD: &str = "The harbor was closed.\n\nDredgers cleared the harbor, and the harbor reopened. It was \
                    the third time that the winter storm had closed it.\n";
/// With characters that only windows-1252 encodes so: quotes, a dash, a euro sign.
const GERMAN: &str = "„Größe“ der Häfen – 300 €\n\nDie Größe der Häfen wächst, sagt die Behörde. Für die \
                      Größe der Schiffe sei das nötig, denn ohne die Häfen gäbe es kein Geschäft.\n";
const FRENCH: &str = "L’été du port\n\nLe port est fermé pendant l’été, et le port sera élargi. Élargir le \
                      port coûtera cher à la région, dit le maire de la ville.\n";

/// Fills `folder` with bad files of every kind, and some good ones.
fn fill(folder: &Path) {
    let at = |name: &str| folder.join(name);
    fs::write(at("article.txt"), GOOD).unwrap();
    fs::write(at("binary.txt"), b"\x7fELF\0\0\x01\0\xff\xfe\0\0text\0").unwrap();
    fs::write(at("empty.txt"), "").unwrap();
    fs::write(at("picture.png"), b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR").unwrap();
    fs::write(
        at("rows.csv"),
        "id,text\nr1,The mine flooded.\nr2,The mine was drained.\nr1,The mine reopened.\n",
    )
    .unwrap();
    fs::write(at("secret.txt"), GOOD).unwrap();
    allow(&at("secret.txt"), 0);
    fs::write(at("utf16.txt"), utf16le(FRENCH)).unwrap();
    fs::write(at("windows.txt"), windows_1252(GERMAN)).unwrap();
    symlink("itself.txt", at("itself.txt")).unwrap();
    fs::create_dir(at("loop")).unwrap();
    symlink("..", at("loop/back")).unwrap();
}

fn utf16le(text: &str) -> Vec<u8> {
    let units = std::iter::once(0xFEFF).chain(text.encode_utf16());
    units.flat_map(u16::to_le_bytes).collect()
}

fn windows_1252(text: &str) -> Vec<u8> {
    let byte = |character| match character {
        '€' => 0x80,
        '„' => 0x84,
        '“' => 0x93,
        '–' => 0x96,
        other => u8::try_from(other).unwrap(),
    };
    text.chars().map(byte).collect()
}

#[test]
fn an_unclosed_quotation_mark_costs_no_row_and_is_reported_quietly_too() {
    let folder = tempfile::tempdir().unwrap();
    let mut table = String::from("id,text\n");
    for row in 1..=1000 {
        let mark = if row == 500 { "\"" } else { "" };
        table += &[
            &row.to_string(),
            ",",
            mark,
            "The harbor reopened ",
            &row.to_string(),
            " times.\n",
        ]
        .concat();
    }
    let path = folder.path().join("rows.csv");
    fs::write(&path, table).unwrap();
    let output = keyweight()
        .args(["documents", "--quiet"])
        .arg(&path)
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(3));
    let rows = String::from_utf8(output.stdout).unwrap();
    assert_eq!(rows.lines().count(), 1001);
    let messages = String::from_utf8(output.stderr).unwrap();
    assert!(
        messages.contains("rows.csv: line 501: unclosed quotation mark"),
        "{messages}"
    );
}

#[test]
fn what_cannot_be_read_is_listed_with_its_reason_and_the_rest_is_reported() {
    let folder = tempfile::tempdir().unwrap();
    let input = folder.path().join("articles");
    fs::create_dir(&input).unwrap();
    fill(&input);
    allow(folder.path(), 0o777);
    let mut expected = vec![
        ("binary.txt", None, "binary"),
        ("empty.txt", None, "the file is empty"),
        ("itself.txt", None, "symbolic links"),
        ("loop/back", None, "circular"),
        ("picture.png", None, ".png"),
        (
            "rows.csv",
            Some("line 4"),
            "\"r1\" is already used in line 2",
        ),
        ("secret.txt", None, "permission denied"),
    ];
    let command = Unprivileged::new();
    let mut command = command.as_ref().map_or_else(
        || {
            fs::remove_file(input.join("secret.txt")).unwrap();
            expected.retain(|(file, ..)| *file != "secret.txt");
            keyweight()
        },
        Unprivileged::command,
    );
    command
        .current_dir(folder.path())
        .args(["report", "articles", "--out", "reports"]);
    let done = run(&mut command).exits_with(3);

    let report = folder.path().join("reports");
    let manifest = manifest(&report);
    let left_out = manifest["skipped"].as_array().unwrap();
    assert_eq!(left_out.len(), expected.len(), "{left_out:#?}");
    for (one, (file, place, reason)) in left_out.iter().zip(&expected) {
        let path = format!("articles/{file}");
        assert_eq!(one["path"], path);
        assert_eq!(one["place"].as_str(), *place);
        let given = one["reason"].as_str().unwrap();
        assert!(given.contains(reason), "{path}: {given}");
        let shown = place.map_or(String::new(), |place| format!("{place}: "));
        let line = format!("skipped: {path}: {shown}{given}\n");
        assert!(done.stderr.contains(&line), "{line} in {}", done.stderr);
    }

    let documents = Table::open(&report.join("documents.csv"));
    let ids = ["article.txt", "r1", "r2", "utf16.txt", "windows.txt"];
    assert_eq!(documents.column("document"), ids);
    let title = |id| documents.cell("document", id, "title");
    assert_eq!(title("article.txt"), "The harbor was closed.");
    assert_eq!(title("utf16.txt"), "L’été du port");
    assert_eq!(title("windows.txt"), "„Größe“ der Häfen – 300 €");
    let terms = Table::open(&report.join("terms.csv"));
    assert_eq!(terms.cell("term", "größe", "count"), "3");
    assert_eq!(terms.cell("term", "häfen", "count"), "3");
    assert_eq!(terms.cell("term", "port", "count"), "4");
    assert_eq!(terms.cell("term", "harbor", "count"), "3");

    let encodings: Vec<(&str, &str)> = manifest["inputs"]
        .as_array()
        .unwrap()
        .iter()
        .map(|input| (&input["path"], &input["encoding"]))
        .map(|(path, encoding)| (path.as_str().unwrap(), encoding.as_str().unwrap()))
        .collect();
    let expected = [
        ("articles/article.txt", "UTF-8"),
        ("articles/rows.csv", "UTF-8"),
        ("articles/utf16.txt", "UTF-16LE"),
        ("articles/windows.txt", "windows-1252"),
    ];
    assert_eq!(encodings, expected);
}

#[test]
fn files_of_unknown_kinds_are_left_out_even_if_they_are_named() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    let unknown = [
        "notes.docx",
        "old.rtf",
        "page.html",
        "page.html.gz",
        "scan.pdf",
    ];
    for name in unknown {
        fs::write(at(name), GOOD).unwrap();
    }
    fs::write(at("article.txt"), GOOD).unwrap();
    fs::write(at("README"), GOOD).unwrap();
    let documents = |arguments: &[&str]| {
        let mut command = keyweight();
        command.current_dir(folder.path()).arg("documents");
        run(command.args(["--language", "en"]).args(arguments))
    };
    let ids = |done: &Run| {
        let table = Table::read(&done.stdout, b',');
        let ids = table.column("document").into_iter().map(str::to_owned);
        ids.collect::<Vec<_>>()
    };

    let named = [&unknown[..], &["article.txt", "README"]].concat();
    let done = documents(&named).exits_with(3);
    assert_eq!(ids(&done), ["README", "article.txt"]);
    let expected = "expected .txt, .text, .md, .csv, .tsv, .jsonl, .ndjson or .json (--input-format overrides)";
    for (name, extension) in unknown.iter().zip(["docx", "rtf", "html", "html", "pdf"]) {
        let line = format!("skipped: {name}: unknown file extension .{extension}; {expected}\n");
        assert!(done.stderr.contains(&line), "{line} in {}", done.stderr);
    }

    documents(&["page.html"])
        .exits_with(1)
        .says("skipped: page.html: unknown file extension .html;");
    let done = documents(&["page.html", "README", "--input-format", "text"]).exits_with(0);
    assert_eq!(ids(&done), ["README", "page.html"]);
    let done = documents(&["."]).exits_with(3);
    assert_eq!(ids(&done), ["article.txt"]);
    let line =
        "skipped: ./README: no file extension; to read the file as text, name it as an input\n";
    assert!(done.stderr.contains(line), "{}", done.stderr);
}

#[test]
fn without_any_document_nothing_is_written_and_the_old_report_stays() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    articles(&at("good"), 2, 30);
    fs::create_dir(at("bad")).unwrap();
    fs::write(at("bad/empty.txt"), "").unwrap();
    fs::write(at("bad/binary.txt"), b"\0\0\0\x01").unwrap();
    fs::create_dir(at("nothing")).unwrap();
    let report = |input: &str, out: &str| {
        let mut command = keyweight();
        command.current_dir(folder.path());
        run(command.args(["report", input, "--out", out]))
    };

    report("bad", "reports").exits_with(1).says("no document");
    assert_eq!(names(folder.path()), ["bad", "good", "nothing"]);
    report("good", "reports").exits_with(0);
    let old = files(folder.path());
    for input in ["bad", "nothing", "missing"] {
        report(input, "reports").exits_with(1).says(input);
        assert!(files(folder.path()) == old, "{input} has changed something");
    }
    let mut command = keyweight();
    command.current_dir(folder.path());
    let done = run(command.args(["keywords", "bad", "-o", "keywords.csv"])).exits_with(1);
    assert!(done.stdout.is_empty());
    assert!(files(folder.path()) == old);
}

#[test]
fn a_report_into_the_folder_of_the_articles_is_not_read_the_next_time() {
    let folder = tempfile::tempdir().unwrap();
    articles(folder.path(), 3, 30);
    let mut command = keyweight();
    command.current_dir(folder.path());
    command.args(["report", ".", "--out", "reports"]);
    run(&mut command).exits_with(0);
    let first = files(folder.path());
    run(&mut command).exits_with(0);
    assert!(files(folder.path()) == first);
}

#[test]
fn a_line_of_100_megabytes_is_read_like_any_other_article() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("line.txt");
    let line = "The harbor is open today. ";
    fs::write(&path, line.repeat(100_000_000 / line.len())).unwrap();
    let done = run(keyweight()
        .args(["documents", "--language", "en"])
        .arg(&path))
    .exits_with(0);
    let documents = Table::read(&done.stdout, b',');
    let expected = (100_000_000 / line.len() * 5).to_string();
    assert_eq!(documents.column("tokens"), [expected]);
}

#[test]
fn a_file_whose_name_is_not_utf8_is_read_and_shown() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(OsStr::from_bytes(b"caf\xE9.txt"));
    if fs::write(path, GOOD).is_err() {
        return skipped("this file system has no names that are not UTF-8");
    }
    let done = run(keyweight().arg("documents").arg(folder.path())).exits_with(0);
    let documents = Table::read(&done.stdout, b',');
    assert_eq!(documents.column("document"), [r"caf\xE9.txt"]);
}
