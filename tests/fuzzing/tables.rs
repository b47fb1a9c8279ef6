//! Every row of a table is a document or reported, however the bytes arrive, and what a writer of CSV
//! or JSON wrote comes back.

use keyweight::corpus::{Document, Format, Input, Options, Pending, open_with};

use super::blocks::Blocks;

/// What came of a table: documents or losses in order, files and remarks.
type Outcome = (Vec<Result<Document, String>>, Vec<String>);

pub(crate) fn check_csv(bytes: &[u8]) {
    for format in [Format::Csv, Format::Tsv] {
        check(format, bytes);
    }
    let texts = texts(bytes);
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer
        .write_record(["id", "text"])
        .expect("memory takes it");
    for (number, text) in texts.iter().enumerate() {
        let id = format!("row{number}");
        writer.write_record([&id, text]).expect("memory takes it");
    }
    let table = writer.into_inner().expect("memory takes it");
    check_round_trip(Format::Csv, &table, &texts);
}

pub(crate) fn check_json(bytes: &[u8]) {
    for format in [Format::JsonLines, Format::Json] {
        check(format, bytes);
    }
    let texts = texts(bytes);
    let objects = texts.iter().enumerate();
    let objects = objects.map(|(number, text)| {
        let id = format!("row{number}");
        serde_json::json!({ "id": id, "text": text })
    });
    let objects: Vec<serde_json::Value> = objects.collect();
    let lines: Vec<String> = objects.iter().map(serde_json::Value::to_string).collect();
    check_round_trip(Format::JsonLines, lines.join("\n").as_bytes(), &texts);
    let array = serde_json::Value::Array(objects).to_string();
    check_round_trip(Format::Json, array.as_bytes(), &texts);
}

/// Reads a table from a stream that gives at most `block` bytes at a time.
fn read(format: Format, bytes: &[u8], block: usize) -> Outcome {
    let stream = Box::new(Blocks::new(bytes, block));
    let options = Options::default().format(format);
    let mut corpus = open_with(&[Input::Stdin], options, stream).expect("there is an input");
    let documents = corpus.by_ref().map(|pending| {
        let loaded = pending.and_then(Pending::load);
        let document = loaded.map(|loaded| loaded.document);
        document.map_err(|skipped| skipped.to_string())
    });
    let documents = documents.collect();
    let summary = corpus.finish();
    let inputs = summary.inputs.iter().map(|input| format!("{input:?}"));
    let notices = summary.notices.iter().map(ToString::to_string);
    (documents, inputs.chain(notices).collect())
}

fn check(format: Format, bytes: &[u8]) {
    let whole = read(format, bytes, usize::MAX);
    let (documents, remarks) = &whole;
    assert!(
        !documents.is_empty() || !remarks.is_empty(),
        "{format:?}: nothing is reported"
    );
    for block in [1, 7, 4096] {
        assert_eq!(
            whole,
            read(format, bytes, block),
            "{format:?} in blocks of {block}"
        );
    }
    let mut ids = std::collections::HashSet::new();
    for document in documents.iter().flatten() {
        assert!(
            ids.insert(&document.id),
            "the id {:?} is used twice",
            document.id
        );
        assert!(
            !document.text.trim().is_empty(),
            "{:?} has no text",
            document.id
        );
    }
}

/// A few texts without control characters.
fn texts(bytes: &[u8]) -> Vec<String> {
    let all = String::from_utf8_lossy(bytes);
    let texts = all.split('\u{1f}').map(|text| {
        let characters = text.chars();
        let kept = characters.filter(|one| *one == '\n' || !one.is_control() && *one != '\u{feff}');
        // A letter, so that it is not white space alone.
        format!("x{}x", kept.collect::<String>())
    });
    texts.collect()
}

fn check_round_trip(format: Format, table: &[u8], texts: &[String]) {
    let (documents, _) = read(format, table, 64);
    let found: Vec<Result<&str, &String>> = documents
        .iter()
        .map(|document| document.as_ref().map(|document| document.text.as_str()))
        .collect();
    let expected: Vec<Result<&str, &String>> = texts.iter().map(|text| Ok(text.as_str())).collect();
    assert_eq!(found, expected, "{format:?}");
}
