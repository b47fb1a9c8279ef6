//! Tables of documents.

use super::*;
use crate::bytes::compression::tests::gzip;

fn fields(document: &Document) -> Vec<(&str, &str)> {
    document.metadata.iter().collect()
}

#[test]
fn a_row_becomes_a_document() {
    let folder = Folder::new(&[(
        "a.csv",
        b"ID;Headline;Source;Article Text\n17;News;Wire;Words; more\n18;;Post;\"# First\nSecond\"\n",
    )]);
    let read = folder.read(&["a.csv"]);
    assert_eq!(
        read.skipped(),
        ["a.csv: line 2: the row has 5 fields, the header 4"]
    );
    let document = &read.documents[0];
    assert_eq!(
        (document.id.as_str(), document.title.as_str()),
        ("18", "First")
    );
    assert_eq!(document.text, "# First\nSecond");
    assert_eq!(fields(document), [("Source", "Post")]);
    assert_eq!(read.input("a.csv").documents, 1);
}

#[test]
fn a_short_row_lacks_nothing_but_empty_cells() {
    let folder = Folder::new(&[(
        "a.csv",
        b"id,text,source,note\n1,one\n2,two,Wire,x\n3,three,Post\n4\n",
    )]);
    let read = folder.read(&["a.csv"]);
    assert_eq!(read.texts(), ["one", "two", "three"]);
    assert_eq!(fields(&read.documents[0]), [("source", ""), ("note", "")]);
    assert_eq!(
        fields(&read.documents[2]),
        [("source", "Post"), ("note", "")]
    );
    assert_eq!(read.skipped(), ["a.csv: line 5: the text is empty"]);
    assert_eq!(
        read.notices(),
        [
            "a.csv: 3 rows have fewer fields than the header, the first in line 2; the missing ones \
             are empty"
        ]
    );
}

#[test]
fn empty_cells_beyond_the_header_are_no_fields() {
    let folder = Folder::new(&[
        (
            "a.csv",
            b"id;text\r\n1;one;\r\n2;two;; ;\"\"\r\n3;three;x;\r\n",
        ),
        ("b.tsv", b"text\tid\none\t4\t\t\n"),
    ]);
    let read = folder.read(&[""]);
    assert_eq!(read.ids(), ["1", "2", "4"]);
    assert_eq!(
        read.skipped(),
        ["a.csv: line 4: the row has 4 fields, the header 2"]
    );
    assert_eq!(read.notices(), Vec::<String>::new());
}

#[test]
fn a_first_line_that_names_the_delimiter_is_no_header() {
    let wide: Vec<u8> = "\u{FEFF}sep=\t\r\nid\ttext\r\n5\ta;b,c\r\n"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    let folder = Folder::new(&[
        ("a.csv", b"\xEF\xBB\xBFsep=;\r\nid;text\r\n1;a,b\r\n2\r\n"),
        ("b.csv", b"\"sep=|\"\nid|text\n3|a;b;c\n"),
        ("c.tsv", b"sep=,\nid,text\n4,a\n"),
        ("d.csv", &wide),
        ("e.csv", b"sep=;\n"),
        ("t/f.txt", b"words"),
        ("t/metadata.csv", b"sep=^\nfile^date\nf.txt^2024,5\n"),
    ]);
    let read = folder.read(&[""]);
    assert_eq!(read.ids(), ["1", "3", "4", "5", "t/f.txt"]);
    assert_eq!(read.texts(), ["a,b", "a;b;c", "a", "a;b,c", "words"]);
    assert_eq!(fields(&read.documents[4]), [("date", "2024,5")]);
    assert_eq!(
        read.skipped(),
        [
            "a.csv: line 4: the text is empty",
            "e.csv: the file has no text"
        ]
    );
}

#[test]
fn the_title_column_is_the_title() {
    let folder = Folder::new(&[("a.tsv", b"title\ttext\n Big  news \twords\n")]);
    assert_eq!(folder.read(&["a.tsv"]).documents[0].title, "Big news");
}

#[test]
fn rows_without_an_id_are_numbered() {
    let folder = Folder::new(&[
        ("in/a.csv", b"id,text\n,one\nx,two\n , three\n"),
        (
            "in/b.jsonl",
            b"{\"text\":\"four\"}\n\n{\"text\":\"five\"}\n",
        ),
    ]);
    let read = folder.read(&["in"]);
    assert_eq!(
        read.ids(),
        ["a.csv:1", "x", "a.csv:3", "b.jsonl:1", "b.jsonl:2"]
    );
}

#[test]
fn several_text_columns_are_joined_by_a_blank_line() {
    let folder = Folder::new(&[("a.csv", b"lead,body\nL,B\n,B2\n,\" \"\n")]);
    let options = Options::default().text_columns(["lead", "body"]);
    let read = folder.open(&["a.csv"], options).unwrap();
    assert_eq!(read.texts(), ["L\n\nB", "B2"]);
}

#[test]
fn a_row_without_text_is_skipped_with_its_line() {
    let folder = Folder::new(&[("a.csv", b"id,text\r\n1,\"a\r\nb\"\r\n2, \r\n3,c\r\n")]);
    let read = folder.read(&["a.csv"]);
    assert_eq!(read.ids(), ["1", "3"]);
    assert_eq!(read.skipped(), ["a.csv: line 4: the text is empty"]);
}

#[test]
fn a_table_without_a_text_column_lists_its_columns() {
    let folder = Folder::new(&[("a.csv", b"x,y\n1,2\n"), ("b.csv", b"text\nwords\n")]);
    let read = folder.read(&[""]);
    assert_eq!(read.texts(), ["words"]);
    assert!(
        read.skipped()[0].contains("the columns are x, y;"),
        "{:?}",
        read.skipped()
    );
    let options = Options::default().id_column("nr");
    let read = folder.open(&["b.csv"], options).unwrap();
    assert_eq!(
        read.skipped(),
        ["b.csv: there is no column \"nr\"; the columns are text"]
    );
}

#[test]
fn a_second_row_with_an_id_is_skipped_with_the_first_line() {
    let folder = Folder::new(&[("a.csv", b"id,text\n1,a\n2,b\n1,c\n")]);
    let read = folder.read(&["a.csv"]);
    assert_eq!(read.texts(), ["a", "b"]);
    assert_eq!(
        read.skipped(),
        ["a.csv: line 4: the id \"1\" is already used in line 2"]
    );
}

#[test]
fn ids_of_an_earlier_table_are_qualified() {
    let folder = Folder::new(&[
        ("a.csv", b"id,text\n1,a\n2,b\n"),
        ("b.csv", b"id,text\n1,c\n2,d\n3,e\n1,f\n"),
        ("b.csv:1.txt", b"not in the way"),
        ("c.txt", b"g"),
        ("d.csv", b"id,text\nc.txt,h\n"),
    ]);
    let read = folder.read(&[""]);
    assert_eq!(
        read.ids(),
        [
            "1",
            "2",
            "b.csv:1",
            "b.csv:2",
            "3",
            "b.csv:1.txt",
            "c.txt",
            "d.csv:c.txt"
        ]
    );
    assert_eq!(
        read.skipped(),
        ["b.csv: line 5: the id \"1\" is already used in line 2"]
    );
    assert_eq!(
        read.notices(),
        [
            "b.csv: 2 ids are already used by an earlier input, and became b.csv:<id>",
            "d.csv: 1 id is already used by an earlier input, and became d.csv:<id>"
        ]
    );
}

#[test]
fn the_rows_of_a_truncated_table_are_kept() {
    let rows: Vec<String> = (0..20_000)
        .map(|row| format!("{row},words {}\n", row * 7919))
        .collect();
    let packed = gzip(format!("id,text\n{}", rows.concat()).as_bytes());
    let folder = Folder::new(&[
        ("a.csv.gz", &packed[..packed.len() / 2]),
        ("b.txt", b"after"),
    ]);
    let read = folder.read(&[""]);
    assert!(read.documents.len() > 1_000, "{}", read.documents.len());
    assert_eq!(read.texts().last(), Some(&"after"));
    assert_eq!(read.skipped.len(), 1);
    assert!(
        read.skipped()[0].starts_with("a.csv.gz: line "),
        "{:?}",
        read.skipped()
    );
    assert!(read.skipped()[0].ends_with(": cannot be decompressed as gzip: the file is truncated"));
    assert_eq!(
        read.input("a.csv.gz").documents,
        read.documents.len() as u64 - 1
    );
}

#[test]
fn a_table_in_another_encoding_is_decoded() {
    let wide: Vec<u8> = "\u{FEFF}id\ttext\n1\t半導體\n"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    let folder = Folder::new(&[
        ("a.csv", &wide),
        ("b.csv", b"text\nd\xE9j\xE0 ferm\xE9 \xE0 No\xEBl\n"),
    ]);
    let read = folder.read(&[""]);
    assert_eq!(read.texts(), ["半導體", "déjà fermé à Noël"]);
    assert_eq!(read.input("a.csv").encoding, "UTF-16LE");
    assert_eq!(read.input("b.csv").encoding, "windows-1252");
}

#[test]
fn a_late_row_in_another_encoding_is_not_lost() {
    let mut table = b"text\n".to_vec();
    table.extend("café\n".repeat(200_000).bytes());
    table.extend(b"d\xE9j\xE0 ferm\xE9 \xE0 No\xEBl\n");
    let folder = Folder::new(&[("a.csv", &table)]);
    let read = folder.read(&["a.csv"]);
    assert_eq!(read.texts().last(), Some(&"déjà fermé à Noël"));
    assert_eq!(read.notices.len(), 1);
    assert!(
        read.notices()[0].contains("the first in line 200002;"),
        "{:?}",
        read.notices()
    );
}

#[test]
fn a_header_alone_is_remarked_on() {
    let folder = Folder::new(&[("a.csv", b"id,text\n")]);
    assert_eq!(
        folder.read(&["a.csv"]).notices(),
        ["a.csv: the table has no rows"]
    );
}

#[test]
fn a_line_of_any_length_is_read() {
    let line = format!("{{\"text\":\"{}\"}}\n", "word ".repeat(1_000_000));
    let folder = Folder::new(&[("a.jsonl", line.as_bytes())]);
    assert_eq!(folder.read(&["a.jsonl"]).texts()[0].len(), 5_000_000);
}

#[test]
fn ids_columns_and_values_are_one_in_any_normal_form() {
    let folder = Folder::new(&[
        (
            "a.csv",
            "nume\u{301}ro,re\u{301}gion,text\ne\u{301},Cre\u{301}teil,e\u{301}t\u{e9}\n\u{e9},x,y\n".as_bytes(),
        ),
        (
            "b.jsonl",
            "{\"num\u{e9}ro\":\"\u{e8}\",\"re\\u0301gion\":\"Cr\u{e9}teil\",\"text\":\"x\"}\n".as_bytes(),
        ),
    ]);
    let options = Options::default().id_column("num\u{e9}ro");
    let read = folder.open(&[""], options).unwrap();
    assert_eq!(read.ids(), ["\u{e9}", "\u{e8}"]);
    for document in &read.documents {
        assert_eq!(fields(document), [("r\u{e9}gion", "Cr\u{e9}teil")]);
    }
    // The text is not changed.
    assert_eq!(read.texts()[0], "e\u{301}t\u{e9}");
    assert_eq!(
        read.skipped(),
        ["a.csv: line 3: the id \"\u{e9}\" is already used in line 2"]
    );
}
