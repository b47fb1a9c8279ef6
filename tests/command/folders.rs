//! Which files of a folder are read, and what is said about the others.

use std::fs;
use std::path::Path;

use crate::support::{Table, keyweight, manifest, run};

/// A folder below one with a `.gitignore`; nothing above it counts.
fn fill(root: &Path) {
    let articles = root.join("articles");
    fs::create_dir_all(articles.join("drafts")).unwrap();
    fs::create_dir(root.join(".git")).unwrap();
    fs::write(root.join(".gitignore"), "old.txt\ndrafts/\n").unwrap();
    for name in ["new.txt", "old.txt", "drafts/next.txt", ".secret.txt"] {
        fs::write(articles.join(name), "The harbor was closed.").unwrap();
    }
}

fn documents(root: &Path, options: &[&str]) -> (Vec<String>, String) {
    let mut command = keyweight();
    command.current_dir(root).args(["documents", "articles"]);
    let done = run(command.args(options)).exits_with(0);
    let ids = Table::read(&done.stdout, b',');
    let ids = ids.column("document").into_iter().map(str::to_owned);
    (ids.collect(), done.stderr)
}

#[test]
fn files_that_are_left_out_are_counted_with_the_option_that_reads_them() {
    let folder = tempfile::tempdir().unwrap();
    fill(folder.path());
    let (ids, notes) = documents(folder.path(), &[]);
    assert_eq!(ids, ["new.txt"]);
    let ignored = "articles: 2 files left out because ./.gitignore names them (--no-ignore reads \
                   them): drafts/, old.txt";
    let hidden = "articles: 1 hidden file left out (--hidden reads it): .secret.txt";
    for note in [ignored, hidden] {
        assert!(notes.contains(&format!("note: {note}\n")), "{notes}");
    }
    let (ids, notes) = documents(folder.path(), &["--no-ignore"]);
    assert_eq!(ids, ["drafts/next.txt", "new.txt", "old.txt"]);
    assert!(!notes.contains(".gitignore"), "{notes}");
    let (ids, notes) = documents(folder.path(), &["--no-ignore", "--hidden"]);
    assert_eq!(
        ids,
        [".secret.txt", "drafts/next.txt", "new.txt", "old.txt"]
    );
    assert!(!notes.contains("left out"), "{notes}");
    assert!(!documents(folder.path(), &["-q"]).1.contains("left out"));
}

#[test]
fn the_manifest_has_the_counts_and_the_choice() {
    let folder = tempfile::tempdir().unwrap();
    fill(folder.path());
    let report = |options: &[&str]| {
        let mut command = keyweight();
        command.current_dir(folder.path());
        command.args(["report", "articles", "--out", "reports"]);
        run(command.args(options)).exits_with(0);
        manifest(&folder.path().join("reports"))
    };
    let left_out = report(&[]);
    assert_eq!(left_out["folders"]["ignore_files"], "honored");
    assert_eq!(left_out["folders"]["hidden_files"], "left-out");
    let notices: Vec<&str> = left_out["notices"]
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|notice| notice["message"].as_str())
        .collect();
    assert_eq!(
        notices,
        [
            "1 hidden file left out (--hidden reads it): .secret.txt",
            "2 files left out because ./.gitignore names them (--no-ignore reads them): drafts/, \
             old.txt",
        ]
    );
    let all = report(&["--no-ignore", "--hidden"]);
    assert_eq!(all["folders"]["ignore_files"], "disregarded");
    assert_eq!(all["folders"]["hidden_files"], "read");
    assert_eq!(all["counts"]["documents"], 4);
}

#[test]
fn a_file_of_counts_beside_its_texts_is_noted_unless_it_is_named() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("articles")).unwrap();
    fs::create_dir(folder.path().join(".git")).unwrap();
    let write = |name: &str| {
        fs::write(folder.path().join("articles").join(name), "Ships wait.").unwrap();
    };
    write("a.txt");
    let mut count = keyweight();
    count.current_dir(folder.path());
    let part = "articles/a.kwc";
    run(count.args(["count", "articles", "-o", part])).exits_with(0);
    fs::remove_file(folder.path().join("articles/a.txt")).unwrap();
    write("b.txt");
    let note = "1 .kwc file left out (name it as INPUT to add its documents): a.kwc";
    let (ids, notes) = documents(folder.path(), &[]);
    assert_eq!(ids, ["b.txt"]);
    assert!(notes.contains(note), "{notes}");
    let (ids, notes) = documents(folder.path(), &[part]);
    assert_eq!(ids, ["a.txt", "b.txt"]);
    assert!(!notes.contains(".kwc"), "{notes}");
}
