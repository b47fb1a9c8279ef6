//! Every word rule finds every letter and digit, and `Unicode` finds what its library finds.

use proptest::prelude::*;
use unicode_properties::{GeneralCategory, GeneralCategoryGroup, UnicodeGeneralCategory};
use unicode_segmentation::UnicodeSegmentation;

use super::*;
use crate::segment::segmentation::Hyphens;
use crate::token::Break;

#[test]
fn plain_unicode_words_are_those_of_unicode_segmentation() {
    let text = "Taiwan’s 2-nanometer U.S. plan: 1,000.5 chips_a";
    let mut tokens = Vec::new();
    let segmentation = Segmentation {
        words: Words::Unicode,
        hyphens: Hyphens::Keep,
    };
    Segmenter::new(segmentation).segment(text, &mut tokens);
    let found: Vec<&str> = tokens.iter().map(|token| token.surface(text)).collect();
    assert_eq!(found, text.unicode_words().collect::<Vec<_>>());
}

#[test]
fn a_paragraph_has_the_abbreviations_of_its_own_language() {
    let german = "Ich sah Hrn. Maier.\n";
    let text = format!("{german}Hrn. Maier");
    let spans = [german.len(), text.len()].map(|end| LanguageSpan {
        end,
        language: if end == german.len() {
            Language::from_letters(*b"de")
        } else {
            Language::ENGLISH
        },
    });
    let mut tokens = Vec::new();
    let segmenter = Segmenter::new(Segmentation::default());
    segmenter.segment_spans(Language::ENGLISH, &spans, &text, &mut tokens);
    let breaks: Vec<Break> = tokens.iter().map(|token| token.break_before).collect();
    assert_eq!(breaks[3], Break::None);
    assert_eq!(breaks[4..], [Break::Sentence; 2]);
}

/// Whether `character` is in category L or Nd, and in the Unicode version of the standard library.
fn is_letter_or_digit(character: char) -> bool {
    let is_letter = character.general_category_group() == GeneralCategoryGroup::Letter;
    let is_digit = character.general_category() == GeneralCategory::DecimalNumber;
    (is_letter || is_digit) && character.is_alphanumeric()
}

/// Checks that the tokens of `text` are in order, and that every letter and digit is in one of them.
fn check(text: &str) {
    let mut tokens = Vec::new();
    for words in [Words::Article, Words::Unicode, Words::Sklearn] {
        for hyphens in [Hyphens::Keep, Hyphens::Split] {
            let segmenter = Segmenter::new(Segmentation { words, hyphens });
            let text = segmenter.prepare(text);
            segmenter.segment(&text, &mut tokens);
            let mut end = 0;
            for token in &tokens {
                assert!(end <= token.start && token.start < token.end, "{text:?}");
                let lost = text[end..token.start].find(is_letter_or_digit);
                assert_eq!(lost, None, "{words:?} {hyphens:?}: {text:?} from {end}");
                end = token.end;
            }
            let lost = text[end..].find(is_letter_or_digit);
            assert_eq!(lost, None, "{words:?} {hyphens:?}: {text:?} from {end}");
        }
    }
}

#[test]
fn no_character_makes_letters_or_digits_disappear() {
    for character in ('\0'..=char::MAX).filter(|character| {
        let category = character.general_category();
        category != GeneralCategory::Unassigned && category != GeneralCategory::PrivateUse
    }) {
        // Ideographs and syllables differ in nothing.
        let is_ideograph =
            matches!(character, '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}' | '\u{20000}'..);
        if is_ideograph && !(character as u32).is_multiple_of(97) {
            continue;
        }
        let c = character;
        check(&format!(
            "{c}a {c}Б1 {c}2 a{c} 1{c}b 1{c}2 я{c}ن _{c}é {c}{c}ﾞ #{c}a @{c}b &{c}; ${c}5 カ{c}半"
        ));
    }
}

/// Pieces of text of all scripts, all kinds of separators, and the patterns that rules look for.
const PIECES: [&str; 99] = [
    "a",
    "B",
    "é",
    "ß",
    "İ",
    "ǆ",
    "я",
    "Ё",
    "ω",
    "א",
    "ש",
    "ن",
    "می",
    "हिन्दी",
    "কি",
    "த",
    "ไทย",
    "ລາວ",
    "ကို",
    "ភាសា",
    "한국",
    "ᄒ",
    "半",
    "導體",
    "ひ",
    "カ",
    "ｶ",
    "ﾞ",
    "ﾟ",
    "ᠰ",
    "ᠳᠤ",
    "ⴰ",
    "አ",
    "Ꭰ",
    "𝐀",
    "𐐀",
    "ʰ",
    "ʻ",
    "ˈ",
    "ª",
    "0",
    "7",
    "٣",
    "९",
    "๑",
    "７",
    "𝟗",
    "₂",
    "²",
    "½",
    "Ⅷ",
    "ⓐ",
    "\u{301}",
    "\u{73b}",
    "\u{93e}",
    "\u{fe0f}",
    "\u{20e3}",
    " ",
    "  ",
    "\u{a0}",
    "\u{202f}",
    "\u{2009}",
    "\u{3000}",
    "\u{85}",
    "\n",
    "\r\n",
    "\t",
    "\u{ad}",
    "\u{200b}",
    "\u{200d}",
    "\u{2060}",
    "\u{feff}",
    "\u{202b}",
    "_",
    "‿",
    "＿",
    ".",
    ",",
    ":",
    "'",
    "’",
    "·",
    "-",
    "-\n",
    "\u{ad}\r\n",
    "¬\n",
    "־",
    "‑",
    "—",
    "/",
    "*",
    "+",
    "#",
    "＃",
    "@",
    "&",
    "$",
    "€",
    ";",
];

const PATTERNS: [&str; 28] = [
    "https://",
    "www.",
    "example.org",
    "example.org/a",
    "t.me/x",
    "a.b@example.org",
    "@desk",
    "#ChipWar",
    "#1",
    "US$",
    "$5bn",
    "€ 6.6",
    "12\u{202f}000",
    "&amp;",
    "&#8217;",
    "&nbsp;",
    "U.S.",
    "e.g.",
    "l’",
    "C++",
    "C#",
    ".NET",
    "1e-5",
    "1.5e+10",
    "10:30pm",
    "Bürger*innen",
    "/innen",
    "👩🏽\u{200d}🔬",
];

fn text() -> impl Strategy<Value = String> {
    let part = prop_oneof![
        5 => prop::sample::select(&PIECES[..]).prop_map(str::to_owned),
        1 => prop::sample::select(&PATTERNS[..]).prop_map(str::to_owned),
        1 => "\\PC",
    ];
    prop::collection::vec(part, 0..40).prop_map(|parts| parts.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(2_000) })]

    #[test]
    fn every_letter_and_digit_is_in_a_token(text in prop_oneof![4 => text(), 1 => any::<String>()]) {
        check(&text);
    }
}
