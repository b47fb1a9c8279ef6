//! Texts that are read in pieces have the counts of the whole text, in every input format.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use keyweight::tables::{Keywords, Top};
use keyweight::tokenize::{Segmenter, Token};
use keyweight::{
    Analysis, CountOptions, CountSources, Counted, Preset, Settings, count_with_parts, on_threads,
    write_part,
};

use crate::generated::{long_line, long_text};
use crate::support::{PRESETS, Rows, Value, counted, inputs};

/// Each surface and how often it occurs; of equal surfaces, the one outside a run of capitals first.
type Surfaces = Vec<(String, u32)>;

/// What the segmenter finds in the whole text, counted in a plain map.
fn in_whole(text: &str, settings: &Settings) -> Surfaces {
    let segmenter = Segmenter::new(settings.segmentation);
    let text = segmenter.prepare(text);
    let mut tokens: Vec<Token> = Vec::new();
    segmenter.segment(&text, &mut tokens);
    let mut surfaces: BTreeMap<(&str, bool), u32> = BTreeMap::new();
    for token in &tokens {
        let surface = (token.surface(&text), token.in_capitals);
        *surfaces.entry(surface).or_default() += 1;
    }
    surfaces
        .into_iter()
        .map(|((surface, _), count)| (surface.to_owned(), count))
        .collect()
}

/// The counts of a corpus that is one document in one language.
fn surfaces(counted: &Counted, settings: &Settings) -> Surfaces {
    assert!(counted.skipped.is_empty(), "{:?}", counted.skipped);
    assert_eq!(counted.documents.len(), 1);
    let surfaces = counted.counts.surfaces();
    let mut reader = counted.counts.reader();
    let mut found: Vec<_> = reader
        .row(0)
        .iter()
        .map(|(surface, count)| (surfaces.text(*surface), surfaces.context(*surface), *count))
        .collect();
    found.sort_unstable();
    let words = settings.segmentation.words;
    let matching = found.iter().filter(|(surface, ..)| words.matches(surface));
    let tokens: u64 = matching.map(|(.., count)| u64::from(*count)).sum();
    assert_eq!(counted.documents[0].tokens, tokens);
    found
        .into_iter()
        .map(|(surface, _, count)| (surface.to_owned(), count))
        .collect()
}

/// The table of keywords without the name of the document.
fn keywords(counted: Counted, settings: &Settings) -> Vec<Vec<Value>> {
    let analysis = Analysis::new(counted, settings);
    let mut keywords = Rows::of(&Keywords::new(&analysis, Top::All));
    assert_eq!(keywords.columns[0], "document");
    for row in &mut keywords.rows {
        row.remove(0);
    }
    keywords.rows
}

fn count(path: &Path, settings: &Settings, threads: usize) -> Counted {
    on_threads(threads, || counted(&inputs([path]), settings)).unwrap()
}

/// Writes the text in every input format.
fn write_formats(folder: &Path, text: &str) -> Vec<PathBuf> {
    let utf16: Vec<u8> = "\u{feff}"
        .encode_utf16()
        .chain(text.encode_utf16())
        .flat_map(u16::to_le_bytes)
        .collect();
    let mut row = csv::Writer::from_writer(Vec::new());
    row.write_record(["id", "text"]).unwrap();
    row.write_record(["row", text]).unwrap();
    let line = serde_json::json!({ "id": "line", "text": text }).to_string();
    let formats = [
        ("text.txt", text.as_bytes().to_vec()),
        ("utf16.txt", utf16),
        ("row.csv", row.into_inner().unwrap()),
        ("line.jsonl", line.into_bytes()),
    ];
    formats
        .into_iter()
        .map(|(name, bytes)| {
            let path = folder.join(name);
            fs::write(&path, bytes).unwrap();
            path
        })
        .collect()
}

#[test]
fn a_long_text_is_one_document_with_the_same_keywords_in_every_format() {
    let folder = tempfile::tempdir().unwrap();
    let text = long_text(12_000_000);
    let settings = Preset::Article.settings();
    let expected = in_whole(&text, &settings);
    let mut first: Option<Vec<Vec<Value>>> = None;
    for path in write_formats(folder.path(), &text) {
        for threads in [1, 2] {
            let what = format!("{} on {threads} threads", path.display());
            let counted = count(&path, &settings, threads);
            assert!(surfaces(&counted, &settings) == expected, "{what}");
            let keywords = keywords(counted, &settings);
            let first = first.get_or_insert_with(|| keywords.clone());
            assert!(keywords == *first, "{what}");
        }
    }
    assert!(first.is_some_and(|keywords| keywords.len() > 1000));
}

#[test]
fn a_long_text_has_the_counts_of_the_whole_under_every_preset() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("text.txt");
    for text in [long_text(6_000_000), long_line(6_000_000)] {
        fs::write(&path, &text).unwrap();
        for preset in PRESETS {
            let settings = preset.settings();
            let expected = in_whole(&text, &settings);
            let found = surfaces(&count(&path, &settings, 2), &settings);
            assert!(found == expected, "{preset:?}: {text:.80}");
        }
    }
}

#[test]
fn a_long_text_among_short_ones_keeps_its_position() {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in [
        ("a.txt", "Dredgers cleared the harbor."),
        ("b.txt", &long_text(5_000_000)),
        ("c.txt", "The mine was drained."),
    ] {
        fs::write(folder.path().join(name), text).unwrap();
    }
    let settings = Preset::Article.settings();
    let long = count(&folder.path().join("b.txt"), &settings, 1);
    let all = count(folder.path(), &settings, 2);
    let tokens: Vec<(&str, u64)> = all
        .documents
        .iter()
        .map(|document| (document.id.as_str(), document.tokens))
        .collect();
    let expected = long.documents[0].tokens;
    assert_eq!(tokens, [("a.txt", 4), ("b.txt", expected), ("c.txt", 4)]);
    assert_eq!(all.inputs.len(), 3);
}

#[test]
fn a_word_longer_than_a_mebibyte_is_not_counted_and_a_notice_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.csv");
    let long = "x".repeat((1 << 20) + 1);
    let kept = "y".repeat(1 << 20);
    let rows = format!("id,text\none,port {long} opens {long}\ntwo,{kept} {long} port\n");
    fs::write(&path, rows).unwrap();
    for preset in PRESETS {
        let settings = preset.settings();
        let counted = counted(&inputs([&path]), &settings);
        let tokens: Vec<u64> = counted.documents.iter().map(|one| one.tokens).collect();
        assert_eq!(tokens, [2, 2]);
        let notices: Vec<&str> = counted
            .notices
            .iter()
            .map(|notice| notice.message.as_str())
            .collect();
        let expected =
            "3 words longer than 1 MiB were not counted in 2 documents, the first in one";
        assert_eq!(notices, [expected]);
        let mut part = Vec::new();
        write_part(&counted, &settings, &mut part).unwrap();
        let written = folder.path().join("a.kwc");
        fs::write(&written, part).unwrap();
        let sources = CountSources::default().parts([&written]);
        let read = count_with_parts(sources, &settings, &CountOptions::default()).unwrap();
        assert_eq!(read.counts, counted.counts);
        assert_eq!(read.notices, counted.notices);
        assert!(read.skipped.is_empty(), "{:?}", read.skipped);
    }
}
