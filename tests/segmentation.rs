//! The laws of segmenting and folding, on any text.

use keyweight_tokenize::{
    Case, Fate, Folded, Hyphens, Kind, Language, Reason, Rules, Segmentation, Segmenter, Stem,
    StopWords, Surface, Token, Words, fold,
};
use proptest::prelude::*;
use unicode_segmentation::UnicodeSegmentation;

const WORDS: [Words; 3] = [Words::Article, Words::Unicode, Words::Sklearn];
const HYPHENS: [Hyphens; 2] = [Hyphens::Keep, Hyphens::Split];

/// What the rules for newspapers look for, and what scripts and encodings bring along.
const NASTY: [&str; 58] = [
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
    "\0",
    "\u{feff}",
];

fn nasty() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(&NASTY[..]), 0..40).prop_map(|parts| parts.concat())
}

fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![nasty(), any::<String>(), "\\PC{0,60}", "[ -~\n]{0,80}"]
}

/// Words of letters, some behind a comma or a full stop; nothing that newspapers need more for.
fn plain() -> impl Strategy<Value = String> {
    let word = (
        "[a-zA-Z]{1,9}",
        prop::sample::select(&["", "", ",", "."][..]),
    )
        .prop_map(|(word, sign)| word + sign);
    prop::collection::vec(word, 0..30).prop_map(|words| words.join(" "))
}

fn segment(words: Words, hyphens: Hyphens, text: &str) -> (String, Vec<Token>) {
    let segmenter = Segmenter::new(Segmentation { words, hyphens });
    let prepared = segmenter.prepare(text).into_owned();
    let mut tokens = Vec::new();
    segmenter.segment(&prepared, &mut tokens);
    (prepared, tokens)
}

fn surfaces(words: Words, text: &str) -> Vec<String> {
    let (text, tokens) = segment(words, Hyphens::Keep, text);
    let surfaces = tokens.iter().map(|token| token.surface(&text).to_owned());
    surfaces.collect()
}

/// What holds of the tokens of any text.
fn check_spans(words: Words, hyphens: Hyphens, text: &str) {
    let (prepared, tokens) = segment(words, hyphens, text);
    let mut end = 0;
    for token in &tokens {
        let sound = token.start >= end
            && token.start < token.end
            && prepared.get(token.start..token.end).is_some();
        assert!(
            sound,
            "{words:?} {hyphens:?}: {token:?} behind {end} overlaps, is empty or is not in {prepared:?}"
        );
        end = token.end;
    }
    let again = segment(words, hyphens, text).1;
    assert!(
        tokens == again,
        "not the same a second time: {words:?} {hyphens:?} {text:?}"
    );
}

fn check_all(text: &str) {
    for words in WORDS {
        for hyphens in HYPHENS {
            check_spans(words, hyphens, text);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(1500) })]

    #[test]
    fn spans_rise_and_index_any_text(text in any_text()) {
        check_all(&text);
    }

    #[test]
    fn a_used_vector_of_tokens_is_as_good_as_a_new_one(first in nasty(), second in nasty()) {
        let segmenter = Segmenter::new(Segmentation::default());
        let mut tokens = Vec::new();
        segmenter.segment(&first, &mut tokens);
        segmenter.segment(&second, &mut tokens);
        prop_assert_eq!(tokens, segment(Words::Article, Hyphens::Keep, &second).1);
    }

    #[test]
    fn plain_unicode_words_are_those_of_unicode_segmentation(text in any_text()) {
        let expected: Vec<&str> = text.unicode_words().collect();
        prop_assert_eq!(surfaces(Words::Unicode, &text), expected);
    }

    #[test]
    fn in_plain_text_an_article_has_the_words_of_unicode_segmentation(text in plain()) {
        let expected: Vec<&str> = text.unicode_words().collect();
        prop_assert_eq!(surfaces(Words::Article, &text), expected);
    }

    #[test]
    fn plain_text_holds_the_words_that_scikit_learn_cuts(text in plain()) {
        // `(?u)\b\w\w+\b` on the lowercased text.
        let lower = text.to_lowercase();
        let expected: Vec<&str> = lower
            .split(|c: char| !c.is_ascii_alphabetic())
            .filter(|word| word.len() >= 2)
            .collect();
        let mut found = surfaces(Words::Sklearn, &text);
        found.retain(|surface| Words::Sklearn.matches(surface));
        prop_assert_eq!(found, expected);
    }

    #[test]
    fn every_letter_and_digit_of_an_article_is_in_a_token(text in "[ -~]{0,60}") {
        let (_, tokens) = segment(Words::Article, Hyphens::Keep, &text);
        for (at, sign) in text.char_indices().filter(|(_, sign)| sign.is_alphanumeric()) {
            let inside = tokens.iter().any(|token| (token.start..token.end).contains(&at));
            prop_assert!(inside, "{:?} at {} of {:?} is lost: {:?}", sign, at, text, tokens);
        }
    }

    #[test]
    fn splitting_hyphens_loses_nothing_but_hyphens(text in "[a-zA-Z -]{0,60}") {
        let (_, kept) = segment(Words::Article, Hyphens::Keep, &text);
        let (_, split) = segment(Words::Article, Hyphens::Split, &text);
        let of = |tokens: &[Token]| -> Vec<String> {
            let words = tokens.iter().flat_map(|token| token.surface(&text).split('-'));
            words.map(str::to_owned).collect()
        };
        prop_assert_eq!(of(&kept), of(&split));
    }

    #[test]
    fn folding_gives_one_fate_for_each_surface_in_any_order(
        texts in prop::collection::btree_set(any_text(), 0..12),
        seed in any::<u64>(),
    ) {
        let surfaces: Vec<Surface<'_>> = (0_u64..)
            .zip(&texts)
            .map(|(number, text)| english(text, 1 + (seed >> (number % 60)) % 9))
            .collect();
        let fates = fold(&Rules::default(), &surfaces).fates;
        prop_assert_eq!(fates.len(), surfaces.len());
        let backwards: Vec<Surface<'_>> = surfaces.iter().rev().copied().collect();
        let mut reversed = fold(&Rules::default(), &backwards).fates;
        reversed.reverse();
        prop_assert_eq!(&reversed, &fates);
        for fate in &fates {
            if let Fate::Term(term) = fate {
                // A single Chinese character is a word.
                let is_ideograph = term.starts_with(|c| matches!(c, '\u{3005}' | '\u{3007}' | '\u{3400}'..));
                let is_long = term.chars().count() >= Rules::default().min_length;
                prop_assert!(is_long || is_ideograph, "{:?}", term);
            }
        }
    }

    #[test]
    fn the_surfaces_of_any_text_fold_in_any_order(text in any_text(), turn in 0_usize..20) {
        let mut surfaces = surfaces(Words::Article, &text);
        surfaces.sort();
        surfaces.dedup();
        let mut words: Vec<Surface<'_>> = surfaces.iter().map(|text| english(text, 2)).collect();
        let mut expected = fold(&Rules::default(), &words).fates;
        if !words.is_empty() {
            let turn = turn % words.len();
            words.rotate_left(turn);
            expected.rotate_left(turn);
        }
        prop_assert_eq!(fold(&Rules::default(), &words).fates, expected);
    }

    #[test]
    fn a_surface_counted_in_two_parts_folds_like_the_whole(
        words in prop::collection::btree_map("[a-cA-CsS]{1,4}", (1_u64..5, 1_u64..5), 1..10),
    ) {
        let whole: Vec<_> = words.iter().map(|(text, (a, b))| english(text, a + b)).collect();
        let parts: Vec<_> = words
            .iter()
            .flat_map(|(text, (a, b))| [english(text, *a), english(text, *b)])
            .collect();
        let whole = fold(&Rules::default(), &whole).fates;
        let parts = fold(&Rules::default(), &parts).fates;
        for (number, fate) in whole.iter().enumerate() {
            prop_assert_eq!(fate, &parts[2 * number]);
            prop_assert_eq!(fate, &parts[2 * number + 1]);
        }
    }

    #[test]
    fn terms_folded_again_are_the_same_terms(
        // No final s, whose plurals have a test of their own, and no apostrophes.
        words in prop::collection::btree_map("[a-dA-DéÉßλΛ]{1,4}(-[a-dA-D]{1,3})?", 1_u64..5, 1..12),
        case in prop::sample::select(&[Case::Auto, Case::Lower, Case::Keep][..]),
    ) {
        let rules = Rules { case, ..Rules::default() };
        let surfaces: Vec<_> = words.iter().map(|(text, count)| english(text, *count)).collect();
        let terms = counts_of_terms(&surfaces, &fold(&rules, &surfaces));
        let again: Vec<_> = terms.iter().map(|(term, count)| english(term, *count)).collect();
        let folded = fold(&rules, &again);
        // Terms no longer tell that `un` is the name Un, next to which `UN` need not be the more frequent.
        let of_name = |term: &str| {
            let count = |word: &str| again.iter().find(|one| one.text == word).map(|one| one.count);
            let (capitals, lower) = (count(&term.to_uppercase()), count(&term.to_lowercase()));
            term.chars().count() <= 3
                && capitals.zip(lower).is_some_and(|(capitals, lower)| capitals <= lower)
        };
        let pairs = again.iter().zip(&folded.fates);
        for (surface, fate) in pairs.filter(|(surface, _)| !of_name(surface.text)) {
            prop_assert_eq!(fate.term(), Some(surface.text), "of {:?}", &words);
        }
    }

    #[test]
    fn without_case_folding_and_plurals_a_plain_word_stays_itself(text in "[a-zA-Z]{2,9}") {
        let rules = Rules {
            case: Case::Keep,
            stem: Stem::None,
            stop_words: StopWords::none(),
            ..Rules::default()
        };
        prop_assert_eq!(fold(&rules, &[english(&text, 1)]).fates, [Fate::Term(text.clone())]);
    }
}

fn english(text: &str, count: u64) -> Surface<'_> {
    Surface {
        text,
        language: Language::ENGLISH,
        in_capitals: false,
        count,
    }
}

fn counts_of_terms(
    surfaces: &[Surface<'_>],
    folded: &Folded,
) -> std::collections::BTreeMap<String, u64> {
    let mut counts = std::collections::BTreeMap::new();
    for (surface, fate) in surfaces.iter().zip(&folded.fates) {
        if let Some(term) = fate.term() {
            *counts.entry(term.to_owned()).or_default() += surface.count;
        }
    }
    counts
}

#[test]
fn long_and_pathological_texts_are_cut_like_any_other() {
    let long = |part: &str, times: usize| part.repeat(times);
    let texts = [
        long("a@", 10_000),
        long("a.b@", 10_000),
        long("-", 10_000),
        long("a-", 10_000),
        long("http://", 2_000),
        long("http://a ", 10_000),
        long("www.", 10_000),
        long("(https://a.org/(", 2_000),
        long("1234567890", 10_000),
        long("1,", 10_000),
        long("U.S.", 10_000),
        long("$1", 10_000),
        long("#a", 10_000),
        long("@a ", 10_000),
        long("&amp;", 10_000),
        long("a&", 10_000),
        long("_", 10_000),
        long("'", 10_000),
        long("\n", 10_000),
        long("A\n", 10_000),
        long("a\u{301}", 10_000),
        long("\u{301}", 10_000),
        long("👩‍🔬", 5_000),
        long("🇹🇼", 5_000),
        long("半導體", 5_000),
        long("รัก", 5_000),
        long("\0", 10_000),
        long("\u{feff}", 10_000),
        long("a", 1_000_000),
        long("A", 1_000_000),
        long("半", 50_000),
    ];
    for text in &texts {
        for words in WORDS {
            check_spans(words, Hyphens::Keep, text);
        }
    }
    let surfaces: Vec<Surface<'_>> = texts.iter().map(|text| english(text, 1)).collect();
    let folded = fold(&Rules::default(), &surfaces);
    assert_eq!(folded.fates.len(), texts.len());
}

#[test]
fn one_surface_of_each_kind_has_the_fate_of_its_kind() {
    let cases = [
        ("450,000", Kind::Number, Some(Reason::Number)),
        ("1990s", Kind::Number, Some(Reason::Number)),
        ("US$300", Kind::Money, Some(Reason::Money)),
        ("https://example.org/a", Kind::Url, Some(Reason::Url)),
        ("www.example.org", Kind::Url, Some(Reason::Url)),
        ("desk@example.org", Kind::Email, Some(Reason::Email)),
        ("@desk", Kind::Mention, Some(Reason::Mention)),
        ("the", Kind::Word, Some(Reason::StopWord)),
        ("q", Kind::Word, Some(Reason::Short)),
        ("#ChipWar", Kind::Hashtag, None),
        ("Taiwan’s", Kind::Word, None),
        ("3D", Kind::Word, None),
    ];
    let mut wrong = Vec::new();
    for (text, kind, dropped) in cases {
        assert_eq!(Kind::of(text), kind, "{text}");
        let fate = fold(&Rules::default(), &[english(text, 1)]).fates.remove(0);
        let found = match &fate {
            Fate::Dropped(reason) => Some(*reason),
            Fate::Term(_) => None,
        };
        if found != dropped {
            wrong.push(format!("{text}: {fate:?}, not {dropped:?}"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:?}");
}

/// The surfaces of `text` that became a term with a sign that no word has.
fn terms_with_signs(text: &str) -> Vec<(String, String)> {
    let surfaces = surfaces(Words::Article, text);
    let words: Vec<Surface<'_>> = surfaces.iter().map(|text| english(text, 1)).collect();
    let fates = fold(&Rules::default(), &words).fates;
    let mut found = Vec::new();
    for (surface, fate) in surfaces.into_iter().zip(fates) {
        if let Fate::Term(term) = fate
            && term.contains(['/', '@', '$', '€', '½', '⁄', '.', ':'])
        {
            found.push((surface, term));
        }
    }
    found
}

#[test]
fn no_address_or_amount_of_a_text_becomes_a_term() {
    for text in [
        "See https://example.org/a, then www.example.org.",
        "Details (https://example.org/a_(b)); more: example.org/news",
        "詳見https://example.org/a。另見",
        "Write to jane.doe@example.org or to the.desk+x@example.org.",
        "It cost US$300, €5bn, NT$4.5 or $ 6 in 2024.",
        "Ask @desk, @news_desk",
    ] {
        assert_eq!(terms_with_signs(text), [], "of {text:?}");
    }
}

#[test]
fn an_address_before_a_full_width_sign_becomes_no_term() {
    for sign in ["，", "；", "：", "！", "？", "）", "＂", "＞", "｜"] {
        let text = format!("詳見https://example.org/a{sign}謝謝");
        assert_eq!(terms_with_signs(&text), [], "of {text:?}");
    }
}

#[test]
fn an_address_behind_a_hashtag_becomes_no_term() {
    for text in ["#tag.jane@example.org", "see #a.b@example.org now"] {
        assert_eq!(terms_with_signs(text), [], "of {text:?}");
    }
}

#[test]
fn a_fraction_is_a_number() {
    for text in ["½", "10½ years", "¼ of it", "⅓"] {
        assert_eq!(terms_with_signs(text), [], "of {text:?}");
    }
}
