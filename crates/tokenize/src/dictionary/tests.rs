//! Entries are found as whole words, wherever they occur.

use proptest::prelude::*;

use super::*;
use crate::{Break, Breaks, Hyphens, Language, Segmentation, Segmenter, Token, Words, reference};

fn dictionary(words: &[&str]) -> Dictionary {
    Dictionary::from_lines("names.txt", &words.join("\n")).unwrap()
}

/// The tokens of `text` with the user dictionary `user`, compared with the specification.
fn tokens(text: &str, user: &Dictionary) -> Vec<Token> {
    let mut found = Vec::new();
    for hyphens in [Hyphens::Split, Hyphens::Keep] {
        let segmentation = Segmentation {
            words: Words::Article,
            hyphens,
        };
        let mut expected = Vec::new();
        let segmenter = Segmenter::new(segmentation).with_dictionary(user);
        segmenter.segment(text, &mut found);
        reference::segment_with(
            segmentation,
            Some(user),
            Language::UNKNOWN,
            text,
            &mut expected,
        );
        assert_eq!(found, expected, "{text:?}");
        let mut without_breaks = Vec::new();
        segmenter
            .with_breaks(Breaks::Skip)
            .segment(text, &mut without_breaks);
        for token in &mut expected {
            token.break_before = Break::None;
        }
        assert_eq!(without_breaks, expected, "{text:?}");
    }
    let mut end = 0;
    for token in &found {
        assert!(end <= token.start && token.start < token.end, "{text:?}");
        assert!(!token.surface(text).is_empty());
        end = token.end;
    }
    found
}

fn words<'t>(text: &'t str, user: &[&str]) -> Vec<&'t str> {
    let found = tokens(text, &dictionary(user));
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
fn the_longest_of_entries_with_the_same_start_matches_and_the_first_wins() {
    assert_eq!(
        words("玉山論壇上", &["玉山", "玉山論壇", "論壇上"]),
        ["玉山論壇", "上"]
    );
    assert_eq!(words("甲乙丙丁", &["甲乙", "乙丙丁"])[0], "甲乙");
}

#[test]
fn only_entries_split_a_bracketed_name() {
    assert_eq!(words("「賴清德」", &["玉山"]), ["賴清德"]);
    assert_eq!(words("「玉山論壇」", &["玉山"]), ["玉山", "論壇"]);
}

#[test]
fn a_dot_may_join_the_parts_of_a_name() {
    let user = ["唐納德·川普", "ドナルド・トランプ"];
    assert_eq!(
        words("總統唐納德·川普說", &user),
        ["總統", "唐納德·川普", "說"]
    );
    assert_eq!(
        words("ドナルド・トランプ氏", &user)[0],
        "ドナルド・トランプ"
    );
    assert_eq!(words("唐納德·某人", &user), words("唐納德·某人", &[]));
}

#[test]
fn a_letter_is_not_separated_from_its_marks() {
    // A vowel sign, and a letter written below another one.
    assert!(!words("กิน", &["ก"]).contains(&"ก"));
    assert!(!words("ក្រុម", &["រ"]).contains(&"រ"));
    // A shorter entry may end where a letter does.
    assert_eq!(words("กากิน", &["กาก", "กา"])[0], "กา");
    assert_eq!(words("กากา", &["กากา\u{e34}", "กากา"]), ["กากา"]);
}

#[test]
fn addresses_and_hashtags_stay_whole() {
    assert_eq!(
        words("#賴清德出席 https://example.org/賴清德", &["賴清德"])[0],
        "#賴清德出席"
    );
}

#[test]
fn lines_are_trimmed_and_comments_skipped() {
    let text = "\u{feff}# names\n\n  賴清德\t\r\n台積電\n賴清德\n";
    let user = Dictionary::from_lines("names.txt", text).unwrap();
    assert!(user.words().iter().eq(["台積電", "賴清德"]));
    assert_eq!(user.name(), "names.txt");
}

#[test]
fn an_entry_without_a_letter_is_rejected_with_its_line() {
    let message = |text: &str| {
        let error = Dictionary::from_lines("names.txt", text).unwrap_err();
        error.to_string()
    };
    for wrong in ["+++", "…", "、", "♪ ♫", "\u{200b}"] {
        let message = message(&format!("# a\n賴清德\n\n{wrong}"));
        let start = format!("names.txt, line 4: {wrong:?} has no letter, digit or emoji");
        assert!(message.starts_with(&start), "{message}");
    }
    for right in [
        "AT&T",
        "C++",
        "卡拉OK",
        "東京2020",
        "·川普",
        "서울",
        "9/11",
        "😀",
    ] {
        assert!(
            Dictionary::from_lines("names.txt", right).is_ok(),
            "{right}"
        );
    }
}

#[test]
fn a_dictionary_round_trips_through_json() {
    let user = dictionary(&["賴清德", "台積電"]);
    let written = serde_json::to_string(&user).unwrap();
    assert_eq!(
        written,
        r#"{"name":"names.txt","words":["台積電","賴清德"]}"#
    );
    assert_eq!(serde_json::from_str::<Dictionary>(&written).unwrap(), user);
    let wrong = r#"{"name":"names.txt","words":["&"]}"#;
    assert!(serde_json::from_str::<Dictionary>(wrong).is_err());
}

/// Letters that entries are made of, and others.
const ENTRY: &str = "[賴清德台積電ミクกข]{1,4}";
const OTHER: &str = "[的在上是了のはมา a1·・「」,.\n-]{0,4}";

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn an_empty_dictionary_changes_nothing(text in any::<String>(), more in "[賴清德在ミกิข a·「」]{0,9}") {
        let text = text + &more;
        let mut expected = Vec::new();
        Segmenter::new(Segmentation::default()).segment(&text, &mut expected);
        prop_assert_eq!(tokens(&text, &dictionary(&[])), expected);
    }

    #[test]
    fn every_entry_between_other_characters_is_found(
        entries in prop::collection::vec(ENTRY, 1..5),
        others in prop::collection::vec(OTHER, 6),
    ) {
        let mut text = others[0].clone();
        let mut expected = Vec::new();
        for (entry, other) in entries.iter().zip(&others[1..]) {
            // If two entries touched, a longer one might start in the first.
            let other = format!("、{other}。");
            expected.push(text.len()..text.len() + entry.len());
            text += entry;
            text += &other;
        }
        let user: Vec<&str> = entries.iter().map(String::as_str).collect();
        let found = tokens(&text, &dictionary(&user));
        for span in expected {
            let is_there = found.iter().any(|token| (token.start..token.end) == span);
            prop_assert!(is_there, "{span:?} of {text:?}: {found:?}");
        }
    }

    #[test]
    fn spans_of_any_text_are_valid(
        entries in prop::collection::vec("[賴清德ミカกขាក្]{1,3}(·[賴清德]{1,2})?", 0..6),
        text in "([賴清德ミカกขាក្]{0,6}[ิ\u{3099}\u{fe00}·_ a「」&.@-]{0,2}){0,6}",
    ) {
        let user: Vec<&str> = entries.iter().map(String::as_str).collect();
        tokens(&text, &dictionary(&user));
    }

    #[test]
    fn text_between_entries_is_segmented_as_without_a_dictionary(text in "[的在上是了台灣半導體產業]{0,12}") {
        let user = dictionary(&["賴清德"]);
        let all = format!("{text}賴清德{text}");
        let found = tokens(&all, &user);
        let lone = tokens(&text, &dictionary(&[]));
        let surfaces = |text, tokens: &[Token]| -> Vec<String> {
            tokens.iter().map(|token: &Token| token.surface(text).to_owned()).collect()
        };
        let lone = surfaces(&text, &lone);
        let expected = [lone.clone(), vec!["賴清德".to_owned()], lone].concat();
        prop_assert_eq!(surfaces(&all, &found), expected);
    }
}
