//! What a walk finds, and what it reports as left out.

use std::fs;

use super::*;
use crate::options::IgnoreFiles;

fn names(folder: &Path, exclude: &[PathBuf]) -> Vec<String> {
    walk(folder, &Options::default(), exclude)
        .files
        .into_iter()
        .map(|item| item.map_or_else(|skipped| skipped.to_string(), |found| found.relative))
        .map(|name| name.replace(folder.to_str().unwrap(), "DIR"))
        .collect()
}

fn folder(files: &[&str]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for file in files {
        let path = folder.path().join(file);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, "words").unwrap();
    }
    folder
}

/// The notices of a walk, with `DIR` for the path of the folder.
fn notices(folder: &Path, options: &Options) -> Vec<String> {
    let notices = walk(folder, options, &[]).notices;
    let shown = notices.into_iter().map(|notice| notice.to_string());
    shown
        .map(|notice| notice.replace(folder.to_str().unwrap(), "DIR"))
        .collect()
}

#[test]
fn files_come_in_byte_order_of_their_paths() {
    let folder = folder(&["a/x.txt", "a-b.txt", "B.txt", "a.txt", "ä.txt"]);
    assert_eq!(
        names(folder.path(), &[]),
        ["B.txt", "a-b.txt", "a.txt", "a/x.txt", "ä.txt"]
    );
}

#[test]
fn hidden_ignored_and_excluded_files_are_left_out() {
    let folder = folder(&[
        "a.txt",
        ".b.txt",
        ".c/d.txt",
        "e.txt",
        "out/f.txt",
        "g/h.tmp",
    ]);
    fs::write(folder.path().join(".gitignore"), "e.txt\n*.tmp\n").unwrap();
    let out = folder.path().join("out").canonicalize().unwrap();
    assert_eq!(names(folder.path(), &[out]), ["a.txt"]);
}

#[test]
fn what_is_left_out_is_counted_by_cause() {
    let folder = folder(&[
        "a.txt",
        ".b.txt",
        ".c/d.txt",
        ".c/e.png",
        ".git/f.txt",
        "._a.txt",
        "counts.kwc",
        "drafts/f.txt",
        "drafts/g/h.md.gz",
        "drafts/.i.txt",
        "k.tmp",
        "l.txt",
        "sub/m.txt",
        "sub/n.txt",
        "sub/o.txt",
        "sub/p.txt",
    ]);
    fs::write(folder.path().join(".gitignore"), "drafts/\n*.tmp\n/l.txt\n").unwrap();
    fs::write(folder.path().join("sub/.gitignore"), "*.txt\n!p.txt\n").unwrap();
    let ignoring = Options::default();
    assert_eq!(
        notices(folder.path(), &ignoring),
        [
            "DIR: 3 hidden files left out (--hidden reads them): .b.txt, .c/, drafts/.i.txt",
            "DIR: 1 .kwc file left out (name it as INPUT to add its documents): counts.kwc",
            "DIR: 3 files left out because DIR/.gitignore names them (--no-ignore reads them): \
             drafts/, l.txt",
            "DIR: 3 files left out because DIR/sub/.gitignore names them (--no-ignore reads them): \
             sub/m.txt, sub/n.txt, sub/o.txt",
        ]
    );
    assert_eq!(names(folder.path(), &[]), ["a.txt", "sub/p.txt"]);
    let all = Options::default()
        .ignore_files(IgnoreFiles::Disregarded)
        .hidden_files(HiddenFiles::Read);
    assert_eq!(notices(folder.path(), &all).len(), 1);
    assert_eq!(walk(folder.path(), &all, &[]).files.len(), 15);
}

#[test]
fn at_most_three_names_are_given() {
    let folder = folder(&["a.txt", ".b.txt", ".c.txt", ".d.txt", ".e.txt"]);
    assert_eq!(
        notices(folder.path(), &Options::default()),
        ["DIR: 4 hidden files left out (--hidden reads them): .b.txt, .c.txt, .d.txt, …"]
    );
}

#[test]
fn rules_above_the_folder_count_up_to_the_root_of_a_repository() {
    let folder = folder(&["art/a.txt", "art/b.txt", "art/c.txt"]);
    let art = folder.path().join("art");
    fs::write(
        folder.path().join(".gitignore"),
        "a.txt\n/art/b.txt\nc.txt\n",
    )
    .unwrap();
    fs::write(art.join(".gitignore"), "!c.txt\n").unwrap();
    assert_eq!(names(&art, &[]), ["c.txt"]);
    let shown = format!("{}/.gitignore", folder.path().display());
    let expected = format!(
        "DIR: 2 files left out because {shown} names them (--no-ignore reads them): a.txt, b.txt"
    );
    assert_eq!(notices(&art, &Options::default()), [expected]);
    fs::create_dir(art.join(".git")).unwrap();
    assert_eq!(names(&art, &[]), ["a.txt", "b.txt", "c.txt"]);
}

#[test]
fn lists_of_a_user_or_a_clone_do_not_count() {
    let folder = folder(&["a.txt", "b.txt", "c.txt", ".git/info/x"]);
    fs::write(folder.path().join(".ignore"), "a.txt\n").unwrap();
    fs::write(folder.path().join(".git/info/exclude"), "b.txt\n").unwrap();
    assert_eq!(names(folder.path(), &[]), ["a.txt", "b.txt", "c.txt"]);
}

#[test]
fn an_ignore_file_that_cannot_be_applied_is_reported() {
    let folder = folder(&["a.txt", "b.txt"]);
    let file = folder.path().join(".gitignore");
    fs::write(&file, "{a.txt\n[\u{fffd}\nb.txt\n").unwrap();
    assert_eq!(
        notices(folder.path(), &Options::default()),
        [
            "DIR/.gitignore: 1 line is not a valid pattern and not applied",
            "DIR: 1 file left out because DIR/.gitignore names it (--no-ignore reads it): b.txt",
        ]
    );
    fs::write(&file, "b.txt\n".repeat(200_000)).unwrap();
    assert_eq!(
        notices(folder.path(), &Options::default()),
        ["DIR/.gitignore: cannot be read, so its rules are not applied: it is longer than 1 MiB"]
    );
    fs::remove_file(&file).unwrap();
    fs::create_dir(&file).unwrap();
    assert_eq!(notices(folder.path(), &Options::default()), [""; 0]);
}

#[test]
fn the_first_line_of_an_ignore_file_may_begin_with_a_mark() {
    let folder = folder(&["a.txt", "b.txt"]);
    fs::write(folder.path().join(".gitignore"), "\u{feff}b.txt\r\n").unwrap();
    assert_eq!(names(folder.path(), &[]), ["a.txt"]);
}

#[cfg(unix)]
#[test]
fn links_that_branch_do_not_multiply_the_work_without_end() {
    use std::os::unix::fs::symlink;
    let folder = folder(&["a.txt"]);
    // Of 25 folders each has two links to the next: 2²⁵ paths lead to the last one.
    for number in 0..25 {
        let at = folder.path().join(format!("d{number}"));
        fs::create_dir(&at).unwrap();
        fs::write(at.join("b.txt"), "words").unwrap();
        for name in ["x", "y"] {
            symlink(format!("../d{}", number + 1), at.join(name)).unwrap();
        }
    }
    fs::create_dir(folder.path().join("d25")).unwrap();
    let walked = walk(folder.path(), &Options::default(), &[]);
    assert!(walked.files.len() < 5_000, "{}", walked.files.len());
    let notice = walked.notices[0].to_string();
    assert!(
        notice.contains("further ones were not followed"),
        "{notice}"
    );
}

#[cfg(unix)]
#[test]
fn broken_and_circular_links_are_reported() {
    use std::os::unix::fs::symlink;
    let folder = folder(&["a.txt", "sub/b.txt"]);
    symlink("gone", folder.path().join("dangling.txt")).unwrap();
    symlink("itself.txt", folder.path().join("itself.txt")).unwrap();
    symlink("..", folder.path().join("sub/up")).unwrap();
    // As Emacs locks a file.
    symlink("user@host.123", folder.path().join(".#a.txt")).unwrap();
    let names = names(folder.path(), &[]);
    assert_eq!(names.len(), 5);
    assert_eq!(names[0], "a.txt");
    assert_eq!(names[1], "DIR/dangling.txt: no such file or folder");
    assert!(
        names[2].starts_with("DIR/itself.txt: cannot be read: "),
        "{}",
        names[2]
    );
    assert_eq!(names[3], "sub/b.txt");
    assert_eq!(
        names[4],
        "DIR/sub/up: the link is circular: it leads back to DIR"
    );
}

#[cfg(unix)]
#[test]
fn a_socket_is_reported_and_not_read() {
    let folder = folder(&["a.txt"]);
    let _socket = std::os::unix::net::UnixListener::bind(folder.path().join("s.txt")).unwrap();
    let names = names(folder.path(), &[]);
    assert!(
        names[1].starts_with("DIR/s.txt: it is a socket, not a file"),
        "{}",
        names[1]
    );
}
