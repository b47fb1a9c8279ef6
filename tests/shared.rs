//! Checks of the crates against texts and tables that stand beside the workspace, in `../shared`, and
//! are not part of it. Not run by `cargo test`, only by name.

#![cfg(test)]

#[path = "shared/coverage.rs"]
mod coverage;
#[path = "shared/encodings.rs"]
mod encodings;
#[path = "shared/keyness.rs"]
mod keyness;
mod letters;
#[path = "shared/peer_cases.rs"]
mod peer_cases;
#[expect(dead_code, reason = "the tests of the library need more of it")]
mod support;

use std::collections::BTreeSet;
use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::PathBuf;

use flate2::bufread::GzDecoder;
use keyweight::MecabFolder;
use keyweight_tokenize::{
    Hyphens, Language, LanguageDetector, Segmentation, Segmenter, Words, reference,
};
use unicode_segmentation::UnicodeSegmentation;

#[test]
fn the_words_of_unicode_are_those_of_its_own_tests() {
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../shared/ucd/WordBreakTest.txt"
    );
    let segmenter = Segmenter::new(Segmentation {
        words: Words::Unicode,
        hyphens: Hyphens::Keep,
    });
    let mut tokens = Vec::new();
    let mut cases = 0;
    for line in std::fs::read_to_string(path).unwrap().lines() {
        let case = line.split('#').next().unwrap_or_default().trim();
        if case.is_empty() {
            continue;
        }
        // `÷ 0041 × 005F ÷`: cut at each ÷, joined at each ×.
        let segments: Vec<String> = case
            .split('÷')
            .map(|segment| segment.split_whitespace().filter_map(character).collect())
            .collect();
        let text = segments.concat();
        let expected: Vec<&str> = segments
            .iter()
            .filter(|segment| segment.contains(char::is_alphanumeric))
            .map(String::as_str)
            .collect();
        segmenter.segment(&text, &mut tokens);
        let found: Vec<&str> = tokens.iter().map(|token| token.surface(&text)).collect();
        assert_eq!(found, expected, "{line}");
        assert_eq!(text.unicode_words().collect::<Vec<_>>(), expected, "{line}");
        cases += 1;
    }
    assert!(cases > 1000, "only {cases} cases were read");
}

/// The character of a hexadecimal code; `None` for the sign × between two of them.
fn character(code: &str) -> Option<char> {
    (code != "×").then(|| char::from_u32(u32::from_str_radix(code, 16).unwrap()).unwrap())
}

/// All files below `folder` that are UTF-8.
fn texts(folder: &std::path::Path, found: &mut Vec<String>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            texts(&path, found);
        } else if let Ok(text) = std::fs::read_to_string(&path) {
            found.push(text);
        }
    }
}

/// All texts beside the workspace.
fn shared_texts() -> Vec<String> {
    let mut found = Vec::new();
    texts(
        concat!(env!("CARGO_MANIFEST_DIR"), "/../../shared").as_ref(),
        &mut found,
    );
    assert!(found.len() > 300, "only {} texts were read", found.len());
    found
}

#[test]
fn the_words_of_every_text_are_those_of_unicode_segmentation() {
    let segmenter = Segmenter::new(Segmentation {
        words: Words::Unicode,
        hyphens: Hyphens::Keep,
    });
    let mut tokens = Vec::new();
    for text in shared_texts() {
        segmenter.segment(&text, &mut tokens);
        let words = tokens.iter().map(|token| token.surface(&text));
        assert!(words.eq(text.unicode_words()), "{text:.200}");
    }
}

#[test]
fn every_text_is_cut_the_fast_way_as_the_slow_way() {
    let found = shared_texts();
    let (mut fast, mut slow) = (Vec::new(), Vec::new());
    for words in [Words::Article, Words::Sklearn, Words::Unicode] {
        let segmentation = Segmentation {
            words,
            hyphens: Hyphens::Keep,
        };
        let segmenter = Segmenter::new(segmentation);
        for text in &found {
            let text = segmenter.prepare(text);
            segmenter.segment(&text, &mut fast);
            reference::segment(segmentation, &text, &mut slow);
            assert!(fast == slow, "{words:?}: {text:.200}");
        }
    }
}

/// Treebanks of Universal Dependencies, and the least F1 that our words must have against their
/// tokens that hold a letter or a digit.
///
/// What we cut otherwise on purpose: English contractions (`don't`) are one word, as are compounds
/// with hyphens (`est-ce`, `1995-96`) and amounts of money; Korean words keep their particles, in the
/// gold tokens too.
const TREEBANKS: [(&str, f64); 9] = [
    ("UD_Chinese-GSDSimp", 0.80),
    ("UD_English-EWT", 0.98),
    ("UD_French-GSD", 0.99),
    ("UD_German-GSD", 0.99),
    ("UD_Japanese-GSD", 0.75),
    ("UD_Korean-GSD", 0.98),
    ("UD_Russian-GSD", 0.97),
    ("UD_Spanish-GSD", 0.99),
    ("UD_Thai-TUD", 0.80),
];

#[test]
fn words_are_those_of_treebanks_but_for_a_few() {
    let segmenter = Segmenter::new(Segmentation::default());
    for (treebank, least) in TREEBANKS {
        let f1 = f1(&segmenter, Language::UNKNOWN, treebank);
        eprintln!("{treebank:20} F1 {f1:.4}, at least {least}");
        assert!(f1 >= least, "{treebank}: {f1:.4}");
    }
}

/// Where Debian puts the dictionaries of its packages mecab-ipadic-utf8 and unidic-mecab.
const MECAB_FOLDERS: [&str; 2] = [
    "/var/lib/mecab/dic/ipadic-utf8",
    "/var/lib/mecab/dic/unidic",
];
/// What the path of any other is read from.
const MECAB_VARIABLE: &str = "KEYWEIGHT_MECAB_DICTIONARY";

/// The words of the treebank are those of UniDic; IPADIC cuts some of them otherwise.
#[test]
#[expect(clippy::print_stderr, reason = "who has no dictionary is told so")]
fn japanese_words_are_those_of_a_treebank_if_a_dictionary_is_installed() {
    let named = std::env::var_os(MECAB_VARIABLE).map(PathBuf::from);
    let installed = MECAB_FOLDERS.map(PathBuf::from).into_iter();
    let installed = installed.filter(|folder| folder.join("sys.dic").exists());
    let folders: Vec<PathBuf> = installed.chain(named).collect();
    if folders.is_empty() {
        eprintln!("skipped: there is no folder in {MECAB_VARIABLE} and none of {MECAB_FOLDERS:?}");
    }
    for folder in folders {
        let mecab = MecabFolder::open(&folder).unwrap();
        let segmenter = Segmenter::new(Segmentation::default()).with_japanese(mecab.dictionary());
        let f1 = f1(&segmenter, Language::JAPANESE, "UD_Japanese-GSD");
        eprintln!("{}: F1 {f1:.4}", folder.display());
        assert!(f1 >= 0.90, "{}: {f1:.4}", folder.display());
    }
}

/// F1 of our words against those of a treebank.
fn f1(segmenter: &Segmenter, language: Language, treebank: &str) -> f64 {
    let mut tokens = Vec::new();
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../shared/ud");
    let file = File::open(format!("{folder}/{treebank}.gold.jsonl.gz")).unwrap();
    let (mut right, mut all) = (0_u32, 0_u32);
    for line in BufReader::new(GzDecoder::new(BufReader::new(file))).lines() {
        let sentence: serde_json::Value = serde_json::from_str(&line.unwrap()).unwrap();
        let text = sentence["text"].as_str().unwrap();
        let is_word = |(start, end): &(usize, usize)| {
            let surface = text.get(*start..*end).unwrap_or_default();
            // A character reference of HTML is a token and not a word.
            surface.contains(char::is_alphanumeric) && !surface.starts_with('&')
        };
        let gold: Vec<(usize, usize)> = serde_json::from_value(sentence["bytes"].clone()).unwrap();
        let gold: BTreeSet<_> = gold.into_iter().filter(is_word).collect();
        segmenter.segment_in(language, text, &mut tokens);
        let found: BTreeSet<_> = tokens
            .iter()
            .map(|token| (token.start, token.end))
            .filter(is_word)
            .collect();
        right += u32::try_from(gold.intersection(&found).count()).unwrap();
        all += u32::try_from(gold.len() + found.len()).unwrap();
    }
    2.0 * f64::from(right) / f64::from(all)
}

#[test]
fn the_language_of_every_declaration_of_human_rights_is_found() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../shared/corpora/udhr/txt");
    let detector = LanguageDetector::new();
    let mut wrong = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        let language = name.trim_start_matches("udhr_").split('-').next().unwrap();
        let detected = detector.detect(&std::fs::read_to_string(&path).unwrap());
        if detected.language.to_string() != language {
            wrong.push(format!("{name}: {}", detected.language));
        }
    }
    assert!(wrong.is_empty(), "{wrong:?}");
}
