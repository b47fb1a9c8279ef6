//! Groups of documents, from texts and from files of counts, and lists of word frequencies.

use std::fs;
use std::path::{Path, PathBuf};

use crate::support::{Run, Table, files, keyweight, run};

const ARTICLES: &str = "id,text,side\n\
    d1,The US buys chips. Chips matter to the U.S. and us.,left\n\
    d2,\"One chip, two chips: a chip for the US.\",right\n\
    d3,Taiwan makes chips.,left\n\
    d4,Nobody reads this.,\n";

fn keyweight_in(folder: &Path, arguments: &[&str]) -> Run {
    run(keyweight().current_dir(folder).args(arguments)).exits_with(0)
}

fn articles() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("articles.csv"), ARTICLES).unwrap();
    folder
}

#[test]
fn a_report_on_groups_says_what_they_are() {
    let folder = articles();
    let folder = folder.path();
    let report = ["report", "articles.csv", "--by", "side", "--out", "reports"];
    keyweight_in(folder, &report)
        .says("note: not counted: 1 document without a value for the field")
        .says("2 groups, 23 tokens, 5 terms")
        .says("groups.csv       2 rows");
    let names: Vec<PathBuf> = files(&folder.join("reports")).into_keys().collect();
    assert!(names.contains(&"groups.csv".into()) && names.contains(&"documents.csv".into()));
    // The next one has no groups; the table of the last one is gone with it.
    keyweight_in(folder, &["report", "articles.csv", "--out", "reports"]);
    let names: Vec<PathBuf> = files(&folder.join("reports")).into_keys().collect();
    assert!(!names.contains(&"groups.csv".into()), "{names:?}");
}

#[test]
fn groups_of_files_of_counts_are_those_of_their_texts() {
    let folder = articles();
    let folder = folder.path();
    keyweight_in(folder, &["count", "articles.csv", "-o", "articles.kwc"]);
    for table in ["documents", "terms", "keywords", "matrix"] {
        let of = |input| keyweight_in(folder, &[table, input, "--by", "side"]).stdout;
        assert!(of("articles.kwc") == of("articles.csv"), "{table}");
    }
}

#[test]
fn what_terms_has_written_is_a_list_of_word_frequencies() {
    let folder = articles();
    let folder = folder.path();
    fs::write(folder.join("own.txt"), "The chip, the chips and the U.S.").unwrap();
    for (name, by) in [("list.csv", &[][..]), ("grouped.csv", &["--by", "side"])] {
        let terms = [&["terms", "articles.csv", "-o", name], by].concat();
        keyweight_in(folder, &terms);
        let keyness = ["keyness", "own.txt", "--min-count", "1", "--reference-list"];
        let done = keyweight_in(folder, &[&keyness, &[name][..]].concat());
        let table = Table::read(&done.stdout, b',');
        let chips = |column| table.cell("term", "chips", column);
        assert_eq!(chips("target_count"), "2");
        assert_eq!(chips("reference_count"), "6");
        assert_eq!(chips("reference_documents"), "3");
        let tokens = if by.is_empty() { "26" } else { "23" };
        assert_eq!(chips("reference_total"), tokens);
        assert_eq!(table.cell("term", "US", "reference_count"), "3");
    }
}
