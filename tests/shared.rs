//! Checks of the crates against texts and tables that stand beside the workspace, in `../shared`, and
//! are not part of it. Not run by `cargo test`, only by name.

#![cfg(test)]

#[path = "shared/keyness.rs"]
mod keyness;

use keyweight_tokenize::{Hyphens, Segmentation, Segmenter, Words, reference};
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
