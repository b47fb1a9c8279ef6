//! Entries are found whole, wherever they stand.

use proptest::prelude::*;

use super::*;
use crate::{Break, Breaks, Hyphens, Segmentation, Segmenter, Token, Words, reference};

fn dictionary(words: &[&str]) -> Dictionary {
    Dictionary::from_lines("own.txt", &words.join("\n")).unwrap()
}

/// The tokens of `text` with `own` words, the fast way, which is held to the slow one.
fn tokens(text: &str, own: &Dictionary) -> Vec<Token> {
    let mut found = Vec::new();
    for hyphens in [Hyphens::Split, Hyphens::Keep] {
        let segmentation = Segmentation {
            words: Words::Article,
            hyphens,
        };
        let mut expected = Vec::new();
        let segmenter = Segmenter::new(segmentation).with_dictionary(own);
        segmenter.segment(text, &mut found);
        reference::segment_with(segmentation, Some(own), text, &mut expected);
        assert_eq!(found, expected, "{text:?}");
        let mut quick = Vec::new();
        segmenter
            .with_breaks(Breaks::Skip)
            .segment(text, &mut quick);
        for token in &mut expected {
            token.break_before = Break::None;
        }
        assert_eq!(quick, expected, "{text:?}");
    }
    let mut end = 0;
    for token in &found {
        assert!(end <= token.start && token.start < token.end, "{text:?}");
        assert!(!token.surface(text).is_empty());
        end = token.end;
    }
    found
}

fn words<'t>(text: &'t str, own: &[&str]) -> Vec<&'t str> {
    let found = tokens(text, &dictionary(own));
    found.iter().map(|token| token.surface(text)).collect()
}

#[test]
fn a_name_in_running_text_is_one_token() {
    assert_eq!(
        words(
            "賴清德與台積電在玉山論壇上",
            &["賴清德", "台積電", "玉山論壇"]
        ),
        ["賴清德", "與", "台積電", "在", "玉山論壇", "上"]
    );
    assert_eq!(words("昨日初音ミクが歌った", &["初音ミク"])[1], "初音ミク");
    assert!(words("ผมรักกรุงเทพมหานครมาก", &["กรุงเทพมหานคร"]).contains(&"กรุงเทพมหานคร"));
}

#[test]
fn of_entries_at_one_place_the_longest_is_found_and_the_first_before_others() {
    assert_eq!(
        words("玉山論壇上", &["玉山", "玉山論壇", "論壇上"]),
        ["玉山論壇", "上"]
    );
    assert_eq!(words("甲乙丙丁", &["甲乙", "乙丙丁"])[0], "甲乙");
}

#[test]
fn a_bracketed_name_is_cut_by_entries_alone() {
    assert_eq!(words("「賴清德」", &["玉山"]), ["賴清德"]);
    assert_eq!(words("「玉山論壇」", &["玉山"]), ["玉山", "論壇"]);
}

#[test]
fn the_parts_of_a_name_may_be_joined_by_a_dot() {
    let own = ["唐納德·川普", "ドナルド・トランプ"];
    assert_eq!(
        words("總統唐納德·川普說", &own),
        ["總統", "唐納德·川普", "說"]
    );
    assert_eq!(words("ドナルド・トランプ氏", &own)[0], "ドナルド・トランプ");
    assert_eq!(words("唐納德·某人", &own), words("唐納德·某人", &[]));
}

#[test]
fn a_letter_is_not_torn_from_its_marks() {
    // A vowel sign, and a letter written below another one.
    assert!(!words("กิน", &["ก"]).contains(&"ก"));
    assert!(!words("ក្រុម", &["រ"]).contains(&"រ"));
    // A shorter entry may end where a letter does.
    assert_eq!(words("กากิน", &["กาก", "กา"])[0], "กา");
    assert_eq!(words("กากา", &["กากา\u{e34}", "กากา"]), ["กากา"]);
}

#[test]
fn addresses_and_tags_stay_whole() {
    assert_eq!(
        words("#賴清德出席 https://example.org/賴清德", &["賴清德"])[0],
        "#賴清德出席"
    );
}

#[test]
fn lines_are_trimmed_and_comments_left_out() {
    let text = "\u{feff}# names\n\n  賴清德\t\r\n台積電\n賴清德\n";
    let own = Dictionary::from_lines("own.txt", text).unwrap();
    assert!(own.words().iter().eq(["台積電", "賴清德"]));
    assert_eq!(own.name(), "own.txt");
}

#[test]
fn an_entry_that_cannot_be_found_is_refused_with_its_line() {
    let message = |text: &str| {
        let error = Dictionary::from_lines("own.txt", text).unwrap_err();
        error.to_string()
    };
    assert!(message("# a\n賴清德\nNew York").starts_with("own.txt, line 3: \"New York\" is"));
    assert!(message("New York").contains("--phrases"));
    for other in [
        "AT&T",
        "C++",
        "卡拉OK",
        "東京2020",
        "·川普",
        "川普·",
        "서울",
    ] {
        let message = message(other);
        assert!(message.starts_with("own.txt, line 1: "), "{message}");
        assert!(message.contains("script without spaces"), "{message}");
    }
}

#[test]
fn it_survives_being_written() {
    let own = dictionary(&["賴清德", "台積電"]);
    let written = serde_json::to_string(&own).unwrap();
    assert_eq!(written, r#"{"name":"own.txt","words":["台積電","賴清德"]}"#);
    assert_eq!(serde_json::from_str::<Dictionary>(&written).unwrap(), own);
    let wrong = r#"{"name":"own.txt","words":["AT&T"]}"#;
    assert!(serde_json::from_str::<Dictionary>(wrong).is_err());
}

/// Letters of which entries are made, and others.
const OWN: &str = "[賴清德台積電ミクกข]{1,4}";
const OTHER: &str = "[的在上是了のはมา a1·・「」,.\n-]{0,4}";

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn an_empty_dictionary_is_as_none(text in any::<String>(), more in "[賴清德在ミกิข a·「」]{0,9}") {
        let text = text + &more;
        let mut expected = Vec::new();
        Segmenter::new(Segmentation::default()).segment(&text, &mut expected);
        prop_assert_eq!(tokens(&text, &dictionary(&[])), expected);
    }

    #[test]
    fn every_entry_between_other_characters_is_found(
        entries in prop::collection::vec(OWN, 1..5),
        others in prop::collection::vec(OTHER, 6),
    ) {
        let mut text = others[0].clone();
        let mut expected = Vec::new();
        for (entry, other) in entries.iter().zip(&others[1..]) {
            // Where two entries touch, a longer one may begin in the first.
            let other = format!("、{other}。");
            expected.push(text.len()..text.len() + entry.len());
            text += entry;
            text += &other;
        }
        let own: Vec<&str> = entries.iter().map(String::as_str).collect();
        let found = tokens(&text, &dictionary(&own));
        for place in expected {
            let is_there = found.iter().any(|token| (token.start..token.end) == place);
            prop_assert!(is_there, "{place:?} of {text:?}: {found:?}");
        }
    }

    #[test]
    fn any_text_is_cut_soundly(
        entries in prop::collection::vec("[賴清德ミカกขាក្]{1,3}(·[賴清德]{1,2})?", 0..6),
        text in "([賴清德ミカกขាក្]{0,6}[ิ\u{3099}\u{fe00}·_ a「」&.@-]{0,2}){0,6}",
    ) {
        let own: Vec<&str> = entries.iter().map(String::as_str).collect();
        tokens(&text, &dictionary(&own));
    }

    #[test]
    fn between_entries_words_are_cut_as_without(text in "[的在上是了台灣半導體產業]{0,12}") {
        let own = dictionary(&["賴清德"]);
        let all = format!("{text}賴清德{text}");
        let found = tokens(&all, &own);
        let lone = tokens(&text, &dictionary(&[]));
        let surfaces = |text, tokens: &[Token]| -> Vec<String> {
            tokens.iter().map(|token: &Token| token.surface(text).to_owned()).collect()
        };
        let lone = surfaces(&text, &lone);
        let expected = [lone.clone(), vec!["賴清德".to_owned()], lone].concat();
        prop_assert_eq!(surfaces(&all, &found), expected);
    }
}
