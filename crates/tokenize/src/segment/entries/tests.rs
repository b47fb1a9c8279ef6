//! Entries are one token wherever they stand as whole words.

use crate::language::Language;
use proptest::prelude::*;

use crate::{Break, Breaks, Dictionary, Hyphens, Segmentation, Segmenter, Token, Words, reference};

/// The tokens of `text` with the user dictionary `entries`, compared with the specification.
fn tokens(text: &str, entries: &[&str]) -> Vec<Token> {
    let user = Dictionary::from_lines("names.txt", &entries.join("\n")).unwrap();
    let mut found = Vec::new();
    for hyphens in [Hyphens::Split, Hyphens::Keep] {
        let segmentation = Segmentation {
            words: Words::Article,
            hyphens,
        };
        let segmenter = Segmenter::new(segmentation).with_dictionary(&user);
        segmenter.segment(text, &mut found);
        let mut expected = Vec::new();
        reference::segment_with(
            segmentation,
            Some(&user),
            Language::UNKNOWN,
            text,
            &mut expected,
        );
        assert_eq!(found, expected, "{text:?}");
        let mut without_breaks = Vec::new();
        let segmenter = segmenter.with_breaks(Breaks::Skip);
        segmenter.segment(text, &mut without_breaks);
        for token in &mut expected {
            token.break_before = Break::None;
        }
        assert_eq!(without_breaks, expected, "{text:?}");
    }
    let mut end = 0;
    for token in &found {
        assert!(end <= token.start && token.start < token.end, "{text:?}");
        end = token.end;
    }
    found
}

fn words<'t>(text: &'t str, entries: &[&str]) -> Vec<&'t str> {
    let found = tokens(text, entries);
    found.iter().map(|token| token.surface(text)).collect()
}

#[test]
fn a_phrase_is_one_token_in_any_case_and_across_a_line_end() {
    let user = ["New York", "the who", "São Paulo"];
    assert_eq!(
        words("In New York, NEW YORK and new\r\nyork", &user),
        ["In", "New York", "NEW YORK", "and", "new\r\nyork"]
    );
    assert_eq!(
        words("The\u{a0}Who in Sa\u{303}o  Paulo", &user),
        ["The\u{a0}Who", "in", "Sa\u{303}o  Paulo"]
    );
    assert_eq!(words("New\n\nYork", &user), ["New", "York"]);
    assert_eq!(words("New. York", &user), ["New", "York"]);
}

#[test]
fn signs_belong_to_an_entry() {
    let user = [
        "C++",
        "C#",
        ".NET",
        "9/11",
        "AT&T",
        "Yahoo!",
        "Bürger*innen",
        "I ❤ NY",
    ];
    assert_eq!(
        words(
            "C++, C# and .NET (.net) on 9/11: AT&T, Yahoo! Bürger*innen I ❤️ NY",
            &user
        ),
        [
            "C++",
            "C#",
            "and",
            ".NET",
            ".net",
            "on",
            "9/11",
            "AT&T",
            "Yahoo!",
            "Bürger*innen",
            "I ❤️ NY"
        ]
    );
    // Not within what is longer.
    assert_eq!(words("ASP.NET", &user), words("ASP.NET", &[]));
    let longer = "C+++ C++11 19/11 9/110";
    assert_eq!(words(longer, &user), words(longer, &[]));
}

#[test]
fn an_entry_is_found_only_as_whole_words() {
    let user = ["New York", "COVID", "York", "IT"];
    for text in [
        "New Yorker",
        "anew york",
        "COVID-19",
        "#York @York york@example.org https://example.org/New-York/it www.york.org",
        "New_York",
        "it is",
    ] {
        assert_eq!(words(text, &user), words(text, &[]), "{text}");
    }
    assert_eq!(words("COVID IT", &user), ["COVID", "IT"]);
}

#[test]
fn an_entry_keeps_its_ending_and_gives_up_its_article() {
    let user = ["New York", "Union européenne", "AI"];
    assert_eq!(
        words("New York’s New York'ta", &user),
        ["New York’s", "New York'ta"]
    );
    assert_eq!(
        words("l’Union européenne d'AI", &user),
        ["l’", "Union européenne", "d'", "AI"]
    );
    assert_eq!(words("AI가", &user), ["AI가"]);
    assert_eq!(
        words("국민의 힘은 국민의 힘센", &["국민의 힘"]),
        ["국민의 힘은", "국민의", "힘센"]
    );
    assert_eq!(
        words("the New York-based, non-New York", &user),
        ["the", "New York", "based", "non", "New York"]
    );
}

#[test]
fn scripts_without_spaces_need_no_spaces_around_an_entry() {
    let user = ["卡拉OK", "東京2020", "玉山 Forum", "玉山"];
    assert_eq!(words("唱卡拉OK了", &user), ["唱", "卡拉OK", "了"]);
    assert!(words("在東京2020上", &user).contains(&"東京2020"));
    assert_eq!(words("玉山 forum玉山", &user), ["玉山 forum", "玉山"]);
    assert_eq!(words("東京20201", &user), words("東京20201", &[]));
}

#[test]
fn the_longest_entry_matches_and_the_first_wins() {
    let user = [
        "New York",
        "New York Times",
        "York Times Square",
        "Times Square",
    ];
    assert_eq!(
        words("New York Times Square", &user),
        ["New York Times", "Square"]
    );
    assert_eq!(words("New York Time Times Square", &user)[0], "New York");
}

#[test]
fn breaks_and_capitals_are_those_of_the_words_around_an_entry() {
    let found = tokens(
        "TRUMP IN NEW YORK\nIt ended. St. Louis won",
        &["New York", "St. Louis"],
    );
    assert!(found[..3].iter().all(|token| token.in_capitals));
    let breaks: Vec<Break> = found.iter().map(|token| token.break_before).collect();
    assert_eq!(
        breaks,
        [
            Break::Paragraph,
            Break::None,
            Break::None,
            Break::Line,
            Break::None,
            Break::Sentence,
            Break::None,
        ]
    );
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(500) })]

    #[test]
    fn any_entries_in_any_text_give_valid_tokens(
        entries in prop::collection::vec("[a-cA-C卡山é가.+&'’-]{0,4}[a-c1山][ +]?[a-c卡*]{0,3}", 0..5),
        text in "([a-cA-C卡山é가.+&'’-]|[a-c1 ]|😀|\n|é|\u{301}|[@#/:_]){0,40}",
    ) {
        let entries: Vec<&str> = entries.iter().map(String::as_str).collect();
        tokens(&text, &entries);
    }

    #[test]
    fn every_entry_between_spaces_is_found(
        entry in "[A-Za-zé+#&]{1,4}[a-z]( [A-Za-z.é]{1,4}[a-z]){0,2}",
        before in "[a-z,.!😀]{0,5}",
    ) {
        let text = format!("{before} {entry} , {before}");
        prop_assume!(!entry.starts_with('#'));
        let place = before.len() + 1..before.len() + 1 + entry.len();
        let found = tokens(&text, &[&entry]);
        let is_there = found.iter().any(|token| (token.start..token.end) == place);
        prop_assert!(is_there, "{text:?}: {found:?}");
    }
}
