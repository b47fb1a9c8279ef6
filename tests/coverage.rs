//! Every letter and digit of a corpus is in a surface of its lexicon.

use keyweight::corpus::{Corpus, Document};
use keyweight::{Analysis, CountOptions, count};
use keyweight_tokenize::Hyphens;
use proptest::prelude::*;

use crate::letters::assert_listed;
use crate::support::PRESETS;

/// Words of many scripts, digits, separators of all categories, and patterns that the rules look for.
const PIECES: [&str; 92] = [
    "chips",
    "The",
    "US",
    "é",
    "ß",
    "İ",
    "x",
    "Москва",
    "ΟΔΟΣ",
    "שלום",
    "کتاب",
    "می\u{200c}شود",
    "हिन्दी",
    "বাংলা",
    "ไทย",
    "ລາວ",
    "မြန်မာ",
    "ខ្មែរ",
    "한국은",
    "半導體",
    "東京タワー",
    "ｶﾞ",
    "ﾟ",
    "ᠰᠤᠷ",
    "ᠳᠤ",
    "አማርኛ",
    "ᏣᎳᎩ",
    "𝐀𝐛",
    "ʻokina",
    "0",
    "12",
    "٣٤",
    "९",
    "๑",
    "７",
    "₂",
    "²",
    "½",
    "Ⅷ",
    "\u{301}",
    "\u{93e}",
    "\u{fe0f}",
    " ",
    " ",
    " ",
    "\u{a0}",
    "\u{202f}",
    "\u{202f}",
    "\u{2009}",
    "\u{3000}",
    "\u{85}",
    "\n",
    "\n\n",
    "\t",
    "\u{ad}",
    "\u{200b}",
    "\u{2060}",
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
    "־",
    "—",
    "/",
    "*",
    "+",
    "#",
    "@",
    "$",
    "«",
    "»",
    "https://a.example/b",
    "www.example.org",
    "t.me/x",
    "jo@example.org",
    "@desk",
    "#ChipWar",
    "US$",
    "€ 6.6",
    "U.S.",
    "l’ONU",
    "C++",
    ".NET",
    "1.5e+10",
    "Bürger*innen",
];

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(150) })]

    #[test]
    fn the_lexicon_lists_every_letter_and_digit(
        texts in prop::collection::vec(prop::collection::vec(prop::sample::select(&PIECES[..]), 1..60), 1..4),
    ) {
        let texts: Vec<String> = texts.into_iter().map(|pieces| pieces.concat()).collect();
        // A text without any sign is skipped.
        let texts = || texts.iter().map(String::as_str).filter(|text| !text.trim().is_empty());
        for preset in PRESETS {
            for hyphens in [Hyphens::Keep, Hyphens::Split] {
                let settings = preset.settings().with(|settings| settings.segmentation.hyphens = hyphens);
                let documents = texts().enumerate().map(|(number, text)| Document::new(number.to_string(), text));
                let corpus = Corpus::from_documents(documents.collect::<Vec<_>>());
                let counted = count(corpus, &settings, &CountOptions::default()).unwrap();
                assert_listed(texts(), &settings, &Analysis::new(counted, &settings));
            }
        }
    }
}
