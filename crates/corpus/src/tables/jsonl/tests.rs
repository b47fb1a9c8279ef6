//! The rows of files of JSON Lines.

use std::io::Cursor;
use std::path::Path;

use proptest::prelude::*;
use proptest::sample::select;

use super::rows::JsonRows;
use crate::bytes::stored_bytes::StoredBytes;
use crate::options::{Fingerprint, Options};
use crate::skipped::Place;
use crate::tables::row::{Failure, Row};
use crate::tables::text_stream::TextStream;

/// A row, or the line and the reason why it was skipped.
type Found = Result<Row, (Option<u64>, String)>;

fn found(row: Result<Row, Failure>) -> Found {
    row.map_err(|failure| {
        let line = failure.place.map(|place| match place {
            Place::Line(line) | Place::Object { line, .. } => line,
            Place::Document(_) => panic!("{place}"),
        });
        (line, failure.reason.one_line().to_string())
    })
}

fn rows(bytes: &[u8], options: &Options) -> Vec<Found> {
    let stored = StoredBytes::new(Box::new(Cursor::new(bytes.to_vec())), Fingerprint::Off);
    let mut lines = JsonRows::lines(TextStream::open(stored, Path::new("a.jsonl")).unwrap());
    std::iter::from_fn(|| lines.next_row(options))
        .map(found)
        .collect()
}

#[test]
fn values_are_taken_as_written() {
    let line = br#"{"id": 12345678901234567890123, "text": "caf\u00e9\n", "n": 1.50, "b": true,
        "o": {"k": [1, "a \" b"]}, "z": null}"#;
    let line = line.map(|byte| if byte == b'\n' { b' ' } else { byte });
    let rows = rows(&line, &Options::default());
    let row = rows[0].as_ref().unwrap();
    assert_eq!(row.id.as_deref(), Some("12345678901234567890123"));
    assert_eq!(row.texts, ["café\n"]);
    let fields: Vec<_> = row.metadata.iter().collect();
    assert_eq!(
        fields,
        [
            ("n", "1.50"),
            ("b", "true"),
            ("o", r#"{"k":[1,"a \" b"]}"#),
            ("z", "")
        ]
    );
}

#[test]
fn only_the_broken_line_is_skipped() {
    let file = b"{\"text\":\"a\"}\n\n{\"text\": oops}\n[1]\n{\"text\":\"\\x\"}\n{\"text\":\"b\"}";
    let rows = rows(file, &Options::default());
    assert_eq!(rows[0].as_ref().unwrap().at.line, 1);
    assert_eq!(
        rows[1],
        Err((Some(3), "not valid JSON: expected value (column 10)".into()))
    );
    assert_eq!(rows[2], Err((Some(4), "not a JSON object".into())));
    assert!(
        rows[3]
            .as_ref()
            .unwrap_err()
            .1
            .starts_with("not valid JSON: "),
        "{:?}",
        rows[3]
    );
    let last = rows[4].as_ref().unwrap();
    assert_eq!((last.at.line, last.at.number), (6, 5));
}

#[test]
fn keys_may_differ_from_line_to_line() {
    let file = b"{\"id\":1}\n{\"text\":\"a\",\"x\":1}\n{\"y\":2,\"text\":\"b\"}\n{\"id\":4}\n";
    let rows = rows(file, &Options::default());
    assert_eq!(rows[0], Err((Some(1), "the text is empty".into())));
    assert_eq!(rows[1].as_ref().unwrap().metadata.get("x"), Some("1"));
    assert_eq!(rows[2].as_ref().unwrap().metadata.get("y"), Some("2"));
    assert_eq!(rows[3], Err((Some(4), "the text is empty".into())));
}

#[test]
fn a_file_without_any_text_is_one_message() {
    let rows = rows(b"{\"a\":1}\n{\"b\":2}\n", &Options::default());
    assert_eq!(rows.len(), 1);
    let (line, message) = rows[0].as_ref().unwrap_err();
    assert_eq!(*line, None);
    assert!(message.contains("the columns are a;"), "{message}");
}

#[test]
fn a_key_that_no_line_has_is_remarked_on() {
    let options = Options::default().id_column("nr");
    let stored = StoredBytes::new(Box::new(&b"{\"text\":\"a\"}"[..]), Fingerprint::Off);
    let mut lines = JsonRows::lines(TextStream::open(stored, Path::new("a.jsonl")).unwrap());
    while lines.next_row(&options).is_some() {}
    assert_eq!(lines.remarks(&options), ["no line has the key \"nr\""]);
}

/// The rows, each read without knowing the keys of the line before.
fn independent_rows(bytes: &[u8]) -> Vec<Found> {
    let options = Options::default();
    let stored = StoredBytes::new(Box::new(Cursor::new(bytes.to_vec())), Fingerprint::Off);
    let mut lines = JsonRows::lines(TextStream::open(stored, Path::new("a.jsonl")).unwrap());
    std::iter::from_fn(|| {
        lines.forget_keys();
        lines.next_row(&options)
    })
    .map(found)
    .collect()
}

fn almost_an_object() -> impl Strategy<Value = String> {
    let keys = ["\"id\"", "\"text\"", "\"title\"", "\"x\"", "\"t\\u0065xt\""];
    let values = [
        "\"a\"",
        "\"\"",
        "\"\\n\"",
        "\"é\\u00e9\"",
        "\"\\ud800\"",
        "1.50",
        "null",
        "[1, 2]",
        "oops",
        "\"",
        " true ",
        "\"\t\"",
    ];
    let pair = (select(keys.to_vec()), select(values.to_vec()));
    let pairs = proptest::collection::vec(pair, 0..5);
    (pairs, select(vec!["{}", "{} ", "{},", "{"])).prop_map(|(pairs, frame)| {
        let pairs: Vec<_> = pairs.iter().map(|(k, v)| format!("{k}: {v}")).collect();
        frame.replacen('{', &format!("{{{}", pairs.join(", ")), 1)
    })
}

proptest! {
    #[test]
    fn a_line_is_read_the_same_after_any_other_line(
        first in almost_an_object(),
        second in almost_an_object(),
        is_repeated in any::<bool>(),
    ) {
        let last = if is_repeated { &first } else { &second };
        let start = "{\"id\":1,\"text\":\"a\"}";
        let file = [start, &first, last, &second, &first, last].join("\n");
        let found = rows(file.as_bytes(), &Options::default());
        prop_assert_eq!(found, independent_rows(file.as_bytes()));
    }
}

#[test]
fn nesting_does_not_overflow() {
    let line = format!(
        "{{\"text\":\"a\",\"x\":{}1{}}}",
        "[".repeat(100_000),
        "]".repeat(100_000)
    );
    let rows = rows(line.as_bytes(), &Options::default());
    assert_eq!(rows.len(), 1);
}

#[test]
fn two_equal_keys_are_an_error_with_key_and_line() {
    let file = br#"{"id":1,"text":"a"}
{"id":2,"text":"b","text":"c"}
{"id":3,"t\u0065xt":"b","text":"b"}
{"id":4,"text":"d"}
"#;
    let rows = rows(file, &Options::default());
    let twice = |line| {
        Err((
            Some(line),
            "the key \"text\" occurs twice in the object".into(),
        ))
    };
    assert_eq!(rows[1..3], [twice(2), twice(3)]);
    assert_eq!(rows[3].as_ref().unwrap().texts, ["d"]);
}

/// The rows of an array.
fn array_rows(bytes: &[u8]) -> Vec<Found> {
    let stored = StoredBytes::new(Box::new(Cursor::new(bytes.to_vec())), Fingerprint::Off);
    let stream = TextStream::open(stored, Path::new("a.json")).unwrap();
    let mut array = JsonRows::array(stream).unwrap();
    std::iter::from_fn(|| array.next_row(&Options::default()))
        .map(found)
        .collect()
}

#[test]
fn faults_in_an_array_have_their_line_and_column() {
    let file = b"[\n  {\n    \"text\": \"a\"\n  },\n  {\"text\": oops},\n  {\n    \"x\": 1,\n    \"text\": \"\\x\"\n  },\n  {\"x\": \"\\x\", \"text\": \"b\"}, 7\n]";
    let rows = array_rows(file);
    assert_eq!(rows[0].as_ref().unwrap().at.line, 2);
    let message = |row: &Found| row.as_ref().unwrap_err().clone();
    assert_eq!(
        message(&rows[1]),
        (Some(5), "not valid JSON: expected value (column 12)".into())
    );
    for (row, line, column) in [(&rows[2], 8, 14), (&rows[3], 10, 9)] {
        let (found, message) = message(row);
        assert_eq!(found, Some(line));
        // The fault is in the string that begins here.
        let end = message.rsplit_once("(column ").unwrap().1;
        let found: usize = end.trim_end_matches(')').parse().unwrap();
        assert!((column..column + 8).contains(&found), "{message}");
    }
    assert_eq!(message(&rows[4]), (Some(10), "not a JSON object".into()));
    assert_eq!(rows.len(), 5);
}

proptest! {
    #[test]
    fn an_array_is_read_as_its_lines_are(
        objects in proptest::collection::vec((almost_an_object(), any::<bool>()), 1..6),
    ) {
        // An element that is not balanced has no end of its own.
        let is_whole = |json: &&String| serde_json::from_str::<serde_json::Value>(json).is_ok();
        let lines: Vec<_> = objects.iter().map(|(json, _)| json).filter(is_whole).collect();
        prop_assume!(!lines.is_empty());
        let array = format!("[{}]", lines.iter().map(|json| json.as_str()).collect::<Vec<_>>().join(",\n"));
        let mut file = String::new();
        for line in &lines {
            file.push_str(line);
            file.push('\n');
        }
        let without_column = |row: Found| row.map_err(|(line, message)| {
            (line, message.split(" (column").next().unwrap_or_default().to_owned())
        });
        let expected: Vec<_> = rows(file.as_bytes(), &Options::default())
            .into_iter()
            .map(without_column)
            .collect();
        let found: Vec<_> = array_rows(array.as_bytes()).into_iter().map(without_column).collect();
        prop_assert_eq!(found, expected);
    }
}
