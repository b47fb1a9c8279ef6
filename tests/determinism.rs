//! One core or eight, arguments in this order or that: the same bytes.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use keyweight::corpus::Input;
use keyweight::{Preset, Settings};
use keyweight_count::{Counter, Counts};

use crate::support::{analysis, counted, inputs, report};

const TEXTS: usize = 150;
const ROWS: usize = 100;
const LINES: usize = 50;

const ENGLISH: &[&str] = &[
    "the",
    "of",
    "and",
    "to",
    "in",
    "said",
    "US",
    "U.S.",
    "us",
    "Taiwan’s",
    "Taiwan",
    "chip",
    "chips",
    "semiconductor",
    "semiconductors",
    "tariff",
    "tariffs",
    "Indo-Pacific",
    "COVID-19",
    "R&D",
    "TSMC",
    "GPU",
    "GPUs",
    "trade",
    "talks",
    "export",
    "controls",
    "US$300",
    "450,000",
    "Korea",
    "Japan",
    "supply",
    "chain",
    "chains",
    "it’s",
    "#ChipWar",
    "@desk",
    "https://example.org/a",
    "2-nanometer",
    "water",
    "plant",
    "plants",
    "officials",
    "agreement",
];
const GERMAN: &[&str] = &[
    "die",
    "der",
    "und",
    "nicht",
    "von",
    "mit",
    "Chipfabrik",
    "Dresden",
    "Halbleiter",
    "Zölle",
    "Lieferketten",
    "für",
    "Milliarden",
    "Euro",
    "Förderung",
    "USA",
    "Straße",
    "über",
    "wird",
];
const CHINESE: &[&str] = &[
    "台灣",
    "半導體",
    "產業",
    "的",
    "美國",
    "關稅",
    "談判",
    "（賴清德）",
    "供應鏈",
    "先進封裝",
    "台積電",
    "，",
    "。",
    "AI",
    "出口",
];
const KOREAN: &[&str] = &[
    "반도체",
    "수출",
    "규제",
    "일본",
    "정부가",
    "한국",
    "미국과",
    "공급망",
    "투자",
    "삼성전자는",
    "소부장",
    "기업",
    "지난해",
    "US",
];
const LANGUAGES: [&[&str]; 4] = [ENGLISH, GERMAN, CHINESE, KOREAN];

/// Numbers that look like chance and are the same every time (Knuth's MMIX generator).
struct Generator(u64);

impl Generator {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % end
    }

    /// A text in one language, with a headline in capitals now and then.
    fn text(&mut self) -> String {
        let words = LANGUAGES[self.below(LANGUAGES.len())];
        let mut text = String::new();
        if self.below(3) == 0 {
            text.push_str("TAIWAN AND US SIGN CHIPS PACT\n\n");
        }
        for _ in 0..20 + self.below(120) {
            // Low numbers are frequent, as in a real vocabulary.
            let rank = self.below(words.len()).min(self.below(words.len()));
            text.push_str(words[rank]);
            text.push_str(match self.below(14) {
                0 => ". ",
                1 => ", ",
                2 => "\n",
                3 => "\n\n",
                _ => " ",
            });
        }
        // A word of this text alone.
        write!(text, "unique{}", self.0).unwrap();
        text
    }
}

/// Writes the corpus into `folder` and gives the arguments that name it, in byte order.
fn generate(folder: &Path) -> Vec<PathBuf> {
    let mut generator = Generator(20_241_120);
    for number in 0..TEXTS {
        let subfolder = folder.join(format!("texts-{}", number % 3));
        fs::create_dir_all(&subfolder).unwrap();
        fs::write(subfolder.join(format!("{number:03}.txt")), generator.text()).unwrap();
    }
    let mut table = csv::Writer::from_path(folder.join("wire.csv")).unwrap();
    table
        .write_record(["id", "date", "text", "tokens"])
        .unwrap();
    for number in 0..ROWS {
        let id = format!("wire-{number}");
        let date = format!("2024-11-{:02}", 1 + number % 30);
        table
            .write_record([&id, &date, &generator.text(), "many"])
            .unwrap();
    }
    table.flush().unwrap();
    let mut lines = String::new();
    for number in 0..LINES {
        let object = serde_json::json!({
            "id": format!("line-{number}"),
            "source": if number % 2 == 0 { "Wire" } else { "Desk" },
            "text": generator.text(),
        });
        writeln!(lines, "{object}").unwrap();
    }
    fs::write(folder.join("feed.jsonl"), lines).unwrap();
    // What is left out is part of the report too.
    fs::write(folder.join("texts-1/empty.txt"), "").unwrap();
    fs::write(folder.join("texts-2/binary.txt"), b"\x00\x01\x02\x00").unwrap();
    let names = ["feed.jsonl", "texts-0", "texts-1", "texts-2", "wire.csv"];
    names.iter().map(|name| folder.join(name)).collect()
}

fn report_on_threads(
    threads: usize,
    arguments: &[PathBuf],
    settings: &Settings,
) -> BTreeMap<String, Vec<u8>> {
    keyweight::on_threads(threads, || {
        let analysis = analysis(&inputs(arguments), settings);
        assert_eq!(analysis.documents().len(), TEXTS + ROWS + LINES);
        assert_eq!(analysis.skipped().len(), 2);
        report(&analysis)
    })
    .unwrap()
}

fn assert_same(
    found: &BTreeMap<String, Vec<u8>>,
    expected: &BTreeMap<String, Vec<u8>>,
    what: &str,
) {
    assert!(found.keys().eq(expected.keys()), "{what}: other files");
    for (name, bytes) in found {
        assert!(*bytes == expected[name], "{what}: {name} differs");
    }
}

#[test]
fn threads_and_the_order_of_arguments_change_no_byte() {
    let folder = tempfile::tempdir().unwrap();
    let arguments = generate(folder.path());
    for preset in [Preset::Article, Preset::Sklearn] {
        let settings = preset.settings();
        let expected = report_on_threads(1, &arguments, &settings);
        for threads in [2, 8] {
            let found = report_on_threads(threads, &arguments, &settings);
            assert_same(&found, &expected, &format!("{preset:?}, {threads} threads"));
        }
        let mut shuffled = arguments.clone();
        for turn in 1..arguments.len() {
            shuffled.rotate_left(1);
            shuffled.swap(0, turn);
            let found = report_on_threads(8, &shuffled, &settings);
            assert_same(&found, &expected, &format!("{preset:?}, {shuffled:?}"));
        }
    }
}

#[test]
fn the_same_run_twice_gives_the_same_bytes() {
    let folder = tempfile::tempdir().unwrap();
    let arguments = generate(folder.path());
    let settings = Preset::Article.settings();
    let first = report_on_threads(4, &arguments, &settings);
    assert_same(
        &report_on_threads(4, &arguments, &settings),
        &first,
        "again",
    );
}

#[test]
fn half_of_the_corpus_and_the_other_half_are_the_whole() {
    let folder = tempfile::tempdir().unwrap();
    let arguments = inputs(generate(folder.path()));
    let settings = Preset::Article.settings();
    let count = |arguments: &[Input]| counted(arguments, &settings);
    let whole = count(&arguments);
    for cut in 1..arguments.len() {
        let (first, second) = (count(&arguments[..cut]), count(&arguments[cut..]));
        let merged = first.counts.clone().merge(behind(second.counts.clone()));
        assert_same_rows(
            &merged,
            &whole.counts,
            &format!("cut before argument {cut}"),
        );
        let other_way = behind(second.counts).merge(first.counts);
        assert!(other_way == merged, "merging commutes, cut {cut}");
    }
}

#[test]
fn documents_dealt_out_to_many_counters_are_the_whole() {
    let folder = tempfile::tempdir().unwrap();
    let arguments = inputs(generate(folder.path()));
    let whole = counted(&arguments, &Preset::Article.settings()).counts;
    let ordinals: Vec<u64> = whole.ordinals().collect();
    let mut rows = whole.reader();
    for hands in [2, 7] {
        let mut counters = vec![Counter::new(); hands];
        // From the last document to the first, so that no counter meets them in order.
        for document in (0..whole.documents()).rev() {
            let surfaces = whole.surfaces();
            let mut text = String::new();
            let mut places = Vec::new();
            for (surface, count) in rows.row(document) {
                for _ in 0..*count {
                    let start = text.len();
                    text.push_str(surfaces.text(*surface));
                    places.push((start..text.len(), surfaces.context(*surface)));
                }
            }
            counters[document % hands].count(ordinals[document], &text, places);
        }
        let merged = counters
            .into_iter()
            .map(Counter::finish)
            .reduce(Counts::merge)
            .unwrap();
        assert!(merged == whole, "{hands} counters");
    }
}

/// Counts of a corpus that comes behind another one, whatever places that one has.
fn behind(counts: Counts) -> Counts {
    counts.behind(1_000_000)
}

/// Fails unless both have the same surfaces and rows; documents may be at other places.
fn assert_same_rows(found: &Counts, expected: &Counts, what: &str) {
    assert_eq!(found.documents(), expected.documents(), "{what}");
    assert!(found.surfaces() == expected.surfaces(), "{what}");
    let (mut left, mut right) = (found.reader(), expected.reader());
    for document in 0..found.documents() {
        assert!(
            left.row(document) == right.row(document),
            "{what}: document {document}"
        );
    }
}
