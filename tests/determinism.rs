//! One core or eight, arguments in this order or that: the same bytes.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::io;
use std::path::PathBuf;

use keyweight::corpus::Input;
use keyweight::tables::{Terms, Top};
use keyweight::{
    Analysis, CountError, Preset, Resources, Settings, WriteOptions, on_threads, write_table,
};
use keyweight_count::{Counter, Counts};

use crate::generated::{LINES, ROWS, TEXTS, generate};
use crate::support::{PRESETS, analysis, counted, counted_within, inputs, report};

fn report_on_threads(
    threads: usize,
    arguments: &[PathBuf],
    settings: &Settings,
) -> BTreeMap<String, Vec<u8>> {
    on_threads(threads, || {
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
    for preset in PRESETS {
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
fn counts_that_go_to_the_disk_change_no_byte_and_leave_nothing_there() {
    let folder = tempfile::tempdir().unwrap();
    let arguments = generate(folder.path());
    let temp_dir = tempfile::tempdir().unwrap();
    for preset in PRESETS {
        let settings = preset.settings();
        let expected = report_on_threads(2, &arguments, &settings);
        for (memory, threads) in [(0, 1), (0, 2), (10_000, 3)] {
            let what = format!("{preset:?}, {memory} bytes, {threads} threads");
            let resources = Resources::default().memory(memory);
            let resources = resources.temp_dir(temp_dir.path());
            let found = keyweight::on_threads(threads, || {
                let counted = counted_within(&inputs(&arguments), &settings, &resources);
                let analysis = Analysis::new(counted.unwrap(), &settings);
                let files = report(&analysis);
                analysis.check().unwrap();
                files
            });
            assert_same(&found.unwrap(), &expected, &what);
            let left = fs::read_dir(temp_dir.path()).unwrap().count();
            assert_eq!(left, 0, "{what}");
        }
    }
}

#[test]
fn the_size_of_a_vocabulary_depends_on_neither_threads_nor_memory() {
    let folder = tempfile::tempdir().unwrap();
    let arguments = inputs(generate(folder.path()));
    let mut settings = Preset::Article.settings();
    settings.ngrams = "1..2".parse().unwrap();
    let size = |threads, memory: Option<u64>| {
        let resources = Resources::default().memory(memory);
        on_threads(threads, || {
            let counted = counted_within(&arguments, &settings, &resources).unwrap();
            let of_words = counted.vocabulary_size();
            let size = Analysis::new(counted, &settings).vocabulary_size();
            assert_eq!((size.words, of_words.units), (of_words.words, 0));
            assert!(size.units > size.words && size.bytes > of_words.bytes);
            size
        })
        .unwrap()
    };
    let expected = size(1, None);
    assert_eq!(size(3, None), expected);
    assert_eq!(size(2, Some(0)), expected);
}

#[test]
fn a_folder_for_temporary_files_that_is_not_there_is_an_error_only_if_it_is_needed() {
    let folder = tempfile::tempdir().unwrap();
    let arguments = inputs(generate(folder.path()));
    let settings = Preset::Article.settings();
    let missing = |memory: Option<u64>| {
        let resources = Resources::default().memory(memory);
        resources.temp_dir(folder.path().join("missing"))
    };
    counted_within(&arguments, &settings, &missing(None)).unwrap();
    counted_within(&arguments, &settings, &missing(Some(1 << 30))).unwrap();
    let error = counted_within(&arguments, &settings, &missing(Some(0))).unwrap_err();
    assert!(matches!(error, CountError::Spill { .. }), "{error}");
    let folder = folder.path().join("missing");
    let message = error.to_string();
    assert!(message.contains(&*folder.to_string_lossy()), "{message}");
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
    counts.shift_ordinals(1_000_000)
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

#[test]
fn a_table_whose_blocks_share_a_computation_is_written_on_any_number_of_threads() {
    let word = |number: u32| -> String {
        let letter = |digit| char::from_digit(digit + 10, 36).unwrap();
        let digits = format!("{:07}", number.wrapping_mul(2_654_435_761) % 60_000);
        digits
            .chars()
            .map(|digit| letter(digit.to_digit(10).unwrap()))
            .collect()
    };
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("articles.csv");
    let mut csv = String::from("id,text\n");
    for article in 0..1500 {
        let words: Vec<String> = (0..120).map(|place| word(article * 120 + place)).collect();
        writeln!(csv, "{article},{}", words.join(" ")).unwrap();
    }
    fs::write(&path, csv).unwrap();
    let inputs = inputs([path]);
    // Which thread takes up what is chance, so more than once.
    for _ in 0..8 {
        let settings = Preset::Article.settings();
        let rows = on_threads(16, || {
            let analysis = analysis(&inputs, &settings);
            let terms = Terms::new(&analysis, Top::All);
            write_table(&terms, io::sink(), &WriteOptions::default()).unwrap()
        });
        assert!(rows.unwrap() > 50_000);
    }
}
