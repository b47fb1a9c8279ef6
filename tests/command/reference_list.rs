//! A word list as the reference: it is a side of the comparison, never a document.

use std::fs;
use std::path::Path;

use crate::support::{Table, keyweight, run};

/// Two documents and a word list. `alpha` is in one document and in the list, `gamma` in the list
/// alone.
fn corpus() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).unwrap();
    fs::create_dir(folder.path().join("texts")).unwrap();
    write("texts/a.txt", "chip alpha");
    write("texts/b.txt", "chip beta");
    write("list.csv", "word,count\nchip,3\nalpha,2\ngamma,4\n");
    folder
}

/// The (term, direction) pairs for `a.txt`, in byte order.
fn compared(folder: &Path, bounds: &[&str]) -> Vec<[String; 2]> {
    let arguments = [
        &["keyness", "texts", "--reference-list", "list.csv"][..],
        &["--preset", "unicode", "--min-count", "1"],
        &["--target", "a.txt"],
        bounds,
    ];
    let done = run(keyweight().current_dir(folder).args(arguments.concat())).exits_with(0);
    let table = Table::read(&done.stdout, b',');
    let pairs = table
        .column("term")
        .into_iter()
        .zip(table.column("direction"));
    let mut pairs: Vec<[String; 2]> = pairs
        .map(|(term, direction)| [term.to_owned(), direction.to_owned()])
        .collect();
    pairs.sort();
    pairs
}

#[test]
fn a_lower_bound_counts_documents_and_not_the_list() {
    let folder = corpus();
    // alpha is in one document: the list does not make it two.
    assert_eq!(
        compared(folder.path(), &["--min-documents", "2"]),
        [["chip", "over"]]
    );
}

#[test]
fn an_upper_bound_counts_documents_and_not_the_list() {
    let folder = corpus();
    // alpha is in 1 of 2 documents; chip in both. With the list as a document it would be 2 of 3.
    assert_eq!(
        compared(
            folder.path(),
            &["--max-documents", "50%", "--min-documents", "1"]
        ),
        [["alpha", "over"]]
    );
}

#[test]
fn terms_of_the_list_alone_stay_unless_a_lower_bound_drops_them() {
    let folder = corpus();
    let all = [["alpha", "over"], ["chip", "over"], ["gamma", "under"]];
    assert_eq!(compared(folder.path(), &[]), all);
    assert_eq!(compared(folder.path(), &["--min-documents", "1"]), all[..2]);
}

#[test]
fn a_list_is_not_a_document_without_a_language() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).unwrap();
    fs::create_dir(folder.path().join("texts")).unwrap();
    write(
        "texts/de.txt",
        "Die Regierung hat gestern beschlossen, dass die Steuern für alle Haushalte gesenkt \
         werden, und der Minister sagte, er sei mit dem Ergebnis sehr zufrieden.",
    );
    write(
        "texts/en.txt",
        "The government decided yesterday that taxes would be cut for all households, and the \
         minister said that he was very pleased with what they had reached.",
    );
    write("list.csv", "word,count\nminister,3\n");
    let done = run(keyweight().current_dir(folder.path()).args([
        "keyness",
        "texts",
        "--reference-list",
        "list.csv",
    ]))
    .exits_with(0);
    assert!(!done.stderr.contains("no stop words"), "{}", done.stderr);
}
