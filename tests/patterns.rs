//! What the patterns of `kwic` find.

use keyweight::corpus::{Corpus, Document};
use keyweight::tables::{Kwic, KwicOptions, Matching, Tokens};
use keyweight::{
    Analysis, CountOptions, Counted, Entities, LanguageChoice, Preset, Settings, TextTable,
    WriteOptions, write_texts,
};
use keyweight_report::{CsvStyle, Safety};
use proptest::prelude::*;

use crate::support::PRESETS;

fn corpus(text: &str) -> Corpus {
    Corpus::from_documents([Document::new("1", text)])
}

fn count(text: &str, settings: &Settings) -> Counted {
    keyweight::count(corpus(text), settings, &CountOptions::default()).unwrap()
}

fn rows(table: &dyn TextTable, text: &str) -> Vec<Vec<String>> {
    let options = WriteOptions::default().style(CsvStyle::default().safety(Safety::Raw));
    let mut out = Vec::new();
    write_texts(table, corpus(text), &mut out, &options).unwrap();
    let mut reader = csv::Reader::from_reader(&out[..]);
    let rows = reader.records().map(|row| {
        let row = row.unwrap();
        row.iter().map(str::to_owned).collect()
    });
    rows.collect()
}

fn english(preset: Preset) -> Settings {
    preset.settings().with(|settings| {
        settings.language = LanguageChoice::Fixed("en".parse().unwrap());
    })
}

fn kwic<'a>(
    counted: &'a Counted,
    settings: &'a Settings,
    pattern: &str,
    matching: Matching,
) -> Kwic<'a> {
    let options = KwicOptions::default().matching(matching).window(1);
    Kwic::new(counted, settings, pattern, options).unwrap()
}

/// The keywords that are found.
fn found(text: &str, pattern: &str, matching: Matching) -> Vec<String> {
    let settings = english(Preset::Article);
    let counted = count(text, &settings);
    let rows = rows(&kwic(&counted, &settings, pattern, matching), text);
    rows.into_iter().map(|row| row[5].clone()).collect()
}

#[test]
fn signs_between_words_must_be_in_the_text() {
    let text = "In St. Louis it ended. We left for Washington, D.C.; the “new” deal — e.g. this, \
                12,000 tons of AT&T cable vis-à-vis the U.S. dollar — didn’t.\n\nMore";
    for (pattern, keywords) in [
        ("St. Louis", &["St. Louis"][..]),
        ("ended. We", &["ended. We"]),
        ("it  ended.\nWe", &["it ended. We"]),
        ("ended, we", &[]),
        ("ended We", &[]),
        ("washington, dc", &["Washington, D.C."]),
        ("\"new\" deal", &["new” deal"]),
        ("deal - e.g. this", &["deal — e.g. this"]),
        ("e.g. this", &["e.g. this"]),
        ("12,000", &["12,000"]),
        ("AT&T", &["AT&T"]),
        ("AT&amp;T cables", &["AT&T cable"]),
        ("vis-à-vis", &["vis-à-vis"]),
        ("US dollar", &["U.S. dollar"]),
        ("didn't", &["didn’t"]),
        ("didn't. More", &[]),
    ] {
        assert_eq!(found(text, pattern, Matching::Term), keywords, "{pattern}");
    }
}

#[test]
fn signs_around_the_words_are_ignored_unless_the_pattern_is_to_be_found_as_written() {
    let settings = english(Preset::Article);
    let text = "“Wow!” he said. Wow, wow. The wow-factor";
    for (pattern, matching, keywords, ignored) in [
        (
            "Wow!",
            Matching::Term,
            &["Wow", "Wow", "wow"][..],
            &["!"][..],
        ),
        (
            "\"Wow!\"",
            Matching::Term,
            &["Wow", "Wow", "wow"],
            &["\"", "!\""],
        ),
        ("Wow!", Matching::Surface, &["Wow"], &[]),
        ("\"Wow!\"", Matching::Surface, &["Wow"], &[]),
        ("Wow?", Matching::Surface, &[], &[]),
        ("Wow", Matching::Surface, &["Wow", "Wow"], &[]),
        ("said. Wow,", Matching::Surface, &["said. Wow"], &[]),
        ("^Wow$", Matching::Regex, &["Wow", "Wow"], &[]),
    ] {
        assert_eq!(found(text, pattern, matching), keywords, "{pattern}");
        let counted = count(text, &settings);
        let kwic = kwic(&counted, &settings, pattern, matching);
        assert_eq!(kwic.ignored(), ignored, "{pattern}");
    }
}

#[test]
fn entities_are_decoded_in_every_table_and_offsets_index_the_text_as_read() {
    let text = "Caf&eacute; in Z&uuml;rich&nbsp;&#8211; &amp;eacute; &foo; AT&amp;T";
    let settings = english(Preset::Article);
    let analysis = Analysis::new(count(text, &settings), &settings);
    let tokens = rows(&Tokens::new(&analysis), text);
    let shown: Vec<_> = tokens
        .iter()
        .map(|row| {
            let place = |cell: &str| cell.parse::<usize>().unwrap();
            (row[4].as_str(), &text[place(&row[2])..place(&row[3])])
        })
        .collect();
    let expected = [
        ("Café", "Caf&eacute;"),
        ("in", "in"),
        ("Zürich", "Z&uuml;rich"),
        ("foo", "foo"),
        ("AT&T", "AT&amp;T"),
    ];
    for pair in expected {
        assert!(shown.contains(&pair), "{pair:?} in {shown:?}");
    }
    let counted = count(text, &settings);
    let notices: Vec<String> = counted.notices.iter().map(ToString::to_string).collect();
    assert_eq!(notices, ["all inputs: 6 HTML entities were decoded, in 1"]);
    let row = rows(&kwic(&counted, &settings, "zürich", Matching::Term), text).remove(0);
    assert_eq!(row[2..6], ["15", "26", "in", "Zürich"].map(str::to_owned));
    let kept = english(Preset::Article).with(|settings| settings.entities = Entities::Keep);
    assert!(count(text, &kept).notices.is_empty());
}

#[test]
fn offsets_in_a_long_text_index_the_text_as_read() {
    let paragraph = "Caf&eacute; &amp; bar\n".repeat(500) + "A needle at AT&amp;T&hellip;\n\n";
    let text = paragraph.repeat((5 << 20) / paragraph.len());
    let settings = english(Preset::Article);
    let counted = count(&text, &settings);
    let found = rows(
        &kwic(&counted, &settings, "needle at AT&T", Matching::Term),
        &text,
    );
    let starts: Vec<String> = found.iter().map(|row| row[2].clone()).collect();
    let expected = text.match_indices("needle").map(|(at, _)| at.to_string());
    assert_eq!(starts, expected.collect::<Vec<_>>());
    for row in found {
        let (start, end): (usize, usize) = (row[2].parse().unwrap(), row[3].parse().unwrap());
        assert_eq!(&text[start..end], "needle at AT&amp;T");
    }
}

/// Parts of sentences, with all that may be in a word or between two.
const PARTS: [&str; 56] = [
    "word",
    "Words",
    "WORD",
    "HEADLINE",
    "the",
    "US",
    "U.S.",
    "us",
    "St.",
    "Louis",
    "Dr.",
    "ended",
    "We",
    "don't",
    "don’t",
    "l’économie",
    "vis-à-vis",
    "U.S.-led",
    "AT&T",
    "R&D",
    "C++",
    "C#",
    ".NET",
    "12,000",
    "17.5",
    "$ 6.6",
    "US$300",
    "#tag",
    "@desk",
    "a@example.org",
    "https://example.org/a-b",
    "e.g.",
    "i.e.",
    "home.JAMES",
    "半導體產業",
    "賴清德",
    "カナ",
    "ภาษาไทย",
    "한국어",
    "\u{5d0}\u{5d1}",
    "İZMİR",
    "ΟΔΟΣ",
    "e\u{301}te",
    "co\u{ad}op",
    "👩‍🔬",
    "CO₂",
    "½",
    "&amp;",
    "caf&eacute;",
    "&amp;lt;",
    "&",
    "+",
    "snake_case",
    "_it_",
    "a",
    "ß",
];
const GAPS: [&str; 18] = [
    " ", " ", " ", " ", "", "\n", ", ", ". ", "! ", "? “", "” ", " – ", "… ", " (", ") ", "\u{a0}",
    "\u{202f}", "; ",
];

fn sentence() -> impl Strategy<Value = String> {
    let part = (
        prop::sample::select(&PARTS[..]),
        prop::sample::select(&GAPS[..]),
    );
    prop::collection::vec(part, 1..14).prop_map(|parts| {
        let joined = parts.into_iter().map(|(part, gap)| part.to_owned() + gap);
        joined.collect::<String>().replace("\n\n", "\n")
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(60) })]

    #[test]
    fn a_pattern_typed_like_the_text_is_found(text in sentence(), picks in prop::collection::vec((any::<prop::sample::Index>(), 0..6_usize), 3)) {
        for preset in PRESETS {
            let settings = preset.settings();
            let analysis = Analysis::new(count(&text, &settings), &settings);
            let tokens = rows(&Tokens::new(&analysis), &text);
            let counted = count(&text, &settings);
            for (first, more) in &picks {
                if tokens.is_empty() {
                    continue;
                }
                let first = first.index(tokens.len());
                let last = (first + more).min(tokens.len() - 1);
                let (start, end) = (&tokens[first][2], &tokens[last][3]);
                let pattern = &text[start.parse().unwrap()..end.parse().unwrap()];
                for matching in [Matching::Term, Matching::Surface] {
                    let found = rows(&kwic(&counted, &settings, pattern, matching), &text);
                    let is_found = found.iter().any(|row| &row[2] == start && &row[3] == end);
                    prop_assert!(is_found, "{preset:?} {matching:?} {pattern:?}: {found:?}");
                }
            }
        }
    }
}
