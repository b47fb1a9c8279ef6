//! Tables made from the texts themselves, which are read a second time.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use keyweight::corpus::{Input, Options, Skipped};
use keyweight::tables::{Kwic, KwicOptions, Lexicon, Matching, Tokens, Top};
use keyweight::{Analysis, Preset, TextTable, WriteOptions, on_threads, write_texts};
use keyweight_report::{CsvStyle, Safety};

use crate::generated::long_text;
use crate::support::{PRESETS, Rows, analysis, counted, inputs, root};

/// The rows of a table without its header, and what was skipped.
fn written(table: &dyn TextTable, inputs: &[Input]) -> (Vec<Vec<String>>, Vec<Skipped>) {
    let corpus = keyweight::corpus::open(inputs, Options::default()).unwrap();
    let options = WriteOptions::default().style(CsvStyle::default().safety(Safety::Raw));
    let mut out = Vec::new();
    let written = write_texts(table, corpus, &mut out, &options).unwrap();
    let mut reader = csv::Reader::from_reader(&out[..]);
    let rows = reader.records().map(|row| {
        let row = row.unwrap();
        row.iter().map(str::to_owned).collect()
    });
    let rows: Vec<Vec<String>> = rows.collect();
    assert_eq!(rows.len() as u64, written.rows);
    (rows, written.skipped)
}

/// One word on either side.
fn narrow(matching: Matching) -> KwicOptions {
    KwicOptions::default().matching(matching).window(1)
}

fn number(cell: &str) -> usize {
    cell.parse().unwrap()
}

/// Asserts that the offsets in the rows of `tokens` of one document index `text`.
fn assert_offsets(rows: &[Vec<String>], text: &str) {
    let mut last = 0;
    for (position, row) in (1..).zip(rows) {
        let (start, end) = (number(&row[2]), number(&row[3]));
        assert_eq!(number(&row[1]), position);
        assert!(last <= start && start < end, "{row:?}");
        assert_eq!(text[start..end], row[4]);
        last = end;
    }
}

#[test]
fn offsets_of_tokens_index_the_text() {
    let seeds = inputs([root().join("seeds")]);
    for preset in PRESETS {
        let analysis = analysis(&seeds, &preset.settings());
        let (rows, skipped) = written(&Tokens::new(&analysis), &seeds);
        assert_eq!(skipped, []);
        // The surface is in the fifth column.
        let words = preset.settings().segmentation.words;
        let tokens = rows.iter().filter(|row| words.matches(&row[4]));
        assert_eq!(tokens.count() as u64, analysis.tokens());
        for own in rows.chunk_by(|a, b| a[0] == b[0]) {
            let text = fs::read_to_string(root().join("seeds").join(&own[0][0]));
            // The other files are compressed or not UTF-8.
            if let Ok(text) = text {
                assert_offsets(own, text.trim_start_matches('\u{feff}'));
            }
        }
    }
}

#[test]
fn the_counts_of_the_lexicon_add_up_to_the_tokens_of_the_documents() {
    let seeds = inputs([root().join("seeds")]);
    for preset in PRESETS {
        let analysis = analysis(&seeds, &preset.settings());
        let lexicon = Rows::of(&Lexicon::new(&analysis, Top::All));
        let sum = |is_counted: &dyn Fn(usize) -> bool| -> u64 {
            let rows = (0..lexicon.rows.len()).filter(|row| is_counted(*row));
            rows.map(|row| lexicon.cell(row, "count").integer()).sum()
        };
        // What the word rule does not match is listed and is not a token.
        let no_match = crate::support::Value::Text("no_match".to_owned());
        let is_token = |row| *lexicon.cell(row, "rule") != no_match;
        assert_eq!(sum(&is_token), analysis.tokens());
        let has_term = |row| *lexicon.cell(row, "term") != crate::support::Value::Empty;
        assert_eq!(sum(&has_term), analysis.tally().counts.iter().sum::<u64>());
    }
}

#[test]
fn the_bytes_are_the_same_on_any_number_of_threads() {
    let seeds = inputs([root().join("seeds")]);
    let settings = Preset::Article.settings();
    let on = |threads| {
        on_threads(threads, || {
            let analysis = analysis(&seeds, &settings);
            written(&Tokens::new(&analysis), &seeds).0
        })
        .unwrap()
    };
    let one = on(1);
    assert!(on(2) == one && on(8) == one);
}

/// A folder with a text of several sections, and the text.
fn long_folder() -> (tempfile::TempDir, String) {
    let folder = tempfile::tempdir().unwrap();
    let mut text = long_text(5 << 20);
    for number in 0..2_000 {
        write!(text, "The {number} chips of\nTaiwan go on. ").unwrap();
    }
    fs::write(folder.path().join("long.txt"), &text).unwrap();
    fs::write(folder.path().join("short.txt"), "Chips of Taiwan, again.").unwrap();
    (folder, text)
}

#[test]
fn sections_of_a_long_text_neither_lose_tokens_nor_cut_contexts() {
    let (folder, text) = long_folder();
    let inputs = inputs([folder.path()]);
    let settings = Preset::Article.settings().with(|settings| {
        settings.language = keyweight::LanguageChoice::Fixed("en".parse().unwrap());
    });
    let window = 7;
    let (tokens, contexts) = on_threads(3, || {
        let analysis = analysis(&inputs, &settings);
        let (tokens, skipped) = written(&Tokens::new(&analysis), &inputs);
        assert_eq!(skipped, []);
        let counted = counted(&inputs, &settings);
        let options = KwicOptions::default()
            .matching(Matching::Surface)
            .window(window);
        let kwic = Kwic::new(&counted, &settings, "chips of Taiwan", options).unwrap();
        (tokens, written(&kwic, &inputs).0)
    })
    .unwrap();
    let (short, long): (Vec<_>, Vec<_>) = tokens.into_iter().partition(|row| row[0] == "short.txt");
    assert_eq!(short.len(), 4);
    assert_offsets(&long, &text);
    let (short, contexts): (Vec<_>, Vec<_>) =
        contexts.into_iter().partition(|row| row[0] == "short.txt");
    assert_eq!(short, Vec::<Vec<String>>::new());
    // The rows of `tokens` at which the three words begin.
    let surfaces: Vec<&str> = long.iter().map(|row| row[4].as_str()).collect();
    let found = (0..surfaces.len())
        .filter(|place| surfaces[*place..].starts_with(&["chips", "of", "Taiwan"]));
    let one_line = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut rows = contexts.iter();
    for place in found {
        let (first, last) = (&long[place], &long[place + 2]);
        let (start, end) = (number(&first[2]), number(&last[3]));
        let left = number(&long[place.saturating_sub(window)][2]);
        let right = number(&long[(place + 2 + window).min(long.len() - 1)][3]);
        let expected = [
            "long.txt".to_owned(),
            first[1].clone(),
            start.to_string(),
            end.to_string(),
            one_line(&text[left..start]),
            "chips of Taiwan".to_owned(),
            one_line(&text[end..right]),
        ];
        assert_eq!(rows.next().unwrap()[..], expected);
    }
    assert!(contexts.len() > 1_000 && rows.next().is_none());
}

/// Counts some texts, changes them, and returns the documents that `tokens` still has and what it
/// skips.
fn after(change: impl FnOnce(&Path)) -> (Vec<String>, Vec<String>) {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.txt"), "Chips of Taiwan, chips again.").unwrap();
    fs::write(folder.path().join("b.txt"), "Ships of Korea.").unwrap();
    fs::write(folder.path().join("empty.txt"), "").unwrap();
    let inputs = inputs([folder.path()]);
    let analysis: Analysis = analysis(&inputs, &Preset::Article.settings());
    change(folder.path());
    let (rows, skipped) = written(&Tokens::new(&analysis), &inputs);
    let mut documents: Vec<String> = rows.into_iter().map(|row| row[0].clone()).collect();
    documents.dedup();
    let prefix = format!("{}/", folder.path().display());
    let shown = skipped
        .iter()
        .map(|one| one.to_string().replace(&prefix, ""));
    (documents, shown.collect())
}

#[test]
fn a_text_that_changes_between_the_passes_is_skipped_and_reported() {
    let changed =
        |name| format!("{name}: the text has changed since it was counted; its rows are left out");
    let all = ["a.txt", "b.txt"].map(str::to_owned).to_vec();
    assert_eq!(after(|_| {}), (all.clone(), vec![]));
    for text in [
        "Chips of Taiwan, again.",
        "Chips of Taiwan, chips of again.",
        "Other words.",
    ] {
        let (documents, skipped) = after(|folder| fs::write(folder.join("a.txt"), text).unwrap());
        assert_eq!(
            (documents, skipped),
            (all[1..].to_vec(), vec![changed("a.txt")])
        );
    }
    let (documents, skipped) = after(|folder| fs::write(folder.join("c.txt"), "New.").unwrap());
    assert_eq!((documents, skipped), (all.clone(), vec![changed("c.txt")]));
    let (documents, skipped) = after(|folder| fs::remove_file(folder.join("b.txt")).unwrap());
    let gone = "b.txt: the document was counted and is gone; its rows are left out".to_owned();
    assert_eq!((documents, skipped), (all[..1].to_vec(), vec![gone]));
    let (documents, skipped) = after(|folder| fs::write(folder.join("a.txt"), "").unwrap());
    let empty = "a.txt: the file is empty".to_owned();
    assert_eq!((documents, skipped), (all[1..].to_vec(), vec![empty]));
}

#[test]
fn a_pattern_is_folded_by_the_same_rules_as_the_text() {
    let folder = tempfile::tempdir().unwrap();
    let text = "Semiconductors for us: the U.S. said it buys them from us, and the IT sector of \
                the state’s US-led plan in 2025 is US policy.";
    fs::write(folder.path().join("a.txt"), text).unwrap();
    let inputs = inputs([folder.path()]);
    let settings = Preset::Article.settings().with(|settings| {
        settings.language = keyweight::LanguageChoice::Fixed("en".parse().unwrap());
    });
    let counted = counted(&inputs, &settings);
    let keywords = |pattern, matching| -> Vec<String> {
        let kwic = Kwic::new(&counted, &settings, pattern, narrow(matching)).unwrap();
        let rows = written(&kwic, &inputs).0.into_iter();
        rows.map(|row| row[5].clone()).collect()
    };
    for (pattern, found) in [
        ("semiconductor", &["Semiconductors"][..]),
        ("US", &["U.S.", "US"]),
        ("U.S.", &["U.S.", "US"]),
        ("us", &["us", "us"]),
        ("it", &["it"]),
        ("IT", &["IT"]),
        ("States", &["state’s"]),
        ("2025", &["2025"]),
        ("the U.S. said", &["the U.S. said"]),
        ("us the", &[]),
        ("missing", &[]),
    ] {
        assert_eq!(keywords(pattern, Matching::Term), found, "{pattern}");
    }
    assert_eq!(keywords("US", Matching::Surface), ["US"]);
    assert_eq!(keywords("^US", Matching::Regex), ["US-led", "US"]);
}

#[test]
fn a_name_is_found_where_brackets_keep_it_whole_and_where_it_is_segmented() {
    let folder = tempfile::tempdir().unwrap();
    let text = "President Lai Ching-te (賴清德) said it.\n賴清德總統說，台灣是一個國家。\n";
    fs::write(folder.path().join("a.txt"), text).unwrap();
    let inputs = inputs([folder.path()]);
    let settings = Preset::Article.settings();
    let counted = counted(&inputs, &settings);
    for matching in [Matching::Term, Matching::Surface] {
        let kwic = Kwic::new(&counted, &settings, "賴清德", narrow(matching)).unwrap();
        let rows = written(&kwic, &inputs).0.into_iter();
        let starts: Vec<usize> = rows.map(|row| number(&row[2])).collect();
        let expected: Vec<usize> = text.match_indices("賴清德").map(|(at, _)| at).collect();
        assert_eq!(starts, expected, "{matching:?}");
    }
}
