//! Tables with unclosed quotation marks, and tables beyond the limits.

use super::*;

/// A CSV table of these rows after the header, with numbers from 1 and words of their own as texts.
fn numbered(rows: u64) -> Vec<String> {
    let row = |number| format!("{number},some words of row {number}");
    let header = std::iter::once("id,text".to_owned());
    header.chain((1..=rows).map(row)).collect()
}

fn read_table(table: &str) -> Read {
    let folder = Folder::new(&[("a.csv", table.as_bytes())]);
    folder.read(&["a.csv"])
}

const STRAY: &str = "unclosed quotation mark; it is read as text, and the lines after it as rows";

#[test]
fn the_rows_after_an_unclosed_quotation_mark_are_read() {
    for end in ["\n", "\r\n", "\r"] {
        let mut lines = numbered(400);
        lines[20] = "20,\"some words of row 20".into();
        let mut quoted = lines.clone();
        // The mark that opens this cell would close the other.
        quoted[320] = "320,\"words, and a comma\"".into();
        for lines in [lines, quoted] {
            let read = read_table(&(lines.join(end) + end));
            assert_eq!(read.documents.len(), 400);
            assert_eq!(read.texts()[19], "\"some words of row 20");
            assert_eq!(read.texts()[20], "some words of row 21");
            assert_eq!(read.skipped(), [format!("a.csv: line 21: {STRAY}")]);
        }
    }
}

#[test]
fn a_damaged_row_is_skipped_if_it_cannot_be_read() {
    let table = "id,text\n1,\"first\n\npart\"\n2,\"second, and\npart\n3,\"third\npart\"\n4,four\n";
    let read = read_table(table);
    assert_eq!(read.ids(), ["1", "3", "4"]);
    assert_eq!(read.texts()[1], "third\npart");
    assert_eq!(
        read.skipped(),
        [
            "a.csv: line 5: unclosed quotation mark; the row is left out up to line 6, and the lines \
             after it are read as rows"
        ]
    );
}

#[test]
fn two_missing_marks_are_found_by_the_numbers_of_the_rows() {
    let mut lines = numbered(30);
    lines[5].insert(2, '"');
    lines[25].push('"');
    let read = read_table(&lines.join("\n"));
    assert_eq!(read.documents.len(), 30);
    assert_eq!(read.skipped(), [format!("a.csv: line 6: {STRAY}")]);
}

#[test]
fn a_header_with_an_unclosed_quotation_mark_is_read() {
    for header in ["\"id;text", "id;\"text"] {
        let table = format!("{header}\n1;one\n2;two\n3;three\n4;\"fo;ur\"\n");
        let read = read_table(&table);
        assert_eq!(read.ids(), ["1", "2", "3", "4"], "{header}");
        assert_eq!(read.skipped(), [format!("a.csv: line 1: {STRAY}")]);
    }
}

#[test]
fn a_cell_that_is_cut_off_is_reported_and_kept() {
    let read = read_table("id,text\n1,\"one\ntwo\"\n2,\"three\nfour and");
    assert_eq!(read.texts(), ["one\ntwo", "three\nfour and"]);
    assert_eq!(
        read.skipped(),
        [
            "a.csv: line 4: unclosed quotation mark; all lines up to line 5, the last of the file, are \
             in one cell"
        ]
    );
}

#[test]
fn cells_with_right_quotation_marks_are_never_split() {
    let snippet: Vec<String> = (3..300).map(|number| format!("{number},words\n")).collect();
    let snippet = snippet.concat();
    let dialogue = "\"\"No\"\", he said.\n\"\"Yes\"\", she said.\n";
    for cell in [
        snippet.as_str(),
        dialogue,
        "2,x\n3,y\n",
        "\n\n2,\"\"x\"\"\n3,y",
    ] {
        let table = format!("id,text\n1,\"{cell}\"\n2,two\n3,\"{cell}\"\n");
        let read = read_table(&table);
        assert_eq!(read.ids(), ["1", "2", "3"], "{cell}");
        assert_eq!(read.texts()[0], cell.replace("\"\"", "\""));
        assert_eq!(read.skipped(), Vec::<String>::new());
    }
}

#[test]
fn metadata_after_an_unclosed_quotation_mark_is_joined() {
    let folder = Folder::new(&[
        ("1.txt", b"one"),
        ("2.txt", b"two"),
        ("3.txt", b"three"),
        ("metadata.csv", b"file,topic\r1.txt,\"x\r2.txt,y\r3.txt,z\r"),
    ]);
    let read = folder.read(&[""]);
    let topics: Vec<_> = read
        .documents
        .iter()
        .map(|one| one.metadata.get("topic"))
        .collect();
    assert_eq!(topics, [Some("\"x"), Some("y"), Some("z")]);
    assert_eq!(read.skipped().len(), 1);
    assert!(read.skipped()[0].ends_with(&format!("metadata.csv: line 2: {STRAY}")));
}

#[test]
fn a_table_has_a_limited_number_of_columns() {
    let read = read_table(&format!("text{}\n1\n", ",".repeat(300_000)));
    assert_eq!(
        read.skipped(),
        ["a.csv: the header has more than 262144 columns"]
    );
}
