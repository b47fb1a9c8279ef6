//! Counting first and writing tables later gives the same tables as doing both at once.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use crate::support::{Run, files, keyweight, names, run};

/// The inputs of `a.kwc` and `b.kwc`: one half comes before the other in byte order.
const A: [&str; 2] = ["north", "ports.jsonl"];
const B: [&str; 2] = ["south", "wire.csv"];

/// A folder of texts in two halves that share words, so that each half affects the terms of the other.
fn corpus() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).unwrap();
    fs::create_dir(folder.path().join("north")).unwrap();
    fs::create_dir(folder.path().join("south")).unwrap();
    write(
        "north/chips.txt",
        "US SIGNS CHIP PACT\n\nThe pact is about chips, the US said. It helps us, said the makers \
         of chips.\n",
    );
    write(
        "north/harbor.md",
        "Dredgers cleared the harbor, and the harbor reopened.\n",
    );
    write("north/empty.txt", "");
    write(
        "north/metadata.csv",
        "id,source\nchips.txt,Wire\nharbor.md,Desk\n",
    );
    write(
        "ports.jsonl",
        "{\"id\": \"p1\", \"text\": \"The NATO ships left the port.\", \"pages\": 2}\n\
         {\"id\": \"p2\", \"text\": \"Die Größe der Häfen wächst, sagt die Behörde der Stadt.\"}\n",
    );
    write(
        "south/mine.txt",
        "The mine flooded.\n\nThe miners left the mine. They told us that the US will help.\n",
    );
    write(
        "south/nato.txt",
        "NATO AND US OPEN MINE\n\nNato opened the mine.\n",
    );
    let mut rows = "id,title,text,source,date\n".to_owned();
    // More rows than one batch holds.
    for row in 0..1200 {
        let text = format!("Chip {} costs {row} euros, and the harbor waits.", row % 40);
        writeln!(rows, "w{row},Chips,\"{text}\",Wire,2024-11-20").unwrap();
    }
    write("wire.csv", &rows);
    folder
}

fn keyweight_in(folder: &Path, arguments: &[&str]) -> Run {
    run(keyweight().current_dir(folder).args(arguments))
}

/// Counts `inputs` into the file `name`. The folder `north` has an empty text, which is skipped.
fn count(folder: &Path, inputs: &[&str], name: &str, options: &[&str]) -> Vec<u8> {
    let code = if inputs.contains(&"north") { 3 } else { 0 };
    let arguments = [&["count", "-o", name], inputs, options].concat();
    keyweight_in(folder, &arguments).exits_with(code);
    fs::read(folder.join(name)).unwrap()
}

fn report(folder: &Path, inputs: &[&str], options: &[&str]) -> BTreeMap<PathBuf, Vec<u8>> {
    let arguments = [&["report", "--out", "reports"], inputs, options].concat();
    keyweight_in(folder, &arguments).exits_with(3);
    let reports = folder.join("reports");
    let written = files(&reports);
    fs::remove_dir_all(reports).unwrap();
    written
}

fn assert_same(
    found: &BTreeMap<PathBuf, Vec<u8>>,
    expected: &BTreeMap<PathBuf, Vec<u8>>,
    what: &str,
) {
    assert!(found.keys().eq(expected.keys()), "{what}");
    for (name, bytes) in found {
        assert!(*bytes == expected[name], "{what}: {}", name.display());
    }
}

/// A folder with the texts, `a.kwc` and `b.kwc`.
fn counted() -> TempDir {
    let folder = corpus();
    count(folder.path(), &A, "a.kwc", &[]);
    count(folder.path(), &B, "b.kwc", &[]);
    folder
}

/// The table `documents` of `inputs`; `code` is the expected exit code.
fn documents(folder: &Path, inputs: &[&str], code: i32) -> (String, Run) {
    let done = keyweight_in(folder, &[&["documents"], inputs].concat()).exits_with(code);
    (String::from_utf8(done.stdout.clone()).unwrap(), done)
}

#[test]
fn a_report_on_two_files_of_counts_equals_the_report_on_all_texts() {
    for preset in ["article", "sklearn", "unicode"] {
        let options = ["--preset", preset];
        let folder = corpus();
        let folder = folder.path();
        let whole = report(folder, &[A, B].concat(), &options);
        assert_eq!(whole.len(), 5);
        count(folder, &A, "a.kwc", &options);
        count(folder, &B, "b.kwc", &options);

        for inputs in [
            &["a.kwc", "south", "wire.csv"][..],
            &["wire.csv", "a.kwc", "south"],
            &["ports.jsonl", "b.kwc", "north"],
        ] {
            let found = report(folder, inputs, &options);
            assert_same(&found, &whole, &format!("{preset}: {inputs:?}"));
        }
        // The texts are no longer needed.
        for input in [A, B].concat() {
            fs::rename(folder.join(input), folder.join(format!("{input}.away"))).unwrap();
        }
        for inputs in [&["a.kwc", "b.kwc"][..], &["b.kwc", "./a.kwc", "b.kwc"]] {
            let found = report(folder, inputs, &options);
            assert_same(&found, &whole, &format!("{preset}: {inputs:?}"));
        }
    }
}

#[test]
fn choices_that_take_effect_after_counting_can_be_made_later() {
    let folder = counted();
    let options = [
        "--case",
        "lower",
        "--stop-words",
        "none",
        "--idf",
        "max",
        "--norm",
        "none",
        "--min-documents",
        "2",
    ];
    let whole = report(folder.path(), &[A, B].concat(), &options);
    let parts = report(folder.path(), &["a.kwc", "b.kwc"], &options);
    assert_same(&parts, &whole, "other rules");
}

#[test]
fn merged_files_of_counts_equal_one_counted_at_once() {
    let folder = counted();
    let whole = count(folder.path(), &[A, B].concat(), "whole.kwc", &[]);
    for inputs in [["a.kwc", "b.kwc"], ["b.kwc", "a.kwc"]] {
        let arguments = [&["count", "-o", "both.kwc"], &inputs[..]].concat();
        keyweight_in(folder.path(), &arguments).exits_with(3);
        let both = fs::read(folder.path().join("both.kwc")).unwrap();
        assert!(both == whole, "{inputs:?}");
    }
}

#[test]
fn threads_memory_and_the_order_of_inputs_do_not_change_a_file_of_counts() {
    let folder = corpus();
    let inputs = [A, B].concat();
    let first = count(folder.path(), &inputs, "first.kwc", &["--threads", "1"]);
    for options in [
        &["--threads", "2"][..],
        &["--threads", "1", "--memory", "0"],
        &["--threads", "3", "--memory", "0", "--temp-dir", "."],
    ] {
        for inputs in [inputs.clone(), inputs.iter().rev().copied().collect()] {
            let again = count(folder.path(), &inputs, "again.kwc", options);
            assert!(again == first, "{options:?} {inputs:?}");
        }
    }
    assert_eq!(
        names(folder.path()),
        [
            "again.kwc",
            "first.kwc",
            "north",
            "ports.jsonl",
            "south",
            "wire.csv"
        ]
    );
}

#[test]
fn damaged_and_other_files_are_skipped_and_the_rest_is_reported() {
    let folder = counted();
    let good = fs::read(folder.path().join("a.kwc")).unwrap();
    let mut changed = good.clone();
    changed[good.len() / 2] ^= 0x20;
    let with_version = |version| {
        let mut bytes = good.clone();
        bytes[8] = version;
        bytes
    };
    for (name, bytes, message) in [
        ("changed.kwc", &changed[..], "the file of counts is damaged"),
        ("cut.kwc", &good[..good.len() / 2], "cut short"),
        ("empty.kwc", b"", "not a file of counts"),
        ("longer.kwc", &[&good[..], b"\n"].concat(), "damaged"),
        ("newer.kwc", &with_version(7), "in format 7, but"),
        ("older.kwc", &with_version(5), "count the texts again"),
        (
            "text.kwc",
            b"The harbor was closed.\n",
            "not a file of counts",
        ),
    ] {
        fs::write(folder.path().join(name), bytes).unwrap();
        assert_skipped(folder.path(), name, message);
    }
    assert_skipped(folder.path(), "missing.kwc", "no such file or folder");
}

/// Asserts that a bad file of counts is skipped and everything else is read.
fn assert_skipped(folder: &Path, name: &str, message: &str) {
    let (table, alone) = documents(folder, &[name], 1);
    assert_eq!(table, "", "{name}");
    let alone = alone.says(format!("skipped: {name}: ")).says(message);
    alone.says("there is no document to read");
    for rest in ["b.kwc", "south"] {
        let (expected, _) = documents(folder, &[rest], 0);
        let (found, done) = documents(folder, &[name, rest], 3);
        assert_eq!(found, expected, "{name} and {rest}");
        done.says(format!("skipped: {name}: ")).says(message);
    }
}

#[test]
fn counts_made_with_other_settings_are_skipped_and_both_settings_are_named() {
    let folder = corpus();
    for (option, value, default) in [
        ("--words", "unicode", "article"),
        ("--hyphens", "split", "keep"),
        ("--entities", "keep", "decode"),
        ("--language", "en", "auto"),
    ] {
        count(folder.path(), &B, "b.kwc", &[option, value]);
        let (_, done) = documents(folder.path(), &["b.kwc"], 1);
        let (counted, wanted) = done.stderr.split_once(", but now ").unwrap();
        assert!(counted.starts_with("skipped: b.kwc: counted with "));
        assert!(counted.contains(&format!("{option} {value}")), "{counted}");
        assert!(wanted.contains(&format!("{option} {default}")), "{wanted}");
        documents(folder.path(), &["b.kwc", option, value], 0);
    }
}

#[test]
fn tables_that_need_the_order_of_words_cannot_be_made_from_files_of_counts() {
    let folder = counted();
    for wanted in [
        &["keywords", "--ngrams", "1..2", "a.kwc"][..],
        &["keywords", "--phrases", "auto", "a.kwc"],
        &["collocations", "a.kwc"],
    ] {
        keyweight_in(folder.path(), wanted)
            .exits_with(1)
            .says("a file of counts does not hold the order of words");
    }
}

#[test]
fn a_document_with_the_id_of_an_earlier_one_gets_the_name_of_its_file_as_a_prefix() {
    let folder = tempfile::tempdir().unwrap();
    for (half, text) in [("a", "Ships wait."), ("b", "Mines flood.")] {
        fs::create_dir(folder.path().join(half)).unwrap();
        fs::write(folder.path().join(half).join("same.txt"), text).unwrap();
        fs::write(folder.path().join(half).join(format!("{half}.txt")), text).unwrap();
        let file = format!("{half}.kwc");
        keyweight_in(folder.path(), &["count", half, "-o", &file]).exits_with(0);
    }
    let (table, done) = documents(folder.path(), &["b.kwc", "a.kwc", "--language", "en"], 1);
    assert_eq!(table, "");
    done.says("--language en");
    let (table, done) = documents(folder.path(), &["b.kwc", "a.kwc"], 0);
    let ids: Vec<&str> = table
        .lines()
        .filter_map(|row| row.split(',').next())
        .collect();
    assert_eq!(
        ids,
        ["document", "a.txt", "same.txt", "b.txt", "b.kwc:same.txt"]
    );
    done.says("note: b.kwc: 1 document has the id of an earlier one")
        .says("b.kwc:same.txt");
}

#[test]
fn a_text_in_two_files_of_counts_counts_twice_and_is_reported() {
    let folder = counted();
    count(folder.path(), &["south/mine.txt"], "mine.kwc", &[]);
    let (_, done) = documents(folder.path(), &["b.kwc", "mine.kwc"], 0);
    done.says("note: mine.kwc: south/mine.txt is also in an earlier part, and counts twice");
    let (_, done) = documents(folder.path(), &["b.kwc", "a.kwc"], 3);
    assert!(!done.stderr.contains("counts twice"), "{}", done.stderr);
}

#[test]
fn a_file_of_counts_is_only_written_under_a_name_with_its_extension() {
    let folder = corpus();
    for name in ["x.csv", "kwc", "x.kwc.gz"] {
        let arguments = ["count", "south", "-o", name];
        keyweight_in(folder.path(), &arguments)
            .exits_with(2)
            .says(name)
            .says(".kwc");
        assert!(!folder.path().join(name).exists());
    }
    count(folder.path(), &["south"], "X.KWC", &[]);
    documents(folder.path(), &["X.KWC"], 0);
}

#[test]
fn an_existing_file_of_counts_stays_if_counting_fails() {
    let folder = counted();
    fs::create_dir(folder.path().join("nothing")).unwrap();
    fs::write(folder.path().join("cut.kwc"), b"\x89KWC").unwrap();
    let before = files(folder.path());
    let all = names(folder.path());
    for input in ["missing", "nothing", "north/empty.txt", "cut.kwc"] {
        for name in ["a.kwc", "new.kwc"] {
            keyweight_in(folder.path(), &["count", input, "-o", name]).exits_with(1);
            assert!(files(folder.path()) == before, "{input} {name}");
            assert_eq!(names(folder.path()), all, "{input} {name}");
        }
    }
}

#[test]
fn a_file_of_counts_may_replace_one_that_it_is_made_from() {
    let folder = counted();
    let (expected, _) = documents(folder.path(), &["a.kwc", "b.kwc"], 3);
    keyweight_in(folder.path(), &["count", "a.kwc", "b.kwc", "-o", "a.kwc"]).exits_with(3);
    let (found, _) = documents(folder.path(), &["a.kwc"], 3);
    assert!(found == expected);
}

#[test]
fn counts_need_the_dictionary_entries_they_were_made_with() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path();
    let write = |name: &str, text: &str| fs::write(path.join(name), text).unwrap();
    write("forum.md", "總統賴清德昨日出席玉山論壇。\n");
    write("names", "賴清德\n玉山論壇\n");
    write("same", "# people\n玉山論壇\n\n賴清德\n");
    write("fewer", "賴清德\n");
    write("none", "# nobody yet\n");
    let read = |part: &str, options: &[&str]| {
        let arguments = [&["keywords", "--top", "all", part], options].concat();
        keyweight_in(path, &arguments)
    };
    count(path, &["forum.md"], "named.kwc", &["--dictionary", "names"]);
    let from_texts = read("forum.md", &["--dictionary", "names"]).exits_with(0);
    let from_counts = read("named.kwc", &["--dictionary", "same"]).exits_with(0);
    let shown = String::from_utf8_lossy(&from_texts.stdout);
    assert!(shown.contains("玉山論壇"), "{shown}");
    assert_eq!(from_counts.stdout, from_texts.stdout);
    for (options, wanted) in [
        (&["--dictionary", "fewer"][..], "--dictionary fewer"),
        (&[], "no dictionary"),
    ] {
        let refused = read("named.kwc", options).exits_with(1);
        let reason = format!("counted with --dictionary names, but now with {wanted}; the entries");
        assert!(refused.stderr.contains(&reason), "{}", refused.stderr);
    }
    count(path, &["forum.md"], "plain.kwc", &[]);
    read("plain.kwc", &["--dictionary", "none"]).exits_with(0);
    read("plain.kwc", &["--dictionary", "names"]).exits_with(1);
}

#[test]
fn counts_need_the_mecab_dictionary_they_were_made_with() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path();
    let compiled = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/oracles/mecab/compiled");
    for copy in ["here", "there", "other"] {
        fs::create_dir(path.join(copy)).unwrap();
        for file in ["sys.dic", "unk.dic", "matrix.bin", "char.bin"] {
            fs::copy(compiled.join(file), path.join(copy).join(file)).unwrap();
        }
    }
    let costs = path.join("other/matrix.bin");
    let mut changed = fs::read(&costs).unwrap();
    changed[4] += 1;
    fs::write(costs, changed).unwrap();
    fs::write(
        path.join("plums.txt"),
        "すもももももももものうち、東京都に住む。\n",
    )
    .unwrap();
    fs::write(path.join("names"), "東京都\n").unwrap();
    let read = |part: &str, options: &[&str]| {
        let arguments = [&["keywords", "--top", "all", part], options].concat();
        keyweight_in(path, &arguments)
    };
    let here = &["--dictionary", "here"][..];
    count(path, &["plums.txt"], "plums.kwc", here);
    let from_texts = read("plums.txt", here).exits_with(0);
    let shown = String::from_utf8_lossy(&from_texts.stdout);
    assert!(
        shown.contains("すもも") && shown.contains("東京都"),
        "{shown}"
    );
    let from_counts = read("plums.kwc", &["--dictionary", "there"]).exits_with(0);
    assert_eq!(from_counts.stdout, from_texts.stdout);
    let with_names = ["--dictionary", "names", "--dictionary", "here"];
    for (options, wanted) in [
        (&["--dictionary", "other"][..], "--dictionary other"),
        (&with_names, "--dictionary names --dictionary here"),
        (&[], "no dictionary"),
    ] {
        let refused = read("plums.kwc", options).exits_with(1);
        let reason = format!("counted with --dictionary here, but now with {wanted};");
        assert!(refused.stderr.contains(&reason), "{}", refused.stderr);
    }
    count(path, &["plums.txt"], "plain.kwc", &[]);
    read("plain.kwc", here).exits_with(1);
}
