//! Compares the fast implementation with the specification.

use std::iter;

use proptest::prelude::*;

use super::{segment, segment_with};
use crate::{Break, Breaks, Hyphens, Segmentation, Segmenter, Words};

const WORDS: [Words; 3] = [Words::Article, Words::Unicode, Words::Sklearn];
const HYPHENS: [Hyphens; 2] = [Hyphens::Keep, Hyphens::Split];

/// Checks that the fast implementation finds the tokens of the specification, with all word rules.
fn check(text: &str) {
    for words in WORDS {
        for hyphens in HYPHENS {
            let segmentation = Segmentation { words, hyphens };
            let segmenter = Segmenter::new(segmentation);
            let prepared = segmenter.prepare(text);
            let mut buffer = String::new();
            assert_eq!(segmenter.prepare_in(text, &mut buffer), prepared);
            let (mut expected, mut found) = (Vec::new(), Vec::new());
            segment(segmentation, &prepared, &mut expected);
            segmenter.segment(&prepared, &mut found);
            assert!(
                found == expected,
                "{segmentation:?} of {prepared:?}\nfast: {found:?}\nslow: {expected:?}"
            );
            for token in &mut expected {
                token.break_before = Break::None;
            }
            segmenter
                .with_breaks(Breaks::Skip)
                .segment(&prepared, &mut found);
            assert!(
                found == expected,
                "{segmentation:?} of {prepared:?} without breaks\nfast: {found:?}\nslow: {expected:?}"
            );
        }
    }
}

/// One of each class of characters that the masks distinguish, and some non-ASCII characters.
const CLASSES: [&str; 32] = [
    "*", "+", "\u{202f}", "₂", "N", "a", "W", "7", "_", ".", "'", ":", ",", "-", "&", "@", "#",
    "$", "/", " ", "\n", "\t", "(", "\"", "é", "’", "“", "\u{301}", "\u{73b}", "\u{200d}", "半",
    "カ",
];

#[test]
fn triples_are_segmented_alike_at_the_edges_of_blocks() {
    // A triple starts at one of the last two bytes of a block or at the first one, after a long word,
    // white space, or a short word.
    for first in CLASSES {
        for second in CLASSES {
            for third in CLASSES {
                let mut text = String::new();
                for (at, filler) in [(62, 'x'), (127, ' '), (192, ' ')] {
                    text.extend(iter::repeat_n(filler, at - text.len()));
                    if at == 192 {
                        text.replace_range(190.., "AB");
                    }
                    text.extend([first, second, third]);
                }
                check(&text);
            }
        }
    }
}

#[test]
fn pairs_are_segmented_alike_at_every_position_in_a_block() {
    for first in CLASSES {
        for second in CLASSES {
            for at in 56..72 {
                for before in ["k", " "] {
                    let text = [&before.repeat(at), first, second, "k. AB"].concat();
                    check(&text);
                }
            }
        }
    }
}

/// U+073B is a combining mark that Unicode classifies as alphabetic.
#[test]
fn white_space_with_a_combining_mark_is_not_a_word() {
    for space in [" ", "\t", "\u{3000}"] {
        let text = format!("1-{space}\u{73b}[{space}\u{73b}é");
        check(&text);
        let mut tokens = Vec::new();
        Segmenter::new(Segmentation::default()).segment(&text, &mut tokens);
        let surfaces: Vec<&str> = tokens.iter().map(|token| token.surface(&text)).collect();
        assert_eq!(surfaces, ["1", "é"]);
    }
}

#[test]
fn lines_in_capitals_are_marked_alike_at_every_position_in_a_block() {
    let lines = [
        "TAIWAN, JAPAN TO SIGN PACT, sources say\n",
        "TAIPEI, Nov. 12 — The US and the EU\n",
        "A DEAL\r\nAT LAST\n\n",
        "JAMES K. POLK-LEE signed R&D, 3G-4G and O'NEILL'S plan: U.S. NEWS\u{2028}",
        "US-2024-1111111111111111111111111111111111111111111111111111111111111111111111111111 ",
        "it is 5 in NEW YORK\n",
    ];
    for first in lines {
        for second in lines {
            for at in 0..64 {
                check(&[&"x ".repeat(at), first, second, "END."].concat());
            }
        }
    }
}

/// What the article rules look for, and characters that scripts and encodings bring along.
const TRICKY: [&str; 91] = [
    "*",
    "+",
    "++",
    "C",
    "N",
    ".NET",
    ".Net",
    "in",
    "innen",
    "Bürger",
    "Rat",
    "e",
    "1e",
    "1.5E",
    "₂",
    "²",
    "de",
    "\u{202f}",
    "\u{202f}",
    "ᠳᠤ",
    "\u{5be}",
    "תל",
    "\u{2212}",
    "\u{ff9e}",
    "नि",
    "·",
    "&amp;",
    "&#39;",
    "a",
    "B",
    "c",
    "U",
    "S",
    "s",
    "x1",
    "7",
    "0",
    "www.",
    "http",
    "https://",
    "com",
    "org",
    "amp",
    "AND",
    ".",
    ".",
    "-",
    "-",
    "&",
    "@",
    "@",
    "#",
    "$",
    "_",
    "/",
    ":",
    ";",
    ",",
    "%",
    "+",
    "(",
    ")",
    "[",
    "]",
    "'",
    "’",
    "‑",
    "€",
    "＃",
    "＠",
    " ",
    " ",
    "\n",
    "\r\n",
    "\t",
    "\u{a0}",
    "半",
    "導體",
    "カ",
    "รัก",
    "한",
    "\u{301}",
    "\u{200d}",
    "👩‍🔬",
    "😀",
    "🇩🇪",
    "❤\u{fe0f}",
    "1\u{fe0f}\u{20e3}",
    "\u{fe0f}",
    "\0",
    "\u{feff}",
];

fn tricky() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(&TRICKY[..]), 0..40).prop_map(|parts| parts.concat())
}

/// Texts of several blocks of 64 bytes, most of them plain words.
fn long() -> impl Strategy<Value = String> {
    let part = prop_oneof![
        6 => "[a-zA-Z]{1,9} ".prop_map(String::from),
        1 => "[A-Z]{2,9}[,. ]",
        1 => "[a-z]{1,5}[-.':,;&_/*+#][a-zA-Z0-9]{1,5}",
        1 => prop::sample::select(&TRICKY[..]).prop_map(str::to_owned),
    ];
    prop::collection::vec(part, 0..60).prop_map(|parts| parts.concat())
}

/// Abbreviations and what may surround them.
fn abbreviated() -> impl Strategy<Value = Vec<&'static str>> {
    let parts = vec![
        "St",
        "Dr",
        "J",
        "A",
        "EE",
        "UU",
        "Inc",
        "Sept",
        "z",
        "г",
        "No",
        "5",
        "1990",
        "Louis",
        "The",
        "Die",
        "Le",
        "spoke",
        "Plan",
        ".",
        ".",
        ". ",
        ". ",
        " ",
        ".\n",
        ".-",
        "\u{a0}",
        ".\u{202f}",
    ];
    prop::collection::vec(prop::sample::select(parts), 0..30)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(2_000) })]

    #[test]
    fn any_text_is_segmented_alike(text in prop_oneof![tricky(), any::<String>(), "\\PC{0,150}", "[ -~\n]{0,150}"]) {
        check(&text);
    }

    #[test]
    fn abbreviations_are_found_alike(parts in abbreviated(), code in prop::sample::select(vec!["en", "de", "es", "ru", "und"])) {
        let text = parts.concat();
        let language = code.parse().unwrap();
        let segmentation = Segmentation::default();
        let (mut expected, mut found) = (Vec::new(), Vec::new());
        segment_with(segmentation, None, language, &text, &mut expected);
        Segmenter::new(segmentation).segment_in(language, &text, &mut found);
        prop_assert_eq!(found, expected, "{:?}", text);
    }

    #[test]
    fn long_text_is_segmented_alike(text in long()) {
        check(&text);
    }
}
