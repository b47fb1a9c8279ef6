//! Which words match.

use super::*;
use crate::fold::stop_words::StopList;
use crate::{Fate, Rules, Surface};

#[test]
fn a_custom_list_reports_entries_without_a_match() {
    let words = StopWords {
        sources: vec![StopSource::List(StopList::from_lines(
            "custom.txt",
            "Said\nzzz\nAI\n",
        ))],
    };
    let languages = BTreeSet::from([Language::ENGLISH]);
    let lists = StopLists::new(&words, &languages, str::to_lowercase);
    assert_eq!(lists.look_up(Language::ENGLISH, "said"), StopMatch::Word);
    assert_eq!(lists.look_up(Language::ENGLISH, "ai"), StopMatch::Acronym);
    assert_eq!(lists.look_up(Language::ENGLISH, "the"), StopMatch::None);
    let uses = lists.into_uses();
    assert_eq!(uses[0].unmatched_entries, ["zzz"]);
    assert_eq!((uses[0].entries, uses[0].unmatched), (3, 1));
}

#[test]
fn each_language_has_its_own_list_and_lists_are_combined() {
    let german: Language = "de".parse().unwrap();
    let languages = BTreeSet::from([Language::ENGLISH, german]);
    let mut words = StopWords::default();
    let custom = StopList::from_lines("custom.txt", "percent");
    words.sources.push(StopSource::List(custom));
    let lists = StopLists::new(&words, &languages, str::to_lowercase);
    assert_eq!(lists.look_up(german, "die"), StopMatch::Word);
    assert_eq!(lists.look_up(Language::ENGLISH, "die"), StopMatch::None);
    for word in ["would", "us", "percent"] {
        assert_eq!(lists.look_up(Language::ENGLISH, word), StopMatch::Word);
    }
}

/// The surfaces that are abbreviations in a document in the language `code`.
fn abbreviations<'s>(code: &str, surfaces: &[&'s str], in_capitals: bool) -> Vec<&'s str> {
    let language: Language = code.parse().unwrap();
    let languages = BTreeSet::from([language]);
    let lists = StopLists::new(&StopWords::default(), &languages, str::to_lowercase);
    let are = |surface: &&&str| lists.is_abbreviation(language, surface, in_capitals);
    surfaces.iter().filter(are).copied().collect()
}

#[test]
fn abbreviations_of_function_words_match_as_they_are_written() {
    // Duden: z. B., d. h., u. a., i. d. R., m. E.; also without the spaces.
    let german = [
        "z.B.", "z.B", "Z.B.", "D.h.", "d.h.", "i.d.R.", "u.a.", "m.E.", "z.b.",
    ];
    assert_eq!(abbreviations("de", &german, false), german);
    // Acronyms and initials of the same letters.
    assert!(abbreviations("de", &["U.A.", "M.E.", "U.S.", "D.H.", "ua", "zb"], false).is_empty());
    assert_eq!(
        abbreviations("de", &["U.A.", "M.E.", "U.S."], true),
        ["U.A.", "M.E."]
    );
    // The Chicago Manual of Style, 10.42; the acronym PM is a prime minister.
    let english = ["e.g.", "E.g.", "i.e.", "a.m.", "p.m.", "p.m"];
    assert_eq!(abbreviations("en", &english, false), english);
    assert!(abbreviations("en", &["E.G.", "P.M.", "U.S.", "z.B.", "a.b."], false).is_empty());
    for (code, surfaces) in [
        ("es", ["p.ej.", "P.ej.", "p.ej"]),
        ("nl", ["d.w.z.", "D.w.z.", "o.a."]),
        ("sv", ["t.ex.", "bl.a", "o.s.v."]),
        ("da", ["f.eks.", "bl.a.", "m.m."]),
        ("pl", ["m.in.", "M.in.", "m.in"]),
        ("ru", ["т.е.", "Т.е.", "т.д."]),
        ("el", ["π.χ.", "Π.χ.", "κ.λπ."]),
    ] {
        assert_eq!(abbreviations(code, &surfaces, false), surfaces);
    }
}

#[test]
fn short_forms_without_full_stops_inside_are_words_of_the_lists() {
    for (code, words) in [
        ("de", "bzw usw etc ca vgl ggf evtl"),
        ("en", "etc vs cf eg ie pm am"),
        ("fr", "etc cf"),
        ("it", "ecc cfr"),
        ("nl", "bijv enz"),
        ("sv", "osv dvs"),
        ("pl", "np itp itd tzn"),
        ("cs", "např atd apod"),
        ("hr", "npr tj itd"),
        ("hu", "pl stb kb"),
        ("fi", "esim ym jne"),
        ("tr", "vb"),
    ] {
        let language: Language = code.parse().unwrap();
        let languages = BTreeSet::from([language]);
        let lists = StopLists::new(&StopWords::default(), &languages, str::to_lowercase);
        for word in words.split(' ') {
            assert_eq!(
                lists.look_up(language, word),
                StopMatch::Word,
                "{code} {word}"
            );
        }
    }
}

#[test]
fn an_acronym_that_ends_in_a_capital_is_no_stop_word_of_a_built_in_list() {
    let terms = |rules: &Rules, texts: &[&str]| -> Vec<String> {
        let language = "hr".parse().unwrap();
        let surface = |text| Surface {
            text,
            language,
            in_capitals: false,
            count: 1,
        };
        let surfaces: Vec<Surface<'_>> = texts.iter().copied().map(surface).collect();
        let fates = crate::fold(rules, &surfaces).fates.into_iter();
        let term = |fate| match fate {
            Fate::Term(term) => term,
            Fate::Dropped(_) => String::new(),
        };
        fates.map(term).collect()
    };
    // Bosna i Hercegovina; the conditional of biti, to be.
    let words = ["BiH", "bih", "Bih"];
    assert_eq!(terms(&Rules::default(), &words), ["bih", "", ""]);
    let mut own = Rules::default();
    let list = StopList::from_lines("own.txt", "bih");
    own.stop_words.sources.push(StopSource::List(list));
    assert_eq!(terms(&own, &words), ["", "", ""]);
}
