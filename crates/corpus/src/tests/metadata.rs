//! Metadata tables joined to text files.

use super::*;

fn field<'a>(read: &'a Read, id: &str, name: &str) -> Option<&'a str> {
    read.documents
        .iter()
        .find(|document| document.id == id)
        .unwrap()
        .metadata
        .get(name)
}

#[test]
fn a_table_beside_the_texts_is_joined_automatically() {
    let folder = Folder::new(&[
        (
            "metadata.csv",
            b"id,file,title,date\n1,txt/a.txt,A title,2024\nb,,,2025\n",
        ),
        ("txt/a.txt", b"a"),
        ("txt/b.txt.gz", b"b, not packed"),
        ("txt/b.md", b"# Own title"),
    ]);
    let read = folder.read(&[""]);
    assert_eq!(read.ids(), ["txt/a.txt", "txt/b.md"]);
    let fields: Vec<_> = read.documents[0].metadata.iter().collect();
    assert_eq!(fields, [("file", "txt/a.txt"), ("date", "2024")]);
    assert_eq!(read.documents[0].title, "A title");
    assert_eq!(read.documents[1].title, "Own title");
    assert_eq!(field(&read, "txt/b.md", "date"), Some("2025"));
    assert_eq!(read.notices(), Vec::<String>::new());
    assert_eq!(read.input("metadata.csv").documents, 0);
}

#[test]
fn the_most_exact_name_wins() {
    let folder = Folder::new(&[
        (
            "metadata.csv",
            b"file,n\nsub/a.txt,id\nsub/a,no extension\na.txt,file\na,bare\n",
        ),
        ("a.md", b"1"),
        ("b/a.txt", b"2"),
        ("sub/a.md", b"3"),
        ("sub/a.txt", b"4"),
    ]);
    let read = folder.read(&[""]);
    assert_eq!(field(&read, "a.md", "n"), Some("bare"));
    assert_eq!(field(&read, "b/a.txt", "n"), Some("file"));
    assert_eq!(field(&read, "sub/a.md", "n"), Some("no extension"));
    assert_eq!(field(&read, "sub/a.txt", "n"), Some("id"));
}

#[test]
fn a_given_table_describes_all_texts_and_is_not_a_document() {
    let folder = Folder::new(&[
        (
            "in/list.csv",
            b"filename;text;date\na.txt;x;2024\ndocs\\b.txt;y;2025\n",
        ),
        ("in/docs/b.txt", b"b"),
        ("other/a.txt", b"a"),
    ]);
    let options = Options::default().metadata(folder.path("in/list.csv"));
    let read = folder
        .open(&["in", "other/a.txt"], options.clone())
        .unwrap();
    assert_eq!(read.ids(), ["docs/b.txt", "a.txt"]);
    assert_eq!(field(&read, "a.txt", "date"), Some("2024"));
    assert_eq!(field(&read, "docs/b.txt", "date"), Some("2025"));
    // The key is a path from the table's folder, not from the argument.
    let read = folder.open(&["in/docs"], options).unwrap();
    assert_eq!(field(&read, "b.txt", "date"), Some("2025"));
}

#[test]
fn the_nearest_table_wins() {
    let folder = Folder::new(&[
        ("metadata.csv", b"id,n\na,outer\nb,outer\n"),
        ("sub/metadata.csv", b"id,n\na,inner\n"),
        ("sub/a.txt", b"a"),
        ("sub/b.txt", b"b"),
    ]);
    let read = folder.read(&[""]);
    assert_eq!(field(&read, "sub/a.txt", "n"), Some("inner"));
    assert_eq!(field(&read, "sub/b.txt", "n"), Some("outer"));
}

#[test]
fn rows_and_texts_that_do_not_match_are_counted_with_examples() {
    let folder = Folder::new(&[
        (
            "metadata.csv",
            b"id,n\na,1\nx,2\na,3\n1,\n2,\n3,\n4,\n5,\nbroken\n",
        ),
        ("a.txt", b"a"),
        ("b.txt", b"b"),
    ]);
    let read = folder.read(&[""]);
    assert_eq!(
        read.notices(),
        [
            "metadata.csv: the row of line 10 has fewer fields than the header; the missing ones are \
             empty",
            "metadata.csv: line 4 describes a again; line 2 is used",
            "metadata.csv: 7 rows match no text (x, 1, 2, 3, 4, …); 1 text has no row (b.txt)"
        ]
    );
    assert_eq!(field(&read, "a.txt", "n"), Some("1"));
    assert!(read.documents[1].metadata.is_empty());
    assert_eq!(read.skipped(), Vec::<String>::new());
}

#[test]
fn a_table_without_keys_is_an_error_only_if_it_was_asked_for() {
    let folder = Folder::new(&[("metadata.csv", b"x,y\n1,2\n"), ("a.txt", b"a")]);
    let read = folder.read(&[""]);
    assert_eq!(read.ids(), ["a.txt"]);
    assert!(
        read.skipped()[0].ends_with("; the columns are x, y"),
        "{:?}",
        read.skipped()
    );
    let options = Options::default().metadata(folder.path("metadata.csv"));
    let error = folder.open(&["a.txt"], options).unwrap_err();
    assert!(matches!(error, OpenError::Metadata { .. }));
    let options = Options::default().metadata(folder.path("gone.csv"));
    assert!(folder.open(&["a.txt"], options).is_err());
}

#[test]
fn a_metadata_file_that_is_an_argument_is_a_table_of_documents() {
    let folder = Folder::new(&[("metadata.csv", b"id,text\n7,words\n"), ("a.txt", b"a")]);
    assert_eq!(folder.read(&["metadata.csv"]).ids(), ["7"]);
    assert_eq!(folder.read(&["", "metadata.csv"]).ids(), ["a.txt", "7"]);
}

#[test]
fn a_text_that_several_rows_name_is_remarked_on() {
    let rows: String = (0..7).map(|_| "b.txt,x\n").collect();
    let folder = Folder::new(&[
        (
            "metadata.csv",
            format!("file,n\na,bare\na.txt,exact\ntxt/a.txt,path\nother.txt,x\n{rows}").as_bytes(),
        ),
        ("txt/a.txt", b"a"),
        ("b.txt", b"b"),
    ]);
    let read = folder.read(&[""]);
    assert_eq!(field(&read, "txt/a.txt", "n"), Some("path"));
    assert_eq!(
        read.notices(),
        [
            "metadata.csv: line 2 describes a again; line 4 is used",
            "metadata.csv: line 3 describes a.txt again; line 4 is used",
            "metadata.csv: line 7 describes b.txt again; line 6 is used",
            "metadata.csv: line 8 describes b.txt again; line 6 is used",
            "metadata.csv: line 9 describes b.txt again; line 6 is used",
            "metadata.csv: 3 more rows describe a text again",
            "metadata.csv: 1 row matches no text (other.txt)"
        ]
    );
}

#[test]
fn names_are_joined_in_any_normal_form() {
    let (decomposed, composed) = (
        "cre\u{300}me/e\u{301}te\u{301}.txt",
        "cr\u{e8}me/\u{e9}t\u{e9}.txt",
    );
    let folder = Folder::new(&[
        (
            "metadata.csv",
            format!(
                "file,re\u{301}gion\n\u{e9}t\u{e9},Cre\u{301}teil\nu\u{308}ber.txt,Cr\u{e9}teil\n"
            )
            .as_bytes(),
        ),
        (decomposed, b"a"),
        ("\u{fc}ber.txt", b"b"),
    ]);
    let read = folder.read(&[""]);
    assert_eq!(read.ids(), [composed, "\u{fc}ber.txt"]);
    for id in read.ids() {
        assert_eq!(field(&read, id, "r\u{e9}gion"), Some("Cr\u{e9}teil"));
    }
    assert_eq!(read.notices(), Vec::<String>::new());
    // The file is found by the name that it has.
    assert_eq!(read.input(decomposed).documents, 1);
}
