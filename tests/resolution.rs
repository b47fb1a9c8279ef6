//! Words that only the whole corpus can tell: broken at a line end, or unknown runs of Chinese
//! characters.

use std::fs;
use std::path::Path;

use keyweight::corpus::{Input, Options};
use keyweight::tables::{Kwic, KwicOptions, Lexicon, Terms, Tokens, Top};
use keyweight::tokenize::{Segmentation, Segmenter};
use keyweight::{
    Analysis, CountOptions, CountSources, Counted, Preset, Settings, TextTable, WriteOptions,
    count_with_parts, write_part, write_texts,
};

use crate::generated::long_text;
use crate::support::{Rows, counted, inputs};

/// Two texts, of which neither alone decides all words of the other.
const TEXTS: [(&str, &str); 4] = [
    (
        "a.txt",
        "The govern-\nment said that the semicon-\r\n  ductor plan was a long-\nterm plan for Indo-\nPacific \
         ports.",
    ),
    (
        "b.txt",
        "A Government’s long-term plan, and a semi\u{ad}conductor, or a semi\u{ad}\nconductor.",
    ),
    (
        "c.txt",
        "中国的芯片产业正在发展。普鲁申科和叶甫根尼普鲁申科。",
    ),
    ("d.txt", "芯片很重要，普鲁申科说。"),
];

fn settings() -> Settings {
    Preset::Article.settings()
}

fn write_texts_to(folder: &Path) {
    for (name, text) in TEXTS {
        fs::write(folder.join(name), text).unwrap();
    }
}

fn terms(analysis: &Analysis) -> Vec<(String, u64)> {
    let rows = Rows::of(&Terms::new(analysis, Top::All));
    let row = |row| {
        let term = rows.cell(row, "term").text().to_owned();
        (term, rows.cell(row, "count").integer())
    };
    (0..rows.rows.len()).map(row).collect()
}

fn texts_of(table: &dyn TextTable, inputs: &[Input]) -> Vec<Vec<String>> {
    let corpus = keyweight::corpus::open(inputs, Options::default()).unwrap();
    let mut out = Vec::new();
    let written = write_texts(table, corpus, &mut out, &WriteOptions::default()).unwrap();
    assert_eq!(written.skipped, []);
    let mut reader = csv::Reader::from_reader(&out[..]);
    let rows = reader.records().map(|row| row.unwrap());
    rows.map(|row| row.iter().map(str::to_owned).collect())
        .collect()
}

#[test]
fn words_are_those_that_the_corpus_has() {
    let folder = tempfile::tempdir().unwrap();
    write_texts_to(folder.path());
    let analysis = Analysis::new(counted(&inputs([folder.path()]), &settings()), &settings());
    let found = terms(&analysis);
    let count = |term: &str| {
        let known = found.iter().find(|(found, _)| found == term);
        known.map_or(0, |(_, count)| *count)
    };
    assert_eq!(count("government"), 2);
    assert_eq!(count("semiconductor"), 3);
    assert_eq!(count("long-term"), 2);
    assert_eq!(count("indo"), 1, "nothing shows which word it is");
    assert_eq!(count("pacific"), 1);
    assert_eq!(count("芯片"), 2);
    assert_eq!(count("普鲁申科"), 3);
    assert_eq!(count("叶甫根尼"), 1);
    assert!(
        found.iter().all(|(term, _)| !term.contains('\n')),
        "{found:?}"
    );
    // What is counted for a document is what its row adds up to.
    let tokens: u64 = analysis
        .documents()
        .iter()
        .map(|document| document.tokens)
        .sum();
    let lexicon = Rows::of(&Lexicon::new(&analysis, Top::All));
    let sum = (0..lexicon.rows.len()).map(|row| lexicon.cell(row, "count").integer());
    assert_eq!(sum.sum::<u64>(), tokens);
}

#[test]
fn tokens_and_keywords_in_context_are_these_words() {
    let folder = tempfile::tempdir().unwrap();
    write_texts_to(folder.path());
    let inputs = inputs([folder.path()]);
    let settings = settings();
    let counted = counted(&inputs, &settings);
    let kwic = |pattern: &str| {
        let kwic = Kwic::new(&counted, &settings, pattern, KwicOptions::default()).unwrap();
        texts_of(&kwic, &inputs).len()
    };
    assert_eq!(kwic("government"), 2);
    assert_eq!(kwic("semiconductor"), 3);
    assert_eq!(kwic("Pacific"), 1);
    assert_eq!(kwic("普鲁申科"), 3);
    assert_eq!(kwic("叶甫根尼普鲁申科"), 1);
    let analysis = Analysis::new(counted.clone(), &settings);
    let rows = texts_of(&Tokens::new(&analysis), &inputs);
    assert_eq!(rows.len() as u64, analysis.tokens());
    for row in &rows {
        let (_, text) = TEXTS.iter().find(|(name, _)| *name == row[0]).unwrap();
        let (start, end): (usize, usize) = (row[2].parse().unwrap(), row[3].parse().unwrap());
        assert_eq!(text[start..end], row[4]);
    }
    let broken = rows.iter().find(|row| row[4] == "govern-\nment").unwrap();
    assert_eq!(broken[6], "government");
}

/// The parts of the corpus, one for each text.
fn parts(folder: &Path, settings: &Settings) -> Counted {
    let mut files = Vec::new();
    for (name, _) in TEXTS {
        let corpus = keyweight::corpus::open(&inputs([folder.join(name)]), Options::default());
        let counted =
            keyweight::count(corpus.unwrap(), settings, &CountOptions::default()).unwrap();
        let mut part = Vec::new();
        write_part(&counted, settings, &mut part).unwrap();
        let path = folder.join(name).with_extension("kwc");
        fs::write(&path, part).unwrap();
        files.push(path);
    }
    files.reverse();
    let sources = CountSources::default().parts(files);
    count_with_parts(sources, settings, &CountOptions::default()).unwrap()
}

#[test]
fn counts_of_parts_give_the_words_of_the_whole() {
    let folder = tempfile::tempdir().unwrap();
    write_texts_to(folder.path());
    let settings = settings();
    let texts = TEXTS.map(|(name, _)| folder.path().join(name));
    let whole = Analysis::new(counted(&inputs(texts), &settings), &settings);
    let merged = Analysis::new(parts(folder.path(), &settings), &settings);
    assert_eq!(terms(&merged), terms(&whole));
}

#[test]
fn a_long_text_is_never_cut_within_a_broken_word() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("long.txt");
    // Every line ends within a word.
    let text = long_text(5_000_000).replace("ent", "e-\nnt");
    fs::write(&path, &text).unwrap();
    let found = counted(&inputs([&path]), &settings());
    let segmenter = Segmenter::new(Segmentation::default());
    let mut tokens = Vec::new();
    segmenter.segment(&text, &mut tokens);
    assert_eq!(found.documents[0].tokens, tokens.len() as u64);
    let broken = tokens
        .iter()
        .filter(|token| token.surface(&text).contains('\n'));
    assert!(broken.count() > 1000);
}
