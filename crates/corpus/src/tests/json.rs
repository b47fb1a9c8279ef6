//! JSON: files that are one array of objects.

use super::*;
use crate::bytes::compression::tests::gzip;
use crate::{Format, Kind};

#[test]
fn the_objects_of_an_array_are_documents_in_a_folder_and_by_name() {
    let pretty = "[\r\n  {\r\n    \"id\": \"p\",\r\n    \"text\": \"one\",\r\n    \"tags\": [1, {\"a\": \"]\"}]\r\n  },\r\n  {\r\n    \"text\": \"two\"\r\n  }\r\n]\r\n";
    let packed = gzip(b"[{\"id\":\"z\",\"body\":\"three\",\"date\":null}]");
    let wide: Vec<u8> = "\u{FEFF}[{\"text\":\"半導體\"}]"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    let folder = Folder::new(&[
        ("a.json", pretty.as_bytes()),
        ("b.json.gz", &packed),
        ("c.JSON", &wide),
        ("d.json", b"\xEF\xBB\xBF[]"),
    ]);
    let read = folder.read(&[""]);
    assert_eq!(read.ids(), ["p", "a.json:2", "z", "c.JSON:1"]);
    assert_eq!(read.texts(), ["one", "two", "three", "半導體"]);
    assert_eq!(
        read.documents[0].metadata.get("tags"),
        Some(r#"[1,{"a":"]"}]"#)
    );
    assert_eq!(read.skipped(), Vec::<String>::new());
    assert_eq!(read.notices(), ["d.json: the table has no rows"]);
    assert_eq!(read.input("a.json").format, Kind::Json);
    let named = folder.read(&["a.json", "b.json.gz", "c.JSON", "d.json"]);
    assert_eq!(named.documents, read.documents);
    let options = Options::default().format(Format::Json);
    let piped = folder.open_with(&["-"], options, &packed).unwrap();
    assert_eq!(piped.ids(), ["z"]);
}

#[test]
fn a_file_that_is_no_array_of_objects_is_skipped() {
    let folder = Folder::new(&[
        ("a.json", b"{\"id\":\"1\",\"text\":\"one\"}"),
        ("b.json", b"{\"text\":\n\"one\"}\n{\"text\":\"two\"}\n"),
        ("c.json", b"[\"one\", \"two\"]"),
        ("d.json", b"words"),
        ("e.json", b"[{\"x\":1}]"),
        ("f.txt", b"words"),
    ]);
    let reason = "not a JSON array of objects (pandas writes one with orient=\"records\"); if each line is an object, use --input-format jsonl \
                  or a name that ends in .jsonl";
    let read = folder.read(&[""]);
    assert_eq!(read.ids(), ["f.txt"]);
    for (skipped, name) in read.skipped().iter().zip(["a", "b", "c", "d"]) {
        assert_eq!(*skipped, format!("{name}.json: {reason}"));
    }
    assert!(read.skipped()[4].starts_with("e.json: no text column found;"));
    assert_eq!(
        folder.read(&["a.json"]).skipped(),
        [format!("a.json: {reason}")]
    );
}

#[test]
fn the_layout_is_known_by_the_contents() {
    let folder = Folder::new(&[
        (
            "a.json",
            b"{\"text\":\"one\"}\r{\"text\":\"two\"}\r{\"text\":3",
        ),
        (
            "b.jsonl",
            b"[{\"text\":\"three\"},\n {\"text\":\n\"four\"}]\n",
        ),
    ]);
    let read = folder.read(&[""]);
    assert_eq!(read.texts(), ["one", "two", "three", "four"]);
    assert_eq!(
        read.notices(),
        [
            "a.json: the file is not an array; each line was read as an object",
            "b.jsonl: the file is one array; its objects were read"
        ]
    );
    assert_eq!(read.skipped().len(), 1);
    assert!(read.skipped()[0].starts_with("a.json: line 3: not valid JSON"));
}

#[test]
fn half_a_surrogate_pair_and_a_number_that_is_none_cost_no_document() {
    let folder = Folder::new(&[
        (
            "a.jsonl",
            b"{\"text\":\"one\",\"x\":1}\n{\"text\":\"two \\ud83d\",\"x\":NaN}\n\
              {\"text\":\"three\",\"\\ude00\":-Infinity}\n{\"text\":\"\\x\"}\n",
        ),
        (
            "b.json",
            b"[{\"text\":\"four\"},\n{\"text\":\"\\uD83D\\u0041\"}]",
        ),
    ]);
    let read = folder.read(&[""]);
    assert_eq!(
        read.texts(),
        ["one", "two \u{FFFD}", "three", "four", "\u{FFFD}A"]
    );
    assert_eq!(read.documents[1].metadata.get("x"), Some(""));
    assert_eq!(read.documents[2].metadata.get("\u{FFFD}"), Some(""));
    let half = "half of a surrogate pair became the replacement character U+FFFD, first in line 2";
    assert_eq!(
        read.notices(),
        [
            format!("a.jsonl: {half}"),
            "a.jsonl: NaN or Infinity, which is not JSON, was read as null, first in line 2".into(),
            format!("b.json: {half}"),
        ]
    );
    assert_eq!(
        read.skipped(),
        ["a.jsonl: line 4: not valid JSON: invalid escape (column 11)"]
    );
}

#[test]
fn lines_are_counted_by_any_line_end() {
    let object = |text: &str| format!("{{\"text\":\"{text}\"}}");
    for end in ["\n", "\r\n", "\r"] {
        let broken = format!("{{\"text\":{end}oops}}");
        let array = format!(
            "[{}]",
            [object("a"), broken, object("b")].join(&format!(",{end}"))
        );
        let lines = [&object("a"), "", "{oops}", &object("b"), "3"].join(end);
        let folder = Folder::new(&[("a.json", array.as_bytes()), ("b.jsonl", lines.as_bytes())]);
        let read = folder.read(&[""]);
        assert_eq!(read.texts(), ["a", "b", "a", "b"]);
        let [array, broken, bare] = read.skipped().try_into().unwrap();
        assert_eq!(
            array,
            "a.json: object 2 in line 3: not valid JSON: expected value (column 1)"
        );
        assert!(
            broken.starts_with("b.jsonl: line 3: not valid JSON"),
            "{broken}"
        );
        assert_eq!(bare, "b.jsonl: line 5: not a JSON object");
    }
}

#[test]
fn a_faulty_object_does_not_affect_the_others() {
    let folder = Folder::new(&[
        (
            "a.json",
            b"[{\"text\":\"one\"},{\"text\":\"two\",\"text\":\"2\"}, 3,\n{\"text\":\" \"},{\"text\":\"li\nne\"},{\"id\":7}, {\"text\":\"five\"}]",
        ),
        ("b.json", b"[{\"text\":\"six\"},\n{\"text\":\"sev"),
        ("c.json", b"[{\"text\":\"eight\"}] [{\"text\":\"nine\"}]"),
    ]);
    let read = folder.read(&[""]);
    assert_eq!(read.ids(), ["a.json:1", "a.json:7", "b.json:1", "c.json:1"]);
    assert_eq!(
        read.skipped(),
        [
            "a.json: object 2 in line 1: the key \"text\" occurs twice in the object",
            "a.json: object 3 in line 1: not a JSON object",
            "a.json: object 4 in line 2: the text is empty",
            "a.json: object 5 in line 2: not valid JSON: control character (\\u0000-\\u001F) found \
             while parsing a string (column 24)",
            "a.json: object 6 in line 3: the text is empty",
            "b.json: object 2 in line 2: not valid JSON: EOF while parsing a string (column 12)",
            "b.json: line 2: not valid JSON: the array is not closed (column 13)",
            "c.json: line 1: not valid JSON: there is more after the end of the array (column 20)",
        ]
    );
}

#[test]
fn the_objects_of_a_truncated_array_are_kept() {
    let objects: Vec<String> = (0..20_000)
        .map(|row| format!("{{\"id\":{row},\"text\":\"words {}\"}}", row * 7919))
        .collect();
    let packed = gzip(format!("[{}]", objects.join(",")).as_bytes());
    let folder = Folder::new(&[
        ("a.json.gz", &packed[..packed.len() / 2]),
        ("b.txt", b"after"),
    ]);
    let read = folder.read(&[""]);
    assert!(read.documents.len() > 1_000, "{}", read.documents.len());
    assert_eq!(read.texts().last(), Some(&"after"));
    assert_eq!(
        read.skipped(),
        ["a.json.gz: line 1: cannot be decompressed as gzip: the file is truncated"]
    );
}

#[test]
fn a_large_array_and_a_large_object_are_read() {
    let long = "word ".repeat(1_000_000);
    let mut file = b"[\n".to_vec();
    for number in 0..30_000 {
        file.extend(format!("  {{\"id\": {number}, \"text\": \"a \\\"b\\\\\"}},\n").bytes());
    }
    file.extend(format!("{{\"text\": \"{long}\"}},{{\"text\": \"end\"}}]").bytes());
    let folder = Folder::new(&[("a.json", &file)]);
    let read = folder.read(&["a.json"]);
    assert_eq!(read.documents.len(), 30_002);
    assert_eq!(read.documents[29_999].text, "a \"b\\");
    assert_eq!(read.documents[30_000].text, long);
    assert_eq!(read.documents[30_001].text, "end");
    assert_eq!(read.skipped(), Vec::<String>::new());
}
