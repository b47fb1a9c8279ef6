//! Files, folders and standard input.

use super::*;
use crate::bytes::compression::tests::{gzip, zstd};
use crate::{Fingerprint, Format, Kind, open};

#[test]
fn the_order_of_the_arguments_does_not_matter() {
    let folder = Folder::new(&[("b/x.txt", b"x"), ("a.txt", b"a"), ("c/y.txt", b"y")]);
    let read = folder
        .open_with(&["-", "c", "a.txt", "b/", "b"], Options::default(), b"s")
        .unwrap();
    assert_eq!(read.ids(), ["a.txt", "x.txt", "y.txt", "stdin"]);
    let reordered = folder
        .open_with(&["b", "a.txt", "c", "-"], Options::default(), b"s")
        .unwrap();
    assert_eq!(read, reordered);
}

#[test]
fn ordinals_are_consecutive_and_bytes_are_sizes() {
    let folder = Folder::new(&[
        ("a.txt", b"12345"),
        ("b.csv", b"text\nabc\nd\n"),
        ("c.txt", b"x"),
    ]);
    let mut corpus = open(&[Input::Path(folder.path(""))], Options::default()).unwrap();
    assert_eq!(corpus.total_bytes(), Some(5 + 11 + 1));
    let pending: Vec<_> = (&mut corpus)
        .map(|item| item.unwrap())
        .map(|p| (p.ordinal(), p.bytes()))
        .collect();
    assert_eq!(pending, [(0, 5), (1, 3), (2, 1), (3, 1)]);
}

#[test]
fn the_size_of_standard_input_is_not_known() {
    let corpus = open(&[Input::Stdin], Options::default()).unwrap();
    assert_eq!(corpus.total_bytes(), None);
}

#[test]
fn a_corpus_and_its_documents_can_be_sent_to_other_threads() {
    fn is_send<T: Send>() {}
    is_send::<Corpus>();
    is_send::<Pending>();
}

#[test]
fn a_file_reached_twice_is_read_once() {
    let folder = Folder::new(&[("in/a.txt", b"a"), ("in/sub/b.txt", b"b")]);
    let read = folder.read(&["in", "in/sub", "in/sub/b.txt", "in/./a.txt"]);
    assert_eq!(read.ids(), ["a.txt", "sub/b.txt"]);
    assert_eq!(read.skipped(), Vec::<String>::new());
}

#[cfg(unix)]
#[test]
fn a_link_and_its_target_are_one_document() {
    let folder = Folder::new(&[("in/b.txt", b"b")]);
    std::os::unix::fs::symlink("b.txt", folder.path("in/a.txt")).unwrap();
    assert_eq!(folder.read(&["in"]).ids(), ["a.txt"]);
}

#[cfg(unix)]
#[test]
fn a_link_to_its_own_folder_does_not_affect_other_files() {
    let folder = Folder::new(&[("in/b.txt", b"b")]);
    std::os::unix::fs::symlink(".", folder.path("in/self")).unwrap();
    let read = folder.read(&["in"]);
    assert_eq!(read.ids(), ["b.txt"]);
    assert_eq!(
        read.skipped(),
        ["in/self: the link is circular: it leads back to in"]
    );
}

#[cfg(target_os = "linux")]
#[test]
fn a_name_that_is_not_utf8_is_escaped_in_the_id() {
    use std::os::unix::ffi::OsStrExt;
    let folder = Folder::new(&[]);
    let name = std::ffi::OsStr::from_bytes(b"caf\xE9.txt");
    fs::write(folder.path("").join(name), "words").unwrap();
    assert_eq!(folder.read(&[""]).ids(), [r"caf\xE9.txt"]);
}

#[cfg(unix)]
#[test]
fn a_socket_as_an_argument_is_not_read() {
    let folder = Folder::new(&[]);
    let _socket = std::os::unix::net::UnixListener::bind(folder.path("s.txt")).unwrap();
    let read = folder.read(&["s.txt"]);
    assert!(read.skipped()[0].starts_with("s.txt: it is a socket, not a file;"));
}

#[test]
fn a_file_without_an_extension_is_read_if_it_is_an_argument() {
    let folder = Folder::new(&[
        ("in/README", b"words"),
        ("in/README.gz", &gzip(b"words")),
        ("in/.notes", b"words"),
    ]);
    for name in ["README", "README.gz", ".notes"] {
        assert_eq!(folder.read(&[&format!("in/{name}")]).ids(), [name]);
    }
    assert_eq!(folder.read(&["in", "in/README"]).ids(), ["README"]);
    let read = folder.read(&["in"]);
    assert!(read.documents.is_empty());
    let reason = "no file extension; to read the file as text, name it as an input";
    assert_eq!(
        read.skipped(),
        [
            format!("in/README: {reason}"),
            format!("in/README.gz: {reason}")
        ]
    );
}

#[test]
fn a_file_with_an_unknown_extension_is_skipped_in_a_folder_and_as_an_argument() {
    let names = ["a.HTML", "b.rtf", "c.docx", "d.tar.gz", "e.html.zst"];
    let extensions = ["html", "rtf", "docx", "tar", "html"];
    let folder = Folder::new(&[("in/a.txt", b"words")]);
    for name in names {
        folder.add(&format!("in/{name}"), b"words");
    }
    let paths: Vec<String> = names.iter().map(|name| format!("in/{name}")).collect();
    let skipped: Vec<String> = paths
        .iter()
        .zip(extensions)
        .map(|(path, extension)| {
            format!(
                "{path}: unknown file extension .{extension}; expected .txt, .text, .md, .csv, \
                 .tsv, .jsonl, .ndjson or .json (--input-format overrides)"
            )
        })
        .collect();
    let mut arguments: Vec<&str> = paths.iter().map(String::as_str).collect();
    arguments.push("in/a.txt");
    for arguments in [
        vec!["in"],
        arguments.clone(),
        [arguments, vec!["in"]].concat(),
    ] {
        let read = folder.read(&arguments);
        assert_eq!(read.ids(), ["a.txt"]);
        let mut found = read.skipped();
        found.sort();
        assert_eq!(found, skipped);
    }
}

#[test]
fn a_file_of_counts_is_reported_only_if_it_is_an_argument() {
    let folder = Folder::new(&[("in/a.txt", b"words"), ("in/b.kwc", b"counts")]);
    assert_eq!(folder.read(&["in"]).skipped(), Vec::<String>::new());
    let read = folder.read(&["in", "in/b.kwc"]);
    assert!(read.skipped()[0].starts_with("in/b.kwc: unknown file extension .kwc;"));
}

#[test]
fn a_given_format_is_that_of_every_file() {
    let folder = Folder::new(&[("a.log", b"text\none\n"), ("b.txt", b"id;text\n7;two\n")]);
    let options = |format| Options::default().format(format);
    assert_eq!(
        folder.open(&[""], options(Format::Csv)).unwrap().ids(),
        ["a.log:1", "7"]
    );
    assert_eq!(
        folder.open(&[""], options(Format::Text)).unwrap().ids(),
        ["a.log", "b.txt"]
    );
    let read = folder
        .open_with(&["-"], options(Format::JsonLines), b"{\"text\":\"a\"}")
        .unwrap();
    assert_eq!(read.ids(), ["stdin:1"]);
    let read = folder
        .open_with(&["-"], options(Format::Tsv), b"text\tid\nb\t7\n")
        .unwrap();
    assert_eq!((read.ids(), read.input("stdin").bytes), (vec!["7"], 12));
}

#[test]
fn equal_ids_of_texts_become_paths_with_one_notice() {
    let folder = Folder::new(&[
        ("1/a.txt", b"a"),
        ("1/b.txt", b"b"),
        ("2/a.txt", b"c"),
        ("2/b.txt", b"d"),
    ]);
    let read = folder.read(&["1", "2"]);
    let ids: Vec<String> = read.ids().iter().map(|id| read.shorten(id)).collect();
    assert_eq!(ids, ["a.txt", "b.txt", "2/a.txt", "2/b.txt"]);
    assert_eq!(
        read.notices(),
        [
            "2: 2 files have the id of an earlier document, and their paths as ids instead, as in 2/a.txt"
        ]
    );
}

#[test]
fn the_good_files_among_bad_ones_are_read() {
    let folder = Folder::new(&[
        ("binary.txt", b"\x89PNG\r\n\x1A\n\0\0\0\rIHDR"),
        ("blank.txt", b" \n"),
        ("broken.txt.gz", b"\x1F\x8B\x08broken"),
        ("empty.txt", b""),
        ("good.txt", b"A good article."),
        ("page.txt", b"caf\xE9 d\xE9j\xE0 ferm\xE9"),
        ("packed.md.gz", &gzip(b"packed")),
        ("packed.txt.zst", &zstd(b"packed")),
        ("wide.txt", b"\xFF\xFEw\0o\0"),
    ]);
    let read = folder.read(&[""]);
    assert_eq!(
        read.ids(),
        [
            "good.txt",
            "packed.md.gz",
            "packed.txt.zst",
            "page.txt",
            "wide.txt"
        ]
    );
    assert_eq!(
        read.texts()[1..],
        ["packed", "packed", "café déjà fermé", "wo"]
    );
    assert_eq!(read.input("page.txt").encoding, "windows-1252");
    assert_eq!(read.input("wide.txt").encoding, "UTF-16LE");
    let skipped = read.skipped();
    assert_eq!(
        skipped[0],
        "binary.txt: looks like a binary file, not text (NUL byte at offset 8)"
    );
    assert_eq!(skipped[1], "blank.txt: the file has no text");
    assert!(skipped[2].starts_with("broken.txt.gz: cannot be decompressed as gzip: "));
    assert_eq!(skipped[3], "empty.txt: the file is empty");
}

#[test]
fn a_missing_argument_does_not_affect_others() {
    let folder = Folder::new(&[("a.txt", b"a")]);
    let read = folder.read(&["gone.txt", "a.txt"]);
    assert_eq!(read.ids(), ["a.txt"]);
    assert_eq!(read.skipped(), ["gone.txt: no such file or folder"]);
}

#[test]
fn files_that_the_system_refuses_are_reported() {
    let folder = Folder::new(&[("a.txt", b"a"), ("b.txt", b"b")]);
    let read = folder.read(&["a.txt/below", "b\0.txt", "b.txt"]);
    assert_eq!(read.ids(), ["b.txt"]);
    assert_eq!(read.skipped.len(), 2);
    assert!(
        read.skipped()
            .iter()
            .all(|line| line.contains(": cannot be read: ")),
        "{read:?}"
    );
}

#[test]
fn a_file_that_is_gone_when_its_turn_comes_is_reported() {
    let folder = Folder::new(&[("a.txt", b"a"), ("b.csv", b"text\nb\n")]);
    let mut corpus = open(&[Input::Path(folder.path(""))], Options::default()).unwrap();
    let text = corpus.next().unwrap().unwrap();
    fs::remove_file(folder.path("a.txt")).unwrap();
    fs::remove_file(folder.path("b.csv")).unwrap();
    let gone = |skipped: Skipped| skipped.to_string().ends_with(": no such file or folder");
    assert!(gone(text.load().unwrap_err()));
    assert!(gone(corpus.next().unwrap().unwrap_err()));
    assert!(corpus.next().is_none());
}

#[cfg(unix)]
#[test]
fn a_file_and_a_folder_without_permission_do_not_affect_others() {
    use std::os::unix::fs::PermissionsExt;
    let folder = Folder::new(&[
        ("in/a.txt", b"a"),
        ("in/b.txt", b"b"),
        ("in/sub/c.txt", b"c"),
    ]);
    let permit = |name, mode| {
        fs::set_permissions(folder.path(name), fs::Permissions::from_mode(mode)).unwrap();
    };
    permit("in/b.txt", 0);
    permit("in/sub", 0);
    // The superuser may read them nevertheless.
    let is_refused = fs::File::open(folder.path("in/b.txt")).is_err();
    let read = folder.read(&["in"]);
    permit("in/sub", 0o700);
    if is_refused {
        assert_eq!(read.ids(), ["a.txt"]);
        let refused = "cannot be read: permission denied";
        assert_eq!(
            read.skipped(),
            [format!("in/b.txt: {refused}"), format!("in/sub: {refused}")]
        );
    }
}

#[test]
fn no_input_is_an_error() {
    let folder = Folder::new(&[]);
    assert_eq!(
        read(&[], Options::default(), b"").unwrap_err(),
        OpenError::NoInput
    );
    let error = folder.open(&["x", "y"], Options::default()).unwrap_err();
    assert!(matches!(error, OpenError::NothingFound { paths } if paths.len() == 2));
}

#[test]
fn an_empty_folder_is_remarked_on() {
    let folder = Folder::new(&[("in/.hidden.txt", b"a")]);
    let read = folder.read(&["in"]);
    assert_eq!(
        read.notices(),
        [
            "in: there is no file in the folder besides those left out",
            "in: 1 hidden file left out (--hidden reads it): .hidden.txt",
        ]
    );
}

#[test]
fn the_output_is_never_an_input() {
    let folder = Folder::new(&[("a.txt", b"a"), ("out/b.csv", b"text\nb\n")]);
    let options = Options::default().exclude([folder.path("out/")]);
    let read = folder.open(&["", "out/b.csv"], options).unwrap();
    assert_eq!(read.ids(), ["a.txt"]);
    assert_eq!(
        read.skipped(),
        ["out/b.csv: the results are written there, so it is never read"]
    );
}

#[test]
fn hashes_are_those_of_the_stored_bytes() {
    // From `printf abc | sha256sum` and `printf 'text\na\n' | sha256sum`.
    let abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    let folder = Folder::new(&[("a.txt", b"abc"), ("b.csv", b"text\na\n")]);
    let options = Options::default().fingerprint(Fingerprint::Sha256);
    let read = folder.open_with(&["", "-"], options, b"abc").unwrap();
    assert_eq!(read.input("a.txt").sha256.as_deref(), Some(abc));
    assert_eq!(read.input("stdin").sha256.as_deref(), Some(abc));
    assert_eq!(read.input("b.csv").sha256.as_deref(), Some(TABLE));
    assert_eq!(
        (read.input("b.csv").bytes, read.input("b.csv").format),
        (7, Kind::Csv)
    );
}

const TABLE: &str = "ef271522dd0a16c1b66bcbadc17474307a88dea874019dc4146b4789a09a8c2d";
